"""What is written down late is reported, what is late stays in sight, and nobody is accused by newer facts."""

from datetime import UTC, date, datetime

import pytest

from application.projections.disagreements import Result
from application.projections.highlight_report import HighlightReportView, highlight_report
from application.projections.rag_board import rag_board
from domain.fact import Fact
from domain.highlight_report import BudgetNoted, Flag, HighlightReportDrafted, SummaryFlagAnswered
from domain.issue import IssueEscalated, IssueRaised
from domain.milestone_facts import (
    MilestoneDropped,
    MilestoneForecastChanged,
    MilestoneKind,
    MilestoneMet,
    MilestonePlanned,
    MilestoneProgressNoted,
    ProgressStatus,
)
from domain.phase import PhasePlanned
from domain.planned_date import PlannedDate
from domain.programme import CadenceSet
from domain.rag_status import Dimension, RatedKind, RatingDeclared, rag_ref
from domain.rating import Light, Rating
from domain.reporting_cycle import Cadence
from domain.risk import (
    Response,
    RiskAssessed,
    RiskIdentified,
    RiskMitigationAgreed,
    RiskMitigationDone,
    RiskResponseChosen,
)
from domain.score import Score
from domain.workstream import Outcome, WorkstreamClosed, WorkstreamOpened
from tests.application.projections.building import PROGRAMME, Telling, Told, record_of

BEFORE, FIRST, NEXT = date(2018, 1, 5), date(2018, 1, 19), date(2018, 2, 2)
BETWEEN = date(2018, 1, 23)
"""A day after the first report, and before the next one."""

LATE_STEEL = RiskIdentified(event="The steel is late", current=Score(likelihood=3, impact=4))


def drafted(reported_on: date, **more: object) -> Telling:
    content = {"reported_on": reported_on, **more}
    return ("highlight-report", f"HR-{reported_on}", HighlightReportDrafted.model_validate(content), reported_on)


TWO_REPORTS = (drafted(FIRST), drafted(NEXT))


def planned(ref: str, due: date = NEXT, **more: object) -> Telling:
    content = {"title": ref, "baseline": PlannedDate.on(due), **more}
    return ("milestone", ref, MilestonePlanned.model_validate(content), BEFORE)


def late(kind: str, ref: str, fact: Fact, day: date | None = FIRST) -> Told:
    """True by the first report, and written down only after it."""
    return Told(kind, ref, fact, day, recorded_at=datetime(2018, 1, 23, 9, tzinfo=UTC))


def report(*tellings: Telling, as_at: date = NEXT, workstream: str | None = None) -> HighlightReportView:
    return highlight_report(record_of(*tellings, as_at=as_at), workstream=workstream)


# Written down late ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "happened", [MilestoneMet(), MilestoneDropped(), MilestoneProgressNoted(comment="Getting on.")]
)
@pytest.mark.parametrize("day", [FIRST, None], ids=["dated", "undated"])
def test_progress_written_down_after_its_report_is_in_the_next_one(happened: Fact, day: date | None) -> None:
    shown = report(planned("deck"), late("milestone", "deck", happened, day), *TWO_REPORTS)
    assert [row.ref for row in shown.progress.rows] == ["deck"]


@pytest.mark.parametrize("day", [FIRST, None], ids=["dated", "undated"])
def test_a_risk_or_an_escalation_written_down_after_its_report_is_in_the_next_one(day: date | None) -> None:
    issue = Told("issue", "I1", IssueRaised(what="The crane broke"), BEFORE)
    taken = late("issue", "I1", IssueEscalated(to="Board"), day)
    shown = report(late("risk", "R1", LATE_STEEL, day), issue, taken, *TWO_REPORTS)
    assert [entry.ref for entry in shown.risks.entries] == ["R1"]
    assert [item.issue_ref for item in shown.items_for_board.entries] == ["I1"]


def test_what_a_paper_claims_to_have_made_known_by_the_first_report_is_not_reported_again() -> None:
    claimed = Told("risk", "R1", LATE_STEEL, BEFORE, known_on=FIRST)
    assert report(claimed, *TWO_REPORTS).risks.entries == ()


def test_what_came_to_be_known_after_the_day_shown_is_of_a_later_report() -> None:
    assert report(late("risk", "R1", LATE_STEEL, BEFORE), *TWO_REPORTS, as_at=FIRST).risks.entries != ()
    third = drafted(date(2018, 1, 12))
    assert report(late("risk", "R1", LATE_STEEL, BEFORE), third, *TWO_REPORTS, as_at=FIRST).risks.entries == ()


# What is late stays in sight ------------------------------------------------------------------------------------------


def test_an_overdue_milestone_that_somebody_reported_on_is_still_among_the_milestones() -> None:
    row: Telling = ("milestone", "deck", MilestoneProgressNoted(comment="Getting on."), NEXT)
    shown = report(planned("deck", FIRST), row, *TWO_REPORTS)
    assert [held.ref for held in shown.progress.rows] == ["deck"]
    assert ([held.ref for held in shown.milestones.rows], shown.milestones.overdue) == (["deck"], 1)


