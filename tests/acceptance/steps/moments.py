"""Days that pass, and moments one looks at."""

from datetime import date

from pytest_bdd import step, then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.told import Told
from tests.acceptance.words import phrase


@step(phrase("today is {day:Day}"))
def today_is(tracker: Door, day: date) -> None:
    tracker.today_is(day)


@when(phrase("I look at the record as at {day:Day}"))
def look_as_at(tracker: Door, told: Told, day: date) -> None:
    tracker.look_at(as_at=day)
    with told:
        told.seen = tracker.look("programme")


@when(phrase("I look at the record as at {day:Day}, as it was known on {known:Day}"))
def look_as_known(tracker: Door, told: Told, day: date, known: date) -> None:
    tracker.look_at(as_at=day, known_on=known)
    with told:
        told.seen = tracker.look("programme")


@then(phrase("I am told that nothing is recorded as at {day:Day}"))
def told_nothing_is_recorded(told: Told, day: date) -> None:
    assert f"as at {day.day} {day:%B %Y}" in told.sentence
    assert "Nothing is recorded" in told.sentence
