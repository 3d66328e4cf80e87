"""The journal: entries and the answers to their orders, written in one transaction, in one gap-free order."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from eventsourcing.persistence import Notification, StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder

from application.adapters import schema
from application.adapters.datastore import StoreUnusable, TrackerDatastore, is_marked, shape_of
from application.adapters.log_writing import End, LogWriter, begin_log, enter_what_is_there, new_origin
from application.adapters.mapper import Row, canonical, row_of
from application.ports import Answer, Appended, ConflictInTheJournal, ReadAt, ReadUpTo
from domain.entry import Address

EVENT = "SELECT position, originator_id, originator_version, topic, state FROM journal WHERE "

_STREAM = (
    f"{schema.ENTRY} WHERE originator_id = ? AND originator_version > ? AND originator_version <= ? "
    "ORDER BY originator_version"
)
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
_PROGRAMME_OF = "SELECT programme FROM journal WHERE originator_id = ? LIMIT 1"


class Taken(NamedTuple):
    """What came of taking entries: the answers to their orders, and how many entries there were before, and then."""

    answers: tuple[Answer, ...]
    began: int
    ended: int


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
        """Make the tables where there are none, or give those of an older shape today's; else nothing is written."""
        with self.datastore.transaction(commit=False) as cursor:
            marked, shape = is_marked(cursor), shape_of(cursor)
        if not marked:
            self._make()
        elif shape < schema.SCHEMA_VERSION:
            self._upgrade()
        self._must_be_the_log_that_is_meant()

    def _make(self) -> None:
        """All of it in one transaction; somebody else may have been faster."""
        with self.datastore.transaction(commit=True) as cursor:
            for statement in self.create_table_statements:
                cursor.execute(statement)
            begin_log(cursor, self.datastore.origin or new_origin())

    def _upgrade(self) -> None:
        """Step by step to today's shape, all in one transaction; somebody else may have been faster."""
        with self.datastore.transaction(commit=True) as cursor:
            older = shape_of(cursor)
            for shape in range(older, schema.SCHEMA_VERSION):
                for statement in schema.UPGRADES[shape]:
                    cursor.execute(statement)
            if older < schema.FIRST_WITH_A_LOG:
                enter_what_is_there(cursor, self.datastore.origin or new_origin())

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

    def take(self, appended: Appended, erased: Sequence[int], *, now: Callable[[], datetime]) -> Taken:
        """Store entries and the answers to their orders; `erased` are the positions of those whose content goes.

        Once the journal is locked the guards are looked at, so that nothing comes between, and the clock is read, so
        that nothing is stamped earlier than what readers already saw.
        """
        facts = [canonical(entry.fact) for entry in appended.entries]
        with self.datastore.transaction(commit=True) as c:
            _must_hold(appended.guards, c)
            log = LogWriter.at_the_end(c, self._end)
            began, stamp = log.size, _stamp(now(), log.latest)
            rows = [
                log.complete(row_of(entry, fact, position=position, stamp=stamp))
                for position, (entry, fact) in enumerate(zip(appended.entries, facts, strict=True), began + 1)
            ]
            c.executemany(schema.INSERT_ENTRY, rows)
            log.close()
            _erase(erased, c)
            answers = tuple(_positioned(appended.answers, began, datetime.fromisoformat(stamp)))
            c.executemany(schema.INSERT_ANSWER, [_answer_row(answer, stamp) for answer in answers])
        return Taken(answers, began, began + len(rows))

    def _insert_events(  # type: ignore[override]  # our datastore hands out SQLite's own cursors
        self,
        c: sqlite3.Cursor,
        stored_events: Sequence[StoredEvent],
        **_: Any,  # Any: whatever else the library passes through
    ) -> list[int]:
        """Events of the library's own, such as its test cases store, whose envelopes are empty."""
        log = LogWriter.at_the_end(c, self._end)
        began, stamp = log.size, _stamp(datetime.now(UTC), log.latest)
        rows = [log.complete(_bare(event, position, stamp)) for position, event in enumerate(stored_events, began + 1)]
        c.executemany(schema.INSERT_ENTRY, rows)
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
        statement = (
            f"{EVENT} originator_id = ? AND originator_version > ? AND originator_version <= ? "
            f"ORDER BY originator_version {'DESC' if desc else 'ASC'} LIMIT ?"
        )
        parameters = (_key(originator_id), *_between(gt, lte), -1 if limit is None else limit)
        with self.datastore.transaction(commit=False) as c:
            rows = c.execute(statement, parameters).fetchall()
        return [StoredEvent(self.convert_originator_id(row[1]), *row[2:]) for row in rows]

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
        topic_is_wanted = f"AND topic IN ({', '.join('?' * len(topics))})" if topics else ""
        statement = f"{EVENT} position > ? AND position <= ? {topic_is_wanted} ORDER BY position LIMIT ?"
        with self.datastore.transaction(commit=False) as c:
            rows = c.execute(statement, (*_between(first, stop), *topics, limit)).fetchall()
        return [
            Notification(self.convert_originator_id(key), version, topic, state, id=position)
            for position, key, version, topic, state in rows
        ]

    def stream(self, originator_id: UUID, *, gt: int | None = None, lte: int | None = None) -> tuple[str, list[Row]]:
        """The programme and the rows of one stream, in order."""
        with self.datastore.transaction(commit=False) as c:
            found = c.execute(_PROGRAMME_OF, (originator_id.hex,)).fetchone()
            rows = c.execute(_STREAM, (originator_id.hex, *_between(gt, lte))).fetchall() if found else []
        return (found[0] if found else "", rows)

    def answer_to(self, command_id: str) -> Answer | None:
        """What was answered under a command id."""
        with self.datastore.transaction(commit=False) as c:
            row = c.execute("SELECT * FROM answers WHERE command_id = ?", (command_id,)).fetchone()
        if row is None:
            return None
        command, fingerprint, programme, kind, ref, version, facts, position, recorded_at = row
        address = Address(programme, kind, ref)
        names = tuple(orjson.loads(facts))
        return Answer(command, fingerprint, address, version, names, position, datetime.fromisoformat(recorded_at))


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


def _between(gt: int | None, lte: int | None) -> tuple[int, int]:
    """Open ends as numbers, so that one statement serves all."""
    return (-1 if gt is None else gt, 2**62 if lte is None else lte)


def _key(originator_id: UUID | str) -> str:
    return originator_id.hex if isinstance(originator_id, UUID) else originator_id


def _stamp(now: datetime, latest: str) -> str:
    """The time as it is kept, never before that of the last entry."""
    return max(now.astimezone(UTC).isoformat(timespec="microseconds"), latest)


def _bare(event: StoredEvent, position: int, stamp: str) -> Row:
    """The columns of an event that comes with no envelope."""
    stream = (_key(event.originator_id), event.originator_version)
    empty = ("", "", "", None, None, "", "", None, None, "", None, None, None, None, None)
    return (position, *stream, event.topic, 1, event.state, stamp, *empty)


def _positioned(answers: Sequence[Answer], last: int, recorded_at: datetime) -> Iterator[Answer]:
    """The answers with the position of the last of their entries, which stand in the same order."""
    position = last
    for answer in answers:
        position += len(answer.facts)
        yield Answer(*answer[:5], position, recorded_at)


def _answer_row(answer: Answer, stamp: str) -> tuple[Any, ...]:
    facts = orjson.dumps(answer.facts).decode()
    return (answer.command_id, answer.fingerprint, *answer.address, answer.version, facts, answer.position, stamp)
