"""What does the portfolio keep ready of each programme, and which of it may somebody see?

A line is the row of a programme as it is told, with the position and the day it was made for: it says the same until
something is recorded of that programme, or the day ends.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from threading import Lock
from typing import Generic, NamedTuple, Protocol, TypeVar

from application.ports import Records
from application.projections.last_report import last_report_moment
from application.projections.portfolio import seen_of
from application.projections.portfolio_rows import PortfolioRow, ProgrammeThen
from application.projections.portfolio_totals import Tally, Totals, totals
from domain.actor import EVERY_PROGRAMME, Actor
from domain.record import Moment

Made = TypeVar("Made")


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class Line:
    """One programme. `began` is the position it came into the record at, `position` the last that is told of.

    The row is JSON, so that it need not be read to be told; it is empty, and there is no tally, where the programme is
    not in the record on that day yet.
    """

    programme: str
    began: int
    position: int
    as_at: date
    tally: Tally | None
    row: str

    @property
    def read(self) -> PortfolioRow:
        """The row."""
        return PortfolioRow.model_validate_json(self.row)


class Place(NamedTuple):
    """Where a programme stands among all: its rank, and among equals in the order they came into the record."""

    rank: tuple[int, ...]
    began: int


class Sight(NamedTuple):
    """The programmes somebody sees, neediest first, with their places and what is said of them together."""

    lines: Sequence[Line]
    places: Sequence[Place]
    totals: Totals


class Answer(NamedTuple):
    """An answer as it is sent, and where the next page begins, if there is one."""

    body: bytes
    next: str | None = None


class Lines:
    """Lines of one moment, neediest first. They never change; what was worked out from them is kept beside them."""

    def __init__(self, lines: Iterable[Line], day: date) -> None:
        self.day = day
        held = list(lines)
        told = [(Place(line.tally.rank, line.began), line) for line in held if line.tally]
        self._told = tuple(sorted(told, key=lambda one: one[0]))
        self._absent = tuple(line.programme for line in held if not line.tally)
        self._seen: KeptFew[Sight] = KeptFew()
        self.answers: KeptFew[Answer] = KeptFew()

    @cached_property
    def whole(self) -> Sight:
        """All of them."""
        return _sight(self._told, len(self._absent))

    def seen_by(self, actor: Actor) -> Sight:
        """Those that somebody may see; nothing of the others is told, not even their number."""
        programmes = frozenset(grant.programme for grant in actor.grants)
        return (
            self.whole if EVERY_PROGRAMME in programmes else self._seen.of(programmes, partial(self._only, programmes))
        )

    def _only(self, programmes: frozenset[str]) -> Sight:
        told = [one for one in self._told if one[1].programme in programmes]
        return _sight(told, sum(programme in programmes for programme in self._absent))


class KeptFew(Generic[Made]):
    """What was made last, under whatever it was made for; the one made first makes room."""

    def __init__(self, most: int = 64) -> None:
        self._most = most
        self._held: dict[Hashable, Made] = {}
        self._changing = Lock()

    def of(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made for it, made now where it is not kept."""
        found = self._held.get(key)
        if found is None:
            found = make()
            with self._changing:
                self._held[key] = found
                if len(self._held) > self._most:
                    del self._held[next(iter(self._held))]
        return found


class Portfolios(Protocol):
    """Where the lines of all programmes are kept ready, for this day."""

    def lines(self, day: date) -> Lines:
        """All of them with everything that is recorded by now; refused as StoreIsBusy where that cannot be read."""
        ...

    def keep_up(self, day: date, *, is_over: Callable[[], bool]) -> None:
        """Make and store what is lacking, until it is over; refused as StoreIsBusy where it cannot be stored."""
        ...


def line_of(records: Records, programme: str, moment: Moment, *, began: int) -> Line:
    """The line of one programme, made of its record now and at its last report."""
    now = records.at(programme, moment)
    last = last_report_moment(now)
    seen = seen_of(ProgrammeThen(now, records.at(programme, last) if last else None))
    tally, row = (seen.tally, seen.row.model_dump_json()) if seen else (None, "")
    return Line(programme, began, now.position, moment.as_at, tally, row)


def lines_of(records: Records, moment: Moment, actor: Actor) -> Lines:
    """The lines of a moment of the past, made for whoever asks."""
    seen = (programme for programme in records.programmes() if actor.may_see(programme))
    made = (line_of(records, programme, moment, began=began) for began, programme in enumerate(seen))
    return Lines(made, moment.as_at)


def _sight(told: Sequence[tuple[Place, Line]], absent: int) -> Sight:
    lines = tuple(line for _, line in told)
    tallies = [line.tally for line in lines if line.tally]
    return Sight(lines, tuple(place for place, _ in told), totals(tallies, not_registered_yet=absent))