def test_tasks_left_open_from_before_stand_beside_the_progress_and_are_counted_apart() -> None:
    under_way = MilestoneProgressNoted(status=ProgressStatus.ONGOING, comment="Half of them are up.")
    ongoing = Told("milestone", "rails", under_way, BEFORE, known_on=BEFORE)
    shown = report(
        planned("minutes", FIRST, kind=MilestoneKind.TASK),
        planned("rails", date(2018, 3, 1), kind=MilestoneKind.NEXT_STEP),
        planned("paint", date(2018, 3, 1), kind=MilestoneKind.TASK),
        planned("deck", FIRST),
        ongoing,
        *TWO_REPORTS,
    ).progress
    assert (shown.rows, shown.not_stated, shown.late) == ((), 0, 0)
    assert [(row.number, row.ref, row.is_overdue, row.days_overdue) for row in shown.still_open] == [
        (1, "minutes", True, 14),
        (2, "rails", False, None),
    ]
    assert (shown.still_open_overdue, shown.still_open_in_words) == (1, "2 still open from before, 1 of them overdue")


def test_a_task_reported_in_the_period_is_not_told_twice() -> None:
    row: Telling = ("milestone", "minutes", MilestoneProgressNoted(status=ProgressStatus.ONGOING), NEXT)
    shown = report(planned("minutes", FIRST, kind=MilestoneKind.TASK), row, *TWO_REPORTS).progress
    assert ([held.ref for held in shown.rows], shown.still_open, shown.still_open_in_words) == (["minutes"], (), "")


def test_a_progress_row_says_why_its_date_moved_and_why_it_was_dropped() -> None:
    moved = Told(
        "milestone",
        "deck",
        MilestoneForecastChanged(forecast=PlannedDate.on(NEXT)),
        BEFORE,
        reason="supplier",
        note="A",
    )
    gone = Told("milestone", "deck", MilestoneDropped(), NEXT, note="The board gave it up.")
    (row,) = report(planned("deck"), moved, gone, *TWO_REPORTS).progress.rows
    assert (row.forecast_why, row.baseline_why) == ("because the supplier is late: A", None)
    assert row.ended_why == "The board gave it up."


def test_that_a_milestone_is_in_no_phase_is_left_to_the_list_of_milestones() -> None:
    phase: Telling = ("phase", "P0", PhasePlanned(name="Mobilisation"), BEFORE)
    sunday = date(2018, 3, 4)
    placed = [planned(ref, phase="P0") for ref in ("deck", "rails")]
    rows = report(phase, *placed, planned("paint", sunday), *TWO_REPORTS).milestones.rows
    assert [row.warnings for row in rows] == [(), (), ("4 March 2018 is a Sunday",)]


# What changed about a risk --------------------------------------------------------------------------------------------


def risk(*later: Telling) -> list[Telling]:
    return [("risk", "R1", LATE_STEEL, BEFORE), *later]


def test_a_changed_risk_names_every_change_of_the_period_and_none_of_before() -> None:
    changes: tuple[Fact, ...] = (
        RiskResponseChosen(response=Response.TREAT),
        RiskMitigationAgreed(action="A1", what="Find a second supplier"),
        RiskMitigationDone(action="A1"),
        RiskAssessed(current=Score(likelihood=2, impact=4)),
        RiskAssessed(proximity=PlannedDate.on(NEXT)),
    )
    earlier: Telling = ("risk", "R1", RiskAssessed(current=Score(likelihood=5, impact=4)), FIRST)
    claimed = [Told(*telling, known_on=FIRST) for telling in risk(earlier)]  # type: ignore[misc] # tuples of four
    (entry,) = report(*claimed, *(("risk", "R1", fact, BETWEEN) for fact in changes), *TWO_REPORTS).risks.entries
    assert entry.changes == (
        "response chosen: treat",
        "action agreed: Find a second supplier",
        "action done: Find a second supplier",
        "scored again",
        "its proximity changed",
    )
    assert entry.movement_in_words == "down from 20 to 8"


def test_a_movement_of_the_period_before_is_not_told_as_one_of_this_period() -> None:
    scored = Told("risk", "R1", RiskAssessed(current=Score(likelihood=5, impact=4)), FIRST, known_on=FIRST)
    owner: Telling = ("risk", "R1", RiskResponseChosen(response=Response.TREAT), BETWEEN)
    (entry,) = report(*risk(scored, owner), *TWO_REPORTS).risks.entries
    assert (entry.score_in_words, entry.movement_in_words) == ("20 (likelihood 5, impact 4)", None)


# Whom newer facts may accuse ------------------------------------------------------------------------------------------


def answered(flag: Flag, *, answer: bool) -> Telling:
    return ("highlight-report", f"HR-{FIRST}", SummaryFlagAnswered(flag=flag, answer=answer), FIRST)


