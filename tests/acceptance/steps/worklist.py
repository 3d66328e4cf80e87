"""What is to be told to the programme today, and why."""

from pytest_bdd import then, when

from tests.acceptance.doors.door import Door, Seen
from tests.acceptance.told import Told
from tests.acceptance.words import phrase


def on_the_list(tracker: Door) -> dict[str, Seen]:
    """The milestones of which something is to be said, by reference, in the order of the list."""
    return {row["ref"]: row for row in tracker.look("update")["milestones"]}


@when("I ask what to tell the programme")
def ask(tracker: Door, told: Told) -> None:
    told.seen = tracker.look("update")


@then(phrase('the list says "{words:Title}"'))
def list_says(told: Told, words: str) -> None:
    assert told.seen["in_words"] == words


@then(phrase('"{milestone:Ref}" is on the list: "{why:Title}"'))
def is_on_the_list(tracker: Door, milestone: str, why: str) -> None:
    assert why in [reason["in_words"] for reason in on_the_list(tracker)[milestone]["reasons"]]


@then(phrase('"{milestone:Ref}" is not on the list'))
def is_not_on_the_list(tracker: Door, milestone: str) -> None:
    assert milestone not in on_the_list(tracker)


@then(phrase('"{one:Ref}" stands before "{other:Ref}" on the list'))
def stands_before(tracker: Door, one: str, other: str) -> None:
    assert list(on_the_list(tracker)) == [one, other]
