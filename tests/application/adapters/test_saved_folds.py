"""A saved record is read as it would be folded, by the version that saved it alone, and goes with what was erased."""

from collections.abc import Callable, Iterator
from datetime import date
from threading import enumerate as running

import pytest

from application.adapters import fold_shape, saved_folds
from application.adapters import records as records_module
from application.adapters.records import StoredRecords
from application.adapters.saved_folds import SavedFold, SavedFolds
from application.adapters.views import tables
from application.adapters.views.rebuilding import rebuild
from domain.erasing import ErasureRecorded
from domain.milestone import Milestone
from domain.record import Record, advance, folded, nothing_at
from tests.application.adapters.crossing import (
    AT_ANY_TIME,
    BRIDGE,
    BRIDGE_OPENS,
    CROSSING,
    NOTHING_NEW,
    STEEL_WAS_LATE,
    Store,
    told,
)
from tests.application.projections.test_comparison_of_everything import whole_story

Saving = Callable[[], None]
TODAY = date(2026, 7, 2)


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch) -> Iterator[Saving]:
    """Everything is worth saving; call it to wait until it is."""
    monkeypatch.setattr(records_module, "WORTH_SAVING", 1)

    def wait() -> None:
        for thread in running():
            if thread.name == saved_folds.SAVING:
                thread.join()

    yield wait
    wait()


def positions(store: Store) -> list[int]:
    with store.application.datastore.reading() as cursor:
        return [position for (position,) in cursor.execute("SELECT position FROM folds ORDER BY programme")]


def test_a_program_that_begins_reads_what_was_saved_and_what_came_since(store: Store, saved: Saving) -> None:
    store.holds_the_bridge()
    store.records.at(CROSSING, AT_ANY_TIME)
    saved()
    assert positions(store) == [store.everything()[-1].position]
    store.takes(told(NOTHING_NEW, BRIDGE, 3))
    record = StoredRecords(store.application).at(CROSSING, AT_ANY_TIME)
    assert record == advance(nothing_at(AT_ANY_TIME), store.everything())
    assert list(record.states) == list(store.records.at(CROSSING, AT_ANY_TIME).states)


def test_what_was_saved_is_what_is_read(store: Store, monkeypatch: pytest.MonkeyPatch, saved: Saving) -> None:
    """Otherwise the other tests here would not tell anything."""
    store.holds_the_bridge()
    store.records.at(CROSSING, AT_ANY_TIME)
    saved()
    with store.application.datastore.writing() as cursor:
        cursor.execute("UPDATE folds SET states = replace(states, 'Bridge opens', 'Bridge closes')")
    assert "Bridge closes" in str(StoredRecords(store.application).at(CROSSING, AT_ANY_TIME))
    monkeypatch.setattr(saved_folds, "made_by", lambda: "another version")
    assert "Bridge closes" not in str(StoredRecords(store.application).at(CROSSING, AT_ANY_TIME))


@pytest.mark.parametrize("spoilt", ["", "{}", "nonsense", '[["a"],{"milestone":[[0,5]]}]', '[[["a.Class",1]],{}]'])
@pytest.mark.parametrize("column", ["states", "latest_on"])
def test_what_cannot_be_read_any_more_is_folded_instead(store: Store, saved: Saving, column: str, spoilt: str) -> None:
    store.holds_the_bridge()
    store.records.at(CROSSING, AT_ANY_TIME)
    saved()
    with store.application.datastore.writing() as cursor:
        cursor.execute(f"UPDATE folds SET {column} = ?", (spoilt,))  # noqa: S608  # names of our own
    record = StoredRecords(store.application).at(CROSSING, AT_ANY_TIME)
    assert record == advance(nothing_at(AT_ANY_TIME), store.everything())


def test_every_state_is_read_as_it_was_saved(store: Store) -> None:
    record = folded(AT_ANY_TIME, whole_story())
    fold = SavedFold(record.position, AT_ANY_TIME.as_at, record.states)
    folds = SavedFolds(store.application.datastore)
    folds.save("bridge", fold).join()
    found = folds.find("bridge")
    assert found is not None
    assert found == fold
    assert [list(held) for held in found.states.values()] == [list(held) for held in record.states.values()]


