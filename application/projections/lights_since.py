"""Which lights changed since a report?"""

from collections.abc import Iterator
from typing import NamedTuple

from application.projections.sentences.telling import quoted
from application.projections.view import counted
from domain.programme import Programme
from domain.rag_status import Dimension, RagStatus
from domain.rating import Rating, Trend
from domain.record import Record
from domain.scope import subject_of


class LightChanged(NamedTuple):
    """A rating that shows another light than it did, or the first one it ever showed."""

    status: RagStatus
    before: Rating | None
    trend: Trend


_MOST_WORTH_TELLING = (Trend.WORSE, Trend.BETTER, Trend.NOT_COMPARABLE, Trend.FIRST)


def lights_since(then: Record, now: Record) -> Iterator[LightChanged]:
    """Every rating that shows another light now than it did then, or its first."""
    for ref, status in now.all(RagStatus).items():
        held = then.all(RagStatus).get(ref)
        before, after = held.declared.rating if held else None, status.declared.rating
        if before is None or (before.light, before.scale) != (after.light, after.scale):
            yield LightChanged(status, before, after.compared_with(before))


def lights_told(now: Record, lights: tuple[LightChanged, ...]) -> str:
    """The programme's overall light where that changed, else the one that became worse; the others are counted."""
    if not lights:
        return ""
    first = min(lights, key=worth_telling)
    others = len(lights) - 1
    more = f"; {counted(others, 'other rating')} changed" if others else ""
    return f"{_rating_named(now, first.status)} {_light_told(first)}{more}"


def worth_telling(changed: LightChanged) -> tuple[bool, int]:
    """By what they are sorted: the overall light of the programme first, then what became worse."""
    status = changed.status
    is_overall = (status.subject_kind, status.dimension) == (Programme.KIND, Dimension.OVERALL)
    return not is_overall, _MOST_WORTH_TELLING.index(changed.trend)


def _rating_named(now: Record, status: RagStatus) -> str:
    """“The overall rating” is the programme's own; any other says whose it is."""
    words = f"The {status.dimension} rating"
    if status.subject_kind == Programme.KIND:
        return words
    return f"{words} of {quoted(subject_of(now, status.subject_kind, status.subject).title)}"


def _light_told(changed: LightChanged) -> str:
    after = changed.status.declared.rating.in_words
    if changed.before is None:
        return f"was declared {after}, its first"
    before = changed.before.in_words
    return f"went from {before} to {after}" if before != after else f"is {after} on another scale"
