"""Issues: raised, given to somebody, taken to a board, resolved."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of


@given(phrase('the issue "{what:Title}"'))
def raised(tracker: Door, what: str) -> None:
    tracker.order("raise-issue", f"issue/{ref_of(what)}", what=what)


@given(phrase('a colleague raised the issue "{what:Title}"'))
def raised_by_a_colleague(tracker: Door, what: str) -> None:
    tracker.be("workstream lead")
    tracker.order("raise-issue", f"issue/{ref_of(what)}", what=what)
    tracker.be("programme manager")


@given(phrase('the issue "{issue:Ref}" was resolved'))
def was_resolved(tracker: Door, issue: str) -> None:
    tracker.order("resolve-issue", f"issue/{issue}")


@when(phrase('I escalate the issue "{issue:Ref}" to the "{board:Title}"'))
def escalate(tracker: Door, told: Told, issue: str, board: str) -> None:
    with told:
        told.answer(tracker.order("escalate-issue", f"issue/{issue}", to=board, note="it takes more money"))


@when(phrase('I make the "{body:Title}" responsible for the issue "{issue:Ref}"'))
def assign(tracker: Door, told: Told, body: str, issue: str) -> None:
    with told:
        told.answer(tracker.order("assign-issue", f"issue/{issue}", responsible=body))


@when(phrase('I record that the issue "{issue:Ref}" was resolved on {day:Day} with "{outcome:Title}"'))
def resolve(tracker: Door, told: Told, issue: str, day: date, outcome: str) -> None:
    with told:
        told.answer(tracker.order("resolve-issue", f"issue/{issue}", resolved_on=day, outcome=outcome))


@then(phrase('the issue "{issue:Ref}" is with the "{board:Title}" since {day:Day}'))
def is_with(tracker: Door, issue: str, board: str, day: date) -> None:
    row = tracker.thing(f"issue/{issue}")
    assert (row["escalated_to"], row["escalated_on"]) == (board, day.isoformat())


@then(phrase('the issue "{issue:Ref}" is the responsibility of the "{body:Title}"'))
def is_the_responsibility_of(tracker: Door, issue: str, body: str) -> None:
    assert tracker.thing(f"issue/{issue}")["responsible"] == body


@then(phrase('the issue "{issue:Ref}" belongs to the "{role:Title}"'))
def belongs_to(tracker: Door, issue: str, role: str) -> None:
    assert tracker.thing(f"issue/{issue}")["owner_role"] == role


@then(phrase('the issue "{issue:Ref}" came from the risk "{risk:Ref}"'))
def came_from(tracker: Door, issue: str, risk: str) -> None:
    assert tracker.thing(f"issue/{issue}")["from_risk"] == risk


@then(phrase('the issue "{issue:Ref}" was resolved with "{outcome:Title}"'))
def resolved_with(tracker: Door, issue: str, outcome: str) -> None:
    row = tracker.thing(f"issue/{issue}")
    assert (row["is_resolved"], row["outcome"]) == (True, outcome)


@then(phrase("{issues:Counted} is open"))
def are_open(tracker: Door, issues: int) -> None:
    assert tracker.look("issues")["open"] == issues


@then(phrase('there is no issue "{issue:Ref}"'))
def there_is_none(tracker: Door, issue: str) -> None:
    assert issue not in [row["ref"] for row in tracker.look("issues")["issues"]]


@then(phrase('whether "{issue:Ref}" is a change request is not stated'))
def not_stated_whether_change(tracker: Door, issue: str) -> None:
    assert tracker.thing(f"issue/{issue}")["is_change_request"] is None


@then(phrase('I am told that the issue "{issue:Ref}" is in the record already'))
def told_it_is_there(told: Told, issue: str) -> None:
    assert f"The issue “{issue}” is in the record already" in told.sentence
