"""Changes that were recorded within five working days before a report or a meeting are marked, whatever they say."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from application.projections.restated_reasons import SHORTLY_BEFORE
from domain.highlight_report import HighlightReportDrafted
from domain.milestone_facts import MilestoneForecastConfirmed, MilestonePlanned
from domain.planned_date import PlannedDate
from domain.rag_status import RatingConfirmedUnchanged
from domain.rating import Light
from tests.application.projections.building import PROGRAMME
from tests.application.projections.restating import (
    BEGINNING,
    JANUARY,
    LEAD,
    considered,
    issued_report,
    light,
    on,
    restated,
    told,
)

MILESTONE = MilestonePlanned(title="Bridge opens", baseline=PlannedDate.on(date(2018, 7, 2)))


@pytest.mark.parametrize(
    ("recorded", "words"),
    [
        (date(2018, 1, 23), None),  # a Tuesday: six working days before Wednesday 31 January
        (date(2018, 1, 24), "5 working days before the period’s end on 31 January 2018"),
        (date(2018, 1, 27), "3 working days before the period’s end on 31 January 2018"),  # a Saturday
        (JANUARY, "on the day of the period’s end on 31 January 2018"),
        (date(2018, 2, 1), None),
    ],
)
def test_a_change_is_marked_within_five_working_days_before(recorded: date, words: str | None) -> None:
    assert SHORTLY_BEFORE == 5
    change = light(PROGRAMME, Light.AMBER, date(2018, 1, 22), recorded=recorded)
    marked = on(restated(*BEGINNING, change), JANUARY).shortly_before
    assert [one.in_words for one in marked] == ([words] if words else [])


def test_a_change_before_the_meeting_is_marked_although_the_report_was_out() -> None:
    report = issued_report(JANUARY, on=date(2018, 2, 2), up_to=6)
    change = light(PROGRAMME, Light.AMBER, date(2018, 2, 12))
    january = on(restated(*BEGINNING, *report, change, considered(date(2018, 2, 14))), JANUARY)
    assert [one.in_words for one in january.shortly_before] == [
        "2 working days before the meeting of Steering group on 14 February 2018"
    ]


def test_what_begins_a_thing_or_confirms_it_is_no_change() -> None:
    day = date(2018, 1, 30)
    unremarkable = (
        told("rag", "programme:overall", RatingConfirmedUnchanged(), day),
        told("milestone", "M1", MILESTONE, day),
        told("milestone", "M1", MilestoneForecastConfirmed(), day),
        told("highlight-report", "HR1", HighlightReportDrafted(reported_on=day), day),
    )
    assert on(restated(*BEGINNING, *unremarkable), date(2018, 1, 30)).shortly_before == ()
    first_light = light("W2", Light.GREEN, day, **LEAD)
    assert len(on(restated(*BEGINNING, *unremarkable, first_light), date(2018, 1, 30)).shortly_before) == 1


def test_working_days_are_those_of_the_place_where_people_are() -> None:
    """Half past eleven at night in UTC is the next day in a British summer: Tuesday 24 July, five days before."""
    late = light(PROGRAMME, Light.AMBER, date(2018, 7, 20))._replace(
        recorded_at=datetime(2018, 7, 23, 23, 30, tzinfo=UTC)
    )
    london = datetime(2018, 8, 6, 12, 0, tzinfo=ZoneInfo("Europe/London"))
    (marked,) = on(restated(*BEGINNING, late, now=london), date(2018, 7, 31)).shortly_before
    assert marked.working_days == 5


def test_what_was_brought_in_from_papers_is_summed_and_drowns_nothing() -> None:
    """Two old papers were read in on the day before the period's end, on which one light was changed by hand."""
    day, claimed = date(2018, 1, 30), (date(2017, 12, 15), date(2018, 1, 19))
    papers = tuple(
        light(subject, Light.AMBER, known, recorded=day, known_on=known)
        for subject, known in zip((PROGRAMME, "W1"), claimed, strict=True)
    )
    january = on(restated(*BEGINNING, *papers, light("W2", Light.RED, day)), JANUARY)
    assert [one.entry.what[:6] for one in january.shortly_before] == ["The pr"]
    assert len(january.shortly_before) == 1
    (summed,) = january.brought_in
    assert (summed.number, summed.since, summed.until) == (2, day, day)
    assert (summed.claimed_from, summed.claimed_to) == claimed
    assert summed.in_words == (
        "2 changes were brought in from papers within 5 working days before the period’s end on 31 January 2018, "
        "and claimed to have been known since days from 15 December 2017 to 19 January 2018"
    )


def test_where_nothing_was_brought_in_nothing_is_summed() -> None:
    assert on(restated(*BEGINNING, light(PROGRAMME, Light.AMBER, JANUARY)), JANUARY).brought_in == ()
