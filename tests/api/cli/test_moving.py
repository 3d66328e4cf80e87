"""Copying, backing up and restoring in a terminal: what is said, what is refused, and what is never shown."""

from pathlib import Path

import pytest

from tests.api.cli.terminal import Said, Terminal
from tests.api.cli.witnessed import Recorder

SECRET = "mind-the-gap"  # of a server that is not there
ADDRESS = f"postgresql://clerk:{SECRET}@127.0.0.1:1/council"


def root_of(terminal: Terminal) -> str:
    """As the log itself has it."""
    said = terminal.types("export", "--all", str(terminal.store.parent / "exported"), "--json")
    return str(said.json["checkpoint"].splitlines()[2])


def test_a_copy_names_its_root_and_says_what_to_do_with_the_key(keeper: Terminal, tmp_path: Path) -> None:
    root, moved = root_of(keeper), tmp_path / "moved.sqlite"
    said = keeper.types("copy", str(keeper.store), str(moved))
    assert said.code == 0
    assert said.first_line.endswith(f" entries; the same root {root}.")
    assert f"    install -m 600 {keeper.store}.signing-key {moved}.signing-key\n" in said.out
    assert Terminal(moved).types("check").out.startswith(f"The store “{moved}” is sound as far as it was looked at.\n")


def test_a_copy_tells_programs_the_same(keeper: Terminal, tmp_path: Path) -> None:
    root, moved = root_of(keeper), tmp_path / "moved.sqlite"
    told = keeper.types("copy", str(keeper.store), str(moved), "--json").json
    assert (told["source"], told["target"], told["root"]) == (str(keeper.store), str(moved), root)
    assert told["entries"] > 100


def test_a_copy_goes_into_an_empty_store_alone(keeper: Terminal, reader: Terminal) -> None:
    said = keeper.types("copy", str(reader.store), str(keeper.store))
    assert said == Said(
        2,
        "",
        f"The store “{keeper.store}” cannot be used: it holds a record already; one is copied into an empty store "
        "alone.\n",
    )


def test_the_setting_that_names_the_key_names_it_for_both(keeper: Terminal, tmp_path: Path) -> None:
    keeper.environment["TRACKER_SIGNING_KEY"] = str(tmp_path / "key")
    said = keeper.types("copy", str(keeper.store), str(tmp_path / "moved.sqlite"))
    assert f"stays where it is, “{tmp_path / 'key'}”, as TRACKER_SIGNING_KEY names it." in said.out


@pytest.mark.parametrize(
    "words",
    [
        ("copy", ADDRESS, "moved.sqlite"),
        ("copy", "var/nowhere.sqlite", ADDRESS),
        ("copy", ADDRESS.replace("@", "@@"), "moved.sqlite"),
        ("backup", "backup.sqlite", "--store", ADDRESS),
        ("restore", "backup.sqlite", "--store", ADDRESS),
    ],
    ids=lambda words: words[0],
)
def test_no_password_is_ever_shown(
    keeper: Terminal, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = keeper.types(*words)
    assert said.code in {2, 75}
    assert said.err
    assert SECRET not in said.out + said.err


def test_an_address_that_cannot_be_read_is_called_by_its_place(keeper: Terminal) -> None:
    assert keeper.types("copy", str(keeper.store), "mysql://council").err.startswith("TO cannot be read")


def test_a_backup_says_what_it_holds_and_how_old_it_is(keeper: Terminal, tmp_path: Path) -> None:
    root, backup = root_of(keeper), tmp_path / "backup.sqlite"
    said = keeper.types("backup", str(backup))
    assert said.code == 0
    assert said.out.startswith(f"“{backup}” holds ")
    assert f"entries; the root is {root}, made again from the copy.\nThe last of them was recorded on " in said.out
    assert f"It is “{keeper.store}.signing-key” and never changes" in said.out


def test_a_backup_makes_the_folder_it_goes_to_for_its_owner_alone(keeper: Terminal, tmp_path: Path) -> None:
    """As the line for cron in the manual needs it."""
    there = tmp_path / "backups" / "2026-07-14-09.sqlite"
    said = keeper.types("backup", str(there))
    assert (said.code, said.err) == (0, "")
    assert there.parent.stat().st_mode & 0o777 == 0o700


def test_a_backup_makes_no_folders_where_one_above_it_is_missing_too(keeper: Terminal, tmp_path: Path) -> None:
    said = keeper.types("backup", str(tmp_path / "bakcups" / "july" / "14.sqlite"))
    assert said.code == 2
    assert "there is no folder" in said.err
    assert not (tmp_path / "bakcups").exists()


def test_a_backup_of_a_database_is_left_to_the_database(keeper: Terminal) -> None:
    said = keeper.types("backup", "backup.sqlite", "--store", ADDRESS)
    assert said.err == (
        "The store is “postgresql://clerk@127.0.0.1:1/council?schema=tracker”, and no file. Back it up with "
        "PostgreSQL's own pg_dump, or with pg_basebackup and an archive of its log; or copy it into a file with "
        "“tracker copy FROM TO”.\n"
    )


def test_a_restored_store_is_sound_and_its_owner_is_warned(keeper: Terminal, tmp_path: Path) -> None:
    backup, restored = tmp_path / "backup.sqlite", Terminal(tmp_path / "restored.sqlite")
    keeper.types("backup", str(backup))
    said = restored.types("restore", str(backup))
    assert said.code == 0
    assert "What was recorded later is not there.\n" in said.out
    assert f"put the copy you keep of it at “{restored.store}.signing-key” (mode 600)." in said.out
    assert "two records that go on under one key contradict each other" in said.out
    assert restored.types("check").code == 0


def test_nothing_is_restored_over_a_store(keeper: Terminal, tmp_path: Path) -> None:
    keeper.types("backup", str(tmp_path / "backup.sqlite"))
    before = keeper.store.read_bytes()
    said = keeper.types("restore", str(tmp_path / "backup.sqlite"))
    assert (said.code, keeper.store.read_bytes()) == (2, before)
    assert "there is something at that place already" in said.err


def test_what_is_wrong_with_a_backup_is_listed(recorder: Recorder, tmp_path: Path) -> None:
    recorder.records("Piers stand")
    backup, restored = tmp_path / "backup.sqlite", Terminal(tmp_path / "restored.sqlite")
    Terminal(recorder.store).types("backup", str(backup))
    content = backup.read_bytes()
    assert content.count(b"Piers stand") >= 1
    backup.write_bytes(content.replace(b"Piers stand", b"Piers lean!"))
    said = restored.types("restore", str(backup))
    assert said.code == 1
    assert "does not hold what it was bound to" in said.err
    assert said.err.endswith(f"“{backup}” is not sound; nothing was restored.\n")
    assert not restored.store.exists()
