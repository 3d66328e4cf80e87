"""Whoever listens hears that another worker has appended something; a connection that is cut is made again."""

from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import sleep

import psycopg
import pytest

from application.adapters.event_store import TrackerApplication
from application.adapters.opening import open_store
from application.adapters.postgres.address import read_address
from application.adapters.postgres.datastore import TrackerPostgresDatastore
from application.adapters.postgres.listening import listen
from application.adapters.views.listening import listener
from tests.application.adapters.crossing import HandClock, Store
from tests.postgres.proxy import proxy_to

SOON = 8.0  # seconds


@pytest.fixture
def another(where: str, application: TrackerApplication, clock: HandClock) -> Store:
    """Another worker's side of the store."""
    return Store(open_store(where), clock)


def test_what_another_worker_appends_is_heard_even_after_the_connection_was_cut(
    application: TrackerApplication, another: Store, postgres: str
) -> None:
    heard, stopped = Event(), Event()
    listening = listener(application.datastore)
    assert listening
    thread = Thread(target=listening, args=(heard.set, stopped))
    thread.start()
    assert heard.wait(SOON)  # it looks once as soon as it listens
    heard.clear()
    another.holds_the_bridge()
    assert heard.wait(SOON)
    heard.clear()
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE '%, listening'"
        )
    assert heard.wait(SOON)  # it listens again
    stopped.set()
    thread.join(SOON)
    assert not thread.is_alive()
    another.application.close()


def test_nobody_listens_at_a_server_that_may_only_be_read(schema: str, postgres: str) -> None:
    """Of several hosts the first may be a standby, at which nobody is ever told anything."""
    with psycopg.connect(postgres, autocommit=True) as server:
        server.execute("CREATE ROLE reads_alone LOGIN; ALTER ROLE reads_alone SET default_transaction_read_only = on")
    heard, stopped = Event(), Event()
    datastore = TrackerPostgresDatastore(read_address(f"{schema}&user=reads_alone"))
    thread = Thread(target=listen, args=(datastore, heard.set, stopped))
    thread.start()
    was_heard = heard.wait(1.0)
    stopped.set()
    thread.join(SOON)
    with psycopg.connect(postgres, autocommit=True) as server:
        server.execute("DROP ROLE reads_alone")
    assert not was_heard


def test_a_server_that_does_not_answer_is_given_up_and_asked_again(schema: str) -> None:
    """It stands still between taking the connection and hearing what is wanted of it."""
    heard, stopped = Event(), Event()
    with TemporaryDirectory(prefix="tt-") as short, proxy_to(schema, Path(short)) as (proxy, address):
        proxy.unheard = b"LISTEN"
        datastore = TrackerPostgresDatastore(read_address(address))
        thread = Thread(target=listen, args=(datastore, heard.set, stopped), daemon=True)
        thread.start()
        assert not heard.wait(1.0)
        proxy.unheard = None
        assert heard.wait(SOON)
        assert thread.is_alive()
        proxy.unheard = b"LISTEN"
        proxy.cut_all()
        sleep(1.5)  # it has asked again by then
        stopped.set()
        thread.join(SOON)
        assert not thread.is_alive()