def test_what_would_be_read_as_something_else_is_not_saved(store: Store) -> None:
    record = folded(AT_ANY_TIME, whole_story())
    misplaced = {f"{ref}-otherwise": state for ref, state in record.states["milestone"].items()}
    fold = SavedFold(1, AT_ANY_TIME.as_at, {"milestone": misplaced})
    SavedFolds(store.application.datastore).save("bridge", fold).join()
    assert SavedFolds(store.application.datastore).find("bridge") is None


def test_what_nobody_has_said_how_to_write_is_not_saved(store: Store) -> None:
    [(ref, state), *_] = folded(AT_ANY_TIME, whole_story()).states["milestone"].items()
    with_a_set = state.model_copy(update={"depends_on": frozenset({"steel"})})
    fold = SavedFold(1, AT_ANY_TIME.as_at, {"milestone": {ref: with_a_set}})
    SavedFolds(store.application.datastore).save("bridge", fold).join()
    assert SavedFolds(store.application.datastore).find("bridge") is None


def test_what_things_have_in_common_is_written_and_held_once() -> None:
    late = told(STEEL_WAS_LATE, BRIDGE, 2, note="The steel comes later than agreed.")
    [bridge] = folded(AT_ANY_TIME, [told(BRIDGE_OPENS, BRIDGE), late]).all(Milestone).values()
    written = fold_shape.written({"milestone": {ref: bridge.model_copy(update={"ref": ref}) for ref in ("N", "S")}})
    assert written.count("later than agreed") == 1
    north, south = Record(AT_ANY_TIME, 2, fold_shape.read(written)).all(Milestone).values()
    assert (north.ref, south.ref) == ("N", "S")
    assert north.forecast is south.forecast
    assert north.forecasts == south.forecasts == bridge.forecasts


def test_an_earlier_fold_does_not_take_the_place_of_a_later_one(store: Store) -> None:
    folds = SavedFolds(store.application.datastore)
    for position in (5, 7, 6):
        folds.save("bridge", SavedFold(position, AT_ANY_TIME.as_at, {})).join()
    assert positions(store) == [7]


def test_what_was_put_right_while_it_was_folded_is_not_saved(store: Store) -> None:
    store.holds_the_bridge()
    store.takes(told(ErasureRecorded(position=4), BRIDGE, 3))
    folds = SavedFolds(store.application.datastore)
    for position, saved in ((4, []), (5, [5])):
        folds.save(CROSSING, SavedFold(position, AT_ANY_TIME.as_at, {})).join()
        assert positions(store) == saved


def test_where_something_is_erased_nothing_of_it_stays_saved(store: Store, saved: Saving) -> None:
    store.holds_the_bridge()
    store.records.at(CROSSING, AT_ANY_TIME)
    saved()
    store.takes(told(ErasureRecorded(position=4), BRIDGE, 3))
    for kept in ([], [5]):
        with store.application.datastore.writing() as cursor:
            tables.forget(cursor, CROSSING)
        assert positions(store) == kept
        StoredRecords(store.application).at(CROSSING, AT_ANY_TIME)
        saved()


def test_whoever_reads_is_not_kept_from_it_by_what_cannot_be_saved(store: Store, saved: Saving) -> None:
    store.holds_the_bridge()
    with store.application.datastore.writing() as cursor:
        cursor.execute("CREATE TABLE folds (programme TEXT)")
    assert store.records.at(CROSSING, AT_ANY_TIME) == advance(nothing_at(AT_ANY_TIME), store.everything())


def test_a_rebuild_takes_nothing_from_what_was_saved(store: Store, saved: Saving) -> None:
    store.holds_the_bridge()
    store.records.at(CROSSING, AT_ANY_TIME)
    saved()
    with store.application.datastore.writing() as cursor:
        cursor.execute("UPDATE folds SET states = replace(states, 'River crossing', 'Hill crossing')")
    assert "Hill crossing" in str(StoredRecords(store.application).at(CROSSING, AT_ANY_TIME))
    rebuild(store.application, TODAY)
    with store.application.datastore.reading() as cursor:
        [(shown,)] = cursor.execute("SELECT shown FROM portfolio WHERE programme = ?", (CROSSING,)).fetchall()
    assert "River crossing" in shown
