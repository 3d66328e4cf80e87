"""A store that may only be read stays so until somebody changes something, which is said; a standby may be promoted."""

import ctypes
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from api.bootstrap import build
from application.adapters.opening import open_store
from application.adapters.postgres.address import read_address
from tests.api.cli.terminal import COMMAND, ROOT, Said, Terminal
from tests.postgres.fixtures import with_schema
from tests.postgres.server import Server

WRITE = ("token create --role viewer --name Reader", "rebuild", "serve --port 8997")
LOOK = ("programmes", "check", "token list")
NAMED = "TRACKER_STORE or --store names it, and takes the path of a file"


@pytest.fixture
def role(schema: str) -> Iterator[str]:
    """Somebody who may read the store that is there, and is to be set up further."""
    open_store(schema).close()
    name = read_address(schema).schema
    with psycopg.connect(read_address(schema).conninfo, autocommit=True) as server:
        for statement in (
            "CREATE ROLE clerk_of_a_test LOGIN",
            f"GRANT USAGE ON SCHEMA {name} TO clerk_of_a_test",
            f"GRANT SELECT ON ALL TABLES IN SCHEMA {name} TO clerk_of_a_test",
        ):
            server.execute(statement.encode())
        yield "clerk_of_a_test"
        server.execute("DROP OWNED BY clerk_of_a_test")
        server.execute("DROP ROLE clerk_of_a_test")


def at(address: str, typed: str) -> Said:
    terminal = Terminal(Path("nowhere"))
    terminal.environment["TRACKER_STORE"] = address
    return terminal.types(*typed.split())


@pytest.mark.parametrize(
    ("setting", "way_out"),
    [
        ("ROLE {role}", "ALTER ROLE clerk_of_a_test RESET default_transaction_read_only"),
        (
            "ROLE {role} IN DATABASE {database}",
            "ALTER ROLE clerk_of_a_test IN DATABASE postgres RESET default_transaction_read_only",
        ),
        ("DATABASE {database}", "ALTER DATABASE postgres RESET default_transaction_read_only"),
    ],
)
def test_what_is_set_to_read_alone_on_a_primary_is_named_and_not_worth_another_try(
    schema: str, role: str, setting: str, way_out: str
) -> None:
    which = setting.format(role=role, database="postgres")
    with psycopg.connect(read_address(schema).conninfo, autocommit=True) as server:
        server.execute(f"ALTER {which} SET default_transaction_read_only = on".encode())
        try:
            told = [at(f"{schema}&user={role}", typed) for typed in (*LOOK, *WRITE)]
            on_any = f"{schema}&user={role}&target_session_attrs=any"
            told += [at(on_any, typed) for typed in WRITE]
            looked = [at(on_any, typed).code for typed in LOOK]
        finally:
            server.execute(f"ALTER {which} RESET default_transaction_read_only".encode())
    assert [said.code for said in told] == [2] * len(told)
    for said in told:
        assert f"the server is no standby, but default_transaction_read_only is on here: {way_out}." in said.err
    assert looked == [0, 0, 0]


def test_a_role_that_was_granted_nothing_but_reading_is_told_what_to_grant(schema: str, role: str) -> None:
    address = f"{schema}&user={role}"
    assert [at(address, typed).code for typed in LOOK] == [0, 0, 0]
    for typed in WRITE:
        said = at(address, typed)
        assert said.code == 2
        assert "this user lacks a right: PostgreSQL says “permission denied for table " in said.err
        assert "let it own the schema and what is in it, or grant it" in said.err


@pytest.mark.parametrize("lacking", ["journal", "tiles", "answers"])
def test_what_every_order_needs_is_looked_for_before_listening(schema: str, role: str, lacking: str) -> None:
    name = read_address(schema).schema
    with psycopg.connect(read_address(schema).conninfo, autocommit=True) as server:
        server.execute(f"GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {name} TO {role}".encode())
        server.execute(f"REVOKE INSERT ON {name}.{lacking} FROM {role}".encode())
    said = Terminal(Path("nowhere")).runs("serve", "--port", "8997", TRACKER_STORE=f"{schema}&user={role}")
    assert (said.code, f"“permission denied for table {lacking}”" in said.err) == (2, True)


def test_what_is_told_to_be_granted_is_enough(schema: str, role: str) -> None:
    name = read_address(schema).schema
    with psycopg.connect(read_address(schema).conninfo, autocommit=True) as server:
        server.execute(f"GRANT USAGE, CREATE ON SCHEMA {name} TO {role}".encode())
        server.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {name} TO {role}".encode())
    address = f"{schema}&user={role}"
    assert [at(address, typed).code for typed in (*LOOK, *WRITE[:2])] == [0] * 5


def test_a_standby_may_be_promoted_and_is_worth_another_try() -> None:
    with closing(Server(also="wal_level = replica\n")) as server:
        address = with_schema(server.address, "planning")
        open_store(address).close()
        server.stop()
        (server.folder / "data" / "standby.signal").touch()
        server.start()
        for told in (at(address, "programmes"), *(at(f"{address}&target_session_attrs=any", typed) for typed in WRITE)):
            assert (told.code, "it may only be read here. Try again." in told.err) == (75, True), told
        assert at(f"{address}&target_session_attrs=any", "programmes").code == 0


@pytest.mark.parametrize(
    ("of_the_file", "of_its_folder", "typed", "why"),
    [
        (0o444, 0o555, "serve --port 8997", "this user may not write in its folder “{}”, where a log lies beside it"),
        (0o444, 0o555, "people", "this user may not write in its folder “{}”, where a log lies beside it"),
        (0o444, 0o755, WRITE[0], "this user may not write to it"),
        (0o444, 0o755, "serve --port 8997", "this user may not write to it"),
    ],
)
def test_a_file_that_may_only_be_read_is_said_to_be_with_a_way_out(
    beginner: Terminal, of_the_file: int, of_its_folder: int, typed: str, why: str
) -> None:
    build(beginner.store).close()
    folder = beginner.store.parent
    beginner.store.chmod(of_the_file)
    folder.chmod(of_its_folder)
    done = subprocess.run(
        [*COMMAND, *typed.split()],
        env=beginner.alone, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
        preexec_fn=as_anybody,
    )  # fmt: skip
    folder.chmod(0o755)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"The store “{beginner.store}” cannot be used: {why.format(folder)}")
    assert "run the command as the user whose it is, or copy" in done.stderr
    assert "try again" not in done.stderr
    assert NAMED in done.stderr or typed == WRITE[0]


def as_anybody() -> None:
    """Without the right of a machine's administrator to write to anything."""
    drop_from_what_may_be_had, to_override_permissions = 24, 1
    ctypes.CDLL(None).prctl(drop_from_what_may_be_had, to_override_permissions, 0, 0, 0)
