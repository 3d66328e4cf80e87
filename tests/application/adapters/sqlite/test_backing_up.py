"""A backup is a sound beginning of what is written while it is made, and is put back where there is nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from application.adapters.columns import KEYS
from application.adapters.copied_rows import NotTheSame
from application.adapters.event_store import TrackerApplication
from application.adapters.keys import StoredKeys
from application.adapters.notary import StoredLog
from application.adapters.opening import check, open_store
from application.adapters.sqlite.backing_up import NotSound, back_up, restore
from application.ports import StoreUnusable
from tests.application.adapters.crossing import BRIDGE, NOTHING_NEW, HandClock, Store, told
from tests.faults.killed import write_until_killed
from tests.faults.processes import FORKED
from tests.faults.stores import in_a_file, look

WRITERS = 4
BACKUPS = 5


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return tmp_path / "backup.sqlite"


def quietly(*_: object) -> None:
    """Somebody who need not know how far it is."""


def journal_in(path: Path | str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM journal ORDER BY position").fetchall()


@contextmanager
def written_to(path: str) -> Iterator[list[Connection]]:
    """Processes that give orders for as long as this lasts; each tells what was acknowledged to it."""
    ends, processes = [], []
    for number in range(WRITERS):
        hears, acknowledges = FORKED.Pipe(duplex=False)
        process = FORKED.Process(
            target=write_until_killed, args=(in_a_file(Path(path)), f"writer{number}", acknowledges)
        )
        process.start()
        acknowledges.close()
        hears.recv_bytes()  # it begins
        ends.append(hears)
        processes.append(process)
    try:
        for hears in ends:
            hears.recv_bytes()  # its first order is stored
        yield ends
    finally:
        for process in processes:
            process.kill()
            process.join()


def heard_so_far(ends: list[Connection]) -> list[str]:
    heard = list[str]()
    for hears in ends:
        while hears.poll(0):
            heard.append(hears.recv_bytes().decode())
    return heard


def test_a_backup_is_a_sound_beginning_of_what_four_others_write_meanwhile(
    application: TrackerApplication, path: str, tmp_path: Path
) -> None:
    made = []
    with written_to(path) as ends:
        for number in range(BACKUPS):
            acknowledged = heard_so_far(ends)
            where = tmp_path / f"{number}.sqlite"
            made.append((where, acknowledged, back_up(path, where, quietly)))
    everything = journal_in(path)
    sizes = [backed_up.entries for _, _, backed_up in made]
    assert sizes == sorted(set(sizes)), "nobody wrote meanwhile"
    for where, acknowledged, backed_up in made:
        found = look(in_a_file(where), acknowledged)
        assert (found.lost, found.doubled, found.findings) == (0, 0, ())
        assert journal_in(where) == everything[: backed_up.entries]
    assert len(everything) > sizes[-1]


def test_it_is_one_file_for_its_owner_alone(store: Store, path: str, backup: Path) -> None:
    store.holds_the_bridge()
    back_up(path, backup, quietly)
    assert backup.stat().st_mode & 0o777 == 0o600
    assert sorted(file.name for file in backup.parent.iterdir() if "backup" in file.name) == [backup.name]


def test_it_has_the_root_of_the_log(store: Store, path: str, backup: Path, log: StoredLog) -> None:
    store.holds_the_bridge()
    head = log.head()
    assert back_up(path, backup, quietly)[:2] == (head.size, head.root)


def test_what_ends_of_itself_is_in_no_backup(store: Store, path: str, backup: Path, clock: HandClock) -> None:
    store.holds_the_bridge()
    for table in KEYS:
        StoredKeys(store.application, clock, table).make("town-clerk", detail="left behind")
    assert back_up(path, backup, quietly).tokens == 1
    with closing(sqlite3.connect(backup)) as connection:
        counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in KEYS}  # noqa: S608
    assert counts == {table: int(table == "tokens") for table in KEYS}
    assert backup.read_bytes().count(b"left behind") == 1


@pytest.mark.parametrize("left", ["", "-wal", "-journal"])
def test_nothing_is_written_over_or_beside_what_is_there(store: Store, path: str, backup: Path, left: str) -> None:
    store.holds_the_bridge()
    there = backup.with_name(backup.name + left)
    there.write_bytes(b"of an earlier store")
    with pytest.raises(StoreUnusable, match="there is something at that place already"):
        back_up(path, backup, quietly)
    assert there.read_bytes() == b"of an earlier store"
    assert [file.name for file in backup.parent.iterdir() if "unfinished" in file.name] == []


def test_who_interrupts_it_finds_nothing(store: Store, path: str, backup: Path) -> None:
    def interrupts(*_: object) -> None:
        raise KeyboardInterrupt

    store.holds_the_bridge()
    with pytest.raises(KeyboardInterrupt):
        back_up(path, backup, interrupts)
    assert [file.name for file in backup.parent.iterdir() if "backup" in file.name] == []


def test_a_store_that_was_tampered_with_is_not_called_backed_up(store: Store, path: str, backup: Path) -> None:
    store.holds_the_bridge()
    with store.application.datastore.writing() as cursor:
        cursor.execute("UPDATE journal SET actor = 'Somebody' WHERE position = 2")
    with pytest.raises(NotTheSame, match=r"^Entry 2 is not there as it entered the log\. Nothing was backed up;"):
        back_up(path, backup, quietly)
    assert not backup.exists()


def test_a_backup_is_put_back_and_gone_on_with(store: Store, path: str, backup: Path, tmp_path: Path) -> None:
    store.holds_the_bridge()
    back_up(path, backup, quietly)
    again = tmp_path / "again.sqlite"
    assert restore(backup, again, None, told=quietly).entries == 4
    with open_store(str(again)) as application:
        assert journal_in(again) == journal_in(path)
        Store(application, store.clock).takes(told(NOTHING_NEW, BRIDGE, 3, effective_on=date(2026, 6, 2)))
    assert check(str(again)).findings == []


def test_a_store_that_is_there_is_never_written_over(store: Store, path: str, backup: Path) -> None:
    store.holds_the_bridge()
    back_up(path, backup, quietly)
    before = journal_in(path)
    with pytest.raises(StoreUnusable, match="there is something at that place already"):
        restore(backup, Path(path), None, told=quietly)
    assert journal_in(path) == before


def test_a_backup_that_is_not_sound_is_not_put_back(store: Store, path: str, backup: Path, tmp_path: Path) -> None:
    store.holds_the_bridge()
    back_up(path, backup, quietly)
    with closing(sqlite3.connect(backup, isolation_level=None)) as connection:
        connection.execute("UPDATE journal SET note = 'another' WHERE position = 3")
    with pytest.raises(NotSound, match=r"^Entry 3 does not hold what it was bound to"):
        restore(backup, tmp_path / "again.sqlite", None, told=quietly)
    assert not (tmp_path / "again.sqlite").exists()


def test_what_is_no_backup_is_not_put_back(tmp_path: Path) -> None:
    for name, content in (("empty", b""), ("letter", b"Dear Town Clerk," * 100)):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(StoreUnusable):
            restore(tmp_path / name, tmp_path / "again.sqlite", None, told=quietly)
    with pytest.raises(StoreUnusable, match="there is no such file"):
        restore(tmp_path / "nothing", tmp_path / "again.sqlite", None, told=quietly)
    assert not (tmp_path / "again.sqlite").exists()
