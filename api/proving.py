"""Checkpoints of the log and proofs about it, for every door: which there are, and what somebody may be shown.

How many entries the log has, its roots and its checkpoints give nothing of any programme away but how much is recorded
in all; whoever may see any programme is told. An entry itself is shown to those alone who may see its programme.
"""

from base64 import b64encode

from pydantic import Field

from api.access import administers_everything
from api.bootstrap import Tracker
from api.refusals import fault
from application.log_ports import LoggedEntry, SignedCheckpoint
from application.projections.view import TimeInUTC, View
from application.proofs.merkle import root_shown_by
from domain.actor import EVERY_PROGRAMME, Actor
from domain.refusals import Malformed, Unknown, day_in_words

LARGEST_SIZE = 2**53 - 1
MOST = 1_000


class NoCheckpointYet(Unknown):
    """Nothing was signed so far."""

    def __init__(self) -> None:
        super().__init__(
            "No checkpoint has been signed yet. The server signs one within minutes of a new entry; come back then."
        )


class NoSuchCheckpoint(Unknown):
    """Nothing was signed at this size."""

    def __init__(self, size: int) -> None:
        super().__init__(f"No checkpoint of {size:,} entries was signed. GET /api/checkpoints lists those that were.")


class BeyondTheLog(Unknown):
    """The log is shorter than what is asked about."""

    def __init__(self, size: int, end: int) -> None:
        super().__init__(f"The log has {end:,} entries, so nothing can be proved of its first {size:,}.")


class NoSuchEntry(Unknown):
    """No entry of this position exists for this person, whether there is one or not."""

    def __init__(self, position: int) -> None:
        super().__init__(f"There is no entry {position:,} that you may see.")


class EntryTooLate(Malformed):
    """The entry came after those that the proof is to be about."""

    def __init__(self, position: int, size: int) -> None:
        super().__init__(
            f"Entry {position:,} is not among the first {size:,}. Ask about a size of {position:,} or more; the next "
            "checkpoint will cover it."
        )
        self.faults = (fault("size", size, f"a size from {position} on"),)


class TheWrongWayRound(Malformed):
    """A log goes on from fewer entries to more."""

    def __init__(self, old: int, new: int) -> None:
        super().__init__(f"“from” is {old:,} and “to” is {new:,}; a log goes on from fewer entries to more.")
        self.faults = (fault("from", old, f"a size up to {new}"),)


class CheckpointView(View):
    """A checkpoint: the log had so many entries, and this was their root (Base64)."""

    size: int
    root: str
    signed_at: TimeInUTC


class CheckpointList(View):
    """Checkpoints, the smallest first. `next` is the size to ask for those after, to read on; null on the last page."""

    checkpoints: tuple[CheckpointView, ...]
    next: int | None


class InclusionProof(View):
    """That an entry is in the log (RFC 6962, section 2.1.1), and what that proves, in words.

    `leaf` is SHA-256(0x00 ‖ `envelope`); `proof` leads from it to `root`, the root of the log's first `size` entries.
    The leaf's index is `position` − 1. All hashes are Base64. `checkpoint` is the one of just this size, null where
    none was signed.
    """

    position: int
    size: int
    leaf: str
    envelope: str
    proof: tuple[str, ...]
    root: str
    checkpoint: CheckpointView | None
    in_words: str


class ConsistencyProof(View):
    """That the first entries of the log, once, are the beginning of what it is later (RFC 6962, section 2.1.2).

    All hashes are Base64. A root is null where no checkpoint of that size was signed.
    """

    old: int = Field(alias="from")
    new: int = Field(alias="to")
    old_root: str | None = Field(alias="from_root")
    new_root: str | None = Field(alias="to_root")
    proof: tuple[str, ...]
    in_words: str


def sees_something(actor: Actor) -> bool:
    """Whether somebody may know of the log as a whole: whoever has any role anywhere."""
    return bool(actor.grants)


def latest_checkpoint(tracker: Tracker) -> SignedCheckpoint:
    """The latest one that was signed; nothing is signed for being asked for."""
    kept = tracker.log.checkpoints(most=1, latest_first=True)
    if not kept:
        raise NoCheckpointYet
    return kept[0]


def checkpoint_of(tracker: Tracker, size: int) -> SignedCheckpoint:
    """The checkpoint of just so many entries."""
    found = _signed_at(tracker, size)
    if found is None:
        raise NoSuchCheckpoint(size)
    return found


def checkpoints_after(tracker: Tracker, size: int | None, limit: int) -> CheckpointList:
    """A page of the checkpoints of more entries than so many, or of all."""
    kept = tracker.log.checkpoints(first=0 if size is None else size + 1, most=limit + 1)
    shown = tuple(map(_view, kept[:limit]))
    return CheckpointList(checkpoints=shown, next=shown[-1].size if len(kept) > limit else None)


