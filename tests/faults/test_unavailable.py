"""A full disk and a held lock are said in time, keep nobody from reading, and pass; the long form is `make faults`."""

import os
from pathlib import Path

import pytest

from tests.faults.locked import ON_A_BUSY_MACHINE, locked_by_another
from tests.faults.no_room import WHY_NOT, can_make_disks, disk_full_and_freed

no_small_disks = not can_make_disks() and os.environ.get("CI") != "true"


@pytest.mark.skipif(no_small_disks, reason=WHY_NOT)
def test_a_full_disk_is_said_in_time_and_orders_are_taken_again_once_there_is_room(tmp_path: Path) -> None:
    outcome = disk_full_and_freed(tmp_path, 1)
    assert outcome.is_sound, outcome


def test_a_store_that_another_program_holds_is_said_in_time_and_can_be_read(tmp_path: Path) -> None:
    outcome = locked_by_another(tmp_path, 4, in_time=ON_A_BUSY_MACHINE)
    assert outcome.is_sound, outcome
