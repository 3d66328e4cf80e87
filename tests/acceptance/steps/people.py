"""People: who is known, what they were granted, and what became of it."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Answer, Door
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of


def about(tracker: Door, order: str, person: str, **said: object) -> Answer:
    """An administrator of everything changes what somebody may do."""
    tracker.be("administrator", of="*")
    return tracker.order(order, f"person/{person}", **said)


@given(phrase('"{title:Title}" is known to the tracker'))
def known(tracker: Door, title: str) -> None:
    about(tracker, "admit-person", ref_of(title), title=title)


@given(phrase('"{person:Ref}" was granted the role {role:RoleName}'))
def granted(tracker: Door, person: str, role: str) -> None:
    about(tracker, "grant-role", person, role=role, on=tracker.programme)


@given(phrase('"{person:Ref}" was granted the role {role:RoleName} until {day:Day}'))
def granted_until(tracker: Door, person: str, role: str, day: date) -> None:
    about(tracker, "grant-role", person, role=role, on=tracker.programme, until=day)


@given(phrase('the role {role:RoleName} was withdrawn from "{person:Ref}"'))
def withdrawn(tracker: Door, person: str, role: str) -> None:
    about(tracker, "withdraw-role", person, role=role, on=tracker.programme)


@given(phrase('"{person:Ref}" has left'))
def left(tracker: Door, person: str) -> None:
    about(tracker, "let-person-go", person)


@when(phrase('"{person:Ref}" asks which programmes there are on {day:Day}'))
def ask_as(tracker: Door, told: Told, person: str, day: date) -> None:
    tracker.today_is(day)
    tracker.come_as(person)
    with told:
        told.seen = tracker.look("programmes")


@when(phrase('I admit somebody else as "{title:Title}"'))
def admit_another(tracker: Door, told: Told, title: str) -> None:
    with told:
        about(tracker, "admit-person", "somebody-else", title=title)


@when("the administrator gives up administering")
def give_up(tracker: Door, told: Told) -> None:
    with told:
        about(tracker, "withdraw-role", "administrator", role="administrator", on="*")


@when("I look at who may do what")
def look_at_people(tracker: Door, told: Told) -> None:
    with told:
        told.seen = tracker.look("people")


@when(phrase("I look at who may do what as at {day:Day}"))
def look_back_at_people(tracker: Door, told: Told, day: date) -> None:
    tracker.be("administrator", of="*")
    tracker.look_at(as_at=day)
    with told:
        told.seen = tracker.look("people")


@then("I see no programme")
def see_none(told: Told) -> None:
    assert told.seen["programmes"] == []


@then(phrase('"{title:Title}" held the role "{role:Title}"'))
def held(told: Told, title: str, role: str) -> None:
    roles = {person["title"]: [held["in_words"] for held in person["roles"]] for person in told.seen["people"]}
    assert roles[title] == [role]


@then("I am told that nobody knows me any more")
def told_nobody_knows(told: Told) -> None:
    assert "has left" in told.sentence


@then("I am told that there is no such list")
def told_no_such_list(told: Told) -> None:
    assert "There is nothing" in told.sentence
