"""`tracker witness`: keep, check and cosign the checkpoints of a tracker that somebody else runs."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from api.commandline.drawing import write
from api.commandline.exits import DONE, REFUSED, CannotStart, explain
from api.commandline.public_key import public_key, why
from api.commandline.witness_folder import WitnessFolder
from api.commandline.witness_sources import (
    FellBehind,
    KeptCheckpoint,
    OutOfReach,
    ProofFailed,
    Source,
    source_at,
)
from application.proofs.note import Checkpoint, NoteRefused, VerifierKey, read_checkpoint, read_note
from application.proofs.signing import verified_checkpoint
from application.proofs.witnessing import LogNotConsistent, must_be_the_same

_A_WHILE = re.compile(r"(?P<number>[1-9][0-9]{0,4})(?P<unit>[smhd])", re.ASCII)
_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


def a_while(written: str) -> int:
    """A length of time, in seconds."""
    found = _A_WHILE.fullmatch(written)
    if found is None:
        raise typer.BadParameter(f"“{written}” is no length of time; 30s, 5m, 1h and 1d are.")
    return int(found["number"]) * _SECONDS[found["unit"]]


class Refused(Exception):
    """The log is not what it has to be; the sentence says how, and where the evidence is."""


class Witness(NamedTuple):
    """Who looks, at what, and where it is kept."""

    folder: WitnessFolder
    source: Source
    log: VerifierKey
    name: str | None

    def look(self, now: datetime) -> str:
        """Look at the latest checkpoint; keep and cosign it where it is new. What came of it, in sentences."""
        with self.folder.alone():
            key = self.folder.key(self.log, self.name)
            newest = self.folder.last(self.log, key.verifier)
            note = self.source.latest()
            shown = self._checkpoint_of(note)
            kept = self.folder.last(self.log, key.verifier, up_to=shown.size)
            with self._accusing(note, kept):
                self._must_agree(shown, kept)
            if newest and newest.checkpoint.size > shown.size:
                return self._looked_back(shown, newest, kept, note=note)
            if kept and kept.checkpoint.size == shown.size:
                return f"Nothing new: {_of(shown)}, and the root is that of the checkpoint you keep.\n"
            path = self.folder.keep(key.cosign(read_note(note), now), log=self.log, key=key)
        before = f"It goes on from the checkpoint of {kept.checkpoint.size:,} that you kept" if kept else _FIRST
        return f"Kept: {_of(shown)}. {before}.\nCosigned in {path}\nKey of this witness: {key.verifier}\n"

    def _looked_back(self, shown: Checkpoint, newest: KeptCheckpoint, kept: KeptCheckpoint | None, *, note: str) -> str:
        """What is to be said of a checkpoint that is older than the newest one kept."""
        with self._accusing(note, newest):
            try:
                self.source.must_lead_to(shown, newest, kept)
            except FellBehind as problem:
                raise Refused(str(problem)) from None
        return (
            f"Nothing new: what is shown ends at {shown.size:,} entries, and the checkpoint of "
            f"{newest.checkpoint.size:,} that you keep goes on from them.\n"
        )

    def _checkpoint_of(self, note: str) -> Checkpoint:
        try:
            read_checkpoint(read_note(note).text)
        except NoteRefused as problem:
            raise OutOfReach(f"What is shown as the latest checkpoint cannot be read. {problem}") from None
        try:
            return verified_checkpoint(note, self.log)
        except NoteRefused as problem:
            again = "" if self.folder.is_begun else _NOT_BEGUN.format(folder=self.folder.path)
            raise Refused(
                f"The latest checkpoint is not one of the log you trust, and was not kept. {problem}{again}"
            ) from None

    def _must_agree(self, shown: Checkpoint, kept: KeptCheckpoint | None) -> None:
        """Refuse what contradicts a checkpoint of no more entries that was kept."""
        if kept and kept.checkpoint.size == shown.size:
            must_be_the_same(shown, kept.checkpoint)
        else:
            self.source.must_go_on(shown, kept)

    @contextmanager
    def _accusing(self, note: str, kept: KeptCheckpoint | None) -> Iterator[None]:
        """What is shown to contradict what was kept is kept as evidence."""
        try:
            yield
        except LogNotConsistent as problem:
            proof = {"proof.json": problem.proof} if isinstance(problem, ProofFailed) else {}
            held = {"kept.note": kept.path.read_text("utf-8")} if kept else {}
            where = self.folder.accuse({"shown.note": note, "why.txt": f"{problem}\n", **held, **proof})
            raise Refused(f"{problem} It was not cosigned; the evidence is in {where}") from None


_NOT_BEGUN = " Nothing was begun in “{folder}”: run it again with the key that the log's operator published."
_FIRST = "It is the first you keep; from now on nothing before it can change unseen"


def _of(shown: Checkpoint) -> str:
    return f"the log “{shown.origin}” has {shown.size:,} entries"


def witness(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where you keep your key and the checkpoints.")],
    *,
    source: Annotated[
        str, typer.Option("--from", metavar="URL", help="The tracker's address, or the folder of an export.")
    ],
    log_key: Annotated[
        str, typer.Option("--log-key", metavar="KEY", help="The log's public key: a vkey, or a file that holds one.")
    ],
    token_file: Annotated[
        Path | None, typer.Option("--token-file", metavar="FILE", help="A file with the token that opens the tracker.")
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="What you sign as, such as audit.example/w1; asked for once."),
    ] = None,
    once: Annotated[
        bool, typer.Option("--once", help="Look once, which is what happens unless said otherwise.")
    ] = False,
    every: Annotated[
        int | None, typer.Option("--every", metavar="TIME", parser=a_while, help="Look again and again: every 5m, 1h.")
    ] = None,
) -> None:
    """Keep the checkpoints of somebody else's tracker, so that what it recorded cannot change unseen.

    Each is fetched, proved to go on from the one kept before, cosigned, and kept for good; “tracker verify --known”
    takes any of them. Exit code 0: it holds; 1: the log contradicts what you kept, and the evidence is kept; 2: it
    cannot be reached or read.
    """
    if once and every is not None:
        raise CannotStart("--once and --every say different things. Give one of them.")
    log = public_key(log_key, option="--log-key")
    found = source_at(source, token=_token_in(token_file), log_key=str(log))
    looking = Witness(WitnessFolder(folder), found, log, name)
    raise typer.Exit(_looked(looking) if every is None else _look_again(looking, every))


def _looked(looking: Witness) -> int:
    try:
        write(looking.look(datetime.now(UTC)))
    except Refused as refusal:
        explain(str(refusal))
        return REFUSED
    return DONE


def _look_again(looking: Witness, seconds: float, *, wait: Callable[[float], None] = time.sleep) -> int:
    """Until it is stopped, or the log contradicts itself; one that is out of reach may come back."""
    try:
        while True:
            try:
                if code := _looked(looking):
                    return code
            except OutOfReach as problem:
                explain(f"{problem} It is tried again.")
            wait(seconds)
    except KeyboardInterrupt:
        return DONE


def _token_in(file: Path | None) -> str | None:
    if file is None:
        return None
    try:
        token = file.read_text("utf-8").strip()
    except (OSError, ValueError) as problem:
        raise CannotStart(f"The token in “{file}” cannot be read: {why(problem)}.") from None
    if not (token.isascii() and token.isprintable() and token and " " not in token):
        raise CannotStart(f"There is no token in “{file}”: one word was expected.")
    return token
