"""Bearer tokens, of which the store keeps only hashes."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import UTC

import orjson
from eventsourcing.persistence import PersistenceError

from application.adapters.datastore import TrackerDatastore, in_our_words
from application.adapters.event_store import TrackerApplication
from application.ports import Clock
from domain.actor import Actor, Grant, Role
from domain.refusals import AgainstTheRecord, Malformed

SHORTEST_PREFIX = 8
SHOWN = 12
"""How many characters of a token's hash are shown in lists."""

_BYTES = 32


class TokenPrefixTooShort(Malformed):
    """So few characters could be any token."""

    def __init__(self, prefix: str) -> None:
        super().__init__(
            f"“{prefix}” is too short to name a token. Give at least {SHORTEST_PREFIX} characters of its hash."
        )


class TokenPrefixAmbiguous(AgainstTheRecord):
    """Which of several tokens is meant is not said."""

    def __init__(self, prefix: str, found: int) -> None:
        super().__init__(f"{found} tokens have a hash that begins with “{prefix}”; none was revoked. Give more of it.")


class SQLiteTokens:
    """The tokens of one portfolio, in the same file as its journal."""

    def __init__(self, application: TrackerApplication, clock: Clock) -> None:
        self._application = application  # it closes the store when nobody holds it any more
        self._datastore: TrackerDatastore = application.datastore
        self._clock = clock

    def create(self, name: str, grants: Sequence[Grant]) -> str:
        """Make a token for a role title; this is the only time its text is seen."""
        token = f"tt_{secrets.token_urlsafe(_BYTES)}"
        granted = orjson.dumps(grants_as_json(grants)).decode()
        self._write("INSERT INTO tokens VALUES (?, ?, ?, ?, NULL)", _hash(token), name, granted, self._now())
        return token

    def actor(self, token: str) -> Actor | None:
        """Whom a token stands for, or nothing where it is unknown or revoked."""
        found = self._read("SELECT name, grants FROM tokens WHERE hash = ? AND revoked_at IS NULL", _hash(token))
        return _actor(*found[0]) if found else None

    def list(self) -> Sequence[tuple[str, Actor]]:
        """The first characters of every token's hash, and whom it stands for."""
        found = self._read("SELECT hash, name, grants FROM tokens WHERE revoked_at IS NULL ORDER BY created_at, hash")
        return [(fingerprint[:SHOWN], _actor(name, grants)) for fingerprint, name, grants in found]

    def revoke(self, prefix: str) -> int:
        """End the one token whose hash begins so; how many there were, which is none or one."""
        if len(prefix) < SHORTEST_PREFIX:
            raise TokenPrefixTooShort(prefix)
        wanted = "SELECT hash FROM tokens WHERE substr(hash, 1, length(?1)) = ?1 AND revoked_at IS NULL"
        found = self._read(wanted, prefix.lower())
        if len(found) > 1:
            raise TokenPrefixAmbiguous(prefix, len(found))
        for (fingerprint,) in found:
            self._write("UPDATE tokens SET revoked_at = ? WHERE hash = ?", self._now(), fingerprint)
        return len(found)

    def _now(self) -> str:
        return self._clock.now().astimezone(UTC).isoformat(timespec="microseconds")

    def _read(self, statement: str, *values: str) -> Sequence[tuple[str, ...]]:
        with self._datastore.reading() as cursor:
            return cursor.execute(statement, values).fetchall()

    def _write(self, statement: str, *values: str) -> None:
        try:
            with self._datastore.transaction(commit=True) as cursor:
                cursor.execute(statement, values)
        except PersistenceError as problem:
            in_our_words(problem, self._datastore.path)


def grants_as_json(grants: Sequence[Grant]) -> Sequence[tuple[str, str]]:
    """Each grant as the role and the programme it holds for."""
    return [(grant.role.value, grant.programme) for grant in grants]


def _actor(name: str, grants: str) -> Actor:
    return Actor(name, tuple(Grant(Role(role), programme) for role, programme in orjson.loads(grants)))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
