"""What the pool says is told in our words, once a minute, and without where it connects to."""

import logging
from collections.abc import Iterator

import psycopg
import pytest

from application.adapters.postgres import unconnected
from application.adapters.postgres.unconnected import POOL, Unconnected

AT = 'connection failed: connection to server at "10.1.2.3", port 5432 failed: '
REFUSED = psycopg.OperationalError(f'{AT}FATAL:  password authentication failed for user "clerk"')
AWAY = psycopg.OperationalError(f"{AT}Connection refused\n\tIs the server running on that host?")


@pytest.fixture
def hears() -> Iterator[Unconnected]:
    before = logging.getLogger(POOL).level
    yield Unconnected()
    logging.getLogger(POOL).setLevel(before)


def record(words: str, *named: object) -> logging.LogRecord:
    return logging.LogRecord(POOL, logging.WARNING, __file__, 1, words, named, None)


def failed(problem: Exception) -> logging.LogRecord:
    return record("error connecting in %r: %s", "pool-1", problem)


def test_the_pool_is_heard(hears: Unconnected) -> None:
    assert logging.getLogger(POOL).isEnabledFor(logging.WARNING)


def test_what_has_to_be_put_right_is_an_error_and_what_passes_a_warning(hears: Unconnected) -> None:
    why = 'PostgreSQL says “password authentication failed for user "clerk"”'
    said = f"There is no connection to the store until somebody changes that: {why}."
    assert hears(failed(REFUSED)) == (logging.ERROR, said)
    assert hears(failed(AWAY)) == (
        logging.WARNING,
        "There is no connection to the store for now: the server cannot be reached: nothing listens there.",
    )


def test_the_same_is_said_once_a_minute(hears: Unconnected, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000.0
    monkeypatch.setattr(unconnected, "monotonic", lambda: now)
    told = [hears(failed(REFUSED)) is not None for _ in range(100)]
    assert told.count(True) == 1
    assert hears(failed(AWAY)) is not None
    now += 61
    assert hears(failed(REFUSED)) is not None


def test_what_else_the_pool_says_is_not_told(hears: Unconnected) -> None:
    assert hears(record("discarding broken connection: %s", "<Connection [BAD] (host=10.1.2.3)>")) is None
    assert hears(record("reconnection attempt in pool %r failed after %s sec", "pool-1", 5)) is None
