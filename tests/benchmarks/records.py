"""How fast records are read: from scratch, from what was saved, and of a day in the past, against their own rows."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from threading import enumerate as running

from application.adapters.clock import SystemClock
from application.adapters.event_store import StoredJournal
from application.adapters.opening import open_store
from application.adapters.records import StoredRecords
from application.adapters.saved_folds import SAVING, SavedFold, SavedFolds
from application.adapters.views.tables import forget, make_tables
from domain.record import Moment, folded
from tests.benchmarks import history, raw
from tests.benchmarks.figures import Figure, measured, timed

REPEATS = 7
NOW = Moment(date(2030, 1, 1))
BY_THEN = datetime(2199, 1, 1, tzinfo=UTC)
ROWS = "programme = ? ORDER BY position"


def figures(folder: Path, *, milestones: int = 200, changes: int = 30) -> list[Figure]:
    """All of one programme."""
    path = folder / f"records-{changes}.sqlite"
    application = open_store(str(path))
    StoredJournal(application, SystemClock()).append(history.together(history.interleaved(milestones, changes)))
    plain, days = raw.connect(path), count(1)
    kept = StoredRecords(application)
    last = history.BEGAN_ON + timedelta(days=changes)
    entries = f"{milestones * changes + 1:,} entries"

    def rows() -> float:
        _wait_for_what_is_being_saved()
        return timed(lambda: raw.read(plain, ROWS, history.PROGRAMME))

    def anew(moment: Moment) -> float:
        return timed(lambda: StoredRecords(application).at(history.PROGRAMME, moment))

    def from_scratch(moment: Moment) -> float:
        _wait_for_what_is_being_saved()
        with application.datastore.writing() as cursor:
            make_tables(cursor)
            forget(cursor, history.PROGRAMME)
        return anew(moment)

    def another_day() -> float:
        day = history.BEGAN_ON + timedelta(days=next(days) * 7 % changes + 1)
        return timed(lambda: kept.at(history.PROGRAMME, Moment(day)))

    found = [
        measured(f"record of {entries}, cold", "SELECT, JSON read", lambda: from_scratch(NOW), rows, repeats=REPEATS),
        measured(
            f"record of {entries} at a past date, both clocks, from scratch",
            "SELECT, JSON read",
            lambda: from_scratch(Moment(last - timedelta(days=1), BY_THEN)),
            rows,
            repeats=REPEATS,
        ),
        measured(f"another day of {entries}", "SELECT, JSON read", another_day, rows, repeats=REPEATS),
    ]
    everything = kept.entries(history.PROGRAMME, NOW)
    record = folded(NOW, everything)
    fold = SavedFold(record.position, last, record.states)
    SavedFolds(application.datastore).save(history.PROGRAMME, fold).join()
    name = f"record of {entries}, from a saved fold"
    found.append(measured(name, "SELECT, JSON read", lambda: anew(NOW), rows, repeats=REPEATS))
    application.close()
    return found


def _wait_for_what_is_being_saved() -> None:
    """Saving goes on beside whoever reads next, and would be counted as theirs."""
    for thread in running():
        if thread.name == SAVING:
            thread.join()
