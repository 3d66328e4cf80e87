"""At which moments something was shown to somebody: issued reports, else days reported on, else ends of periods."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from application.projections.audit_filters import DaysReversed
from application.projections.showings import TooManyPeriods
from domain.highlight_report import HighlightReportDrafted
from domain.highlight_report_life import HighlightReportWithdrawn
from domain.programme import CadenceSet
from domain.record import Moment
from domain.reporting_cycle import Cadence
from tests.application.projections.building import PROGRAMME, Told
from tests.application.projections.restating import (
    BEGAN,
    BEGINNING,
    FEBRUARY,
    JANUARY,
    NOW,
    considered,
    issued_report,
    told,
    what_was_shown,
)


def every(days: int) -> Told:
    return told("programme", PROGRAMME, CadenceSet(cadence=Cadence(every_days=days)), BEGAN)


def begun(ref: str, day: date, **more: str) -> Told:
    return told("highlight-report", ref, HighlightReportDrafted.model_validate({"reported_on": day, **more}), day)


def days(*tellings: Told, now: datetime = NOW, **asked: date) -> list[date]:
    return [shown.moment.as_at for shown in what_was_shown(*tellings, now=now, **asked)]


def test_without_a_cycle_periods_are_calendar_months_and_the_last_twelve_are_shown() -> None:
    found = days(*BEGINNING)
    assert (found[0], found[-2:]) == (date(2017, 4, 30), [JANUARY, FEBRUARY])
    assert len(found) == 11  # the twelfth, which began with March, is not over


def test_a_period_is_shown_as_its_last_day_ends_where_people_are() -> None:
    london = datetime(2018, 7, 5, 12, 0, tzinfo=ZoneInfo("Europe/London"))
    shown = what_was_shown(*BEGINNING, now=london)[-1]
    assert shown.moment.known_at is not None
    assert shown.moment.known_at.astimezone(UTC) == datetime(2018, 6, 30, 22, 59, 59, 999999, tzinfo=UTC)
    assert shown.in_words == "the end of a period, 30 June 2018"


def test_an_issued_report_stands_for_its_period() -> None:
    report = issued_report(date(2018, 1, 19), on=date(2018, 1, 22), up_to=6)
    found = what_was_shown(*BEGINNING, *report)[-2:]
    assert [(shown.moment.as_at, shown.report) for shown in found] == [(date(2018, 1, 19), "HR1"), (FEBRUARY, None)]
    assert found[0].moment == Moment(date(2018, 1, 19), up_to=6)
    assert found[0].in_words == "the report of 19 January 2018"


def test_a_report_of_a_period_that_is_not_over_is_shown_as_well() -> None:
    report = issued_report(date(2018, 3, 2), on=date(2018, 3, 2), up_to=6)
    assert days(*BEGINNING, *report)[-2:] == [FEBRUARY, date(2018, 3, 2)]


def test_a_report_that_was_withdrawn_was_shown_all_the_same() -> None:
    report = issued_report(date(2018, 1, 19), on=date(2018, 1, 22), up_to=6)
    gone = told("highlight-report", "HR1", HighlightReportWithdrawn(), date(2018, 2, 1))
    assert what_was_shown(*BEGINNING, *report, gone)[-2].in_words == "the report of 19 January 2018, withdrawn since"


def test_the_day_of_a_report_that_was_not_issued_stands_for_its_period() -> None:
    found = what_was_shown(*BEGINNING, begun("HR1", date(2018, 1, 19)))[-2:]
    assert [shown.moment.as_at for shown in found] == [date(2018, 1, 19), FEBRUARY]
    assert found[0].in_words == "the day of a report that was not issued, 19 January 2018"
    assert found[0].report is None


def test_the_report_of_a_single_workstream_stands_for_no_period() -> None:
    assert days(*BEGINNING, begun("HR1", date(2018, 1, 19), workstream="W1"))[-2:] == [JANUARY, FEBRUARY]


def test_cycles_are_counted_from_the_last_day_reported_on() -> None:
    """Every 14 days from 19 January: 2 and 16 February and 2 March lie after it, 5 January before it."""
    after, before = [date(2018, 2, 2), date(2018, 2, 16), date(2018, 3, 2)], [date(2018, 1, 5), date(2018, 1, 19)]
    assert days(*BEGINNING, every(14), begun("HR1", date(2018, 1, 19)))[-5:] == [*before, *after]


def test_the_same_periods_are_found_on_another_day() -> None:
    told = (*BEGINNING, every(14), begun("HR1", date(2018, 1, 19)))
    tomorrow = days(*told, now=datetime(2018, 3, 6, 12, 0, tzinfo=UTC))
    assert tomorrow == days(*told)


def test_the_day_of_a_report_is_not_over_before_its_end() -> None:
    told = (*BEGINNING, every(14), begun("HR1", date(2018, 3, 5)))
    assert days(*told)[-1] == date(2018, 2, 19)
    assert days(*told, now=datetime(2018, 3, 6, 12, 0, tzinfo=UTC))[-1] == date(2018, 3, 5)


def test_only_what_was_shown_between_two_days_is_asked_for_and_both_are_included() -> None:
    assert days(*BEGINNING, since=date(2017, 12, 31), until=JANUARY) == [date(2017, 12, 31), JANUARY]
    assert days(*BEGINNING, since=date(2018, 3, 1)) == []


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(DaysReversed, match="Nothing lies between 1 March 2018 and 28 February 2018"):
        days(*BEGINNING, since=date(2018, 3, 1), until=FEBRUARY)
    assert days(*BEGINNING, since=FEBRUARY, until=FEBRUARY) == [FEBRUARY]


def test_one_may_ask_further_back_than_twelve_periods() -> None:
    assert days(*BEGINNING, since=date(2016, 1, 1), until=date(2016, 3, 1)) == [date(2016, 1, 31), date(2016, 2, 29)]


def test_more_than_sixty_periods_are_refused_with_what_to_do() -> None:
    assert len(days(*BEGINNING, since=date(2013, 4, 1))) == 59  # the sixtieth is not over
    with pytest.raises(TooManyPeriods, match="More than 60 periods lie after 1 January 2013"):
        days(*BEGINNING, since=date(2013, 1, 1))


def test_meetings_are_days_before_which_changes_are_looked_at() -> None:
    report = issued_report(date(2018, 1, 19), on=date(2018, 1, 22), up_to=6)
    shown = what_was_shown(*BEGINNING, *report, considered(date(2018, 2, 20)))[-2]
    assert [(one.day, one.in_words) for one in shown.occasions] == [
        (date(2018, 1, 22), "the report issued on 22 January 2018"),
        (date(2018, 2, 20), "the meeting of Steering group on 20 February 2018"),
    ]
