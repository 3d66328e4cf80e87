"""What the use cases need of the log: proofs and checkpoints, and its entries for those who take them elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from domain.refusals import AgainstTheRecord, Unknown


class NothingSigned(Exception):
    """No checkpoint could be signed. What was recorded stays recorded; the sentence says what is in the way."""


class LogInconsistent(NothingSigned):
    """The log is not what its entries, or an earlier checkpoint, say it is. Nothing is signed on top of that."""


class NotInTheLog(Unknown):
    """A proof was asked for of more entries than there are."""

    def __init__(self, asked: int, size: int) -> None:
        super().__init__(f"There is no entry {asked} in a log of {size}; a proof is of entries from 1 to its size.")


class LogHead(NamedTuple):
    """What the log is now: whose it is, how many entries it has, and their root."""

    origin: str
    size: int
    root: bytes


class SignedCheckpoint(NamedTuple):
    """The root of the log at a size, as a signed note; `key` is the public key that signed it, as a vkey."""

    size: int
    root: bytes
    note: str
    signed_at: datetime
    key: str


class Log(Protocol):
    """The Merkle log of all entries, in the order of their positions, and its notary."""

    def head(self) -> LogHead:
        """Where the log ends."""
        ...

    def checkpoint(self) -> SignedCheckpoint:
        """The latest checkpoint, signed now if there is something new; refused as NothingSigned, with a sentence."""
        ...

    def checkpoints(
        self, *, first: int = 0, most: int | None = None, latest_first: bool = False
    ) -> Sequence[SignedCheckpoint]:
        """Those that were signed of this many entries or more, so many at most: the smallest first, or the latest.

        Refused as NothingSigned where the key at hand is not the one that signed them.
        """
        ...

    def inclusion(self, position: int, size: int) -> tuple[bytes, ...]:
        """The proof that the entry of a position is among the first so many."""
        ...

    def consistency(self, old: int, new: int) -> tuple[bytes, ...]:
        """The proof that the first so many entries, once, are the beginning of so many later."""
        ...


class LoggedEntry(NamedTuple):
    """An entry as the log has it: envelope and content as canonical JSON; no salt and no content once erased."""

    position: int
    programme: str
    name: str
    recorded_at: str
    envelope: bytes
    salt: bytes | None
    content: bytes | None
    leaf: bytes


class RestoredLog(NamedTuple):
    """A whole log as an export holds it; the checkpoints by size, note, and when each was signed."""

    origin: str
    entries: Iterable[LoggedEntry]
    checkpoints: Sequence[tuple[int, str, str]]


class StoreHoldsEntries(AgainstTheRecord):
    """A log is to be put into a store that has one."""

    def __init__(self, path: str) -> None:
        super().__init__(f"The store “{path}” holds entries already. A record is replayed into an empty store alone.")


class NotAsWritten(AgainstTheRecord):
    """An entry of an export would stand in the store otherwise than it stood in the one it comes from."""

    def __init__(self, position: int) -> None:
        super().__init__(
            f"The content of entry {position} is not written as the tracker writes it; nothing was replayed."
        )


class Ledger(Protocol):
    """The entries of the whole record with what the log holds of them, for those who take them elsewhere."""

    def entries(self, *, after: int = 0, up_to: int) -> Iterator[LoggedEntry]:
        """Every entry behind a position, up to another, in order."""
        ...

    def restore(self, restored: RestoredLog) -> int:
        """Put a whole log into an empty store, all of it or nothing; how many entries it has."""
        ...
