"""What a change request refuses, each as a sentence with a way out."""

from datetime import date

from domain.happening import when
from domain.planned_date import PlannedDate
from domain.refusals import AgainstTheRecord, day_in_words


class ChangeIsDecided(AgainstTheRecord):
    """A change request is decided once."""

    def __init__(self, ref: str, standing: str) -> None:
        super().__init__(f"Change request “{ref}” was {standing}; ask for the change anew, under another reference.")


class OwnRequest(AgainstTheRecord):
    """Nobody decides on what they asked for themselves, nor records what was decided; they may withdraw it."""

    def __init__(self, ref: str, by: str, cannot: str) -> None:
        super().__init__(f"Change request “{ref}” was made by {by}, who cannot {cannot}")


class ApprovedByNobody(AgainstTheRecord):
    """Somebody approved or rejected it."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"Say who decided on change request “{ref}”: a board of this programme, or a body in words.")


class AnotherBoardWasAsked(AgainstTheRecord):
    """The body that was asked decides."""

    def __init__(self, ref: str, asked_of: str, board: str | None) -> None:
        found = f"board “{board}”" if board else "another body"
        super().__init__(f"Change request “{ref}” was put to the board “{asked_of}”, not to {found}.")


class AnotherBodyWasAsked(AgainstTheRecord):
    """The body that was asked decides, also where it is no board of the programme."""

    def __init__(self, ref: str, asked: str, found: str) -> None:
        super().__init__(f"Change request “{ref}” was put to “{asked}”, not to {found}.")


class AskedOfTwo(AgainstTheRecord):
    """One body decides on a change request."""

    def __init__(self, board: str, body: str) -> None:
        super().__init__(f"A change is asked of the board “{board}” or of “{body}”, not of both. Name one of them.")


class DecidedBeforeItWasAsked(AgainstTheRecord):
    """No decision answers what is asked for later."""

    def __init__(self, ref: str, decision: str, *, taken: PlannedDate, asked_on: date) -> None:
        super().__init__(
            f"Change request “{ref}” was made on {day_in_words(asked_on)}, and decision “{decision}” was taken "
            f"{when(taken)}, before that. Name a later decision, or correct the day of the request."
        )