def rated(light: Light, day: date) -> Telling:
    fact = RatingDeclared(
        subject_kind=RatedKind.PROGRAMME, subject=PROGRAMME, dimension=Dimension.BUDGET, rating=Rating(light=light)
    )
    return ("rag", rag_ref(RatedKind.PROGRAMME, PROGRAMME, Dimension.BUDGET), fact, day)


def test_the_answers_of_an_earlier_report_are_held_against_what_counted_then() -> None:
    no_risk, no_issue = (answered(flag, answer=False) for flag in Flag)
    told: list[Telling] = [drafted(FIRST, previous_report=BEFORE), no_risk, no_issue, rated(Light.GREEN, BEFORE)]
    since: list[Telling] = [("risk", "R1", LATE_STEEL, BETWEEN), rated(Light.AMBER, BETWEEN)]
    since += [("issue", "I1", IssueRaised(what="The crane broke"), BETWEEN)]
    since += [("issue", "I1", IssueEscalated(to="Board"), BETWEEN)]
    shown = report(*told, *since)
    assert (len(shown.risks.entries), len(shown.items_for_board.entries)) == (1, 1)
    assert [(check.result, check.sentence) for check in shown.disagreements.checks] == [
        (
            Result.AGREE,
            (
                "New or changed risks (b): No; section 6 had no entries on 19 January 2018. "
                "Since then section 6 has gained 1 entry (R1); the answer is older."
            ),
        ),
        (
            Result.NOT_STATED,
            "Budget (c): Amber; section 5 has no notes. Since then the budget has been rated; the notes are older.",
        ),
        (
            Result.AGREE,
            (
                "Major issues for the board (d): No; section 7 had no entries on 19 January 2018. "
                "Since then section 7 has gained 1 entry (I1); the answer is older."
            ),
        ),
    ]


def test_an_earlier_report_whose_sections_are_those_of_its_day_says_nothing_of_a_time_since() -> None:
    told = [drafted(FIRST, previous_report=BEFORE), answered(Flag.CHANGED_OR_NEW_RISKS, answer=True)]
    shown = report(*told, ("risk", "R1", LATE_STEEL, FIRST)).disagreements
    assert [check.sentence for check in shown.checks if "Since then" in check.sentence] == []


def test_an_answer_that_was_wrong_on_its_own_day_stays_wrong() -> None:
    note: Telling = ("highlight-report", f"HR-{FIRST}", BudgetNoted(item="B1", note="Bids are late."), FIRST)
    told = [drafted(FIRST, previous_report=BEFORE), answered(Flag.CHANGED_OR_NEW_RISKS, answer=False), note]
    shown = report(*told, rated(Light.AMBER, BEFORE), ("risk", "R1", LATE_STEEL, FIRST)).disagreements
    assert [check.result for check in shown.checks] == [Result.DISAGREE, Result.AGREE, Result.NOT_STATED]


def test_the_period_of_an_earlier_report_is_told_apart_from_the_time_since() -> None:
    assert report(drafted(FIRST, previous_report=BEFORE)).period.in_words == (
        "after 5 January 2018, up to 19 January 2018 as reported, and since then up to 2 February 2018"
    )


# The next report ------------------------------------------------------------------------------------------------------

WEEKLY: Telling = ("programme", PROGRAMME, CadenceSet(cadence=Cadence(every_days=7)), BEFORE)


def test_a_next_report_that_nobody_has_begun_by_its_day_was_due() -> None:
    shown = report(WEEKLY, drafted(FIRST)).next_report
    assert (shown.is_overdue, shown.in_words) == (True, "was due 26 January 2018; nobody has begun it")


def test_on_its_day_a_next_report_is_not_overdue() -> None:
    shown = report(WEEKLY, drafted(FIRST), as_at=date(2018, 1, 26)).next_report
    assert (shown.is_overdue, shown.in_words) == (False, "26 January 2018 (a reporting cycle of 7 days)")


def test_a_next_report_begun_for_a_later_day_is_not_overdue() -> None:
    ahead: Telling = (*drafted(date(2018, 2, 9))[:3], FIRST)
    assert not report(WEEKLY, drafted(FIRST), ahead).next_report.is_overdue


# What is over ---------------------------------------------------------------------------------------------------------


def test_the_rating_of_a_closed_workstream_is_contradicted_by_nothing() -> None:
    works: list[Telling] = [("workstream", "works", WorkstreamOpened(name="Works"), BEFORE)]
    overall = RatingDeclared(
        subject_kind=RatedKind.WORKSTREAM,
        subject="works",
        dimension=Dimension.OVERALL,
        rating=Rating(light=Light.GREEN),
    )
    works += [planned("deck", FIRST, workstream="works"), ("rag", "workstream:works:overall", overall, BEFORE)]
    closed: Telling = ("workstream", "works", WorkstreamClosed(outcome=Outcome.COMPLETED), NEXT)
    assert len(report(*works).contradictions) == 1
    assert report(*works, closed).contradictions == ()
    boards = [rag_board(record_of(*told, as_at=NEXT)) for told in (works, [*works, closed])]
    assert [board.contradicted for board in boards] == [1, 0]
    assert report(*works, closed, workstream="works").summary.overall.contradiction is None
