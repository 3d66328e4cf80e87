"""What the adapters ask of a store, whichever database it lies in: cursors that read and write the same tables."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, NamedTuple, NoReturn, Protocol

from application.adapters.mapper import Row
from application.ports import Answer, Appended, StoreIsFull, StoreUnusable
from domain.entry import Address

Parameters = Sequence[Any] | Mapping[str, Any]  # Any: whatever a column can hold
"""The values of a statement's question marks, or of its `:names`."""


class Asking(Protocol):
    """What statements are sent through: a cursor, or the connection it belongs to, which has a new one for each."""

    def execute(self, statement: str, parameters: Parameters = (), /) -> "Cursor":
        """Send one statement; rows can be fetched at once from what comes back."""
        ...


class Connection(Asking, Protocol):
    """What a cursor belongs to."""

    def cursor(self) -> "Cursor":
        """Another cursor, which sees what the first one sees."""
        ...


class Cursor(Asking, Protocol):
    """A statement and the rows it found. All stores have the same tables, and the same SQL is sent to all."""

    @property
    def connection(self) -> Connection:
        """What it belongs to."""
        ...

    def executemany(self, statement: str, parameters: Iterable[Parameters], /) -> "Cursor":
        """Send one statement with many rows of values."""
        ...

    def fetchone(self) -> Any:  # Any: the columns of a row
        """The next row, or nothing."""
        ...

    def fetchall(self) -> list[Any]:  # Any: as above
        """All rows that are left."""
        ...

    def __iter__(self) -> Iterator[Any]:  # Any: as above
        """The rows that are left, one after the other."""
        ...


class Datastore(Protocol):
    """One portfolio's store: many readers, and one writer at a time."""

    path: str
    """What people call it: the path of its file, or its address without the password."""

    origin: str | None
    """The name its log is to have, where somebody has named it."""

    @property
    def losses(self) -> int:
        """How often it was lost sight of.

        What was read before may be more than there is now, as where a standby went on that did not have all of it:
        whoever keeps something that was read lets go of it when this has changed.
        """
        ...

    def reading(self) -> AbstractContextManager[Cursor]:
        """Single questions; problems come in the words of the use cases."""
        ...

    def at_one_moment(self) -> AbstractContextManager[Cursor]:
        """Questions that see the same state of the store, whatever is written between them."""
        ...

    def writing(self, *, briefly: bool = False) -> AbstractContextManager[Cursor]:
        """One transaction, written when it ends and durable then; problems come in the words of the use cases.

        Where others write, it is waited for: only briefly where that is said, as by who could do without.
        """
        ...

    def in_our_words(self, problem: Exception) -> NoReturn:
        """Raise what the use cases know for what the database, or the library around it, has said."""
        ...

    def was_written_twice(self, problem: Exception) -> bool:
        """Whether something that may be there only once was there already; no other rule is broken by being second."""
        ...

    def keep_end(self, cursor: Cursor, *, size: int, recorded_at: str, frontier: bytes) -> None:
        """Keep where the log ends, after entries were put in otherwise than by appending; not every store keeps it."""
        ...

    def sweep(self, *, erased: bool) -> None:
        """Leave no bytes behind of what was erased, just now or before, as far as that can be done at once.

        Where it cannot, as others still read in them, this is to be called again by and by.
        """
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class Taken(NamedTuple):
    """What came of taking entries: the answers to their orders, and how many entries there were before, and then."""

    answers: tuple[Answer, ...]
    began: int
    ended: int


class Migrated(NamedTuple):
    """The shape that a store was found in, and the one it has to have."""

    found: int
    today: int

    @property
    def was_up_to_date(self) -> bool:
        """Whether there was nothing to do."""
        return self.found == self.today


class Recorder(Protocol):
    """What a journal is written and read with, in whichever store."""

    @property
    def datastore(self) -> Datastore:
        """The store."""
        ...

    def create_table(self) -> None:
        """Make the tables where there are none; what is there has to be a store of ours, in today's shape."""
        ...

    def migrate(self, *, only_look: bool) -> Migrated:
        """Bring a store of an older shape into today's, in one transaction; or say only what would be done."""
        ...

    def take(self, appended: Appended, erased: Sequence[int], *, now: Callable[[], datetime] | None) -> Taken:
        """Store entries and the answers to their orders in one transaction; what they say may be erased in it, too.

        Without a clock they are stamped by the store's own.
        """
        ...

    def streams(self, after: Mapping[Address, int]) -> Mapping[Address, Sequence[Row]]:
        """The rows of several streams, each in order, behind the version that is named with it; none has no rows."""
        ...

    def answers_to(self, command_ids: Collection[str]) -> Mapping[str, Answer]:
        """What was answered under these command ids."""
        ...


class StoreMissing(StoreUnusable):
    """Nothing is there, or something empty, of which only whoever brings something in makes a store."""


class NoRoomThere(StoreIsFull):
    """The disk of the place that a whole record was to go to is full; the one it comes from may have room."""

    def __init__(self, place: str) -> None:
        super().__init__(f"The disk of “{place}” is full. Nothing was left there; try again once there is room on it.")


class StoreIsOlder(StoreUnusable):
    """An older tracker wrote it; it is brought into today's shape when somebody asks for that, and not before."""

    def __init__(self, path: str, *, shape: int, today: int) -> None:
        super().__init__(
            path,
            f"an older tracker wrote it (shape {shape}, this one has {today}); keep a copy of it, and bring it into "
            "today’s shape with “tracker migrate”",
        )


class StoreIsNewer(StoreUnusable):
    """A newer tracker wrote it; there is no way back."""

    def __init__(self, path: str, *, shape: int, today: int) -> None:
        super().__init__(
            path, f"a newer tracker wrote it (shape {shape}, this one knows {today}); open it with that one"
        )
