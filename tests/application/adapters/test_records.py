"""The record at any moment is the fold of the entries that count, whichever way it was come by."""

import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from application.adapters import records as records_module
from application.adapters.opening import open_store
from application.adapters.records import StoredRecords
from domain.actor import EVERY_PROGRAMME
from domain.correcting import EntryWithdrawn
from domain.entry import Address, Entry
from domain.milestone import Milestone
from domain.person import Person
from domain.person_facts import PersonAdmitted
from domain.record import Moment, Record, advance, nothing_at, those_that_count
from domain.refusals import UnknownProgramme
from tests.application.adapters.crossing import (
    AT_ANY_TIME,
    BRIDGE,
    BRIDGE_OPENS,
    CROSSING,
    HALF_WAY,
    JULY_2,
    NOTHING_NEW,
    REGISTERED,
    STEEL,
    STEEL_ARRIVES,
    STEEL_WAS_LATE,
    HandClock,
    Store,
    told,
)

PROGRAMME = Address(CROSSING, "programme", CROSSING)


def naively(entries: Sequence[Entry], moment: Moment) -> Record:
    return advance(nothing_at(moment), entries)


def two_years_of_changes(store: Store, clock: HandClock) -> None:
    """Recorded a month apart, effective earlier, some without a day, some claimed to be known long before."""
    store.takes(told(REGISTERED, PROGRAMME, effective_on=None))
    for month in range(24):
        clock.moves(timedelta(days=30))
        today = clock.now().date()
        ref = Address(CROSSING, "milestone", f"M{month % 5}")
        version = month // 5 + 1
        fact = BRIDGE_OPENS if version == 1 else (STEEL_WAS_LATE, HALF_WAY, NOTHING_NEW)[month % 3]
        store.takes(
            told(
                fact,
                ref,
                version,
                effective_on=None if month < 2 else today - timedelta(days=month % 7),
                known_on=today - timedelta(days=200) if month % 4 == 0 else None,
            )
        )


def test_the_record_at_any_moment_on_both_clocks_is_the_naive_fold(store: Store, clock: HandClock) -> None:
    two_years_of_changes(store, clock)
    entries = store.everything()
    days = [entry.effective_on or date(2020, 1, 1) for entry in entries]
    as_ats = [day + timedelta(days=step) for day in days for step in (-1, 0)]
    known_ats: list[datetime | None] = [None]
    known_ats += [entry.recorded_at + timedelta(microseconds=step) for entry in entries[::3] for step in (-1, 0)]
    for as_at, known_at in product(as_ats, known_ats):
        moment = Moment(as_at, known_at)
        assert store.records.at(CROSSING, moment) == naively(entries, moment)
        assert list(store.records.entries(CROSSING, moment)) == list(those_that_count(entries, moment))


def test_what_was_known_is_asked_in_local_time(store: Store, clock: HandClock) -> None:
    """At half past midnight in summer it is yesterday in UTC; a paper of that local day is known."""
    store.takes(told(REGISTERED, PROGRAMME, effective_on=None, known_on=date(2026, 7, 2)))
    early = datetime.fromisoformat("2026-07-02T00:30:00+01:00")
    assert not store.records.at(CROSSING, Moment(date(2026, 7, 2), early)).is_empty


def test_what_was_known_in_the_hour_that_comes_twice_is_told_apart(store: Store, clock: HandClock) -> None:
    clock.shows = datetime(2018, 10, 28, 1, 0, tzinfo=UTC)  # between half past one, and half past one again
    store.takes(told(REGISTERED, PROGRAMME, effective_on=None))
    first, second = (datetime(2018, 10, 28, 1, 30, tzinfo=ZoneInfo("Europe/London"), fold=fold) for fold in (0, 1))
    assert store.records.at(CROSSING, Moment(JULY_2, first)).is_empty
    assert not store.records.at(CROSSING, Moment(JULY_2, second)).is_empty


