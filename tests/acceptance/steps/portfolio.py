"""All programmes at a glance."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door, Seen
from tests.acceptance.steps.people import about
from tests.acceptance.told import Told
from tests.acceptance.words import phrase


def programme_of(told: Told, name: str) -> Seen:
    """What is shown of one programme."""
    rows: dict[str, Seen] = {row["name"]: row for row in told.seen["programmes"]}
    return rows[name]


def rate(tracker: Door, programme: str, light: str, day: date) -> None:
    """Whoever manages a programme rates it, and one goes on speaking of the one before."""
    before, tracker.programme = tracker.programme, programme
    tracker.be("programme manager")
    said = {"rating": {"light": light}, "rationale": "as planned", "path_to_green": "ask the board"}
    tracker.order("declare-rating", "rag/programme:overall", effective_on=day, **said)
    tracker.programme = before
    tracker.be("programme manager")


@given(phrase('the programme "{name:Ref}" was rated {light:Word} on {day:Day}'))
def was_rated(tracker: Door, name: str, light: str, day: date) -> None:
    rate(tracker, name, light, day)


@given(phrase('the steering group may see "{one:Ref}" and "{other:Ref}"'))
def may_see(tracker: Door, one: str, other: str) -> None:
    about(tracker, "admit-person", "steering-group", title="Steering group")
    for programme in (one, other):
        about(tracker, "grant-role", "steering-group", role="viewer", on=programme)
    tracker.be("programme manager")


@when("the steering group looks at the portfolio")
def look(tracker: Door, told: Told) -> None:
    tracker.come_as("steering-group")
    told.seen = tracker.look("programmes")


@then(phrase('the portfolio says "{words:Title}"'))
def portfolio_says(told: Told, words: str) -> None:
    assert told.seen["in_words"] == words


@then(phrase('the programme "{one:Title}" stands before "{other:Title}"'))
def stands_before(told: Told, one: str, other: str) -> None:
    assert [row["name"] for row in told.seen["programmes"]] == [one, other]


@then(phrase('since the report of {day:Day} "{name:Title}" tells: "{words:Title}"'))
def tells(told: Told, day: date, name: str, words: str) -> None:
    (changes,) = programme_of(told, name)["changes"]
    assert changes["since_in_words"] == f"since the report of {day.day} {day:%B %Y}"
    assert changes["sentences"] == words


@then(phrase('the next milestone of "{name:Title}" is "{milestone:Title}", {late:Counted} later than first promised'))
def next_milestone(told: Told, name: str, milestone: str, late: int) -> None:
    (coming,) = programme_of(told, name)["next_milestones"]
    assert (coming["title"], coming["slip_in_words"]) == (milestone, f"{late} days later than first promised")


@then(phrase('the last report of "{name:Title}" shows as "{words:Title}"'))
def last_report(told: Told, name: str, words: str) -> None:
    (report,) = programme_of(told, name)["last_report"]
    assert report["in_words"] == words
