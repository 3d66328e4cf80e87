"""How lights stood at the end of each period, and what was said of one of them."""

from datetime import date

from pytest_bdd import then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.steps.ratings import rating_of, row_of
from tests.acceptance.told import Told
from tests.acceptance.words import phrase


def stood_at(tracker: Door, workstream: str, dimension: str, *, end: date) -> list[str]:
    """What was to be seen of a light at the end of a period: the light, and whatever was to be said against it."""
    seen = tracker.look("rag")
    (strip,) = (row for row in seen["periods"] if f"rag/{row['ref']}" == rating_of(workstream, dimension))
    words: str = strip["cells"][seen["period_ends"].index(end.isoformat())]["in_words"]
    return words.split(", ")


@when("I look at the lights over time")
def look(tracker: Door, told: Told) -> None:
    told.seen = tracker.look("rag")


@then(phrase('at the end of {day:Day} the {dimension:Word} of "{workstream:Ref}" stood at "{words:Title}"'))
def stood(tracker: Door, day: date, dimension: str, workstream: str, words: str) -> None:
    assert stood_at(tracker, workstream, dimension, end=day)[0] == words


@then(phrase('at the end of {day:Day} the {dimension:Word} of "{workstream:Ref}" was {found:Word}'))
def was(tracker: Door, day: date, dimension: str, workstream: str, found: str) -> None:
    assert found in {"fresh", "stale"}
    assert ("stale" in stood_at(tracker, workstream, dimension, end=day)) is (found == "stale")


@then(phrase('the history of the {dimension:Word} of "{workstream:Ref}" tells "{one:Title}", then "{other:Title}"'))
def history_tells(tracker: Door, dimension: str, workstream: str, one: str, other: str) -> None:
    history = row_of(tracker, workstream, dimension)["history"]
    assert [event["what"] for event in sorted(history, key=lambda event: event["position"])] == [one, other]


@then(phrase('the explanation of the {dimension:Word} of "{workstream:Ref}" says "{words:Title}"'))
def explanation_says(tracker: Door, told: Told, dimension: str, workstream: str, words: str) -> None:
    told.seen = row_of(tracker, workstream, dimension)
    assert [difference["in_words"] for difference in told.seen["difference"]] == [words]


@then(phrase('it weighs "{milestone:Ref}": "{words:Title}"'))
def it_weighs(told: Told, milestone: str, words: str) -> None:
    assert {weighed["milestone"]: weighed["detail"] for weighed in told.seen["weighed"]} == {milestone: words}
