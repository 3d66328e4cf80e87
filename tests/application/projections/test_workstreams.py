"""The workstreams stand as a tree, each with its lead, its standing and what of it is late."""

from datetime import date

from application.projections.workstreams import WorkstreamList, tree, workstream_list
from domain.milestone_facts import MilestoneKind
from domain.rag_status import Dimension, RatedKind, RatingDeclared
from domain.rating import Light, Rating
from domain.record import Record
from domain.workstream import (
    Outcome,
    Workstream,
    WorkstreamClosed,
    WorkstreamOpened,
    WorkstreamPlacedInside,
    WorkstreamProgressNoted,
)
from tests.application.projections.building import Telling, record_of
from tests.application.projections.planning import PLANNED, planned

AS_AT = date(2018, 3, 1)


def opened(ref: str, name: str, parent: str | None = None) -> Telling:
    return ("workstream", ref, WorkstreamOpened(name=name, parent=parent, lead_role="Head of ICT"), PLANNED)


def network(*more: Telling, as_at: date = AS_AT) -> Record:
    return record_of(
        opened("W1", "ICT"),
        opened("W2", "Finance"),
        opened("W3", "Network", "W1"),
        opened("W4", "Wi-Fi", "W3"),
        planned("M1", date(2018, 2, 28), title="Switches replaced", workstream="W3"),
        planned("T1", date(2018, 2, 1), kind="task", workstream="W1"),
        planned("M2", workstream="W1"),
        planned("M3", date(2018, 2, 1)),
        *more,
        as_at=as_at,
    )


def shown(*more: Telling) -> WorkstreamList:
    return workstream_list(network(*more))


def test_each_workstream_is_followed_by_those_inside_it() -> None:
    assert [(row.ref, row.depth) for row in shown().workstreams] == [("W1", 0), ("W3", 1), ("W4", 2), ("W2", 0)]
    assert shown().workstreams[0].inside == ("W3",)


def test_overdue_milestones_count_for_the_workstream_and_apart_for_those_around_it() -> None:
    ict, its_network, *_ = shown().workstreams
    own = {count.kind: count.overdue for count in ict.milestones}
    inside_too = {count.kind: count.overdue for count in ict.milestones_with_inside}
    assert own == {MilestoneKind.MILESTONE: 0, MilestoneKind.TASK: 1}
    assert inside_too == {MilestoneKind.MILESTONE: 1, MilestoneKind.TASK: 1}
    assert (ict.overdue, its_network.overdue) == (("T1",), ("M1",))


def test_milestones_in_no_workstream_are_counted_beside_the_tree() -> None:
    assert shown().milestones_in_no_workstream.total == 1


def test_a_workstream_shows_how_it_stands_and_since_when() -> None:
    noted = WorkstreamProgressNoted(comment="nearing completion")
    row = shown(("workstream", "W2", noted, date(2018, 2, 3))).workstreams[3]
    assert (row.standing, row.standing_noted_on) == ("nearing completion", date(2018, 2, 3))
    assert (row.lead_role, row.version) == ("Head of ICT", 2)


def test_a_closed_workstream_says_how_it_ended() -> None:
    closed = shown(("workstream", "W2", WorkstreamClosed(outcome=Outcome.COMPLETED), date(2018, 2, 3)))
    assert (closed.open, closed.closed) == (3, 1)
    assert (closed.workstreams[3].outcome, closed.workstreams[3].is_open) == (Outcome.COMPLETED, False)
    assert closed.workstreams[0].outcome is None


def test_a_workstream_shows_its_lights_overall_first() -> None:
    lights = [
        (
            "rag",
            f"workstream:W1:{dimension}",
            RatingDeclared(
                subject_kind=RatedKind.WORKSTREAM, subject="W1", dimension=dimension, rating=Rating(light=light)
            ),
            PLANNED,
        )
        for dimension, light in ((Dimension.BUDGET, Light.AMBER), (Dimension.OVERALL, Light.GREEN))
    ]
    rows = shown(*lights).workstreams
    assert [(light.ref, light.in_words) for light in rows[0].lights] == [
        ("workstream:W1:overall", "Green"),
        ("workstream:W1:budget", "Amber"),
    ]
    assert rows[1].lights == ()


def test_a_ring_that_half_the_story_shows_hides_no_workstream() -> None:
    ring = network(("workstream", "W1", WorkstreamPlacedInside(parent="W4"), AS_AT)).all(Workstream)
    assert {ref for ref, _ in tree(ring)} == {"W1", "W2", "W3", "W4"}


def test_before_the_first_was_opened_there_is_an_empty_list() -> None:
    early = workstream_list(network(as_at=date(2018, 1, 18)))
    assert (early.workstreams, early.open, early.closed) == ((), 0, 0)
