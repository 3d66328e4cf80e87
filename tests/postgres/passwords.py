"""A server that asks a clerk for a password, and everybody else for none."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg

from tests.postgres.server import Server

CLERK = "clerk"


@contextmanager
def server_that_asks_for_a_password(password: str) -> Iterator[Server]:
    """It has the clerk's password, and lets the clerk make schemas."""
    with closing(Server()) as server:
        with psycopg.connect(server.address, autocommit=True) as connection:
            connection.execute(f"CREATE ROLE {CLERK} LOGIN PASSWORD '{password}'")
            connection.execute(f"GRANT CREATE ON DATABASE postgres TO {CLERK}")
            row = connection.execute("SHOW hba_file").fetchone()
            assert row is not None
            Path(row[0]).write_text(f"local all {CLERK} scram-sha-256\nlocal all all trust\n")
            connection.execute("SELECT pg_reload_conf()")
        yield server


def address_of_the_clerk(server: Server, password: str | None = None) -> str:
    """Where the clerk finds it, with a password or without one."""
    address = server.address.replace("postgres@", f"{CLERK}@")
    return f"{address}&password={password}" if password else address
