"""Ratings: declared with their reasons, confirmed, explained by the plan, counted on the board."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door, Seen
from tests.acceptance.told import Told
from tests.acceptance.words import phrase


def rating_of(workstream: str, dimension: str) -> str:
    """What orders call the rating of one dimension of a workstream."""
    return f"rag/workstream:{workstream}:{dimension}"


def row_of(tracker: Door, workstream: str, dimension: str) -> Seen:
    """The rating as the board shows it."""
    return tracker.thing(rating_of(workstream, dimension))


# Declaring and confirming -------------------------------------------------------------------------------------------


@given(phrase('the {dimension:Word} of "{workstream:Ref}" was rated {light:Word} on {day:Day}'))
def was_rated(tracker: Door, workstream: str, dimension: str, light: str, day: date) -> None:
    said = {"rating": {"light": light}, "rationale": "as planned", "effective_on": day}
    tracker.order("declare-rating", rating_of(workstream, dimension), **said)


@when(
    phrase(
        'I rate the {dimension:Word} of "{workstream:Ref}" {light:Word} because "{why:Title}", '
        'back to green by "{path:Title}"'
    )
)
def rate(tracker: Door, told: Told, workstream: str, dimension: str, light: str, why: str, path: str) -> None:
    said = {"rating": {"light": light}, "rationale": why, "path_to_green": path}
    with told:
        told.answer(tracker.order("declare-rating", rating_of(workstream, dimension), **said))


@when(phrase('I rate the {dimension:Word} of "{workstream:Ref}" {light:Word} because "{why:Title}"'))
def rate_without_a_path(tracker: Door, told: Told, workstream: str, dimension: str, light: str, why: str) -> None:
    said = {"rating": {"light": light}, "rationale": why}
    with told:
        told.answer(tracker.order("declare-rating", rating_of(workstream, dimension), **said))


@when(phrase('I rate the {dimension:Word} of "{workstream:Ref}" {light:Word} without a word'))
def rate_without_a_word(tracker: Door, told: Told, workstream: str, dimension: str, light: str) -> None:
    with told:
        told.answer(tracker.order("declare-rating", rating_of(workstream, dimension), rating={"light": light}))


@when(
    phrase(
        'I rate the {dimension:Word} of "{workstream:Ref}" {light:Word} on the {scale:Word}-point scale '
        'because "{why:Title}", back to green by "{path:Title}"'
    )
)
def rate_on_a_scale(
    tracker: Door, told: Told, workstream: str, dimension: str, light: str, scale: str, why: str, path: str
) -> None:
    said = {"rating": {"light": light, "scale": scale}, "rationale": why, "path_to_green": path}
    with told:
        told.answer(tracker.order("declare-rating", rating_of(workstream, dimension), **said))


@given(phrase("the programme adopted the {scale:Word}-point scale"))
def adopt(tracker: Door, scale: str) -> None:
    tracker.order("adopt-scale", f"programme/{tracker.programme}", scale=scale)


@when(phrase('I confirm that the rating of the {dimension:Word} of "{workstream:Ref}" is unchanged'))
def confirm(tracker: Door, told: Told, workstream: str, dimension: str) -> None:
    with told:
        told.answer(tracker.order("confirm-rating", rating_of(workstream, dimension)))


# What one row of the board says -------------------------------------------------------------------------------------


@then(phrase('the {dimension:Word} of "{workstream:Ref}" is rated {light:Light}'))
def is_rated(tracker: Door, workstream: str, dimension: str, light: str) -> None:
    assert row_of(tracker, workstream, dimension)["rating"]["in_words"] == light


@then(phrase('the {dimension:Word} of "{workstream:Ref}" is rated {light:Light} since {day:Day}'))
def is_rated_since(tracker: Door, workstream: str, dimension: str, light: str, day: date) -> None:
    row = row_of(tracker, workstream, dimension)
    assert (row["rating"]["in_words"], row["held_since"]) == (light, day.isoformat())


@then(phrase('the {dimension:Word} of "{workstream:Ref}" is not rated'))
def is_not_rated(tracker: Door, workstream: str, dimension: str) -> None:
    rated = {row["ref"] for row in tracker.look("rag")["rows"] if row["is_declared"]}
    assert f"workstream:{workstream}:{dimension}" not in rated


@then(phrase('the overall rating of "{workstream:Ref}" shows as "{words:Title}"'))
def overall_shows_as(tracker: Door, workstream: str, words: str) -> None:
    assert row_of(tracker, workstream, "overall")["rating"]["in_words"] == words


@then(phrase('the rating of the {dimension:Word} of "{workstream:Ref}" says "{why:Title}"'))
def rating_says(tracker: Door, workstream: str, dimension: str, why: str) -> None:
    assert row_of(tracker, workstream, dimension)["rationale"] == why


@then(phrase('the rating of the {dimension:Word} of "{workstream:Ref}" leads back to green by "{path:Title}"'))
def rating_leads_back(tracker: Door, workstream: str, dimension: str, path: str) -> None:
    assert row_of(tracker, workstream, dimension)["path_to_green"] == path


@then(phrase('the {dimension:Word} of "{workstream:Ref}" is worse than before, when it was {light:Light}'))
def is_worse(tracker: Door, workstream: str, dimension: str, light: str) -> None:
    row = row_of(tracker, workstream, dimension)
    assert (row["trend"], row["previous"]["in_words"]) == ("worse", light)


@then(phrase('the {dimension:Word} of "{workstream:Ref}" cannot be compared with before, when it was {light:Light}'))
def is_not_comparable(tracker: Door, workstream: str, dimension: str, light: str) -> None:
    row = row_of(tracker, workstream, dimension)
    assert (row["trend"], row["previous"]["in_words"]) == ("not-comparable", light)


@then(phrase('the {dimension:Word} of "{workstream:Ref}" was last looked at on {day:Day}'))
def was_looked_at(tracker: Door, workstream: str, dimension: str, day: date) -> None:
    assert row_of(tracker, workstream, dimension)["last_looked_at"] == day.isoformat()


FOUND = {"fresh": ("is_stale", False), "stale": ("is_stale", True), "contradicted": ("is_contradicted", True)}


@then(phrase('the rating of the {dimension:Word} of "{workstream:Ref}" is {found:Word}'))
def rating_is(tracker: Door, workstream: str, dimension: str, found: str) -> None:
    part, expected = FOUND[found]
    assert row_of(tracker, workstream, dimension)[part] is expected


# What the plan suggests, and the whole board ------------------------------------------------------------------------


@then(phrase('the plan suggests {light:Light} for the {dimension:Word} of "{workstream:Ref}"'))
def plan_suggests(tracker: Door, light: str, dimension: str, workstream: str) -> None:
    assert row_of(tracker, workstream, dimension)["suggested"]["rating"]["in_words"] == light


@then(phrase('the plan suggests {light:Light} for the {dimension:Word} of "{workstream:Ref}", because of "{why:Ref}"'))
def plan_suggests_because(tracker: Door, light: str, dimension: str, workstream: str, why: str) -> None:
    suggested = row_of(tracker, workstream, dimension)["suggested"]
    assert suggested["rating"]["in_words"] == light
    assert [weighed["milestone"] for weighed in suggested["inputs"]] == [why]


@then(phrase('when the {dimension:Word} of "{workstream:Ref}" was declared, the plan suggested {light:Light}'))
def plan_suggested_then(tracker: Door, dimension: str, workstream: str, light: str) -> None:
    assert row_of(tracker, workstream, dimension)["suggested_when_declared"]["rating"]["in_words"] == light


@then(phrase("the board counts {lights:Counted} of {light:Word} on the {scale:Word}-point scale"))
def board_counts(tracker: Door, lights: int, light: str, scale: str) -> None:
    found = {(held["scale"], held["light"]): held["count"] for held in tracker.look("rag")["lights"]}
    assert found.get((scale, light), 0) == lights


@then(phrase("I am told that {light:Light} is not on the {scale:Word}-point scale"))
def told_it_is_off_the_scale(told: Told, light: str, scale: str) -> None:
    assert f"{light} is not on the {scale}-point scale" in told.sentence
