"""Why a store on a server cannot be used is said in words; what may pass is told from what has to be put right."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from threading import Thread

import psycopg
import pytest

from application.adapters.opening import open_store
from application.adapters.postgres.troubles import why_it_will_pass
from application.ports import StoreIsBusy, StoreUnusable
from tests.application.adapters.crossing import BRIDGE, NOTHING_NEW, Store, told
from tests.postgres.fixtures import with_schema
from tests.postgres.passwords import address_of_the_clerk, server_that_asks_for_a_password

SECRET = "swordfish"


@contextmanager
def somebody_who_says(*answers: bytes) -> Iterator[int]:
    """The port of a program that hears each word of a caller, and gives these answers, or none."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        held = []  # for as long as nobody is to be told that the line is closed

        def answer() -> None:
            with suppress(OSError):  # nobody need call
                line, _ = listening.accept()
                held.append(line)
                for said in answers:
                    line.recv(10_000)
                    line.sendall(said)

        Thread(target=answer, daemon=True).start()
        yield int(listening.getsockname()[1])
        for line in held:
            line.close()


def why(address: str, refused: type[Exception]) -> str:
    with pytest.raises(refused) as problem:
        open_store(address)
    said = str(problem.value)
    assert SECRET not in said
    return said


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (f"clerk:{SECRET}@127.0.0.1:9/council", "the server cannot be reached: nothing listens there. Try again."),
        (f"clerk:{SECRET}@127.0.0.1:9,127.0.0.1:10/c", "the server cannot be reached: nothing listens there. Try"),
        (f"clerk:{SECRET}@nowhere.invalid/council", "the server cannot be reached: nobody knows a host of this name."),
        ("/council?host=/nowhere", "the server cannot be reached: there is no such socket. Try again."),
    ],
)
def test_why_a_server_cannot_be_reached_for_now(place: str, said: str) -> None:
    assert said in why(f"postgresql://{place}", StoreIsBusy)


def test_a_server_that_says_nothing_has_not_answered_in_time() -> None:
    with somebody_who_says() as port:
        said = why(f"postgresql://clerk:{SECRET}@127.0.0.1:{port}/council", StoreIsBusy)
    assert "the server cannot be reached: it has not answered in time." in said


NO_ENCRYPTION = b"N"


@pytest.mark.parametrize(
    ("answer", "option", "said"),
    [
        (NO_ENCRYPTION, "sslmode=require", "sslmode asks for encryption, which the server does not offer"),
        (b"HTTP/1.1 400 Bad Request", "sslmode=disable", "no PostgreSQL answers there, but another program"),
        (
            b"S",
            "sslmode=verify-full&sslrootcert=/nowhere",
            "sslmode asks for a certificate that can be verified, and the authority’s, sslrootcert, is not there",
        ),
        (NO_ENCRYPTION, "service=nowhere", "there is no such service in the file of services"),
        (NO_ENCRYPTION, "hostaddr=a.b", "its hostaddr is no address of a network"),
        (NO_ENCRYPTION, f"channel_binding={SECRET}", "an option in it has a value that there is not"),
        (NO_ENCRYPTION, f"ssl_min_protocol_version={SECRET}", "an option in it has a value that there is not"),
        (
            NO_ENCRYPTION,
            "ssl_min_protocol_version=TLSv1.3&ssl_max_protocol_version=TLSv1.2",
            "its ssl_min_protocol_version is above its ssl_max_protocol_version",
        ),
        (NO_ENCRYPTION, "sslrootcert=system&sslmode=require", "another option in it asks for a stronger sslmode"),
        (NO_ENCRYPTION, "port=5432,5433", "it has another number of ports or addresses than of hosts"),
    ],
)
def test_what_is_stated_wrongly_is_not_worth_another_try(answer: bytes, option: str, said: str) -> None:
    with somebody_who_says(answer) as port:
        told_so = why(f"postgresql://clerk:{SECRET}@127.0.0.1:{port}/council?{option}", StoreUnusable)
    assert told_so.endswith(f" cannot be used: {said}.")


def test_a_password_that_is_wrong_or_missing_is_not_worth_another_try() -> None:
    with server_that_asks_for_a_password("another") as server:
        missing = why(address_of_the_clerk(server), StoreUnusable)
        wrong = why(address_of_the_clerk(server, SECRET), StoreUnusable)
    assert "there is none in the address, in PGPASSWORD or in ~/.pgpass." in missing
    assert wrong.endswith('PostgreSQL says “password authentication failed for user "clerk"”.')


@pytest.mark.parametrize(
    "said",
    [
        "the database system is starting up",
        "the database system is not yet accepting connections",
        "the database system is not accepting connections",
        "sorry, too many clients already",
        "terminating connection due to administrator command",
        "server login has been failing, try again later (server_login_retry)",
        "pgbouncer cannot connect to server",
    ],
)
def test_a_server_that_takes_nobody_for_now_is_worth_another_try(said: str) -> None:
    assert why_it_will_pass(psycopg.OperationalError(f"connection failed: FATAL:  {said}")) is not None


def test_a_schema_of_everybody_s_is_no_place_for_a_store(postgres: str) -> None:
    said = why(with_schema(postgres, "public"), StoreUnusable)
    assert "there is no store yet, and none is made in “public”, where everybody’s tables lie; name a schema" in said


def test_where_one_connection_leads_to_a_server_that_is_no_longer_the_primary_none_of_them_is_used_again(
    store: Store,
) -> None:
    store.holds_the_bridge()
    with ExitStack() as held:
        for _ in range(4):
            cursor = held.enter_context(store.application.datastore.reading())
            cursor.execute("SET default_transaction_read_only = on")
    with pytest.raises(StoreIsBusy, match="it may only be read here"):
        store.takes(told(NOTHING_NEW, BRIDGE, 3))
    assert store.takes(told(NOTHING_NEW, BRIDGE, 3)).position == 5
