"""The report of a single workstream showed that workstream, and is restated beside those of the programme."""

from datetime import date

from application.projections.restatement import Restatement
from domain.milestone_facts import MilestonePlanned, MilestoneRetitled
from domain.planned_date import PlannedDate
from domain.rating import Light
from tests.application.projections.building import PROGRAMME, Told
from tests.application.projections.restating import BEGINNING, HINDSIGHT, JANUARY, issued_report, light, restated, told

JULY = PlannedDate.on(date(2018, 7, 2))
ISSUED = date(2018, 2, 6)


def planned(ref: str, workstream: str) -> Told:
    fact = MilestonePlanned(title=ref, baseline=JULY, workstream=workstream)
    return told("milestone", ref, fact, date(2018, 1, 10))


def retitled(ref: str) -> Told:
    return told("milestone", ref, MilestoneRetitled(title="other"), date(2018, 1, 20), recorded=date(2018, 2, 12))


def by_report(found: Restatement) -> dict[str | None, list[str]]:
    """The lights and things of each report, of the period under nothing."""
    return {one.report: [*(it.ref for it in one.lights), *(it.ref for it in one.things)] for one in found.shown}


def test_it_showed_the_lights_of_that_workstream_and_no_others() -> None:
    report = issued_report(JANUARY, on=ISSUED, up_to=6, workstream="W1")
    found = restated(*BEGINNING, *report, *HINDSIGHT, until=JANUARY)
    (issued,) = (one for one in found.shown if one.report)
    assert (issued.workstream, issued.in_words) == ("W1", "the report of 31 January 2018 on “Strand W1”")
    assert by_report(found)["HR1"] == ["workstream:W1:overall"]
    assert issued.tally is not None
    assert (issued.tally.shown, issued.tally.shown_worse, issued.tally.not_rated) == (1, 1, 0)


def test_it_stands_beside_the_period_and_not_for_it() -> None:
    report = issued_report(JANUARY, on=ISSUED, up_to=6, workstream="W1")
    found = restated(*BEGINNING, *report, *HINDSIGHT, until=JANUARY)
    assert len(by_report(found)[None]) == 3
    assert found.headline.startswith("Of 3 lights shown in 1 report and at the end of 1 period")


def test_only_what_lies_in_the_workstream_differs_from_its_report() -> None:
    plans = (planned("M1", "W1"), planned("M2", "W2"))
    report = issued_report(JANUARY, on=ISSUED, up_to=8, workstream="W1")
    found = by_report(restated(*BEGINNING, *plans, *report, retitled("M1"), retitled("M2"), until=JANUARY))
    assert [ref for ref in found["HR1"] if ref.startswith("M")] == ["M1"]
    assert [ref for ref in found[None] if ref.startswith("M")] == ["M1", "M2"]


def test_one_of_days_before_those_asked_for_is_left_out() -> None:
    report = issued_report(date(2017, 6, 30), on=ISSUED, up_to=6, workstream="W1")
    assert list(by_report(restated(*BEGINNING, *report, since=date(2017, 8, 1), until=JANUARY))) == [None]


def test_only_what_was_changed_in_the_workstream_came_shortly_before_its_report() -> None:
    day = date(2018, 2, 5)
    changes = (light("W1", Light.RED, day), light("W2", Light.RED, day), light(PROGRAMME, Light.RED, day))
    report = issued_report(JANUARY, on=ISSUED, up_to=9, workstream="W1")
    found = restated(*BEGINNING, *changes, *report, until=JANUARY)
    assert [len(one.shortly_before) for one in found.shown if one.report] == [1]
