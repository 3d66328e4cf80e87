"""Records in memory: facts told one after the other, folded as the store folds them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from domain.entry import Entry
from domain.fact import Fact
from domain.programme import ProgrammeRegistered
from domain.record import Moment, Record, advance, nothing_at

PROGRAMME = "bridge"
NAME = "Bridge renewal"
FIRST_RECORDED = datetime(2018, 2, 1, 9, 0, tzinfo=UTC)


class Told(NamedTuple):
    """One fact about one thing, the day it took effect (nothing: not stated), and who said it why."""

    kind: str
    ref: str
    fact: Fact
    day: date | None = None
    actor: str = "Programme manager"
    role: str = "programme-manager"
    reason: str | None = None
    note: str | None = None
    source: str | None = None
    known_on: date | None = None
    batch: str | None = None
    corrects: int | None = None
    recorded_at: datetime | None = None
    because: str | None = None
    authority: str | None = None


Telling = Told | tuple[str, str, Fact, date | None]
"""A fact told in full, or as (kind, ref, fact, day)."""


def registered(fact: ProgrammeRegistered | None = None, day: date | None = None) -> Told:
    """The programme itself; every record that does not begin with it is given this one."""
    return Told("programme", PROGRAMME, fact or ProgrammeRegistered(name=NAME), day)


def entries_of(*tellings: Telling) -> tuple[Entry, ...]:
    """The entries of the programme: positions from 1, one minute between one recording and the next."""
    told = [Told(*telling) for telling in tellings]
    if not any(isinstance(one.fact, ProgrammeRegistered) for one in told):
        told.insert(0, registered())
    versions: dict[tuple[str, str], int] = {}
    return tuple(_entry(one, position, versions) for position, one in enumerate(told, start=1))


def _entry(told: Told, position: int, versions: dict[tuple[str, str], int]) -> Entry:
    at = (told.kind, told.ref)
    versions[at] = versions.get(at, 0) + 1
    return Entry(
        position=position,
        recorded_at=told.recorded_at or FIRST_RECORDED + timedelta(minutes=position),
        programme=PROGRAMME,
        version=versions[at],
        effective_on=told.day,
        command_id=f"command-{position}",
        **{name: value for name, value in told._asdict().items() if name not in {"day", "recorded_at"}},
    )


def record_from(entries: Sequence[Entry], *, as_at: date, known_at: datetime | None = None) -> Record:
    """The record these entries make at a moment."""
    return advance(nothing_at(Moment(as_at, known_at)), entries)


def record_of(*tellings: Telling, as_at: date, known_at: datetime | None = None) -> Record:
    """The record of the programme `bridge` that the facts told make at a moment."""
    return record_from(entries_of(*tellings), as_at=as_at, known_at=known_at)
