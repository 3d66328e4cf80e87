"""What sits with a board because it could not be settled below, and what is wanted of the board?"""

from collections.abc import Iterator

from application.projections.escalation_rows import EscalationRow
from application.projections.escalations import escalation_rows
from application.projections.pack_asked import PackAsk
from domain.board import Board
from domain.escalation import Escalation
from domain.record import Record


def risen_to(record: Record, board: Board) -> tuple[PackAsk, ...]:
    """What rose to the board and sits with it: since when, why, and what is asked of it, as far as it is stated."""
    if not record.all(Escalation):
        return ()
    return tuple(
        PackAsk(
            kind=Escalation.KIND,
            ref=row.ref,
            number=None,
            text=row.subject_title,
            why=" ".join(_why(row)),
        )
        for row in escalation_rows(record, board=board.ref)
    )


def _why(row: EscalationRow) -> Iterator[str]:
    yield (
        f"With this board since {row.since_in_words}." if row.since else "With this board, since when is not stated."
    )
    said = (("Why:", row.reason), ("Asked:", row.asked))
    yield from (f"{of} {words.rstrip('.')}." for of, words in said if words)
