"""Things held open while others change them."""

from datetime import date

from pytest_bdd import given, then

from tests.acceptance.doors.door import Door
from tests.acceptance.told import Told
from tests.acceptance.words import phrase


@given(phrase('I have "{milestone:Ref}" open in front of me'))
def hold_open(tracker: Door, milestone: str) -> None:
    tracker.hold(f"milestone/{milestone}")


@given(phrase('I changed the forecast of "{milestone:Ref}" to {day:Day}'))
def i_changed_the_forecast(tracker: Door, told: Told, milestone: str, day: date) -> None:
    why = {"reason": "supplier", "note": "the supplier is late"}
    told.answer(tracker.order("change-forecast", f"milestone/{milestone}", forecast=day, **why))


@given(phrase('a colleague changed the forecast of "{milestone:Ref}" to {day:Day}'))
def a_colleague_changed_the_forecast(tracker: Door, milestone: str, day: date) -> None:
    tracker.be("workstream lead")
    why = {"reason": "supplier", "note": "the supplier is even later"}
    tracker.order("change-forecast", f"milestone/{milestone}", forecast=day, **why)
    tracker.be("programme manager")


@then(phrase('I am told that "{milestone:Ref}" has changed since I read it'))
def told_that_it_changed(told: Told, milestone: str) -> None:
    assert f"milestone “{milestone}” is at version 2; your change was made from version 1" in told.sentence
