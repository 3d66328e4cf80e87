"""PostgreSQL's own backups, taken while others write, are sound beginnings of the record when they are put back."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from shutil import chown
from time import monotonic, sleep

import psycopg
import pytest

from application.adapters.opening import check, open_store
from tests.faults.killed import write_until_killed
from tests.faults.processes import FORKED
from tests.faults.stores import Store, look
from tests.postgres.fixtures import with_schema
from tests.postgres.server import Server

WRITERS = 4
_ARCHIVING = """
wal_level = replica
max_wal_senders = 4
archive_mode = on
archive_command = 'cp %p {folder}/%f'
"""
_GOING_BACK = """
archive_mode = off
restore_command = 'cp {folder}/%f %p'
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that archives its log, as one has to that is backed up."""
    with closing(Server()) as server:
        kept_in(server).mkdir()
        let_have(server, kept_in(server))
        server.stop()
        with (server.folder / "data" / "postgresql.conf").open("a") as settings:
            settings.write(_ARCHIVING.format(folder=kept_in(server)))
        server.start()
        yield server


def kept_in(server: Server) -> Path:
    """The folder for backups, and for the log as it is archived."""
    return server.folder / "kept"


def let_have(server: Server, path: Path) -> None:
    """Whom the server runs as is let write there."""
    if server.user:
        chown(path, server.user)


@contextmanager
def written_to(store: Store) -> Iterator[list[str]]:
    """Four others give orders for as long as this lasts; what was acknowledged to them before it began."""
    store.open().close()
    ends, processes = list[Connection](), []
    for number in range(WRITERS):
        hears, acknowledges = FORKED.Pipe(duplex=False)
        process = FORKED.Process(target=write_until_killed, args=(store, f"writer{number}", acknowledges))
        process.start()
        acknowledges.close()
        ends.append(hears)
        processes.append(process)
    try:
        for hears in ends:
            hears.recv_bytes()  # it begins
        yield [hears.recv_bytes().decode() for hears in ends for _ in range(3)]
    finally:
        for process in processes:
            process.kill()
            process.join()


def must_be_a_sound_beginning(backed_up: Store, store: Store, acknowledged: list[str]) -> None:
    found = look(backed_up, acknowledged)
    assert (found.lost, found.doubled, found.findings) == (0, 0, ())
    there, all_of_it = (each.rows("SELECT * FROM journal ORDER BY position") for each in (backed_up, store))
    assert there == all_of_it[: len(there)]
    assert len(there) < len(all_of_it)


def test_a_dump_that_is_taken_while_four_others_write(server: Server) -> None:
    store = Store(with_schema(server.address, "dumped"))
    with written_to(store) as acknowledged:
        server.runs("pg_dump", "--schema=dumped", "--format=custom", f"--file={kept_in(server)}/dump", server.address)
    with psycopg.connect(server.address, autocommit=True) as connection:
        connection.execute("CREATE DATABASE another")
    another = server.address.replace("/postgres?", "/another?")
    server.runs("pg_restore", f"--dbname={another}", "--exit-on-error", f"{kept_in(server)}/dump")
    must_be_a_sound_beginning(Store(with_schema(another, "dumped")), store, acknowledged)


def test_a_dump_is_put_back_on_a_server_that_knows_none_of_its_users(server: Server) -> None:
    guide = Path(__file__).parents[4] / "docs" / "how-to" / "back-up-and-restore.md"
    (stated,) = (line for line in guide.read_text("utf-8").splitlines() if line.startswith("pg_restore"))
    options = [word for word in stated.split() if word.startswith("--") and "=" not in word]
    dump = kept_in(server) / "of_users"
    with psycopg.connect(server.address, autocommit=True) as connection:
        connection.execute("CREATE ROLE clerk LOGIN")
        connection.execute("CREATE ROLE reader LOGIN")
        connection.execute("CREATE SCHEMA of_users AUTHORIZATION clerk")
        open_store(with_schema(server.address.replace("postgres@", "clerk@"), "of_users")).close()
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA of_users TO reader")
    server.runs("pg_dump", "--schema=of_users", "--format=custom", f"--file={dump}", server.address)
    with closing(Server()) as another:
        with psycopg.connect(another.address, autocommit=True) as connection:
            connection.execute("CREATE ROLE somebody_else LOGIN")
            connection.execute("CREATE DATABASE council OWNER somebody_else")
        there = another.address.replace("postgres@/postgres", "somebody_else@/council")
        server.runs("pg_restore", f"--dbname={there}", *options, str(dump))
        assert check(with_schema(there, "of_users")).findings == []


def test_a_base_backup_and_the_archived_log_behind_it(server: Server) -> None:
    store, base = Store(with_schema(server.address, "archived")), kept_in(server) / "base"
    with written_to(store) as acknowledged:
        server.runs("pg_basebackup", f"--pgdata={base}", "--checkpoint=fast", f"--dbname={server.address}")
        acknowledged += [command_id for (command_id,) in store.rows("SELECT command_id FROM journal")]
        let_archive(server)
    with (base / "postgresql.auto.conf").open("a") as settings:
        settings.write(_GOING_BACK.format(folder=kept_in(server)))
    (base / "recovery.signal").touch()
    let_have(server, base / "recovery.signal")
    with put_back(server, base) as address:
        must_be_a_sound_beginning(Store(with_schema(address, "archived")), store, acknowledged)


def let_archive(server: Server) -> None:
    """Until all that was written so far is in the archive."""
    with psycopg.connect(server.address, autocommit=True) as connection:
        (name,) = connection.execute("SELECT pg_walfile_name(pg_switch_wal())").fetchone() or ("",)
    deadline = monotonic() + 30
    while not (kept_in(server) / name).exists():
        assert monotonic() < deadline
        sleep(0.05)


@contextmanager
def put_back(server: Server, base: Path) -> Iterator[str]:
    """Another server on a base backup, which is up once it has gone through the archive."""
    options = f"-c listen_addresses='' -k {kept_in(server)}"
    server.runs("pg_ctl", "-w", "-D", str(base), "-l", f"{base}/log", "-o", options, "start")
    try:
        address = f"postgresql://postgres@/postgres?host={kept_in(server)}"
        with psycopg.connect(address, autocommit=True) as connection:
            deadline = monotonic() + 30
            while connection.execute("SELECT pg_is_in_recovery()").fetchone() == (True,):
                assert monotonic() < deadline
                sleep(0.05)
        yield address
    finally:
        server.runs("pg_ctl", "-w", "-D", str(base), "-m", "immediate", "stop")
