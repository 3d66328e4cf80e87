"""Where a witness finds the log: at the tracker's own address, or in the folder of an export."""

import base64
import binascii
import json
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

import httpx2

from api.commandline.exits import CannotStart
from api.identity_providers import is_loopback, is_safe_to_ask
from api.refusals import shown as fit_to_show
from application.proofs import verifier
from application.proofs.merkle import HASH_SIZE
from application.proofs.note import Checkpoint
from application.proofs.witnessing import LogNotConsistent, must_go_on, must_lead_to

PATIENCE = 10.0
"""Seconds until a tracker that says nothing is given up, and in which a whole answer has to come."""

LARGEST_ANSWER = 64_000
"""The bytes an answer may have; a checkpoint has some hundred, and a proof never more than a few thousand."""

LONGEST_PROOF = 128


class KeptCheckpoint(NamedTuple):
    """The checkpoint that a witness kept last, and the file it is in."""

    checkpoint: Checkpoint
    path: Path


class OutOfReach(CannotStart):
    """The log cannot be reached or read, now; later it may be."""


class NotThere(OutOfReach):
    """The tracker answers, and has not what it was asked for."""


class FellBehind(Exception):
    """A tracker has fewer entries than it had. Its notes alone do not show why, so nobody is accused."""


class ProofFailed(LogNotConsistent):
    """What was to show that the log goes on does not; `proof` is what was shown, for whoever is to judge."""

    def __init__(self, sentence: str, proof: str) -> None:
        super().__init__(sentence)
        self.proof = proof


class Source(Protocol):
    """Where checkpoints come from, with what shows that each goes on from those before."""

    def latest(self) -> str:
        """The latest checkpoint as a signed note, which nobody has looked at yet."""
        ...

    def must_go_on(self, shown: Checkpoint, kept: KeptCheckpoint | None) -> None:
        """Refuse a checkpoint as ProofFailed where it does not go on from the kept one."""
        ...

    def must_lead_to(self, shown: Checkpoint, kept: KeptCheckpoint, before: KeptCheckpoint | None) -> None:
        """Refuse an older checkpoint as ProofFailed where the kept one does not go on from it.

        `before` is the largest that was kept of no more entries, and agrees with what is shown. Refused as FellBehind
        where a tracker has lost entries, and as OutOfReach where it cannot be told.
        """
        ...


def source_at(where: str, *, token: str | None, log_key: str) -> Source:
    """The tracker at an address, or the folder of an export."""
    if "://" in where:
        return Tracker(where, token)
    if token is not None:
        raise CannotStart("A token opens a tracker at an address; the folder of an export needs none.")
    return Export(Path(where), log_key)


class Tracker:
    """A tracker at its address, asked over HTTP."""

    def __init__(self, address: str, token: str | None) -> None:
        self._address = address.rstrip("/")
        self._headers = {"Accept-Encoding": "identity"}  # so that what is counted is what is read
        if token is not None:
            if not is_safe_to_ask(address):
                raise CannotStart(
                    f"The token is not sent to “{fit_to_show(address)}”, where others could read it: it takes an "
                    "address that begins with https://, or this machine."
                )
            self._headers["Authorization"] = f"Bearer {token}"

    def latest(self) -> str:
        """Its latest checkpoint."""
        try:
            return self._ask("/api/checkpoint").decode("utf-8")
        except UnicodeDecodeError:
            raise OutOfReach(f"What “{self._address}” answers is no checkpoint.") from None

    def must_go_on(self, shown: Checkpoint, kept: KeptCheckpoint | None) -> None:
        """Ask for the proof and check it."""
        if kept is None:
            return
        before = kept.checkpoint
        answer = self._proof(before.size, shown.size) if before.size else b""
        with _shown_as(answer):
            must_go_on(shown, before, _hashes_in(answer) if answer else [])

    def must_lead_to(self, shown: Checkpoint, kept: KeptCheckpoint, _: KeptCheckpoint | None) -> None:
        """Ask for the proof, which nobody has who lost entries, and check it."""
        after = kept.checkpoint
        try:
            answer = self._proof(shown.size or after.size, after.size)  # of no entries there is nothing to ask
        except NotThere:
            raise FellBehind(
                f"The tracker shows a checkpoint of {shown.size:,} entries as its latest, and you keep one of "
                f"{after.size:,}: entries are gone from it, as after an old backup was put back, or what you are shown "
                "is out of date. The two cannot be compared with what is here. Keep yours, and ask whoever runs it."
            ) from None
        with _shown_as(answer):
            must_lead_to(shown, after, _hashes_in(answer))

    def _proof(self, old: int, new: int) -> bytes:
        return self._ask(f"/api/proofs/consistency?from={old}&to={new}")

    def _ask(self, path: str) -> bytes:
        try:
            return self._answer_to(f"{self._address}{path}")
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as problem:
            why = fit_to_show(str(problem) or type(problem).__name__).rstrip(".")
            raise OutOfReach(f"The tracker at “{fit_to_show(self._address)}” cannot be reached: {why}.") from None

    def _answer_to(self, url: str) -> bytes:
        on_this_machine = is_loopback(urlsplit(url).hostname or "")  # a proxy would take it for its own
        with (
            httpx2.Client(timeout=PATIENCE, trust_env=not on_this_machine) as client,
            client.stream("GET", url, headers=self._headers) as answer,
        ):
            content = read_whole(answer)
            if answer.status_code != HTTPStatus.OK:
                refused = NotThere if answer.status_code == HTTPStatus.NOT_FOUND else OutOfReach
                raise refused(_refusal_in(answer.status_code, content, self._address))
            return content


