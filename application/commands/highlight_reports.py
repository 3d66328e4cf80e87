"""What people can do with a highlight report: begin it, and state in words what only its author can say."""

from datetime import date

from application.commands.desk import Desk
from application.commands.order import Order
from domain import highlight_report
from domain.entry import Address
from domain.highlight_report import (
    BoardItemListed,
    BudgetNoted,
    CommunicationListed,
    Flag,
    HighlightReport,
    HighlightReportDrafted,
    Recipient,
    Section,
    SectionLeftEmpty,
    SummaryFlagAnswered,
)
from domain.planned_date import PlannedDate
from domain.rating import Rating
from domain.words import Line, Ref, Text
from domain.workstream import Workstream


class DraftHighlightReport(Order):
    """Begin the report of the programme, or of one workstream of it, as at a day."""

    reported_on: date
    workstream: Ref | None = None
    prepared_by: Line | None = None
    previous_report: date | None = None
    next_report: PlannedDate | None = None

    @property
    def happened_on(self) -> date | None:
        """The report counts from the day it reports on."""
        return self.reported_on


class AnswerSummaryFlag(Order):
    """Answer one of the yes/no questions of the summary."""

    flag: Flag
    answer: bool
    as_written: Line | None = None


class ListCommunication(Order):
    """Add a key event of the communications plan."""

    item: Ref
    event: Line
    when: PlannedDate | None = None
    message: Text | None = None
    audience: Line | None = None


class NoteBudget(Order):
    """Add a note on the budget that explains its rating."""

    item: Ref
    note_on_budget: Text
    rating: Rating | None = None
    financial_year: Line | None = None


class ListBoardItem(Order):
    """Add an item to report to the board."""

    item: Ref
    issue: Text
    comments: Text | None = None
    is_change_request: bool | None = None
    closed_on: date | None = None


class LeaveSectionEmpty(Order):
    """Leave a section empty on purpose, in these words."""

    section: Section
    as_written: Line


class ListDistribution(Order):
    """Say which roles receive the report."""

    recipients: tuple[Recipient, ...]


def draft_highlight_report(order: DraftHighlightReport, at: Address, desk: Desk) -> None:
    """Begin it where the reference is free and its workstream is known."""
    desk.must_know(Workstream, at.programme, order.workstream)
    existing = desk.find(HighlightReport, at)
    desk.save(at, highlight_report.draft(existing, HighlightReportDrafted(**order.content)))


def answer_summary_flag(order: AnswerSummaryFlag, at: Address, desk: Desk) -> None:
    """Answer a question of the summary."""
    desk.save(at, desk.load(HighlightReport, at).answer_flag(SummaryFlagAnswered(**order.content)))


def list_communication(order: ListCommunication, at: Address, desk: Desk) -> None:
    """Add a key event."""
    desk.save(at, desk.load(HighlightReport, at).list_communication(CommunicationListed(**order.content)))


def note_budget(order: NoteBudget, at: Address, desk: Desk) -> None:
    """Add a note on the budget."""
    noted = BudgetNoted(
        item=order.item, note=order.note_on_budget, rating=order.rating, financial_year=order.financial_year
    )
    desk.save(at, desk.load(HighlightReport, at).note_budget(noted))


def list_board_item(order: ListBoardItem, at: Address, desk: Desk) -> None:
    """Add an item for the board."""
    desk.save(at, desk.load(HighlightReport, at).list_board_item(BoardItemListed(**order.content)))


def leave_section_empty(order: LeaveSectionEmpty, at: Address, desk: Desk) -> None:
    """Leave a section empty."""
    desk.save(at, desk.load(HighlightReport, at).leave_empty(SectionLeftEmpty(**order.content)))


def list_distribution(order: ListDistribution, at: Address, desk: Desk) -> None:
    """Say who receives it."""
    desk.save(at, desk.load(HighlightReport, at).list_distribution(order.recipients))
