"""Ed25519 over notes: signing them, and telling whether the key one trusts has signed."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from application.proofs.note import (
    Checkpoint,
    Note,
    NoteRefused,
    Signature,
    VerifierKey,
    is_a_name,
    read_checkpoint,
    read_note,
    read_typed,
)

_C2SP_SECRET = "PRIVATE+KEY+"  # noqa: S105  # what such a key begins with
_AS_BYTES = (Encoding.Raw, PrivateFormat.Raw, NoEncryption())
_AS_PEM = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


class SigningKey:
    """A private key under the name it signs with."""

    def __init__(self, name: str, private: Ed25519PrivateKey) -> None:
        if not is_a_name(name):
            raise NoteRefused(f"A key cannot be named “{name}”: a name has neither blanks nor a plus sign.")
        self._private = private
        self.verifier = VerifierKey(name, private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))

    def sign(self, text: str) -> Note:
        """The text with this key's signature, as a note."""
        if not text.endswith("\n"):
            raise NoteRefused("Only a text that ends with a newline can be signed.")
        signature = self._private.sign(text.encode())
        return Note(text, (Signature(self.verifier.name, self.verifier.key_id, signature),))

    def as_pem(self) -> bytes:
        """The private key as a PEM file has it (PKCS #8); its name is kept elsewhere."""
        return self._private.private_bytes(*_AS_PEM)


def new_key(name: str) -> SigningKey:
    """A key that nobody else has."""
    return SigningKey(name, Ed25519PrivateKey.generate())


def read_signing_key(content: bytes, name: str) -> SigningKey:
    """The key that a file holds: PKCS #8 as PEM, or C2SP's PRIVATE+KEY+…, which has to be of this name."""
    if content.startswith(_C2SP_SECRET.encode()):
        return _of_c2sp(content.decode("ascii", errors="replace").strip(), name)
    try:
        private = load_pem_private_key(content, password=None)
    except (ValueError, TypeError):  # TypeError: it is locked with a password
        raise NoteRefused("It is neither an open PEM file nor a C2SP private key.") from None
    if not isinstance(private, Ed25519PrivateKey):
        raise NoteRefused("It holds a key of another type; the tracker signs with Ed25519.")
    return SigningKey(name, private)


def _of_c2sp(text: str, name: str) -> SigningKey:
    """The secret has the form of a public key, with the seed where that has the key."""
    named, _, rest = text.removeprefix(_C2SP_SECRET).partition("+")
    key_id, _, encoded = rest.partition("+")
    key = SigningKey(named, Ed25519PrivateKey.from_private_bytes(read_typed(encoded)))
    if key.verifier.key_id.hex() != key_id:
        raise NoteRefused("Its id is not that of its key. Was it copied whole?")
    if named != name:
        raise NoteRefused(f"It is named “{named}”, and would have to sign as “{name}” here.")
    return key


def verified(note: str, key: VerifierKey) -> str:
    """The text of a note that this key has signed; refused where it has not, or where its signature does not hold."""
    read = read_note(note)
    ours = [each for each in read.signatures if (each.name, each.key_id) == (key.name, key.key_id)]
    if not ours:
        signers = ", ".join(f"{each.name}+{each.key_id.hex()}" for each in read.signatures)
        raise NoteRefused(f"It is not signed with the key {key.name}+{key.key_id.hex()}, but with {signers}.")
    public = Ed25519PublicKey.from_public_bytes(key.public)
    for each in ours:
        try:
            public.verify(each.signature, read.text.encode())
        except InvalidSignature:
            raise NoteRefused("Its signature does not hold: the text was changed, or another key signed it.") from None
    return read.text


def verified_checkpoint(note: str, key: VerifierKey) -> Checkpoint:
    """The checkpoint of a note that this key has signed; its origin has to be the key's name."""
    checkpoint = read_checkpoint(verified(note, key))
    if checkpoint.origin != key.name:
        raise NoteRefused(f"It is a checkpoint of “{checkpoint.origin}”, not of “{key.name}”.")
    return checkpoint
