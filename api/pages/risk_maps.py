"""The maps of the register: each nature by its inherent, current and target scores, and the same as tables."""

from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from api.pages.belonging import here, workstream_asked
from api.pages.drawing.risk_map import DrawnRiskMap, band_of, risk_map
from api.pages.page import Page
from api.pages.risk_places import map_of
from api.pages.tables import Cell, Column, Table, number, table, words
from application.projections.risks import FIVE, RiskMap, RiskMaps, RiskRegister
from domain.risk import Nature

NOUNS = {Nature.THREAT: ("risk", "risks"), Nature.OPPORTUNITY: ("opportunity", "opportunities")}
INHERENT, CURRENT, TARGET = "inherent", "current", "target"
IN_ORDER = (INHERENT, CURRENT, TARGET)
"""From what it would be if nothing were done, to what it is, to what it shall become."""


class MapsOfOneNature(NamedTuple):
    """The maps of the risks or of the opportunities that have anything on them, and the sentence where none has."""

    heading: str
    maps: tuple[DrawnRiskMap, ...]
    empty: str | None


class OneMap(NamedTuple):
    """How many are on one map, and how many lack a likelihood or an impact and lie nowhere."""

    nature: Nature
    score: str
    found: RiskMap


class OnePlace(NamedTuple):
    """One likelihood with one impact, and how many lie there on each map."""

    nature: Nature
    likelihood: int
    impact: int
    maps: RiskMaps

    def count(self, score: str) -> int:
        """How many lie there on one map."""
        return map_of(self.maps, score).counts[self.likelihood - 1][self.impact - 1]


def maps_of(page: Page, register: RiskRegister) -> tuple[MapsOfOneNature, ...]:
    """The maps of what could hurt, then of what could help; of neither where nothing of it is open."""
    return tuple(_of_nature(page, nature, maps) for nature, maps in _open(register))


def _open(register: RiskRegister) -> Iterable[tuple[Nature, RiskMaps]]:
    every = ((Nature.THREAT, register.threats), (Nature.OPPORTUNITY, register.opportunities))
    return ((nature, maps) for nature, maps in every if maps.current.placed + maps.current.unscored)


def _of_nature(page: Page, nature: Nature, maps: RiskMaps) -> MapsOfOneNature:
    one, many = NOUNS[nature]
    drawn = tuple(_drawn(page, nature, score, found=map_of(maps, score)) for score in IN_ORDER)
    kept = tuple(one_map for one_map in drawn if not one_map.is_empty)
    empty = f"No open {one} has both a likelihood and an impact, so there is no map to draw."
    return MapsOfOneNature(f"Map of the open {many}", kept, None if kept else empty)


def _drawn(page: Page, nature: Nature, score: str, *, found: RiskMap) -> DrawnRiskMap:
    def href(likelihood: int, impact: int) -> str:
        return place_href(page, nature, score, likelihood=likelihood, impact=impact)

    noun = NOUNS[nature]
    title = f"Open {noun[1]} by their {score} score"
    return risk_map(found, title=title, href=href, ident=f"map-{nature}-{score}", noun=noun)


def place_href(page: Page, nature: Nature, score: str, *, likelihood: int, impact: int) -> str:
    """The register with what lies at one place of one map and nothing else."""
    return page.links.within(
        "risks",
        workstream=workstream_asked(page),
        likelihood=str(likelihood),
        impact=str(impact),
        score=score,
        nature=nature,
    )


def place_table(page: Page, register: RiskRegister) -> Table:
    """The same as the maps: every place where any map has something, the worst first."""
    places = [
        OnePlace(nature, likelihood, impact, maps)
        for nature, maps in _open(register)
        for likelihood, impact in sorted(product(FIVE, FIVE), key=_severity, reverse=True)
    ]

    def count(score: str) -> Column[OnePlace]:
        return Column(score, score.capitalize(), lambda place: _count(page, place, score), numeric=True)

    columns: list[Column[OnePlace]] = [
        Column("band", "Band", lambda place: words(band_of(place.likelihood * place.impact).capitalize())),
        Column("likelihood", "Likelihood", lambda place: number(place.likelihood), numeric=True),
        Column("impact", "Impact", lambda place: number(place.impact), numeric=True),
        Column("nature", "Nature", lambda place: words(place.nature)),
        *map(count, IN_ORDER),
    ]
    held = [place for place in places if any(map(place.count, IN_ORDER))]
    caption = "The maps as a table: how many open risks lie at each place"
    return table(held, columns, name="places", caption=caption, empty="", asked=here(page))


def _severity(place: tuple[int, int]) -> tuple[int, int]:
    return place[0] * place[1], place[1]


def _count(page: Page, place: OnePlace, score: str) -> Cell:
    found = place.count(score)
    href = place_href(page, place.nature, score, likelihood=place.likelihood, impact=place.impact)
    return number(found, href=href if found else None)


def map_table(page: Page, register: RiskRegister) -> Table:
    """How many open risks are on each map, and how many are on none because nobody scored them."""
    rows = [OneMap(nature, score, map_of(maps, score)) for nature, maps in _open(register) for score in IN_ORDER]
    columns: list[Column[OneMap]] = [
        Column("score", "Map by", lambda held: words(held.score)),
        Column("nature", "Nature", lambda held: words(held.nature)),
        Column("placed", "On the map", lambda held: number(held.found.placed), numeric=True),
        Column("unscored", "Not on it, without a score", lambda held: number(held.found.unscored), numeric=True),
    ]
    caption = "How many open risks are on each map"
    return table(rows, columns, name="maps", caption=caption, empty="", asked=here(page))
