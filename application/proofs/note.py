"""Signed notes and checkpoints as text: C2SP signed-note, and the body that tlog-checkpoint gives to one."""

import base64
import binascii
import re
from hashlib import sha256
from typing import NamedTuple

from application.proofs.merkle import HASH_SIZE

ED25519 = 0x01
"""The signature type of C2SP signed-note; others are left to whoever knows them."""

ED25519_COSIGNATURE = 0x04
"""The signature type of a witness, which signs the time with the checkpoint (C2SP tlog-cosignature)."""

KEY_ID_SIZE = 4
_KEY_SIZE = 32
_SIGNS = {ED25519: "the tracker signs with Ed25519", ED25519_COSIGNATURE: "a witness signs with Ed25519 cosignatures"}
MOST_SIGNATURES = 100
_BEGINS_A_SIGNATURE = "— "
_A_NAME = re.compile(r"[^\s+\x00-\x1f\x7f]+")
_A_SIZE = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)


class NoteRefused(Exception):
    """A note, a checkpoint or a key cannot be read, or is not signed by who it should be. The sentence says why."""


class VerifierKey(NamedTuple):
    """A public Ed25519 key under the name it signs with, and what it signs: notes, or cosignatures."""

    name: str
    public: bytes
    kind: int = ED25519

    @property
    def key_id(self) -> bytes:
        """Four bytes that tell keys of one name apart; they prove nothing."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:KEY_ID_SIZE]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{_base64(bytes([self.kind]) + self.public)}"


class Signature(NamedTuple):
    """One signature of a note: whose it says it is, and its bytes."""

    name: str
    key_id: bytes
    signature: bytes

    def __str__(self) -> str:
        return f"{_BEGINS_A_SIGNATURE}{self.name} {_base64(self.key_id + self.signature)}\n"


class Note(NamedTuple):
    """A text and who signed it. The text ends with a newline, which is signed too."""

    text: str
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        return f"{self.text}\n{''.join(map(str, self.signatures))}"


class Checkpoint(NamedTuple):
    """What a log says of itself: it has so many entries, and this is their root."""

    origin: str
    size: int
    root: bytes

    @property
    def body(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{_base64(self.root)}\n"


def read_key(text: str, kind: int = ED25519) -> VerifierKey:
    """A public key as a vkey has it, name+id+key; refused where its id is not its own or it is of another type."""
    parts = text.split("+", 2)
    if len(parts) != 3:  # noqa: PLR2004  # name, id, key
        raise NoteRefused("This is no public key: it should read name+id+key.")
    name, key_id, key = parts
    if not is_a_name(name):
        raise NoteRefused("This is no public key: its name has a blank or nothing in it.")
    found = VerifierKey(name, read_typed(key, kind), kind)
    if found.key_id.hex() != key_id:
        raise NoteRefused(f"This is no public key: its id should be {found.key_id.hex()}. Was it copied whole?")
    return found


def read_typed(key: str, kind: int = ED25519) -> bytes:
    """The 32 bytes of a key, public or private, that stand in base64 behind the byte of its type."""
    kind_and_key = _of_base64(key)
    if kind_and_key[0] != kind:
        raise NoteRefused(f"This is a key of another type; {_SIGNS[kind]}.")
    if len(kind_and_key) != _KEY_SIZE + 1:
        raise NoteRefused("This is no key: its length is wrong. Was it copied whole?")
    return kind_and_key[1:]


def is_a_name(text: str) -> bool:
    """Whether a key may have this name: neither blanks nor a plus sign in it."""
    return bool(_A_NAME.fullmatch(text))


def read_note(text: str) -> Note:
    """A note and its signatures, of which none has been verified yet."""
    signed, separator, lines = text.rpartition("\n\n")
    if not separator or not lines.endswith("\n") or _has_control_characters(text):
        raise NoteRefused("This is no signed note: a text, an empty line and signatures were expected.")
    signatures = tuple(_signature(line) for line in lines.split("\n")[:-1])
    if len(signatures) > MOST_SIGNATURES:
        raise NoteRefused(f"This note has {len(signatures)} signatures; {MOST_SIGNATURES} are the most.")
    return Note(f"{signed}\n", signatures)


def read_checkpoint(body: str) -> Checkpoint:
    """The text of a note as a checkpoint; lines that follow its three are somebody else's and left alone."""
    lines = body.split("\n")
    if len(lines) < 4 or "" in lines[:-1]:  # noqa: PLR2004  # three lines, and what follows the last newline
        raise NoteRefused("This is no checkpoint: an origin, a size and a root were expected, a line each.")
    origin, size, root = lines[:3]
    root_hash = _of_base64(root)
    if not _A_SIZE.fullmatch(size) or len(root_hash) != HASH_SIZE:
        raise NoteRefused("This is no checkpoint: its size or its root cannot be read.")
    return Checkpoint(origin, int(size), root_hash)


def _signature(line: str) -> Signature:
    name, _, encoded = line.removeprefix(_BEGINS_A_SIGNATURE).partition(" ")
    content = _of_base64(encoded)
    if not line.startswith(_BEGINS_A_SIGNATURE) or not is_a_name(name) or len(content) <= KEY_ID_SIZE:
        raise NoteRefused("This is no signed note: a line where a signature should be is none.")
    return Signature(name, content[:KEY_ID_SIZE], content[KEY_ID_SIZE:])


def _has_control_characters(text: str) -> bool:
    return any(character < " " and character != "\n" for character in text)


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _of_base64(text: str) -> bytes:
    """The bytes, as long as there is only this one way to write them."""
    try:
        content = base64.b64decode(text.encode(), validate=True)
    except binascii.Error:
        content = b""
    if not content or _base64(content) != text:
        raise NoteRefused("Something in it should be base64 and is not.")
    return content
