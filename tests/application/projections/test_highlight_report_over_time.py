"""A highlight report covers its period, speaks for its own workstream, and leaves out what nobody has said."""

from datetime import date, timedelta

import pytest

from application.projections.highlight_report import HighlightReportView, highlight_report
from domain.fact import Fact
from domain.highlight_report import BoardItemListed, CommunicationListed, HighlightReportDrafted
from domain.issue import IssueEscalated, IssueRaised, IssueResolved
from domain.milestone_facts import (
    MilestoneDropped,
    MilestoneKind,
    MilestoneMet,
    MilestonePlanned,
    MilestoneProgressNoted,
    MilestoneRebaselined,
    ProgressStatus,
)
from domain.planned_date import PlannedDate, Precision
from domain.programme import ProgrammeRegistered
from domain.refusals import UnknownSubject
from domain.reporting_cycle import Cadence
from domain.risk import (
    RiskClosed,
    RiskConfirmedUnchanged,
    RiskEscalated,
    RiskIdentified,
    RiskMaterialised,
    RiskOwnerAssigned,
)
from domain.workstream import WorkstreamOpened
from tests.application.projections.building import Telling, record_of

BEFORE, PREVIOUS, INSIDE, REPORTED = date(2018, 1, 2), date(2018, 1, 12), date(2018, 1, 15), date(2018, 1, 19)
OPENING = PlannedDate.on(date(2018, 3, 16))
LATE_STEEL = RiskIdentified(event="The steel is late")
CRANE = IssueRaised(what="The crane broke", is_change_request=True)


def drafted(reported_on: date = REPORTED, previous: date | None = PREVIOUS, **more: object) -> Telling:
    content = {"reported_on": reported_on, "previous_report": previous, **more}
    return ("highlight-report", f"HR-{reported_on}", HighlightReportDrafted.model_validate(content), reported_on)


def told(kind: str, ref: str, first: Fact, *later: Fact, first_on: date | None, later_on: date | None) -> list[Telling]:
    return [(kind, ref, first, first_on), *((kind, ref, fact, later_on) for fact in later)]


def milestone(ref: str, *later: Fact, on: date = INSIDE, due: PlannedDate | None = OPENING) -> list[Telling]:
    planned = MilestonePlanned(title=ref, baseline=due)
    return told("milestone", ref, planned, *later, first_on=BEFORE, later_on=on)


def report(*tellings: Telling, as_at: date = REPORTED, workstream: str | None = None) -> HighlightReportView:
    return highlight_report(record_of(*tellings, as_at=as_at), workstream=workstream)


def noted(status: ProgressStatus | None = None) -> MilestoneProgressNoted:
    return MilestoneProgressNoted(status=status, comment="Getting on.")


# The period -----------------------------------------------------------------------------------------------------------


def test_the_period_begins_after_the_previous_report_that_was_stated() -> None:
    shown = report(drafted()).period
    assert (shown.previous_report, shown.basis) == (PREVIOUS, "stated")
    assert shown.in_words == "after 12 January 2018, up to 19 January 2018"


def test_where_none_was_stated_the_draft_before_is_the_previous_report() -> None:
    shown = report(drafted(BEFORE, None), drafted(PREVIOUS, None), drafted(REPORTED, None)).period
    assert (shown.previous_report, shown.basis) == (PREVIOUS, "the draft before")


def test_the_report_of_an_earlier_day_is_the_one_in_force_then() -> None:
    shown = report(drafted(PREVIOUS), drafted(REPORTED), as_at=INSIDE)
    assert (shown.ref, shown.note) == (
        "HR-2018-01-12",
        "The author's words are those of the report as at 12 January 2018.",
    )


def test_the_next_report_is_due_on_the_day_stated() -> None:
    stated = drafted(next_report=PlannedDate.on(date(2018, 3, 20)))
    shown = report(stated, *milestone("opening"))
    assert (shown.next_report.on, shown.next_report.basis) == (date(2018, 3, 20), "stated")
    assert shown.milestones.due_by_next_report == ("opening",)


def test_without_a_stated_day_or_cycle_nobody_knows_what_is_due_by_the_next_report() -> None:
    shown = report(drafted(), *milestone("opening"))
    assert (shown.next_report.on, shown.milestones.due_by_next_report) == (None, None)


