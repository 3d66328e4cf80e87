"""The milestone list says what is due, late and moving, to the day."""

from datetime import date

import pytest

from application.projections.milestones import MilestoneList, due_by, milestone_detail, milestone_list
from domain.fact import Fact
from domain.milestone_facts import (
    FollowUp,
    Measure,
    MilestoneDropped,
    MilestoneKind,
    MilestoneMet,
    MilestoneProgressNoted,
    MilestoneRebaselined,
    PartnerDate,
    ProgressStatus,
)
from domain.phase import PhasePlanned
from domain.planned_date import PlannedDate
from domain.programme import Organisation, ProgrammeRegistered
from domain.record import Record
from domain.refusals import UnknownSubject
from domain.workstream import WorkstreamOpened
from tests.application.projections.building import NAME, Told, record_of, registered
from tests.application.projections.planning import OPENS, PLANNED, met, moved, on, planned, the_row


def planning_milestones(as_at: date) -> MilestoneList:
    """The five of the planning service, in printed order."""
    return milestone_list(
        record_of(
            planned("M1", date(2018, 1, 29), title="Close consultation"),
            planned("M2", date(2018, 1, 29), title="Start recruiting"),
            planned("M3", date(2018, 2, 19), title="Issue outcomes report"),
            planned("M4", date(2018, 4, 1), title="TUPE transfer"),
            planned("M5", date(2018, 4, 16), title="Appoint new management team"),
            as_at=as_at,
        )
    )


def test_the_header_says_which_programme_is_shown_and_when() -> None:
    shown = planning_milestones(PLANNED)
    assert (shown.programme, shown.programme_name, shown.as_at, shown.known_at) == ("bridge", NAME, PLANNED, None)


def test_milestones_stand_in_the_order_they_were_planned() -> None:
    record = record_of(planned("Z", date(2018, 5, 1)), planned("A", date(2018, 2, 1)), planned("M"), as_at=PLANNED)
    assert [row.ref for row in milestone_list(record).milestones] == ["Z", "A", "M"]


def test_two_milestones_are_due_next_ten_days_ahead_and_none_is_overdue() -> None:
    shown = planning_milestones(PLANNED)
    assert shown.next_due is not None
    assert (shown.next_due.day, shown.next_due.days_ahead) == (date(2018, 1, 29), 10)
    assert shown.next_due.refs == ("M1", "M2")
    assert [row.ref for row in shown.milestones if row.is_due_next] == ["M1", "M2"]
    assert (shown.totals[0].total, shown.totals[0].overdue) == (5, 0)


def test_what_is_due_on_the_day_shown_is_due_next_no_days_ahead() -> None:
    shown = planning_milestones(date(2018, 1, 29))
    assert shown.next_due is not None
    assert shown.next_due.days_ahead == 0
    assert shown.totals[0].overdue == 0


def test_nothing_is_due_next_after_the_last_day_of_all() -> None:
    shown = planning_milestones(date(2018, 4, 17))
    assert shown.next_due is None
    assert shown.totals[0].overdue == 5


def test_none_of_the_five_is_due_by_the_next_weekly_report() -> None:
    rows = planning_milestones(PLANNED).milestones
    assert due_by(rows, date(2018, 1, 26)) == ()
    assert due_by(rows, date(2018, 1, 29)) == ("M1", "M2")


def test_days_after_the_previous_one_are_counted_in_the_order_of_due_days() -> None:
    rows = planning_milestones(PLANNED).milestones
    assert [row.days_after_previous for row in rows] == [None, 0, 21, 41, 15]


def test_a_due_day_on_a_sunday_is_a_warning_and_stays_what_it_is() -> None:
    shown = planning_milestones(PLANNED)
    assert shown.milestones[3].due == date(2018, 4, 1)
    assert [(one.ref, one.warning) for one in shown.warnings] == [("M4", "1 April 2018 is a Sunday")]


def test_the_status_is_not_stated_until_a_progress_row_states_it() -> None:
    ongoing = MilestoneProgressNoted(status=ProgressStatus.ONGOING)
    record = record_of(
        planned("M1", kind="task"), planned("M2", kind="task"), ("milestone", "M2", ongoing, PLANNED), as_at=PLANNED
    )
    rows = milestone_list(record).milestones
    assert [row.status_in_words for row in rows] == ["open, not stated", "open, ongoing"]
    assert [row.progress_status for row in rows] == [None, ProgressStatus.ONGOING]


