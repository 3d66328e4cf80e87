"""Is the store what the tracker wrote? Every rule the journal and its log keep is looked at again, row by row."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from pydantic import ValidationError

from application.adapters.log_integrity import Checkpoints, of_the_log
from application.adapters.mapper import FactMapper, canonical
from application.adapters.store import Cursor
from application.adapters.upcasting import FactNotUnderstood
from application.proofs.note import VerifierKey
from domain.aggregates import AGGREGATES, FACTS, OF_ANYTHING
from domain.entry import stream_id
from domain.erasing import FactErased

_POSITIONS = "SELECT position, recorded_at FROM journal"
_BY_POSITION = "SELECT position, recorded_at, kind, topic, schema_version, state, effective_on, known_on FROM journal"
_BY_STREAM = (
    "SELECT originator_id, originator_version, position, programme, kind, ref, effective_on, corrects, topic "
    "FROM journal"
)
_ERASED = "SELECT state FROM journal WHERE topic = 'ErasureRecorded'"
_ANSWERS_WITHOUT_ENTRY = (
    "SELECT command_id, position FROM answers "
    "WHERE position > 0 AND NOT EXISTS (SELECT 1 FROM journal WHERE journal.position = answers.position)"
)
_ENTRIES_WITHOUT_ANSWER = (
    "SELECT position, command_id FROM journal "
    "WHERE NOT EXISTS (SELECT 1 FROM answers WHERE answers.command_id = journal.command_id) ORDER BY position"
)
_CHUNK = 1_000
_BEFORE_ALL = -(2**62)
_ABOUT_AN_ENTRY = frozenset(name for name, fact in FACTS.items() if fact.is_about_an_entry)
_UTC_LENGTH = len("2026-07-14T09:30:00.000000+00:00")

Row = tuple[Any, ...]  # Any: whatever the columns hold, which is what is in question


class Checked(NamedTuple):
    """What came of looking at a store, in sentences: what is wrong, what was not looked at, and what else matters."""

    findings: list[str]
    not_looked_at: list[str]
    remarks: list[str]


class Opened(NamedTuple):
    """A store that is open to be looked at, as it was at one moment, and what only those of its kind have."""

    cursor: Cursor
    has_a_log: bool
    of_its_own: Callable[[], Iterator[str]]
    remarks: list[str]
    damage: type[Exception]
    damaged: str


def look_at(
    store: AbstractContextManager[Opened], signing_key: Path | None = None, *, key: VerifierKey | None = None
) -> Checked:
    """What is wrong with a store; no findings where all is well.

    What is no store at all is refused as StoreUnusable when it is opened. Signatures are verified with the public key
    that is given, or else with that of the signing key in its file; of checkpoints everything else can be looked at
    without one. What is not kept in memory does not limit how long a journal may be.
    """
    with store as opened:
        checkpoints = Checkpoints(opened.cursor, signing_key, key)
        try:
            return Checked(list(_findings(opened, checkpoints)), list(checkpoints.not_looked_at()), opened.remarks)
        except opened.damage as problem:
            return Checked([opened.damaged.format(problem)], [], opened.remarks)


def _findings(opened: Opened, checkpoints: Checkpoints) -> Iterator[str]:
    yield from opened.of_its_own()
    yield from _of_the_positions(opened.cursor)
    yield from _of_the_entries(opened.cursor)
    yield from _of_the_streams(opened.cursor)
    yield from _of_the_answers(opened.cursor)
    if opened.has_a_log:
        yield from of_the_log(opened.cursor, checkpoints)


def _in_chunks(cursor: Cursor, statement: str, *, after: dict[str, Any]) -> Iterator[Row]:  # Any: as in a row
    """All rows in the order of their first columns, from few of them at a time; `after` comes before all."""
    columns, behind = ", ".join(after), tuple(after.values())
    marks = ", ".join("?" * len(after))
    some = f"{statement} WHERE ({columns}) > ({marks}) ORDER BY {columns} LIMIT {_CHUNK}"
    while found := cursor.execute(some, behind).fetchall():
        yield from found
        behind = tuple(found[-1][: len(after)])


def _of_the_positions(cursor: Cursor) -> Iterator[str]:
    """One after the other from 1, each recorded no earlier than the one before."""
    last, latest = 0, ""
    for position, recorded_at in _in_chunks(cursor, _POSITIONS, after={"position": _BEFORE_ALL}):
        if position != last + 1:
            missing = (
                f"Position {last + 1} is" if position == last + 2 else f"Positions {last + 1} to {position - 1} are"
            )
            yield f"{missing} missing from the journal."
        if not _is_a_moment(recorded_at):
            yield f"Entry {position} was recorded at “{recorded_at}”, which is not a moment in UTC."
        elif recorded_at < latest:
            yield f"Entry {position} was recorded at {recorded_at}, before the entry that precedes it ({latest})."
        last, latest = position, max(latest, str(recorded_at))


def _is_a_moment(text: object) -> bool:
    return isinstance(text, str) and len(text) == _UTC_LENGTH and text.endswith("+00:00") and _reads(text)


def _reads(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _of_the_entries(cursor: Cursor) -> Iterator[str]:
    """Every fact can be read, is one of its kind's, and is written as the tracker writes."""
    mapper, erased = FactMapper(), {_named_in(state) for (state,) in cursor.execute(_ERASED).fetchall()}
    for row in _in_chunks(cursor, _BY_POSITION, after={"position": _BEFORE_ALL}):
        yield from _of_the_entry(row, mapper)
        if (row[5] == b"") != (row[0] in erased):
            did = (
                "was emptied, and no entry records its erasure"
                if row[5] == b""
                else "was to be erased; it still is there"
            )
            yield f"Entry {row[0]} {did}."


