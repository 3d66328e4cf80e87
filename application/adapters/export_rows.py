"""The entries with what the log holds of them: read for an export, and put back as they were from one."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import orjson

from application.adapters import columns
from application.adapters.event_store import TrackerApplication
from application.adapters.log_rows import CHUNK, content_of, envelope_of, frontier_in, rows
from application.adapters.log_tiles import keep_tiles
from application.adapters.mapper import Row
from application.adapters.store import Cursor
from application.log_ports import LoggedEntry, NotAsWritten, RestoredLog, StoreHoldsEntries
from application.proofs.tiles import HEIGHT

_ANYTHING = "SELECT 1 FROM journal LIMIT 1"
_KEEP_CHECKPOINT = "INSERT INTO checkpoints VALUES (?, ?, ?)"
_FINGERPRINT = bytes(16)
"""Of no order: who gives an order anew that was given before the export is told that its id is taken."""


class StoredLedger:
    """The entries of the store as the log has them."""

    def __init__(self, application: TrackerApplication) -> None:
        self._application = application  # it closes the store when nobody holds it any more
        self._datastore = application.datastore

    def entries(self, *, after: int = 0, up_to: int) -> Iterator[LoggedEntry]:
        """The entries behind a position, up to another, in chunks: nobody who writes waits for whoever reads."""
        for behind in range(after, up_to, CHUNK):
            with self._datastore.reading() as cursor:
                found = list(rows(cursor, after=behind, up_to=min(behind + CHUNK, up_to)))
            yield from map(_logged, found)

    def restore(self, restored: RestoredLog) -> int:
        """Put a whole log into an empty store, in one transaction; how many entries it has.

        Refused as StoreHoldsEntries where there is something already.
        """
        with self._datastore.writing() as cursor:
            size, recorded_at = _restored(cursor, restored, self._datastore.path)
            frontier = frontier_in(cursor, size).packed()
            self._datastore.keep_end(cursor, size=size, recorded_at=recorded_at, frontier=frontier)
        return size


def _restored(cursor: Cursor, restored: RestoredLog, path: str) -> tuple[int, str]:
    """How many entries there are now, and when the last one was recorded."""
    if cursor.execute(_ANYTHING).fetchone():
        raise StoreHoldsEntries(path)
    cursor.execute("UPDATE log SET origin = ?", (restored.origin,))
    size, recorded_at = 0, ""
    for _, of_one_order in groupby(map(_row, restored.entries), key=_command_id):
        entered = list(of_one_order)
        cursor.executemany(columns.INSERT_ENTRY, entered)
        cursor.execute(columns.INSERT_ANSWER, _answer(entered))
        size, recorded_at = entered[-1][0], entered[-1][6]
    keep_tiles(cursor, range(size >> HEIGHT))
    cursor.executemany(_KEEP_CHECKPOINT, restored.checkpoints)
    return size, recorded_at


def _logged(row: Row) -> LoggedEntry:
    position, _, _, name, _, _, recorded_at, programme, *_, previous, salt, committed, leaf = row
    envelope = envelope_of(row, previous, committed)
    content = None if salt is None else content_of(row)
    return LoggedEntry(position, programme, name, recorded_at, envelope, salt, content, leaf)


def _row(entry: LoggedEntry) -> Row:
    """The columns of an entry, from its envelope and its content as they stand in an export."""
    said: dict[str, Any] = orjson.loads(entry.envelope)
    held: dict[str, Any] = {} if entry.content is None else orjson.loads(entry.content)
    fact = orjson.dumps(held["fact"], option=orjson.OPT_SORT_KEYS) if held else b""
    columns = (
        said["position"], said["stream"], said["version"], said["name"], said["shape"], fact, said["recorded_at"],
        said["programme"], said["kind"], said["ref"], said.get("effective_on"), said.get("known_on"), said["actor"],
        said["role"], said.get("reason"), held.get("note"), said["command_id"], said.get("batch"), said.get("corrects"),
        held.get("source"), held.get("because"), held.get("authority"),
    )  # fmt: skip
    if entry.content is not None and content_of(columns) != entry.content:
        raise NotAsWritten(entry.position)
    return (*columns, said.get("previous"), entry.salt, bytes.fromhex(said["commitment"]), entry.leaf)


def _command_id(row: Row) -> str:
    return str(row[16])


def _answer(rows_of_one_order: list[Row]) -> Row:
    """What an order was answered with, as far as its entries tell."""
    last = rows_of_one_order[-1]
    facts = orjson.dumps([row[3] for row in rows_of_one_order]).decode()
    return (last[16], _FINGERPRINT, last[7], last[8], last[9], last[2], facts, last[0], last[6])
