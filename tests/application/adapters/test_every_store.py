"""What one store holds, every store holds: the same bytes from the same orders, at every border of the log's tiles."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from application.adapters import journal_rows
from application.adapters.event_store import StoredJournal, TrackerApplication
from application.adapters.export_rows import StoredLedger
from application.adapters.log_rows import commitment_of, envelope_of, frontier_in, leaves, rows, size_of, tiles_in
from application.adapters.opening import check, open_store
from application.log_ports import RestoredLog
from application.proofs.merkle import frontier_at, leaf_hash, root_of
from application.proofs.tiles import hashes_from
from domain.entry import Address, Entry, ReasonCode
from domain.erasing import ErasureRecorded
from domain.milestone_facts import MilestonePlanned
from domain.refusals import Malformed, UnknownProgramme
from tests.application.adapters import by_hand
from tests.application.adapters.crossing import (
    AT_ANY_TIME,
    BRIDGE,
    BRIDGE_OPENS,
    NOTHING_NEW,
    STEEL,
    STEEL_WAS_LATE,
    HandClock,
    Store,
    order,
    told,
)

ODD = "“It’s” 100% \\ 'quoted' \"twice\" ?:name %s $1 {a,b} \t\n\r\u2028\u2029\x7f\x85\u200b🌉 e\u0301 \U0010ffff"

TYPED = '“It’s”\n🌉 \\ "e\u0301" \u200b 100%'


def odd_entries() -> list[tuple[Entry, ...]]:
    """Orders in which every column holds something, most of it hard to write down."""
    one = told(
        MilestonePlanned(
            title="🌉 “Bridge”", description='\t“It’s”\n🌉 \\ "e\u0301" \u200b', baseline=BRIDGE_OPENS.baseline
        ),
        BRIDGE,
        actor=ODD,
        role="programme-manager",
        reason=ReasonCode.SUPPLIER,
        note=ODD,
        source=ODD,
        because=ODD,
        authority=ODD,
        batch=ODD,
        corrects=7,
        known_on=date(2026, 4, 30),
        command_id="odd-1",
    )
    return [
        (one, told(STEEL_WAS_LATE, BRIDGE, 2, command_id="odd-1")),
        (told(BRIDGE_OPENS, Address("tunnel", "milestone", "M4"), effective_on=None, command_id="odd-2"),),
        (told(NOTHING_NEW, BRIDGE, 3, command_id="odd-3", note=""),),
    ]


def test_odd_characters_come_back_as_they_went_in_and_the_log_holds(store: Store, where: str) -> None:
    for entries in odd_entries():
        store.takes(*entries)
    read = store.journal.stream(BRIDGE)
    assert (read[0].note, read[0].actor, read[0].batch, read[2].note) == (ODD, ODD, ODD, "")
    assert [said for said in check(where).findings if "log" in said or "bound" in said] == []


def test_two_stores_hold_the_same_from_the_same_orders(tmp_path: Path, schema: str) -> None:
    """But for the salts, which no two entries share, and what is made of them."""
    held: list[list[object]] = []
    for place in (str(tmp_path / "tracker.sqlite"), schema):
        with open_store(place, origin="tracker.example/same") as application:
            store = Store(application, HandClock())
            for entries in odd_entries():
                store.takes(*entries)
                store.clock.moves(timedelta(seconds=1))
            with application.datastore.reading() as cursor:
                found = list(rows(cursor, after=0, up_to=4))
            bare = bytes(16)
            held.append([envelope_of(row, row[-4], commitment_of(row, bare)) for row in found])
            answers = "SELECT * FROM answers ORDER BY command_id"
            held.append([tuple(row) for row in by_hand.rows(place, answers)])
            for row in found:
                assert leaf_hash(envelope_of(row, row[-4], row[-2])) == row[-1]
    assert held[:2] == held[2:]


@pytest.mark.parametrize("batches", [(255,), (256,), (257,), (1, 254, 1, 1), (200, 400), (511, 2)])
def test_leaves_and_tiles_are_those_that_python_makes(
    store: Store, application: TrackerApplication, batches: tuple[int, ...]
) -> None:
    version = 0
    for batch in batches:
        store.takes(*(told(NOTHING_NEW, BRIDGE, version + at, command_id=f"{version}") for at in range(1, batch + 1)))
        version += batch
    is_the_log_of_its_rows(application, version)


def is_the_log_of_its_rows(application: TrackerApplication, count: int) -> None:
    with application.datastore.at_one_moment() as cursor:
        assert size_of(cursor) == count
        kept = list(leaves(cursor, after=0, up_to=count))
        made = [leaf_hash(envelope_of(row, row[-4], row[-2])) for row in rows(cursor, after=0, up_to=count)]
        assert kept == made
        frontier = frontier_in(cursor, count)
        assert frontier.root() == root_of(kept)
        assert frontier.packed() == frontier_at(count, hashes_from(tiles_in(cursor, count))).packed()


@pytest.mark.slow
def test_an_import_of_more_than_two_levels_of_tiles_is_taken_at_once(store: Store, where: str) -> None:
    count = 65_536 + 300
    store.takes(*(told(NOTHING_NEW, BRIDGE, version, command_id="all") for version in range(1, count + 1)))
    is_the_log_of_its_rows(store.application, count)
    store.takes(told(NOTHING_NEW, BRIDGE, count + 1, command_id="next"))
    is_the_log_of_its_rows(store.application, count + 1)


def test_what_is_erased_is_gone_and_the_log_stays(store: Store, where: str) -> None:
    store.takes(told(MilestonePlanned(title="Quince opens it"), BRIDGE, note="Quince said so"))
    store.takes(told(ErasureRecorded(position=1), BRIDGE, 2))
    assert by_hand.rows(where, "SELECT state, salt, note FROM journal WHERE position = 1") == [(b"", None, None)]
    assert by_hand.rows(where, "SELECT fingerprint FROM answers ORDER BY position")[0] == (b"",)
    assert [said for said in check(where).findings if "Entry 1" in said] == []


def test_a_log_that_was_put_back_is_gone_on_from(
    store: Store, where: str, tmp_path: Path, schema: str, clock: HandClock
) -> None:
    """From either store into either."""
    store.takes(*(told(NOTHING_NEW, BRIDGE, version, command_id="many") for version in range(1, 601)))
    store.takes(told(NOTHING_NEW, STEEL, command_id="steel"))
    entries = list(StoredLedger(store.application).entries(up_to=601))
    for place in (str(tmp_path / "other.sqlite"), f"{schema}_too"):
        with open_store(place) as again:
            assert StoredLedger(again).restore(RestoredLog("tracker.example/again", entries, ())) == 601
            clock.moves(-timedelta(days=3))
            answer = Store(again, clock).takes(told(NOTHING_NEW, BRIDGE, 601, command_id="goes-on"))
            assert answer.position == 602
            assert answer.recorded_at == datetime.fromisoformat(entries[-1].recorded_at)
            is_the_log_of_its_rows(again, 602)
        assert check(place).findings == []
    by_hand.sql(schema, f"DROP SCHEMA {schema.partition('schema=')[2]}_too CASCADE")


def test_without_a_clock_the_stores_own_is_taken_and_never_runs_backwards(application: TrackerApplication) -> None:
    journal, began = StoredJournal(application, None), datetime.now(UTC) - timedelta(seconds=1)
    (first,) = journal.append(order(told(BRIDGE_OPENS, BRIDGE)))
    assert first.recorded_at is not None
    assert began <= first.recorded_at <= datetime.now(UTC) + timedelta(seconds=1)
    later = HandClock()
    later.shows = first.recorded_at + timedelta(days=1)
    (second,) = StoredJournal(application, later).append(order(told(NOTHING_NEW, BRIDGE, 2)))
    (third,) = journal.append(order(told(NOTHING_NEW, BRIDGE, 3)))
    assert (second.recorded_at, third.recorded_at) == (later.shows, later.shows)


@pytest.mark.parametrize("column", ["actor", "note", "source", "because", "command_id", "batch"])
def test_a_character_that_no_database_keeps_is_refused_by_every_store(store: Store, column: str) -> None:
    said: dict[str, Any] = {column: "a\x00b"}  # Any: parts of the envelope
    with pytest.raises(Malformed, match=r"holds the character '.x00', which cannot be printed"):
        store.takes(told(BRIDGE_OPENS, BRIDGE, **said))
    assert store.journal.stream(BRIDGE) == []


@pytest.mark.parametrize("at_once", [1, 2, 500])
def test_many_are_found_at_once_as_each_alone(store: Store, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(journal_rows, "AT_ONCE", at_once)
    store.holds_the_bridge()
    later = {STEEL: 0, BRIDGE: 1, BRIDGE._replace(programme="tunnel"): 0, BRIDGE._replace(ref="M9"): 0}
    found = store.application.journal.streams(later)
    assert [[row[4] for row in found[at]] for at in later] == [[1], [2], [], []]
    taken = [entry.command_id for entry in store.everything()]
    answers = store.journal.answers_to(["never-taken", *taken])
    assert set(answers) == set(taken)
    assert all(store.journal.answers_to([command_id]) == {command_id: answers[command_id]} for command_id in taken)


def test_what_cannot_be_kept_is_looked_for_in_vain(store: Store) -> None:
    store.holds_the_bridge()
    assert store.journal.answers_to(["a\x00b"]) == {}
    assert store.journal.load(Address("a\x00b", "milestone", "M4")) is None
    with pytest.raises(UnknownProgramme):
        store.records.at("a\x00b", AT_ANY_TIME)
