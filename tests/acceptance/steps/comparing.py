"""Two moments side by side."""

from datetime import date

from pytest_bdd import then, when

from tests.acceptance.doors.door import Door, Seen
from tests.acceptance.told import Told
from tests.acceptance.words import phrase


def moments(before: date, after: date) -> dict[str, str]:
    """The two days a comparison is asked for."""
    return {"from_as_at": f"{before}", "to_as_at": f"{after}"}


def changes(told: Told, kind: str, ref: str) -> dict[str, Seen]:
    """What differs in one thing, by what it is called."""
    (thing,) = (thing for thing in told.seen["things"] if (thing["kind"], thing["ref"]) == (kind, ref))
    return {change["label"]: change for change in thing["changes"]}


@when(phrase("I compare {before:Day} with {after:Day}"))
def compare(tracker: Door, told: Told, before: date, after: date) -> None:
    told.seen = tracker.look("compare", **moments(before, after))


@when(phrase('I compare {before:Day} with {after:Day} for "{milestone:Ref}" alone'))
def compare_one(tracker: Door, told: Told, before: date, after: date, milestone: str) -> None:
    with told:
        told.seen = tracker.look("compare", **moments(before, after), subject=f"milestone/{milestone}")


@when(phrase("I compare {before:Day}, as it was known on {known:Day}, with {after:Day}"))
def compare_as_known(tracker: Door, told: Told, before: date, known: date, after: date) -> None:
    told.seen = tracker.look("compare", **moments(before, after), from_known_at=f"{known}")


@when(
    phrase("I compare {before:Day}, as it was known on {known:Day}, with {after:Day}, as it was known on {later:Day}")
)
def compare_on_both_clocks(tracker: Door, told: Told, before: date, known: date, after: date, later: date) -> None:
    told.seen = tracker.look("compare", **moments(before, after), from_known_at=f"{known}", to_known_at=f"{later}")


@then(phrase('the comparison says "{words:Title}"'))
def comparison_says(told: Told, words: str) -> None:
    assert told.seen["headline"] == words


@then(phrase('the forecast of "{milestone:Ref}" went from "{before:Title}" to "{after:Title}"'))
def forecast_went(told: Told, milestone: str, before: str, after: str) -> None:
    change = changes(told, "milestone", milestone)["Forecast"]
    assert (change["changed_from"], change["changed_to"]) == (before, after)


@then(phrase('who gave the forecast of "{milestone:Ref}" went from "not stated" to "{after:Title}"'))
def giver_went(told: Told, milestone: str, after: str) -> None:
    change = changes(told, "milestone", milestone)["Forecast given"]
    assert (change["changed_from"], change["changed_to"]) == (None, after)


@then(phrase('I am told that there is no milestone "{milestone:Ref}"'))
def told_there_is_none(told: Told, milestone: str) -> None:
    assert f"has no milestone “{milestone}”" in told.sentence


@then(phrase('the issue "{issue:Ref}" was added'))
def was_added(told: Told, issue: str) -> None:
    assert [(thing["ref"], thing["sort"]) for thing in told.seen["things"]] == [(issue, "added")]
