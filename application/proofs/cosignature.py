"""Cosignatures: a witness signs a checkpoint of somebody else's log, and the time with it (C2SP tlog-cosignature).

What it states is that at this time the checkpoint was the largest it had seen of the log, and that it goes on from
every one it had seen before.
"""

import base64
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from application.proofs.note import (
    ED25519_COSIGNATURE,
    Note,
    NoteRefused,
    Signature,
    VerifierKey,
    is_a_name,
    read_note,
    read_typed,
)

_C2SP_SECRET = "PRIVATE+KEY+"  # noqa: S105  # what such a key begins with
_AS_BYTES = (Encoding.Raw, PrivateFormat.Raw, NoEncryption())
_TIME_SIZE = 8  # bytes; seconds since 1970, the highest byte first
_SIGNATURE_SIZE = 64
_LATEST = 253_402_300_799  # the last second that a datetime can say


class CosigningKey:
    """The private key of a witness under its name."""

    def __init__(self, name: str, private: Ed25519PrivateKey) -> None:
        if not is_a_name(name):
            raise NoteRefused(f"A witness cannot be named “{name}”: a name has neither blanks nor a plus sign.")
        self._private = private
        public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.verifier = VerifierKey(name, public, ED25519_COSIGNATURE)

    def cosign(self, note: Note, at: datetime) -> Note:
        """The note with this witness's signature behind those it has."""
        seconds = int(at.timestamp())
        signed = self._private.sign(_message(note.text, seconds))
        stamped = seconds.to_bytes(_TIME_SIZE, "big") + signed
        return Note(note.text, (*note.signatures, Signature(self.verifier.name, self.verifier.key_id, stamped)))

    @property
    def secret(self) -> str:
        """The key as a file keeps it, in the form that C2SP's own programs read."""
        kind_and_seed = bytes([self.verifier.kind]) + self._private.private_bytes(*_AS_BYTES)
        written = base64.b64encode(kind_and_seed).decode("ascii")
        return f"{_C2SP_SECRET}{self.verifier.name}+{self.verifier.key_id.hex()}+{written}"


def new_cosigning_key(name: str) -> CosigningKey:
    """A key that nobody else has."""
    return CosigningKey(name, Ed25519PrivateKey.generate())


def read_cosigning_key(text: str) -> CosigningKey:
    """The key that was kept as its `secret`; refused where it was not copied whole."""
    name, _, rest = text.removeprefix(_C2SP_SECRET).partition("+")
    key_id, _, encoded = rest.partition("+")
    if not text.startswith(_C2SP_SECRET) or not encoded:
        raise NoteRefused("This is no private key of a witness: it should read PRIVATE+KEY+name+id+key.")
    key = CosigningKey(name, Ed25519PrivateKey.from_private_bytes(read_typed(encoded, ED25519_COSIGNATURE)))
    if key.verifier.key_id.hex() != key_id:
        raise NoteRefused("Its id is not that of its key. Was it copied whole?")
    return key


def cosigned_at(note: str, witness: VerifierKey) -> datetime:
    """When a witness cosigned a note; refused where it has not, or where its signature does not hold."""
    read = read_note(note)
    named = f"{witness.name}+{witness.key_id.hex()}"
    theirs = [each for each in read.signatures if (each.name, each.key_id) == (witness.name, witness.key_id)]
    if not theirs:
        raise NoteRefused(f"The witness {named} has not cosigned it.")
    return max(_time_of(each, read.text, witness) for each in theirs)


def _time_of(signature: Signature, text: str, witness: VerifierKey) -> datetime:
    stamped = signature.signature
    seconds = int.from_bytes(stamped[:_TIME_SIZE], "big")
    if len(stamped) != _TIME_SIZE + _SIGNATURE_SIZE or seconds > _LATEST:
        raise NoteRefused("A cosignature in it cannot be read.")
    try:
        Ed25519PublicKey.from_public_bytes(witness.public).verify(stamped[_TIME_SIZE:], _message(text, seconds))
    except InvalidSignature:
        raise NoteRefused("Its cosignature does not hold: the text was changed, or another key signed it.") from None
    return datetime.fromtimestamp(seconds, UTC)


def _message(text: str, seconds: int) -> bytes:
    """What is signed: a line that says what this is, one with the time, and the whole text of the note."""
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()
