"""Keys: secrets that open one thing for one person, of which the store keeps only hashes."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from application.adapters.columns import KEYS
from application.adapters.event_store import TrackerApplication
from application.adapters.store import Datastore
from application.ports import Clock, Key, StoreIsBusy
from domain.refusals import AgainstTheRecord, Malformed

SHORTEST_PREFIX = 8
SHOWN = 12
"""How many characters of a key's hash are shown in lists."""

SEEN_AGAIN_AFTER = timedelta(minutes=1)
"""How long a key is used before that is written down again, so that reads stay reads."""

_BYTES = 32

# “keys” stands for the table of one kind. Times are fixed-width text in UTC, which sorts as time does, and before “~”.
_FIND = """
SELECT hash, person, made_at, seen_at, ends_at, detail FROM keys
WHERE hash = :hash AND coalesce(ends_at, '~') > :now AND coalesce(seen_at, made_at) >= coalesce(:not_idle_since, '')
"""
_LISTED = """
SELECT hash, person, made_at, seen_at, ends_at, detail FROM keys
WHERE person = coalesce(:person, person) AND coalesce(ends_at, '~') > :now ORDER BY made_at, hash
"""
_TAKE = """
UPDATE keys SET ends_at = :now WHERE hash = :hash AND coalesce(ends_at, '~') > :now
RETURNING hash, person, made_at, seen_at, ends_at, detail
"""
_INSERT = "INSERT INTO keys VALUES (:hash, :person, :now, NULL, :ends_at, :detail)"
_SEEN = "UPDATE keys SET seen_at = :now WHERE hash = :hash"
_END = "UPDATE keys SET ends_at = :now WHERE hash = :hash"
_SWEEP = "DELETE FROM keys WHERE coalesce(ends_at, '~') <= :now"

Values = Mapping[str, str | None]


class KeyPrefixTooShort(Malformed):
    """So few characters could be any key."""

    def __init__(self, prefix: str, noun: str) -> None:
        super().__init__(
            f"“{prefix}” is too short to name a {noun}. Give at least {SHORTEST_PREFIX} characters of its hash."
        )


class KeyPrefixAmbiguous(AgainstTheRecord):
    """Which of several keys is meant is not said."""

    def __init__(self, prefix: str, noun: str, found: int) -> None:
        super().__init__(f"{found} {noun}s have a hash that begins with “{prefix}”; none was ended. Give more of it.")


class StoredKeys:
    """The keys of one kind, in the same store as the journal. One that has ended opens nothing any more."""

    def __init__(
        self, application: TrackerApplication, clock: Clock, table: str, *, remembered: timedelta = timedelta()
    ) -> None:
        self._application = application  # it closes the store when nobody holds it any more
        self._datastore: Datastore = application.datastore
        self._clock = clock
        self._table = table
        self._noun = KEYS[table]
        self._remembered = remembered

    def make(self, person: str, *, ends_at: datetime | None = None, detail: str = "") -> str:
        """Make a key; this is the only time its text is seen. What has ended is swept out beside.

        It is swept out at once, unless it is to be remembered for a while whose it was.
        """
        secret = f"tt_{secrets.token_urlsafe(_BYTES)}"
        now = self._now()
        made = {
            "hash": _hash(secret),
            "person": person,
            "ends_at": _text(ends_at) if ends_at else None,
            "detail": detail,
        }
        self._write((_SWEEP, {"now": _text(now - self._remembered)}), (_INSERT, {**made, "now": _text(now)}))
        return secret

    def find(self, secret: str, *, idle: timedelta | None = None, even_ended: bool = False) -> Key | None:
        """The key that a secret is, while it is in force; that it was seen is written down once a minute at most.

        One that is looked for though it may have ended is not seen by that, or it would come to life again.
        """
        now = self._now()
        if even_ended:
            return self._in_force(secret, None, datetime.min.replace(tzinfo=UTC))
        found = self._in_force(secret, idle, now)
        if found is None or now - (found.seen_at or datetime.min.replace(tzinfo=UTC)) < SEEN_AGAIN_AFTER:
            return found
        try:
            self._write((_SEEN, {"hash": _hash(secret), "now": _text(now)}), briefly=True)
        except StoreIsBusy:  # whoever only reads need not wait for those who write
            return found
        return found._replace(seen_at=now)

    def take(self, secret: str) -> Key | None:
        """The key that a secret is, which ends by being taken: of two who race for it one gets it."""
        now = self._now()
        if self._in_force(secret, None, now) is None:  # so that guesses do not keep writers waiting
            return None
        taken = self._write((_TAKE, {"hash": _hash(secret), "now": _text(now)}))
        return _key(taken[0]) if taken else None

    def listed(self, person: str | None = None) -> Sequence[Key]:
        """The keys in force, of one person or of all, in the order they were made."""
        return [_key(row) for row in self._read(_LISTED, {"person": person, "now": _text(self._now())})]

    def end(self, prefix: str, *, person: str | None = None) -> int:
        """End the one key whose hash begins so, or with no prefix all of a person's; how many there were."""
        if len(prefix) < SHORTEST_PREFIX and (prefix or person is None):
            raise KeyPrefixTooShort(prefix, self._noun)
        rows = self._read(_LISTED, {"person": person, "now": _text(self._now())})
        meant = [fingerprint for fingerprint, *_ in rows if fingerprint.startswith(prefix.lower())]
        if prefix and len(meant) > 1:
            raise KeyPrefixAmbiguous(prefix, self._noun, len(meant))
        now = _text(self._now())
        self._write(*((_END, {"hash": fingerprint, "now": now}) for fingerprint in meant))
        return len(meant)

    def _in_force(self, secret: str, idle: timedelta | None, now: datetime) -> Key | None:
        not_idle_since = None if idle is None else _text(now - idle)
        found = self._read(_FIND, {"hash": _hash(secret), "now": _text(now), "not_idle_since": not_idle_since})
        return _key(found[0]) if found else None

    def _now(self) -> datetime:
        return self._clock.now().astimezone(UTC)

    def _read(self, statement: str, values: Values) -> Sequence[tuple[str, ...]]:
        with self._datastore.reading() as cursor:
            return cursor.execute(statement.replace("keys", self._table), values).fetchall()

    def _write(self, *statements: tuple[str, Values], briefly: bool = False) -> Sequence[tuple[str, ...]]:
        """All of them or none; what the last one returns."""
        rows: Sequence[tuple[str, ...]] = ()
        with self._datastore.writing(briefly=briefly) as cursor:
            for statement, values in statements:
                found = cursor.execute(statement.replace("keys", self._table), values)
                rows = found.fetchall() if "RETURNING" in statement else ()
        return rows


def _key(row: tuple[str, ...]) -> Key:
    fingerprint, person, made_at, seen_at, ends_at, detail = row
    return Key(
        fingerprint[:SHOWN],
        person,
        datetime.fromisoformat(made_at),
        datetime.fromisoformat(seen_at) if seen_at else None,
        datetime.fromisoformat(ends_at) if ends_at else None,
        detail,
    )


def _text(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
