"""The river crossing: a programme with a bridge to open, told as orders that reach the journal."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from application.adapters.event_store import StoredJournal, TrackerApplication
from application.adapters.records import StoredRecords
from application.ports import Answer, Appended
from domain.entry import Address, Entry
from domain.fact import Fact
from domain.milestone_facts import (
    MilestoneForecastChanged,
    MilestoneForecastConfirmed,
    MilestonePlanned,
    MilestoneProgressNoted,
    ProgressStatus,
)
from domain.planned_date import PlannedDate
from domain.programme import ProgrammeRegistered
from domain.record import Moment

CROSSING = "river-crossing"
ORIGIN = "tracker.example/crossing"
BRIDGE = Address(CROSSING, "milestone", "M4")
STEEL = Address(CROSSING, "milestone", "M2")
JULY_2 = date(2026, 7, 2)
JULY_14 = date(2026, 7, 14)
AT_ANY_TIME = Moment(date.max)

REGISTERED = ProgrammeRegistered(name="River crossing")
BRIDGE_OPENS = MilestonePlanned(title="Bridge opens", baseline=PlannedDate.on(JULY_2))
STEEL_ARRIVES = MilestonePlanned(title="Steel arrives", baseline=PlannedDate.on(date(2026, 5, 1)))
STEEL_WAS_LATE = MilestoneForecastChanged(forecast=PlannedDate.on(JULY_14))
NOTHING_NEW = MilestoneForecastConfirmed()
HALF_WAY = MilestoneProgressNoted(status=ProgressStatus.ONGOING, comment="Both piers stand.")


class HandClock:
    """A clock whose hands a test moves, forwards and backwards."""

    def __init__(self) -> None:
        self.shows = datetime(2026, 7, 2, 9, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.shows

    def moves(self, step: timedelta) -> None:
        self.shows += step


class Store:
    """The two sides of one store, and short ways to write into it."""

    def __init__(self, application: TrackerApplication, clock: HandClock) -> None:
        self.application = application
        self.clock = clock
        self.journal = StoredJournal(application, clock)
        self.records = StoredRecords(application)

    def takes(self, *entries: Entry) -> Answer:
        """One order's entries."""
        (answer,) = self.journal.append(order(*entries))
        return answer

    def holds_the_bridge(self) -> None:
        """The programme, its bridge and its steel, and that the steel is late: four entries."""
        self.takes(told(REGISTERED, Address(CROSSING, "programme", CROSSING)))
        self.takes(told(BRIDGE_OPENS, BRIDGE))
        self.takes(told(STEEL_ARRIVES, STEEL))
        self.takes(told(STEEL_WAS_LATE, BRIDGE, version=2, effective_on=date(2026, 6, 1)))

    def everything(self) -> list[Entry]:
        """Every entry of the crossing, read back."""
        return list(self.records.entries(CROSSING, AT_ANY_TIME))


class Growing:
    """A bridge about which there is always something to say."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.version = 0

    def by(self, count: int) -> None:
        first = self.version + 1
        self.version += count
        told_now = [
            told(NOTHING_NEW, BRIDGE, version, command_id=f"up-to-{self.version}")
            for version in range(first, self.version + 1)
        ]
        self.store.takes(*told_now)


def told(fact: Fact, about: Address, version: int = 1, **envelope: Any) -> Entry:  # Any: parts of the envelope
    """A fact in its envelope."""
    entry = Entry(
        position=0,
        recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
        programme=about.programme,
        kind=about.kind,
        ref=about.ref,
        version=version,
        fact=fact,
        effective_on=date(2026, 5, 1),
        known_on=None,
        actor="Bridge engineer",
        role="programme-manager",
        reason=None,
        note=None,
        command_id=f"{about.ref}-{version:08}",
        batch=None,
        corrects=None,
        source=None,
    )
    return entry._replace(**envelope)


def blank_a_page(path: str, of: str) -> None:
    """Spoil the first page of a table or an index, in a file that nobody has open."""
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (of,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(Path(path).read_bytes())
    content[(root - 1) * size : root * size] = bytes(size)
    Path(path).write_bytes(content)


def order(*entries: Entry) -> Appended:
    """What one order sends to the journal."""
    return Appended(entries, (answer_to(entries),))


def answer_to(entries: Sequence[Entry]) -> Answer:
    last = entries[-1]
    names = tuple(type(entry.fact).__name__ for entry in entries)
    return Answer(last.command_id, b"fingerprint", last.address, last.version, names)
