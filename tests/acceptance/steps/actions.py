"""Actions: asked of somebody, handed on, late, done, or known by their number alone."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.steps.meetings import meeting
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of


def action(what: str) -> str:
    """An action is kept under its words."""
    return f"action/{ref_of(what)}"


@given(phrase('the "{owner:Title}" was asked to "{what:Title}" by {day:Day}'))
def was_asked(tracker: Door, owner: str, what: str, day: date) -> None:
    tracker.order("assign-action", action(what), what=what, owner_role=owner, due=day)


@given(phrase('"{what:Title}" was done'))
def was_done(tracker: Door, what: str) -> None:
    tracker.order("finish-action", action(what))


@given(phrase('"{what:Title}" was done on {day:Day}'))
def was_done_on(tracker: Door, what: str, day: date) -> None:
    tracker.order("finish-action", action(what), done_on=day)


@when(phrase('I ask the "{owner:Title}" to "{what:Title}" by {day:Day}'))
def ask(tracker: Door, told: Told, owner: str, what: str, day: date) -> None:
    with told:
        told.answer(tracker.order("assign-action", action(what), what=what, owner_role=owner, due=day))


@when(phrase('I record the action "{what:Title}" of nobody'))
def of_nobody(tracker: Door, told: Told, what: str) -> None:
    with told:
        told.answer(tracker.order("assign-action", action(what), what=what))


@when(phrase('I hand "{what:Title}" on to the "{owner:Title}"'))
def hand_on(tracker: Door, told: Told, what: str, owner: str) -> None:
    with told:
        told.answer(tracker.order("reassign-action", action(what), owner_role=owner, note="the treasurer is away"))


@when(phrase('I move the day of "{what:Title}" to {day:Day}'))
def move_day(tracker: Door, told: Told, what: str, day: date) -> None:
    with told:
        told.answer(tracker.order("move-action-due", action(what), due=day, note="there are none to be had"))


@when(phrase('I record that "{what:Title}" was done on {day:Day}'))
def record_done(tracker: Door, told: Told, what: str, day: date) -> None:
    with told:
        told.answer(tracker.order("finish-action", action(what), done_on=day))


@when(phrase("I record that the meeting of {day:Day} counted {actions:Counted}"))
def record_count(tracker: Door, told: Told, day: date, actions: int) -> None:
    with told:
        told.answer(tracker.order("count-actions", meeting(day), count=actions, frequency="monthly"))


@then(phrase('"{what:Title}" is with the "{owner:Title}" and open'))
def is_with(tracker: Door, what: str, owner: str) -> None:
    row = tracker.thing(action(what))
    assert (row["owner_in_words"], row["state_in_words"]) == (owner, "open")


@then(phrase('"{what:Title}" is due on {day:Day}'))
def is_due(tracker: Door, what: str, day: date) -> None:
    assert tracker.thing(action(what))["due"]["to"] == day.isoformat()


@then(phrase('"{what:Title}" is {days:Counted} late'))
def is_late(tracker: Door, what: str, days: int) -> None:
    assert tracker.thing(action(what))["days_late"] == days
    assert tracker.look("actions")["late"] == 1


@then(phrase('"{what:Ref}" needs attention, as it is late'))
def needs_attention(tracker: Door, what: str) -> None:
    needs = [item for item in tracker.look("attention")["items"] if item["need"] == "late-action"]
    assert [(item["kind"], item["ref"]) for item in needs] == [("action", what)]


@then(phrase('the actions are "{order:Title}"'))
def are_in_order(tracker: Door, order: str) -> None:
    assert ", ".join(row["what"] for row in tracker.look("actions")["actions"]) == order


@then(phrase('"{what:Title}" is done on {day:Day}'))
def is_done(tracker: Door, what: str, day: date) -> None:
    assert tracker.thing(action(what))["state_in_words"] == f"done on {day.day} {day:%B %Y}"


@then(phrase("{actions:Counted} are known by their number only"))
def are_only_counted(tracker: Door, actions: int) -> None:
    assert tracker.look("actions")["known_by_count"] == actions


@then(phrase('there is no action "{what:Ref}"'))
def there_is_none(tracker: Door, what: str) -> None:
    assert what not in [row["ref"] for row in tracker.look("actions")["actions"]]
