"""What people can do with a highlight report: begin it, state in words what only its author can say, and issue it."""

from datetime import date

from application.commands.desk import Desk
from application.commands.order import Order
from domain import highlight_report_before_issue as before_issue
from domain.entry import Address, takes_effect_on
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
from domain.planned_date import Day, PlannedDate
from domain.rating import Rating
from domain.words import Line, Ref, Text
from domain.workstream import Workstream


class DraftHighlightReport(Order):
    """Begin the report of the programme, or of one workstream of it, as at a day."""

    reported_on: Day
    workstream: Ref | None = None
    prepared_by: Line | None = None
    previous_report: Day | None = None
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
    closed_on: Day | None = None


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
    drafted = HighlightReportDrafted(**order.content)
    desk.save(at, before_issue.draft(existing, drafted, today=desk.today, effective_on=desk.effective_on(at)))


def _stated_of(order: Order, at: Address, desk: Desk) -> HighlightReport:
    """The report. What is stated of it takes effect on the day it reports on, where that is possible, unless said."""
    report = desk.load(HighlightReport, at)
    day = takes_effect_on(order.effective_on, happened_on=report.reported_on, today=desk.today, latest=report.latest_on)
    desk.order = order.model_copy(update={"effective_on": day})
    return report


def answer_summary_flag(order: AnswerSummaryFlag, at: Address, desk: Desk) -> None:
    """Answer a question of the summary."""
    desk.save(at, _stated_of(order, at, desk).answer_flag(SummaryFlagAnswered(**order.content)))


def list_communication(order: ListCommunication, at: Address, desk: Desk) -> None:
    """Add a key event."""
    desk.save(at, _stated_of(order, at, desk).list_communication(CommunicationListed(**order.content)))


def note_budget(order: NoteBudget, at: Address, desk: Desk) -> None:
    """Add a note on the budget."""
    noted = BudgetNoted(
        item=order.item, note=order.note_on_budget, rating=order.rating, financial_year=order.financial_year
    )
    desk.save(at, _stated_of(order, at, desk).note_budget(noted))


def list_board_item(order: ListBoardItem, at: Address, desk: Desk) -> None:
    """Add an item for the board."""
    desk.save(at, _stated_of(order, at, desk).list_board_item(BoardItemListed(**order.content), today=desk.today))


def leave_section_empty(order: LeaveSectionEmpty, at: Address, desk: Desk) -> None:
    """Leave a section empty."""
    desk.save(at, _stated_of(order, at, desk).leave_empty(SectionLeftEmpty(**order.content)))


def list_distribution(order: ListDistribution, at: Address, desk: Desk) -> None:
    """Say who receives it."""
    desk.save(at, _stated_of(order, at, desk).list_distribution(order.recipients, today=desk.today))
