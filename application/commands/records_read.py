"""The records that a sitting decides from: folded once, advanced by what it decides, and guarded until it is stored."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from application.ports import ReadUpTo, Records
from domain.aggregates import AGGREGATES
from domain.entry import Entry
from domain.record import Moment, Record, Streams, advance, nothing_at
from domain.refusals import UnknownProgramme


class _Folded(NamedTuple):
    """A record in which what was stored up to a position is folded, and the first so many entries of this sitting."""

    record: Record
    entries: int
    stored_up_to: int


class RecordsRead:
    """What one sitting has read of programmes, and what must not have changed when its decisions are stored.

    `decided` are the entries of the sitting, which grow while it lasts.
    """

    def __init__(self, records: Records, decided: Sequence[Entry], streams: Streams) -> None:
        self._records = records
        self._decided = decided
        self._streams = streams
        self._folded: dict[tuple[str, date], _Folded] = {}
        self._read: dict[str, ReadUpTo] = {}

    @property
    def guards(self) -> Iterable[ReadUpTo]:
        """Up to where each programme was read."""
        return self._read.values()

    def at(self, programme: str, day: date, kinds: frozenset[str]) -> Record:
        """A programme's record on a day, of which these kinds of thing are decided from."""
        kept = self._folded.get((programme, day))
        if kept is None:
            stored = self._stored(programme, Moment(day))
            kept = _Folded(stored, 0, stored_up_to=stored.position)
        if kept.entries < len(self._decided):
            mine = (entry for entry in self._decided[kept.entries :] if entry.programme == programme)
            advanced = advance(kept.record, mine, self._streams)
            kept = kept._replace(record=advanced, entries=len(self._decided))
        self._folded[programme, day] = kept
        self._was_read(ReadUpTo(programme, kinds, kept.stored_up_to))
        return kept.record

    def stored_up_to(self, programme: str, day: date) -> int:
        """The position of the last entry of a programme that is stored; those of this sitting have none yet."""
        self.at(programme, day, frozenset())
        return self._folded[programme, day].stored_up_to

    def entries(self, programme: str) -> Sequence[Entry]:
        """All that a programme's record holds, decisions of this sitting included."""
        stored = list(self._records.entries(programme, Moment(date.max)))
        last = stored[-1].position if stored else 0
        self._was_read(ReadUpTo(programme, frozenset(AGGREGATES), last))
        return [*stored, *(entry for entry in self._decided if entry.programme == programme)]

    def forget_all_after(self, entries: int) -> None:
        """Forget what was folded with more than so many entries of the sitting."""
        self._folded = {day: kept for day, kept in self._folded.items() if kept.entries <= entries}

    def _was_read(self, new: ReadUpTo) -> None:
        """Keep that a decision is made from a record; of several readings the earliest counts."""
        old = self._read.get(new.programme, new)
        self._read[new.programme] = ReadUpTo(new.programme, new.kinds | old.kinds, min(new.position, old.position))

    def _stored(self, programme: str, moment: Moment) -> Record:
        """What is stored of it: nothing yet, where it is registered in this very sitting."""
        try:
            return self._records.at(programme, moment)
        except UnknownProgramme:
            return nothing_at(moment)
