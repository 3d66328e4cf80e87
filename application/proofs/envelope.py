"""What of an entry goes into the log: an envelope that says who and when, and a commitment to what is kept inside.

The content can be withheld, or erased together with its salt, and the log still holds: the leaf is made of the
envelope alone.
"""

from hashlib import sha256

import orjson

SALT_SIZE = 16  # bytes

_BEGUN = sha256()
"""What every commitment is hashed on from, as that is cheaper than to begin a hash."""

_MAY_BE_MISSING = ("batch", "corrects", "effective_on", "known_on", "previous", "reason")


def envelope(stated: dict[str, str | int | None]) -> bytes:
    """The canonical JSON of what is open of an entry: keys in order, without blanks, what is missing left out.

    `stated` is used up. Its keys are actor, batch, command_id, commitment, corrects, effective_on, kind, known_on,
    name, position, previous, programme, reason, recorded_at, ref, role, shape, stream and version; commitment and
    stream are hexadecimal, and `previous` is the position of the programme's entry before this one.
    """
    for name in _MAY_BE_MISSING:
        if stated[name] is None:
            del stated[name]
    return orjson.dumps(stated, option=orjson.OPT_SORT_KEYS)


def content(fact: bytes, *, note: str | None, because: str | None, authority: str | None, source: str | None) -> bytes:
    """The canonical JSON of what an envelope commits to; the fact is in it as the bytes that are stored."""
    authority_said = b"" if authority is None else b'"authority":%b,' % orjson.dumps(authority)
    because_said = b"" if because is None else b'"because":%b,' % orjson.dumps(because)
    note_said = b"" if note is None else b',"note":%b' % orjson.dumps(note)
    source_said = b"" if source is None else b',"source":%b' % orjson.dumps(source)
    return b'{%b%b"fact":%b%b%b}' % (authority_said, because_said, fact, note_said, source_said)


def commitment(salt: bytes, of: bytes) -> bytes:
    """What binds an envelope to its content, and gives nothing of it away as long as nobody has the salt."""
    bound = _BEGUN.copy()
    bound.update(salt)
    bound.update(of)
    return bound.digest()
