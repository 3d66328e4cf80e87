"""How many programmes show which light, how much is stale or contradicted, and which of them needs us most?

The neediest come first, by the first of these that is so: its overall light is red; that light is contradicted by its
plan; it lies between red and green; nobody knows, since it is stale or not rated; it is green; it is exempt; the
programme is closed. Nothing between red and green is ranked, as programmes rate on different scales. Among equals
that with most reds, then contradictions, then stale ratings and so on in the order of `Need` comes first.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from application.projections.attention import Attention
from application.projections.needs import Need
from application.projections.portfolio_rows import PortfolioLight, PortfolioRow
from application.projections.view import View, counted
from domain.rag_status import Dimension
from domain.rating import Light, Rating, Scale
from domain.words import listed


class ProgrammeCount(View):
    """How many programmes show one overall light, whatever scale they rate on."""

    light: Light
    in_words: str
    count: int


class Tally(NamedTuple):
    """What one programme adds to the totals, and where it stands among the others: the smallest rank comes first.

    `light` is its overall one, nothing where it is closed. `nouns` says of the contradicted how many are green.
    """

    rank: tuple[int, ...]
    light: Light | None
    stale: int
    contradicted: int
    nouns: Mapping[str, int]


class Totals(NamedTuple):
    """All that is said of programmes together; `in_words` is the answer in one line."""

    in_words: str
    lights: tuple[ProgrammeCount, ...]
    closed: int
    stale: int
    contradicted: int
    not_registered_yet: int


def tally_of(row: PortfolioRow, needed: Attention) -> Tally:
    """What a row adds, with what needs attention in it."""
    light = overall(row)
    return Tally(
        rank=_rank(row),
        light=light.rating.light if light else None,
        stale=row.stale,
        contradicted=row.contradicted,
        nouns=Counter(item.noun for item in needed.items if item.need is Need.CONTRADICTED),
    )


def totals(tallies: Sequence[Tally], *, not_registered_yet: int) -> Totals:
    """The sums of programmes, beside those that came into the record later."""
    counts = Counter(tally.light for tally in tallies)
    nouns: Counter[str] = Counter()
    for tally in tallies:
        nouns.update(tally.nouns)
    found = Totals(
        in_words="",
        lights=tuple(_light_counts(counts)),
        closed=counts[None],
        stale=sum(tally.stale for tally in tallies),
        contradicted=sum(tally.contradicted for tally in tallies),
        not_registered_yet=not_registered_yet,
    )
    return found._replace(in_words=_in_words(found, nouns, programmes=len(tallies)))


class _Neediness(IntEnum):
    """The rule that puts a programme where it stands, neediest first."""

    RED = 0
    CONTRADICTED = 1
    BETWEEN = 2
    NOBODY_KNOWS = 3
    GREEN = 4
    EXEMPT = 5
    CLOSED = 6


_AS_IT_IS = {
    Light.RED: _Neediness.RED,
    Light.NOT_RATED: _Neediness.NOBODY_KNOWS,
    Light.GREEN: _Neediness.GREEN,
    Light.EXEMPT: _Neediness.EXEMPT,
}


def _rank(row: PortfolioRow) -> tuple[int, ...]:
    """The rule of the module's own words, then fewer needs after more, in the order of `Need`."""
    counts = {need.need: need.count for need in row.needs}
    return int(_neediness(row)), *(-counts.get(need, 0) for need in Need)


def _neediness(row: PortfolioRow) -> _Neediness:
    light = overall(row)
    if light is None:
        return _Neediness.CLOSED
    if light.is_contradicted:
        return _Neediness.CONTRADICTED  # red is never contradicted: nothing the plan suggests is worse
    as_it_is = _AS_IT_IS.get(light.rating.light, _Neediness.BETWEEN)
    return min(as_it_is, _Neediness.NOBODY_KNOWS) if light.is_stale else as_it_is


def overall(row: PortfolioRow) -> PortfolioLight | None:
    """The overall light of a programme; nothing where it is closed."""
    if row.is_closed:
        return None
    return next(light for light in row.lights if light.dimension is Dimension.OVERALL)


def _light_counts(counts: Mapping[Light | None, int]) -> Iterator[ProgrammeCount]:
    """Worst first, then exempt and not rated, which are no judgement."""
    for shown in _WORST_FIRST:
        if counts.get(shown):
            words = Rating(light=shown, scale=Scale.FIVE).in_words
            yield ProgrammeCount(light=shown, in_words=words, count=counts[shown])


_WORST_FIRST = (
    Light.RED,
    Light.AMBER_RED,
    Light.AMBER,
    Light.AMBER_GREEN,
    Light.GREEN,
    Light.EXEMPT,
    Light.NOT_RATED,
)


def _in_words(found: Totals, nouns: Mapping[str, int], *, programmes: int) -> str:
    """4 programmes: 1 red, 1 amber, 2 green. 2 ratings are stale. 1 green is contradicted by its plan."""
    return "".join(f"{sentence}. " for sentence in _sentences(found, nouns, programmes=programmes)).strip()


def _sentences(found: Totals, nouns: Mapping[str, int], *, programmes: int) -> Iterable[str]:
    yield _lights_in_words(found, programmes)
    if found.stale:
        yield f"{counted(found.stale, 'rating is', 'ratings are')} stale"
    if found.contradicted:
        its = "is contradicted by its plan" if found.contradicted == 1 else "are contradicted by their plan"
        yield f"{listed(counted(number, noun) for noun, number in nouns.items())} {its}"
    if found.not_registered_yet:
        yield f"{counted(found.not_registered_yet, 'programme')} came into the record later"


def _lights_in_words(found: Totals, programmes: int) -> str:
    if not programmes:
        return "There is no programme" + (" at this moment" if found.not_registered_yet else " yet")
    lights = [f"{light.count} {light.in_words.lower()}" for light in found.lights]
    closed = [f"{found.closed} closed"] if found.closed else []
    return f"{counted(programmes, 'programme')}: {', '.join((*lights, *closed))}"
