"""What escalations refuse, each as a sentence with a way out."""

from datetime import date

from domain.refusals import AgainstTheRecord, Malformed, day_in_words


class EscalationRefUnreadable(Malformed):
    """An escalation is called after what rises."""

    def __init__(self, ref: str, kinds: str) -> None:
        super().__init__(
            f"“{ref}” does not name an escalation. Write programme, or KIND:REF with a kind out of {kinds}."
        )


class AlreadyEscalated(AgainstTheRecord):
    """A matter sits with one board at a time."""

    def __init__(self, what: str, board: str, since: date | None) -> None:
        on = f" since {day_in_words(since)}" if since else ""
        super().__init__(
            f"The {what} is escalated already: it sits with the board “{board}”{on}. "
            "Pass it up from there, or have it resolved first."
        )


class NothingLeftToEscalate(AgainstTheRecord):
    """What is over needs no board."""

    def __init__(self, what: str, over: str) -> None:
        super().__init__(f"The {what} is {over}, so there is nothing left to escalate.")


class SitsWithNoBoard(AgainstTheRecord):
    """What sits with no board can be neither passed up, nor returned, nor resolved."""

    def __init__(self, what: str, standing: str) -> None:
        super().__init__(f"The escalation of {what} was {standing}, so it sits with no board. Escalate it anew.")


class NothingAbove(AgainstTheRecord):
    """Where no board is above, nothing rises."""

    def __init__(self, board: str, *, is_gone: bool = False) -> None:
        super().__init__(
            f"The board “{board}” was replaced by none, and none is above it to pass it up to. "
            "Return it to whoever brought it, or withdraw it."
            if is_gone
            else f"The board “{board}” reports to no board of this programme, so there is none to pass it up to. "
            "Have it resolved there, or record first which board that reports to."
        )


class SitsThereAlready(AgainstTheRecord):
    """What is passed up or returned comes to another board."""

    def __init__(self, what: str, board: str) -> None:
        super().__init__(f"The escalation of {what} would come to the board “{board}”, with which it sits already.")


class RisesElsewhere(AgainstTheRecord):
    """Things rise along what boards report to, and skip none."""

    def __init__(self, board: str, *, above: str, found: str) -> None:
        super().__init__(f"From the board “{board}” it rises to the board “{above}”, not to “{found}”. Name that one.")


class NotBelow(AgainstTheRecord):
    """What a board gives back goes down the way it could have come."""

    def __init__(self, board: str, found: str) -> None:
        super().__init__(
            f"The board “{found}” is not below “{board}”: it does not report to it, however long the way. "
            "Name a board below, or none: then it goes back to whoever brought it."
        )


class SitsElsewhere(AgainstTheRecord):
    """The board it sits with resolves it."""

    def __init__(self, what: str, *, board: str, found: str) -> None:
        super().__init__(
            f"The {what} sits with the board “{board}”, not with “{found}”. "
            "That one resolves it; otherwise pass it up or return it first."
        )


class AdviceResolvesNothing(AgainstTheRecord):
    """A board that only advises has nothing to resolve it by."""

    def __init__(self, board: str) -> None:
        super().__init__(
            f"The board “{board}” only advises and resolves nothing. "
            "Return it with what the board advises, or pass it up to one that decides."
        )


class MetBeforeItCame(AgainstTheRecord):
    """No meeting settles what comes before the board later."""

    def __init__(self, meeting: str, board: str, came_on: date) -> None:
        super().__init__(
            f"{meeting[0].upper()}{meeting[1:]} was before {day_in_words(came_on)}, when it came to the board "
            f"“{board}”. Name a later meeting, or correct the day it came."
        )


class DecidedBeforeItCame(AgainstTheRecord):
    """No decision settles what comes before the board later."""

    def __init__(self, decision: str, came_on: date) -> None:
        super().__init__(
            f"Decision “{decision}” was taken before {day_in_words(came_on)}, when it came to the board. "
            "Name a later decision, or correct the day it came."
        )


class CameToAReplacedBoard(AgainstTheRecord):
    """Nothing comes to a board after another took its place."""

    def __init__(self, what: str, board: str, came_on: date) -> None:
        super().__init__(
            f"Then the {what} would have come to the board “{board}” on {day_in_words(came_on)}, when that had been "
            "replaced already. Give another day or another board, or correct or withdraw first how it came there."
        )


class WasWithAnotherBoard(AgainstTheRecord):
    """What a board settled or gave on was with it that day."""

    def __init__(self, what: str, board: str, *, on: date | None, how: str) -> None:
        then = f" on {day_in_words(on)}" if on else ""
        super().__init__(
            f"Then the {what} would not have been with the board “{board}”{then}, when that {how}. "
            "Give another day or another board, or correct or withdraw that first."
        )


class WouldSitWithNone(AgainstTheRecord):
    """What rose is left with a board that is at work; `why` says how this one would not be."""

    def __init__(self, what: str, board: str, why: str) -> None:
        super().__init__(
            f"Then the {what} would sit with the board “{board}”, which {why}. "
            "Have it passed up, returned, resolved or withdrawn first, or correct how it came there."
        )
