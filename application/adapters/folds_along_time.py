"""The states of a few programmes along time, in memory, so that any day of the past is picked instead of folded."""

from collections import OrderedDict
from threading import Lock

from application.adapters import columns
from application.adapters.mapper import FactMapper
from application.adapters.store import Cursor
from domain.record import Moment, Record, Streams
from domain.timeline import Timeline

MOST_ENTRIES = 32_000
"""How many entries the programmes that are kept have together; each costs about a kilobyte."""

_AFTER = f"{columns.ENTRY} WHERE programme = ? AND position > ? ORDER BY position"
_HOW_MANY = "SELECT count(*) FROM (SELECT 1 FROM journal WHERE programme = ? LIMIT ?) AS entries"


class FoldsAlongTime:
    """Timelines of the programmes that were last asked for, each up to date when it answers.

    Of one programme one at a time may ask: whoever does lets its timeline go on.
    A later entry never makes a timeline wrong: one that takes effect late, or corrects, changes its own thing alone.
    """

    def __init__(self, mapper: FactMapper) -> None:
        self._mapper = mapper
        self._kept: OrderedDict[str, Timeline] = OrderedDict()
        self._changing = Lock()

    def at(self, programme: str, moment: Moment, *, cursor: Cursor, streams: Streams) -> Record | None:
        """The record at a moment, out of all that the cursor sees; nothing where there is too much to be kept."""
        timeline = self._of(programme, cursor)
        if timeline is None:
            return None
        try:
            rows = cursor.execute(_AFTER, (programme, timeline.position))
            timeline.goes_on(self._mapper.entries(programme, rows), streams)
        except BaseException:
            self._forget(programme)  # it may have taken in half of it
            raise
        record = timeline.at(moment)
        self._make_room()
        return record

    def _of(self, programme: str, cursor: Cursor) -> Timeline | None:
        with self._changing:
            kept = self._kept.get(programme)
            if kept is not None:
                self._kept.move_to_end(programme)
                return kept
        (entries,) = cursor.execute(_HOW_MANY, (programme, MOST_ENTRIES + 1)).fetchone()
        if entries > MOST_ENTRIES:
            return None
        with self._changing:
            return self._kept.setdefault(programme, Timeline())

    def _make_room(self) -> None:
        with self._changing:
            entries = sum(timeline.length for timeline in self._kept.values())
            while entries > MOST_ENTRIES:
                _, gone = self._kept.popitem(last=False)
                entries -= gone.length

    def _forget(self, programme: str) -> None:
        with self._changing:
            self._kept.pop(programme, None)
