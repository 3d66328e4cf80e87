"""The highlight report of a real planning service reads as its paper did, gaps and contradictions included."""

from datetime import date

import pytest

from application.projections.highlight_report import HighlightReportView, highlight_report
from application.projections.highlight_sections import Communications, KeyEvent
from application.projections.milestones import milestone_list
from domain.milestone_facts import MilestoneKind
from domain.planned_date import Precision
from domain.rating import Light
from tests.application.projections.planning_service import REPORT, REPORTED, planning_service


@pytest.fixture(scope="module")
def report() -> HighlightReportView:
    return highlight_report(planning_service())


@pytest.fixture(scope="module")
def communications(report: HighlightReportView) -> Communications:
    assert report.communications is not None
    return report.communications


def event(communications: Communications, item: str) -> KeyEvent:
    return next(event for event in communications.events if event.item == item)


def test_the_header_says_what_is_reported_on_by_whom_and_as_at_which_day(report: HighlightReportView) -> None:
    assert (report.title, report.prepared_by) == ("Greater Cambridge Planning Service", "Report author")
    assert (report.as_at_in_words, report.reported_on) == ("as at 19 January 2018", REPORTED)
    assert (report.ref, report.version, report.note) == (REPORT, 12, None)


def test_a_previous_report_nobody_names_is_not_made_up(report: HighlightReportView) -> None:
    assert (report.period.previous_report, report.period.in_words) == (
        None,
        "up to 19 January 2018; no previous report is known",
    )


def test_gcp_01_the_summary_says_green_yes_amber_no_as_it_was_written(report: HighlightReportView) -> None:
    summary = report.summary
    assert (summary.overall.in_words, summary.overall.as_written) == ("Green", "GREEN")
    assert (summary.changed_or_new_risks.answer, summary.changed_or_new_risks.as_written) == (True, "Yes")
    assert (summary.budget.in_words, summary.budget.as_written) == ("Amber", "Amber")
    assert (summary.major_issues_for_board.answer, summary.major_issues_for_board.as_written) == (False, "NO")
    assert (summary.changed_or_new_risks.in_words, summary.major_issues_for_board.in_words) == ("Yes", "No")


def test_gcp_02_progress_has_eleven_rows_in_printed_order(report: HighlightReportView) -> None:
    assert [row.number for row in report.progress.rows] == list(range(1, 12))
    assert [row.ref for row in report.progress.rows] == [f"T{number}" for number in range(1, 12)]


def test_gcp_03_a_row_without_a_status_word_is_not_counted_as_complete(report: HighlightReportView) -> None:
    progress = report.progress
    assert (progress.complete, progress.ongoing, progress.not_started, progress.not_stated) == (8, 1, 0, 2)
    assert [row.number for row in progress.rows if row.status is None] == [8, 11]
    assert {row.status_in_words for row in progress.rows} == {"Complete", "Ongoing", "not stated"}


def test_gcp_04_two_partners_dates_in_one_row_show_their_inferred_year(report: HighlightReportView) -> None:
    dates = report.progress.rows[0].original_dates
    assert [(held.partner, held.date.starts, held.date.inferred) for held in dates] == [
        ("scdc", date(2017, 9, 15), ("year",)),
        ("ccc", date(2017, 10, 4), ("year",)),
    ]
    assert [(held.partner_name, held.date.as_written) for held in dates] == [
        ("South Cambridgeshire District Council", "SCDC15/9"),
        ("Cambridge City Council", "CCC 4/10"),
    ]


def test_gcp_05_twelve_original_dates_lie_between_september_and_april(report: HighlightReportView) -> None:
    progress = report.progress
    assert (progress.original_dates, progress.earliest, progress.latest) == (12, date(2017, 9, 15), date(2018, 4, 1))


def test_gcp_06_the_only_ongoing_row_is_two_days_late(report: HighlightReportView) -> None:
    (ongoing,) = [row for row in report.progress.rows if row.status == "ongoing"]
    assert (ongoing.title, ongoing.is_late, ongoing.days_late) == ("Memorandum of Understanding", True, 2)


def test_what_has_no_status_word_and_is_past_its_date_is_late_as_well(report: HighlightReportView) -> None:
    assert [row.number for row in report.progress.rows if row.is_late] == [8, 9]
    assert report.progress.late == 2


def test_what_was_met_on_a_day_nobody_stated_is_not_called_late(report: HighlightReportView) -> None:
    row = report.progress.rows[1]
    assert (row.status, row.is_late, row.days_late, row.as_written) == ("complete", False, None, "Complete.")


def test_figures_and_follow_ups_stand_with_their_row(report: HighlightReportView) -> None:
    tender, short_list = report.progress.rows[5], report.progress.rows[6]
    assert [(measure.name, measure.value) for measure in tender.measures] == [("tender responses", 4)]
    assert tender.comment == "Four bidders responded."
    (follow_up,) = short_list.follow_ups
    assert follow_up.when is not None
    assert (follow_up.when.starts, follow_up.when.precision) == (date(2018, 1, 22), Precision.WEEK)


