"""What sits with a board before it meets, because it could not be settled below?"""

from application.projections.escalation_rows import EscalationRow, for_days
from application.projections.escalations import escalation_rows
from application.projections.pack_asked import PackAsk
from application.projections.view import counted
from domain.board import Board
from domain.escalation import Escalation
from domain.record import Record
from domain.words import NOT_STATED


def escalations_asked(record: Record, board: Board) -> tuple[PackAsk, ...]:
    """The matters that rose to this board and are open, the longest there first."""
    return tuple(map(_asked, escalation_rows(record, board=board.ref)))


def _asked(row: EscalationRow) -> PackAsk:
    said = [
        f"With this board since {row.since_in_words}{for_days(row.days_here)}{_of_which_ground(row)}",
        *([f"because “{row.reason}”"] if row.reason else ["why it rose is not stated"]),
        *([f"asked of it: “{row.asked}”"] if row.asked else []),
        *([_gone_by(row)] if row.without_answer else []),
        *([f"though the {row.subject_kind} is {row.subject_is_over}"] if row.subject_is_over else []),
    ]
    why = f"{'; '.join(said)}."
    return PackAsk(kind=Escalation.KIND, ref=row.ref, number=None, text=row.subject_title, why=why)


def _of_which_ground(row: EscalationRow) -> str:
    return "" if row.ground_in_words == NOT_STATED else f": {row.ground_in_words}"


def _gone_by(row: EscalationRow) -> str:
    return (
        f"{counted(row.meetings_without_answer, 'meeting of it has', 'meetings of it have')} gone by without an answer"
    )