@contextmanager
def _shown_as(proof: bytes) -> Iterator[None]:
    """What a proof fails to show is refused together with the proof."""
    try:
        yield
    except LogNotConsistent as problem:
        raise ProofFailed(str(problem), proof.decode("utf-8", "replace")) from None


def read_whole(answer: httpx2.Response) -> bytes:
    """What somebody else answers, unless it is too much or takes too long."""
    content, ends_at = bytearray(), monotonic() + PATIENCE
    for chunk in answer.iter_raw():
        content += chunk
        if len(content) > LARGEST_ANSWER:
            raise httpx2.ReadError(f"it answers with more than {LARGEST_ANSWER:,} bytes", request=answer.request)
        if monotonic() > ends_at:
            raise httpx2.ReadTimeout(f"it takes longer than {PATIENCE:.0f} seconds", request=answer.request)
    return bytes(content)


def _refusal_in(status: int, content: bytes, address: str) -> str:
    """The tracker's own sentence, where it is one."""
    try:
        detail = json.loads(content)["detail"]
    except (ValueError, LookupError, TypeError):
        detail = "it gives no reason. Is it the address of a tracker?"
    return f"“{fit_to_show(address)}” answers with {status}: {on_one_line(detail)}"


def on_one_line(detail: object) -> str:
    """Somebody else's words, on one line and not without end."""
    return "".join(each if each.isprintable() else " " for each in str(detail)[:500])


def _hashes_in(answer: bytes) -> list[bytes]:
    """The hashes of a proof as the tracker writes it."""
    try:
        found: Any = json.loads(answer)["proof"]  # Any: JSON
        hashes = [base64.b64decode(each, validate=True) for each in found]
    except (ValueError, LookupError, TypeError, binascii.Error):
        raise OutOfReach("What the tracker answers is no proof of consistency.") from None
    if len(hashes) > LONGEST_PROOF or any(len(each) != HASH_SIZE for each in hashes):
        raise OutOfReach("What the tracker answers is no proof of consistency.")
    return hashes


class Export:
    """The folder of an export, which holds all that it takes: the log is made again from its entries."""

    def __init__(self, folder: Path, log_key: str) -> None:
        self._folder, self._log_key = folder, log_key

    def latest(self) -> str:
        """Its last checkpoint."""
        if not self._folder.is_dir():
            raise OutOfReach(
                f"There is no folder “{self._folder}”. Name that of an export, or a tracker's address, which begins "
                "with https:// or http://."
            )
        notes = sorted((self._folder / verifier.NOTES).glob("*.note"))
        if not notes:
            raise OutOfReach(f"There is no checkpoint in “{self._folder}”. Is it the folder of an export?")
        try:
            return _text_of(notes[-1])
        except (OSError, ValueError) as problem:
            raise OutOfReach(f"The checkpoint “{notes[-1]}” cannot be read: {problem}.") from None

    def must_go_on(self, shown: Checkpoint, kept: KeptCheckpoint | None) -> None:
        """Verify the whole export, against the kept checkpoint where there is one."""
        verdict = verifier.verify(self._folder, self._log_key, known=str(kept.path) if kept else None)
        if verdict.code == verifier.UNREADABLE:
            raise OutOfReach(" ".join(verdict.sentences))
        if verdict.code != verifier.SOUND or verdict.size != shown.size:
            raise ProofFailed(" ".join(verdict.sentences), verdict.as_json())

    def must_lead_to(self, shown: Checkpoint, kept: KeptCheckpoint, before: KeptCheckpoint | None) -> None:
        """An export ends where it ends; only a checkpoint of as many entries that was kept shows what follows it."""
        if before and before.checkpoint.size == shown.size:
            return
        goes_on = f", and goes on from the {before.checkpoint.size:,} that you kept before" if before else ""
        raise OutOfReach(
            f"This export is older than what you keep: it ends at {shown.size:,} entries, and you keep a checkpoint of "
            f"{kept.checkpoint.size:,}. It fits together{goes_on}; whether your checkpoint goes on from it cannot be "
            f"compared with what is here. Look at the tracker itself, or at an export of {kept.checkpoint.size:,} "
            "entries or more."
        )


def _text_of(note: Path) -> str:
    with note.open("rb") as file:
        content = file.read(LARGEST_ANSWER + 1)
    if len(content) > LARGEST_ANSWER:
        raise ValueError(f"it has more than {LARGEST_ANSWER:,} bytes")
    return content.decode("utf-8")
