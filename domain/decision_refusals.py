"""Why a decision is refused: nobody took it, not enough were there, or the record says otherwise."""

from datetime import date

from domain.refusals import AgainstTheRecord, day_in_words


class DecidedByNobody(AgainstTheRecord):
    """Somebody took every decision."""

    def __init__(self) -> None:
        super().__init__("Say who decided: a board, the meeting of one, or the bodies that agreed.")


class ConditionsUnstated(AgainstTheRecord):
    """An agreement under conditions says which."""

    def __init__(self) -> None:
        super().__init__("It is agreed with conditions, and none is stated. State them, or record it as agreed.")


class ItemOfWhichMeeting(AgainstTheRecord):
    """An item stands on the agenda of a meeting."""

    def __init__(self, item: str) -> None:
        super().__init__(f"Say at which meeting item “{item}” was decided, or leave the item out.")


class QuorumNotMet(AgainstTheRecord):
    """A board decides where enough of it are there."""

    def __init__(self, board: str, *, present: int | None, quorum: int) -> None:
        there = (
            "nobody stated how many were there"
            if present is None
            else f"{present} {'was' if present == 1 else 'were'} there"
        )
        super().__init__(
            f"The board “{board}” decides when at least {quorum} of it are there, and {there}. "
            "Record the attendance, or take the decision at a meeting that is quorate."
        )


class AnotherBoardsMeeting(AgainstTheRecord):
    """A board decides at its own meetings."""

    def __init__(self, board: str, meeting: str, of: str) -> None:
        super().__init__(f"{meeting[0].upper()}{meeting[1:]} is one of “{of}”, not of “{board}”. Correct one of them.")


class SeenBeforeItWasThere(AgainstTheRecord):
    """Nobody has seen entries that are not recorded."""

    def __init__(self, seen_at: int, last: int) -> None:
        super().__init__(
            f"The record this was decided on cannot reach to position {seen_at}; its first entry is at 1 and "
            f"its last at {last}. Leave it out, or give the position the board had before it."
        )


class SeenBeforeItWasKnown(AgainstTheRecord):
    """Nobody has seen on one day what was recorded on a later one."""

    def __init__(self, seen_at: int, entry: int, *, day: date, last: int | None) -> None:
        so = f"Leave it out, or give {last} or an earlier one" if last else "Leave it out: nothing was recorded by then"
        super().__init__(
            f"By {day_in_words(day)}, when this was decided, nobody can have had the record up to entry {seen_at}: "
            f"entry {entry} was recorded later, and nothing says that it was known before. {so}."
        )


class DecisionSaysOtherwise(AgainstTheRecord):
    """What rests on a decision is what that decision says."""

    def __init__(self, ref: str, why: str) -> None:
        super().__init__(f"Decision “{ref}” does not bear this out: {why}. Name the decision that does.")


class DecisionIsSuperseded(AgainstTheRecord):
    """A decision is superseded once."""

    def __init__(self, ref: str, by: str) -> None:
        super().__init__(f"Decision “{ref}” was superseded by “{by}” already. Supersede that one, or correct it.")


class SupersedesItself(AgainstTheRecord):
    """No decision takes its own place, however long the way."""

    def __init__(self, ref: str, chain: str) -> None:
        super().__init__(f"Decision “{ref}” would supersede itself: {chain}. Name a later decision.")
