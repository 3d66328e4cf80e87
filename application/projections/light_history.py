"""What was said of a light, one declaration and confirmation after the other?"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import cast

from application.projections.rag_rows import RatingView, rating_view, trend_in_words
from application.projections.sentences.telling import quoted, the
from application.projections.view import View, day_or_not_stated
from domain.correcting import in_force
from domain.entry import Entry
from domain.rag_status import RagStatus, RatingConfirmedUnchanged, RatingDeclared, begin, evolve
from domain.rating import Trend
from domain.record import Moment
from domain.refusals import day_in_words


class LightEvent(View):
    """One declaration or confirmation: `rating` is the light in force after it, `suggested` what the plan said then.

    `effective_on` is null where a paper states no day; `recorded_at` is UTC and the tracker's own. An event that
    `corrects` an earlier entry stands in its place, and `put_right` says what that one had said, and why not any more.
    """

    position: int
    version: int
    what: str
    effective_on: date | None
    effective_in_words: str
    recorded_at: datetime
    actor: str
    role: str
    rating: RatingView
    trend: Trend | None
    trend_in_words: str | None
    rationale: str | None
    path_to_green: str | None
    note: str | None
    suggested: RatingView | None
    suggested_rule_in_words: str | None
    source: str | None
    corrects: int | None = None
    put_right: str | None = None


def light_history(entries: Iterable[Entry], moment: Moment) -> Iterator[LightEvent]:
    """What was said of one rating and counts: neither what was withdrawn is among it, nor what can be read no more."""
    stream, status = list(entries), cast("RagStatus | None", None)
    said = {entry.position: entry for entry in stream}
    for entry in in_force(stream):
        if moment.may_count(entry) and isinstance(entry.fact, RatingDeclared | RatingConfirmedUnchanged):
            if status is None and not isinstance(entry.fact, RatingDeclared):
                continue
            before, status = status, begin(entry) if status is None else evolve(status, entry)
            yield _event(entry, status, before).model_copy(update=_put_right(entry, said))


def _put_right(entry: Entry, said: Mapping[int, Entry]) -> dict[str, object]:
    """What an entry corrects, in words."""
    if entry.corrects is None:
        return {}
    until_then = said[entry.corrects].fact
    light = until_then.rating.in_words if isinstance(until_then, RatingDeclared) else "the light unchanged"
    because, authority = (quoted(words or "not stated") for words in (entry.because, entry.authority))
    words = (
        f"Corrected on {day_in_words(entry.recorded_at.date())} by {the(entry.actor)}, because {because}, "
        f"on the authority of {authority}. Until then entry {entry.corrects} had said: {light}."
    )
    return {"corrects": entry.corrects, "put_right": words}


def _event(entry: Entry, status: RagStatus, before: RagStatus | None) -> LightEvent:
    fact = entry.fact
    said = fact if isinstance(fact, RatingDeclared) else None
    suggested = fact.suggested if isinstance(fact, RatingDeclared | RatingConfirmedUnchanged) else None
    return LightEvent(
        position=entry.position,
        version=entry.version,
        what=_what(status, before, is_declared=said is not None),
        effective_on=entry.effective_on,
        effective_in_words=day_or_not_stated(entry.effective_on),
        recorded_at=entry.recorded_at,
        actor=entry.actor,
        role=entry.role,
        rating=rating_view(status.declared.rating),
        trend=status.trend if said else None,
        trend_in_words=trend_in_words(status.trend, status.declared, status.previous) if said else None,
        rationale=said.rationale if said else None,
        path_to_green=said.path_to_green if said else None,
        note=entry.note,
        suggested=rating_view(suggested.rating) if suggested else None,
        suggested_rule_in_words=suggested.rule.in_words if suggested else None,
        source=entry.source,
    )


def _what(status: RagStatus, before: RagStatus | None, *, is_declared: bool) -> str:
    light = status.declared.rating.in_words
    if not is_declared:
        return f"{light} confirmed unchanged"
    is_again = before is not None and before.declared.rating.in_words == light
    return f"{light} declared{' again' if is_again else ''}"
