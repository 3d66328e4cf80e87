"""Look at the log of a tracker that somebody else runs: what holds is kept and cosigned, and what does not is not."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import NamedTuple

from api.commandline.drawing import write
from api.commandline.exits import DONE, REFUSED, explain
from api.commandline.witness_folder import WitnessFolder
from api.commandline.witness_sources import FellBehind, KeptCheckpoint, OutOfReach, ProofFailed, Source
from application.proofs.note import Checkpoint, NoteRefused, VerifierKey, read_checkpoint, read_note
from application.proofs.signing import verified_checkpoint
from application.proofs.witnessing import LogNotConsistent, must_be_the_same


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


def look_once(looking: Witness) -> int:
    """Say what came of it, with the exit code that tells whether it holds."""
    try:
        write(looking.look(datetime.now(UTC)))
    except Refused as refusal:
        explain(str(refusal))
        return REFUSED
    return DONE


def look_again(looking: Witness, seconds: float, *, wait: Callable[[float], None] = time.sleep) -> int:
    """Until it is stopped, or the log contradicts itself; one that is out of reach may come back."""
    try:
        while True:
            try:
                if code := look_once(looking):
                    return code
            except OutOfReach as problem:
                explain(f"{problem} It is tried again.")
            wait(seconds)
    except KeyboardInterrupt:
        return DONE
