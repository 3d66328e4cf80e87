"""A clock that jumps changes nothing of what was recorded; the long form is `make faults`."""

from pathlib import Path

from tests.faults.clocks import clock_jumped
from tests.faults.stores import Store, in_a_file


def test_what_was_known_stays_what_it_was_however_the_clock_jumps(tmp_path: Path) -> None:
    outcome = clock_jumped(in_a_file(tmp_path / "tracker.sqlite"), 3)
    assert outcome.is_sound, outcome


def test_the_same_is_so_on_postgres(schema: str) -> None:
    outcome = clock_jumped(Store(schema), 3)
    assert outcome.is_sound, outcome
