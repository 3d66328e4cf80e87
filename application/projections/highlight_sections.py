"""What stands in the eight sections of a highlight report that councils know, in their order?

What is not stated is null, and says “not stated” where it has words. `as_written` of a section holds the words its
author left it empty with.
"""

from datetime import date
from typing import Literal

from application.projections.milestone_rows import MilestoneRow
from application.projections.milestone_totals import NextDue
from application.projections.milestones import FollowUpView, MeasureView
from application.projections.rag_rows import RatingView
from application.projections.view import PlannedDateView, View
from domain.milestone_facts import MilestoneKind
from domain.risk import Nature

ProgressWord = Literal["complete", "ongoing", "not-started", "dropped"]


class SummaryLight(View):
    """A rating in the summary; `rating` is null where nobody declared one, and its words are “Not rated”."""

    ref: str
    version: int
    rating: RatingView | None
    in_words: str
    as_written: str | None
    trend_in_words: str
    rationale: str | None
    path_to_green: str | None
    is_stale: bool | None
    stale_since: date | None
    contradiction: str | None


class SummaryFlag(View):
    """A yes/no question of the summary; an answer nobody gave is null, never No."""

    answer: bool | None
    in_words: str
    as_written: str | None


class Summary(View):
    """Section 1: the four lines of the summary, a to d."""

    overall: SummaryLight
    changed_or_new_risks: SummaryFlag
    budget: SummaryLight
    major_issues_for_board: SummaryFlag


class OriginalDate(View):
    """A first promise: of one partner where partners promised different days, else of all (null)."""

    partner: str | None
    partner_name: str | None
    date: PlannedDateView


class ProgressRow(View):
    """One row of section 2. `status` is complete once it was met, else the row's own word; null is not stated.

    `is_late` says that the last of its original dates had gone by when it was met, or has gone by while it is open;
    `days_late` are calendar days, null where the day it was met is not stated. It is overdue by its forecast. The
    three whys say what the board is owed: why its forecast moved last, its baseline, why it was met so or dropped.
    """

    number: int
    ref: str
    version: int
    title: str
    kind: MilestoneKind
    original_dates: tuple[OriginalDate, ...]
    status: ProgressWord | None
    status_in_words: str
    as_written: str | None
    comment: str | None
    evidence: str | None
    measures: tuple[MeasureView, ...]
    follow_ups: tuple[FollowUpView, ...]
    noted_on: date | None
    is_late: bool
    days_late: int | None
    is_overdue: bool
    days_overdue: int | None
    forecast_why: str | None
    baseline_why: str | None
    ended_why: str | None


class Progress(View):
    """Section 2: what moved in the period, in the order it was planned, counted by status.

    `earliest` and `latest` are the first and last of the original dates. `still_open` are the tasks, activities and
    next steps that nothing was said of in the period, and that are overdue or were under way before; they are numbered
    on and counted apart.
    """

    rows: tuple[ProgressRow, ...]
    complete: int
    ongoing: int
    not_started: int
    dropped: int
    not_stated: int
    late: int
    original_dates: int
    earliest: date | None
    latest: date | None
    still_open: tuple[ProgressRow, ...]
    still_open_in_words: str
    still_open_overdue: int
    as_written: str | None


class MilestonesScheduled(View):
    """Section 3: every open milestone. `due_by_next_report` is null where the day of that report is not known."""

    rows: tuple[MilestoneRow, ...]
    overdue: int
    next_due: NextDue | None
    due_by_next_report: tuple[str, ...] | None
    as_written: str | None


class KeyEvent(View):
    """One line of section 4. It is ahead where it is dated and its last day has not gone by."""

    item: str
    event: str
    when: PlannedDateView | None
    when_in_words: str
    message: str | None
    audience: str | None
    is_recurring: bool
    is_ahead: bool
    warnings: tuple[str, ...]


class Communications(View):
    """Section 4: the key events as their author listed them; `still_ahead` names dated ones to come, soonest first."""

    events: tuple[KeyEvent, ...]
    recurring: int
    dated: int
    not_dated: int
    still_ahead: tuple[str, ...]
    warnings: tuple[str, ...]
    as_written: str | None


class BudgetNote(View):
    """One note of section 5."""

    item: str
    note: str
    rating: RatingView | None
    financial_year: str | None


class BudgetIssues(View):
    """Section 5: the budget's rating and the notes that explain it; null where no report was begun to note them in."""

    rating: SummaryLight
    notes: tuple[BudgetNote, ...] | None
    as_written: str | None


class ReportedRisk(View):
    """A risk that is new or changed in the period, and what happened to it; its movement only if it moved then."""

    ref: str
    version: int
    nature: Nature
    event: str
    changes: tuple[str, ...]
    score_in_words: str
    movement_in_words: str | None
    owner_role: str | None
    escalated_to: str | None
    standing_in_words: str


class RisksReported(View):
    """Section 6: risks identified, changed, escalated, come true or closed in the period."""

    entries: tuple[ReportedRisk, ...]
    in_words: str
    as_written: str | None


class BoardItem(View):
    """An item for the board: listed by the author (`item`), or an issue escalated in the period (`issue_ref`)."""

    item: str | None
    issue_ref: str | None
    issue: str
    comments: str | None
    is_change_request: bool | None
    change_request_in_words: str
    closed_on: date | None
    closed_in_words: str
    escalated_to: str | None


class ItemsForBoard(View):
    """Section 7."""

    entries: tuple[BoardItem, ...]
    in_words: str
    as_written: str | None


class RecipientRow(View):
    """One line of section 8."""

    role: str
    recipient: str | None
    received_on: date | None
    received_in_words: str
    as_written: str | None


class Distribution(View):
    """Section 8: who receives the report; `dated` counts those with a day of receipt."""

    recipients: tuple[RecipientRow, ...]
    dated: int
    as_written: str | None
