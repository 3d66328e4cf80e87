"""Who one comes as."""

from pytest_bdd import given, then

from tests.acceptance.doors.door import Door
from tests.acceptance.told import Told
from tests.acceptance.words import phrase


@given(phrase("I am {title:Role}"))
def i_am(tracker: Door, title: str) -> None:
    tracker.be(title)


@given("I am a stranger")
def i_am_a_stranger(tracker: Door) -> None:
    tracker.be("programme manager", of="somewhere-else")


@given("the tracker does not know me")
def i_am_nobody(tracker: Door) -> None:
    tracker.be_nobody()


@then("I am told that I have to say who I am")
def told_to_say_who(told: Told) -> None:
    assert "Authorization: Bearer" in told.sentence or told.sentence.startswith("Sign in: ")
