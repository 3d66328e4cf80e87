"""What belongs to what: a workstream answers for everything inside it, and the plan speaks on the scale asked for."""

from datetime import date

import pytest

from domain.issue import Issue, IssueRaised
from domain.milestone import Milestone
from domain.milestone_facts import MilestoneDropped, MilestonePlanned
from domain.phase import PhaseDropped, PhasePlanned
from domain.planned_date import PlannedDate
from domain.programme import ProgrammeClosed
from domain.rag_status import Dimension
from domain.rating import Light, Scale
from domain.record import Record
from domain.refusals import UnknownSubject
from domain.risk import Risk, RiskIdentified
from domain.scope import Subject, milestones_of, subject_of, what_the_plan_suggests, within, workstreams_inside
from domain.workstream import Outcome, Workstream, WorkstreamClosed, WorkstreamOpened
from tests.application.projections.building import NAME, PROGRAMME, Telling, record_of

DAY = date(2018, 1, 2)


def record(*more: Telling) -> Record:
    return record_of(
        ("workstream", "works", WorkstreamOpened(name="Works"), DAY),
        ("workstream", "steel", WorkstreamOpened(name="Steel", parent="works"), DAY),
        ("workstream", "bolts", WorkstreamOpened(name="Bolts", parent="steel"), DAY),
        ("workstream", "people", WorkstreamOpened(name="People"), DAY),
        ("phase", "design", PhasePlanned(name="Design"), DAY),
        _planned("survey", "works", phase="design"),
        _planned("bolts-in", "bolts"),
        _planned("staff-move", "people"),
        _planned("opening", None),
        ("risk", "R1", RiskIdentified(event="The steel is late", workstream="bolts"), DAY),
        ("issue", "I1", IssueRaised(what="The crane broke", workstream="people"), DAY),
        *more,
        as_at=date(2018, 3, 5),
    )


def _planned(ref: str, workstream: str | None, phase: str | None = None) -> Telling:
    baseline = PlannedDate.on(date(2018, 3, 16))
    return ("milestone", ref, MilestonePlanned(title=ref, baseline=baseline, workstream=workstream, phase=phase), DAY)


@pytest.mark.parametrize(
    ("kind", "ref", "expected"),
    [
        ("programme", PROGRAMME, ["survey", "bolts-in", "staff-move", "opening"]),
        ("workstream", "works", ["survey", "bolts-in"]),
        ("workstream", "bolts", ["bolts-in"]),
        ("phase", "design", ["survey"]),
        ("milestone", "opening", ["opening"]),
        ("workstream", "unheard-of", []),
    ],
)
def test_a_thing_answers_for_the_milestones_inside_it(kind: str, ref: str, expected: list[str]) -> None:
    assert [milestone.ref for milestone in milestones_of(record(), kind, ref)] == expected


def test_a_workstream_holds_those_inside_it_however_deep() -> None:
    assert workstreams_inside(record().all(Workstream), "works") == {"works", "steel", "bolts"}


def test_workstreams_that_lie_inside_one_another_are_looked_at_once() -> None:
    opened = (WorkstreamOpened(name="A", parent="b"), WorkstreamOpened(name="B", parent="a"))
    ring = record_of(("workstream", "a", opened[0], DAY), ("workstream", "b", opened[1], DAY), as_at=DAY)
    assert workstreams_inside(ring.all(Workstream), "a") == {"a", "b"}


def test_risks_and_issues_are_found_within_a_workstream_or_in_the_whole_programme() -> None:
    assert [risk.ref for risk in within(record(), Risk, "works")] == ["R1"]
    assert within(record(), Issue, "works") == ()
    assert [issue.ref for issue in within(record(), Issue, None)] == ["I1"]
    assert [milestone.ref for milestone in within(record(), Milestone, "people")] == ["staff-move"]


def test_a_workstream_the_record_does_not_hold_is_refused() -> None:
    with pytest.raises(UnknownSubject, match="has no workstream “unheard-of”"):
        within(record(), Risk, "unheard-of")


@pytest.mark.parametrize(
    ("kind", "ref", "subject"),
    [
        ("programme", PROGRAMME, Subject(NAME, is_open=True)),
        ("workstream", "steel", Subject("Steel", is_open=True)),
        ("phase", "design", Subject("Design", is_open=True)),
        ("milestone", "opening", Subject("opening", is_open=True)),
        ("milestone", "unheard-of", Subject("unheard-of", is_open=True)),
    ],
)
def test_a_subject_goes_by_its_words(kind: str, ref: str, subject: Subject) -> None:
    assert subject_of(record(), kind, ref) == subject


@pytest.mark.parametrize(
    "over",
    [
        ("programme", PROGRAMME, ProgrammeClosed(), DAY),
        ("workstream", "steel", WorkstreamClosed(outcome=Outcome.COMPLETED), DAY),
        ("phase", "design", PhaseDropped(), DAY),
        ("milestone", "opening", MilestoneDropped(), DAY),
    ],
)
def test_what_is_over_is_no_longer_open_to_a_rating(over: Telling) -> None:
    assert not subject_of(record(over), over[0], over[1]).is_open


@pytest.mark.parametrize("dimension", [Dimension.OVERALL, Dimension.SCHEDULE])
def test_the_plan_speaks_of_the_schedule_and_beside_the_overall_confidence(dimension: Dimension) -> None:
    found = what_the_plan_suggests(record(), "programme", PROGRAMME, dimension)
    assert found is not None
    assert (found.rating.light, found.rating.scale) == (Light.GREEN, Scale.THREE)


@pytest.mark.parametrize("dimension", sorted(set(Dimension) - {Dimension.OVERALL, Dimension.SCHEDULE}))
def test_the_plan_has_no_say_in_the_other_dimensions(dimension: Dimension) -> None:
    assert what_the_plan_suggests(record(), "programme", PROGRAMME, dimension) is None


def test_the_plan_speaks_on_the_scale_asked_for() -> None:
    found = what_the_plan_suggests(record(), "programme", PROGRAMME, Dimension.SCHEDULE, scale=Scale.FOUR)
    assert found is not None
    assert found.rating.scale is Scale.FOUR