def inclusion_of(tracker: Tracker, actor: Actor, position: int, size: int | None = None) -> InclusionProof:
    """The proof that an entry is among the first so many, those of the latest checkpoint unless said otherwise.

    Whether the size can be asked about is looked at first, and then whether the person may see the entry, so that an
    entry which they may not see is answered like one that is not there.
    """
    of = latest_checkpoint(tracker).size if size is None else _within_the_log(tracker, size)
    entry = _entry_seen_by(tracker, actor, position)
    if position > of:
        raise EntryTooLate(position, of)
    return proof_of(tracker, entry, _signed_at(tracker, of), size=of)


def proof_of(tracker: Tracker, entry: LoggedEntry, checkpoint: SignedCheckpoint | None, *, size: int) -> InclusionProof:
    """The proof of an entry that may be shown."""
    proof = tracker.log.inclusion(entry.position, size)
    root = root_shown_by(entry.leaf, entry.position - 1, size, proof=proof)
    return InclusionProof(
        position=entry.position,
        size=size,
        leaf=_base64(entry.leaf),
        envelope=entry.envelope.decode(),
        proof=tuple(map(_base64, proof)),
        root=_base64(root or b""),
        checkpoint=checkpoint and _view(checkpoint),
        in_words=vouched_for(entry.position, size, checkpoint),
    )


def proof_by_the_latest(tracker: Tracker, entry: LoggedEntry) -> InclusionProof | None:
    """The proof of an entry that may be shown, by the latest checkpoint; nothing where none covers it yet."""
    try:
        latest = latest_checkpoint(tracker)
    except NoCheckpointYet:
        return None
    return proof_of(tracker, entry, latest, size=latest.size) if entry.position <= latest.size else None


def consistency_between(tracker: Tracker, old: int, new: int | None) -> ConsistencyProof:
    """The proof that the log went on from so many entries to so many: those of the latest checkpoint if left out."""
    to = latest_checkpoint(tracker).size if new is None else _within_the_log(tracker, new)
    _within_the_log(tracker, old)
    if old > to:
        raise TheWrongWayRound(old, to)
    before, after = _signed_at(tracker, old), _signed_at(tracker, to)
    return ConsistencyProof(
        old=old,
        new=to,
        old_root=before and _base64(before.root),
        new_root=after and _base64(after.root),
        proof=tuple(map(_base64, tracker.log.consistency(old, to))),
        in_words=f"The first {old:,} entries of the log are the same and in the same order among its first {to:,}: "
        "nothing of them was changed, taken away or put between.",
    )


def vouched_for(position: int, size: int, checkpoint: SignedCheckpoint | None) -> str:
    """What a proof of inclusion proves, in words."""
    if checkpoint is None:
        return f"This entry is number {position:,} of the first {size:,} entries of the log; nobody signed just these."
    return (
        f"This entry is number {position:,} of the {size:,} entries that the checkpoint of "
        f"{day_in_words(checkpoint.signed_at.date())} vouches for: neither it nor its place can have changed since."
    )


def entry_of_programme(tracker: Tracker, programme: str, position: int) -> LoggedEntry:
    """An entry of one programme; any other is answered like one that is not there."""
    entry = _logged(tracker, position)
    if entry is None or entry.programme != programme:
        raise NoSuchEntry(position)
    return entry


def _entry_seen_by(tracker: Tracker, actor: Actor, position: int) -> LoggedEntry:
    entry = _logged(tracker, position)
    if entry is None or not _may_see(actor, entry.programme) or _is_hidden(tracker, actor, entry):
        raise NoSuchEntry(position)
    return entry


def _may_see(actor: Actor, programme: str) -> bool:
    """Entries about people are for those who may see the list of people."""
    return administers_everything(actor) if programme == EVERY_PROGRAMME else actor.may_see(programme)


def _is_hidden(tracker: Tracker, actor: Actor, entry: LoggedEntry) -> bool:
    return entry.position in tracker.sight.hidden_from(actor, entry.programme).positions


def _logged(tracker: Tracker, position: int) -> LoggedEntry | None:
    """The entry at a position of the log."""
    if not 1 <= position <= tracker.log.head().size:
        return None
    return next(tracker.ledger.entries(after=position - 1, up_to=position))


def _signed_at(tracker: Tracker, size: int) -> SignedCheckpoint | None:
    return next((each for each in tracker.log.checkpoints(first=size, most=1) if each.size == size), None)


def _within_the_log(tracker: Tracker, size: int) -> int:
    end = tracker.log.head().size
    if size > end:
        raise BeyondTheLog(size, end)
    return size


def _view(checkpoint: SignedCheckpoint) -> CheckpointView:
    return CheckpointView(size=checkpoint.size, root=_base64(checkpoint.root), signed_at=checkpoint.signed_at)


def _base64(hashed: bytes) -> str:
    return b64encode(hashed).decode("ascii")
