"""Nobody waits for a server longer than five seconds, whatever is the matter with it; then it serves again."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from time import monotonic, sleep

import psycopg
import pytest
from eventsourcing.persistence import OperationalError

from application.adapters.event_store import TrackerApplication
from application.adapters.opening import open_store
from application.adapters.postgres.address import read_address
from application.adapters.postgres.datastore import TrackerPostgresDatastore
from application.ports import StoreIsBusy
from application.waiting import asking
from tests.application.adapters.by_hand import somebody_writing
from tests.application.adapters.crossing import BRIDGE, NOTHING_NEW, ORIGIN, STEEL, HandClock, Store, told
from tests.postgres.server import Server

LONGEST = 5.0


@contextmanager
def busy_soon(why: str) -> Iterator[None]:
    began = monotonic()
    with pytest.raises(StoreIsBusy, match=why):
        yield
    assert monotonic() - began < LONGEST


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """All patience is shorter, so that these tests are; how long it is else is measured by two of them."""
    monkeypatch.setattr("application.waiting.PATIENCE", 1.0)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One that nobody else uses, to be stopped and frozen."""
    server = Server()
    yield server
    server.close()


@pytest.fixture
def alone(server: Server, clock: HandClock, request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store on that server, in use: the bridge is in it, four entries."""
    schema = f"of_{abs(hash(request.node.name))}"
    with open_store(f"{server.address}&schema={schema}", origin=ORIGIN) as application:
        store = Store(application, clock)
        store.holds_the_bridge()
        yield store


@contextmanager
def stopped(server: Server) -> Iterator[None]:
    server.stop()
    try:
        yield
    finally:
        server.start()


def frozen(server: Server) -> AbstractContextManager[None]:
    return server.frozen()


def writes(store: Store) -> object:
    """An order that may have been stored before, as whoever sent it would find out."""
    before = store.journal.answers_to(["meanwhile"]).get("meanwhile")
    return before or store.takes(told(NOTHING_NEW, BRIDGE, 3, command_id="meanwhile"))


def reads(store: Store) -> object:
    return store.everything()


def asks_at_one_moment(store: Store) -> object:
    with store.application.datastore.at_one_moment() as cursor:
        return cursor.execute("SELECT 1").fetchone()


@pytest.mark.parametrize("away", [stopped, frozen])
def test_a_server_that_is_away_is_waited_for_less_than_five_seconds(
    server: Server, alone: Store, away: Callable[[Server], AbstractContextManager[None]]
) -> None:
    with away(server), busy_soon("cannot be reached|does not answer|is stopping"):
        writes(alone)


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("away", [stopped, frozen])
@pytest.mark.parametrize("asks", [writes, reads, asks_at_one_moment])
def test_a_server_that_is_away_is_not_waited_for_and_used_again_once_it_is_back(
    server: Server,
    alone: Store,
    away: Callable[[Server], AbstractContextManager[None]],
    asks: Callable[[Store], object],
) -> None:
    with away(server):
        for _ in range(2):
            with busy_soon("cannot be reached|does not answer|is stopping"):
                asks(alone)
    began = monotonic()
    assert asks(alone)
    assert monotonic() - began < LONGEST
    assert [entry.position for entry in alone.everything()] == list(range(1, len(alone.everything()) + 1))


@pytest.mark.usefixtures("hurried")
def test_a_server_that_is_away_is_not_waited_for_at_the_beginning(server: Server, alone: Store) -> None:
    for away in (stopped, frozen):
        with away(server), busy_soon("cannot be reached"):
            open_store(f"{server.address}&schema=another")


@pytest.mark.usefixtures("hurried")
def test_a_writer_that_does_not_end_is_not_waited_for(schema: str, store: Store) -> None:
    store.holds_the_bridge()
    with somebody_writing(schema):
        with busy_soon("somebody else is writing to it"):
            writes(store)
        assert len(store.everything()) == 4
    assert writes(store)


@pytest.mark.usefixtures("hurried")
def test_somebody_who_holds_the_log_is_not_waited_for(schema: str, store: Store) -> None:
    address = read_address(schema)
    with psycopg.connect(address.conninfo, options=f"-c search_path={address.schema}") as other:
        other.execute("SELECT * FROM append('[]', NULL, NULL, NULL, NULL)")
        with busy_soon("somebody else is writing to it"):
            store.holds_the_bridge()
    store.holds_the_bridge()


@pytest.mark.usefixtures("hurried")
def test_where_all_connections_are_in_use_nobody_waits_for_ever(store: Store) -> None:
    store.holds_the_bridge()
    with ExitStack() as held:
        for _ in range(10):
            held.enter_context(store.application.datastore.reading())
        with busy_soon("the server cannot be reached, or is busy"):
            store.everything()
        with busy_soon("the server cannot be reached, or is busy"):
            writes(store)
    assert writes(store)


def test_of_two_hosts_the_one_that_is_there_is_used(schema: str, clock: HandClock) -> None:
    with tempfile.TemporaryDirectory() as nothing:
        address = schema.replace("host=", f"host={nothing},")
        with open_store(address) as application:
            assert Store(application, clock).takes(told(NOTHING_NEW, STEEL)).position == 1


@pytest.fixture
def reader(postgres: str, application: TrackerApplication) -> Iterator[str]:
    """Somebody for whom the server is one that may only be read."""
    with psycopg.connect(postgres, autocommit=True) as server:
        server.execute("CREATE ROLE reader_of_a_test LOGIN SUPERUSER")
        server.execute("ALTER ROLE reader_of_a_test SET default_transaction_read_only = on")
        yield "reader_of_a_test"
        server.execute("DROP ROLE reader_of_a_test")


def test_a_server_that_may_only_be_read_is_passed_over(
    schema: str, reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with busy_soon("it may only be read here"):
        open_store(f"{schema}&user={reader}")
    open_store(f"{schema}&user={reader}&target_session_attrs=any").close()
    monkeypatch.setenv("PGTARGETSESSIONATTRS", "any")
    open_store(f"{schema}&user={reader}").close()


def test_connections_that_were_cut_are_not_handed_out(schema: str, store: Store) -> None:
    store.holds_the_bridge()
    with ExitStack() as held:
        for _ in range(5):
            held.enter_context(store.application.datastore.reading())
    address = read_address(schema)
    datastore = store.application.datastore
    assert isinstance(datastore, TrackerPostgresDatastore)
    with psycopg.connect(address.conninfo, autocommit=True) as server:
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s",
            (f"transition-tracker {address.schema}",),
        )
    assert len(store.everything()) == 4
    assert writes(store)


def test_who_waited_for_a_connection_waits_that_much_less_on_it(store: Store) -> None:
    """Also where it lay idle, so that it is asked first whether it still lives."""
    store.holds_the_bridge()
    datastore = store.application.datastore
    assert isinstance(datastore, TrackerPostgresDatastore)
    sleep(1.1)
    began = monotonic()
    with pytest.raises(OperationalError), datastore.get_connection(1.0) as connection:
        connection.execute("SELECT pg_sleep(10)")
    assert monotonic() - began < 2.0


@pytest.mark.parametrize(("briefly", "waits"), [(True, "off"), (False, "on")])
def test_what_one_could_do_without_waits_for_no_disk_and_no_standby(store: Store, *, briefly: bool, waits: str) -> None:
    with store.application.datastore.writing(briefly=briefly) as cursor:
        assert cursor.execute("SHOW synchronous_commit").fetchone() == (waits,)
    with store.application.datastore.reading() as cursor:
        assert cursor.execute("SHOW synchronous_commit").fetchone() == ("on",)


@pytest.mark.usefixtures("hurried")
def test_of_many_connections_that_do_not_answer_not_each_is_waited_for(server: Server, alone: Store) -> None:
    with ExitStack() as held:
        for _ in range(8):
            held.enter_context(alone.application.datastore.reading())
    sleep(1.1)
    with frozen(server):
        began = monotonic()
        with busy_soon("cannot be reached"):
            reads(alone)
        assert monotonic() - began < 2.0


@pytest.mark.usefixtures("hurried")
def test_what_is_looked_for_in_vain_for_one_request_is_not_waited_for_again(server: Server, alone: Store) -> None:
    with frozen(server), asking():
        with busy_soon("does not answer|cannot be reached"):
            reads(alone)
        began = monotonic()
        for _ in range(10):
            with busy_soon("cannot be reached"):
                writes(alone)
        assert monotonic() - began < 0.5
    assert writes(alone)


@pytest.mark.usefixtures("hurried")
def test_what_was_waited_for_in_one_look_is_not_waited_for_in_the_next(store: Store) -> None:
    store.holds_the_bridge()
    began = monotonic()
    with asking(), busy_soon("cannot be reached"), store.application.datastore.reading() as cursor:
        cursor.execute("SELECT pg_sleep(0.9)")
        cursor.execute("SELECT pg_sleep(10)")
    assert monotonic() - began < 1.7
