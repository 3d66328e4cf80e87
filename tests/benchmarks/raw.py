"""The same work with nothing between SQLite and the bytes: what our figures are held against."""

import sqlite3
from pathlib import Path
from typing import Any

import orjson

Row = tuple[Any, ...]  # Any: whatever the columns hold


def connect(path: Path) -> sqlite3.Connection:
    """As durable as the store: WAL, and a sync for every commit."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "fullfsync = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


_ENTRY = "INSERT INTO journal VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
_ANSWER = "INSERT INTO answers VALUES (?,?,?,?,?,?,?,?,?)"
_ANSWER_TO = "SELECT * FROM answers WHERE command_id = ?"
_COMMAND_ID = 16


class RawAppends:
    """Rows that were stored once are inserted again elsewhere, a commit each."""

    def __init__(self, source: sqlite3.Connection, path: Path, *, with_answers: bool) -> None:
        self.connection = connect(path)
        wanted = "sql IS NOT NULL AND name IN ('journal', 'journal_by_programme', 'answers')"
        for (statement,) in source.execute(f"SELECT sql FROM sqlite_schema WHERE {wanted}"):  # noqa: S608 all ours
            if with_answers or "answers" not in statement:
                self.connection.execute(statement)
        self._with_answers = with_answers

    def append(self, rows: list[tuple[Row, Row]]) -> None:
        """Entries, each with its answer or without, each in its own transaction, in as few calls as there can be."""
        execute = self.connection.execute
        for entry, answer in rows:
            if self._with_answers:
                execute("BEGIN IMMEDIATE")
                execute(_ENTRY, entry)
                execute(_ANSWER, answer)
                execute("COMMIT")
            else:
                execute(_ENTRY, entry)

    def append_together(self, rows: list[tuple[Row, Row]]) -> None:
        """All entries and their answers in one transaction."""
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.executemany(_ENTRY, [entry for entry, _ in rows])
        self.connection.executemany(_ANSWER, [answer for _, answer in rows])
        self.connection.execute("COMMIT")


def rows_after(connection: sqlite3.Connection, position: int) -> list[tuple[Row, Row]]:
    """The entries behind a position, each with the answer to its order, of orders that made an entry each."""
    entries = connection.execute("SELECT * FROM journal WHERE position > ? ORDER BY position", (position,)).fetchall()
    return [(entry, connection.execute(_ANSWER_TO, (entry[_COMMAND_ID],)).fetchone()) for entry in entries]


def read(connection: sqlite3.Connection, condition: str, *values: object) -> list[tuple[Row, object]]:
    """SELECT, and JSON read: every column of the same rows, and the fact as a dict."""
    rows = connection.execute(f"SELECT * FROM journal WHERE {condition}", values)  # noqa: S608 the benchmark's own words
    return [(row, orjson.loads(row[5])) for row in rows]
