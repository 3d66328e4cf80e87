"""Workstreams: opened, placed inside one another, closed."""

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of


@given(phrase('the workstream "{name:Title}"'))
def opened(tracker: Door, name: str) -> None:
    tracker.order("open-workstream", f"workstream/{ref_of(name)}", name=name)


@given(phrase('the workstream "{name:Title}" inside "{parent:Ref}"'))
def opened_inside(tracker: Door, name: str, parent: str) -> None:
    tracker.order("open-workstream", f"workstream/{ref_of(name)}", name=name, parent=parent)


@given(phrase('the workstream "{workstream:Ref}" was completed'))
def completed(tracker: Door, workstream: str) -> None:
    tracker.order("close-workstream", f"workstream/{workstream}", outcome="completed")


@when(phrase('I place the workstream "{workstream:Ref}" inside "{parent:Ref}"'))
def place_inside(tracker: Door, told: Told, workstream: str, parent: str) -> None:
    with told:
        told.answer(tracker.order("place-workstream-inside", f"workstream/{workstream}", parent=parent))


@when(phrase('I let the "{role:Title}" lead the workstream "{workstream:Ref}"'))
def change_lead(tracker: Door, told: Told, role: str, workstream: str) -> None:
    with told:
        told.answer(tracker.order("change-workstream-lead", f"workstream/{workstream}", lead_role=role))


@when(phrase('I look at the milestones of "{workstream:Ref}"'))
def look_at_milestones(tracker: Door, told: Told, workstream: str) -> None:
    told.seen = tracker.look("milestones", workstream=workstream)


@then(phrase('I see the milestone "{title:Title}" and no other'))
def see_only(told: Told, title: str) -> None:
    assert [row["title"] for row in told.seen["milestones"]] == [title]


@then(phrase('the workstream "{workstream:Ref}" lies inside "{parent:Ref}"'))
def lies_inside(tracker: Door, workstream: str, parent: str) -> None:
    assert tracker.thing(f"workstream/{workstream}")["parent"] == parent


@then(phrase('nothing lies inside the workstream "{workstream:Ref}"'))
def nothing_inside(tracker: Door, workstream: str) -> None:
    assert tracker.thing(f"workstream/{workstream}")["inside"] == []
