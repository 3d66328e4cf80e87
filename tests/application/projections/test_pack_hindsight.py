"""What a pack showed green is held against what is known of the same day now, light by light."""

from datetime import date

import pytest

from application.projections.pack_hindsight import Hindsight, hindsight_of
from domain.rag_status import Dimension, RatedKind, RatingDeclared
from domain.rating import Light, Rating, Scale
from domain.workstream import WorkstreamOpened
from tests.application.projections.building import Telling, entries_of, record_from

DAY, SHOWN = date(2026, 6, 8), date(2026, 6, 10)
BEFORE: tuple[Telling, ...] = (
    ("workstream", "planning", WorkstreamOpened(name="Planning"), DAY),
    ("workstream", "finance", WorkstreamOpened(name="Finance"), DAY),
)


def rated(light: str, of: str = "planning", *, on: date = DAY, scale: Scale = Scale.THREE) -> Telling:
    rating = Rating(light=Light(light), scale=scale)
    declared = RatingDeclared(
        subject_kind=RatedKind.WORKSTREAM, subject=of, dimension=Dimension.SCHEDULE, rating=rating, rationale="So it is"
    )
    return "rag", f"workstream:{of}:schedule", declared, on


def told(*then: Telling, later: tuple[Telling, ...] = ()) -> Hindsight:
    """What was shown of the first, beside the same day with what was recorded later."""
    every = entries_of(*BEFORE, *then, *later)
    shown = every[: len(every) - len(later)]
    return hindsight_of(record_from(shown, as_at=SHOWN), record_from(every, as_at=SHOWN))


@pytest.mark.parametrize(
    ("later", "still_green", "words"),
    [
        ((), 2, "2 lights were shown green, and are green with hindsight."),
        (
            (rated("red", on=SHOWN),),
            1,
            "1 of 2 lights shown green is green with hindsight. Planning, schedule: green then, red with hindsight.",
        ),
        (
            (rated("red", on=SHOWN), rated("amber", "finance", on=SHOWN)),
            0,
            (
                "2 lights were shown green, and none of them is green with hindsight. Planning, schedule: green then, "
                "red with hindsight. Finance, schedule: green then, amber with hindsight."
            ),
        ),
    ],
)
def test_green_then_is_counted_by_whether_it_is_green_with_hindsight(
    later: tuple[Telling, ...], still_green: int, words: str
) -> None:
    found = told(rated("green"), rated("green", "finance"), later=later)
    assert (found.shown_green, found.still_green, found.in_words) == (2, still_green, words)
    assert found.tally.shown_better == len(found.differing) == 2 - still_green


def test_what_took_effect_after_the_day_of_the_pack_is_no_hindsight() -> None:
    found = told(rated("green"), later=(rated("red", on=date(2026, 6, 11)),))
    assert (found.still_green, found.differing) == (1, ())


def test_a_red_light_is_told_where_it_was_better_and_counts_as_no_green() -> None:
    found = told(rated("red"), later=(rated("green", on=SHOWN),))
    assert found.in_words == "No light was shown green. Planning, schedule: red then, green with hindsight."
    assert found.tally.shown_worse == 1


def test_what_nobody_had_rated_was_shown_in_no_colour() -> None:
    found = told(later=(rated("red", on=SHOWN),))
    assert (found.shown_green, found.tally.shown, found.tally.not_rated_then) == (0, 0, 1)
    assert found.in_words == "No light was shown green. Planning, schedule: not rated then, red with hindsight."


def test_green_on_another_scale_is_still_green_and_told_as_such() -> None:
    found = told(rated("green"), later=(rated("green", on=SHOWN, scale=Scale.FIVE),))
    assert (found.shown_green, found.still_green) == (1, 1)
    assert found.in_words.startswith("1 light was shown green, and is green with hindsight.")
