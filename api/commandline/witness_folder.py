"""The folder of a witness: its key, the checkpoints it kept, and the evidence of what it caught.

Nothing in it is ever written over. A file is whole or is not there: it is written beside its place, brought to the
disk, and then given its name.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from api.commandline.exits import CannotStart
from api.commandline.witness_sources import KeptCheckpoint
from application.proofs.cosignature import CosigningKey, cosigned_at, new_cosigning_key, read_cosigning_key
from application.proofs.note import Note, NoteRefused, VerifierKey, read_checkpoint
from application.proofs.signing import verified_checkpoint

if sys.platform != "win32":  # there, whoever runs two at once looks after them
    import fcntl

ONLY_ITS_OWNER = 0o600
KEY, LOG_KEY, NOTES, EVIDENCE, LOCK = "witness.key", "log.vkey", "checkpoints", "evidence", ".lock"
_ITS_OWN = {KEY, LOG_KEY, NOTES, EVIDENCE, LOCK}


class WitnessFolder:
    """The folder that a witness keeps of one log."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Made where it is not there, and held so that no second witness writes into it meanwhile."""
        try:
            self._must_be_its_own()
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            (self.path / NOTES).mkdir(mode=0o700, exist_ok=True)
            lock = os.open(self.path / LOCK, os.O_RDWR | os.O_CREAT, ONLY_ITS_OWNER)
        except OSError as problem:
            raise CannotStart(f"Nothing can be kept in “{self.path}”: {problem.strerror}.") from None
        try:
            _hold(lock, self.path)
            yield
        except OSError as problem:
            raise CannotStart(f"Something in “{self.path}” cannot be read or written: {problem}.") from None
        finally:
            os.close(lock)

    def _must_be_its_own(self) -> None:
        """An export would no longer be one with the things of a witness in it."""
        others = sorted({each.name for each in self.path.iterdir()} - _ITS_OWN) if self.path.is_dir() else []
        if others and not (self.path / KEY).exists():
            raise CannotStart(
                f"“{self.path}” is no folder of a witness: “{others[0]}” is in it. Name a new one; it is made."
            )

    def key(self, log: VerifierKey, name: str | None) -> CosigningKey:
        """The witness's own key; one that is new is kept with the first checkpoint, as before that nothing is begun.

        Refused where the folder was begun with the key of another log, or under another name.
        """
        if not self.is_begun:
            return _new_key(name)
        self._must_be_of(log)
        kept = self.path / KEY
        if not kept.exists():
            raise CannotStart(f"The key “{kept}” is gone. Put it back from its copy, or begin a new folder.")
        try:
            key = read_cosigning_key(kept.read_text("utf-8").strip())
        except (NoteRefused, ValueError) as problem:
            raise CannotStart(f"The key in “{kept}” cannot be used. {problem}") from None
        if name not in {None, key.verifier.name}:
            raise CannotStart(
                f"The witness of this folder is named “{key.verifier.name}”, and keeps that name. Leave --name out, or "
                "begin a new folder."
            )
        return key

    @property
    def is_begun(self) -> bool:
        """Whether a checkpoint was ever kept; until then the folder belongs to no log and to no name."""
        return any((self.path / NOTES).glob("*.note"))

    def _must_be_of(self, log: VerifierKey) -> None:
        kept = self.path / LOG_KEY
        if not kept.exists():
            raise CannotStart(f"The log's key “{kept}” is gone. Put it back, or begin a new folder.")
        if kept.read_text("utf-8").strip() != str(log):
            raise CannotStart(
                f"“{self.path}” was begun with another log's key, which is in “{kept}”. Keep each log in a folder of "
                "its own; where a tracker has changed its key, ask whoever runs it why, and begin a new folder."
            )

    def last(self, log: VerifierKey, witness: VerifierKey, *, up_to: int | None = None) -> KeptCheckpoint | None:
        """The largest checkpoint that was kept, or that of so many entries at most, as it was cosigned here."""
        kept = sorted((self.path / NOTES).glob("*.note"))
        kept = [note for note in kept if up_to is None or note.name <= _name(up_to)]
        if not kept:
            return None
        try:
            note = kept[-1].read_text("utf-8")
            cosigned_at(note, witness)
            checkpoint = verified_checkpoint(note, log)
        except (NoteRefused, ValueError) as problem:
            raise CannotStart(f"The checkpoint kept in “{kept[-1]}” does not hold any more. {problem}") from None
        if kept[-1].name != _name(checkpoint.size):
            raise CannotStart(f"“{kept[-1]}” is the checkpoint of {checkpoint.size:,} entries, under another number.")
        return KeptCheckpoint(checkpoint, kept[-1])

    def keep(self, note: Note, *, log: VerifierKey, key: CosigningKey) -> Path:
        """Keep a checkpoint for good; with the first one the folder is bound to its log and to its witness."""
        if not self.is_begun:
            for name, text in ((LOG_KEY, f"{log}\n"), (KEY, f"{key.secret}\n")):
                (self.path / name).unlink(missing_ok=True)  # nothing was ever signed with what an earlier try left
                _write(self.path / name, text)
        path = self.path / NOTES / _name(read_checkpoint(note.text).size)
        _write(path, str(note))
        return path

    def accuse(self, files: Mapping[str, str]) -> Path:
        """Keep what shows that the log was changed; the same is kept once, however often it is shown."""
        said = sha256("\0".join(f"{name}\0{files[name]}" for name in sorted(files)).encode()).hexdigest()[:16]
        folder = self.path / EVIDENCE / said
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, text in files.items():
            if not (folder / name).exists():
                _write(folder / name, text)
        return folder


def _new_key(name: str | None) -> CosigningKey:
    if name is None:
        raise CannotStart(
            "Say with --name what you sign as, such as audit.example/w1. It is on every checkpoint you cosign, and is "
            "kept for good; later it need not be said again."
        )
    try:
        return new_cosigning_key(name)
    except NoteRefused as problem:
        raise CannotStart(f"--name: {problem}") from None


def _name(size: int) -> str:
    return f"{size:012}.note"


def _hold(lock: int, path: Path) -> None:
    if sys.platform == "win32":
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise CannotStart(f"Another witness is at work in “{path}”.") from None


def _write(path: Path, text: str) -> None:
    """A new file that only its owner may read, whole and on the disk before it has its name."""
    if path.exists():
        raise FileExistsError(f"“{path}” is there already")
    beside = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_ITS_OWNER), "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        beside.rename(path)
    finally:
        with suppress(OSError):
            beside.unlink()
    _bring_to_disk(path.parent)


def _bring_to_disk(folder: Path) -> None:
    """The folder's own list of files; not every system knows how."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
