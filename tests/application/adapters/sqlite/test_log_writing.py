"""The log is written with its entries, all of it or none, and says the same as its definition."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import uuid4

import orjson
import pytest
from eventsourcing.persistence import StoredEvent

from application.adapters.event_store import TrackerApplication
from application.adapters.log_rows import frontier_in, leaves, origin_of, steps, tiles_in
from application.adapters.opening import check, open_store
from application.adapters.store import Cursor
from application.log_ports import LogInconsistent
from application.ports import ConflictInTheJournal, StoreUnusable
from application.proofs.envelope import commitment
from application.proofs.merkle import consistency_proof, inclusion_proof, is_consistent, is_included, leaf_hash, root_of
from application.proofs.tiles import hashes_from
from tests.application.adapters.by_hand import sql
from tests.application.adapters.crossing import (
    BRIDGE,
    BRIDGE_OPENS,
    CROSSING,
    NOTHING_NEW,
    REGISTERED,
    STEEL,
    STEEL_ARRIVES,
    STEEL_WAS_LATE,
    Store,
    told,
)

TUNNEL = BRIDGE._replace(programme="tunnel")


@contextmanager
def reading(store: Store) -> Iterator[Cursor]:
    with store.application.datastore.reading() as cursor:
        yield cursor


def test_an_entry_is_bound_to_its_fact_and_stands_in_an_envelope(store: Store) -> None:
    store.takes(told(REGISTERED, TUNNEL, command_id="tunnel-registered"))
    store.holds_the_bridge()
    store.takes(told(STEEL_WAS_LATE, BRIDGE, 3, note="It rained.", source="Letter", reason="supplier", corrects=5))
    with reading(store) as cursor:
        *_, step = steps(cursor, after=0, up_to=6)
    assert step.content is not None
    assert orjson.loads(step.content) == {
        "fact": {"forecast": {"from": "2026-07-14", "to": "2026-07-14"}},
        "note": "It rained.",
        "source": "Letter",
    }
    assert step.salt is not None
    assert len(step.salt) == 16
    assert orjson.loads(step.envelope) == {
        "actor": "Bridge engineer",
        "command_id": "M4-00000003",
        "commitment": commitment(step.salt, step.content).hex(),
        "corrects": 5,
        "effective_on": "2026-05-01",
        "kind": "milestone",
        "name": "MilestoneForecastChanged",
        "position": 6,
        "previous": 5,
        "programme": CROSSING,
        "reason": "supplier",
        "recorded_at": "2026-07-02T09:30:00.000000+00:00",
        "ref": "M4",
        "role": "programme-manager",
        "shape": 1,
        "stream": BRIDGE.stream_id.hex,
        "version": 3,
    }
    assert step.leaf == leaf_hash(step.envelope)


def test_each_entry_names_the_one_before_it_in_its_programme(store: Store) -> None:
    store.takes(told(BRIDGE_OPENS, BRIDGE), told(BRIDGE_OPENS, TUNNEL, command_id="tunnel"), told(STEEL_ARRIVES, STEEL))
    store.takes(told(NOTHING_NEW, TUNNEL, 2, command_id="tunnel-2"))
    store.takes(told(NOTHING_NEW, BRIDGE, 2))
    with reading(store) as cursor:
        named = [orjson.loads(step.envelope).get("previous") for step in steps(cursor, after=0, up_to=5)]
    assert named == [None, None, 1, 2, 3]


def test_no_salt_is_used_twice(store: Store) -> None:
    store.takes(*(told(NOTHING_NEW, BRIDGE, version, effective_on=date(2026, 5, 1)) for version in range(1, 300)))
    with reading(store) as cursor:
        assert cursor.execute("SELECT count(DISTINCT salt), count(DISTINCT commitment) FROM journal").fetchone() == (
            299,
            299,
        )


def test_what_is_remembered_of_the_end_is_where_the_log_ends_whoever_wrote(path: str, store: Store) -> None:
    with open_store(path) as of_another:
        other = Store(of_another, store.clock)
        for version in range(1, 40):
            who = other if version % 7 in {0, 3, 4} else store
            who.takes(
                told(NOTHING_NEW, BRIDGE, version), told(NOTHING_NEW, STEEL, version, command_id=f"M4-{version:08}")
            )
            with pytest.raises(ConflictInTheJournal):  # which leaves what was remembered ahead of the log
                store.takes(told(NOTHING_NEW, TUNNEL, 1), told(NOTHING_NEW, BRIDGE, 1))
    store.application.close()
    assert check(path).findings == []


def many(application: TrackerApplication, count: int, *, batch: int) -> None:
    """Entries with no envelope, such as the library's own test cases store."""
    for begin in range(0, count, batch):
        events = [StoredEvent(uuid4(), 1, "noted", b"{}") for _ in range(min(batch, count - begin))]
        application.recorder.insert_events(events)


