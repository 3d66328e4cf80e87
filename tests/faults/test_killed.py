"""A writer that is killed takes nothing with it that was acknowledged; the long form is `make faults`."""

from pathlib import Path

from tests.faults.killed import writers_killed
from tests.faults.orders import give, numbered, register
from tests.faults.outcomes import Found, Outcome
from tests.faults.stores import in_a_file, look


def test_what_a_killed_writer_acknowledged_is_there_once(tmp_path: Path) -> None:
    outcome = writers_killed(tmp_path, 10)
    assert outcome.is_sound, outcome


def test_a_look_notices_what_is_lost_and_what_is_there_twice(tmp_path: Path) -> None:
    store = in_a_file(tmp_path / "tracker.sqlite")
    tracker = store.open()
    register(tracker)
    given = [give(tracker, *numbered("writer", number)).command_id for number in range(3)]
    tracker.close()
    assert look(store, given) == Found()
    assert look(store, [*given, "writer-000003"]).lost == 1
    store.write("UPDATE journal SET command_id = 'writer-000001' WHERE command_id = 'writer-000002'")
    assert look(store, given)[:2] == (1, 1)
    assert look(store, given).findings


def test_where_nothing_was_acknowledged_nothing_was_tried() -> None:
    assert not Outcome("writer killed", repeats=10, acknowledged=0).is_sound
