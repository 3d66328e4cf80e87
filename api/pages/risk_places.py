"""Which risks lie at one place of the map, as its cells ask in their addresses?"""

from collections.abc import Sequence
from typing import NamedTuple

from api.pages.page import Page
from api.refusals import Fault, RequestUnreadable, fault
from application.projections.risks import FIVE, RiskMap, RiskMaps, RiskRegister
from domain.risk import Nature

SCORES = ("current", "inherent", "target")
"""The maps there are of each nature; an address that names none means the first."""

ONE_TO_FIVE = "a whole number from 1 to 5"


class Place(NamedTuple):
    """One place of a map, and the same list without the choice of it."""

    likelihood: int | None
    impact: int | None
    score: str
    natures: tuple[Nature, ...]
    everything: str

    @property
    def in_words(self) -> str:
        """“the open risks whose current score has likelihood 4 and impact 5”."""
        parts = {"likelihood": self.likelihood, "impact": self.impact}
        asked = " and ".join(f"{name} {value}" for name, value in parts.items() if value)
        nouns = {Nature.THREAT: "risks", Nature.OPPORTUNITY: "opportunities"}
        which = " and ".join(nouns[nature] for nature in self.natures)
        return f"the open {which} whose {self.score} score has {asked}"


def place_asked(page: Page) -> Place | None:
    """The place the address asks for; nothing where it asks for none. What no map has is refused."""
    if not (page.parameter("likelihood") or page.parameter("impact")):
        return None
    score = page.parameter("score") or SCORES[0]
    nature = page.parameter("nature")
    faults = [*_fault_of("score", score, SCORES), *_fault_of("nature", nature or Nature.THREAT, tuple(Nature))]
    if faults:
        raise RequestUnreadable(faults)
    return Place(
        _one_to_five(page, "likelihood"),
        _one_to_five(page, "impact"),
        score,
        (Nature(nature),) if nature else tuple(Nature),
        page.asked.with_(likelihood=None, impact=None, score=None, nature=None),
    )


def _fault_of(name: str, found: str, known: Sequence[str]) -> list[Fault]:
    return [] if found in known else [fault(name, found, f"one of {', '.join(known)}")]


def _one_to_five(page: Page, name: str) -> int | None:
    written = page.parameter(name)
    if written is None:
        return None
    if written not in map(str, FIVE):
        raise RequestUnreadable([fault(name, written, ONE_TO_FIVE)])
    return int(written)


def refs_at(register: RiskRegister, place: Place) -> frozenset[str]:
    """The risks that the maps have there."""
    maps = {Nature.THREAT: register.threats, Nature.OPPORTUNITY: register.opportunities}
    found = (map_of(maps[nature], place.score) for nature in place.natures)
    cells = (cell for one in found for cell in one.cells)
    return frozenset(
        ref
        for cell in cells
        for ref in cell.refs
        if place.likelihood in (None, cell.likelihood) and place.impact in (None, cell.impact)
    )


def map_of(maps: RiskMaps, score: str) -> RiskMap:
    """The map of one of the scores."""
    return {"current": maps.current, "inherent": maps.inherent, "target": maps.target}[score]
