"""A highlight report being written: what its author states in words, beside what the record already knows.

Ratings, progress, milestones and risks are in the record. What only the author can say is kept here: the two flags
of the summary, key events, notes on the budget, items for the board, who receives it, and the sections left empty on
purpose. Once the report is issued, none of that changes any more.
"""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from domain.entry import Entry
from domain.fact import Fact
from domain.happening import must_have_come
from domain.highlight_report_life import (
    HighlightReportConsidered,
    HighlightReportIssued,
    HighlightReportReviewed,
    HighlightReportWithdrawn,
    ReportLife,
    Review,
)
from domain.highlight_report_refusals import (
    ConsideredBeforeItWasIssued,
    ItemAlreadyListed,
    ReportAlreadyIssued,
    ReportNotIssued,
    ReportWithdrawn,
)
from domain.planned_date import Day, PlannedDate, exactly
from domain.rating import Rating
from domain.state import State
from domain.words import Line, Ref, Text


class Flag(StrEnum):
    """The yes/no questions of the summary."""

    CHANGED_OR_NEW_RISKS = "changed-or-new-risks"
    MAJOR_ISSUES_FOR_BOARD = "major-issues-for-board"


class Section(StrEnum):
    """The sections an author may leave empty on purpose, with the words used for that."""

    PROGRESS = "progress"
    MILESTONES = "milestones"
    COMMUNICATIONS = "communications"
    BUDGET = "budget"
    RISKS = "risks"
    ITEMS_FOR_BOARD = "items-for-board"
    DISTRIBUTION = "distribution"


