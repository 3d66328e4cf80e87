"""What do the fields of a highlight report say?"""

from application.projections.fields.field import (
    Field,
    derived,
    in_words,
    joined,
    plain,
    reference,
    several,
    with_its_words,
)
from domain.highlight_report import (
    BoardItemListed,
    BudgetNoted,
    CommunicationListed,
    HighlightReport,
    Recipient,
    SectionLeftEmpty,
    SummaryFlagAnswered,
)
from domain.highlight_report_life import HighlightReportConsidered, Review
from domain.workstream import Workstream


def _flag(held: SummaryFlagAnswered) -> tuple[str, str]:
    return held.flag.replace("-", " "), with_its_words(in_words(held.answer) or "", held.as_written)


def _communication(held: CommunicationListed) -> tuple[str, str]:
    audience = f"to {held.audience}" if held.audience else None
    return held.item, joined((held.event, in_words(held.when), held.message, audience)) or held.item


def _budget_note(held: BudgetNoted) -> tuple[str, str]:
    return held.item, joined((held.financial_year, held.note, in_words(held.rating))) or held.item


def _board_item(held: BoardItemListed) -> tuple[str, str]:
    request = {True: "a change request", False: "no change request", None: None}[held.is_change_request]
    closed = f"closed on {in_words(held.closed_on)}" if held.closed_on else None
    return held.item, joined((held.issue, held.comments, request, closed)) or held.item


def _recipient(held: Recipient) -> tuple[str, str]:
    received = f"received on {in_words(held.received_on)}" if held.received_on else "receives it"
    return held.role, joined((held.recipient, received, held.as_written)) or held.role


def _empty(held: SectionLeftEmpty) -> tuple[str, str]:
    return held.section.replace("-", " "), held.as_written


def _issued(held: HighlightReport) -> str | None:
    on = f" on {in_words(held.issued_on)}" if held.issued_on else ""
    return f"Issued{on} as entry {held.issued_position}" if held.issued else None


def _considered(held: HighlightReportConsidered) -> tuple[str, str]:
    meeting = f" at the meeting {held.meeting}" if held.meeting else ""
    on = joined((f"on {in_words(held.considered_on)}{meeting}", held.outcome)) or ""
    return held.board, with_its_words(on, held.as_written)


def _review(held: Review) -> tuple[str, str]:
    on = f"on {in_words(held.on)}" if held.on else "on a day that is not stated"
    return held.said.by_role or held.by, joined((on, held.said.remarks)) or on


def _withdrawn(held: HighlightReport) -> str | None:
    on = f" on {in_words(held.withdrawn_on)}" if held.withdrawn_on else ""
    return joined((f"Withdrawn{on}", held.withdrawn_because), ": ") if held.is_withdrawn else None


FIELDS: tuple[Field, ...] = (
    plain("reported_on", "Reported on"),
    reference("workstream", "Workstream", Workstream.KIND),
    plain("prepared_by", "Prepared by"),
    plain("previous_report", "Previous report"),
    plain("next_report", "Next report"),
    several("flags", "Flag", _flag),
    several("communications", "Communication", _communication),
    several("budget_notes", "Budget note", _budget_note),
    several("board_items", "Item for the board", _board_item),
    several("left_empty", "Left empty", _empty),
    several("recipients", "Distribution", _recipient),
    several("reviews", "Review", _review),
    derived("Issued", _issued, "issued", "issued_on", "issued_position"),
    several("considered", "Considered by", _considered),
    derived("Withdrawn", _withdrawn, "is_withdrawn", "withdrawn_on", "withdrawn_because"),
)
"""Every field of a highlight report."""
