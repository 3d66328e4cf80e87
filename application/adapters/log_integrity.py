"""Is the log what its entries make it? Everything in it is made again from the rows, and held against what is kept."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from application.adapters.log_rows import (
    envelope_of,
    is_bound,
    origin_of,
    rows,
    size_of,
)
from application.adapters.mapper import Row
from application.adapters.signing_key_file import key_in
from application.adapters.store import Cursor
from application.log_ports import LogInconsistent, NothingSigned
from application.proofs.merkle import HASH_SIZE, Frontier, leaf_hash, root_of, split
from application.proofs.note import NoteRefused, VerifierKey, read_checkpoint, read_note
from application.proofs.tiles import WIDTH

T = TypeVar("T")

_ALL_CHECKPOINTS = "SELECT size, note FROM checkpoints ORDER BY size"
_ALL_TILES = "SELECT level, number FROM tiles ORDER BY level, number"
_TILE = "SELECT hashes FROM tiles WHERE level = ? AND number = ?"


def of_the_log(cursor: Cursor, checkpoints: "Checkpoints") -> Iterator[str]:
    """What is wrong with the log, a sentence each."""
    log = _Again(cursor)
    yield from log.of_the_entries()
    yield from log.tiles.close()
    yield from checkpoints.findings(log)


class _Again:
    """The log made anew from the rows of the journal: never more of it in memory than a tile of each level."""

    def __init__(self, cursor: Cursor) -> None:
        self.frontier = Frontier()
        self.tiles = _Tiles(cursor)
        self.roots = {0: self.frontier.root()}
        """At nothing, and at the sizes of the checkpoints."""
        self._cursor = cursor
        self._sizes = {size for size, _ in cursor.execute(_ALL_CHECKPOINTS).fetchall()}
        self._last_of: dict[str, int] = {}

    def of_the_entries(self) -> Iterator[str]:
        """Each entry names the one before it, holds what it was bound to, and is the leaf that is kept."""
        for row in rows(self._cursor, after=0, up_to=size_of(self._cursor)):
            yield from self._of_the_entry(row)
            leaf = _leaf_of(row)
            self.frontier.append(leaf)
            yield from self.tiles.append(0, leaf)
            if self.frontier.size in self._sizes:
                self.roots[self.frontier.size] = self.frontier.root()

    def _of_the_entry(self, row: Row) -> Iterator[str]:
        position, programme = row[0], row[7]
        *_, previous, _, _, leaf = row
        due = self._last_of.get(programme)
        self._last_of[programme] = position
        if previous != due:
            yield (
                f"Entry {position} names {_named(previous)} as the entry of “{programme}” before it; "
                f"it should name {_named(due)}."
            )
        if not _made(is_bound, row):
            yield f"Entry {position} does not hold what it was bound to: its fact, or the words with it, were changed."
        if _made(_leaf, row) != leaf:
            yield f"Entry {position} is not the one that entered the log: who, when or what of it was changed."


class _Tiles:
    """The tiles made anew, and each held against the one that is kept as soon as it is full."""

    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor
        self._filling: list[list[bytes]] = []
        self._full: list[int] = []

    def append(self, level: int, node: bytes) -> Iterator[str]:
        """One more node of a level; what is wrong with the tile where that fills one."""
        if level == len(self._filling):
            self._filling.append([])
            self._full.append(0)
        hashes = self._filling[level]
        hashes.append(node)
        if len(hashes) == WIDTH:
            yield from self._differs(level, hashes)
            self._full[level] += 1
            self._filling[level] = []
            yield from self.append(level + 1, root_of(hashes))

    def close(self) -> Iterator[str]:
        """What is wrong with the tiles that are being filled, and which are kept that nothing makes."""
        being_filled = [level for level, hashes in enumerate(self._filling) if level and hashes]
        for level in being_filled:
            yield from self._differs(level, self._filling[level])
        made = {level: full + (level in being_filled) for level, full in enumerate(self._full)}
        for level, number in self._cursor.execute(_ALL_TILES).fetchall():
            if not isinstance(number, int) or not 0 <= number < made.get(level, 0):
                yield f"The log keeps a tile {number} of level {level}, which its entries do not make."

    def _differs(self, level: int, hashes: list[bytes]) -> Iterator[str]:
        number = self._full[level]
        kept = self._cursor.execute(_TILE, (level, number)).fetchone()
        if kept is None:
            yield f"The log has lost its tile {number} of level {level}."
        elif kept[0] != b"".join(hashes):
            first = (number * WIDTH + _first_difference(kept[0], hashes)) * WIDTH**level + 1
            yield f"Tile {number} of level {level} of the log does not match its entries, from entry {first} on."


def _leaf(row: Row) -> bytes:
    return leaf_hash(envelope_of(row, row[-4], row[-2]))


def _leaf_of(row: Row) -> bytes:
    """The kept leaf, so that one changed entry is one finding; made anew only where it is no leaf at all."""
    kept = row[-1]
    return kept if isinstance(kept, bytes) and len(kept) == HASH_SIZE else _made(_leaf, row) or bytes(HASH_SIZE)


def _made(make: Callable[..., T], *columns: object) -> T | None:
    """What is made of columns, or nothing where they hold something it cannot be made of."""
    try:
        return make(*columns)
    except (TypeError, ValueError, AttributeError):
        return None


def _named(position: object) -> str:
    return "none" if position is None else f"{position}"


def _first_difference(kept: object, made: list[bytes]) -> int:
    found = split(kept) if isinstance(kept, bytes) else []
    same = (one == other for one, other in zip(found, made, strict=False))
    return next((at for at, is_same in enumerate(same) if not is_same), min(len(found), len(made)))


class Checkpoints:
    """Those that were signed: each can be read, is of this log, and has the root that the entries make."""

    def __init__(self, cursor: Cursor, signing_key: Path | None, key: VerifierKey | None) -> None:
        """The public key is the one that was given, or that of the signing key in its file."""
        self._cursor = cursor
        self._signing_key = signing_key
        self._key = key
        self._signed = 0

    def findings(self, log: _Again) -> Iterator[str]:
        """What is wrong with them. Without a key signatures are left out, and `not_looked_at` says so afterwards."""
        try:
            origin = origin_of(self._cursor)
            self._key = self._key or _public_key(self._signing_key, origin)
        except LogInconsistent as problem:
            yield str(problem)
            return
        except NothingSigned as problem:
            yield str(problem)  # of the file of the key; what the notes say can be looked at all the same
        for size, note in self._cursor.execute(_ALL_CHECKPOINTS).fetchall():
            self._signed += 1
            yield from self._wrong_with(size, note, origin=origin, log=log)

    def not_looked_at(self) -> Iterator[str]:
        """What nobody has verified."""
        if self._signed and self._key is None:
            whose = (
                "signature of its checkpoint"
                if self._signed == 1
                else f"signatures of its {self._signed:,} checkpoints"
            )
            yield f"the {whose}, as there is no key. Give the log's public key with --key."

    def _wrong_with(self, size: int, note: object, *, origin: str, log: _Again) -> Iterator[str]:
        try:
            checkpoint = read_checkpoint(_text_of(note, self._key))
        except NoteRefused as problem:
            yield f"The checkpoint at {size} entries cannot be relied on: {problem}"
            return
        if checkpoint.origin != origin:
            yield f"The checkpoint at {size} entries is of the log “{checkpoint.origin}”, not of “{origin}”."
        elif checkpoint.size != size:
            yield f"The checkpoint at {size} entries says that it is of {checkpoint.size}."
        elif size not in log.roots:
            yield f"There is a checkpoint of {size} entries; the journal has {log.frontier.size}. Its end is missing."
        elif checkpoint.root != log.roots[size]:
            yield f"The checkpoint at {size} entries does not match the first {size} entries: one of them was changed."


def _public_key(signing_key: Path | None, origin: str) -> VerifierKey | None:
    found = key_in(signing_key, origin) if signing_key else None
    return found.verifier if found else None


def _text_of(note: object, key: VerifierKey | None) -> str:
    if not isinstance(note, str):
        raise NoteRefused("It is no text.")
    if key is None:
        return read_note(note).text
    from application.proofs.signing import verified  # noqa: PLC0415  # the library is slow to load, and rarely needed

    return verified(note, key)
