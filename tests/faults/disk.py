"""A disk that loses its power: of what was not synced, anything may be missing, in any order, torn between sectors.

Of a file, what a finished sync covered is there. Of every later write each sector of 512 bytes may or may not be, in
whatever order; a later change of length may or may not be. Of a folder, the names that its last sync covered are there;
a name that was given or taken since may or may not be, whether or not the file behind it was synced.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.faults.strace import Call

SECTOR = 512
_SYNCS = ("fdatasync", "fsync")
_OF_NAMES = ("openat", "unlink", "unlinkat")


class CallNotKnown(Exception):
    """A program did something to the disk that is not imitated here, so that no image would be worth anything."""

    def __init__(self, call: Call) -> None:
        super().__init__(f"This disk does not know what {call.name}({call.arguments[:200]}) does.")


class Write(NamedTuple):
    """Bytes at a place."""

    offset: int
    content: bytes


class Truncate(NamedTuple):
    """A new length."""

    length: int


Change = Write | Truncate


@dataclass
class File:
    """What is certainly on the disk of a file, and what may be."""

    certain: bytearray = field(default_factory=bytearray)
    pending: list[Change] = field(default_factory=list)

    def sync(self) -> None:
        """All of it is certain now."""
        for change in self.pending:
            apply(change, self.certain)
        self.pending.clear()

    def after_a_power_cut(self, chance: random.Random) -> bytes:
        """One of the many things that can be left of it."""
        left, share = bytearray(self.certain), chance.choice((0.0, 0.1, 0.5, 0.9, 0.99, 1.0))
        changes = list(self.pending)
        if chance.random() < 0.5:
            chance.shuffle(changes)
        for change in changes:
            for part in sectors_of(change):
                if chance.random() < share:
                    apply(part, left)
        return bytes(left)


def apply(change: Change, content: bytearray) -> None:
    """Do to the content what the change says; a gap is filled with zeros."""
    if isinstance(change, Truncate):
        del content[change.length :]
        content.extend(bytes(change.length - len(content)))
        return
    content.extend(bytes(max(0, change.offset - len(content))))
    content[change.offset : change.offset + len(change.content)] = change.content


def sectors_of(change: Change) -> Iterator[Change]:
    """The parts of a change that a disk writes each whole or not at all."""
    if isinstance(change, Truncate):
        yield change
        return
    begin, end = change.offset, change.offset + len(change.content)
    while begin < end:
        until = min(end, (begin // SECTOR + 1) * SECTOR)
        yield Write(begin, change.content[begin - change.offset : until - change.offset])
        begin = until


class Disk:
    """One folder of the disk, to which calls are done in the order in which a program made them."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._certain: dict[str, File] = {}
        self._names: dict[str, list[File | None]] = {}  # what each name has stood for since the folder's last sync

    def does(self, call: Call) -> None:
        """Take a call into account; what failed, or is no concern of this folder, changes nothing."""
        if call.result < 0:
            return
        if call.name in _OF_NAMES:
            self._changes_names(call)
        elif self._holds(call.file):
            self._changes(self._file(call.file), call)
        elif call.file == self._folder and call.name in _SYNCS:
            self._all_names_are_certain()
        elif self._folder in call.arguments and "-shm" not in call.arguments:
            raise CallNotKnown(call)

    def _changes_names(self, call: Call) -> None:
        if not self._holds(call.named):
            return
        if call.name != "openat":
            self._name_stands_for(call.named, None)
        elif self._now(call.named) is None:
            self._name_stands_for(call.named, File())
        elif "O_TRUNC" in call.arguments:
            self._file(call.named).pending.append(Truncate(0))

    def _changes(self, file: File, call: Call) -> None:
        if call.name == "pwrite64":
            file.pending.append(Write(call.last_number, call.written))
        elif call.name == "ftruncate":
            file.pending.append(Truncate(call.last_number))
        elif call.name in _SYNCS:
            file.sync()
        else:
            raise CallNotKnown(call)

    def _all_names_are_certain(self) -> None:
        names = {*self._certain, *self._names}
        self._certain = {name: file for name in names if (file := self._now(name))}
        self._names.clear()

    def left(self, chance: random.Random) -> dict[str, bytes]:
        """What is found when the power is back: names and what stands under them."""
        names = {*self._certain, *self._names}
        found = {name: chance.choice([self._certain.get(name), *self._names.get(name, [])]) for name in names}
        return {Path(name).name: file.after_a_power_cut(chance) for name, file in found.items() if file}

    def _holds(self, path: str) -> bool:
        return Path(path).parent == Path(self._folder) and not path.endswith("-shm")

    def _name_stands_for(self, path: str, file: File | None) -> None:
        self._names.setdefault(path, []).append(file)

    def _now(self, path: str) -> File | None:
        since = self._names.get(path)
        return since[-1] if since else self._certain.get(path)

    def _file(self, path: str) -> File:
        file = self._now(path)
        assert file is not None, path
        return file
