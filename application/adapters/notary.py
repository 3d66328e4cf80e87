"""The log as the use cases see it, and its notary, who signs nothing that does not follow from what was signed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from application.adapters.event_store import TrackerApplication
from application.adapters.log_rows import (
    LOOK,
    envelope_of,
    frontier_in,
    is_bound,
    origin_of,
    rows,
    size_of,
    tiles_in,
)
from application.adapters.mapper import Row
from application.adapters.signing_key_file import key_in, made_in
from application.adapters.store import Cursor
from application.log_ports import LogHead, LogInconsistent, NothingSigned, NotInTheLog, SignedCheckpoint
from application.ports import Clock, StoreUnusable
from application.proofs.merkle import (
    Frontier,
    HashAt,
    consistency_proof,
    frontier_at,
    inclusion_proof,
    is_consistent,
    leaf_hash,
    root_at,
)
from application.proofs.note import Checkpoint, NoteRefused, VerifierKey, read_checkpoint, read_note
from application.proofs.tiles import TileIncomplete, hashes_from

if TYPE_CHECKING:
    from application.proofs.signing import SigningKey

_ALL = "SELECT size, note FROM checkpoints ORDER BY size"
_SOME = "SELECT size, note, signed_at FROM checkpoints WHERE size >= ? ORDER BY size LIMIT ?"
_LATEST_FIRST = "SELECT size, note, signed_at FROM checkpoints WHERE size >= ? ORDER BY size DESC LIMIT ?"
_KEEP = "INSERT INTO checkpoints VALUES (?, ?, ?) ON CONFLICT DO NOTHING"

_ALL_THERE_ARE = 2**62


class _Kept(NamedTuple):
    size: int
    note: str
    signed_at: str


class StoredLog:
    """The Merkle log in the store, and the key that signs for it."""

    def __init__(self, application: TrackerApplication, clock: Clock, key: Path) -> None:
        self._application = application  # it closes the store when nobody holds it any more
        self._datastore = application.datastore
        self._clock = clock
        self._key_file = key
        self._key: SigningKey | None = None
        self._verified: dict[int, tuple[str, bytes]] = {}
        self._signing = Lock()

    def head(self) -> LogHead:
        """Where the log ends."""
        with self._datastore.at_one_moment() as cursor:
            size = size_of(cursor)
            return LogHead(origin_of(cursor), size, frontier_in(cursor, size).root())

    def checkpoint(self) -> SignedCheckpoint:
        """The latest checkpoint, signed now if there is something new; refused as NothingSigned, with a sentence.

        Before it signs it makes the new leaves again from their rows, and goes on from the last checkpoint to the root
        that the tiles have too. All earlier checkpoints have to be there as they were, signed with the key, and with
        the roots that the tiles have: each is verified once, and compared from then on.
        """
        with self._signing:
            try:
                with self._datastore.at_one_moment() as cursor:
                    signed = self._signed_now(cursor)
                return self._kept(signed) if isinstance(signed, Checkpoint) else self._shown(signed)
            except StoreUnusable as problem:
                raise NothingSigned(f"No checkpoint can be signed. {problem}") from problem

    def checkpoints(
        self, *, first: int = 0, most: int | None = None, latest_first: bool = False
    ) -> Sequence[SignedCheckpoint]:
        """Those that were signed of this many entries or more, so many at most: the smallest first, or the latest."""
        asked = _LATEST_FIRST if latest_first else _SOME
        with self._datastore.at_one_moment() as cursor:
            kept = [_Kept(*row) for row in cursor.execute(asked, (first, _ALL_THERE_ARE if most is None else most))]
            if kept:
                self._signing_key(origin_of(cursor), signed=max(kept))
        return [self._shown(each) for each in kept]

    def inclusion(self, position: int, size: int) -> tuple[bytes, ...]:
        """The proof that the entry of a position is among the first so many."""
        with self._proving(size) as hash_at:
            if not 1 <= position <= size:
                raise NotInTheLog(position, size)
            return tuple(inclusion_proof(position - 1, size, hash_at))

    def consistency(self, old: int, new: int) -> tuple[bytes, ...]:
        """The proof that the first so many entries, once, are the beginning of so many later."""
        with self._proving(new) as hash_at:
            if not 0 <= old <= new:
                raise NotInTheLog(old, new)
            return tuple(consistency_proof(old, new, hash_at))

    @contextmanager
    def _proving(self, size: int) -> Iterator[HashAt]:
        with self._datastore.at_one_moment() as cursor:
            there = size_of(cursor)
            if not 0 <= size <= there:
                raise NotInTheLog(size, there)
            try:
                yield hashes_from(tiles_in(cursor, there))
            except TileIncomplete as problem:
                raise LogInconsistent(f"{problem} {LOOK}") from None

    def _signed_now(self, cursor: Cursor) -> Checkpoint | _Kept:
        """The latest checkpoint where there is nothing new, else the next one, which may be signed."""
        origin, size = origin_of(cursor), size_of(cursor)
        found = cursor.execute(_LATEST_FIRST, (0, 1)).fetchone()
        latest = _Kept(*found) if found else None
        key = self._signing_key(origin, signed=latest)
        if latest and latest.size > size:
            raise LogInconsistent(
                f"A checkpoint of {latest.size:,} entries was signed, and the journal has {size:,}: its end is "
                f"missing. Nothing is signed. {LOOK}"
            )
        hash_at = hashes_from(tiles_in(cursor, size))
        try:
            self._must_hold(cursor, key, hash_at)
            if latest and latest.size == size:
                return latest
            before = self._verified[latest.size][1] if latest else Frontier().root()
            root = _proved(cursor, latest.size if latest else 0, before, size=size, hash_at=hash_at)
        except TileIncomplete as problem:
            raise LogInconsistent(f"{problem} Nothing is signed. {LOOK}") from None
        return Checkpoint(origin, size, root)

    def _must_hold(self, cursor: Cursor, key: "SigningKey", hash_at: HashAt) -> None:
        """Every checkpoint there ever was is there, as it was signed, and of this log."""
        kept = dict(cursor.execute(_ALL).fetchall())
        for size, (note, _) in self._verified.items():
            if kept.get(size) != note:
                raise _broken(size, "it was changed or taken away")
        for size, note in kept.items():
            if size not in self._verified:
                self._verified[size] = (note, _root_signed(size, note, key=key, hash_at=hash_at))

    def _signing_key(self, origin: str, *, signed: _Kept | None) -> "SigningKey":
        """The key in the file, which has to be the one that signed; made where none has ever signed for this log."""
        key = self._key or key_in(self._key_file, origin)
        if key is None and signed:
            raise NothingSigned(
                f"The log has checkpoints, and the key that signed them is not in “{self._key_file}”. Put it back, or "
                "say where it is with TRACKER_SIGNING_KEY."
            )
        if key is None:
            key = made_in(self._key_file, origin)
        if key.verifier.name != origin:
            was = key.verifier.name
            raise LogInconsistent(f"The log was called “{was}”, and is “{origin}” now. Nothing is signed. {LOOK}")
        if signed:
            _must_be_the_one_that_signed(key.verifier, signed, self._key_file)
        self._key = key
        return key

    def _kept(self, checkpoint: Checkpoint) -> SignedCheckpoint:
        """Sign, and keep what was signed; another program may have signed the same before."""
        key = self._signing_key(checkpoint.origin, signed=None)
        signed_at = self._clock.now().astimezone(UTC).isoformat(timespec="microseconds")
        kept = _Kept(checkpoint.size, str(key.sign(checkpoint.body)), signed_at)
        with self._datastore.writing() as cursor:
            cursor.execute(_KEEP, kept)
        return self._shown(kept)

    def _shown(self, kept: _Kept) -> SignedCheckpoint:
        try:
            root = read_checkpoint(read_note(kept.note).text).root
        except (NoteRefused, AttributeError, TypeError):
            raise _broken(kept.size, "it cannot be read") from None
        key = str(self._key.verifier) if self._key else ""
        return SignedCheckpoint(kept.size, root, kept.note, datetime.fromisoformat(kept.signed_at), key)


def _must_be_the_one_that_signed(key: VerifierKey, signed: _Kept, file: Path) -> None:
    """A log keeps its key for life. Whether the signature holds as well is looked at before anything is signed."""
    try:
        ours = [each.key_id for each in read_note(signed.note).signatures if each.name == key.name]
    except (NoteRefused, AttributeError, TypeError):
        return  # it is no note any more, which is said where it is read
    if ours and key.key_id not in ours:
        raise NothingSigned(
            f"The checkpoint at {signed.size:,} entries is signed with the key {key.name}+{ours[0].hex()}, and the one "
            f"in “{file}” is {key.name}+{key.key_id.hex()}. A log has one key for life: put back the one that signed, "
            "or say where it is with TRACKER_SIGNING_KEY."
        )


def _root_signed(size: int, note: str, *, key: "SigningKey", hash_at: HashAt) -> bytes:
    """The root of a checkpoint that was kept, once it has been verified.

    The key signs the same with the same bytes, so one that it would sign today is verified by comparing the two. That
    takes a third of what its signature takes, which is looked at where they differ.
    """
    from application.proofs.signing import verified_checkpoint  # noqa: PLC0415  # slow to load, and rarely needed

    root = root_at(size, hash_at)
    if note == str(key.sign(Checkpoint(key.verifier.name, size, root).body)):
        return root
    try:
        checkpoint = verified_checkpoint(note, key.verifier)
    except (NoteRefused, AttributeError, TypeError) as problem:
        raise _broken(size, str(problem).rstrip(".").lower()) from None
    if checkpoint.size != size:
        raise _broken(size, f"it is one of {checkpoint.size:,}")
    if checkpoint.root != root:
        raise _broken(size, "its root is not that of the log")
    return checkpoint.root


def _broken(size: int, why: str) -> LogInconsistent:
    return LogInconsistent(
        f"The checkpoint at {size:,} entries does not hold: {why}. Nothing is signed on top of it. {LOOK}"
    )


def _proved(cursor: Cursor, old: int, old_root: bytes, *, size: int, hash_at: HashAt) -> bytes:
    """The root of the log as it follows from an earlier one and from the rows of the entries since."""
    frontier = frontier_at(old, hash_at)
    for row in rows(cursor, after=old, up_to=size):
        frontier.append(_leaf_again(row, due=frontier.size + 1))
    root = frontier.root()
    proof = consistency_proof(old, size, hash_at)
    if root != root_at(size, hash_at) or not is_consistent(old, size, proof, old_root=old_root, new_root=root):
        raise LogInconsistent(
            f"The log of {size:,} entries does not go on from the checkpoint at {old:,}. Nothing is signed. {LOOK}"
        )
    return root


def _leaf_again(row: Row, *, due: int) -> bytes:
    """The leaf made from the entry's row, which has to be the one that entered the log."""
    position, (*_, previous, _, committed, leaf) = row[0], row
    if position != due:
        raise LogInconsistent(f"Entry {due} is missing from the journal. Nothing is signed. {LOOK}")
    try:
        bound = is_bound(row)
        again = leaf_hash(envelope_of(row, previous, committed))
    except (TypeError, ValueError, AttributeError):
        bound, again = False, b""
    if not bound or again != leaf:
        raise LogInconsistent(f"Entry {position} is not the one that entered the log. Nothing is signed. {LOOK}")
    return again
