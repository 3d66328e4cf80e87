"""A rating lies on its scale, is compared only with its like, and says in words what the colour means."""

import pytest
from pydantic import ValidationError

from domain.rating import POINTS, Light, Rating, Scale, Trend

GREEN, AMBER, RED = (Rating(light=light) for light in POINTS[Scale.THREE])


def test_a_four_point_scale_has_no_plain_amber() -> None:
    with pytest.raises(ValidationError, match="amber is not on the four-point scale, which has green, amber-green"):
        Rating(light=Light.AMBER, scale=Scale.FOUR)


@pytest.mark.parametrize("scale", Scale)
@pytest.mark.parametrize("light", [Light.EXEMPT, Light.NOT_RATED])
def test_exempt_and_not_rated_are_on_every_scale_and_judge_nothing(scale: Scale, light: Light) -> None:
    rating = Rating(light=light, scale=scale)
    assert (rating.is_a_judgement, rating.needs_a_path_to_green) == (False, False)


@pytest.mark.parametrize(
    ("now", "before", "trend"),
    [
        (GREEN, AMBER, Trend.BETTER),
        (AMBER, AMBER, Trend.SAME),
        (RED, AMBER, Trend.WORSE),
        (RED, None, Trend.FIRST),
        (GREEN, Rating(light=Light.RED, scale=Scale.FIVE), Trend.NOT_COMPARABLE),
        (GREEN, Rating(light=Light.NOT_RATED), Trend.NOT_COMPARABLE),
        (Rating(light=Light.EXEMPT), RED, Trend.NOT_COMPARABLE),
    ],
)
def test_ratings_are_compared_only_where_both_judge_on_one_scale(
    now: Rating, before: Rating | None, trend: Trend
) -> None:
    assert now.compared_with(before) is trend


@pytest.mark.parametrize(
    ("scale", "needing"),
    [
        (Scale.THREE, {Light.AMBER, Light.RED}),
        (Scale.FOUR, {Light.AMBER_RED, Light.RED}),
        (Scale.FIVE, {Light.AMBER, Light.AMBER_RED, Light.RED}),
    ],
)
def test_amber_or_worse_needs_a_path_to_green(scale: Scale, needing: set[Light]) -> None:
    assert {light for light in POINTS[scale] if Rating(light=light, scale=scale).needs_a_path_to_green} == needing


@pytest.mark.parametrize(
    ("light", "words"),
    [
        (Light.GREEN, "Green"),
        (Light.AMBER_RED, "Amber/Red"),
        (Light.NOT_RATED, "Not rated"),
        (Light.EXEMPT, "Exempt"),
    ],
)
def test_a_light_has_words(light: Light, words: str) -> None:
    assert Rating(light=light, scale=Scale.FIVE).in_words == words
