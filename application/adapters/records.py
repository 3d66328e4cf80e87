"""The record of each programme: kept as it stands now, advanced by what came since, folded afresh for the past."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date
from itertools import chain
from threading import Lock
from typing import NamedTuple

from application.adapters import columns
from application.adapters.event_store import TrackerApplication
from application.adapters.folds_along_time import FoldsAlongTime
from application.adapters.saved_folds import WORTH_SAVING, SavedFold, SavedFolds
from application.adapters.store import Cursor, Datastore
from application.ports import Looked
from domain.actor import EVERY_PROGRAMME
from domain.entry import Address, Entry
from domain.record import Moment, Record, Streams, advance, nothing_at, those_that_count
from domain.refusals import UnknownProgramme

KEPT = 16
"""How many programmes’ records are kept ready, one to two megabytes each if large; the others can be saved."""

PAST_KEPT = 48
"""How many records of the past are kept ready: the days of last reports, and the twelve periods of a few programmes."""

CHUNK = 1_000
"""How many rows are read at a time where the reader may stop half-way."""

_AFTER = f"{columns.ENTRY} WHERE programme = ? AND position > ? "
_STREAM = f"{columns.ENTRY} WHERE originator_id = ? AND position <= ? ORDER BY originator_version"
_CORRECTS_AFTER = (
    "SELECT 1 FROM journal WHERE programme = ? AND position > ? "
    "AND (corrects IS NOT NULL OR topic = 'ErasureRecorded') LIMIT 1"
)
_CHUNK_AFTER = f"{_AFTER} AND position <= ? ORDER BY position LIMIT ?"
_LOOK_FOR = (
    "SELECT max(position), max(CASE kind WHEN ? THEN 1 ELSE 0 END) FROM journal WHERE programme = ? AND position > ?"
)
_LAST_OF = "SELECT max(position) FROM journal WHERE programme = ?"

# A walk along the index: one step a programme, however long their histories are. It begins behind “*”, the portfolio's
# own record, which sorts before every reference.
_PROGRAMMES = """
WITH RECURSIVE found(programme) AS (
    SELECT min(programme) FROM journal WHERE programme > '*'
    UNION ALL
    SELECT (SELECT min(programme) FROM journal WHERE programme > found.programme)
    FROM found WHERE found.programme IS NOT NULL
)
SELECT programme FROM found WHERE programme IS NOT NULL
ORDER BY (SELECT min(position) FROM journal WHERE journal.programme = found.programme)
"""

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
        self._lost = self._datastore.losses

    @property
    def kept(self) -> Sequence[str]:
        """Whose records are kept ready, the one that makes room next first."""
        return tuple(self._ready)

    def programmes(self) -> Sequence[str]:
        """The references of every programme, in the order they were registered."""
        with self._datastore.reading() as cursor:
            return [programme for (programme,) in cursor.execute(_PROGRAMMES)]

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
            last = _last_of(cursor, programme)
        return those_that_count(self._entries_to(programme, last), moment)

    def since(self, programme: str, position: int) -> Iterable[Entry]:
        """Every entry of a programme after a position, whether or not it counts at any moment."""
        with self._datastore.reading() as cursor:
            last = _last_of(cursor, programme)
        return self._entries_to(programme, last, after=position)

    def stream(self, at: Address) -> Sequence[Entry]:
        """Every entry of one thing, in the order of its versions; none where there is no such stream."""
        with self._datastore.at_one_moment() as cursor:
            return tuple(self._streams(cursor)(at))

    def look_for(self, kind: str, programme: str, *, after: int) -> Looked:
        """Whether anything was written of things of a kind after a position; no entry is read for that."""
        with self._datastore.reading() as cursor:
            last, found = cursor.execute(_LOOK_FOR, (kind, programme, after)).fetchone()
        return Looked(after, found=False) if last is None else Looked(last, bool(found))

    def _entries_to(self, programme: str, last: int, *, after: int = 0) -> Iterator[Entry]:
        """In chunks, so that nobody who stops reading half-way holds on to the store."""
        position = after
        while position < last:
            with self._datastore.reading() as cursor:
                rows = cursor.execute(_CHUNK_AFTER, (programme, position, last, CHUNK)).fetchall()
            yield from self._mapper.entries(programme, rows)
            position = rows[-1][0]

    def _up_to_date(self, programme: str) -> _Ready:
        """Mostly nothing came since, which a single question tells."""
        lost = self._let_go_of_what_may_be_lost()
        kept = self._ready.get(programme)
        if kept is None or self._has_come_on(programme, kept.record.position, lost):
            return self._advanced_to_now(programme, kept or self._as_saved(programme), lost)
        self._keep(programme, kept, lost)
        return kept

    def _has_come_on(self, programme: str, position: int, lost: int) -> bool:
        with self._datastore.reading() as cursor:
            (last,) = cursor.execute(_LAST_OF, (programme,)).fetchone()
        return last != position or lost != self._datastore.losses

    def _advanced_to_now(self, programme: str, kept: _Ready, lost: int) -> _Ready:
        with self._datastore.at_one_moment() as cursor:
            if lost != self._datastore.losses or _corrects_since(cursor, programme, kept.record.position):
                kept = _NOTHING
            latest = _Passing(kept.latest_on)
            rows = cursor.execute(f"{_AFTER} ORDER BY position", (programme, kept.record.position))
            entries = latest.of(self._mapper.entries(programme, rows))
            record = _advanced(kept.record, entries, self._streams(cursor))
        if not record.position:
            _must_be_the_portfolio(programme)
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
        """As it was kept, where nothing was written since; the same states where they are equal."""
        with self._datastore.at_one_moment() as cursor:
            lost = self._let_go_of_what_may_be_lost()
            last = _last_of(cursor, programme)
            kept = self._past.get((programme, moment))
            if kept is None or kept.position < last:
                record = self._folded(programme, moment, last=last, cursor=cursor)
                kept = record._replace(states=kept.states) if kept and kept.states == record.states else record
        self._keep_past(programme, kept, lost)
        return kept._replace(moment=moment)  # the same instant may have been asked for in another zone

    def _folded(self, programme: str, moment: Moment, *, last: int, cursor: Cursor) -> Record:
        """Picked along time; folded from scratch where there is too much to be kept.

        The store leaves out what cannot count, and the domain has the last word: a later entry of a stream whose
        earlier one is left out does not count either; the fold sees the gap.
        """
        streams = self._streams(cursor, last)
        record = self._along_time.at(programme, moment, cursor=cursor, streams=streams)
        if record is not None:
            return record
        counts, counted = _what_may_count(moment)
        rows = cursor.execute(f"{_AFTER} AND position <= ? {counts} ORDER BY position", [programme, 0, last, *counted])
        return advance(nothing_at(moment), self._mapper.entries(programme, rows), streams)._replace(position=last)

    def _streams(self, cursor: Cursor, last: int = 2**62) -> Streams:
        """How the fold comes by a whole stream, up to the last entry that it takes in."""
        reading = cursor.connection.cursor()

        def stream(at: Address) -> Iterator[Entry]:
            rows = reading.execute(_STREAM, (at.stream_id.hex, last)).fetchall()
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


def _what_may_count(moment: Moment) -> tuple[str, list[str | int]]:
    """A condition that leaves out rows of entries that cannot count, and its values."""
    counts = "AND (effective_on IS NULL OR effective_on <= ? OR corrects IS NOT NULL OR topic = 'ErasureRecorded') "
    counted: list[str | int] = [moment.as_at.isoformat()]
    if moment.known_at is not None and moment.known_on is not None:
        counts += "AND (recorded_at <= ? OR known_on <= ?) "
        known_at = moment.known_at.astimezone(UTC).isoformat(timespec="microseconds")
        counted += [known_at, moment.known_on.isoformat()]
    if moment.up_to is not None:
        counts += "AND position <= ? "
        counted.append(moment.up_to)
    return counts, counted


def _corrects_since(cursor: Cursor, programme: str, position: int) -> bool:
    """Whether anything was corrected or erased after a position: then the record is folded afresh, order and all."""
    return position > 0 and cursor.execute(_CORRECTS_AFTER, (programme, position)).fetchone() is not None


def _last_of(cursor: Cursor, programme: str) -> int:
    (last,) = cursor.execute(_LAST_OF, (programme,)).fetchone()
    if last is None:
        _must_be_the_portfolio(programme)
        return 0
    return int(last)


def _must_be_the_portfolio(programme: str) -> None:
    """Of a programme that is known something is recorded; of the portfolio there may be nothing yet."""
    if programme != EVERY_PROGRAMME:
        raise UnknownProgramme(programme)


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
