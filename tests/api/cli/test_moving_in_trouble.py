"""A copy, a backup or a restored store that cannot be made names what is in the way: the source, or the place."""

import subprocess
from pathlib import Path

import pytest

from tests.api.cli.terminal import COMMAND, ROOT, Terminal
from tests.faults.no_room import NAME_SPACE, WHY_NOT, can_make_disks

_WITH_LITTLE_ROOM = 'mount -t tmpfs -o size=300k none "$0" && $1 && shift && exec "$@"'
A_FACT = b"MilestonePlanned"
PAGE = 4_096


def spoil(store: Path) -> None:
    """What no disk should do to a page of the journal."""
    content = bytearray(store.read_bytes())
    begins = content.index(A_FACT) // PAGE * PAGE
    content[begins : begins + PAGE] = b"\xff" * PAGE
    store.write_bytes(content)


@pytest.mark.parametrize("words", ["copy {store} {there}", "backup {there}"])
def test_a_source_that_is_damaged_is_named(keeper: Terminal, tmp_path: Path, words: str) -> None:
    spoil(keeper.store)
    there = tmp_path / "there.sqlite"
    said = keeper.types(*words.format(store=keeper.store, there=there).split())
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"The store “{keeper.store}” cannot be used: SQLite says “database disk image is mal")
    assert "there.sqlite" not in said.err
    assert [file.name for file in tmp_path.iterdir() if "there" in file.name] == []


def test_a_file_that_is_damaged_is_named_where_it_goes_to_a_database(keeper: Terminal, schema: str) -> None:
    spoil(keeper.store)
    said = keeper.types("copy", str(keeper.store), schema)
    assert said.code == 2
    assert said.err.startswith(f"The store “{keeper.store}” cannot be used: SQLite says “database disk image is mal")


@pytest.mark.skipif(not can_make_disks(), reason=WHY_NOT)
@pytest.mark.parametrize(
    ("words", "before"),
    [
        ("copy {store} {there}", "true"),
        ("copy {store} {there}", "touch {there}"),
        ("backup {there}", "true"),
        ("restore {store} --store {there}", "true"),
    ],
)
def test_a_place_without_room_is_named(keeper: Terminal, tmp_path: Path, words: str, before: str) -> None:
    small = tmp_path / "small"
    small.mkdir()
    there = small / "there.sqlite"
    typed = words.format(store=keeper.store, there=there).split()
    done = subprocess.run(
        [*NAME_SPACE, "sh", "-c", _WITH_LITTLE_ROOM, str(small), before.format(there=there), *COMMAND, *typed],
        env=keeper.alone,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    said = f"The disk of “{there}” is full. Nothing was left there; try again once there is room on it.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)
