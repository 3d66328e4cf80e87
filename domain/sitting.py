"""With which board does sit what rose to one, once boards were replaced, and which one has it next?"""

from collections.abc import Iterator, Mapping

from domain.board import Board
from domain.board_days import NOT_YET
from domain.board_refusals import LeavesMattersBehind, TakesNothingOver

Boards = Mapping[str, Board]


def successors(ref: str, boards: Boards) -> Iterator[str]:
    """A board, and those that took its place one after the other."""
    seen = set[str]()
    following: str | None = ref
    while following is not None and following not in seen:
        yield following
        seen.add(following)
        following = boards[following].replaced_by if following in boards else None
        following = following if following in boards else None


def sits_with(ref: str, boards: Boards) -> str:
    """The board with which sits what came to another: that one, or the last that took its place."""
    *_, last = successors(ref, boards)
    return last


def next_above(board: Board, boards: Boards) -> Board | None:
    """Whoever has it after a board: the one that took its place, else the one it reports to, or took that one's.

    What leads to a board that is gone without a successor, or back to where it came from, goes on to the one that it
    reported to.
    """
    return _onward(board, {board.ref}, boards)


def _onward(board: Board, seen: set[str], boards: Boards) -> Board | None:
    """The first board that is not gone, on the way from one that may be."""
    for ref in (board.replaced_by, board.reports_to):
        if ref is not None and ref in boards and ref not in seen:
            seen.add(ref)
            following = boards[ref]
            found = _onward(following, seen, boards) if following.is_replaced else following
            if found is not None:
                return found
    return None


def lies_below(ref: str, board: str, boards: Boards) -> bool:
    """Whether what rises from a board comes to another, however long the way."""
    seen, at = {ref}, boards.get(ref)
    while at is not None and (at := next_above(at, boards)) is not None and at.ref not in seen:
        if at.ref == board:
            return True
        seen.add(at.ref)
    return False


def why_it_has_nothing(board: Board) -> str | None:
    """How a board is not at work, so that nothing may be left with it; nothing where it is."""
    if board.is_replaced:
        return "was replaced by none"
    return "is only proposed" if board.stage in NOT_YET else None


def must_leave_nothing_behind(board: Board, by: str | None, matters: Mapping[str, str], boards: Boards) -> None:
    """Refuse to replace a board while something sits with it, by none, or by one with which it could not be left.

    `matters` says what came to which board.
    """
    left = [what for what, came_to in matters.items() if board.ref in successors(came_to, boards)]
    if not left:
        return
    if by is None:
        raise LeavesMattersBehind(board.name, left)
    successor = boards[sits_with(by, boards)]
    if why := why_it_has_nothing(successor):
        raise TakesNothingOver(board.name, left, successor=successor.name, why=why)
