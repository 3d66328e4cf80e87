"""A workstream has a lead and a scope, may sit inside another, and takes no more changes once it is closed."""

from datetime import date

import pytest

from domain import workstream
from domain.entry import Entry
from domain.fact import Fact
from domain.nesting import InsideItself
from domain.planned_date import PlannedDate
from domain.refusals import AlreadyThere
from domain.workstream import (
    Outcome,
    Workstream,
    WorkstreamClosed,
    WorkstreamIsClosed,
    WorkstreamLeadChanged,
    WorkstreamOpened,
    WorkstreamPlacedInside,
    WorkstreamProgressNoted,
    WorkstreamScopeChanged,
)
from tests.domain.given import TODAY, given, told

OPENED = WorkstreamOpened(name="Steelwork", kind="project", lead_role="Bridge engineer", scope="Beams and rivets")
CLOSED = WorkstreamClosed(outcome=Outcome.COMPLETED, closed_on=PlannedDate.on(date(2026, 3, 2)))


def steelwork(*later: Fact | Entry) -> Workstream:
    return given(Workstream, "steelwork", OPENED, *later)


def inside(ref: str, parent: str | None) -> Workstream:
    return given(Workstream, ref, WorkstreamOpened(name=ref.capitalize(), parent=parent))


def test_a_workstream_can_be_opened_where_its_reference_is_free() -> None:
    assert workstream.open_workstream(None, OPENED) == [OPENED]


def test_opening_a_workstream_twice_is_a_conflict() -> None:
    with pytest.raises(AlreadyThere, match=r"The workstream “steelwork” is in the record already .“Steelwork”.."):
        workstream.open_workstream(steelwork(), OPENED)


def test_a_project_is_a_workstream_that_keeps_what_the_paper_calls_it() -> None:
    assert steelwork().kind == "project"


def test_another_role_can_lead_it() -> None:
    assert steelwork().change_lead("Master smith") == [WorkstreamLeadChanged(lead_role="Master smith")]
    assert steelwork(WorkstreamLeadChanged(lead_role="Master smith")).lead_role == "Master smith"


def test_it_can_cover_something_else() -> None:
    assert steelwork().change_scope("Rivets alone") == [WorkstreamScopeChanged(scope="Rivets alone")]
    assert steelwork(WorkstreamScopeChanged(scope="Rivets alone")).scope == "Rivets alone"


def test_the_same_lead_scope_or_parent_again_says_nothing_new() -> None:
    assert steelwork().change_lead("Bridge engineer") == []
    assert steelwork().change_scope("Beams and rivets") == []
    assert steelwork().place_inside(None, {}) == []


def test_how_it_stands_is_kept_with_the_day_it_was_noted() -> None:
    noted = WorkstreamProgressNoted(comment="Half the beams are in place.")
    assert steelwork().note_progress(noted.comment) == [noted]
    assert steelwork(told(noted, effective_on=TODAY)).standing == (TODAY, "Half the beams are in place.")


def test_a_workstream_may_sit_inside_another_and_come_out_again() -> None:
    others = {"structure": inside("structure", None)}
    placed = steelwork(WorkstreamPlacedInside(parent="structure"))
    assert steelwork().place_inside("structure", others) == [WorkstreamPlacedInside(parent="structure")]
    assert placed.parent == "structure"
    assert placed.place_inside(None, others) == [WorkstreamPlacedInside()]


def test_a_workstream_never_sits_inside_itself() -> None:
    others = {"structure": inside("structure", "girders"), "girders": inside("girders", "steelwork")}
    chain = "steelwork inside structure inside girders inside steelwork"
    with pytest.raises(InsideItself, match=f"“Steelwork” would lie inside itself: {chain}"):
        steelwork().place_inside("structure", others)


def test_a_workstream_can_be_closed_and_says_how_it_ended() -> None:
    ended = steelwork(CLOSED)
    assert steelwork().close(CLOSED, today=TODAY) == [CLOSED]
    assert (ended.is_open, ended.outcome, ended.closed_on) == (False, Outcome.COMPLETED, CLOSED.closed_on)


def test_a_closed_workstream_changes_no_more() -> None:
    ended = steelwork(CLOSED)
    with pytest.raises(WorkstreamIsClosed, match=r"The workstream “Steelwork” is closed; it can no longer change"):
        ended.change_lead("Master smith")
    with pytest.raises(WorkstreamIsClosed):
        ended.change_scope("Rivets alone")
    with pytest.raises(WorkstreamIsClosed):
        ended.place_inside("structure", {})
    with pytest.raises(WorkstreamIsClosed):
        ended.note_progress("One more rivet.")
    with pytest.raises(WorkstreamIsClosed):
        ended.close(CLOSED, today=TODAY)
