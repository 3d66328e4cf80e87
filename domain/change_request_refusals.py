"""What a change request refuses, each as a sentence with a way out."""

from collections.abc import Collection

from domain.refusals import AgainstTheRecord
from domain.words import listed


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


class NotAskedOfThem(AgainstTheRecord):
    """Where boards decide, a body in words decides only on what was put to it."""

    def __init__(self, ref: str, body: str, boards: Collection[str]) -> None:
        named = listed(f"“{board}”" for board in boards)
        may = f"The board {named} decides" if len(boards) == 1 else f"The boards {named} decide"
        super().__init__(
            f"Change request “{ref}” was not put to “{body}”. {may} here: name the board that said it. If it was put "
            "to that body, have the request corrected first so that it says so."
        )
