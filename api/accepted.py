"""What each place of an order accepts, in words: found by the type that stands at the place, never by what was sent."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import get_args

from pydantic import BaseModel

from application.importers.words_as_meant import Wanted, core, fields_of
from domain.calendar import EARLIEST, LATEST
from domain.money import Money
from domain.planned_date import PlannedDate
from domain.rating import POINTS, Light, Rating

A_PLANNED_DATE = "a planned date such as 2026-07-14, Q3 2026/27, End of Dec 26 or TBC"
A_DAY_IN_RANGE = f"a day such as 2018-01-19, from {EARLIEST.year} to {LATEST.year}"
A_LIGHT = f"a light of the scale: {', '.join(Light)}"
_ON_EACH = "; ".join(f"{', '.join(points)} on {scale} points" for scale, points in POINTS.items())
A_RATING = f"a light of the scale: {_ON_EACH}; exempt or not-rated on each"
AN_AMOUNT = "an amount such as £496k, or its pence"
WORDS = "words in quotation marks, of characters that can be printed; a title, a name or a role on one line"

_BY_TYPE: tuple[tuple[type, str], ...] = (
    (PlannedDate, A_PLANNED_DATE),
    (Money, AN_AMOUNT),
    (Light, A_LIGHT),
    (date, A_DAY_IN_RANGE),
    (str, WORDS),
)


def accepted_at(model: type[BaseModel], place: Sequence[str | int]) -> str | None:
    """What is accepted at a place of a model; nothing where the place or its type needs no words of its own."""
    wanted: Wanted = model
    for step in place:
        wanted = _one_step(wanted, step)
    if not place or not isinstance(wanted, type) or (issubclass(wanted, StrEnum) and wanted is not Light):
        return None
    if issubclass(wanted, Rating):
        return f"an object in braces with “light”, {A_RATING}"
    said = next((words for kind, words in _BY_TYPE if issubclass(wanted, kind)), None)
    if said is None and issubclass(wanted, BaseModel):
        return f"an object in braces with {', '.join(fields_of(wanted))}"
    return said


def _one_step(wanted: Wanted, step: str | int) -> Wanted:
    if isinstance(step, int):
        inner = get_args(wanted)
        return core(inner[0]) if inner else object
    if isinstance(wanted, type) and issubclass(wanted, BaseModel):
        return fields_of(wanted).get(step, object)
    return object