def test_a_row_that_says_complete_without_having_been_met_carries_a_warning() -> None:
    complete = MilestoneProgressNoted(status=ProgressStatus.COMPLETE)
    row = the_row(record_of(planned("M1"), ("milestone", "M1", complete, PLANNED), as_at=PLANNED))
    assert row.warnings == ("Its progress row says complete, but nobody recorded that it was met.",)


def test_next_steps_are_grouped_by_the_month_of_their_last_day() -> None:
    end_of_december = PlannedDate.model_validate("End of Dec 17")
    december = PlannedDate.model_validate("Dec 17")
    record = record_of(
        planned("N1", end_of_december, kind="next-step"),
        planned("N2", PlannedDate.model_validate("Apr 18"), kind="next-step"),
        planned("N3", december, kind="next-step"),
        planned("A1", kind="activity"),
        as_at=PLANNED,
    )
    shown = milestone_list(record, kind=MilestoneKind.NEXT_STEP)
    assert [(month.month, month.refs) for month in shown.due_months] == [
        ("2017-12", ("N1", "N3")),
        ("2018-04", ("N2",)),
    ]
    assert {row.due for row in shown.milestones[::2]} == {date(2017, 12, 31)}
    assert shown.milestones[0].forecast is not None
    assert shown.milestones[0].forecast.as_written == "End of Dec 17"
    assert milestone_list(record).undated == ("A1",)


def test_a_next_step_in_no_phase_is_a_warning_where_most_of_its_kind_are_in_one() -> None:
    record = record_of(
        ("phase", "P0", PhasePlanned(name="Mobilisation"), PLANNED),
        planned("N1", kind="next-step", phase="P0"),
        planned("N2", kind="next-step", phase="P0"),
        planned("N3", kind="next-step", title="Culture change"),
        planned("M1"),
        as_at=PLANNED,
    )
    assert [(one.ref, one.warning) for one in milestone_list(record).warnings] == [
        ("N3", "It is in no phase, although others of its kind (next step) are.")
    ]


@pytest.mark.parametrize("over", [MilestoneMet(), MilestoneDropped()])
def test_what_is_over_needs_no_phase_nor_does_a_kind_of_which_only_half_have_one(over: Fact) -> None:
    record = record_of(
        ("phase", "P0", PhasePlanned(name="Mobilisation"), PLANNED),
        *(planned(ref, phase="P0") for ref in ("M1", "M2", "M3")),
        planned("M4"),
        ("milestone", "M4", over, PLANNED),
        planned("T1", kind="task", phase="P0"),
        planned("T2", kind="task"),
        as_at=PLANNED,
    )
    assert milestone_list(record).warnings == ()


def test_what_was_met_late_says_whether_by_what_was_agreed_or_only_by_the_first_promise() -> None:
    agreed = ("milestone", "M2", MilestoneRebaselined(baseline=on(date(2018, 3, 1))), PLANNED)
    record = record_of(
        planned("M1", date(2018, 2, 1)),
        planned("M2", date(2018, 2, 1)),
        planned("M3", date(2018, 2, 20)),
        agreed,
        *(met(ref, on(date(2018, 2, 14)), date(2018, 2, 14)) for ref in ("M1", "M2", "M3")),
        as_at=date(2018, 3, 5),
    )
    shown = milestone_list(record)
    (totals,) = shown.totals
    assert (totals.met_late, totals.met_later_than_first_promised) == (1, 2)
    assert totals.met_late_in_words == "2 met later than first promised, 1 later than agreed"
    assert [row.met_late_in_words for row in shown.milestones] == [
        "met later than agreed",
        "met later than first promised",
        None,
    ]


def test_a_row_says_why_its_dates_moved_and_why_it_was_dropped() -> None:
    agreed = Told(
        "milestone", "M1", MilestoneRebaselined(baseline=on(OPENS)), PLANNED, reason="scope", note="A lift was added."
    )
    gone = Told("milestone", "M1", MilestoneDropped(), date(2018, 3, 2), reason="funding", note="No money is left.")
    row = the_row(
        record_of(planned("M1", PLANNED), agreed, moved("M1", OPENS, date(2018, 3, 1)), gone, as_at=date(2018, 3, 5))
    )
    assert row.forecast_why == "because the supplier is late: steel arrived late"
    assert row.baseline_why == "because the scope changed: A lift was added."
    assert row.ended_why == "because of the funding: No money is left."


