"""Exporting, verifying and replaying in a terminal: what is handed over proves itself, and is never there in half."""

import errno
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.cli.terminal import COMMAND, ROOT, Terminal

PROGRAMME = "greater-cambridge-planning"


@pytest.fixture(scope="module")
def exported(samples_brought_in: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything, beside the store it comes from; whoever changes anything copies it first."""
    folder = tmp_path_factory.mktemp("exported")
    keeper = Terminal(Path(shutil.copy(samples_brought_in, folder / "tracker.sqlite")))
    said = keeper.types("export", "--all", str(folder / "everything"))
    assert said.code == 0, said.err
    said = keeper.types("export", PROGRAMME, str(folder / "one"))
    assert said.code == 0, said.err
    return folder


@pytest.fixture
def key(exported: Path) -> str:
    return (exported / "everything" / "key.vkey").read_text().strip()


@pytest.fixture
def copied(exported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(exported / "everything", tmp_path / "copied"))


def rows(store: Path, statement: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(store)
    found = connection.execute(statement).fetchall()
    connection.close()
    return found


@pytest.mark.parametrize("which", ["everything", "one"])
def test_an_export_verifies_by_the_command_and_by_its_own_file(
    exported: Path, beginner: Terminal, key: str, which: str
) -> None:
    said = beginner.types("verify", str(exported / which), "--key", key)
    assert (said.code, said.first_line) == (0, "SOUND. Everything that it shows is what was recorded.")
    command = [sys.executable, "-I", "-S", str(exported / which / "verify.py"), str(exported / which), "--key", key]
    alone = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (alone.returncode, alone.stdout) == (0, said.out)
    assert not beginner.store.exists()


def test_one_programme_is_shown_without_the_others(exported: Path, beginner: Terminal, key: str) -> None:
    text = (exported / "one" / "entries.tsv").read_text("utf-8")
    said = beginner.types("verify", str(exported / "one"), "--key", key, "--json").json
    assert (said["verdict"], said["scope"]) == ("sound", f"programme:{PROGRAMME}")
    assert 0 < said["entries"] < said["size"]
    assert "cheshire" not in text
    everything = beginner.types("verify", str(exported / "everything"), "--key", key, "--json").json
    assert (everything["root"], everything["entries"]) == (said["root"], said["size"])


def test_what_is_withheld_is_marked_with_why_and_not_shown(keeper: Terminal, tmp_path: Path) -> None:
    said = keeper.types(
        "export", "--all", str(tmp_path / "out"), "--withhold", "5,7", "--because", "It names a bidder.", "--json"
    )
    assert (said.code, said.json["withheld"]) == (0, 2)
    lines = (tmp_path / "out" / "entries.tsv").read_text("utf-8").splitlines()
    assert [line.split("\t")[0] for line in lines[4:7]] == ["withheld", "entry", "withheld"]
    assert lines[4].endswith("\tIt names a bidder.")
    verdict = keeper.types("verify", str(tmp_path / "out"), "--key", said.json["key"])
    assert verdict.code == 0
    assert "The content of 2 entries is withheld" in verdict.out


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--all"], 2, "Missing argument"),
        (["--all", PROGRAMME, "DIR"], 2, "tracker export --all DIR"),
        ([PROGRAMME], 2, "tracker export PROGRAMME DIR"),
        (["nowhere", "DIR"], 1, "nowhere"),
        (["*", "DIR"], 2, "is no reference"),
        (["--all", "DIR", "--withhold", "5"], 2, "go together"),
        (["--all", "DIR", "--withhold", "five", "--because", "So."], 2, "write positions"),
        (["--all", "DIR", "--withhold", "5", "--because", " "], 2, "say why"),
        (["--all", "DIR", "--withhold", "5", "--because", "one\ttwo"], 2, "say why"),
        (["--all", "DIR", "--withhold", "99999", "--because", "So."], 1, "Entry 99999 cannot be withheld"),
        (["--all", "DIR", "--withhold", "9" * 5_000, "--because", "So."], 2, "write positions"),
        (["--all", "no/such/place/DIR"], 2, "cannot be written"),
    ],
)
def test_what_cannot_be_exported_is_refused_and_leaves_nothing(
    keeper: Terminal, tmp_path: Path, words: list[str], code: int, sentence: str
) -> None:
    said = keeper.types("export", *(str(tmp_path / "out") if word == "DIR" else word for word in words))
    assert (said.code, sentence in " ".join(said.err.split())) == (code, True), said.err
    assert [place.name for place in tmp_path.iterdir() if not place.name.startswith("tracker.sqlite")] == []


def test_a_folder_that_is_there_is_left_alone(keeper: Terminal, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    said = keeper.types("export", "--all", str(tmp_path / "out"))
    assert (said.code, "something at" in said.err) == (2, True)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_store_with_nothing_in_it_is_not_exported(beginner: Terminal, tmp_path: Path) -> None:
    assert beginner.types("export", "--all", str(tmp_path / "out")).code == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("short", [1, 0.5, 0.01])
def test_a_disk_that_fills_leaves_nothing(keeper: Terminal, tmp_path: Path, short: float) -> None:
    """The disk is one on which no file may be so long as the entries are; a store in WAL mode is only read here."""
    keeper.types("export", "--all", str(tmp_path / "first"))
    left = int((tmp_path / "first" / "entries.tsv").stat().st_size * short) - 1
    before = {place.name for place in tmp_path.iterdir()}
    done = subprocess.run(
        [*COMMAND, "export", "--all", str(tmp_path / "out")],
        env=keeper.alone,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (left, left)),
    )
    assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr
    assert {place.name for place in tmp_path.iterdir()} - before <= {"tracker.sqlite-wal", "tracker.sqlite-shm"}


def test_a_disk_that_is_full_when_the_last_folder_is_synced_leaves_nothing(
    keeper: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    keeper.types("export", "--all", str(tmp_path / "before"))  # so that there is a key and nothing to sign
    monkeypatch.setattr(os, "fsync", full)
    said = keeper.types("export", "--all", str(tmp_path / "out"))
    assert (said.code, "No space left on device. Nothing was left there." in said.err) == (2, True)
    assert not [place for place in tmp_path.iterdir() if "out" in place.name]


def test_a_wrong_key_is_called_so(copied: Path, beginner: Terminal) -> None:
    other = "another/log+f8f0d6a8+AcZpYV+pDZUzkBlM3MxIUyNgwM+wvFGjNXgLSwF9XYVb"
    assert beginner.types("verify", str(copied), "--key", other).code == 2
    (copied.parent / "store").mkdir()
    stranger = Terminal(copied.parent / "store" / "tracker.sqlite")
    stranger.types("import", str(next((ROOT / "samples").glob("*.yaml"))))
    stranger.types("export", "--all", str(copied.parent / "theirs"))
    said = beginner.types("verify", str(copied), "--key", str(copied.parent / "theirs" / "key.vkey"))
    assert (said.code, "The key is the wrong one" in said.out) == (1, True)


def test_the_key_in_the_folder_itself_proves_little_and_that_is_said(copied: Path, beginner: Terminal) -> None:
    said = beginner.types("verify", str(copied), "--key", str(copied / "key.vkey"))
    assert (said.code, "not whose record it is" in said.err) == (0, True)


def test_what_was_changed_is_found_with_its_line(copied: Path, beginner: Terminal, key: str) -> None:
    text = (copied / "entries.tsv").read_text("utf-8")
    (copied / "entries.tsv").write_text(text.replace('"role":"administrator"', '"role":"author"'), "utf-8")
    said = beginner.types("verify", str(copied), "--key", key, "--json")
    assert (said.code, said.json["verdict"], said.json["file"]) == (1, "tampered", "entries.tsv")
    assert said.json["line"] == len(text.split("\n")) - 1  # the first checkpoint is behind the last of them


@pytest.mark.parametrize("change", ["missing", "extra", "truncated", "empty", "nothing"])
def test_half_a_folder_is_unreadable(copied: Path, beginner: Terminal, key: str, change: str) -> None:
    match change:
        case "missing":
            (copied / "README.txt").unlink()
        case "extra":
            (copied / "notes.txt").write_text("steel arrived late")
        case "truncated":
            held = (copied / "entries.tsv").read_bytes()
            (copied / "entries.tsv").write_bytes(held[: len(held) // 2])
        case "empty":
            (copied / "MANIFEST.json").write_bytes(b"")
        case _:
            shutil.rmtree(copied)
    said = beginner.types("verify", str(copied), "--key", key)
    assert (said.code, said.out.startswith("UNREADABLE. ")) == (2, True)


def test_a_replayed_record_is_the_same_record(exported: Path, beginner: Terminal, key: str) -> None:
    said = beginner.types("replay", str(exported / "everything"), "--key", key, "--json")
    assert said.code == 0, said.err
    for statement in (
        "SELECT * FROM journal ORDER BY position",
        "SELECT * FROM tiles ORDER BY level, number",
        "SELECT * FROM checkpoints ORDER BY size",
        "SELECT * FROM log",
    ):
        assert rows(beginner.store, statement) == rows(exported / "tracker.sqlite", statement)
    assert beginner.types("check").code == 0
    shutil.copy(exported / "tracker.sqlite.signing-key", f"{beginner.store}.signing-key")
    assert beginner.types("export", "--all", str(beginner.store.parent / "again")).code == 0
    again = beginner.store.parent / "again" / "entries.tsv"
    assert again.read_bytes() == (exported / "everything" / "entries.tsv").read_bytes()


def test_a_replayed_record_goes_on(exported: Path, beginner: Terminal) -> None:
    beginner.types("replay", str(exported / "everything"))
    shutil.copy(exported / "tracker.sqlite.signing-key", f"{beginner.store}.signing-key")
    old = next((exported / "everything" / "checkpoints").iterdir())
    beginner.types("token", "create", "administrator", "--name", "Head of Planning")
    later = beginner.store.parent / "later"
    if (said := beginner.types("export", "--all", str(later))).code:
        raise AssertionError(said.err)
    key = (later / "key.vkey").read_text().strip()
    said = beginner.types("verify", str(later), "--key", key, "--known", str(old))
    assert (said.code, "It continues the checkpoint you hold" in said.out) == (0, True)


def test_nothing_is_replayed_over_what_is_there(exported: Path, keeper: Terminal) -> None:
    before = rows(keeper.store, "SELECT * FROM journal")
    said = keeper.types("replay", str(exported / "everything"))
    assert (said.code, "holds entries already" in said.err) == (1, True)
    assert rows(keeper.store, "SELECT * FROM journal") == before


def test_one_programme_or_what_is_withheld_is_not_replayed(
    exported: Path, keeper: Terminal, beginner: Terminal, tmp_path: Path
) -> None:
    assert beginner.types("replay", str(exported / "one")).code == 2
    keeper.types("export", "--all", str(tmp_path / "out"), "--withhold", "5", "--because", "It names a bidder.")
    new = Terminal(tmp_path / "new.sqlite")
    said = new.types("replay", str(tmp_path / "out"))
    assert (said.code, "The content of entry 5 is withheld" in said.err) == (1, True)
    assert rows(new.store, "SELECT * FROM journal") == []


def test_what_was_tampered_with_is_not_replayed(copied: Path, beginner: Terminal) -> None:
    said = json.loads((copied / "MANIFEST.json").read_text())
    (copied / "MANIFEST.json").write_text(json.dumps(said | {"entries": 1}))
    assert beginner.types("replay", str(copied)).code == 1
    assert not beginner.store.exists()
