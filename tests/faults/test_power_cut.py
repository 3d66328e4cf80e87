"""A power cut takes nothing that was acknowledged, and the test would notice; the long form is `make faults`."""

import random
from pathlib import Path

import pytest

from tests.faults.disk import CallNotKnown, Disk, File, Truncate, Write
from tests.faults.power_cut import power_cuts, power_cuts_noticed
from tests.faults.strace import WHY_NOT, Call, may_be_left_out

traces = pytest.mark.skipif(may_be_left_out(), reason=WHY_NOT)


@traces
def test_what_was_acknowledged_before_a_power_cut_is_there(tmp_path: Path) -> None:
    outcome = power_cuts(tmp_path, 30, orders=40)
    assert outcome.is_sound, outcome


@traces
def test_the_same_loses_where_commits_do_not_wait_for_the_disk(tmp_path: Path) -> None:
    outcome = power_cuts_noticed(tmp_path, 20, orders=40)
    assert outcome.is_sound, outcome


def test_what_was_synced_is_certain_and_what_was_not_may_be_torn() -> None:
    file = File()
    file.pending.append(Write(0, b"a" * 1_024))
    file.sync()
    file.pending.append(Write(256, b"b" * 512))
    left = {file.after_a_power_cut(random.Random(seed)) for seed in range(100)}
    assert left == {
        b"a" * 1_024,
        b"a" * 256 + b"b" * 256 + b"a" * 512,
        b"a" * 512 + b"b" * 256 + b"a" * 256,
        b"a" * 256 + b"b" * 512 + b"a" * 256,
    }


def test_a_file_that_was_shortened_and_not_synced_may_have_either_length() -> None:
    file = File(bytearray(b"a" * 1_024), [Truncate(700)])
    assert {len(file.after_a_power_cut(random.Random(seed))) for seed in range(100)} == {700, 1_024}


def test_a_name_is_certain_once_its_folder_was_synced() -> None:
    disk = Disk(Path("/var/tracker"))
    disk.does(Call("openat", 'AT_FDCWD</>, "/var/tracker/a.sqlite", O_RDWR|O_CREAT, 0600', 3))
    disk.does(Call("pwrite64", '3</var/tracker/a.sqlite>, "\\7\\0001", 2, 0', 2))
    disk.does(Call("fdatasync", "3</var/tracker/a.sqlite>", 0))
    assert {len(disk.left(random.Random(seed))) for seed in range(20)} == {0, 1}
    disk.does(Call("fsync", "4</var/tracker>", 0))
    disk.does(Call("openat", 'AT_FDCWD</>, "/var/tracker/b.sqlite", O_RDWR, 0600', -1))
    assert {str(disk.left(random.Random(seed))) for seed in range(20)} == {str({"a.sqlite": b"\x07\x00"})}
    disk.does(Call("unlink", '"/var/tracker/a.sqlite"', 0))
    assert {len(disk.left(random.Random(seed))) for seed in range(20)} == {0, 1}


def test_what_the_disk_does_not_know_is_not_passed_over() -> None:
    with pytest.raises(CallNotKnown, match="does not know what rename"):
        Disk(Path("/var/tracker")).does(Call("rename", '"/var/tracker/a.sqlite", "/var/tracker/b.sqlite"', 0))
