"""Bringing an older store into today's shape in a terminal; it never happens by itself."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from application.adapters.opening import open_store
from tests.api.cli.terminal import Terminal
from tests.application.adapters.by_hand import sql

NOTHING_TO_DO = "The store “{}” has today’s shape (3); there is nothing to do.\n"


@pytest.fixture
def older(tmp_path: Path) -> Terminal:
    """Somebody with a store of shape 2, which had no log."""
    store = tmp_path / "tracker.sqlite"
    open_store(str(store)).close()
    with closing(sqlite3.connect(store)) as connection:
        for table in ("log", "tiles", "checkpoints"):
            connection.execute(f"DROP TABLE {table}")
        for column in ("because", "authority", "previous", "salt", "commitment", "leaf"):
            connection.execute(f"ALTER TABLE journal DROP COLUMN {column}")
        connection.execute("PRAGMA user_version = 2")
    return Terminal(store)


@pytest.mark.parametrize("command", [["programmes"], ["people"], ["serve"]])
def test_an_older_store_is_refused_and_the_way_on_is_said(older: Terminal, command: list[str]) -> None:
    said = older.types(*command)
    assert said.code == 2
    assert "an older tracker wrote it (shape 2, this one has 3)" in said.err
    assert "“tracker migrate”" in said.err


def test_an_older_store_is_looked_at_and_then_brought_into_todays_shape(older: Terminal) -> None:
    looked = older.types("migrate", "--check")
    assert (looked.code, looked.out) == (
        1,
        f"The store “{older.store}” has shape 2; “tracker migrate” brings it into shape 3.\n",
    )
    assert older.types("programmes").code == 2
    done = older.types("migrate")
    assert (done.code, done.out) == (0, f"The store “{older.store}” was brought from shape 2 into shape 3.\n")
    for again in (older.types("migrate"), older.types("migrate", "--check")):
        assert (again.code, again.out) == (0, NOTHING_TO_DO.format(older.store))
    assert older.types("programmes").code == 0


def test_a_newer_store_is_refused(older: Terminal) -> None:
    sql(str(older.store), "PRAGMA user_version = 9")
    for command in (["migrate"], ["migrate", "--check"], ["programmes"]):
        said = older.types(*command)
        assert (said.code, "a newer tracker wrote it (shape 9, this one knows 3)" in said.err) == (2, True)


def test_what_is_not_there_is_not_made(tmp_path: Path) -> None:
    said = Terminal(tmp_path / "nowhere.sqlite").types("migrate")
    assert (said.code, "there is no such file" in said.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def a_newer_shape(schema: str) -> None:
    sql(schema, "UPDATE store SET shape = 9")


def an_older_shape(schema: str) -> None:
    sql(schema, "UPDATE store SET shape = 2")


@pytest.mark.parametrize(
    ("change", "command", "sentence"),
    [
        (a_newer_shape, "programmes", "a newer tracker wrote it (shape 9, this one knows 3)"),
        (a_newer_shape, "migrate", "a newer tracker wrote it (shape 9, this one knows 3)"),
        (an_older_shape, "programmes", "an older tracker wrote it (shape 2, this one has 3)"),
        (an_older_shape, "migrate", "there is no way from shape 2 to today’s, 3"),
    ],
)
def test_a_schema_of_another_shape_is_refused(
    schema: str, change: Callable[[str], None], command: str, sentence: str
) -> None:
    open_store(schema).close()
    change(schema)
    said = a_terminal_on(schema).types(command)
    assert (said.code, sentence in said.err) == (2, True), said


def test_a_schema_of_todays_shape_is_left_alone_and_is_sound(schema: str) -> None:
    open_store(schema).close()
    terminal = a_terminal_on(schema)
    for command in (["migrate"], ["migrate", "--check"]):
        said = terminal.types(*command)
        assert (said.code, "has today’s shape (3); there is nothing to do." in said.out) == (0, True)
    said = terminal.types("check")
    assert (said.code, "is sound." in said.out) == (0, True), said


def test_an_empty_schema_is_nothing_to_migrate_or_to_check(schema: str) -> None:
    for command in ("migrate", "check"):
        said = a_terminal_on(schema).types(command)
        assert (said.code, "is not there, or holds nothing" in said.err) == (2, True)


def a_terminal_on(address: str) -> Terminal:
    terminal = Terminal(Path("nowhere"))
    terminal.environment["TRACKER_STORE"] = address
    return terminal