def _named_in(state: bytes) -> object:
    """The position that an erasure names, where it can be read."""
    try:
        return orjson.loads(state)["position"]
    except (ValueError, TypeError, KeyError):
        return None


def _of_the_entry(row: Row, mapper: FactMapper) -> Iterator[str]:
    position, _, kind, name, shape, state, effective_on, known_on = row
    for column, day in (("effective on", effective_on), ("known on", known_on)):
        if day is not None and not (isinstance(day, str) and len(day) == len("2026-07-14") and _reads(day)):
            yield f"Entry {position} is {column} “{day}”, which is not a day."
    try:
        fact = mapper.fact(name, shape, state)
    except (FactNotUnderstood, ValidationError, TypeError, ValueError) as problem:
        yield f"Entry {position} holds a “{name}” that cannot be read: {problem}"
        return
    if isinstance(fact, FactErased):
        return
    if kind not in AGGREGATES or type(fact) not in (*AGGREGATES[kind].facts, *OF_ANYTHING):
        yield f"Entry {position} holds a “{name}”, which cannot happen to a {kind}."
    if shape == FACTS[name].schema_version and canonical(fact) != state:
        yield f"Entry {position} holds a “{name}” that is not written as the tracker writes it; somebody changed it."


def _of_the_streams(cursor: Cursor) -> Iterator[str]:
    """Each stream belongs to its address, counts from 1, and takes effect in order from one correction to the next."""
    stream, version, latest_on = "", 0, None
    for key, stored, position, programme, kind, ref, effective_on, corrects, name in _in_chunks(
        cursor, _BY_STREAM, after={"originator_id": "", "originator_version": _BEFORE_ALL}
    ):
        if key != stream:
            stream, version, latest_on = key, 0, None
        if key != stream_id(programme, kind, ref).hex:
            yield f"Entry {position} says it is about {kind} “{ref}” of “{programme}”, but stands in another stream."
        if stored != version + 1:
            yield f"Entry {position} is version {stored} of {kind} “{ref}” of “{programme}”; {version + 1} was due."
        of_the_thing = corrects is None and name not in _ABOUT_AN_ENTRY
        if latest_on is not None and of_the_thing and (effective_on is None or effective_on < latest_on):
            yield (
                f"Entry {position} takes effect on {effective_on or 'a day that is not stated'}, "
                f"before an earlier entry of {kind} “{ref}” of “{programme}” ({latest_on})."
            )
        version = stored
        if corrects is not None:
            latest_on = None  # what counts may end earlier now
        elif of_the_thing:
            latest_on = max(filter(None, (latest_on, effective_on)), default=None)


def _of_the_answers(cursor: Cursor) -> Iterator[str]:
    """Answers and entries name one another."""
    for command_id, position in cursor.execute(_ANSWERS_WITHOUT_ENTRY).fetchall():
        yield f"The order {command_id} was answered with position {position}, which the journal does not have."
    for position, command_id in cursor.execute(_ENTRIES_WITHOUT_ANSWER).fetchall():
        yield f"Entry {position} belongs to the order {command_id}, which was never answered."