def test_the_report_of_a_day_at_the_end_of_the_calendar_has_no_next_one() -> None:
    registered = ProgrammeRegistered(name="Bridge renewal", cadence=Cadence(every_days=7))
    assert report(("programme", "bridge", registered, None), as_at=date.max).next_report.on is None


# Sections 2 and 3 -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("happened", "status"),
    [
        (noted(), None),
        (noted(ProgressStatus.NOT_STARTED), "not-started"),
        (MilestoneMet(met_on=PlannedDate.on(BEFORE)), "complete"),
        (MilestoneDropped(), "dropped"),
    ],
)
def test_what_moved_in_the_period_is_progress(happened: Fact, status: str | None) -> None:
    shown = report(drafted(), *milestone("opening", happened))
    assert [row.status for row in shown.progress.rows] == [status]


@pytest.mark.parametrize("happened", [noted(), MilestoneMet(), MilestoneDropped()])
def test_what_moved_by_the_previous_report_was_reported_then(happened: Fact) -> None:
    assert report(drafted(), *milestone("opening", happened, on=PREVIOUS)).progress.rows == ()


def test_an_open_milestone_with_an_old_progress_row_is_still_scheduled() -> None:
    shown = report(drafted(), *milestone("opening", noted(ProgressStatus.ONGOING), on=PREVIOUS))
    assert [row.status_in_words for row in shown.milestones.rows] == ["open, ongoing"]


def test_section_3_lists_milestones_and_not_tasks() -> None:
    task = MilestonePlanned(title="Minutes", kind=MilestoneKind.TASK, baseline=OPENING)
    shown = report(drafted(), *milestone("opening"), ("milestone", "minutes", task, BEFORE))
    assert [row.ref for row in shown.milestones.rows] == ["opening"]


def test_a_milestone_past_its_day_is_counted_overdue() -> None:
    assert report(drafted(), *milestone("opening", due=PlannedDate.on(INSIDE))).milestones.overdue == 1


def test_finished_late_stays_late_and_a_new_baseline_does_not_make_the_original_date_kept() -> None:
    met = MilestoneMet(met_on=PlannedDate.on(INSIDE))
    late = milestone("opening", MilestoneRebaselined(baseline=OPENING), met, due=PlannedDate.on(PREVIOUS))
    (row,) = report(drafted(), *late).progress.rows
    assert (row.status, row.is_late, row.days_late) == ("complete", True, 3)


def test_a_row_without_an_original_date_has_none_and_is_not_late() -> None:
    shown = report(drafted(), *milestone("opening", noted(), due=None))
    assert (shown.progress.rows[0].original_dates, shown.progress.late) == ((), 0)
    assert (shown.progress.original_dates, shown.progress.earliest) == (0, None)


# Sections 4, 6 and 7 --------------------------------------------------------------------------------------------------


def test_a_key_event_without_a_date_is_neither_dated_nor_ahead() -> None:
    listed = CommunicationListed(item="C1", event="Newsletter")
    month = PlannedDate(starts=date(2018, 1, 1), ends=date(2018, 1, 31), precision=Precision.MONTH)
    more = CommunicationListed(item="C2", event="Briefing", when=month)
    draft = drafted()
    shown = report(draft, *((draft[0], draft[1], fact, REPORTED) for fact in (listed, more))).communications
    assert shown is not None
    assert (shown.dated, shown.not_dated, shown.still_ahead) == (1, 1, ("C2",))
    assert shown.events[0].when_in_words == "not stated"


def risk(*later: Fact, found: date | None = BEFORE, on: date = INSIDE) -> list[Telling]:
    return told("risk", "R1", LATE_STEEL, *later, first_on=found, later_on=on)


