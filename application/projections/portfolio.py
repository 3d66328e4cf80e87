"""Which programmes need us, and what changed?

A row per programme: its own lights, what changed since its last report, what comes next, and what needs attention. The
neediest come first, by the first of these that is so: its overall light is red; that light is contradicted by its
plan; it lies between red and green; nobody knows, since it is stale or not rated; it is green; it is exempt; the
programme is closed. Nothing between red and green is ranked, as programmes rate on different scales. Among equals
that with most reds, then contradictions, then stale ratings and so on in the order of `Need` comes first.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from application.projections.attention import Attention, attention
from application.projections.needs import Need
from application.projections.portfolio_rows import PortfolioLight, PortfolioRow, ProgrammeThen, portfolio_row
from application.projections.view import TimeInUTC, View, counted, listed
from domain.rag_status import Dimension
from domain.rating import Light, Rating, Scale


class ProgrammeCount(View):
    """How many programmes show one overall light, whatever scale they rate on."""

    light: Light
    in_words: str
    count: int


class Portfolio(View):
    """All programmes, neediest first; `in_words` is the answer in one line.

    `lights` counts open programmes by their overall light in words. The moment is that of the records, null where
    there is none. `not_registered_yet` counts the programmes that came into the record later.
    """

    as_at: date | None
    known_at: TimeInUTC | None
    in_words: str
    lights: tuple[ProgrammeCount, ...]
    closed: int
    stale: int
    contradicted: int
    not_registered_yet: int
    programmes: tuple[PortfolioRow, ...]


class _Seen(NamedTuple):
    """A row, and what needs attention in it."""

    row: PortfolioRow
    attention: Attention


def portfolio(programmes: Sequence[ProgrammeThen]) -> Portfolio:
    """The programmes that are in the record at the moment asked for; the others are counted."""
    held = [programme for programme in programmes if not programme.now.is_empty]
    seen = sorted((_seen(programme) for programme in held), key=_neediest_first)
    rows = tuple(one.row for one in seen)
    moment = programmes[0].now.moment if programmes else None
    shown = Portfolio(
        as_at=moment.as_at if moment else None,
        known_at=moment.known_at if moment else None,
        in_words="",
        lights=tuple(_light_counts(rows)),
        closed=sum(row.is_closed for row in rows),
        stale=sum(row.stale for row in rows),
        contradicted=sum(row.contradicted for row in rows),
        not_registered_yet=len(programmes) - len(held),
        programmes=rows,
    )
    return shown.model_copy(update={"in_words": _in_words(shown, _contradicted(seen))})


def _seen(programme: ProgrammeThen) -> _Seen:
    needed = attention(programme.now)
    return _Seen(portfolio_row(programme, needed), needed)


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


def _neediest_first(seen: _Seen) -> tuple[int, ...]:
    """The rule of the module's own words, then fewer needs after more, in the order of `Need`."""
    counts = {need.need: need.count for need in seen.row.needs}
    return _neediness(seen.row), *(-counts.get(need, 0) for need in Need)


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


def _light_counts(rows: Iterable[PortfolioRow]) -> Iterator[ProgrammeCount]:
    """Worst first, then exempt and not rated, which are no judgement."""
    counts = Counter(light.rating.light for row in rows if (light := overall(row)))
    for shown in _WORST_FIRST:
        if counts[shown]:
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


def _contradicted(seen: Iterable[_Seen]) -> Mapping[str, int]:
    """How many are green, how many another light."""
    return Counter(item.noun for one in seen for item in one.attention.items if item.need is Need.CONTRADICTED)


def _in_words(shown: Portfolio, contradicted: Mapping[str, int]) -> str:
    """4 programmes: 1 red, 1 amber, 2 green. 2 ratings are stale. 1 green is contradicted by its plan."""
    sentences = [_lights_in_words(shown)]
    if shown.stale:
        sentences.append(f"{counted(shown.stale, 'rating is', 'ratings are')} stale")
    if shown.contradicted:
        nouns = listed(counted(number, noun) for noun, number in contradicted.items())
        its = "is contradicted by its plan" if shown.contradicted == 1 else "are contradicted by their plan"
        sentences.append(f"{nouns} {its}")
    if shown.not_registered_yet:
        sentences.append(f"{counted(shown.not_registered_yet, 'programme')} came into the record later")
    return "".join(f"{sentence}. " for sentence in sentences).strip()


def _lights_in_words(shown: Portfolio) -> str:
    if not shown.programmes:
        return "There is no programme" + (" at this moment" if shown.not_registered_yet else " yet")
    lights = [f"{light.count} {light.in_words.lower()}" for light in shown.lights]
    closed = [f"{shown.closed} closed"] if shown.closed else []
    return f"{counted(len(shown.programmes), 'programme')}: {', '.join((*lights, *closed))}"
