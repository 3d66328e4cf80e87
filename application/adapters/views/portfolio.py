"""The lines of all programmes, kept ready: in memory for whoever asks, and in the store for the other workers."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from threading import Lock
from time import monotonic
from typing import NamedTuple

from application import waiting
from application.adapters.log_rows import size_of
from application.adapters.store import Datastore
from application.adapters.views.changed import NEAR, Changed, began_at, changed
from application.adapters.views.shelf import Shelf
from application.adapters.views.tables import LIVE, Overtaken
from application.ports import Records, StoreIsBusy, StoreUnusable
from application.projections.portfolio_lines import Line, Lines, line_of
from domain.record import Moment

BATCH = 50
"""How many lines are stored in one transaction."""

ATTEMPTS = 8
"""How often a batch is stored when others keep advancing the view meanwhile."""

_A_MOMENT = 0.1  # seconds
_LONGEST = 20.0  # seconds for which lines are waited for that do come
_BEING_MADE = "The lines of the portfolio are still being made. Try again."

Progress = Callable[[int, int], None]
"""Is told how many lines are made, and how many were lacking."""


IsOver = Callable[[], bool]
"""Says whether whoever makes lines is to stop; once it is so, it stays so."""


class _Told(NamedTuple):
    """What was told last: all that is recorded up to a position."""

    up_to: int
    lines: Lines


class _Lacking(NamedTuple):
    """What is to be made so that everything is told up to a position."""

    last: int
    programmes: list[Changed]


class _Failed(NamedTuple):
    """When the store could not be read, by the clock that only ever goes on, and why."""

    at: float
    why: str


class _Over(Exception):
    """It is to stop before its turn has come."""


def nobody_waits(_: int, __: int) -> None:
    """Where nobody waits, nobody is told."""


def never() -> bool:
    """Where all lines are to be made."""
    return False


class StoredPortfolios:
    """The portfolio's view in one store.

    Whoever asks is given everything that is recorded by then: lines that are behind the journal, or of another day, are
    made at once, outside any transaction. What is made is stored in batches, each together with the position that the
    view has reached by it, and only where the view still stands where the batch started from. So many workers can do
    this at the same time, and any of them can be killed. What cannot be stored just now is told all the same.
    """

    def __init__(self, datastore: Datastore, records: Records, *, name: str = LIVE) -> None:
        self._datastore, self._records, self._name = datastore, records, name
        self._working = Lock()
        self._begin_anew()
        self._is_to_be_swept, self._was_kept_up = False, False
        self._refused: Exception | None = None
        self._made_at = 0.0
        self._failed: _Failed | None = None

    @property
    def shelf(self) -> Shelf:
        """Where the lines are stored."""
        return self._shelf

    @property
    def kept(self) -> int:
        """How many programmes there is a line of."""
        return len(self._held)

    def lines(self, day: date) -> Lines:
        """All of them with everything that is recorded by now; refused as StoreIsBusy where that cannot be read."""
        last = self._last()
        if (told := self._told_of(day, last)) is not None:
            return told
        with self._one_at_a_time(within=waiting.left()):
            if (told := self._told_of(day, last)) is not None:  # made by whoever was at work meanwhile
                return told
            self._work(day)
            return self._told.lines

    def _told_of(self, day: date, position: int) -> Lines | None:
        """What was told last, where it is of the day, and lacks nothing up to a position."""
        told, is_lost = self._told, self._lost != self._datastore.losses
        return None if is_lost or told.lines.day != day or told.up_to < position else told.lines

    def keep_up(self, day: date, progress: Progress = nobody_waits, *, is_over: IsOver = never) -> None:
        """Make and store what is lacking; refused as StoreIsBusy where it cannot be stored.

        Where it is over before all is made, what is made by then is stored. Whoever keeps up is there when nobody
        orders anything, too: bytes of what was erased that a reader kept go then.
        """
        refused = None
        self._datastore.sweep(erased=False)
        if not self._was_kept_up:  # whoever did before may have been stopped half-way
            self._is_to_be_swept = self._was_kept_up = True
        with suppress(_Over), self._one_at_a_time(is_over=is_over):
            is_told = self._told_of(day, self._last()) is not None
            is_done = is_told and self._shelf.position >= self._told.up_to
            if is_done and not self._not_stored and not self._shelf.is_another_edition():
                return
            self._work(day, progress, is_over)
            refused = self._refused
        if refused:
            raise refused

    def behind(self) -> int:
        """How many entries the stored lines lack; of those in memory nobody lacks any."""
        return max(0, self._last() - self._shelf.position)

    def forget(self, programmes: frozenset[str]) -> None:
        """Leave nothing in the store of what is told of programmes of which something was erased."""
        self._shelf.forget(programmes)

    @contextmanager
    def _one_at_a_time(self, within: float | None = None, is_over: IsOver = never) -> Iterator[None]:
        """Whoever has waited while the store could not be read is told so at once, or each would wait as long again.

        So is who has waited for so many seconds, unless the lines keep coming.
        """
        asked_at = monotonic()
        self._take_a_turn(within, is_over)
        try:
            failed = self._failed
            if failed is not None and failed.at >= asked_at:
                raise StoreIsBusy(failed.why)
            try:
                yield
            except StoreIsBusy as busy:
                self._failed = _Failed(monotonic(), str(busy))
                raise
        finally:
            self._working.release()

    def _take_a_turn(self, within: float | None, is_over: IsOver) -> None:
        asked_at = monotonic()
        while not self._working.acquire(timeout=_A_MOMENT):
            if is_over():
                raise _Over
            now = monotonic()
            comes_on = now < min(asked_at + _LONGEST, self._made_at + waiting.AT_LEAST)
            if within is not None and now > asked_at + within and not comes_on:
                raise StoreIsBusy(_BEING_MADE)

    def _begin_anew(self) -> None:
        """Hold nothing, as at first, and where the store was lost sight of (see `Datastore.losses`)."""
        self._lost = self._datastore.losses
        self._shelf = Shelf(self._datastore, self._name)
        self._told = _Told(-1, Lines((), date.min))
        self._held: dict[str, Line] = {}
        self._not_stored: set[str] = set()

    def _last(self) -> int:
        with self._datastore.reading() as cursor:
            return size_of(cursor)

    # Making -----------------------------------------------------------------------------------------------------------

    def _work(self, day: date, progress: Progress = nobody_waits, is_over: IsOver = never) -> None:
        """Take over what others have made, make the rest, and store it batch by batch; then it can be told.

        Where it is over before, it is told as little as before, and what is made and stored need not be made again.
        """
        self._refused = None
        if self._lost != self._datastore.losses:
            self._begin_anew()
        self._take_over(day, everything=self._told.lines.day != day)
        last, lacking = self._lacking(day)
        for begun in range(0, len(lacking), BATCH):
            if begun:
                self._take_over(day, everything=True)
            made = begun + self._make(lacking[begun : begun + BATCH], day, is_over)
            progress(made, len(lacking))
            still = lacking[made:]
            self._store(day, min(one.first for one in still) - 1 if still else last)
            if still and is_over():
                return
        self._store(day, last)
        self._told = _Told(last, Lines(self._held.values(), day))

    def _lacking(self, day: date) -> _Lacking:
        """Workers begin at different places, so that where there is much to make each makes another part of it."""
        after, last = self._told.up_to, self._last()
        programmes = () if last - after <= NEAR else self._records.programmes()
        with self._datastore.at_one_moment() as cursor:
            each = changed(cursor, self._held, after=after, programmes=programmes)
            found = {one.programme: one for one in each}
        self._is_to_be_swept |= any(one.erases for one in found.values())
        for line in self._held.values():
            if line.as_at != day and line.programme not in found:
                found[line.programme] = Changed(line.programme, last + 1, line.position, erases=False)
        lacking = list(found.values())
        begins = os.getpid() % len(lacking) if len(lacking) > BATCH else 0
        return _Lacking(last, lacking[begins:] + lacking[:begins])

    def _make(self, lacking: list[Changed], day: date, is_over: IsOver) -> int:
        """How many are made by the time it is over: a single one may take seconds."""
        for made, (programme, _, last, __) in enumerate(lacking):
            if is_over():
                return made
            held = self._held.get(programme)
            if held is None or held.position < last or held.as_at != day:
                began = held.began if held else self._began(programme)
                self._held[programme] = line_of(self._records, programme, Moment(day), began=began)
                self._not_stored.add(programme)
                self._made_at = monotonic()
        return len(lacking)

    def _began(self, programme: str) -> int:
        with self._datastore.reading() as cursor:
            return began_at(cursor, programme)

    # Storing ----------------------------------------------------------------------------------------------------------

    def _take_over(self, day: date, *, everything: bool) -> None:
        """What others have stored since; where all of it was looked at, what is not in there is to be stored."""
        if self._refused:
            return
        with self._noting_what_refuses():
            found = self._shelf.look(everything=everything)
            if found.whole:
                self._not_stored = set(self._held)
            for line in found.lines:
                self._take(line, day, even_the_same=found.is_another_edition)

    def _take(self, line: Line, day: date, *, even_the_same: bool) -> None:
        """Lines only ever go on: one that tells more than what was stored stays, and is to be stored.

        One of another day, for which somebody works whose midnight comes sooner or later, is none to tell.
        """
        held = self._held.get(line.programme)
        mine = (held.position, held.as_at) if held else (-1, date.min)
        is_later = (line.position, line.as_at) > mine or (even_the_same and (line.position, line.as_at) == mine)
        if is_later and line.as_at == day:
            self._held[line.programme] = line
        if (line.position, line.as_at) >= mine:
            self._not_stored.discard(line.programme)

    def _store(self, day: date, to: int) -> None:
        """Everything that is not stored yet, with the position up to which nothing will be lacking then."""
        with self._noting_what_refuses():
            for _ in range(0 if self._refused else ATTEMPTS):
                try:
                    self._shelf.store([self._held[programme] for programme in self._not_stored], to=to)
                except Overtaken:
                    self._take_over(day, everything=False)
                else:
                    self._not_stored.clear()
                    self._sweep()
                    return

    def _sweep(self) -> None:
        if self._is_to_be_swept:
            self._shelf.drop_folds_before_erasures()
            self._datastore.sweep(erased=True)
            self._is_to_be_swept = False

    @contextmanager
    def _noting_what_refuses(self) -> Iterator[None]:
        """What cannot be stored just now is told all the same, and stored by whoever keeps up."""
        try:
            yield
        except (StoreIsBusy, StoreUnusable) as problem:
            self._refused = problem
