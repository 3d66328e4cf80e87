"""What the use cases need from outside: a clock, the journal, and the places that keep keys."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Protocol

from domain.entry import Address, Entry
from domain.record import Moment, Record
from domain.state import State

NOT_YET = datetime.min.replace(tzinfo=UTC)
"""What an answer carries for its time until the journal has taken it."""


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """The present, with its time zone; UTC in the journal, local days for people."""
        ...


class Answer(NamedTuple):
    """What an order was answered with, kept under its command id so that a retry hears the same.

    `fingerprint` tells whether a later order with the same id is the same order. `position` is that of its last
    entry, or of the journal's last entry where the order had nothing new to say; both it and `recorded_at` are the
    journal's to fill in.
    """

    command_id: str
    fingerprint: bytes
    address: Address
    version: int
    facts: tuple[str, ...]
    position: int = 0
    recorded_at: datetime = NOT_YET


class ReadAt(NamedTuple):
    """A stream that was read to decide and is not written to: it has to be at this version still, 0 for none."""

    address: Address
    version: int


class ReadUpTo(NamedTuple):
    """A programme's record that was read to decide: nothing of these kinds may have come after this position."""

    programme: str
    kinds: frozenset[str]
    position: int


class Appended(NamedTuple):
    """What goes into the journal in one transaction: entries, and the answers of the orders that made them.

    The answers stand in the order of their entries: each takes as many of them as it names facts. The guards say what
    else the decision was made from. Streams that are written to need none, as each of their versions is written once.
    """

    entries: tuple[Entry, ...]
    answers: tuple[Answer, ...]
    guards: tuple[ReadAt | ReadUpTo, ...] = ()


class ConflictInTheJournal(Exception):
    """Somebody else was first: wrote to a stream that was read, or used the command id. Load and decide again."""


class StoreTrouble(Exception):
    """Something is the matter with the store, for which nobody who asks or orders can be blamed."""


class StoreUnreadable(StoreTrouble):
    """The store holds something that this program cannot read, most often because a newer one wrote it."""


class StoreUnusable(StoreTrouble):
    """What was named is no store of ours, or cannot be used until somebody changes that. The sentence names it."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"The store “{path}” cannot be used: {why}.")


class ServerRefuses(StoreUnusable):
    """The server that keeps the store takes no connection of ours until somebody changes that."""


class StoreIsBusy(StoreTrouble):
    """The store could not be reached or written in time; nothing was stored, or it says so. Try again.

    Where it may only be read that is said, as whoever starts anew may find out that it will stay so.
    """

    def __init__(self, sentence: str, *, may_only_be_read: bool = False) -> None:
        super().__init__(sentence)
        self.may_only_be_read = may_only_be_read


class StoreIsFull(StoreIsBusy):
    """There is no room for anything new; nothing was stored. What is there can be read."""


class Standing(NamedTuple):
    """What a stream comes to: a thing, or nothing where all was withdrawn, and the version of its last entry."""

    state: State | None
    version: int


class Journal(Protocol):
    """The event store: streams in, streams out, all or nothing."""

    def load(self, address: Address) -> State | None:
        """One thing as its whole stream makes it, or nothing where nothing comes of it."""
        ...

    def standings(self, addresses: Collection[Address]) -> Mapping[Address, Standing]:
        """The same of each of several, all asked for at once, with how long the streams were that were read."""
        ...

    def stream(self, address: Address) -> Sequence[Entry]:
        """Every entry of one thing, in the order of its versions; none where there is no such stream."""
        ...

    def append(self, appended: Appended) -> tuple[Answer, ...]:
        """Store it all in one transaction, or raise ConflictInTheJournal; the answers come back with positions."""
        ...

    def answers_to(self, command_ids: Collection[str]) -> Mapping[str, Answer]:
        """What orders were answered with, all asked for at once; nothing under an id that was never taken."""
        ...


class Records(Protocol):
    """The reading side: programmes, their records at a moment, their entries."""

    def programmes(self) -> Sequence[str]:
        """The references of every programme, in the order they were registered."""
        ...

    def at(self, programme: str, moment: Moment) -> Record:
        """The record of a programme at a moment; empty where nothing counts yet, refused where it is unknown."""
        ...

    def entries(self, programme: str, moment: Moment) -> Iterable[Entry]:
        """The entries that count at a moment, in the order of their positions."""
        ...

    def since(self, programme: str, position: int) -> Iterable[Entry]:
        """Every entry of a programme after a position, whether or not it counts at any moment."""
        ...

    def stream(self, at: Address) -> Sequence[Entry]:
        """Every entry of one thing, in the order of its versions; none where there is no such stream."""
        ...


class Looked(NamedTuple):
    """What a look at a programme's entries came to: the last of them, and whether any was of the kind looked for."""

    position: int
    found: bool


class WholeRecords(Records, Protocol):
    """The same with nothing hidden, as only whoever works out what somebody sees of them has them."""

    def look_for(self, kind: str, programme: str, *, after: int) -> Looked:
        """Whether anything was written of things of a kind after a position: much less work than a record.

        Where nothing came after it, that position is the last; of a programme that is not known nothing is found.
        """
        ...


class Press(Protocol):
    """Where what is sealed is made from a record, by the version of the template it is, or was, sealed with.

    The kind of a thing says what is made of it: the content of a highlight report, the pack of a meeting.
    """

    def latest(self, kind: str) -> int:
        """The version that things of a kind are sealed with now."""
        ...

    def print(self, record: Record, ref: str, *, kind: str, template: int) -> bytes:
        """The canonical content of a thing: for the same record the same bytes for ever."""
        ...


class Key(NamedTuple):
    """A secret that opens one thing for one person until it ends, without the secret.

    `prefix` is the beginning of its hash, by which it is listed and ended; `person` a reference, empty while nobody
    is known yet. `seen_at` is when it was last used, to the minute; `detail` is for whoever made it.
    """

    prefix: str
    person: str
    made_at: datetime
    seen_at: datetime | None
    ends_at: datetime | None
    detail: str


class Keys(Protocol):
    """Where keys of one kind are kept, hashed: tokens, sessions, links to sign in with."""

    def make(self, person: str, *, ends_at: datetime | None = None, detail: str = "") -> str:
        """Make a key for a person; this is the only time its text is seen."""
        ...

    def find(self, secret: str, *, idle: timedelta | None = None, even_ended: bool = False) -> Key | None:
        """The key that a secret is, while it is in force: not ended, and used within the time it may lie idle.

        With `even_ended` it only tells whose key it was, for as long as that is remembered, and is not used by it.
        """
        ...

    def take(self, secret: str) -> Key | None:
        """The same, and ended by being taken: exactly one of two who race for it gets it."""
        ...

    def listed(self, person: str | None = None) -> Sequence[Key]:
        """The keys in force, of one person or of all, in the order they were made."""
        ...

    def end(self, prefix: str, *, person: str | None = None) -> int:
        """End the one key whose hash begins so, or with an empty prefix all of a person's; how many there were."""
        ...


class StoreState(NamedTuple):
    """How a store is: why its commits are not durable; since when an entry waits for a checkpoint; what views lack."""

    position: int
    undurable: str | None
    is_up_to_date: bool
    signed_at: datetime | None
    waiting_since: datetime | None
    views_behind: int | None = None


class Health(Protocol):
    """How the store is, looked at anew each time."""

    def state(self) -> StoreState:
        """What can be read of it."""

    def try_writing(self, *, within: float) -> None:
        """Write something and take it back, or raise StoreIsBusy: it takes more seconds than that, or cannot be."""
