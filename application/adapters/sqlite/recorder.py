"""The journal: entries and the answers to their orders, written in one transaction, in one gap-free order."""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson
from eventsourcing.persistence import Notification, StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder

from application.adapters import columns
from application.adapters.journal_rows import (
    answer_row,
    answers_in,
    bare,
    events_in,
    notifications_in,
    positioned,
    streams_in,
)
from application.adapters.log_rows import new_origin, size_of
from application.adapters.mapper import Row, canonical, row_of
from application.adapters.sqlite import schema
from application.adapters.sqlite.datastore import TrackerDatastore, is_marked, shape_of
from application.adapters.sqlite.log_writing import End, LogWriter, begin_log
from application.adapters.sqlite.migrating import migrate
from application.adapters.store import Migrated, StoreIsOlder, Taken
from application.ports import Answer, Appended, ConflictInTheJournal, ReadAt, ReadUpTo, StoreUnusable
from domain.entry import Address

_VERSION_OF = "SELECT coalesce(max(originator_version), 0) FROM journal WHERE originator_id = ?"
_ANY_LATER = (
    "SELECT 1 FROM journal WHERE programme = ? AND position > ? AND kind IN (SELECT value FROM json_each(?)) LIMIT 1"
)
_ERASE = (
    "UPDATE journal SET state = X'', salt = NULL, note = NULL, source = NULL, because = NULL, authority = NULL "
    "WHERE position = ?"
)
_FORGET_WHAT_WAS_ASKED = (
    "UPDATE answers SET fingerprint = X'' WHERE command_id = (SELECT command_id FROM journal WHERE position = ?)"
)


