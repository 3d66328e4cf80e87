"""Which escalations has no board answered, which are open although their matter is over, and what ought to rise?"""

from collections.abc import Iterator

from application.projections.escalation_rows import EscalationRow
from application.projections.escalations import OughtToRise, escalation_rows, ought_to_rise
from application.projections.needs import AttentionItem, Need
from application.projections.view import counted, day_or_not_stated
from domain.escalation import Escalation
from domain.record import Record
from domain.refusals import day_in_words


def escalation_needs(record: Record) -> Iterator[AttentionItem]:
    """What sits with a board for longer than it should, and what no board has though it should."""
    for row in escalation_rows(record):
        if row.subject_is_over:
            yield _moot(row)
        elif row.without_answer:
            yield _unanswered(row)
    yield from map(_ought, ought_to_rise(record))


def _unanswered(row: EscalationRow) -> AttentionItem:
    """With which board, since when, and how many of its meetings have gone by."""
    meetings = counted(row.meetings_without_answer, "meeting of it has", "meetings of it have")
    last = f", the last on {day_in_words(row.without_answer)}" if row.without_answer else ""
    since = f"since {day_or_not_stated(row.since)}"
    return _item(row, Need.UNANSWERED, f"With the board “{row.board_name}” {since}; {meetings} gone by{last}.")


def _moot(row: EscalationRow) -> AttentionItem:
    why = f"It sits with the board “{row.board_name}”, though the {row.subject_kind} is {row.subject_is_over}."
    return _item(row, Need.MOOT, why)


def _item(row: EscalationRow, need: Need, why: str) -> AttentionItem:
    return AttentionItem(
        need=need,
        kind=Escalation.KIND,
        noun="escalation",
        ref=row.ref,
        version=row.version,
        title=row.subject_title,
        why=why,
        since=row.without_answer if need is Need.UNANSWERED else row.since,
    )


def _ought(one: OughtToRise) -> AttentionItem:
    return AttentionItem(
        need=Need.OUGHT_TO_RISE,
        kind=one.subject_kind,
        noun=one.subject_kind,
        ref=one.subject,
        version=one.version,
        title=one.subject_title,
        why=f"{one.why} No board has it.",
        since=None,
    )
