"""Where do words go beside what they name, and which row is free for both?

Words stand to the right of their marks, else to the left, else between them, wherever they fit whole; where they fit
nowhere they are shortened to the widest of these places.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar

from api.pages.drawing.lettering import BOLD, shortened, width_of
from api.pages.drawing.timescale import LEFT, RIGHT

SIZE = 15.0
"""The size of the letters beside a mark."""

WIDEST = 520.0
"""No label runs further than this, however much room there is."""

AWAY, APART = 5.0, 14.0
"""How far words stay from their marks, and what is named apart from the next in its row."""

NARROWEST = 24.0


class Label(NamedTuple):
    """Words beside marks: where they begin, end or centre (which the class says), and from where to where they run."""

    x: float
    css: str
    words: str
    note: str
    starts: float
    ends: float


class Place(NamedTuple):
    """Room for words: how much, and where they are anchored."""

    room: float
    x: float
    css: str


def places_around(points: Sequence[float], reach: float) -> tuple[Place, ...]:
    """Right of the last point, left of the first, and in the widest gap between two, in the order they are tried."""
    right = points[-1] + reach + AWAY
    left = points[0] - reach - AWAY
    beside = (Place(RIGHT - right, right, "right"), Place(left - LEFT, left, "left"))
    if len(points) == 1:
        return beside
    start, end = max(pairwise(points), key=lambda gap: gap[1] - gap[0])
    room = end - start - 2 * (reach + AWAY)
    return (*beside, Place(room, (start + end) / 2, "between")) if room > NARROWEST else beside


def label(title: str, note: str, places: Sequence[Place]) -> Label:
    """The words in the first place that they fit into whole, else shortened in the widest."""
    behind = width_of(f"  {note}", SIZE) * BOLD if note else 0.0
    width = width_of(title, SIZE) + behind
    place = next((place for place in places if place.room >= min(width, WIDEST)), None)
    place = place or max(places, key=attrgetter("room"))
    room = min(place.room, WIDEST)
    if width > room:
        note, behind = (note, behind) if room - behind >= NARROWEST else ("", 0.0)
        title = shortened(title, room - behind, size=SIZE)
        width = width_of(title, SIZE) + behind
    starts = {"left": place.x - width, "between": place.x - width / 2}.get(place.css, place.x)
    return Label(place.x, place.css, title, note, starts, starts + width)


class Extended(Protocol):
    """What takes up room in a row, from one place to another."""

    @property
    def starts(self) -> float:
        """Where it begins."""

    @property
    def ends(self) -> float:
        """Where it ends."""


E = TypeVar("E", bound=Extended)


def in_rows(held: Iterable[E]) -> tuple[tuple[E, ...], ...]:
    """What is named, set into as few rows as first-come takes: from the left, each in the topmost row that is free."""
    rows: list[list[E]] = []
    for one in sorted(held, key=attrgetter("starts")):
        row = next((row for row in rows if row[-1].ends + APART <= one.starts), None)
        if row is None:
            rows.append([one])
        else:
            row.append(one)
    return tuple(tuple(row) for row in rows)
