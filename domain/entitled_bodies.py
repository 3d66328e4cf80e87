"""May a body that is no board of the programme decide in words, or do boards of the programme decide here?"""

from collections.abc import Collection

from domain.refusals import AgainstTheRecord
from domain.words import listed


class BoardsDecideHere(AgainstTheRecord):
    """Where boards decide, a body in words decides only on what was put to it."""

    def __init__(self, what: str, boards: Collection[str], way_out: str) -> None:
        named = listed(f"“{board}”" for board in boards)
        may = f"The board {named} decides" if len(boards) == 1 else f"The boards {named} decide"
        super().__init__(f"{what}. {may} here: name the board that said it. {way_out}")


def must_leave_it_to_boards(
    body: str | None, boards: Collection[str], *, board: str | None, what: str, way_out: str
) -> None:
    """Refuse what a body in words is said to have decided by itself, where there are boards that could have.

    Else anybody’s words would be a decision. `what` says what it was not asked, `way_out` what to do if it was.
    """
    if body is not None and board is None and boards:
        raise BoardsDecideHere(what, boards, way_out)
