"""The escalations for people: what sits with which board for how long, what became of it, and what ought to rise."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, bullets, table
from application.projections.escalation_rows import EscalationRow
from application.projections.escalations import BoardMatters, EscalationList, escalation_in_words
from application.projections.view import counted

COLUMNS = ("Ref", "What rose", "With, or last with", "Since", "Days there", "Days in all", "Status")


def told(view: EscalationList) -> Iterator[Block]:
    """Board by board, then the list, then what is to be known of each, and what ought to rise."""
    yield Heading(phrases.title("Escalations", view))
    yield Paragraph(view.in_words)
    yield from bullets(_board(each) for each in view.boards)
    yield table(COLUMNS, (_row(row) for row in view.escalations), empty="Nothing had been escalated by then.")
    yield from bullets(f"{row.ref}: {said}" for row in view.escalations for said in _said(row))
    yield from bullets(f"{one.ref} ought to rise, {one.subject_title}: {one.why}" for one in view.ought_to_rise)


def _board(each: BoardMatters) -> str:
    level = f" (level {each.level})" if each.level is not None else ""
    longest = f", the longest for {counted(each.longest, 'day')}" if each.longest else ""
    return f"{each.board_name}{level}: {counted(len(each.escalations), 'matter')}{longest}"


def _row(row: EscalationRow) -> tuple[str | None, ...]:
    days = (str(number) if number is not None else None for number in (row.days_here, row.days_in_all))
    return row.ref, row.subject_title, row.board_name, row.since_in_words, *days, row.standing_in_words


def _said(row: EscalationRow) -> Iterator[str]:
    yield escalation_in_words(row)
    if row.reason:
        yield f"it rose because: {row.reason}"
    if row.is_open and row.asked:
        yield f"asked: {row.asked}"
    if row.next_in_words:
        yield f"it may rise to {row.next_in_words}"
