"""Checking a store in a terminal: sound, not sound, or no store at all."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.cli.terminal import Terminal
from tests.api.cli.witnessed import Recorder


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


@pytest.fixture
def signed(tmp_path: Path) -> Iterator[Recorder]:
    made = Recorder(tmp_path / "signed").records("Piers stand").records("Steel arrives")
    yield made
    made.tracker.close()


def test_without_a_key_it_is_said_that_signatures_were_not_looked_at(signed: Recorder) -> None:
    terminal, count = Terminal(signed.store), len(signed.tracker.log.checkpoints())
    assert terminal.types("check").out == f"The store “{signed.store}” is sound.\n"
    key_of(signed).unlink()
    said = terminal.types("check")
    assert said.code == 0
    assert said.out == (
        f"The store “{signed.store}” is sound as far as it was looked at.\n"
        f"Not looked at: the signatures of its {count} checkpoints, as there is no key. Give the log's public key with "
        "--key.\n"
    )
    told = terminal.types("check", "--json").json
    assert (told["is_sound"], len(told["not_looked_at"]), told["remarks"]) == (True, 1, [])


def test_the_public_key_is_enough_to_look_at_signatures(signed: Recorder, tmp_path: Path) -> None:
    terminal, key = Terminal(signed.store), tmp_path / "log.vkey"
    key.write_text(f"{signed.key}\n")
    key_of(signed).unlink()
    for given in (str(key), signed.key):
        assert terminal.types("check", "--key", given).out == f"The store “{signed.store}” is sound.\n"
    with sqlite3.connect(signed.store) as connection:
        [(note,)] = connection.execute("SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1").fetchall()
        forged = note[:-8] + ("A" if note[-8] != "A" else "B") + note[-7:]
        connection.execute("UPDATE checkpoints SET note = ? WHERE note = ?", (forged, note))
    connection.close()
    said = terminal.types("check", "--key", str(key))
    assert (said.code, "cannot be relied on: Its signature does not hold" in said.out) == (1, True)
    assert terminal.types("check").code == 0


def test_a_key_that_cannot_be_read_is_said(signed: Recorder, tmp_path: Path) -> None:
    (tmp_path / "log.vkey").write_bytes(b"\xff")
    for given, sentence in (
        ("nowhere.vkey", "--key: This is no public key: it should read name+id+key. “nowhere.vkey” is no file either."),
        (str(tmp_path / "log.vkey"), f"--key: the key in “{tmp_path / 'log.vkey'}” cannot be read: it is no text."),
        (str(key_of(signed)), "--key: this is a private key, which is shown to nobody. Give the public one."),
    ):
        said = Terminal(signed.store).types("check", "--key", given)
        assert (said.code, said.err.startswith(sentence)) == (2, True), said.err


def test_a_store_is_made_for_its_owner_alone(signed: Recorder) -> None:
    files = list(signed.store.parent.glob("tracker.sqlite*"))
    assert {file.name for file in files} >= {"tracker.sqlite", "tracker.sqlite-wal", "tracker.sqlite-shm"}
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def test_a_store_that_others_can_open_is_said_to_be(signed: Recorder) -> None:
    signed.store.chmod(0o640)
    key_of(signed).chmod(0o604)
    said = Terminal(signed.store).types("check")
    assert said.code == 0
    open_to_others = "is open to others than its owner (mode {}). If that is not meant, narrow it: chmod 600 {}"
    assert said.out.splitlines()[1:] == [
        f"“{file}” {open_to_others.format(mode, file)}"
        for file, mode in ((signed.store, "0640"), (key_of(signed), "0604"))
    ]


def key_of(recorder: Recorder) -> Path:
    return recorder.tracker.settings.signing_key_file


def test_a_store_that_is_not_there_cannot_be_checked(beginner: Terminal) -> None:
    said = beginner.types("check")
    assert said.code == 2
    assert said.err.startswith(f"The store “{beginner.store}” cannot be used: there is no such file. TRACKER_STORE or")


def test_a_file_of_another_kind_cannot_be_checked(beginner: Terminal) -> None:
    beginner.store.write_text("steel arrived late")
    assert beginner.types("check").code == 2