def test_an_advanced_record_is_a_fresh_fold(store: Store, clock: HandClock) -> None:
    store.holds_the_bridge()
    store.records.at(CROSSING, AT_ANY_TIME)
    for version in range(3, 9):
        clock.moves(timedelta(days=1))
        store.takes(told(NOTHING_NEW, BRIDGE, version, effective_on=clock.now().date()))
        kept = store.records.at(CROSSING, AT_ANY_TIME)
        assert kept == StoredRecords(store.application).at(CROSSING, AT_ANY_TIME)
        assert kept == naively(store.everything(), AT_ANY_TIME)


def test_a_record_of_the_past_that_was_kept_is_a_fresh_fold(store: Store, clock: HandClock) -> None:
    store.holds_the_bridge()
    past = Moment(date(2026, 7, 4))
    store.records.at(CROSSING, past)
    for version in range(3, 9):
        clock.moves(timedelta(days=1))
        store.takes(told(NOTHING_NEW, BRIDGE, version, effective_on=clock.now().date()))
        kept = store.records.at(CROSSING, past)
        assert kept == StoredRecords(store.application).at(CROSSING, past)
        assert kept == naively(store.everything(), past)


def test_a_moment_is_answered_with_the_same_states_until_something_is_written(store: Store) -> None:
    store.holds_the_bridge()
    for moment in (AT_ANY_TIME, Moment(date(2026, 5, 1))):
        first = store.records.at(CROSSING, moment)
        assert store.records.at(CROSSING, moment).states is first.states
    store.takes(told(NOTHING_NEW, BRIDGE, 3))
    assert store.records.at(CROSSING, AT_ANY_TIME).states is not first.states


def test_of_the_past_only_so_many_moments_are_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "PAST_KEPT", 2)
    store.holds_the_bridge()
    moments = [Moment(date(2026, 5, day)) for day in (1, 2, 3)]
    first, *_ = [store.records.at(CROSSING, moment) for moment in moments]
    assert store.records.at(CROSSING, moments[0]).states is not first.states


def test_a_record_that_was_handed_out_never_changes(store: Store) -> None:
    store.holds_the_bridge()
    before = store.records.at(CROSSING, AT_ANY_TIME)
    store.takes(told(NOTHING_NEW, BRIDGE, 3))
    store.records.at(CROSSING, AT_ANY_TIME)
    assert before.get(Milestone, "M4").version == 2
    assert before.position == 4


def test_the_record_carries_the_moment_that_was_asked_for(store: Store) -> None:
    store.holds_the_bridge()
    for as_at in (date(2026, 7, 2), date(2026, 5, 1), date(2025, 1, 1)):
        assert store.records.at(CROSSING, Moment(as_at)).moment == Moment(as_at)


def test_the_position_is_the_programmes_last_even_where_it_does_not_count(store: Store) -> None:
    store.holds_the_bridge()
    past = store.records.at(CROSSING, Moment(date(2026, 5, 1)))
    assert past.position == 4
    assert past.get(Milestone, "M4").version == 1


def test_before_anything_counted_the_record_is_empty(store: Store) -> None:
    store.holds_the_bridge()
    assert store.records.at(CROSSING, Moment(date(2025, 1, 1))).is_empty


@pytest.mark.parametrize("moment", [AT_ANY_TIME, Moment(date(2026, 1, 1), datetime(2026, 1, 1).astimezone())])
def test_an_unknown_programme_is_refused(store: Store, moment: Moment) -> None:
    store.holds_the_bridge()
    with pytest.raises(UnknownProgramme):
        store.records.at("tunnel", moment)
    with pytest.raises(UnknownProgramme):
        store.records.entries("tunnel", moment)


def test_programmes_are_listed_as_they_were_registered(store: Store) -> None:
    for programme in ("river-crossing", "tunnel", "ferry"):
        store.takes(told(REGISTERED, Address(programme, "programme", programme), command_id=programme))
    store.takes(told(NOTHING_NEW, Address("ferry", "milestone", "M1")))
    assert store.records.programmes() == ["river-crossing", "tunnel", "ferry"]


