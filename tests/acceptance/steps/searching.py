"""Finding where something is spoken of."""

from pytest_bdd import then, when

from tests.acceptance.doors.door import Door, Seen
from tests.acceptance.told import Told
from tests.acceptance.words import phrase


def found(seen: Seen) -> list[str]:
    """The titles of what was found, the best first."""
    return [hit["title"] for hit in seen["hits"]]


@when(phrase('I search for "{words:Title}"'))
def search(tracker: Door, told: Told, words: str) -> None:
    told.seen = tracker.look("search", q=words)


@then(phrase('I find the risk "{event:Title}"'))
def find_risk(told: Told, event: str) -> None:
    assert found(told.seen) == [event]


@then(phrase('I find "{milestone:Title}" before the risk "{event:Title}"'))
def find_before(told: Told, milestone: str, event: str) -> None:
    titles = found(told.seen)
    assert titles.index(milestone) < titles.index(event)


@then(phrase('a search for "{words:Title}" finds "{milestone:Title}"'))
def search_finds(tracker: Door, words: str, milestone: str) -> None:
    assert found(tracker.look("search", q=words)) == [milestone]


@then(phrase('"{words:Title}" is marked in what I find'))
def is_marked(told: Told, words: str) -> None:
    assert [hit["matched"].casefold() for hit in told.seen["hits"]] == [words]


@then(phrase('the search says "{words:Title}"'))
def search_says(told: Told, words: str) -> None:
    assert words in (told.seen.get("headline"), told.seen.get("advice"))
    assert told.seen["hits"] == []
