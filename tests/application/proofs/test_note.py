"""Notes are those of C2SP: the published examples are read, verified and written byte for byte."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from application.proofs.note import Checkpoint, NoteRefused, read_checkpoint, read_key, read_note
from application.proofs.signing import new_key, read_signing_key, verified, verified_checkpoint
from tests.application.proofs import vectors

PETER = read_key(vectors.PETERS_KEY)
ENOCH = read_key(vectors.ENOCHS_KEY)
OURS = new_key("tracker.example/crossing")
ROOT = bytes(range(32))


def test_the_published_note_is_signed_byte_for_byte() -> None:
    key = read_signing_key(vectors.PETERS_SECRET.encode(), "PeterNeumann")
    assert str(key.verifier) == vectors.PETERS_KEY
    assert str(key.sign(vectors.PETERS_TEXT)) == f"{vectors.PETERS_TEXT}\n{vectors.PETERS_SIGNATURE}"


def test_the_published_note_is_verified_with_either_key() -> None:
    assert verified(vectors.PETERS_NOTE, PETER) == verified(vectors.PETERS_NOTE, ENOCH) == vectors.PETERS_TEXT
    assert str(read_note(vectors.PETERS_NOTE)) == vectors.PETERS_NOTE


def test_the_published_checkpoint_is_read_and_written() -> None:
    note = read_note(vectors.BEHIND_THE_SOFA)
    checkpoint = read_checkpoint(note.text)
    assert checkpoint[:2] == ("example.com/behind-the-sofa", 20_852_163)
    assert checkpoint.root.hex() == "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62"
    assert checkpoint.body == note.text
    assert [signature.name for signature in note.signatures] == ["example.com/behind-the-sofa"]
    assert str(note) == vectors.BEHIND_THE_SOFA


@pytest.mark.parametrize("vkey", [vectors.PETERS_KEY, vectors.ENOCHS_KEY])
def test_a_public_key_is_written_as_it_was_read(vkey: str) -> None:
    assert str(read_key(vkey)) == vkey


@pytest.mark.parametrize("secret", [False, True])
def test_no_mangled_key_is_accepted(secret: bool) -> None:
    """As the reference implementation tries it: every part of the text, and every character the next one."""
    whole = vectors.PETERS_SECRET if secret else vectors.PETERS_KEY
    mangled = {whole[begin:end] for begin in range(len(whole)) for end in range(begin, len(whole) + 1)} - {whole}
    mangled |= {f"{whole[:at]}{chr(ord(whole[at]) + 1)}{whole[at + 1 :]}" for at in range(len(whole))}
    for text in mangled:
        with pytest.raises(NoteRefused):
            read_signing_key(text.encode(), "PeterNeumann") if secret else read_key(text)


@pytest.mark.parametrize(
    ("vkey", "why"),
    [
        (vectors.ANOTHER_TYPE, "of another type"),
        (vectors.TOO_LONG, "should be base64"),
        (f"PeterNeumann+c74f20a3+{base64.b64encode(bytes([1, *range(33)])).decode()}", "its length is wrong"),
        (vectors.PETERS_KEY.replace("c74f20a3", "C74F20A3"), "its id should be c74f20a3"),
        (vectors.PETERS_KEY.replace("Peter", "Peter "), "its name has a blank"),
        ("PeterNeumann+c74f20a3+!!!!", "should be base64"),
        ("PeterNeumann", "it should read name"),
    ],
)
def test_a_key_that_is_refused_is_told_why(vkey: str, why: str) -> None:
    with pytest.raises(NoteRefused, match=why):
        read_key(vkey)


BAD_NOTES = {
    "no signature": vectors.PETERS_TEXT,
    "an empty line alone": f"{vectors.PETERS_TEXT}\n",
    "a signature cut short": vectors.PETERS_NOTE[:-1],
    "a control character": f"\x01{vectors.PETERS_NOTE}",
    "a carriage return": vectors.PETERS_NOTE.replace("\n", "\r\n"),
    "a name with a blank": f"{vectors.PETERS_TEXT}\n{vectors.PETERS_SIGNATURE.replace('rN', 'r N')}",
    "a name with a plus": f"{vectors.PETERS_TEXT}\n{vectors.PETERS_SIGNATURE.replace('rN', 'r+N')}",
    "a line that is none": f"{vectors.PETERS_NOTE}Unexpected line.\n",
    "a hyphen for a dash": vectors.PETERS_NOTE.replace("—", "-"),
    "too many": f"{vectors.PETERS_TEXT}\n{vectors.PETERS_SIGNATURE * 101}",
    "a key id alone": f"{vectors.PETERS_TEXT}\n— PeterNeumann x08gow==\n",
}


@pytest.mark.parametrize("note", BAD_NOTES.values(), ids=BAD_NOTES)
def test_what_is_no_note_is_refused(note: str) -> None:
    with pytest.raises(NoteRefused):
        read_note(note)


def test_sixteen_signatures_and_more_are_read() -> None:
    note = f"{vectors.PETERS_TEXT}\n{vectors.ENOCHS_SIGNATURE * 16}{vectors.PETERS_SIGNATURE}"
    assert verified(note, PETER) == vectors.PETERS_TEXT


def test_a_note_that_somebody_else_signed_is_refused_naming_them() -> None:
    with pytest.raises(NoteRefused, match=r"not signed with the key EnochRoot\+af0cfe78, but with PeterNeumann"):
        verified(f"{vectors.PETERS_TEXT}\n{vectors.PETERS_SIGNATURE}", ENOCH)


def test_a_changed_text_is_refused() -> None:
    with pytest.raises(NoteRefused, match="signature does not hold"):
        verified(vectors.PETERS_NOTE.replace("answer", "answers"), PETER)


def test_a_second_signature_of_the_same_key_has_to_hold_too() -> None:
    forged = vectors.PETERS_SIGNATURE.replace("x08go/ZJ", "x08go/ZK")
    with pytest.raises(NoteRefused, match="signature does not hold"):
        verified(f"{vectors.PETERS_TEXT}\n{vectors.PETERS_SIGNATURE}{forged}", PETER)


@given(st.integers(0, 2**40), st.binary(min_size=32, max_size=32))
def test_a_checkpoint_comes_back_as_it_was_signed(size: int, root: bytes) -> None:
    checkpoint = Checkpoint(OURS.verifier.name, size, root)
    note = str(OURS.sign(checkpoint.body))
    assert verified_checkpoint(note, read_key(str(OURS.verifier))) == checkpoint


def test_a_checkpoint_of_another_log_is_refused_though_the_key_signed_it() -> None:
    note = str(OURS.sign(Checkpoint("tracker.example/tunnel", 3, ROOT).body))
    with pytest.raises(NoteRefused, match=r"a checkpoint of “tracker\.example/tunnel”, not of “tracker\.example/cross"):
        verified_checkpoint(note, OURS.verifier)


BODY = Checkpoint("crossing", 3, ROOT).body


@pytest.mark.parametrize(
    "body",
    [
        "",
        "crossing\n3\n",
        BODY.replace("\n3\n", "\n03\n"),
        BODY.replace("\n3\n", "\n-3\n"),
        BODY.replace("\n3\n", "\n\n3\n"),
        BODY.replace("\n3\n", "\n٣\n"),
        BODY.replace("\n3\n", f"\n{'9' * 5000}\n"),
        BODY.removesuffix("\n"),
        BODY.replace("=", ""),
        f"crossing\n3\n{base64.b64encode(ROOT[1:]).decode()}\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(body: str) -> None:
    with pytest.raises(NoteRefused):
        read_checkpoint(body)


def test_lines_that_others_add_to_a_checkpoint_are_left_alone() -> None:
    assert read_checkpoint(f"{BODY}Timestamp: 1679315147\n") == Checkpoint("crossing", 3, ROOT)


def test_a_key_is_kept_as_a_pem_file_and_named_by_who_reads_it() -> None:
    assert read_signing_key(OURS.as_pem(), OURS.verifier.name).verifier == OURS.verifier


def pem_of_another_type() -> bytes:
    return generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"", "crossing", "neither an open PEM file"),
        (b"-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----\n", "crossing", "neither an open PEM file"),
        (pem_of_another_type(), "crossing", "another type"),
        (vectors.PETERS_SECRET.encode(), "crossing", "It is named “PeterNeumann”, and would have to sign as “crossin"),
        (OURS.as_pem(), "the crossing", "A key cannot be named “the crossing”"),
    ],
)
def test_what_is_no_signing_key_of_ours_is_refused(content: bytes, name: str, why: str) -> None:
    with pytest.raises(NoteRefused, match=why):
        read_signing_key(content, name)


def test_only_lines_are_signed() -> None:
    with pytest.raises(NoteRefused, match="ends with a newline"):
        OURS.sign("no newline")


def test_every_new_key_is_another() -> None:
    assert new_key("crossing").verifier != new_key("crossing").verifier
