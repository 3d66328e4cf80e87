"""What of an entry goes into the log: an envelope that says who and when, and a commitment to what is kept inside.

The content can be withheld, or erased together with its salt, and the log still holds: the leaf is made of the
envelope alone.
"""

from hashlib import sha256
from typing import NamedTuple

import orjson

from application.proofs.merkle import leaf_hash

SALT_SIZE = 16  # bytes


class Envelope(NamedTuple):
    """What is open of an entry, in the order in which its canonical JSON has it. What is None is left out there.

    `stream` and `commitment` are hexadecimal, `recorded_at` and the days as the journal writes them. `previous` is the
    position of the programme's entry before this one; the first has none.
    """

    actor: str
    batch: str | None
    command_id: str
    commitment: str
    corrects: int | None
    effective_on: str | None
    kind: str
    known_on: str | None
    name: str
    position: int
    previous: int | None
    programme: str
    reason: str | None
    recorded_at: str
    ref: str
    role: str
    shape: int
    stream: str
    version: int

    def as_json(self) -> bytes:
        """Its canonical JSON: keys in order, without blanks."""
        return orjson.dumps({name: value for name, value in zip(_NAMES, self, strict=True) if value is not None})

    def leaf(self) -> bytes:
        """Its leaf."""
        return leaf_hash(self.as_json())


_NAMES = Envelope._fields


class Inside(NamedTuple):
    """What an envelope commits to: the fact, as its stored bytes, and the words that were given with it."""

    fact: bytes
    note: str | None
    because: str | None
    authority: str | None
    source: str | None

    def as_json(self) -> bytes:
        """Its canonical JSON; the bytes of the fact are taken as they are."""
        fact, note, because, authority, source = self
        content: dict[str, object] = {}
        if authority is not None:
            content["authority"] = authority
        if because is not None:
            content["because"] = because
        content["fact"] = orjson.Fragment(fact)
        if note is not None:
            content["note"] = note
        if source is not None:
            content["source"] = source
        return orjson.dumps(content)


def commitment(salt: bytes, content: bytes) -> bytes:
    """What binds an envelope to its content, and gives nothing of it away as long as nobody has the salt."""
    return sha256(salt + content).digest()
