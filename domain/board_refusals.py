"""What boards refuse, each as a sentence with a way out."""

from collections.abc import Sequence
from datetime import date

from domain.happening import when
from domain.planned_date import PlannedDate
from domain.refusals import AgainstTheRecord, day_in_words


class BoardIsReplaced(AgainstTheRecord):
    """A board that meets no more changes no more."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The board “{name}” was replaced; it can no longer change, meet or decide.")


class BoardIsInPlace(AgainstTheRecord):
    """A board begins its work once."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The board “{name}” is in place already.")


class OnlyProposed(AgainstTheRecord):
    """A board that is only proposed neither meets nor decides."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The board “{name}” is only proposed. Record first that it was put in place.")


class BoardNotThereYet(AgainstTheRecord):
    """No board meets before it is there, nor decides."""

    def __init__(self, name: str, since: date, on: PlannedDate) -> None:
        super().__init__(
            f"The board “{name}” is there only since {day_in_words(since)}; it can neither meet nor decide "
            f"{when(on)}. Give a later day, or correct when it was put in place."
        )


class ReportsToItself(AgainstTheRecord):
    """No board reports to itself, however long the way."""

    def __init__(self, name: str, chain: str) -> None:
        super().__init__(f"“{name}” would report to itself: {chain}. Choose another board.")


class ReplacesItself(AgainstTheRecord):
    """No board takes its own place, however long the way."""

    def __init__(self, name: str, chain: str) -> None:
        super().__init__(f"“{name}” would take its own place: {chain}. Choose another board, or none.")


class OnlyAdvises(AgainstTheRecord):
    """What a board that only advises says is no decision."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The board “{name}” only advises and takes no decisions. Record what it noted, supported or recommended, "
            "or name the board that decided."
        )


class MoreAreNeededThanSit(AgainstTheRecord):
    """A quorum is never larger than the board."""

    def __init__(self, quorum: int, seats: int) -> None:
        sitting = f"{seats} {'seat' if seats == 1 else 'seats'}"
        super().__init__(f"A quorum of {quorum} cannot be met by {sitting}. Correct one of them.")


class NobodyIsNeeded(AgainstTheRecord):
    """A quorum that nobody has to meet is none."""

    def __init__(self) -> None:
        super().__init__("A quorum of 0 asks for nobody to be there. Leave it out where the board has none.")


class SeatListedTwice(AgainstTheRecord):
    """Seats that are alike are listed once, with how many there are."""

    def __init__(self, seat: str, organisation: str | None) -> None:
        of = f" of “{organisation}”" if organisation else ""
        super().__init__(f"The seat “{seat}”{of} is listed twice. List it once, with how many there are.")


class ProposedIsNotInPlace(AgainstTheRecord):
    """What is only proposed has not begun."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The board “{name}” is only proposed, and so is in place since no day. Leave that day out, or bring the "
            "board in as one that is in place."
        )


class SameNameTwice(AgainstTheRecord):
    """Two boards that are at work are told apart by their names."""

    def __init__(self, name: str, other: str) -> None:
        super().__init__(
            f"The board “{other}” is called “{name}” too. Give this one another name; or let it be proposed, and put "
            "it in place once the other was replaced."
        )


class ReportsToNobody(AgainstTheRecord):
    """A board reports to one that is there, or to the one that took its place."""

    def __init__(self, name: str, above: str) -> None:
        super().__init__(
            f"“{name}” cannot report to the board “{above}”, which was replaced by none. Choose another board, or none."
        )


class LeavesMattersBehind(AgainstTheRecord):
    """What sits with a board goes to the one that takes its place, and is left with none."""

    def __init__(self, name: str, matters: Sequence[str]) -> None:
        super().__init__(f"{_there_still(name, matters)}. Name the board that takes its place, or {_MOVE_THEM}.")


class TakesNothingOver(AgainstTheRecord):
    """What sits with a board goes to one that is at work; `why` says how the one that would have it is not."""

    def __init__(self, name: str, matters: Sequence[str], *, successor: str, why: str) -> None:
        super().__init__(
            f"{_there_still(name, matters)}, and the board “{successor}”, which would have that next, {why}. "
            f"Name a board that is at work, or {_MOVE_THEM}."
        )


_MOVE_THEM = "have that passed up, returned, answered, resolved or withdrawn first"


def _there_still(name: str, matters: Sequence[str]) -> str:
    sit = "sits" if len(matters) == 1 else "sit"
    return f"With the board “{name}” {sit} still: {', '.join(matters)}"


class IsABoard(AgainstTheRecord):
    """A board of the programme is named as such, and decides by its own rules."""

    def __init__(self, words: str, ref: str) -> None:
        super().__init__(
            f"“{words}” is the board “{ref}” of this programme. Name it as the board that decided, not in words."
        )


class EnoughNotShown(AgainstTheRecord):
    """A board with a quorum decides at a meeting that counts who was there, or by a decision of such a meeting."""

    def __init__(self, board: str, quorum: int) -> None:
        super().__init__(
            f"The board “{board}” decides when at least {quorum} of it are there, and nothing here says how many were. "
            "Record its decision with the meeting that took it first, and name that decision."
        )
