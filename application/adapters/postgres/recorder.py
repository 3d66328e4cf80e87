"""The journal in PostgreSQL: each append is one round trip, to a function that writes all of it in one transaction."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from time import monotonic, sleep
from typing import Any
from uuid import UUID

import orjson
import psycopg
from eventsourcing.persistence import IntegrityError, InterfaceError, Notification, OperationalError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresRecorder
from psycopg_pool import PoolClosed, PoolTimeout

from application import waiting
from application.adapters.journal_rows import (
    answers_in,
    bare,
    events_in,
    facts_as_text,
    notifications_in,
    positioned,
    streams_in,
)
from application.adapters.log_rows import size_of
from application.adapters.mapper import Row, canonical, row_of
from application.adapters.postgres.datastore import TrackerPostgresDatastore
from application.adapters.postgres.envelopes import as_taken
from application.adapters.postgres.making import make_or_look_at, migrate
from application.adapters.postgres.together import One, Sent, Stored, Together
from application.adapters.store import Migrated, Taken
from application.ports import Answer, Appended, ConflictInTheJournal, ReadAt, ReadUpTo, StoreIsBusy
from domain.entry import Address

_APPEND = "SELECT {} AS number, began, stamp FROM append(%s, %s, %s, %s, %s)"
_READ_HAS_CHANGED = "TRK01"
_UNKNOWN = (
    "The store cannot be used just now: the server does not answer. Look whether anything was stored before you send "
    "it again."
)
_GOING = {"57P01", "57P02", "57P03"}

_A_MOMENT = 0.05  # seconds
_FOR_EACH = 0.001  # seconds that one of many entries may take


class PostgresJournalRecorder(PostgresApplicationRecorder):
    """The library's application recorder, writing the journal instead of the library's table."""

    datastore: TrackerPostgresDatastore

    def __init__(self, datastore: TrackerPostgresDatastore) -> None:
        PostgresRecorder.__init__(self, datastore)  # what its subclasses prepare is for the library's own table
        self.events_table_name = self.channel_name = "journal"
        self._together = Together(self._append)

    def create_table(self) -> None:
        """Make the tables where the schema is empty; else it has to be a store of ours, in today's shape."""
        make_or_look_at(self.datastore)

    def migrate(self, *, only_look: bool) -> Migrated:
        """Bring a store of an older shape into today's, in one transaction; or say only what would be done."""
        return migrate(self.datastore, only_look=only_look)

    def take(self, appended: Appended, erased: Sequence[int], *, now: Callable[[], datetime] | None) -> Taken:
        """Store entries and the answers to their orders; `erased` are the positions of those whose content goes.

        They are stamped by the server's clock unless another is given. Where the connection was lost it is tried
        again, and where the first attempt turns out to have been committed, its answers are those that were asked for.
        """
        sent = _sent(appended, erased, now)
        deadline, was_cut = monotonic() + waiting.left(), False
        while True:
            try:
                began, stamp = self._together.append(sent, len(appended.entries), within=deadline - monotonic())
            except (IntegrityError, ConflictInTheJournal):
                before = self._taken_before(appended) if was_cut else None
                if before is None:
                    raise
                return before
            except (InterfaceError, OperationalError) as problem:
                was_cut = was_cut or went_with_the_news(problem)
                if is_worth_another(problem) and deadline - monotonic() >= waiting.AT_LEAST:
                    sleep(_A_MOMENT)
                elif was_cut:
                    raise StoreIsBusy(_UNKNOWN) from problem
                else:
                    raise
            else:
                return Taken(positioned(appended.answers, began, stamp), began, began + len(appended.entries))

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> list[int]:
        """Events of the library's own, such as its test cases store, whose envelopes are empty."""
        if not stored_events:
            return []
        rows = [bare(event, position=0, stamp="") for event in stored_events]
        (stored,) = self._append([One((_entries(rows), None, None, None, None), len(rows))], waiting.left())
        return list(range(stored[0] + 1, stored[0] + 1 + len(rows)))

    def _append(self, group: Sequence[One], within: float) -> list[Stored]:
        """All in one statement, which is one transaction."""
        statement = " UNION ALL ".join(_APPEND.format(number) for number in range(len(group)))
        with self.datastore.get_connection(within) as connection, connection.cursor(binary=True) as cursor:
            connection.until = (connection.until or monotonic()) + sum(each.count for each in group) * _FOR_EACH
            try:
                cursor.execute(statement, [value for each in group for value in each.sent], prepare=True)
                rows: list[Any] = cursor.fetchall()  # Any: the library says that they are dicts, and ours are not
            except psycopg.Error as problem:
                if problem.sqlstate != _READ_HAS_CHANGED:
                    raise
                why = "Somebody else changed what this was decided from. Load and decide again."
                raise ConflictInTheJournal(why) from problem
        return [(began, stamp) for _, began, stamp in sorted(rows)]

    def _taken_before(self, appended: Appended) -> Taken | None:
        """What came of it where every order is stored already, just as it is: then only the news of it was lost."""
        with self.datastore.reading() as cursor:
            found = answers_in(cursor, [answer.command_id for answer in appended.answers])
        given = tuple(found[answer.command_id] for answer in appended.answers if answer.command_id in found)
        if not given or [_asked(answer) for answer in given] != [_asked(answer) for answer in appended.answers]:
            return None
        ended = max(answer.position for answer in given)
        return Taken(given, ended - len(appended.entries), ended)

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
        with self.datastore.reading() as cursor:
            return events_in(cursor, originator_id, gt=gt, lte=lte, desc=desc, limit=limit)

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
        with self.datastore.reading() as cursor:
            return notifications_in(cursor, gt=first, lte=stop, limit=limit, topics=topics)

    def max_notification_id(self) -> int | None:
        """The position of the last entry, or nothing."""
        with self.datastore.reading() as cursor:
            return size_of(cursor) or None

    def streams(self, after: Mapping[Address, int]) -> Mapping[Address, Sequence[Row]]:
        """The rows of several streams, each in order, behind the version that is named with it."""
        with self.datastore.reading() as cursor:
            return streams_in(cursor, after)

    def answers_to(self, command_ids: Collection[str]) -> Mapping[str, Answer]:
        """What was answered under these command ids."""
        with self.datastore.reading() as cursor:
            return answers_in(cursor, command_ids)