class Recipient(BaseModel):
    """A role that receives the report, and the day it did where one is stated."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: Line
    recipient: Line | None = None
    received_on: Day | None = None
    as_written: Line | None = None


class HighlightReportDrafted(Fact):
    """Somebody began the report of a programme, or of one workstream of it, as at a day."""

    reported_on: Day
    workstream: Ref | None = None
    prepared_by: Line | None = None
    previous_report: Day | None = None
    next_report: PlannedDate | None = None


class SummaryFlagAnswered(Fact):
    """The author answered one of the yes/no questions of the summary."""

    flag: Flag
    answer: bool
    as_written: Line | None = None


class CommunicationListed(Fact):
    """A key event of the communications plan: what happens when, and what it tells whom."""

    item: Ref
    event: Line
    when: PlannedDate | None = None
    message: Text | None = None
    audience: Line | None = None


class BudgetNoted(Fact):
    """A note on the budget that explains its rating."""

    item: Ref
    note: Text
    rating: Rating | None = None
    financial_year: Line | None = None


class BoardItemListed(Fact):
    """An item to report to the board."""

    item: Ref
    issue: Text
    comments: Text | None = None
    is_change_request: bool | None = None
    closed_on: Day | None = None


class SectionLeftEmpty(Fact):
    """The author left a section empty on purpose, in these words."""

    section: Section
    as_written: Line


class DistributionListed(Fact):
    """The report goes to these roles, in this order."""

    recipients: tuple[Recipient, ...]


class HighlightReport(State):
    """What the author of a report has stated, at a moment."""

    KIND = "highlight-report"

    reported_on: date
    workstream: str | None = None
    prepared_by: str | None = None
    previous_report: date | None = None
    next_report: PlannedDate | None = None
    flags: tuple[SummaryFlagAnswered, ...] = ()
    communications: tuple[CommunicationListed, ...] = ()
    budget_notes: tuple[BudgetNoted, ...] = ()
    board_items: tuple[BoardItemListed, ...] = ()
    left_empty: tuple[SectionLeftEmpty, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    reviews: tuple[Review, ...] = ()
    issued: HighlightReportIssued | None = None
    issued_on: date | None = None
    issued_position: int | None = None
    considered: tuple[HighlightReportConsidered, ...] = ()
    is_withdrawn: bool = False
    withdrawn_on: date | None = None
    withdrawn_because: str | None = None

    @property
    def life(self) -> ReportLife:
        """How far it has come."""
        if self.is_withdrawn:
            return ReportLife.WITHDRAWN
        if not self.issued:
            return ReportLife.REVIEWED if self.is_reviewed else ReportLife.DRAFTED
        return ReportLife.CONSIDERED if self.considered else ReportLife.ISSUED

    @property
    def is_reviewed(self) -> bool:
        """Whether it was reviewed as it stands: nothing was recorded of it since."""
        return bool(self.reviews) and self.reviews[-1].version == self.version

    @property
    def shows(self) -> date:
        """The day it shows: that of its issuing kept; of a draft the day reported on, or a later one of its words."""
        return self.issued.as_at if self.issued else max(self.reported_on, self.latest_on or self.reported_on)

    def flag(self, flag: Flag) -> SummaryFlagAnswered | None:
        """The answer to one question of the summary, where it was answered."""
        return next((answered for answered in self.flags if answered.flag is flag), None)

    def empty_words(self, section: Section) -> str | None:
        """The words a section was left empty with, where it was."""
        return next((empty.as_written for empty in self.left_empty if empty.section is section), None)

    def answer_flag(self, answered: SummaryFlagAnswered) -> list[Fact]:
        """Answer one question of the summary; the latest answer counts."""
        self.must_be_a_draft()
        return [] if answered in self.flags else [answered]

    def list_communication(self, listed: CommunicationListed) -> list[Fact]:
        """Add a key event."""
        self.must_be_a_draft()
        self._must_be_new(listed.item)
        return [listed]

    def note_budget(self, noted: BudgetNoted) -> list[Fact]:
        """Add a note on the budget."""
        self.must_be_a_draft()
        self._must_be_new(noted.item)
        return [noted]

    def list_board_item(self, listed: BoardItemListed, *, today: date) -> list[Fact]:
        """Add an item for the board."""
        self.must_be_a_draft()
        _must_have_come(listed.closed_on, f"Item “{listed.item}” cannot have been closed", today=today)
        self._must_be_new(listed.item)
        return [listed]

    def leave_empty(self, empty: SectionLeftEmpty) -> list[Fact]:
        """Leave a section empty on purpose."""
        self.must_be_a_draft()
        return [] if empty in self.left_empty else [empty]

    def list_distribution(self, recipients: tuple[Recipient, ...], *, today: date) -> list[Fact]:
        """Say who receives it."""
        self.must_be_a_draft()
        for one in recipients:
            _must_have_come(one.received_on, f"“{one.role}” cannot have received the report", today=today)
        return [] if recipients == self.recipients else [DistributionListed(recipients=recipients)]

    def issue(self, issued: HighlightReportIssued) -> list[Fact]:
        """Let it go out as it stands; that happens once."""
        self.must_be_a_draft()
        return [issued]

    def consider(self, considered: HighlightReportConsidered, *, today: date) -> list[Fact]:
        """Note that a board had it before it, on a day that has come and not before it was issued."""
        self._must_stand()
        if self.issued is None:
            raise ReportNotIssued(self.ref)
        day = considered.considered_on
        _must_have_come(day, f"“{considered.board}” cannot have considered the report", today=today)
        if self.issued_on and day < self.issued_on:
            raise ConsideredBeforeItWasIssued(self.ref, day, self.issued_on)
        return [] if considered in self.considered else [considered]

    def withdraw(self) -> list[Fact]:
        """Let it stand no longer, drafted or issued."""
        self._must_stand()
        return [HighlightReportWithdrawn()]

    def must_be_a_draft(self) -> None:
        """Refuse to add to what has gone out, or stands no longer."""
        self._must_stand()
        if self.issued:
            raise ReportAlreadyIssued(self.ref, self.issued_on)

    def _must_stand(self) -> None:
        if self.is_withdrawn:
            raise ReportWithdrawn(self.ref, self.withdrawn_on)

    def _must_be_new(self, item: str) -> None:
        listed = {held.item for held in self.communications} | {held.item for held in self.budget_notes}
        if item in listed | {held.item for held in self.board_items}:
            raise ItemAlreadyListed(item, self.ref)


def _must_have_come(day: date | None, what: str, *, today: date) -> None:
    must_have_come(exactly(day), what, today=today)


def begin(entry: Entry) -> HighlightReport:
    """The report as it was begun."""
    assert isinstance(entry.fact, HighlightReportDrafted)  # every report's stream begins with its draft
    return HighlightReport.first(entry, **entry.fact.content)


def evolve(report: HighlightReport, entry: Entry) -> HighlightReport:
    """The report after one more entry."""
    match entry.fact:
        case SummaryFlagAnswered() as answered:
            others = tuple(held for held in report.flags if held.flag is not answered.flag)
            return report.after(entry, flags=(*others, answered))
        case CommunicationListed() as listed:
            return report.after(entry, communications=(*report.communications, listed))
        case BudgetNoted() as noted:
            return report.after(entry, budget_notes=(*report.budget_notes, noted))
        case BoardItemListed() as listed_item:
            return report.after(entry, board_items=(*report.board_items, listed_item))
        case SectionLeftEmpty() as empty:
            kept = (held for held in report.left_empty if held.section is not empty.section)
            return report.after(entry, left_empty=(*kept, empty))
        case DistributionListed(recipients=recipients):
            return report.after(entry, recipients=recipients)
        case _:
            return _evolve_once_written(report, entry)


def _evolve_once_written(report: HighlightReport, entry: Entry) -> HighlightReport:
    match entry.fact:
        case HighlightReportReviewed() as reviewed:
            review = Review(reviewed, entry.effective_on, entry.actor, entry.version)
            return report.after(entry, reviews=(*report.reviews, review))
        case HighlightReportIssued() as issued:
            return report.after(entry, issued=issued, issued_on=entry.effective_on, issued_position=entry.position)
        case HighlightReportConsidered() as considered:
            return report.after(entry, considered=(*report.considered, considered))
        case HighlightReportWithdrawn():
            return report.after(entry, is_withdrawn=True, withdrawn_on=entry.effective_on, withdrawn_because=entry.note)
        case _:
            return report.after(entry)
