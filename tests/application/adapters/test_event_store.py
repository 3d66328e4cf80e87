"""What was acknowledged is in the journal, once, in order, all of it or none."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from eventsourcing.persistence import StoredEvent

from application.adapters.event_store import StoredJournal
from application.adapters.opening import open_store
from application.adapters.postgres.address import read_address
from application.ports import Answer, Appended, ConflictInTheJournal, ReadAt, ReadUpTo, StoreUnusable
from application.store_address import is_an_address
from domain.aggregates import fold
from domain.entry import Address, ReasonCode
from domain.milestone import Milestone
from tests.application.adapters.by_hand import in_a_file
from tests.application.adapters.crossing import (
    BRIDGE,
    BRIDGE_OPENS,
    CROSSING,
    HALF_WAY,
    NOTHING_NEW,
    STEEL,
    STEEL_ARRIVES,
    STEEL_WAS_LATE,
    HandClock,
    Store,
    answer_to,
    order,
    told,
)


def test_a_stream_that_is_not_there_is_nothing(store: Store) -> None:
    assert store.journal.load(BRIDGE) is None


def test_an_entry_comes_back_as_it_was_written(store: Store, clock: HandClock) -> None:
    written = told(
        STEEL_WAS_LATE,
        BRIDGE,
        known_on=date(2026, 6, 30),
        reason=ReasonCode.SUPPLIER,
        note="Steel arrived late.",
        batch="papers-of-june",
        corrects=7,
        source="Report of 30 June, page 2",
    )
    store.takes(written)
    assert store.everything() == [written._replace(position=1, recorded_at=clock.now())]


def test_a_thing_is_folded_from_its_whole_stream(store: Store) -> None:
    store.holds_the_bridge()
    bridge = store.journal.load(BRIDGE)
    assert isinstance(bridge, Milestone)
    assert (bridge.version, bridge.position) == (2, 4)
    assert bridge == fold(None, [entry for entry in store.everything() if entry.address == BRIDGE])


def test_the_answer_says_position_and_time_of_the_orders_last_entry(store: Store, clock: HandClock) -> None:
    one = (told(BRIDGE_OPENS, BRIDGE), told(STEEL_WAS_LATE, BRIDGE, 2))
    other = (told(STEEL_ARRIVES, STEEL),)
    answers = store.journal.append(Appended(one + other, (answer_to(one), answer_to(other))))
    assert [(answer.position, answer.recorded_at) for answer in answers] == [(2, clock.now()), (3, clock.now())]
    assert store.journal.answers_to([a.command_id for a in answers]) == {a.command_id: a for a in answers}


def test_an_order_with_nothing_new_to_say_is_answered_with_the_latest_position(store: Store) -> None:
    store.holds_the_bridge()
    nothing_new = Answer("said-nothing-new", b"fingerprint", BRIDGE, 2, ())
    (answer,) = store.journal.append(Appended((), (nothing_new,)))
    assert answer.position == 4
    assert store.journal.answers_to(["said-nothing-new"]) == {"said-nothing-new": answer}
    assert len(store.everything()) == 4


def test_an_order_that_was_never_taken_has_no_answer(store: Store) -> None:
    assert store.journal.answers_to(["never-taken"]) == {}


def test_who_was_second_to_write_a_version_is_told_so(store: Store) -> None:
    store.holds_the_bridge()
    with pytest.raises(ConflictInTheJournal):
        store.takes(told(HALF_WAY, BRIDGE, 2, command_id="somebody-else"))
    assert len(store.everything()) == 4
    assert store.journal.answers_to(["somebody-else"]) == {}


BRIDGE_ALONE = frozenset({"milestone"})


@pytest.mark.parametrize(
    ("guard", "holds"),
    [
        (ReadAt(BRIDGE, 2), True),
        (ReadAt(BRIDGE, 1), False),
        (ReadAt(BRIDGE._replace(ref="M9"), 0), True),
        (ReadAt(STEEL, 0), False),
        (ReadUpTo(CROSSING, BRIDGE_ALONE, 4), True),
        (ReadUpTo(CROSSING, BRIDGE_ALONE, 3), False),
        (ReadUpTo(CROSSING, frozenset({"programme", "risk"}), 1), True),
        (ReadUpTo("tunnel", BRIDGE_ALONE, 0), True),
    ],
)
def test_what_was_decided_from_something_else_than_what_is_there_is_not_taken(
    store: Store, guard: ReadAt | ReadUpTo, holds: bool
) -> None:
    store.holds_the_bridge()
    noted = order(told(BRIDGE_OPENS, BRIDGE._replace(ref="M5")))._replace(guards=(guard,))
    if holds:
        assert store.journal.append(noted)[0].position == 5
        return
    with pytest.raises(ConflictInTheJournal):
        store.journal.append(noted)
    assert len(store.everything()) == 4


def test_an_entry_that_is_wrong_in_itself_is_not_put_down_to_somebody_else(store: Store) -> None:
    with pytest.raises(
        StoreUnusable, match=r"NOT NULL constraint failed: journal\.actor|null value in column \"actor\""
    ):
        store.takes(told(BRIDGE_OPENS, BRIDGE, actor=None))


def test_two_streams_are_written_together_or_not_at_all(store: Store) -> None:
    store.takes(told(BRIDGE_OPENS, BRIDGE))
    steel_and_a_conflict = (told(STEEL_ARRIVES, STEEL), told(BRIDGE_OPENS, BRIDGE, command_id=f"{STEEL.ref}-00000001"))
    with pytest.raises(ConflictInTheJournal):
        store.takes(*steel_and_a_conflict)
    assert store.journal.load(STEEL) is None
    store.takes(told(STEEL_ARRIVES, STEEL))
    assert [entry.position for entry in store.everything()] == [1, 2]


def test_a_command_id_is_taken_once(store: Store) -> None:
    store.takes(told(BRIDGE_OPENS, BRIDGE, command_id="sent-twice"))
    with pytest.raises(ConflictInTheJournal):
        store.takes(told(STEEL_ARRIVES, STEEL, command_id="sent-twice"))
    assert store.journal.load(STEEL) is None


def test_a_command_sent_by_eight_at_once_is_stored_once(store: Store) -> None:
    refs = [Address(CROSSING, "milestone", f"M{number}") for number in range(8)]

    def send(ref: Address) -> int:
        with suppress(ConflictInTheJournal):
            return store.takes(told(BRIDGE_OPENS, ref, command_id="sent-by-eight")).position
        return 0

    with ThreadPoolExecutor(8) as people:
        positions = list(people.map(send, refs))
    assert sorted(positions) == [0] * 7 + [1]
    assert len(store.everything()) == 1


def test_positions_have_no_gaps_under_eight_writers(store: Store) -> None:
    refs = [Address(CROSSING, "milestone", f"M{number}") for number in range(8)]

    def write(ref: Address) -> None:
        store.takes(told(BRIDGE_OPENS, ref))
        for version in range(2, 26):
            store.takes(told(NOTHING_NEW, ref, version))
            with suppress(ConflictInTheJournal):  # a failed order leaves no hole behind
                store.takes(told(NOTHING_NEW, ref, version))

    with ThreadPoolExecutor(8) as people:
        list(people.map(write, refs))
    entries = store.everything()
    assert [entry.position for entry in entries] == list(range(1, 201))
    assert [entry.recorded_at for entry in entries] == sorted(entry.recorded_at for entry in entries)


def test_recording_time_never_runs_backwards(store: Store, clock: HandClock) -> None:
    store.takes(told(BRIDGE_OPENS, BRIDGE))
    noon = clock.now()
    clock.moves(timedelta(days=-3))
    assert store.takes(told(NOTHING_NEW, BRIDGE, 2)).recorded_at == noon
    clock.moves(timedelta(days=4))
    store.takes(told(NOTHING_NEW, BRIDGE, 3))
    assert [entry.recorded_at for entry in store.everything()] == [noon, noon, noon + timedelta(days=1)]


@in_a_file
def test_the_clock_is_read_when_the_journal_is_locked(store: Store, path: str) -> None:
    """Else a reader could see an hour pass by, and then an entry appear in it."""
    seen: list[bool] = []

    def now() -> datetime:
        other = sqlite3.connect(path, timeout=0, isolation_level=None)
        with closing(other), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        seen.append(True)
        return datetime(2026, 7, 2, tzinfo=UTC)

    store.application.journal.take(Appended((), ()), (), now=now)
    assert seen == [True]


def test_local_time_is_kept_as_utc(store: Store, clock: HandClock) -> None:
    clock.shows = datetime.fromisoformat("2026-07-02T10:30:00+01:00")
    answer = store.takes(told(BRIDGE_OPENS, BRIDGE))
    assert answer.recorded_at == clock.now()
    with store.application.datastore.reading() as cursor:
        assert cursor.execute("SELECT recorded_at FROM journal").fetchone() == ("2026-07-02T09:30:00.000000+00:00",)


def test_facts_are_kept_under_our_names_and_canonically(store: Store) -> None:
    store.holds_the_bridge()
    with store.application.datastore.reading() as cursor:
        rows = cursor.execute("SELECT topic, schema_version, state FROM journal ORDER BY position").fetchall()
    assert rows[1] == (
        "MilestonePlanned",
        1,
        b'{"baseline":{"from":"2026-07-02","to":"2026-07-02"},"title":"Bridge opens"}',
    )
    assert not any(b"domain" in str(row).encode() for row in rows)


def test_what_was_written_is_there_after_reopening(where: str, store: Store, clock: HandClock) -> None:
    store.holds_the_bridge()
    bridge = store.journal.load(BRIDGE)
    store.application.close()
    with open_store(where) as again:
        assert StoredJournal(again, clock).load(BRIDGE) == bridge


def test_the_environment_of_the_process_does_not_reach_the_store(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AGGREGATE_CACHE_MAXSIZE", "TRACKERAPPLICATION_AGGREGATE_CACHE_MAXSIZE"):
        monkeypatch.setenv(name, "10")
    monkeypatch.setenv("SQLITE_DBNAME", ":memory:")
    with open_store(where) as application:
        assert application.repository.cache is None
        assert application.datastore.path == (read_address(where).shown if is_an_address(where) else where)


def test_the_librarys_own_events_can_stand_in_the_journal(store: Store) -> None:
    recorder = store.application.recorder
    event = StoredEvent(BRIDGE.stream_id, 1, "topic1", b"state1")
    assert recorder.insert_events([event]) == [1]
    assert list(recorder.select_events(BRIDGE.stream_id)) == [event]
    assert store.records.programmes() == []


def test_orders_build_on_one_another(store: Store) -> None:
    orders = [order(told(BRIDGE_OPENS, BRIDGE)), order(told(NOTHING_NEW, BRIDGE, 2))]
    assert [store.journal.append(each)[0].position for each in orders] == [1, 2]