@pytest.mark.parametrize(("count", "batch"), [(255, 51), (256, 64), (600, 599), (600, 77)])
def test_full_tiles_are_kept_however_the_entries_came(application: TrackerApplication, count: int, batch: int) -> None:
    many(application, count, batch=batch)
    with application.datastore.reading() as cursor:
        kept = cursor.execute("SELECT level, number, length(hashes) / 32 FROM tiles ORDER BY level, number").fetchall()
    full = count // 256
    assert kept == [(0, number, 256) for number in range(full)] + ([(1, 0, full)] if full else [])


def test_every_level_of_tiles_is_kept_and_proofs_come_from_them(application: TrackerApplication, path: str) -> None:
    count = 65_536 + 700
    many(application, count, batch=6_000)
    with application.datastore.reading() as cursor:
        kept = cursor.execute("SELECT level, count(*), max(length(hashes)) / 32 FROM tiles GROUP BY level").fetchall()
        assert kept == [(0, 258, 256), (1, 2, 256), (2, 1, 1)]
        everything = list(leaves(cursor, after=0, up_to=count))
        hash_at, root = hashes_from(tiles_in(cursor, count)), frontier_in(cursor, count).root()
        assert root == root_of(everything)
        for index in (0, 40_000, 65_535, 65_536, count - 1):
            proof = inclusion_proof(index, count, hash_at)
            assert is_included(everything[index], index, count, proof=proof, root=root)
        for old in (1, 256, 65_536, 65_900):
            proof = consistency_proof(old, count, hash_at)
            assert is_consistent(old, count, proof, old_root=root_of(everything[:old]), new_root=root)
    application.close()
    assert not [said for said in check(path).findings if "log" in said.lower()]


def test_a_log_is_named_when_it_is_made_and_keeps_its_name(path: str) -> None:
    with open_store(path, origin="tracker.example/crossing") as application, application.datastore.reading() as cursor:
        assert origin_of(cursor) == "tracker.example/crossing"
    open_store(path).close()
    with pytest.raises(
        StoreUnusable, match=r"its log is “tracker\.example/crossing” and keeps that name; TRACKER_ORIGIN says “tunnel”"
    ):
        open_store(path, origin="tunnel")


def test_a_log_that_nobody_names_gets_a_name_of_its_own(path: str) -> None:
    with open_store(path) as application, application.datastore.reading() as cursor:
        kind, _, number = origin_of(cursor).partition("/")
    assert (kind, len(bytes.fromhex(number))) == ("transition-tracker", 8)


def test_nothing_is_appended_to_a_log_that_has_lost_a_tile(path: str, application: TrackerApplication) -> None:
    many(application, 300, batch=300)
    application.close()
    sql(path, "DELETE FROM tiles")
    with open_store(path) as again, pytest.raises(LogInconsistent, match="Tile 0 of level 1"):
        many(again, 1, batch=1)


def test_an_entry_that_could_not_be_bound_leaves_no_trace_in_the_next(store: Store, path: str) -> None:
    store.holds_the_bridge()
    with pytest.raises(TypeError):
        store.takes(told(STEEL_WAS_LATE, BRIDGE, 3, note="\ud800"))
    store.takes(told(STEEL_WAS_LATE, BRIDGE, 3, effective_on=date(2026, 7, 1)))
    assert check(path).findings == []