@pytest.mark.parametrize("known_at", [None, datetime(2026, 7, 3, tzinfo=UTC)])
def test_the_portfolio_is_always_known_and_is_no_programme(store: Store, known_at: datetime | None) -> None:
    moment = Moment(date(2026, 7, 2), known_at)
    assert store.records.at(EVERY_PROGRAMME, moment).states == {}
    assert list(store.records.entries(EVERY_PROGRAMME, moment)) == []
    store.takes(told(PersonAdmitted(title="Mayor"), Address(EVERY_PROGRAMME, "person", "mayor")))
    assert list(store.records.at(EVERY_PROGRAMME, moment).all(Person)) == ["mayor"]
    assert [entry.ref for entry in store.records.entries(EVERY_PROGRAMME, moment)] == ["mayor"]
    assert store.records.programmes() == []


def test_no_more_records_are_kept_than_there_is_room_for(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "KEPT", 2)
    for programme in ("river-crossing", "tunnel", "ferry"):
        store.takes(told(REGISTERED, Address(programme, "programme", programme), command_id=programme))
        store.records.at(programme, AT_ANY_TIME)
    assert store.records.kept == ("tunnel", "ferry")
    store.records.at("tunnel", AT_ANY_TIME)
    store.records.at("river-crossing", AT_ANY_TIME)
    assert store.records.kept == ("tunnel", "river-crossing")


def test_entries_are_read_on_where_a_chunk_ends(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "CHUNK", 2)
    store.holds_the_bridge()
    reading = iter(store.records.entries(CROSSING, AT_ANY_TIME))
    first = next(reading)
    store.takes(told(NOTHING_NEW, BRIDGE, 3))
    assert [first.position, *(entry.position for entry in reading)] == [1, 2, 3, 4]


def test_records_are_right_while_others_write(store: Store) -> None:
    store.holds_the_bridge()

    def write(_: int) -> None:
        for version in range(3, 60):
            store.takes(told(NOTHING_NEW, BRIDGE, version))

    def read(_: int) -> list[Record]:
        return [store.records.at(CROSSING, AT_ANY_TIME) for _ in range(60)]

    with ThreadPoolExecutor(4) as people:
        writing = people.submit(write, 0)
        seen = [record for records in people.map(read, range(3)) for record in records]
        writing.result()
    entries = store.everything()
    for record in seen:
        assert record == naively(entries[: record.position], AT_ANY_TIME)


def test_an_entry_written_by_another_program_is_seen(store: Store, where: str, clock: HandClock) -> None:
    store.holds_the_bridge()
    store.records.at(CROSSING, AT_ANY_TIME)
    with open_store(where) as other:
        Store(other, clock).takes(told(STEEL_ARRIVES, Address(CROSSING, "milestone", "M9")))
    assert "M9" in store.records.at(CROSSING, AT_ANY_TIME).all(Milestone)
    assert STEEL.ref in store.records.at(CROSSING, AT_ANY_TIME).all(Milestone)


def test_records_alone_keep_the_store_open(where: str) -> None:
    assert StoredRecords(open_store(where)).programmes() == []


def test_what_is_put_right_while_a_record_is_read_is_read_whole_or_not_at_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.takes(told(REGISTERED, PROGRAMME))
    store.takes(told(BRIDGE_OPENS, BRIDGE))
    store.takes(told(STEEL_ARRIVES, STEEL))
    store.takes(told(EntryWithdrawn(), BRIDGE, 2, corrects=2))
    store.records.at(CROSSING, AT_ANY_TIME)
    store.takes(told(NOTHING_NEW, STEEL, 2))
    look = vars(records_module)["corrects_since"]

    def somebody_puts_it_right_then(cursor: sqlite3.Cursor, programme: str, position: int) -> bool:
        found: bool = look(cursor, programme, position)
        monkeypatch.setattr(records_module, "corrects_since", look)
        store.takes(told(EntryWithdrawn(), BRIDGE, 3, corrects=4))
        return found

    monkeypatch.setattr(records_module, "corrects_since", somebody_puts_it_right_then)
    assert list(store.records.at(CROSSING, AT_ANY_TIME).all(Milestone)) == ["M2"]
    assert list(store.records.at(CROSSING, AT_ANY_TIME).all(Milestone)) == ["M4", "M2"]
