"""Programmes: which there are, and what lies inside which."""

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of


def register(tracker: Door, name: str, **said: object) -> None:
    """An administrator registers it, and leaves."""
    tracker.be("administrator", of="*")
    tracker.order("register-programme", f"programme/{ref_of(name)}", name=name, **said)
    tracker.be("programme manager")


@given(phrase('the programme "{name:Title}"'))
def a_programme(tracker: Door, name: str) -> None:
    tracker.programme = ref_of(name)
    register(tracker, name)


@given(phrase('the programme "{name:Title}" of "{one:Title}" and "{other:Title}"'))
def a_shared_programme(tracker: Door, name: str, one: str, other: str) -> None:
    tracker.programme = ref_of(name)
    register(tracker, name, partners=[{"ref": ref_of(partner), "name": partner} for partner in (one, other)])


@given(phrase('the programme "{name:Title}", which reports every {days:Counted}'))
def a_reporting_programme(tracker: Door, name: str, days: int) -> None:
    tracker.programme = ref_of(name)
    register(tracker, name, cadence={"every_days": days})


@given(phrase('the programme "{name:Title}" inside "{parent:Ref}"'))
def an_inner_programme(tracker: Door, name: str, parent: str) -> None:
    register(tracker, name, parent=parent)


@given(phrase('the programme "{name:Title}" of somebody else'))
def another_programme(tracker: Door, name: str) -> None:
    register(tracker, name)


@when(phrase('an administrator places the programme "{name:Ref}" inside "{parent:Ref}"'))
def place_inside(tracker: Door, told: Told, name: str, parent: str) -> None:
    tracker.be("administrator", of="*")
    with told:
        told.answer(tracker.order("place-programme-inside", f"programme/{name}", parent=parent))


@when(phrase('I ask for the programme "{name:Ref}"'))
def ask_for(tracker: Door, told: Told, name: str) -> None:
    tracker.programme = name
    with told:
        told.seen = tracker.look("programme")


@when("I ask which programmes there are")
def ask_for_all(tracker: Door, told: Told) -> None:
    with told:
        told.seen = tracker.look("programmes")


@then(phrase('I see the programme "{name:Title}" and no other'))
def see_only(told: Told, name: str) -> None:
    assert [programme["name"] for programme in told.seen["programmes"]] == [name]


@then(phrase('the programme "{name:Title}" is not in the record'))
def not_in_the_record(tracker: Door, name: str) -> None:
    tracker.be("administrator", of="*")
    assert name not in {programme["name"] for programme in tracker.look("programmes")["programmes"]}
