"""What real papers write is read, kept as it was written, marked where it was inferred, and remarked on (O1 to O38)."""

from datetime import date

import pytest

from application.commands.highlight_reports import AnswerSummaryFlag, DraftHighlightReport, ListCommunication
from application.commands.milestones import NoteMilestoneProgress, PlanMilestone
from application.commands.ratings import DeclareRating
from application.commands.risks import IdentifyRisk
from domain.milestone_facts import PartnerDate, ProgressStatus
from domain.money import Money
from domain.planned_date import PlannedDate, Precision
from domain.rating import Light, Scale
from tests.application.importers.papers import entry, faults_in, order_in, remarks_on

A_MILESTONE = "{order: plan-milestone, ref: M1, source: report, title: Bridge opens, baseline: "


def baseline(words: str) -> PlannedDate:
    """A date of a highlight report of 19 January 2018."""
    found = order_in(f'{A_MILESTONE}"{words}"}}', PlanMilestone).baseline
    assert found is not None
    return found


READINGS = [
    ("O2", "13/11/17", date(2017, 11, 13), date(2017, 11, 13), Precision.DAY, False),
    ("O2", "15/01/2018", date(2018, 1, 15), date(2018, 1, 15), Precision.DAY, False),
    ("O4", "week commencing 22 nd January", date(2018, 1, 22), date(2018, 1, 28), Precision.WEEK, True),
    ("O6", "December 2017.", date(2017, 12, 1), date(2017, 12, 31), Precision.MONTH, False),
    ("O7", "mid Oct '17", date(2017, 10, 1), date(2017, 10, 31), Precision.MONTH, False),
    ("O8", "late September", date(2017, 9, 1), date(2017, 9, 30), Precision.MONTH, True),
    ("O9", "2017/18", date(2017, 4, 1), date(2018, 3, 31), Precision.FINANCIAL_YEAR, False),
    ("O9", "2018-19", date(2018, 4, 1), date(2019, 3, 31), Precision.FINANCIAL_YEAR, False),
    ("O11", "Dec – Jan", date(2017, 12, 1), date(2018, 1, 31), Precision.MONTH, True),
    ("O11", "Feb - May", date(2018, 2, 1), date(2018, 5, 31), Precision.MONTH, True),
    ("O11", "Apr 19", date(2019, 4, 1), date(2019, 4, 30), Precision.MONTH, False),
    ("O12", "End of Dec 17", date(2017, 12, 1), date(2017, 12, 31), Precision.MONTH, False),
    ("O12", "Apr 18", date(2018, 4, 1), date(2018, 4, 30), Precision.MONTH, False),
    ("O13", "6<sup>th</sup> Nov", date(2017, 11, 6), date(2017, 11, 6), Precision.DAY, True),
    ("O14", "Quarter 3 2023/24", date(2023, 10, 1), date(2023, 12, 31), Precision.QUARTER, False),
    ("O14", "end of Quarter 4", date(2018, 1, 1), date(2018, 3, 31), Precision.QUARTER, True),
    ("O14", "Quarter 3 or 4", date(2017, 10, 1), date(2018, 3, 31), Precision.QUARTER, True),
    ("O15", "July/August 2023", date(2023, 7, 1), date(2023, 8, 31), Precision.MONTH, False),
    ("O16", "2024/2025", date(2024, 4, 1), date(2025, 3, 31), Precision.FINANCIAL_YEAR, False),
    ("O16", "April 1, 2026", date(2026, 4, 1), date(2026, 4, 1), Precision.DAY, False),
    ("O17", "2025/ 2026", date(2025, 4, 1), date(2026, 3, 31), Precision.FINANCIAL_YEAR, False),
]


@pytest.mark.parametrize(("oddity", "words", "starts", "ends", "precision", "inferred"), READINGS)
def test_a_date_is_read_and_its_words_are_kept(
    oddity: str, words: str, starts: date, ends: date, precision: Precision, inferred: bool
) -> None:
    found = baseline(words)
    assert (found.starts, found.ends, found.precision, found.as_written) == (starts, ends, precision, words), oddity
    assert found.inferred == (("year",) if inferred else ())
    said = [remark for remark in remarks_on(f'{A_MILESTONE}"{words}"}}') if "does not state the year" in remark]
    assert len(said) == inferred


