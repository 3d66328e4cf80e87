"""What was shown in reports and at the ends of periods, beside what is known of the same days with hindsight."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door, Seen
from tests.acceptance.steps.ratings import rating_of
from tests.acceptance.told import Told
from tests.acceptance.words import phrase


def differing_at(told: Told, end: date) -> Seen:
    """Everything that hindsight shows otherwise of one day."""
    shown: list[Seen] = [one for one in told.seen["shown"] if one["as_at"] == end.isoformat()]
    (found,) = shown
    return found


def light_of(told: Told, end: date, workstream: str, dimension: str) -> Seen:
    """One light of a day, as it was shown and as it is known."""
    lights: list[Seen] = differing_at(told, end)["lights"]
    (light,) = (one for one in lights if f"rag/{one['ref']}" == rating_of(workstream, dimension))
    return light


@given(
    phrase('the {dimension:Word} of "{workstream:Ref}" was rated {light:Word} as from {day:Day}, because "{why:Title}"')
)
def was_rated_late(tracker: Door, workstream: str, dimension: str, light: str, day: date, why: str) -> None:
    said = {"rating": {"light": light}, "rationale": why, "path_to_green": "a plan", "effective_on": day}
    tracker.order("declare-rating", rating_of(workstream, dimension), **said)


@when(phrase("I ask what was shown since {day:Day}"))
def ask(tracker: Door, told: Told, day: date) -> None:
    told.seen = tracker.look("restatement", since=day.isoformat())


@when(phrase("I ask what was shown since {day:Day} and up to {last:Day}"))
def ask_between(tracker: Door, told: Told, day: date, last: date) -> None:
    with told:
        told.seen = tracker.look("restatement", since=day.isoformat(), until=last.isoformat())


@then(phrase('the restatement says "{words:Title}"'))
def says(told: Told, words: str) -> None:
    assert words in told.seen["headline"]


@then(
    phrase(
        'at the end of {end:Day} the {dimension:Word} of "{workstream:Ref}" was shown {shown:Word}, '
        "and is known as {known:Word}"
    )
)
def was_shown(told: Told, end: date, dimension: str, workstream: str, shown: str, known: str) -> None:
    light = light_of(told, end, workstream, dimension)
    assert (light["shown"]["in_words"], light["known"]["in_words"]) == (shown.capitalize(), known.capitalize())


@then(
    phrase(
        'at the end of {end:Day} the {dimension:Word} of "{workstream:Ref}" was not rated, and is known as {known:Word}'
    )
)
def was_not_rated(told: Told, end: date, dimension: str, workstream: str, known: str) -> None:
    light = light_of(told, end, workstream, dimension)
    assert (light.get("shown"), light["known"]["in_words"]) == (None, known.capitalize())


@then(
    phrase(
        'at the end of {end:Day} "{milestone:Ref}" was shown as expected on "{shown:Title}", '
        'and is known as "{known:Title}"'
    )
)
def was_expected(told: Told, end: date, milestone: str, shown: str, known: str) -> None:
    (thing,) = (one for one in differing_at(told, end)["things"] if one["ref"] == milestone)
    changed = {one["label"]: (one["changed_from"], one["changed_to"]) for one in thing["changes"]}
    assert changed["Forecast"] == (shown, known)


@then(phrase('the reason recorded on {day:Day} is "{why:Title}"'))
def reason_is(told: Told, day: date, why: str) -> None:
    reasons = [reason for shown in told.seen["shown"] for light in shown["lights"] for reason in light["reasons"]]
    assert [why in reason["what"] for reason in reasons if reason["recorded_at"][:10] == day.isoformat()] == [True]


@then(phrase("in all {lights:Counted} was shown"))
def so_many_were_shown(told: Told, lights: int) -> None:
    assert sum(one["tally"]["shown"] for one in told.seen["shown"]) == lights


@then(phrase("in all {lights:Counted} was shown worse than it was"))
def so_many_were_worse(told: Told, lights: int) -> None:
    assert sum(one["tally"]["shown_worse"] for one in told.seen["shown"]) == lights


@then(phrase("of what the {role:RoleName} had declared, {lights:Counted} was shown better than it was"))
def by_role(told: Told, role: str, lights: int) -> None:
    (found,) = (one for one in told.seen["roles"] if one["in_words"] == role.replace("-", " ").capitalize())
    assert found["tally"]["shown_better"] == lights


@then(phrase('a change is marked as recorded "{words:Title}"'))
def is_marked(told: Told, words: str) -> None:
    assert [one["in_words"] for shown in told.seen["shown"] for one in shown["shortly_before"]] == [words]