def test_gcp_07_five_milestones_are_scheduled_in_their_order_without_a_status(report: HighlightReportView) -> None:
    assert [(row.title, row.due) for row in report.milestones.rows] == [
        ("Close consultation", date(2018, 1, 29)),
        ("Start recruiting the Head of Implementation", date(2018, 1, 29)),
        ("Prepare and issue outcomes report", date(2018, 2, 19)),
        ("TUPE transfer of staff", date(2018, 4, 1)),
        ("Appoint new management team", date(2018, 4, 16)),
    ]
    assert {row.progress_status for row in report.milestones.rows} == {None}


def test_gcp_08_none_is_overdue_and_two_are_due_in_ten_days(report: HighlightReportView) -> None:
    assert report.milestones.overdue == 0
    assert report.milestones.next_due is not None
    assert (report.milestones.next_due.day, report.milestones.next_due.days_ahead) == (date(2018, 1, 29), 10)
    assert report.milestones.next_due.refs == ("M1", "M2")


def test_gcp_12_four_key_events_one_recurring_and_three_dated(communications: Communications) -> None:
    assert [event.item for event in communications.events] == ["C1", "C2", "C3", "C4"]
    assert (communications.recurring, communications.dated, communications.not_dated) == (1, 3, 0)
    assert event(communications, "C1").when_in_words == "Weekly"


def test_gcp_13_a_doubtful_year_is_kept_with_its_warning_and_is_not_ahead(communications: Communications) -> None:
    newsletter = event(communications, "C2")
    assert newsletter.when is not None
    assert (newsletter.when.starts, newsletter.when.alternative) == (date(2017, 1, 29), date(2018, 1, 29))
    assert newsletter.warnings == (
        "a year before the report's own date; the year looks mistyped",
        "29 January 2017 is a Sunday",
        "written as 29/01/2017; perhaps 29 January 2018 is meant",
    )
    assert communications.still_ahead == ("C3", "C4")
    assert communications.warnings[0].startswith("Shared Planning newsletter: a year before")


def test_section_5_shows_the_rating_and_the_notes_on_it(report: HighlightReportView) -> None:
    assert report.budget.notes is not None
    assert [(note.item, note.financial_year) for note in report.budget.notes] == [("B1", None), ("B2", "2018/19")]
    assert report.budget.rating.rating is not None
    assert report.budget.rating.rating.light is Light.AMBER


def test_sections_left_empty_keep_the_words_they_were_left_empty_with(report: HighlightReportView) -> None:
    assert (report.risks.entries, report.risks.as_written) == ((), "--")
    assert (report.items_for_board.entries, report.items_for_board.as_written) == ((), "None")
    assert (report.risks.in_words, report.items_for_board.in_words) == (
        "no new or changed risks",
        "no item for the board",
    )


def test_gcp_15_the_summary_disagrees_with_its_sections_exactly_once(report: HighlightReportView) -> None:
    assert report.disagreements.count == 1
    assert [(check.rule, check.result.value) for check in report.disagreements.checks] == [
        ("changed-or-new-risks", "disagree"),
        ("budget-rating", "agree"),
        ("major-issues-for-board", "agree"),
    ]
    assert report.disagreements.checks[0].sentence == "New or changed risks (b): Yes; section 6 has no entries."


def test_gcp_16_four_recipients_and_no_day_of_receipt(report: HighlightReportView) -> None:
    assert report.distribution is not None
    assert (len(report.distribution.recipients), report.distribution.dated) == (4, 0)
    assert {recipient.received_in_words for recipient in report.distribution.recipients} == {"not stated"}
    assert report.distribution.recipients[3].as_written == "Shares Services Boards"


def test_gcp_20_fifteen_days_lie_between_a_sunday_and_the_new_team(report: HighlightReportView) -> None:
    listed = milestone_list(planning_service(), kind=MilestoneKind.MILESTONE).milestones
    assert report.milestones.rows == listed
    assert (listed[4].days_after_previous, listed[3].warnings) == (15, ("1 April 2018 is a Sunday",))


def test_gcp_21_no_milestone_is_due_by_a_next_report_a_week_later(report: HighlightReportView) -> None:
    assert report.next_report.stated is not None
    assert report.next_report.stated.in_words == "next report"
    assert (report.next_report.on, report.next_report.basis) == (date(2018, 1, 26), "a reporting cycle of 7 days")
    assert report.milestones.due_by_next_report == ()


def test_a_green_that_the_plan_contradicts_is_named_beside_the_report(report: HighlightReportView) -> None:
    (contradiction,) = report.contradictions
    assert contradiction.ref == "programme:overall"
    assert contradiction.sentence == (
        "Green is declared; the plan suggests Red: “Questions and answers”, 2 days overdue with no new forecast; "
        "and 1 more."
    )
    assert report.summary.overall.contradiction == contradiction.sentence


def test_read_a_month_later_it_says_whose_words_it_prints_and_what_has_become_stale() -> None:
    later = highlight_report(planning_service(as_at=date(2018, 2, 20)))
    assert later.note == "The author's words are those of the report as at 19 January 2018."
    assert (later.summary.overall.is_stale, later.summary.overall.stale_since) == (True, date(2018, 1, 27))
    assert later.milestones.overdue == 3
    assert later.communications is not None
    assert later.communications.still_ahead == ("C4",)


def test_the_report_is_the_same_json_every_time(report: HighlightReportView) -> None:
    assert highlight_report(planning_service()).model_dump_json() == report.model_dump_json()
    assert HighlightReportView.model_validate_json(report.model_dump_json()) == report
