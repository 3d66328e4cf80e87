"""Which lights were shown at a moment, and which are known of the same day with hindsight?

A light was shown better than it was where hindsight knows a worse one, and worse where it knows a better one. What
nobody had rated then is told apart: it was shown as not rated, never as green. What was over then is left out, as it
is counted among no lights on the board.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from application.projections.rag_board import RatingShown
from application.projections.rag_periods import Period
from application.projections.rag_rows import RagRow, RatingView
from application.projections.view import View
from domain.rag_status import Dimension, RatedKind
from domain.rating import Light, Rating, Trend
from domain.scope import subject_of


class Verdict(StrEnum):
    """How a light that was shown compares with what is known of the same day with hindsight."""

    AS_SHOWN = "as-shown"
    SHOWN_BETTER = "shown-better"
    SHOWN_WORSE = "shown-worse"
    NOT_COMPARABLE = "not-comparable"
    NO_LONGER_RATED = "no-longer-rated"
    NOT_RATED_THEN = "not-rated-then"


class LightShown(View):
    """One light as it was shown and as it is known with hindsight; null where it was, or is, not rated.

    `declared_by` and `role` are whoever declared the light that was shown, null where none was. It `is_claimed` where
    it was recorded later, from a paper that claims to have been known by then.
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

    `shown` is the sum of `as_shown`, `shown_better`, `shown_worse`, `not_comparable` (another scale, or exempt) and
    `no_longer_rated`; those `green_then_red` are among the ones shown better. `not_rated_then` are rated with
    hindsight and `not_rated` are not rated to this day: neither was shown as any light. `claimed` of those shown were
    known by claim alone.
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
    claimed: int


def lights_shown(then: Period, now: Period, *, recorded_by_then: Iterable[int]) -> Iterator[LightShown]:
    """Every light of the board of then, or of the same day with hindsight, in the order of hindsight's board."""
    held = frozenset(recorded_by_then)
    for ref, rating in {**now.ratings, **then.ratings}.items():
        before, after = then.row(ref), now.row(ref)
        if (before and not before.subject_is_open) or (not before and after and not after.subject_is_open):
            continue
        shown, known = _judged(before), _judged(after)
        if shown or known:
            yield _light((then, now), rating, (shown, known), held)


def _judged(row: RagRow | None) -> RagRow | None:
    """The row of a light that somebody gave; “not rated” is none."""
    return None if row is None or row.rating.light is Light.NOT_RATED else row


def _light(
    boards: tuple[Period, Period], rating: RatingShown, rows: tuple[RagRow | None, RagRow | None], held: frozenset[int]
) -> LightShown:
    shown, known = rows
    verdict = _verdict(shown, known)
    status = boards[0].ratings[rating.ref].status if shown else None
    on_board = boards[1] if rating.ref in boards[1].ratings else boards[0]
    return LightShown(
        ref=rating.ref,
        subject_kind=rating.kind,
        subject=rating.subject,
        subject_title=subject_of(on_board.record, rating.kind, rating.subject).title,
        dimension=rating.dimension,
        shown=shown.rating if shown else None,
        known=known.rating if known else None,
        verdict=verdict,
        in_words=_in_words(shown, known, verdict),
        is_green_then_red=verdict is Verdict.SHOWN_BETTER and _is(Light.GREEN, shown) and _is(Light.RED, known),
        declared_by=shown.declared_by if shown else None,
        role=shown.role if shown else None,
        declared_on=shown.declared_on if shown else None,
        is_claimed=status is not None and status.declared.position not in held,
    )


def _is(light: Light, row: RagRow | None) -> bool:
    return row is not None and row.rating.light is light


_BY_TREND = {
    Trend.SAME: Verdict.AS_SHOWN,
    Trend.WORSE: Verdict.SHOWN_BETTER,
    Trend.BETTER: Verdict.SHOWN_WORSE,
    Trend.NOT_COMPARABLE: Verdict.NOT_COMPARABLE,
}


def _verdict(shown: RagRow | None, known: RagRow | None) -> Verdict:
    if shown is None:
        return Verdict.NOT_RATED_THEN
    if known is None:
        return Verdict.NO_LONGER_RATED
    before, after = shown.rating, known.rating
    if (before.light, before.scale) == (after.light, after.scale):
        return Verdict.AS_SHOWN
    return _BY_TREND[_rating(after).compared_with(_rating(before))]


def _rating(view: RatingView) -> Rating:
    return Rating(light=view.light, scale=view.scale)


def _in_words(shown: RagRow | None, known: RagRow | None, verdict: Verdict) -> str:
    """Green then, red with hindsight."""
    before = shown.rating.in_words if shown else "Not rated"
    if verdict is Verdict.AS_SHOWN:
        return f"{before} then, and with hindsight"
    after = known.rating.in_words.lower() if known else "not rated"
    scales = f" on the {known.rating.scale}-point scale" if shown and known and _on_two_scales(shown, known) else ""
    return f"{before} then, {after}{scales} with hindsight"


def _on_two_scales(shown: RagRow, known: RagRow) -> bool:
    return shown.rating.scale is not known.rating.scale


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


def never_rated(then: Period, now: Period) -> int:
    """How many things the board of then missed a rating of, and nobody rated since."""
    missed = (ref for ref in then.ratings if _judged(then.row(ref)) is None)
    return sum(_judged(now.row(ref)) is None for ref in missed)
