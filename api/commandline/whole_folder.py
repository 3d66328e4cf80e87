"""Write a folder so that it is there whole, or not at all."""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from api.commandline.exits import CannotStart
from application.exporters.folder import Listed


class Folder:
    """A folder that is being written; what is in it so far, as a manifest lists it."""

    def __init__(self, place: Path) -> None:
        self.listed: dict[str, Listed] = {}
        self._place = place

    def write(self, name: str, pieces: Iterable[bytes], *, signed_at: str | None = None) -> None:
        """One more file, which is on the disk when this returns."""
        path, summed, size = self._place / name, hashlib.sha256(), 0
        path.parent.mkdir(exist_ok=True)
        with path.open("xb") as file:
            for piece in pieces:
                summed.update(piece)
                size += file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        self.listed[name] = Listed(size, summed.hexdigest(), signed_at)


@contextmanager
def whole_folder(where: Path) -> Iterator[Folder]:
    """A new folder: written beside its place under another name, and moved there when all of it is on the disk."""
    if os.path.lexists(where):
        raise CannotStart(f"There is something at “{where}” already. Name a folder that is not there yet.")
    making = where.parent / f".{where.name}-{token_hex(4)}.unfinished"
    try:
        making.mkdir(mode=0o700)
        yield Folder(making)
        for folder in (*(one for one in making.iterdir() if one.is_dir()), making):
            _reach_the_disk(folder)
        making.rename(where)
        _reach_the_disk(where.parent)
    except OSError as problem:
        raise CannotStart(f"“{where}” cannot be written: {problem.strerror}. Nothing was left there.") from None
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _reach_the_disk(folder: Path) -> None:
    """What a folder lists is durable only when the folder itself is."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
