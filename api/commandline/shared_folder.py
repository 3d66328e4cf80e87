"""The folder in which workers of one server meet, and what is left of it by a server that was killed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import NamedTuple

_BEGINNING = "tracker-workers-"
_HELD = "held"


class SharedFolder(NamedTuple):
    """A folder, and the descriptor of a lock in it: whoever has that open is using the folder."""

    path: Path
    held: int


@contextmanager
def shared_folder() -> Iterator[SharedFolder]:
    """A folder for one server, gone at the end.

    The lock is had before it has its name, so that whoever finds it free knows that all who used the folder are gone.
    """
    with TemporaryDirectory(prefix=_BEGINNING) as folder:
        lock = Path(folder) / _HELD
        written = lock.with_suffix(".begun")
        held = os.open(written, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            flock(held, LOCK_EX)
            written.rename(lock)
            yield SharedFolder(Path(folder), held)
        finally:
            os.close(held)


def remove_what_is_left() -> None:
    """Remove our own folders that nobody uses any more: a server that is killed, and its workers with it, leaves one.

    A folder without a lock is left alone, as somebody may be making it.
    """
    for lock in Path(gettempdir()).glob(f"{_BEGINNING}*/{_HELD}"):
        with suppress(OSError):  # somebody uses it, or removes it, too, or it is not ours
            if lock.parent.lstat().st_uid == os.getuid():
                _remove_unless_held(lock)


def _remove_unless_held(lock: Path) -> None:
    held = os.open(lock, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        flock(held, LOCK_EX | LOCK_NB)
        shutil.rmtree(lock.parent)
    finally:
        os.close(held)
