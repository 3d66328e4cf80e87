"""What every door needs of anything that was sealed: the checkpoint over it, and what was erased behind it."""

from base64 import b64encode

from api.bootstrap import Tracker
from application.log_ports import NothingSigned
from application.ports import Records
from application.projections.seal import Sealed, erased_of, moment_of
from domain.actor import Actor
from domain.hiding import NOTHING_HIDDEN
from domain.record import Record
from domain.sealed import SealedContent


def record_of(records: Records, programme: str, fact: SealedContent) -> Record:
    """The record that sealed content was made from."""
    return records.at(programme, moment_of(fact))


def erased_behind(records: Records, programme: str, fact: SealedContent) -> tuple[int, ...]:
    """Which of the entries that it was made from were erased since."""
    return erased_of(records.entries(programme, moment_of(fact)))


def is_seen_in_part(tracker: Tracker, programme: str, actor: Actor) -> bool:
    """Whether what was sealed is made again without something, as this person may not read what is exempt."""
    return tracker.sight.hidden_from(actor, programme) is not NOTHING_HIDDEN


def checkpoint_over(tracker: Tracker, position: int) -> Sealed | None:
    """The first checkpoint that covers an entry; nothing where there is none, or none that can be shown."""
    try:
        first = next(iter(tracker.log.checkpoints(first=position, most=1)), None)
    except NothingSigned:
        return None
    origin = first.note.partition("\n")[0] if first else ""
    return Sealed(origin, first.size, b64encode(first.root).decode(), first.signed_at) if first else None