class JournalRecorder(SQLiteApplicationRecorder):
    """The library's application recorder, writing the journal instead of the library's table."""

    datastore: TrackerDatastore

    def __init__(self, datastore: TrackerDatastore) -> None:
        super().__init__(datastore, events_table_name="journal")
        self._end = End()  # touched by one writer at a time, as there is only one

    def construct_create_table_statements(self) -> list[str]:
        """What makes an empty file a store."""
        return list(schema.STATEMENTS)

    def create_table(self) -> None:
        """Make the tables where there are none; else nothing is written, and they have to have today's shape."""
        with self.datastore.transaction(commit=False) as cursor:
            marked, shape = is_marked(cursor), shape_of(cursor)
        if not marked:
            self._make()
        elif shape < schema.SCHEMA_VERSION:
            raise StoreIsOlder(self.datastore.path, shape=shape, today=schema.SCHEMA_VERSION)
        self._must_be_the_log_that_is_meant()

    def _make(self) -> None:
        """All of it in one transaction; somebody else may have been faster."""
        with self.datastore.transaction(commit=True) as cursor:
            for statement in self.create_table_statements:
                cursor.execute(statement)
            begin_log(cursor, self.datastore.origin or new_origin())

    def _must_be_the_log_that_is_meant(self) -> None:
        """A log keeps the origin that it began with, as its checkpoints are signed with it."""
        meant = self.datastore.origin
        if meant is None:
            return
        with self.datastore.transaction(commit=False) as cursor:
            found = cursor.execute("SELECT origin FROM log").fetchone()
        if found and found[0] != meant:
            why = f"its log is “{found[0]}” and keeps that name; TRACKER_ORIGIN says “{meant}”"
            raise StoreUnusable(self.datastore.path, why)

    def migrate(self, *, only_look: bool) -> Migrated:
        """Bring a store of an older shape into today's, in one transaction; or say only what would be done."""
        return migrate(self.datastore, only_look=only_look)

    def take(self, appended: Appended, erased: Sequence[int], *, now: Callable[[], datetime] | None) -> Taken:
        """Store entries and the answers to their orders; `erased` are the positions of those whose content goes.

        Once the journal is locked the guards are looked at, so that nothing comes between, and the clock is read, so
        that nothing is stamped earlier than what readers already saw.
        """
        facts = [canonical(entry.fact) for entry in appended.entries]
        with self.datastore.transaction(commit=True) as c:
            _must_hold(appended.guards, c)
            log = LogWriter.at_the_end(c, self._end)
            began, stamp = log.size, _stamp((now or _utc_now)(), log.latest)
            rows = [
                log.complete(row_of(entry, fact, position=position, stamp=stamp))
                for position, (entry, fact) in enumerate(zip(appended.entries, facts, strict=True), began + 1)
            ]
            c.executemany(columns.INSERT_ENTRY, rows)
            log.close()
            _erase(erased, c)
            answers = positioned(appended.answers, began, stamp)
            c.executemany(columns.INSERT_ANSWER, [answer_row(answer, stamp) for answer in answers])
        return Taken(answers, began, began + len(rows))

    def _insert_events(  # type: ignore[override]  # our datastore hands out SQLite's own cursors
        self,
        c: sqlite3.Cursor,
        stored_events: Sequence[StoredEvent],
        **_: Any,  # Any: whatever else the library passes through
    ) -> list[int]:
        """Events of the library's own, such as its test cases store, whose envelopes are empty."""
        log = LogWriter.at_the_end(c, self._end)
        began, stamp = log.size, _stamp(_utc_now(), log.latest)
        rows = [
            log.complete(bare(event, position=position, stamp=stamp))
            for position, event in enumerate(stored_events, began + 1)
        ]
        c.executemany(columns.INSERT_ENTRY, rows)
        log.close()
        return [row[0] for row in rows]

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """Part of one stream, as the library's own stored events."""
        with self.datastore.transaction(commit=False) as c:
            return events_in(c, originator_id, gt=gt, lte=lte, desc=desc, limit=limit)

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Part of the journal, as the library's own notifications."""
        first = None if start is None else start - inclusive_of_start
        with self.datastore.transaction(commit=False) as c:
            return notifications_in(c, gt=first, lte=stop, limit=limit, topics=topics)

    def max_notification_id(self) -> int | None:  # type: ignore[override]  # the library's other recorders may say None
        """The position of the last entry, or nothing."""
        with self.datastore.transaction(commit=False) as c:
            return size_of(c) or None

    def streams(self, after: Mapping[Address, int]) -> Mapping[Address, Sequence[Row]]:
        """The rows of several streams, each in order, behind the version that is named with it."""
        with self.datastore.transaction(commit=False) as c:
            return streams_in(c, after)

    def answers_to(self, command_ids: Collection[str]) -> Mapping[str, Answer]:
        """What was answered under these command ids."""
        with self.datastore.transaction(commit=False) as c:
            return answers_in(c, command_ids)


def _erase(positions: Sequence[int], c: sqlite3.Cursor) -> None:
    """Take what entries said out of the store, and the salts without which nothing they said can be guessed.

    By the fingerprint of the order it could be guessed as well, as by any digest of it that has no salt.
    """
    for position in positions:
        c.execute(_ERASE, (position,))
        c.execute(_FORGET_WHAT_WAS_ASKED, (position,))


def _must_hold(guards: Sequence[ReadAt | ReadUpTo], c: sqlite3.Cursor) -> None:
    """Refuse to take what was decided from something that has changed since."""
    for guard in guards:
        if not _holds(guard, c):
            raise ConflictInTheJournal("Somebody else changed what this was decided from. Load and decide again.")


def _holds(guard: ReadAt | ReadUpTo, c: sqlite3.Cursor) -> bool:
    if isinstance(guard, ReadAt):
        (version,) = c.execute(_VERSION_OF, (guard.address.stream_id.hex,)).fetchone()
        return bool(version == guard.version)
    kinds = orjson.dumps(sorted(guard.kinds)).decode()
    return c.execute(_ANY_LATER, (guard.programme, guard.position, kinds)).fetchone() is None


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _stamp(now: datetime, latest: str) -> str:
    """The time as it is kept, never before that of the last entry."""
    return max(now.astimezone(UTC).isoformat(timespec="microseconds"), latest)
