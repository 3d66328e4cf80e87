"""Along which boards does something rise until one of them settles it, and on which condition?"""

from collections.abc import Iterable, Mapping

from application.projections.board_rows import is_at_work, mandate_in_words
from application.projections.view import View
from domain.board import Board
from domain.board_facts import BoardEscalationStated, Mandate


class EscalationStep(View):
    """One step of a path: a board, or whoever brings things before the first of them, who has no reference.

    `condition` and `by_exception` say what comes to it from the step before; `stage_remark` that it is not at work.
    """

    body: str
    ref: str | None
    condition: str | None
    by_exception: bool | None
    mandate: Mandate | None
    mandate_in_words: str | None
    stage_remark: str | None
    in_words: str


class EscalationPath(View):
    """The way up from one board along what boards report to."""

    steps: tuple[EscalationStep, ...]
    in_words: str


def escalation_paths(boards: Mapping[str, Board]) -> tuple[EscalationPath, ...]:
    """A path for each board that nobody reports to, where it leads anywhere or something is brought before it."""
    held = {ref: board for ref, board in boards.items() if not board.is_replaced}
    above = {board.reports_to for board in held.values()}
    lowest = (board for ref, board in held.items() if ref not in above)
    return tuple(path_from(board, held) for board in lowest if board.reports_to in held or board.escalations)


def path_from(board: Board, boards: Mapping[str, Board]) -> EscalationPath:
    """The path that begins at a board, with whoever brings things before it; a ring ends where it began."""
    chain: list[Board] = []
    at: Board | None = board
    while at is not None and at not in chain:
        chain.append(at)
        at = boards.get(at.reports_to or "")
    steps = (*_beginning(chain[0]), *map(_step, chain))
    return EscalationPath(steps=steps, in_words=_in_words(steps))


def _beginning(first: Board) -> Iterable[EscalationStep]:
    """Those who are no board and bring things before the first one."""
    return (
        EscalationStep(
            body=stated.from_body,
            ref=None,
            condition=None,
            by_exception=None,
            mandate=None,
            mandate_in_words=None,
            stage_remark=None,
            in_words=stated.from_body,
        )
        for stated in first.escalations
    )


def _step(board: Board) -> EscalationStep:
    stated: BoardEscalationStated | None = board.escalations[0] if board.escalations else None
    return EscalationStep(
        body=board.name,
        ref=board.ref,
        condition=stated.condition if stated else None,
        by_exception=stated.by_exception if stated else None,
        mandate=board.mandate,
        mandate_in_words=mandate_in_words(board.mandate) if board.mandate else None,
        stage_remark=_stage_remark(board),
        in_words=_step_in_words(board, stated),
    )


def _step_in_words(board: Board, stated: BoardEscalationStated | None) -> str:
    """The board, by exception only where that is so, and that it takes no decisions where it takes none."""
    said = (
        _stage_remark(board),
        "by exception only" if stated and stated.by_exception else None,
        mandate_in_words(board.mandate) if board.mandate is Mandate.ADVISES else None,
    )
    beside = "; ".join(filter(None, said))
    return f"{board.name} ({beside})" if beside else board.name


def _stage_remark(board: Board) -> str | None:
    """What is not there yet, or is there no more, says so."""
    if board.is_replaced:
        return "replaced"
    return None if is_at_work(board) else "only proposed"


def _in_words(steps: Iterable[EscalationStep]) -> str:
    return " → ".join(step.in_words for step in steps)