@pytest.mark.parametrize(
    ("tellings", "changes"),
    [
        (risk(found=INSIDE), ("identified",)),
        (risk(RiskEscalated(to="Board")), ("escalated to Board",)),
        (risk(RiskMaterialised(issue="I1"), found=INSIDE), ("identified", "became issue I1")),
        (risk(RiskClosed()), ("closed",)),
        (risk(RiskOwnerAssigned(owner_role="Bridge engineer")), ("owned by Bridge engineer now",)),
    ],
)
def test_a_risk_new_or_changed_in_the_period_says_what_happened_to_it(
    tellings: list[Telling], changes: tuple[str, ...]
) -> None:
    (entry,) = report(drafted(), *tellings).risks.entries
    assert (entry.ref, entry.changes, entry.score_in_words) == ("R1", changes, "not scored")


@pytest.mark.parametrize(
    "tellings", [risk(), risk(RiskConfirmedUnchanged()), risk(RiskClosed(), on=PREVIOUS), risk(found=None)]
)
def test_a_risk_only_looked_at_or_changed_before_is_not_reported_again(tellings: list[Telling]) -> None:
    assert report(drafted(), *tellings).risks.entries == ()


def test_where_no_previous_report_is_known_every_risk_is_new() -> None:
    assert report(drafted(previous=None), *risk(found=None)).risks.in_words == "1 new or changed risk"


def issue(*later: Fact, on: date = INSIDE) -> list[Telling]:
    return told("issue", "I1", CRANE, *later, first_on=BEFORE, later_on=on)


def test_items_for_the_board_are_those_listed_and_the_issues_escalated_in_the_period() -> None:
    draft = drafted()
    listed = BoardItemListed(item="A1", issue="More money", is_change_request=False, closed_on=INSIDE)
    shown = report(
        draft, (draft[0], draft[1], listed, REPORTED), *issue(IssueEscalated(to="Board"), IssueResolved())
    ).items_for_board
    assert [(item.item, item.issue_ref, item.change_request_in_words) for item in shown.entries] == [
        ("A1", None, "No"),
        (None, "I1", "Yes"),
    ]
    assert [item.closed_in_words for item in shown.entries] == ["15 January 2018", "Yes, day not stated"]
    assert shown.in_words == "2 items for the board"


@pytest.mark.parametrize("tellings", [issue(), issue(IssueEscalated(to="Board"), on=PREVIOUS)])
def test_an_issue_not_escalated_in_the_period_is_no_item(tellings: list[Telling]) -> None:
    assert report(drafted(), *tellings).items_for_board.entries == ()


# Whose report ---------------------------------------------------------------------------------------------------------


def test_where_nobody_began_a_report_nothing_is_said_in_an_authors_name() -> None:
    shown = report(*risk())
    assert shown.note == "Nobody has begun this report: what only its author can say is not stated."
    assert (shown.ref, shown.version, shown.communications, shown.distribution) == (None, 0, None, None)
    assert (shown.summary.changed_or_new_risks.in_words, shown.budget.notes) == ("not stated", None)
    assert (shown.summary.overall.rating, shown.summary.overall.in_words) == (None, "Not rated")
    assert [entry.ref for entry in shown.risks.entries] == ["R1"]
    assert {check.result.value for check in shown.disagreements.checks} == {"not-stated"}


def test_the_report_of_a_workstream_has_its_own_author_and_holds_what_lies_inside_it() -> None:
    works = ("workstream", "works", WorkstreamOpened(name="Works"), BEFORE)
    inside = MilestonePlanned(title="Deck done", baseline=OPENING, workstream="works")
    own = drafted(REPORTED, workstream="works", prepared_by="Bridge engineer")
    tellings = (works, ("milestone", "deck", inside, BEFORE), *milestone("opening"), own)
    shown = report(*tellings, workstream="works")
    assert (shown.title, shown.workstream_name, shown.prepared_by) == ("Works", "Works", "Bridge engineer")
    assert [row.ref for row in shown.milestones.rows] == ["deck"]
    assert shown.summary.overall.ref == "workstream:works:overall"
    assert report(*tellings).ref is None


def test_the_report_of_an_unknown_workstream_is_refused() -> None:
    with pytest.raises(UnknownSubject, match="has no workstream “unheard-of”"):
        report(workstream="unheard-of")


def test_a_report_begun_for_a_later_day_is_not_in_force_yet() -> None:
    draft = drafted(REPORTED)
    assert report((*draft[:3], BEFORE), as_at=REPORTED - timedelta(days=1)).ref is None
