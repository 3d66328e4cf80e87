"""Which lights were shown at a moment, and which are known of the same day with hindsight?

A light was shown better than it was where hindsight knows a worse one, and worse where it knows a better one. What
nobody had rated then is told apart: it was shown as not rated, never as green. So is a light of which the entry was
erased since: it was shown, and nobody can say any more what it was. What was over then is left out, as it is counted
among no lights on the board.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from application.projections.rag_board import RatingShown, ratings_shown
from application.projections.rag_rows import RatingView, rating_view
from application.projections.view import View
from domain.history import Erased
from domain.rag_status import Declaration, Dimension, RagStatus, RatedKind, RatingDeclared
from domain.rating import Light, Trend
from domain.record import Record
from domain.scope import subject_of
from domain.workstream import Workstream


class Verdict(StrEnum):
    """How a light that was shown compares with what is known of the same day with hindsight."""

    AS_SHOWN = "as-shown"
    SHOWN_BETTER = "shown-better"
    SHOWN_WORSE = "shown-worse"
    NOT_COMPARABLE = "not-comparable"
    NO_LONGER_RATED = "no-longer-rated"
    NOT_RATED_THEN = "not-rated-then"
    ERASED = "erased"


class LightShown(View):
    """One light as it was shown and as it is known with hindsight; null where it was, or is, not rated.

    `declared_by` and `role` are whoever declared the light that was shown, null where none was. It `is_claimed` where
    it was recorded later, from a paper that claims to have been known by then. Of one that was erased since, who had
    declared it and on which day stays known, and `shown` is null.
    """

    ref: str
    subject_kind: RatedKind
    subject: str
    subject_title: str
    dimension: Dimension
    shown: RatingView | None
    known: RatingView | None
    verdict: Verdict
    in_words: str
    is_green_then_red: bool
    declared_by: str | None
    role: str | None
    declared_on: date | None
    is_claimed: bool


class Tally(View):
    """How the lights that were shown stand up to hindsight.

    `shown` is the sum of `as_shown`, `shown_better`, `shown_worse`, `not_comparable` (another scale, or exempt),
    `no_longer_rated` and `erased` (what it was can no longer be read); those `green_then_red` are among the ones shown
    better. `not_rated_then` are rated with hindsight and `not_rated` are not rated to this day: neither was shown as
    any light. `claimed` of those shown were known by claim alone.
    """

    shown: int
    as_shown: int
    shown_better: int
    green_then_red: int
    shown_worse: int
    not_comparable: int
    no_longer_rated: int
    not_rated_then: int
    not_rated: int
    erased: int
    claimed: int


class Lights(NamedTuple):
    """The lights of a record: of the whole programme, or of one workstream with everything inside it."""

    record: Record
    ratings: Mapping[str, RatingShown]

    def judged(self, ref: str) -> RagStatus | None:
        """A light that somebody gave; “not rated” is none."""
        found = self.ratings.get(ref)
        status = found.status if found else None
        return None if status is None or status.declared.rating.light is Light.NOT_RATED else status

    def is_over(self, ref: str) -> bool | None:
        """Whether there was nothing to rate any more; nothing where nobody had declared anything of it."""
        found = self.ratings.get(ref)
        if found is None or found.status is None:
            return None
        return not subject_of(self.record, found.kind, found.subject).is_open


def lights_of(record: Record, workstream: str | None = None) -> Lights:
    """The lights of a record; none where there is no such workstream in it."""
    if record.is_empty or (workstream is not None and workstream not in record.all(Workstream)):
        return Lights(record, {})
    return Lights(record, {shown.ref: shown for shown in ratings_shown(record, workstream)})


def lights_shown(
    then: Lights, now: Lights, *, recorded_by_then: Iterable[int], erased: Mapping[str, Erased]
) -> Iterator[LightShown]:
    """Every light of the board of then, or of the same day with hindsight, in the order of hindsight's board.

    `erased` are the entries, by the reference of the light that was shown from them, that were erased since.
    """
    held = frozenset(recorded_by_then)
    gone = {ref: _by_its_reference(ref, found.entry.programme) for ref, found in erased.items()}
    for ref, rating in {**gone, **now.ratings, **then.ratings}.items():
        was_over = then.is_over(ref)
        if now.is_over(ref) if was_over is None else was_over:
            continue
        if ref in erased:
            yield _erased(now, rating, erased[ref], held)
        elif then.judged(ref) or now.judged(ref):
            yield _light((then, now), rating, held)


def _by_its_reference(ref: str, programme: str) -> RatingShown:
    """What a light is of, where nothing else is left of it."""
    kind, *subject, dimension = ref.split(":")
    return RatingShown(ref, RatedKind(kind), ":".join(subject) or programme, Dimension(dimension), None)


def can_no_longer_be_read(erased: Erased) -> bool:
    """Whether a light was shown from an entry that was erased since: no declaration that can be read came after it."""
    return not any(isinstance(entry.fact, RatingDeclared) for entry in erased.later)


def _erased(now: Lights, rating: RatingShown, erased: Erased, held: frozenset[int]) -> LightShown:
    entry, known = erased.entry, now.judged(rating.ref)
    return LightShown(
        **_named(now, rating),
        shown=None,
        known=rating_view(known.declared.rating) if known else None,
        verdict=Verdict.ERASED,
        in_words=erased_in_words(erased),
        is_green_then_red=False,
        declared_by=entry.actor,
        role=entry.role,
        declared_on=entry.effective_on,
        is_claimed=entry.position not in held,
    )


def erased_in_words(erased: Erased) -> str:
    """Can no longer be compared: entry 5, from which it was shown, was erased on the authority of the solicitor."""
    authority = f" on the authority of {erased.by.authority}" if erased.by and erased.by.authority else ""
    return f"Can no longer be compared: entry {erased.entry.position}, from which it was shown, was erased{authority}"


def _light(boards: tuple[Lights, Lights], rating: RatingShown, held: frozenset[int]) -> LightShown:
    then, now = boards
    before, after = then.judged(rating.ref), now.judged(rating.ref)
    shown, known = before.declared if before else None, after.declared if after else None
    verdict = _verdict(shown, known)
    return LightShown(
        **_named(now if rating.ref in now.ratings else then, rating),
        shown=rating_view(shown.rating) if shown else None,
        known=rating_view(known.rating) if known else None,
        verdict=verdict,
        in_words=_in_words(shown, known, verdict),
        is_green_then_red=verdict is Verdict.SHOWN_BETTER and _is(Light.GREEN, shown) and _is(Light.RED, known),
        declared_by=shown.declared_by if shown else None,
        role=shown.role if shown else None,
        declared_on=shown.declared_on if shown else None,
        is_claimed=shown is not None and shown.position not in held,
    )


def _named(board: Lights, rating: RatingShown) -> dict[str, Any]:  # Any: keyword arguments of a view
    return {
        "ref": rating.ref,
        "subject_kind": rating.kind,
        "subject": rating.subject,
        "subject_title": subject_of(board.record, rating.kind, rating.subject).title,
        "dimension": rating.dimension,
    }


def _is(light: Light, declared: Declaration | None) -> bool:
    return declared is not None and declared.rating.light is light


_BY_TREND = {
    Trend.SAME: Verdict.AS_SHOWN,
    Trend.WORSE: Verdict.SHOWN_BETTER,
    Trend.BETTER: Verdict.SHOWN_WORSE,
    Trend.NOT_COMPARABLE: Verdict.NOT_COMPARABLE,
}


def _verdict(shown: Declaration | None, known: Declaration | None) -> Verdict:
    if shown is None:
        return Verdict.NOT_RATED_THEN
    if known is None:
        return Verdict.NO_LONGER_RATED
    before, after = shown.rating, known.rating
    if (before.light, before.scale) == (after.light, after.scale):
        return Verdict.AS_SHOWN
    return _BY_TREND[after.compared_with(before)]


def _in_words(shown: Declaration | None, known: Declaration | None, verdict: Verdict) -> str:
    """Green then, red with hindsight."""
    before = shown.rating.in_words if shown else "Not rated"
    if verdict is Verdict.AS_SHOWN:
        return f"{before} then, and with hindsight"
    after = known.rating.in_words.lower() if known else "not rated"
    on_two_scales = shown and known and shown.rating.scale is not known.rating.scale
    scales = f" on the {known.rating.scale}-point scale" if known and on_two_scales else ""
    return f"{before} then, {after}{scales} with hindsight"


# Counting -------------------------------------------------------------------------------------------------------------


def tally(lights: Iterable[LightShown], *, not_rated: int = 0) -> Tally:
    """The lights counted by their verdicts; `not_rated` are things that nobody rated, then or since."""
    held = tuple(lights)
    verdicts = Counter(light.verdict for light in held)
    return Tally(
        shown=len(held) - verdicts[Verdict.NOT_RATED_THEN],
        green_then_red=sum(light.is_green_then_red for light in held),
        not_rated=not_rated,
        claimed=sum(light.is_claimed for light in held),
        **{verdict.value.replace("-", "_"): verdicts[verdict] for verdict in Verdict},
    )


def summed(tallies: Iterable[Tally]) -> Tally:
    """Several of them together."""
    held = tuple(tallies)
    return Tally(**{name: sum(getattr(one, name) for one in held) for name in Tally.model_fields})


def never_rated(then: Lights, now: Lights) -> int:
    """How many things the board of then missed a rating of, and nobody rated since."""
    return sum(then.judged(ref) is None and now.judged(ref) is None for ref in then.ratings)
