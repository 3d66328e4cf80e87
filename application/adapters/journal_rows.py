"""How the journal is read, row by row, as the library wants it and as our mapper does."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import orjson
from eventsourcing.persistence import Notification, StoredEvent

from application.adapters import columns
from application.adapters.mapper import Row
from application.adapters.store import Cursor, Stream
from application.ports import Answer
from domain.entry import Address

EVENT = "SELECT position, originator_id, originator_version, topic, state FROM journal WHERE "

_STREAM = (
    f"{columns.ENTRY} WHERE originator_id = ? AND originator_version > ? AND originator_version <= ? "
    "ORDER BY originator_version"
)
_PROGRAMME_OF = "SELECT programme FROM journal WHERE originator_id = ? LIMIT 1"
_ANSWER = "SELECT * FROM answers WHERE command_id = ?"
_LAST = "SELECT max(position) FROM journal"
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


def last_in(cursor: Cursor) -> int | None:
    """The position of the last entry, or nothing."""
    (last,) = cursor.execute(_LAST).fetchone()
    return None if last is None else int(last)


def stream_in(cursor: Cursor, stream: UUID | Address, *, gt: int | None, lte: int | None) -> Stream:
    """The programme and the rows of one stream, in order. Of an address the programme need not be looked up."""
    key = stream.stream_id.hex if isinstance(stream, Address) else stream.hex
    found = (stream.programme,) if isinstance(stream, Address) else cursor.execute(_PROGRAMME_OF, (key,)).fetchone()
    return (found[0], cursor.execute(_STREAM, (key, *_between(gt, lte))).fetchall()) if found else ("", [])


def answer_in(cursor: Cursor, command_id: str) -> Answer | None:
    """What was answered under a command id."""
    row = cursor.execute(_ANSWER, (command_id,)).fetchone()
    if row is None:
        return None
    command, fingerprint, programme, kind, ref, version, facts, position, recorded_at = row
    address, names = Address(programme, kind, ref), tuple(orjson.loads(facts))
    return Answer(command, fingerprint, address, version, names, position, datetime.fromisoformat(recorded_at))


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
