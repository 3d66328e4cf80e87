"""A key opens its door until it ends, and the store could not say what it was."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from application.adapters.columns import KEYS
from application.adapters.event_store import TrackerApplication
from application.adapters.keys import KeyPrefixAmbiguous, KeyPrefixTooShort, StoredKeys
from application.ports import StoreIsBusy
from tests.application.adapters.by_hand import in_a_file
from tests.application.adapters.crossing import HandClock

A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def tokens(application: TrackerApplication, clock: HandClock) -> StoredKeys:
    return StoredKeys(application, clock, "tokens")


def number_of_rows(application: TrackerApplication, table: str = "tokens") -> int:
    with application.datastore.reading() as cursor:
        return len(cursor.execute(f"SELECT hash FROM {table}").fetchall())  # noqa: S608  # one of our own tables


@pytest.mark.parametrize("table", KEYS)
def test_a_key_stands_for_whom_it_was_made_for(application: TrackerApplication, clock: HandClock, table: str) -> None:
    keys = StoredKeys(application, clock, table)
    secret = keys.make("mayor", detail="over the bridge")
    key = keys.find(secret)
    assert re.fullmatch(r"tt_[A-Za-z0-9_-]{43}", secret)
    assert key is not None
    assert (key.person, key.detail, key.made_at, key.ends_at) == ("mayor", "over the bridge", clock.now(), None)


def test_a_key_of_one_kind_opens_nothing_of_another(
    tokens: StoredKeys, application: TrackerApplication, clock: HandClock
) -> None:
    assert StoredKeys(application, clock, "sessions").find(tokens.make("mayor")) is None


@pytest.mark.parametrize("guess", ["", "tt_", "tt_wrong", "\ud800", "x" * 10_000])
def test_an_unknown_secret_is_no_key(tokens: StoredKeys, guess: str) -> None:
    tokens.make("mayor")
    assert tokens.find(guess) is None
    assert tokens.take(guess) is None


@in_a_file
def test_the_store_does_not_hold_the_secret(tokens: StoredKeys, application: TrackerApplication, path: str) -> None:
    secret = tokens.make("mayor-of-the-crossing")
    application.close()
    written = b"".join(file.read_bytes() for file in Path(path).parent.iterdir())
    assert b"mayor-of-the-crossing" in written
    assert secret.removeprefix("tt_").encode() not in written


def test_a_key_opens_up_to_the_moment_it_ends(tokens: StoredKeys, clock: HandClock) -> None:
    secret = tokens.make("mayor", ends_at=clock.now() + A_MINUTE)
    clock.moves(A_MINUTE - timedelta(microseconds=1))
    assert tokens.find(secret) is not None
    clock.moves(timedelta(microseconds=1))
    assert tokens.find(secret) is None
    assert tokens.take(secret) is None
    assert tokens.listed() == []


def test_a_key_that_lay_idle_opens_no_more(tokens: StoredKeys, clock: HandClock) -> None:
    secret, idle = tokens.make("mayor"), timedelta(minutes=30)
    clock.moves(idle)
    assert tokens.find(secret, idle=idle) is not None
    clock.moves(idle)
    assert tokens.find(secret, idle=idle) is not None
    clock.moves(idle + timedelta(microseconds=1))
    assert tokens.find(secret, idle=idle) is None


def test_that_a_key_was_seen_is_written_down_once_a_minute_at_most(
    tokens: StoredKeys, application: TrackerApplication, clock: HandClock
) -> None:
    secret = tokens.make("mayor")
    first_seen = clock.now()
    assert tokens.find(secret) is not None
    clock.moves(A_MINUTE / 2)
    with application.datastore.writing():  # somebody writes, and no reader waits for them
        again = tokens.find(secret)
    assert again is not None
    assert again.seen_at == first_seen
    clock.moves(A_MINUTE / 2)
    tokens.find(secret)
    assert [key.seen_at for key in tokens.listed()] == [clock.now()]


@in_a_file
def test_a_store_that_may_only_be_read_still_lets_people_in(
    tokens: StoredKeys, application: TrackerApplication
) -> None:
    secret = tokens.make("mayor")
    with application.datastore.reading() as cursor:
        cursor.execute("PRAGMA query_only = ON")
    key = tokens.find(secret)
    assert key is not None
    assert key.seen_at is None


def test_a_key_that_is_taken_is_gone(tokens: StoredKeys) -> None:
    secret = tokens.make("mayor")
    taken = tokens.take(secret)
    assert taken is not None
    assert taken.person == "mayor"
    assert tokens.take(secret) is None
    assert tokens.find(secret) is None


def test_of_eight_who_race_for_a_key_one_takes_it(tokens: StoredKeys) -> None:
    secret = tokens.make("mayor")
    with ThreadPoolExecutor(8) as racers:
        taken = list(racers.map(tokens.take, [secret] * 8))
    assert len([key for key in taken if key]) == 1


def test_keys_are_listed_as_they_were_made_for_all_or_for_one(tokens: StoredKeys, clock: HandClock) -> None:
    for person in ("mayor", "engineer", "mayor"):
        tokens.make(person)
        clock.moves(timedelta(seconds=1))
    assert [key.person for key in tokens.listed()] == ["mayor", "engineer", "mayor"]
    assert [key.person for key in tokens.listed("engineer")] == ["engineer"]
    assert all(re.fullmatch("[0-9a-f]{12}", key.prefix) for key in tokens.listed())


def test_a_key_is_ended_by_the_beginning_of_its_hash(tokens: StoredKeys) -> None:
    secret, other = tokens.make("mayor"), tokens.make("mayor")
    prefix = tokens.listed()[0].prefix
    assert tokens.end(prefix.upper()) == 1
    assert [tokens.find(secret), tokens.find(other)].count(None) == 1
    assert tokens.end(prefix) == 0


def test_nobody_ends_the_key_of_somebody_else(tokens: StoredKeys) -> None:
    tokens.make("mayor")
    prefix = tokens.listed()[0].prefix
    assert tokens.end(prefix, person="engineer") == 0
    assert tokens.end(prefix, person="mayor") == 1


def test_all_keys_of_a_person_are_ended_at_once(tokens: StoredKeys) -> None:
    for person in ("mayor", "engineer", "mayor"):
        tokens.make(person)
    assert tokens.end("", person="mayor") == 2
    assert [key.person for key in tokens.listed()] == ["engineer"]


@pytest.mark.parametrize("person", [None, "mayor"])
def test_a_prefix_that_could_be_anybodys_is_refused(tokens: StoredKeys, person: str | None) -> None:
    tokens.make("mayor")
    with pytest.raises(KeyPrefixTooShort, match=r"is too short to name a token\. Give at least 8 characters"):
        tokens.end(tokens.listed()[0].prefix[:7], person=person)
    with pytest.raises(KeyPrefixTooShort):
        tokens.end("")
    assert len(tokens.listed()) == 1


def test_a_prefix_of_two_keys_ends_neither(tokens: StoredKeys, application: TrackerApplication) -> None:
    with application.datastore.writing() as cursor:
        for ending in ("1", "2"):
            cursor.execute(
                "INSERT INTO tokens VALUES (?, 'mayor', '2026-01-01T00:00:00+00:00', NULL, NULL, '')",
                ("0123456789ab" + ending,),
            )
    with pytest.raises(KeyPrefixAmbiguous, match="2 tokens have a hash that begins with “0123456789ab”"):
        tokens.end("0123456789ab")
    assert tokens.end("0123456789ab2") == 1


def test_wildcards_in_a_prefix_mean_nothing(tokens: StoredKeys) -> None:
    tokens.make("mayor")
    assert tokens.end("%%%%%%%%") == 0
    assert tokens.end("________") == 0


def test_what_has_ended_is_swept_out_when_a_new_one_is_made(
    tokens: StoredKeys, application: TrackerApplication, clock: HandClock
) -> None:
    tokens.make("mayor", ends_at=clock.now() + A_MINUTE)
    tokens.make("engineer")
    clock.moves(A_MINUTE)
    assert number_of_rows(application) == 2
    tokens.make("treasurer")
    assert [key.person for key in tokens.listed()] == ["engineer", "treasurer"]
    assert number_of_rows(application) == 2


@in_a_file
def test_a_key_that_could_not_be_kept_is_not_handed_out(tokens: StoredKeys, application: TrackerApplication) -> None:
    with application.datastore.reading() as cursor:
        cursor.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreIsBusy):
        tokens.make("mayor")


def test_telling_whose_key_it_was_does_not_wake_it(tokens: StoredKeys, clock: HandClock) -> None:
    secret, idle = tokens.make("mayor", ends_at=clock.now() + A_MINUTE * 90), timedelta(minutes=30)
    for wait in (A_MINUTE * 60, A_MINUTE * 60):  # it lies idle by then, and has ended
        clock.moves(wait)
        whose = tokens.find(secret, even_ended=True)
        assert whose is not None
        assert (whose.person, whose.seen_at) == ("mayor", None)
        assert tokens.find(secret, idle=idle) is None


def test_whose_a_key_was_is_remembered_for_its_time(application: TrackerApplication, clock: HandClock) -> None:
    sessions = StoredKeys(application, clock, "sessions", remembered=A_MINUTE)
    secret = sessions.make("mayor", ends_at=clock.now() + A_MINUTE)
    for wait, is_told in ((A_MINUTE * 1.5, True), (A_MINUTE / 2, False)):
        clock.moves(wait)
        sessions.make("engineer")
        assert (sessions.find(secret, even_ended=True) is not None) is is_told
        assert [key.person for key in sessions.listed()] == ["engineer"] * len(sessions.listed())
