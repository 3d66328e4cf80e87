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
KEY, LOG_KEY, NOTES, EVIDENCE = "witness.key", "log.vkey", "checkpoints", "evidence"


class WitnessFolder:
    """The folder that a witness keeps of one log."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Made where it is not there, and held so that no second witness writes into it meanwhile."""
        try:
            (self.path / NOTES).mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = os.open(self.path / ".lock", os.O_RDWR | os.O_CREAT, ONLY_ITS_OWNER)
        except OSError as problem:
            raise CannotStart(f"Nothing can be kept in “{self.path}”: {problem.strerror}.") from None
        try:
            _hold(lock, self.path)
            yield
        except OSError as problem:
            raise CannotStart(f"Something in “{self.path}” cannot be read or written: {problem}.") from None
        finally:
            os.close(lock)

    def must_be_of(self, log: VerifierKey) -> None:
        """A folder keeps one log: the key it was begun with has to be given again."""
        kept = self.path / LOG_KEY
        if not kept.exists():
            _write(kept, f"{log}\n")
        elif kept.read_text("utf-8").strip() != str(log):
            raise CannotStart(
                f"“{self.path}” was begun with another log's key, which is in “{kept}”. Keep each log in a folder of "
                "its own; where a tracker has changed its key, ask whoever runs it why, and begin a new folder."
            )

    def key(self, name: str | None) -> CosigningKey:
        """The witness's own key, made when it is first needed."""
        kept = self.path / KEY
        if not kept.exists():
            try:
                made = new_cosigning_key(name or f"witness/{token_hex(8)}")
            except NoteRefused as problem:
                raise CannotStart(f"--name: {problem}") from None
            _write(kept, f"{made.secret}\n")
            return made
        try:
            key = read_cosigning_key(kept.read_text("utf-8").strip())
        except (NoteRefused, ValueError) as problem:
            raise CannotStart(f"The key in “{kept}” cannot be used. {problem}") from None
        if name not in {None, key.verifier.name}:
            raise CannotStart(f"The witness of this folder is named “{key.verifier.name}”, and keeps that name.")
        return key

    def last(self, log: VerifierKey, witness: VerifierKey) -> KeptCheckpoint | None:
        """The largest checkpoint that was kept, as long as it is the one that was cosigned here."""
        kept = sorted((self.path / NOTES).glob("*.note"))
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

    def keep(self, note: Note) -> Path:
        """Keep a checkpoint for good."""
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
