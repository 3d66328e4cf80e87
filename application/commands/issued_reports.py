"""What becomes of a highlight report once it is written: people issue it, boards consider it, or it is withdrawn."""

from datetime import date

from pydantic import Field

from application.commands.desk import Desk
from application.commands.order import Order
from application.commands.sealing import record_to_seal, sealed
from application.ports import Press
from domain.board import Board
from domain.entry import Address
from domain.highlight_report import HighlightReport
from domain.highlight_report_before_issue import must_be_reviewed_where_asked, review
from domain.highlight_report_life import HighlightReportConsidered, HighlightReportIssued, HighlightReportReviewed
from domain.highlight_report_refusals import IssuedAmongOtherOrders
from domain.meeting import Meeting
from domain.planned_date import Day, PlannedDate
from domain.words import Line, Ref, Text


class ReviewHighlightReport(Order):
    """Record that somebody who wrote none of it reviewed the report as it stands; remarks say what they found."""

    by_role: Line | None = None
    remarks: Text | None = None


class IssueHighlightReport(Order):
    """Issue the report as it stands: it is sealed, and what its author stated can change no more."""


class ConsiderHighlightReport(Order):
    """Note that a board considered the report on a day."""

    board: Line
    considered_on: Day
    as_written: Line | None = None
    meeting: Ref | None = None
    outcome: Line | None = None

    @property
    def happened_on(self) -> date | None:
        """It counts from the day the board met."""
        return self.considered_on


class WithdrawHighlightReport(Order):
    """Withdraw the report, drafted or issued; it stays readable, and another can be drafted in its place."""

    note: Text = Field(description="Why it is withdrawn, in words.")


def review_highlight_report(order: ReviewHighlightReport, at: Address, desk: Desk) -> None:
    """Record its review, by whoever wrote none of it: nobody who drafted, stated or corrected anything of it."""
    report = desk.load(HighlightReport, at)
    said = HighlightReportReviewed(**order.content)
    of_the_author = (entry for entry in desk.stream(at) if not isinstance(entry.fact, HighlightReportReviewed))
    written_by = {entry.actor for entry in of_the_author}
    desk.save(at, review(report, said, by=desk.actor.name, written_by=written_by))


def issue_highlight_report(order: IssueHighlightReport, at: Address, desk: Desk, press: Press) -> None:
    """Issue it with the digest of what it says."""
    report = desk.load(HighlightReport, at)
    report.must_be_a_draft()
    must_be_reviewed_where_asked(report, desk.programme(at.programme).cadence)
    among_others = IssuedAmongOtherOrders(report.ref)
    record = record_to_seal(desk, at.programme, report.shows, among_others=among_others)
    desk.save(at, report.issue(HighlightReportIssued(**sealed(record, report, press))))


def consider_highlight_report(order: ConsiderHighlightReport, at: Address, desk: Desk) -> None:
    """Note that a board considered it, at the meeting that is named where one is."""
    desk.must_know(Meeting, at.programme, order.meeting)
    if order.meeting is not None:
        _must_have_met(desk, at.programme, order, order.meeting)
    considered = HighlightReportConsidered(**order.content)
    desk.save(at, desk.load(HighlightReport, at).consider(considered, today=desk.today))


def _must_have_met(desk: Desk, programme: str, order: ConsiderHighlightReport, ref: str) -> None:
    """Refuse a meeting that was of another board, on another day, or not at all."""
    meeting = desk.load(Meeting, Address(programme, Meeting.KIND, ref))
    meeting.must_be_of(desk.load(Board, Address(programme, Board.KIND, meeting.board)), order.board)
    meeting.must_be_on(PlannedDate.on(order.considered_on))


def withdraw_highlight_report(order: WithdrawHighlightReport, at: Address, desk: Desk) -> None:
    """Withdraw it."""
    desk.save(at, desk.load(HighlightReport, at).withdraw())
