"""Checking a store in a terminal: sound, not sound, or no store at all."""

import sqlite3

from tests.api.cli.terminal import Terminal


def test_a_sound_store_is_called_sound(reader: Terminal) -> None:
    said = reader.types("check")
    assert (said.code, said.out) == (0, f"The store “{reader.store}” is sound.\n")


def test_an_entry_that_was_taken_out_is_found(keeper: Terminal) -> None:
    with sqlite3.connect(keeper.store) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("DELETE FROM journal WHERE position = 7")
    connection.close()
    said = keeper.types("check")
    assert said.code == 1
    assert "Position 7 is missing from the journal." in said.out
    found = keeper.types("check", "--json")
    assert (found.code, found.json["is_sound"]) == (1, False)


def test_a_store_that_is_not_there_cannot_be_checked(beginner: Terminal) -> None:
    said = beginner.types("check")
    assert (said.code, said.err) == (2, f"The store “{beginner.store}” cannot be used: there is no such file.\n")


def test_a_file_of_another_kind_cannot_be_checked(beginner: Terminal) -> None:
    beginner.store.write_text("steel arrived late")
    assert beginner.types("check").code == 2