def test_o1_two_dates_of_two_councils_in_one_cell_are_read_with_their_year_inferred() -> None:
    row = "{order: plan-milestone, ref: T1, source: report, title: Bids, partner_dates: SCDC15/9 CCC 4/10}"
    assert order_in(row, PlanMilestone).partner_dates == (
        PartnerDate(partner="SCDC", date=_a_day(2017, 9, 15, "15/9")),
        PartnerDate(partner="CCC", date=_a_day(2017, 10, 4, "4/10")),
    )
    assert remarks_on(row) == [
        "“15/9” does not state the year; it is read as 15 September 2017.",
        "“4/10” does not state the year; it is read as 4 October 2017.",
    ]


def test_a_cell_of_very_many_dates_is_to_be_written_as_a_list() -> None:
    row = "{order: plan-milestone, ref: T1, source: report, title: Bids, partner_dates: " + "SCDC15/9 " * 7 + "}"
    (said,) = faults_in(row)
    assert said.endswith("has more than 6 partners; begin each with “- partner: ”.")


def _a_day(year: int, month: int, day: int, words: str) -> PlannedDate:
    when = date(year, month, day)
    return PlannedDate(starts=when, ends=when, as_written=words, inferred=("year",))


def test_o3_a_day_a_year_before_its_paper_is_kept_and_remarked_on() -> None:
    row = "{order: list-communication, ref: HR, source: report, item: C1, event: Newsletter, when: 29/01/2017}"
    when = order_in(row, ListCommunication).when
    assert when == PlannedDate(starts=date(2017, 1, 29), ends=date(2017, 1, 29), as_written="29/01/2017")
    assert remarks_on(row) == [
        "29 January 2017 is a Sunday.",
        "“29/01/2017” lies about a year before 19 January 2018; the year may be a slip of the pen.",
    ]


def test_o3_the_alternative_that_a_file_states_is_remarked_on_and_does_not_take_its_place() -> None:
    row = """\
order: list-communication
ref: HR
source: report
item: C1
event: Newsletter
when: {date: 29/01/2017, alternative: 2018-01-29, doubt: The year looks mistyped}
"""
    when = order_in(row, ListCommunication).when
    assert when
    assert (when.starts, when.alternative, when.as_written) == (date(2017, 1, 29), date(2018, 1, 29), "29/01/2017")
    assert remarks_on(row) == [
        "“29/01/2017” may stand for 29 January 2018; it is kept as 29 January 2017.",
        "“29/01/2017”: The year looks mistyped.",
        "29 January 2017 is a Sunday.",
    ]


def test_a_day_that_a_thing_happened_on_may_lie_a_year_back_without_remark() -> None:
    row = "{order: meet-milestone, ref: M1, source: report, met_on: 30/01/2017}"
    assert remarks_on(row) == []


def test_o5_an_ambiguous_financial_year_keeps_both_its_last_days() -> None:
    found = baseline("End FY2018")
    assert (found.candidates, found.due) == ((date(2018, 3, 31), date(2019, 3, 31)), None)
    assert remarks_on(f"{A_MILESTONE}End FY2018}}") == [
        "“End FY2018” may mean 31 March 2018 or 31 March 2019.",
        "“End FY2018” does not say whether the financial year ends or starts in 2018.",
    ]


def test_o10_a_business_year_is_not_known_and_says_so() -> None:
    assert baseline("2018 business year").precision is Precision.UNKNOWN
    assert remarks_on(f"{A_MILESTONE}2018 business year}}") == [
        "“2018 business year” does not say when a business year starts."
    ]


@pytest.mark.parametrize(("words", "rhythm"), [("Weekly", "weekly"), ("regular points", "regular")])
def test_o18_a_rhythm_in_a_date_column_is_a_rhythm(words: str, rhythm: str) -> None:
    found = baseline(words)
    assert (found.precision, found.recurrence, found.as_written) == (Precision.RECURRING, rhythm, words)


def test_o19_in_due_course_is_not_known_yet() -> None:
    assert baseline("in due course").due is None


LIGHTS = [
    ("GREEN", "three", Light.GREEN, "GREEN"),
    ("Amber", "three", Light.AMBER, "Amber"),
    ("amber", "three", Light.AMBER, None),
    ("Amber/Red", "five", Light.AMBER_RED, "Amber/Red"),
    ("AMBER GREEN", "four", Light.AMBER_GREEN, "AMBER GREEN"),
    ("Not rated", "three", Light.NOT_RATED, "Not rated"),
]


