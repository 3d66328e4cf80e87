"""A schema is opened as a durable store of ours, made one where it is empty, or refused with a sentence."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from application.adapters.opening import check, migrate, open_store
from application.adapters.postgres.address import read_address
from application.adapters.postgres.schema import SHAPE, UPGRADES
from application.adapters.store import StoreIsNewer, StoreIsOlder
from application.ports import StoreIsBusy, StoreUnusable
from application.store_address import AddressRefused
from domain.entry import Address
from tests.application.adapters.by_hand import rows, sql
from tests.application.adapters.crossing import REGISTERED, HandClock, Store, told
from tests.postgres.fixtures import with_schema


def test_eight_who_make_a_store_at_once_make_one(schema: str) -> None:
    with ThreadPoolExecutor(8) as programs:
        for application in programs.map(open_store, [schema] * 8):
            application.close()
    assert rows(schema, "SELECT mark, shape FROM store") == [("transition-tracker", SHAPE)]
    assert len(rows(schema, "SELECT origin FROM log")) == 1


def test_text_is_compared_byte_by_byte(schema: str, store: Store) -> None:
    columns = rows(
        schema,
        "SELECT table_name, column_name, collation_name FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND data_type = 'text'",
    )
    assert len(columns) > 30
    assert [column for column in columns if column[2] != "C"] == []


def test_a_store_of_another_shape_is_refused(schema: str, store: Store) -> None:
    store.application.close()
    sql(schema, "UPDATE store SET shape = shape + 1")
    for look in (open_store, migrate, check):
        with pytest.raises(StoreIsNewer, match="open it with that one"):
            look(schema)
    sql(schema, "UPDATE store SET shape = 2")
    for look in (open_store, check):
        with pytest.raises(StoreIsOlder, match="“tracker migrate”"):
            look(schema)
    with pytest.raises(StoreUnusable, match="there is no way from shape 2"):
        migrate(schema)


def test_an_older_store_is_brought_up_in_one_transaction(
    schema: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.holds_the_bridge()
    store.application.close()
    sql(schema, "UPDATE store SET shape = 1")
    monkeypatch.setitem(UPGRADES, 1, ("CREATE TABLE once (a int)",))
    monkeypatch.setitem(UPGRADES, 2, ("CREATE nonsense",))
    with pytest.raises(StoreUnusable, match="syntax error"):
        migrate(schema)
    assert rows(schema, "SELECT shape, to_regclass('once') FROM store") == [(1, None)]
    monkeypatch.setitem(UPGRADES, 2, ("DROP TABLE once",))
    assert migrate(schema, only_look=True) == (1, SHAPE)
    assert migrate(schema) == (1, SHAPE)
    assert migrate(schema).was_up_to_date
    assert check(schema).findings == []


def test_there_is_a_way_from_the_first_shape_there_was_to_todays() -> None:
    assert sorted(UPGRADES) == list(range(3, SHAPE))


NOT_OURS = "holds tables of another program, or has lost its mark"


@pytest.mark.parametrize(
    "holds",
    [
        "CREATE TABLE people (name text)",
        "CREATE VIEW one AS SELECT 1",
        "CREATE TABLE store (shape int)",
        "CREATE TABLE store (mark text, shape int)",
        "CREATE TABLE store AS SELECT 'another-program' AS mark, 3 AS shape",
        "CREATE TABLE store AS SELECT 'transition-tracker' AS mark, 3 AS shape FROM generate_series(1, 2)",
    ],
)
def test_a_schema_of_another_program_is_refused(schema: str, holds: str) -> None:
    sql(schema, f"CREATE SCHEMA {read_address(schema).schema}", holds)
    before = rows(schema, "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace")
    for look in (open_store, migrate, check):
        with pytest.raises(StoreUnusable, match=NOT_OURS):
            look(schema)
    assert rows(schema, "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace") == before


def test_a_store_that_has_lost_its_mark_is_refused(schema: str, store: Store) -> None:
    sql(schema, "DELETE FROM store")
    with pytest.raises(StoreUnusable, match=NOT_OURS):
        open_store(schema)


def test_a_log_that_is_kept_shorter_than_it_is_takes_nothing(schema: str, store: Store) -> None:
    """Nobody else wrote this first, however often it is decided again."""
    store.holds_the_bridge()
    sql(schema, "UPDATE log SET size = size - 1")
    with pytest.raises(StoreUnusable, match="duplicate key"):
        _registers(store, 1)


@pytest.mark.parametrize("word", ["default", "order", "user", "local"])
def test_a_schema_is_named_by_any_word_even_by_one_of_sql(postgres: str, word: str) -> None:
    """That of a council’s orders, say; “default” would be the schema that everybody shares."""
    try:
        with open_store(with_schema(postgres, word)) as application, application.datastore.reading() as cursor:
            assert cursor.execute("SELECT current_schema()").fetchone() == (word,)
            assert cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = ?", (word,)).fetchone()[0] > 5
    finally:
        with psycopg.connect(postgres, autocommit=True) as server:
            server.execute(f'DROP SCHEMA IF EXISTS "{word}" CASCADE')


def test_who_appends_sees_what_was_committed_before_its_turn_whatever_the_user_is_set_to(
    schema: str, postgres: str, clock: HandClock
) -> None:
    with psycopg.connect(postgres, autocommit=True) as server:
        server.execute("CREATE ROLE set_up_otherwise SUPERUSER LOGIN")
        server.execute("ALTER ROLE set_up_otherwise SET default_transaction_isolation = 'serializable'")
    try:
        with open_store(f"{schema}&user=set_up_otherwise") as application:
            stores = [Store(application, clock) for _ in range(4)]
            with ThreadPoolExecutor(4) as threads:
                list(threads.map(lambda number: _registers(stores[number % 4], number), range(60)))
            assert application.recorder.max_notification_id() == 60
        assert check(schema).findings == []
    finally:
        with psycopg.connect(postgres, autocommit=True) as server:
            server.execute(f"DROP SCHEMA {read_address(schema).schema} CASCADE; DROP ROLE set_up_otherwise")


def _registers(store: Store, number: int) -> None:
    programme = f"crossing-{number}"
    store.takes(told(REGISTERED, Address(programme, "programme", programme), command_id=programme))


@pytest.fixture
def guest(postgres: str) -> Iterator[str]:
    """The name of somebody who may connect, and nothing else."""
    with psycopg.connect(postgres, autocommit=True) as server:
        server.execute("CREATE ROLE guest_of_a_test LOGIN PASSWORD 'swordfish'")
        yield "guest_of_a_test"
        server.execute("DROP OWNED BY guest_of_a_test; DROP ROLE guest_of_a_test")


def test_who_may_not_make_a_schema_is_told_so(schema: str, guest: str) -> None:
    with pytest.raises(
        StoreUnusable, match="there is no store yet, and this user may not make one; PostgreSQL says “perm"
    ):
        open_store(f"{schema}&user={guest}")


def test_a_schema_that_is_there_is_enough_for_who_may_make_none(schema: str, guest: str) -> None:
    sql(schema, f"CREATE SCHEMA {read_address(schema).schema} AUTHORIZATION {guest}")
    open_store(f"{schema}&user={guest}").close()


def test_who_may_not_read_a_store_is_told_so(schema: str, store: Store, guest: str) -> None:
    with pytest.raises(StoreUnusable, match="permission denied"):
        open_store(f"{schema}&user={guest}")


def test_a_database_or_a_user_that_is_not_there_is_said(schema: str) -> None:
    for option, why in (("dbname=nowhere", 'database “?"?nowhere'), ("user=nobody", 'role "nobody" does not exist')):
        with pytest.raises(StoreUnusable, match=why):
            open_store(f"{schema}&{option}")


def test_a_server_that_is_not_there_is_waited_for_no_longer_than_seconds(schema: str) -> None:
    with pytest.raises(StoreIsBusy, match="the server cannot be reached"):
        open_store("postgresql://tracker:swordfish@127.0.0.1:9/council")


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes"])
def test_a_server_that_does_not_flush_is_refused(
    schema: str, postgres: str, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("application.adapters.postgres.making._SETTINGS", (setting, "enable_seqscan"))
    with pytest.raises(StoreUnusable, match=r"its commits would not be durable \(enable_seqscan is not on\)"):
        open_store(f"{schema}&user={who_does_not_scan(postgres)}")


def who_does_not_scan(postgres: str) -> str:
    """A user for whom a setting is off that may be turned off without harm to others."""
    with psycopg.connect(postgres, autocommit=True) as server:
        if not server.execute("SELECT 1 FROM pg_roles WHERE rolname = 'who_does_not_scan'").fetchone():
            server.execute("CREATE ROLE who_does_not_scan SUPERUSER LOGIN")
            server.execute("ALTER ROLE who_does_not_scan SET enable_seqscan = off")
    return "who_does_not_scan"


def test_commits_are_flushed_whatever_the_user_is_set_to(schema: str, postgres: str) -> None:
    with psycopg.connect(postgres, autocommit=True) as server:
        server.execute(
            "CREATE ROLE hasty_of_a_test SUPERUSER LOGIN; ALTER ROLE hasty_of_a_test SET synchronous_commit = off"
        )
    try:
        with open_store(f"{schema}&user=hasty_of_a_test") as application, application.datastore.reading() as cursor:
            assert cursor.execute("SELECT current_setting('synchronous_commit')").fetchone() == ("on",)
    finally:
        with psycopg.connect(postgres, autocommit=True) as server:
            server.execute(f"DROP SCHEMA {read_address(schema).schema} CASCADE; DROP ROLE hasty_of_a_test")


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("postgresql://u:sword@fish@db.example/council", "written like %40"),
        ("postgresql://u:sword:fish@db.example/council?nonsense=1", "PostgreSQL knows no option “nonsense”, which it"),
        ("postgresql://u@db.example/council?pass=swordfish&", "PostgreSQL knows no option “pass”, which it has"),
        ("postgresql://u@db.example/council?swordfish%20=1&", "PostgreSQL knows no option, which it has"),
        (
            "postgresql://u:swordfish@db.example/council?sslmode=on",
            "its sslmode is “on”, and not disable, .* or verify-",
        ),
        ("postgresql://u@db.example/council?sslmode=sword%20fish", "its sslmode is another, and not disable"),
        ("postgresql://u:swordfish@db/c?target_session_attrs=all", "its target_session_attrs is “all”, and not any, "),
        ("postgresql://u:sword%zzfish@db.example/council", "written like %40"),
        ("postgresql://u:swordfish@db.example/council?schema=pg_mine", "schema is not one name"),
        ("postgresql://u:swordfish@db.example/council?schema=Mine", "schema is not one name"),
        ("postgresql://u:swordfish@db.example/council?schema=a&schema=b", "schema is not one name"),
        ("postgresql://u:swordfish@db.example/council?options=-cfsync", "it sets “options”"),
    ],
)
def test_an_address_that_cannot_be_read_is_refused_without_its_password(address: str, why: str) -> None:
    with pytest.raises(AddressRefused, match=why) as refused:
        read_address(address)
    assert "sword" not in str(refused.value).replace("password", "")
    assert "fish" not in str(refused.value)


def test_an_address_is_shown_without_its_password() -> None:
    for written in ("u:sword@one:1,two:2", "u:swo:rd@one:1,two:2"):
        shown = read_address(f"postgresql://{written}/council?password=sword&schema=planning&ssl=true").shown
        assert shown == "postgresql://u@one:1,two:2/council?schema=planning"
    assert with_schema("postgresql://db/council?a=1", "b") == "postgresql://db/council?a=1&schema=b"