def test_a_row_whose_first_promise_stands_has_no_reasons_to_give() -> None:
    row = the_row(record_of(planned("M1", PLANNED), as_at=PLANNED))
    assert (row.forecast_why, row.baseline_why, row.ended_why) == (None, None, None)


def test_a_task_two_partners_promised_keeps_both_days_and_is_due_on_the_later() -> None:
    partners = (Organisation(ref="scdc", name="South Cambridgeshire"), Organisation(ref="ccc", name="Cambridge"))
    days = (
        PartnerDate(partner="scdc", date=on(date(2017, 9, 15))),
        PartnerDate(partner="ccc", date=on(date(2017, 10, 4))),
    )
    row = the_row(
        record_of(
            registered(ProgrammeRegistered(name=NAME, partners=partners)),
            planned("M1", partner_dates=days, kind="task"),
            as_at=PLANNED,
        )
    )
    assert [(one.partner_name, one.date.in_words) for one in row.partner_dates] == [
        ("South Cambridgeshire", "15 September 2017"),
        ("Cambridge", "4 October 2017"),
    ]
    assert row.due == date(2017, 10, 4)


def test_a_workstream_answers_for_those_inside_it_and_an_unknown_one_is_refused() -> None:
    record = record_of(
        ("workstream", "W1", WorkstreamOpened(name="ICT"), PLANNED),
        ("workstream", "W2", WorkstreamOpened(name="Network", parent="W1"), PLANNED),
        planned("M1", workstream="W2"),
        planned("M2"),
        as_at=PLANNED,
    )
    assert [row.workstream_name for row in milestone_list(record, workstream="W1").milestones] == ["Network"]
    with pytest.raises(UnknownSubject):
        milestone_list(record, workstream="W9")


def waiting() -> Record:
    return record_of(
        planned("M1", date(2018, 2, 1), title="Steel arrives"),
        planned("M2", date(2018, 6, 1), title="Deck is laid", depends_on=("M1", "M3", "M4")),
        planned("M3", date(2018, 6, 2), title="Road is closed"),
        planned("M4", date(2018, 5, 1), title="Permit is given"),
        ("milestone", "M4", MilestoneDropped(), date(2018, 2, 1)),
        as_at=date(2018, 2, 2),
    )


def test_a_predecessor_is_late_when_overdue_or_expected_after_what_waits_for_it() -> None:
    row = the_row(waiting(), "M2")
    assert row.late_predecessors == ("M1", "M3")
    assert "It waits for “Permit is given”, which was dropped." in row.warnings


def test_a_milestone_in_detail_shows_dependencies_both_ways() -> None:
    detail = milestone_detail(waiting(), "M2")
    assert [other.title for other in detail.depends_on] == ["Steel arrives", "Road is closed", "Permit is given"]
    assert [other.ref for other in milestone_detail(waiting(), "M1").needed_by] == ["M2"]
    assert detail.depends_on[0].is_overdue


def test_a_milestone_in_detail_shows_its_forecasts_with_who_and_why_and_its_progress() -> None:
    row = MilestoneProgressNoted(
        comment="Four bidders responded.",
        measures=(Measure(name="tender responses", value=4),),
        follow_ups=(FollowUp(what="on-boarding meeting"),),
    )
    record = record_of(
        planned("M1", OPENS),
        moved("M1", date(2018, 7, 14), date(2018, 3, 1)),
        ("milestone", "M1", row, date(2018, 3, 2)),
        as_at=date(2018, 4, 1),
    )
    detail = milestone_detail(record, "M1")
    assert [(said.said_by, said.reason, said.said_on) for said in detail.forecasts] == [
        ("Programme manager", "supplier", date(2018, 3, 1))
    ]
    assert detail.progress is not None
    assert detail.progress.measures[0].value == 4
    assert detail.milestone.version == 3


def test_the_json_calls_the_ends_of_a_window_from_and_to() -> None:
    dumped = planning_milestones(PLANNED).model_dump(mode="json")
    assert dumped["milestones"][0]["baseline"]["from"] == "2018-01-29"


def test_a_day_before_the_plan_shows_no_milestones_at_all() -> None:
    shown = milestone_list(record_of(planned("M1", OPENS), as_at=date(2018, 1, 18)))
    assert (shown.milestones, shown.totals, shown.next_due) == ((), (), None)


def test_closed_consultation_shows_the_day_it_was_met() -> None:
    row = the_row(record_of(planned("M1", OPENS), met("M1", on(date(2018, 6, 30))), as_at=date(2019, 1, 1)))
    assert row.status_in_words == "met on 30 June 2018"
