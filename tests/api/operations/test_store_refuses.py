"""A server that takes no connection any more is said to do so, in the log and to whoever asks: nobody guesses why."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import psycopg

from domain.actor import Grant, Role
from tests.api.operations.served import Line, Served, served
from tests.people import token_for
from tests.postgres.fixtures import with_schema
from tests.postgres.passwords import CLERK, address_of_the_clerk, server_that_asks_for_a_password

SECRET = "swordfish"
READ = "it may only be read here"
LONG_ENOUGH = 10.0  # seconds


@contextmanager
def changed(change: str, folder: Path) -> Iterator[Served]:
    """A tracker that was served well, until its database was changed and all its connections ended."""
    with server_that_asks_for_a_password(SECRET) as server:
        store = with_schema(address_of_the_clerk(server, SECRET), "planning")
        with served(folder, store=store) as tracker:
            token_for(tracker.tracker, "clerk", [Grant(Role.ADMINISTRATOR)])
            with psycopg.connect(server.address, autocommit=True) as postgres:
                postgres.execute(change)
                postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (CLERK,))
            yield tracker


def told_of_connecting(tracker: Served) -> list[Line]:
    return [line for line in tracker.lines if line.get("logger") == "psycopg.pool"]


def said_in_the_end(tracker: Served, words: str) -> str:
    """What the check says of the store once it says these words: at first it finds that it was cut off."""
    ends, said = monotonic() + LONG_ENOUGH, ""
    while words not in said and monotonic() < ends:
        sleep(1.1)
        said = tracker.client.get("/health/ready").json()["checks"][0]["sentence"]
    return said


def test_a_password_that_was_changed_is_told_in_the_log_once_and_by_the_check(tmp_path: Path) -> None:
    with changed(f"ALTER ROLE {CLERK} PASSWORD 'another'", tmp_path) as tracker:
        sentence = said_in_the_end(tracker, "refuses")
        said, log = told_of_connecting(tracker), tracker.log
    assert sentence == "The store’s server refuses the connection; the tracker’s log says why."
    why = f'PostgreSQL says “password authentication failed for user "{CLERK}"”'
    assert [(line["level"], line["event"]) for line in said] == [
        ("error", f"There is no connection to the store until somebody changes that: {why}.")
    ]
    for secret in (SECRET, ".s.PGSQL", "Traceback"):
        assert secret not in log


def test_a_role_that_may_only_read_by_now_is_told(tmp_path: Path) -> None:
    with changed(f"ALTER ROLE {CLERK} SET default_transaction_read_only = on", tmp_path) as tracker:
        sentence = said_in_the_end(tracker, READ)
        said = told_of_connecting(tracker)
    assert READ in sentence
    assert [line["event"] for line in said] == [
        "There is no connection to the store for now: it may only be read here."
    ]
