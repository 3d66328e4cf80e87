"""A token opens the door until it is revoked, and the store could not say what it was."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from application.adapters.event_store import TrackerApplication
from application.adapters.tokens import SQLiteTokens, TokenPrefixAmbiguous, TokenPrefixTooShort
from application.ports import StoreIsBusy
from domain.actor import Actor, Grant, Role
from tests.application.adapters.crossing import CROSSING, HandClock

MANAGER = Actor("Crossing manager", (Grant(Role.PROGRAMME_MANAGER, CROSSING), Grant(Role.VIEWER)))


@pytest.fixture
def tokens(application: TrackerApplication, clock: HandClock) -> SQLiteTokens:
    return SQLiteTokens(application, clock)


def test_a_token_stands_for_whom_it_was_made_for(tokens: SQLiteTokens) -> None:
    token = tokens.create(*MANAGER)
    assert re.fullmatch(r"tt_[A-Za-z0-9_-]{43}", token)
    assert tokens.actor(token) == MANAGER


@pytest.mark.parametrize("guess", ["", "tt_", "tt_wrong", "\ud800", "x" * 10_000])
def test_an_unknown_token_stands_for_nobody(tokens: SQLiteTokens, guess: str) -> None:
    tokens.create(*MANAGER)
    assert tokens.actor(guess) is None


def test_the_store_does_not_hold_the_token(tokens: SQLiteTokens, application: TrackerApplication, path: str) -> None:
    token = tokens.create(*MANAGER)
    application.close()
    written = b"".join(file.read_bytes() for file in Path(path).parent.iterdir())
    assert b"Crossing manager" in written
    assert token.encode() not in written
    assert token.removeprefix("tt_").encode() not in written


def test_tokens_are_listed_by_the_beginning_of_their_hash_as_they_were_made(
    tokens: SQLiteTokens, clock: HandClock
) -> None:
    for name in ("Mayor", "Bridge engineer", "Treasurer"):
        tokens.create(name, MANAGER.grants)
        clock.moves(timedelta(seconds=1))
    assert [actor.name for _, actor in tokens.list()] == ["Mayor", "Bridge engineer", "Treasurer"]
    assert all(re.fullmatch("[0-9a-f]{12}", prefix) for prefix, _ in tokens.list())


def test_a_revoked_token_stands_for_nobody_and_is_listed_no_more(tokens: SQLiteTokens) -> None:
    token, other = tokens.create(*MANAGER), tokens.create(*MANAGER)
    prefix = next(prefix for prefix, _ in tokens.list())
    assert tokens.revoke(prefix.upper()) == 1
    assert [tokens.actor(token), tokens.actor(other)].count(None) == 1
    assert len(tokens.list()) == 1
    assert tokens.revoke(prefix) == 0


def test_a_prefix_that_could_be_anybodys_is_refused(tokens: SQLiteTokens) -> None:
    tokens.create(*MANAGER)
    with pytest.raises(TokenPrefixTooShort, match="at least 8 characters"):
        tokens.revoke(tokens.list()[0][0][:7])
    assert len(tokens.list()) == 1


def test_a_prefix_of_two_tokens_revokes_neither(tokens: SQLiteTokens, application: TrackerApplication) -> None:
    with application.datastore.transaction(commit=True) as cursor:
        for ending in ("1", "2"):
            cursor.execute("INSERT INTO tokens VALUES (?, 'Mayor', '[]', '', NULL)", ("0123456789ab" + ending,))
    with pytest.raises(TokenPrefixAmbiguous, match="2 tokens"):
        tokens.revoke("0123456789ab")
    assert len(tokens.list()) == 2
    assert tokens.revoke("0123456789ab2") == 1


def test_wildcards_in_a_prefix_mean_nothing(tokens: SQLiteTokens) -> None:
    tokens.create(*MANAGER)
    assert tokens.revoke("%%%%%%%%") == 0
    assert tokens.revoke("________") == 0


def test_a_token_that_could_not_be_kept_is_not_handed_out(
    tokens: SQLiteTokens, application: TrackerApplication
) -> None:
    with application.datastore.reading() as cursor:
        cursor.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreIsBusy):
        tokens.create(*MANAGER)