def went_with_the_news(problem: Exception) -> bool:
    """Whether the connection went once something was sent, so that nobody knows what became of it."""
    cause = problem.__cause__
    return is_worth_another(problem) and not isinstance(cause, PoolTimeout | PoolClosed)


def is_worth_another(problem: Exception) -> bool:
    """Whether the connection went, or led to a server that is going."""
    code = getattr(problem.__cause__, "sqlstate", None)
    return code is None or code in _GOING


def _asked(answer: Answer) -> tuple[str, bytes]:
    return answer.command_id, answer.fingerprint


def _sent(appended: Appended, erased: Sequence[int], now: Callable[[], datetime] | None) -> Sent:
    rows = [row_of(entry, canonical(entry.fact), position=0, stamp="") for entry in appended.entries]
    return (
        _entries(rows),
        _json([_guard(guard) for guard in appended.guards]),
        _json([_answer(answer) for answer in appended.answers]),
        list(erased) or None,
        now().astimezone(UTC).isoformat(timespec="microseconds") if now else None,
    )


def _entries(rows: Sequence[Row]) -> str:
    return orjson.dumps([as_taken(row) for row in rows]).decode()


def _json(values: list[dict[str, Any]]) -> str | None:  # Any: as the function takes them
    return orjson.dumps(values).decode() if values else None


def _guard(guard: ReadAt | ReadUpTo) -> dict[str, Any]:  # Any: as above
    if isinstance(guard, ReadAt):
        return {"stream": guard.address.stream_id.hex, "version": guard.version}
    return {"programme": guard.programme, "kinds": sorted(guard.kinds), "after": guard.position}


def _answer(answer: Answer) -> dict[str, Any]:  # Any: as above
    return {
        "command_id": answer.command_id,
        "fingerprint": answer.fingerprint.hex(),
        "programme": answer.address.programme,
        "kind": answer.address.kind,
        "ref": answer.address.ref,
        "version": answer.version,
        "facts": facts_as_text(answer),
        "entered": len(answer.facts),
    }
