"""Cosignatures are those of C2SP tlog-cosignature: a witness's own is verified, and ours is made byte for byte so.

The specification publishes no key for its example, so of that the framing alone can be held. The cosignature that is
verified is one that a public witness gave to a public log: remora.n621.de on a checkpoint of the Certificate
Transparency log arche2025h1; its key is in the tests of transparency-dev/formats (note/note_cosigv1_test.go).
"""

import base64
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from application.proofs.cosignature import CosigningKey, cosigned_at, new_cosigning_key, read_cosigning_key
from application.proofs.note import ED25519_COSIGNATURE, Checkpoint, NoteRefused, read_checkpoint, read_key, read_note
from application.proofs.signing import new_key, verified_checkpoint
from tests.application.proofs import vectors

REMORA = read_key(vectors.REMORAS_KEY, ED25519_COSIGNATURE)
NINE = datetime(2026, 7, 14, 9, 30, tzinfo=UTC)
LOG = new_key("tracker.example/crossing")
SIGNED = LOG.sign(Checkpoint("tracker.example/crossing", 17, bytes(range(32))).body)


@pytest.fixture
def witness() -> CosigningKey:
    return new_cosigning_key("auditor.example/w1")


def test_a_checkpoint_of_a_public_log_is_verified_with_its_own_key() -> None:
    assert verified_checkpoint(vectors.ARCHE, read_key(vectors.ARCHES_KEY)).size == 1_432_088_532


def test_the_cosignature_of_a_public_witness_is_verified() -> None:
    assert str(REMORA) == vectors.REMORAS_KEY
    assert cosigned_at(vectors.ARCHE, REMORA) == datetime.fromtimestamp(0x6A122120, UTC)


@pytest.mark.parametrize(
    ("old", "new"), [("1432088532", "1432088533"), ("U7WM79jr", "U7WM79js"), ("arche2025h1.", "a.")]
)
def test_the_cosignature_of_a_public_witness_does_not_hold_for_another_text(old: str, new: str) -> None:
    with pytest.raises(NoteRefused, match="cosignature does not hold"):
        cosigned_at(vectors.ARCHE.replace(old, new), REMORA)


def test_the_published_example_is_framed_as_we_frame_it() -> None:
    note = read_note(vectors.COSIGNED)
    assert read_checkpoint(note.text).size == 20_852_163
    log, witness = note.signatures
    assert (log.name, len(log.signature)) == ("example.com/behind-the-sofa", 64)
    assert (witness.name, witness.key_id.hex(), len(witness.signature)) == ("witness.example.com/w1", "8d66cf3f", 72)
    assert int.from_bytes(witness.signature[:8], "big") == 1_679_315_147


def test_what_is_signed_is_the_message_of_the_specification(witness: CosigningKey) -> None:
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    at = datetime.fromtimestamp(1_679_315_147, UTC)
    [signature] = witness.cosign(read_note(vectors.COSIGNED)._replace(signatures=()), at).signatures
    seed = base64.b64decode(witness.secret.split("+", 4)[4])[1:]  # base64 may hold a “+” itself
    signed = Ed25519PrivateKey.from_private_bytes(seed).sign(f"cosignature/v1\ntime 1679315147\n{text}".encode())
    assert signature.signature == (1_679_315_147).to_bytes(8, "big") + signed


def test_a_cosigned_checkpoint_is_still_one_of_the_log(witness: CosigningKey) -> None:
    cosigned = str(witness.cosign(SIGNED, NINE))
    assert cosigned.startswith(str(SIGNED))
    assert verified_checkpoint(cosigned, LOG.verifier).size == 17
    assert cosigned_at(cosigned, witness.verifier) == NINE


def test_a_witness_that_has_not_cosigned_is_said(witness: CosigningKey) -> None:
    with pytest.raises(NoteRefused, match=r"The witness auditor\.example/w1\+[0-9a-f]{8} has not cosigned it"):
        cosigned_at(str(SIGNED), witness.verifier)


def test_a_cosignature_of_another_length_is_not_taken_for_one(witness: CosigningKey) -> None:
    cosigned = witness.cosign(SIGNED, NINE)
    log, ours = cosigned.signatures
    for cut in (ours.signature[:-1], ours.signature[8:], ours.signature + b"\0", b"\xff" * 72):
        with pytest.raises(NoteRefused, match="cannot be read"):
            cosigned_at(str(cosigned._replace(signatures=(log, ours._replace(signature=cut)))), witness.verifier)


def test_a_key_is_read_as_it_was_kept(witness: CosigningKey) -> None:
    assert read_cosigning_key(witness.secret).verifier == witness.verifier
    assert read_key(str(witness.verifier), ED25519_COSIGNATURE) == witness.verifier


def test_the_key_of_a_witness_is_not_that_of_a_log(witness: CosigningKey) -> None:
    with pytest.raises(NoteRefused, match="another type; the tracker signs with Ed25519"):
        read_key(str(witness.verifier))
    with pytest.raises(NoteRefused, match="another type; a witness signs with Ed25519 cosignatures"):
        read_key(str(LOG.verifier), ED25519_COSIGNATURE)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda secret: secret[12:],
        lambda secret: secret[:-4],
        lambda secret: secret.replace("w1+", "w2+"),
        lambda secret: secret.replace("PRIVATE+KEY+", "PRIVATE+KEY+ "),
        lambda _: "",
    ],
)
def test_a_private_key_that_was_not_copied_whole_is_refused(witness: CosigningKey, spoil: Callable[[str], str]) -> None:
    with pytest.raises(NoteRefused, match="neither blanks nor a plus sign"):
        new_cosigning_key("the auditor")
