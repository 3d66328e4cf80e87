"""The record of each programme: kept as it stands now, advanced by what came since, folded afresh for the past."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from threading import Lock
from typing import NamedTuple

from application.adapters.event_store import TrackerApplication
from application.adapters.folds_along_time import FoldsAlongTime
from application.adapters.programme_rows import (
    AFTER,
    CHUNK_AFTER,
    LAST_OF,
    LOOK_FOR,
    PROGRAMMES,
    STREAM,
    corrects_since,
    last_of,
    must_be_the_portfolio,
    what_may_count,
)
from application.adapters.saved_folds import WORTH_SAVING, SavedFold, SavedFolds
from application.adapters.store import Cursor, Datastore
from application.adapters.turns import Turns
from application.ports import Looked
from domain.entry import Address, Entry
from domain.record import Moment, Record, Streams, advance, nothing_at, those_that_count

KEPT = 16
"""How many programmes’ records are kept ready, one to two megabytes each if large; the others can be saved."""

PAST_KEPT = 48
"""How many records of the past are kept ready: the days of last reports, and the twelve periods of a few programmes."""

CHUNK = 1_000
"""How many rows are read at a time where the reader may stop half-way."""

_EVERYTHING = Moment(date.max)


class _Ready(NamedTuple):
    """A record of everything known, and the latest day on which any of it takes effect."""

    record: Record
    latest_on: date


_NOTHING = _Ready(nothing_at(_EVERYTHING), date.min)


class StoredRecords:
    """The reading side of the store.

    A record of everything known is kept for each programme that was asked for lately. It answers for every moment
    from the latest effective day on, as long as all that is known may be used. Any other moment is folded by itself
    and kept a while too, since what is asked of the past is asked again: the day of the last report, a period's end.
    As long as nothing was written, the same moment is answered with the same states.
    """

    def __init__(self, application: TrackerApplication, *, from_entries_alone: bool = False) -> None:
        """Whoever makes things anew takes nothing from what was saved, and saves nothing by the way."""
        self._application = application  # it closes the store when nobody holds it any more
        self._datastore: Datastore = application.datastore
        self._mapper = application.mapper
        self._ready: OrderedDict[str, _Ready] = OrderedDict()
        self._past: OrderedDict[tuple[str, Moment], Record] = OrderedDict()
        self._along_time = FoldsAlongTime(self._mapper)
        self._saved = None if from_entries_alone else SavedFolds(self._datastore)
        self._swapping = Lock()
        self._folding = Turns()
        self._lost = self._datastore.losses

    @property
    def kept(self) -> Sequence[str]:
        """Whose records are kept ready, the one that makes room next first."""
        return tuple(self._ready)

    def programmes(self) -> Sequence[str]:
        """The references of every programme, in the order they were registered."""
        with self._datastore.reading() as cursor:
            return [programme for (programme,) in cursor.execute(PROGRAMMES)]

    def at(self, programme: str, moment: Moment) -> Record:
        """The record of a programme at a moment; empty where nothing counts yet, refused where it is unknown.

        The portfolio's own (*) is always known.
        """
        if moment.known_at is None and moment.up_to is None and not self._lies_behind(programme, moment.as_at):
            ready = self._up_to_date(programme)
            if moment.as_at >= ready.latest_on:
                return ready.record._replace(moment=moment)
        return self._of_the_past(programme, moment)

    def entries(self, programme: str, moment: Moment) -> Iterable[Entry]:
        """The entries that count at a moment, in the order of their positions."""
        with self._datastore.reading() as cursor:
            last = last_of(cursor, programme)
        return those_that_count(self._entries_to(programme, last), moment)

    def since(self, programme: str, position: int) -> Iterable[Entry]:
        """Every entry of a programme after a position, whether or not it counts at any moment."""
        with self._datastore.reading() as cursor:
            last = last_of(cursor, programme)
        return self._entries_to(programme, last, after=position)

    def stream(self, at: Address) -> Sequence[Entry]:
        """Every entry of one thing, in the order of its versions; none where there is no such stream."""
        with self._datastore.at_one_moment() as cursor:
            return tuple(self._streams(cursor)(at))

    def look_for(self, kind: str, programme: str, *, after: int) -> Looked:
        """Whether anything was written of things of a kind after a position; no entry is read for that."""
        with self._datastore.reading() as cursor:
            last, found = cursor.execute(LOOK_FOR, (kind, programme, after)).fetchone()
        return Looked(after, found=False) if last is None else Looked(last, bool(found))

    def _entries_to(self, programme: str, last: int, *, after: int = 0) -> Iterator[Entry]:
        """In chunks, so that nobody who stops reading half-way holds on to the store."""
        position = after
        while position < last:
            with self._datastore.reading() as cursor:
                rows = cursor.execute(CHUNK_AFTER, (programme, position, last, CHUNK)).fetchall()
            yield from self._mapper.entries(programme, rows)
            position = rows[-1][0]

    def _up_to_date(self, programme: str) -> _Ready:
        """Mostly nothing came since, which a single question tells."""
        lost = self._let_go_of_what_may_be_lost()
        kept = self._ready.get(programme)
        if kept is None or self._has_come_on(programme, kept.record.position, lost):
            with self._folding.of(programme):
                return self._advanced_to_now(programme)
        self._keep(programme, kept, lost)
        return kept

    def _has_come_on(self, programme: str, position: int, lost: int) -> bool:
        with self._datastore.reading() as cursor:
            (last,) = cursor.execute(LAST_OF, (programme,)).fetchone()
        return last != position or lost != self._datastore.losses

    def _advanced_to_now(self, programme: str) -> _Ready:
        lost = self._let_go_of_what_may_be_lost()
        kept = self._ready.get(programme) or self._as_saved(programme)
        with self._datastore.at_one_moment() as cursor:
            if lost != self._datastore.losses or corrects_since(cursor, programme, kept.record.position):
                kept = _NOTHING
            latest = _Passing(kept.latest_on)
            rows = cursor.execute(f"{AFTER} ORDER BY position", (programme, kept.record.position))
            entries = latest.of(self._mapper.entries(programme, rows))
            record = _advanced(kept.record, entries, self._streams(cursor))
        if not record.position:
            must_be_the_portfolio(programme)
            return _NOTHING
        ready = _Ready(record, latest.day)
        self._keep(programme, ready, lost)
        if self._saved and latest.entries >= WORTH_SAVING:
            self._saved.save(programme, SavedFold(record.position, latest.day, record.states))
        return ready

    def _as_saved(self, programme: str) -> _Ready:
        saved = self._saved and self._saved.find(programme)
        return _Ready(Record(_EVERYTHING, saved.position, saved.states), saved.latest_on) if saved else _NOTHING

    def _let_go_of_what_may_be_lost(self) -> int:
        """How often the store was lost sight of (see `Datastore.losses`); nothing that is kept is older than that."""
        lost = self._datastore.losses
        if lost != self._lost:
            with self._swapping:
                self._ready.clear()
                self._past.clear()
                self._along_time = FoldsAlongTime(self._mapper)
                self._lost = lost
        return lost

    def _keep(self, programme: str, ready: _Ready, lost: int) -> None:
        """Records are never changed, only swapped; where two readers advanced the same one, the further one stays."""
        with self._swapping:
            if lost != self._lost:
                return
            kept = self._ready.get(programme, _NOTHING)
            if ready.record.position > kept.record.position:
                self._ready[programme] = ready
            self._ready.move_to_end(programme)
            if len(self._ready) > KEPT:
                self._ready.popitem(last=False)

    def _lies_behind(self, programme: str, day: date) -> bool:
        """Whether a day is known to come before the latest effective one, without another look."""
        kept = self._ready.get(programme)
        return kept is not None and day < kept.latest_on

    def _of_the_past(self, programme: str, moment: Moment) -> Record:
        """As it was kept, where nothing was written since."""
        lost = self._let_go_of_what_may_be_lost()
        kept = self._past.get((programme, moment))
        if kept is None or self._has_come_on(programme, kept.position, lost):
            with self._folding.of(programme):
                kept = self._folded_anew(programme, moment)
        else:
            self._keep_past(programme, kept, lost)
        return kept._replace(moment=moment)  # the same instant may have been asked for in another zone

    def _folded_anew(self, programme: str, moment: Moment) -> Record:
        """Folded, unless somebody else did just now; the same states where they are equal."""
        with self._datastore.at_one_moment() as cursor:
            lost = self._let_go_of_what_may_be_lost()
            last = last_of(cursor, programme)
            kept = self._past.get((programme, moment))
            if kept is None or kept.position < last:
                record = self._folded(programme, moment, last=last, cursor=cursor)
                kept = record._replace(states=kept.states) if kept and kept.states == record.states else record
        self._keep_past(programme, kept, lost)
        return kept

    def _folded(self, programme: str, moment: Moment, *, last: int, cursor: Cursor) -> Record:
        """Picked along time; folded from scratch where there is too much to be kept.

        The store leaves out what cannot count, and the domain has the last word: a later entry of a stream whose
        earlier one is left out does not count either; the fold sees the gap.
        """
        streams = self._streams(cursor, last)
        record = self._along_time.at(programme, moment, cursor=cursor, streams=streams)
        if record is not None:
            return record
        counts, counted = what_may_count(moment)
        rows = cursor.execute(f"{AFTER} AND position <= ? {counts} ORDER BY position", [programme, 0, last, *counted])
        return advance(nothing_at(moment), self._mapper.entries(programme, rows), streams)._replace(position=last)

    def _streams(self, cursor: Cursor, last: int = 2**62) -> Streams:
        """How the fold comes by a whole stream, up to the last entry that it takes in."""
        reading = cursor.connection.cursor()

        def stream(at: Address) -> Iterator[Entry]:
            rows = reading.execute(STREAM, (at.stream_id.hex, last)).fetchall()
            return self._mapper.entries(at.programme, rows)

        return stream

    def _keep_past(self, programme: str, record: Record, lost: int) -> None:
        """As with the present; of what is not known yet there is nothing to keep."""
        with self._swapping:
            if lost != self._lost:
                return
            kept = self._past.get((programme, record.moment))
            if kept is None or record.position > kept.position:
                self._past[programme, record.moment] = record
            self._past.move_to_end((programme, record.moment))
            if len(self._past) > PAST_KEPT:
                self._past.popitem(last=False)


def _advanced(record: Record, entries: Iterator[Entry], streams: Streams) -> Record:
    """The record after what came since; the very same one where nothing did."""
    first = next(entries, None)
    return record if first is None else advance(record, chain((first,), entries), streams)


class _Passing:
    """How many entries pass by, and the latest effective day among them."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.entries = 0

    def of(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The same entries."""
        for entry in entries:
            self.entries += 1
            if entry.effective_on is not None and entry.effective_on > self.day:
                self.day = entry.effective_on
            yield entry
