"""How the journal is read, row by row, as the library wants it and as our mapper does."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import TypeVar
from uuid import UUID

import orjson
from eventsourcing.persistence import Notification, StoredEvent

from application.adapters import columns
from application.adapters.mapper import Row
from application.adapters.store import Cursor
from application.ports import Answer
from domain.entry import Address

V = TypeVar("V")

EVENT = "SELECT position, originator_id, originator_version, topic, state FROM journal WHERE "

# The order of the two is not left to SQLite: it has to look each stream up, rather than each entry among the streams.
_STREAMS = (
    f"SELECT originator_id, {columns.OF_AN_ENTRY} FROM (VALUES {{}}) AS asked CROSS JOIN journal "  # noqa: S608  # all ours
    "WHERE originator_id = asked.column1 AND originator_version > asked.column2 ORDER BY originator_version"
)
_ANSWERS = "SELECT * FROM answers WHERE command_id IN ({})"
AT_ONCE = 500
"""How many streams or answers one statement asks for."""
_NO_END = 2**62


def key_of(originator_id: UUID | str) -> str:
    """The id of a stream as it is stored."""
    return originator_id.hex if isinstance(originator_id, UUID) else originator_id


def bare(event: StoredEvent, *, position: int, stamp: str) -> Row:
    """The columns of an event of the library's own, such as its test cases store, which comes with no envelope."""
    stream = (key_of(event.originator_id), event.originator_version)
    empty = ("", "", "", None, None, "", "", None, None, "", None, None, None, None, None)
    return (position, *stream, event.topic, 1, event.state, stamp, *empty)


def events_in(
    cursor: Cursor, originator_id: UUID | str, *, gt: int | None, lte: int | None, desc: bool, limit: int | None
) -> list[StoredEvent]:
    """Part of one stream, as the library's own stored events."""
    statement = (
        f"{EVENT} originator_id = ? AND originator_version > ? AND originator_version <= ? "
        f"ORDER BY originator_version {'DESC' if desc else 'ASC'} LIMIT ?"
    )
    rows = cursor.execute(statement, (key_of(originator_id), *_between(gt, lte), _NO_END if limit is None else limit))
    return [StoredEvent(UUID(row[1]), *row[2:]) for row in rows.fetchall()]


def notifications_in(
    cursor: Cursor, *, gt: int | None, lte: int | None, limit: int, topics: Sequence[str]
) -> list[Notification]:
    """Part of the journal, as the library's own notifications."""
    topic_is_wanted = f"AND topic IN ({', '.join('?' * len(topics))})" if topics else ""
    statement = f"{EVENT} position > ? AND position <= ? {topic_is_wanted} ORDER BY position LIMIT ?"
    rows = cursor.execute(statement, (*_between(gt, lte), *topics, limit)).fetchall()
    return [
        Notification(UUID(key), version, topic, state, id=position) for position, key, version, topic, state in rows
    ]


def streams_in(cursor: Cursor, after: Mapping[Address, int]) -> dict[Address, list[Row]]:
    """The rows of several streams, each in order, behind the version that is named with it."""
    found: dict[Address, list[Row]] = {at: [] for at in after}
    rows_of = {at.stream_id.hex: rows for at, rows in found.items()}
    asked = [(at.stream_id.hex, version) for at, version in after.items()]
    for some in _in_parts(asked):
        statement = _STREAMS.format(", ".join(["(?, ?)"] * len(some)))
        for row in cursor.execute(statement, tuple(chain.from_iterable(some))):
            rows_of[row[0]].append(row[1:])
    return found


def answers_in(cursor: Cursor, command_ids: Collection[str]) -> dict[str, Answer]:
    """What was answered under these command ids."""
    statements = ((_ANSWERS.format(", ".join("?" * len(some))), some) for some in _in_parts(tuple(command_ids)))
    rows = chain.from_iterable(cursor.execute(statement, some) for statement, some in statements)
    return {row[0]: _answer_of(row) for row in rows}


def _answer_of(row: Row) -> Answer:
    command, fingerprint, programme, kind, ref, version, facts, position, recorded_at = row
    address, names = Address(programme, kind, ref), tuple(orjson.loads(facts))
    return Answer(command, fingerprint, address, version, names, position, datetime.fromisoformat(recorded_at))


def _in_parts(values: Sequence[V]) -> Iterator[Sequence[V]]:
    return (values[begin : begin + AT_ONCE] for begin in range(0, len(values), AT_ONCE))


def answer_row(answer: Answer, stamp: str) -> Row:
    """The columns of an answer."""
    return (
        answer.command_id, answer.fingerprint, *answer.address, answer.version, facts_as_text(answer), answer.position,
        stamp,
    )  # fmt: skip


def facts_as_text(answer: Answer) -> str:
    """The names of the facts of an answer, as their column holds them."""
    return orjson.dumps(answer.facts).decode()


def positioned(answers: Sequence[Answer], began: int, stamp: str) -> tuple[Answer, ...]:
    """The answers with the position of the last of their entries, which stand in the same order, and the time."""
    given, position, recorded_at = [], began, datetime.fromisoformat(stamp)
    for answer in answers:
        position += len(answer.facts)
        given.append(Answer(*answer[:5], position, recorded_at))
    return tuple(given)


def _between(gt: int | None, lte: int | None) -> tuple[int, int]:
    """Open ends as numbers, so that one statement serves all."""
    return (-1 if gt is None else gt, _NO_END if lte is None else lte)