@pytest.mark.parametrize(("words", "scale", "light", "kept"), LIGHTS)
def test_o20_a_light_is_read_in_any_letter_case_and_kept_as_written(
    words: str, scale: str, light: Light, kept: str | None
) -> None:
    rating_in_words = f"{{light: {words}, scale: {scale}}}"
    row = f"{{order: declare-rating, ref: 'programme:overall', source: report, rating: {rating_in_words}}}"
    rating = order_in(row, DeclareRating).rating
    assert (rating.light, rating.scale, rating.as_written) == (light, Scale(scale), kept)


def test_o20_a_light_may_stand_for_the_whole_rating() -> None:
    row = "{order: declare-rating, ref: 'programme:overall', source: report, rating: GREEN}"
    rating = order_in(row, DeclareRating).rating
    assert (rating.light, rating.scale, rating.as_written) == (Light.GREEN, Scale.THREE, "GREEN")


@pytest.mark.parametrize(
    ("words", "answer", "kept"),
    [("Yes", True, "Yes"), ("NO", False, "NO"), ("no", False, "no"), ("true", True, None), ("FALSE", False, "FALSE")],
)
def test_o20_a_flag_is_read_in_any_letter_case_and_kept_as_written(words: str, answer: bool, kept: str | None) -> None:
    row = f"{{order: answer-summary-flag, ref: HR, source: report, flag: changed-or-new-risks, answer: {words}}}"
    flag = order_in(row, AnswerSummaryFlag)
    assert (flag.answer, flag.as_written) == (answer, kept)


def test_words_that_the_file_keeps_itself_are_not_replaced() -> None:
    row = "{order: note-milestone-progress, ref: T1, source: report, status: Complete, as_written: Complete. And more}"
    progress = order_in(row, NoteMilestoneProgress)
    assert (progress.status, progress.as_written) == (ProgressStatus.COMPLETE, "Complete. And more")


def test_dates_are_read_however_deep_they_lie() -> None:
    row = """\
order: note-milestone-progress
ref: T7
source: report
status: Complete.
follow_ups:
  - {what: On-boarding meeting, when: week commencing 22 nd January}
  - {what: Second meeting, when: {date: 6th Feb, as_written: "6 th Feb, if possible"}}
"""
    progress = order_in(row, NoteMilestoneProgress)
    assert progress.as_written == "Complete."
    first, second = (follow_up.when for follow_up in progress.follow_ups)
    assert first
    assert second
    assert (first.starts, second.starts) == (date(2018, 1, 22), date(2018, 2, 6))
    assert second.as_written == "6 th Feb, if possible"
    assert [(remark.place.line, remark.field) for remark in entry(row).remarks] == [
        (12, "follow_ups"),
        (13, "follow_ups"),
    ]


def test_o38_a_sunday_and_easter_are_remarked_on_and_not_changed() -> None:
    assert baseline("01/04/2018").starts == date(2018, 4, 1)
    assert remarks_on(f"{A_MILESTONE}01/04/2018}}") == ["1 April 2018 is a Sunday.", "1 April 2018 is Easter Sunday."]
    assert remarks_on(f"{A_MILESTONE}02/04/18}}") == ["2 April 2018 is Easter Monday."]
    assert remarks_on(f"{A_MILESTONE}2018-12-26}}") == ["26 December 2018 is Boxing Day."]


def test_o23_an_amount_in_thousands_is_read_as_rounded() -> None:
    row = "{order: identify-risk, ref: R1, source: report, event: Costs rise, exposure: £496k}"
    assert order_in(row, IdentifyRisk).exposure == Money(pence=49_600_000, rounded_to=100_000, as_written="£496k")


def test_a_day_in_words_is_read_where_one_exact_day_is_wanted() -> None:
    row = """\
order: draft-highlight-report
ref: HR
source: report
reported_on: 19 January 2018
previous_report: 12/01/2018
"""
    drafted = order_in(row, DraftHighlightReport)
    assert (drafted.reported_on, drafted.previous_report) == (date(2018, 1, 19), date(2018, 1, 12))
