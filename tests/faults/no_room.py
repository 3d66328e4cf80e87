"""The disk fills up, and has room again: 507 within two seconds, reads go on, writes resume without a restart.

The server runs in a name space of its own, in which its store lies on a disk of a few megabytes; from outside the disk
is reached through the server's process. A disk like that needs no more rights than most systems give to everybody.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from tests.faults.orders import PROGRAMME, slip
from tests.faults.outcomes import Outcome, summed
from tests.faults.serving import Caller, Heard, Opens, begun, served
from tests.faults.stores import Store, in_a_file, look

WHY_NOT = "No small disk can be made here (unshare --mount and a tmpfs in it): what a full disk does is not tried."

NAME_SPACE = ("unshare", "--user", "--map-root-user", "--mount")
"""What a process is begun with that may make a disk for itself."""

_ON_A_SMALL_DISK = 'mount -t tmpfs -o size=16m none "$0" && cp -p "$1"/* "$0" && shift && exec "$@"'
_AT_ONCE = 2.0  # seconds
_FULL, _CREATED, _OK = 507, 201, 200
_SOON_FULL = 3_000
"""How many orders find room at most in what is left of the write-ahead log."""


def can_make_disks() -> bool:
    """Whether a small disk can be made here."""
    command = [*NAME_SPACE, "mount", "-t", "tmpfs", "-o", "size=1m", "none", "/mnt"]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


class SmallDisk:
    """What the server's store lies on, as it is reached from outside, and somebody who gives orders to the server."""

    def __init__(self, folder: Path, port: int, opens: Opens) -> None:
        self.folder = folder
        self.caller = Caller(port, opens)
        self.acknowledged: list[str] = []
        self.findings: list[str] = []
        self.version = 0
        self._numbers = count()

    def order(self) -> Heard:
        """Give the next order; whether it was taken is remembered."""
        number = next(self._numbers)
        command_id = f"caller-{number:06}"
        body = slip(number, command_id=command_id).model_dump(mode="json", exclude_defaults=True)
        heard = self.caller.orders("M1", "forecast", body, If_Match="*")
        if heard.status == _CREATED:
            self.acknowledged.append(command_id)
            self.version = heard.json["version"]
        return heard

    def expect(self, heard: Heard, status: int, what: str) -> None:
        """Find fault with another answer than this, and with one that comes late."""
        if heard.status != status:
            self.findings.append(f"{what}: {heard.status} instead of {status}: {heard.body[:300]!r}")
        if heard.seconds > _AT_ONCE:
            self.findings.append(f"{what}: it took {heard.seconds:.1f} seconds")

    def fill(self) -> None:
        """Take all the room that is left."""
        with (self.folder / "ballast").open("wb", buffering=0) as ballast:
            for size in (65_536, 512, 1):
                _write_until_full(ballast.fileno(), size)

    def copied_to(self, path: Path) -> Store:
        """The store while nobody writes to it, in a place where SQLite does not see through the path."""
        for beside in ("", "-wal"):
            shutil.copyfile(self.folder / f"tracker.sqlite{beside}", f"{path}{beside}")
        return in_a_file(path)

    def empty(self) -> None:
        """Give it back."""
        (self.folder / "ballast").unlink()


def _write_until_full(file: int, size: int) -> None:
    while True:
        try:
            os.write(file, bytes(size))
        except OSError:
            return


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """A server whose store lies on a small disk."""
    prepared, mounted = folder / "prepared", folder / "mounted"
    prepared.mkdir()
    mounted.mkdir()
    opens = begun(in_a_file(prepared / "tracker.sqlite"))
    within = (*NAME_SPACE, "sh", "-c", _ON_A_SMALL_DISK, str(mounted), str(prepared))
    with served(str(mounted / "tracker.sqlite"), within=within) as server:
        seen_from_outside = Path(f"/proc/{server.process.pid}/root{mounted}")
        disk = SmallDisk(seen_from_outside, server.port, opens)
        with closing(disk.caller):
            yield disk


def disk_full_and_freed(folder: Path, rounds: int) -> Outcome:
    """So many times: fill the disk, see what is said, free it, and go on."""
    with small_disk(folder) as disk:
        disk.expect(disk.caller.orders("M1", "plan", {"title": "Bridge opens"}), _CREATED, "planning a milestone")
        for number in range(1, rounds + 1):
            _one_round(disk, f"round {number}")
        found = look(disk.copied_to(folder / "copy.sqlite"), disk.acknowledged)
    found = found._replace(findings=(*disk.findings, *found.findings))
    return summed("disk full, then freed", rounds, len(disk.acknowledged), found=[found])


def _one_round(disk: SmallDisk, which: str) -> None:
    disk.expect(disk.order(), _CREATED, f"{which}, with room")
    disk.fill()
    heard = next(heard for _ in range(_SOON_FULL) if (heard := disk.order()).status != _CREATED)
    disk.expect(heard, _FULL, f"{which}, without room")
    for path in (f"/api/programmes/{PROGRAMME}/milestones/M1", f"/programmes/{PROGRAMME}/milestones/M1"):
        disk.expect(disk.caller.asks(path), _OK, f"{which}, reading {path} without room")
    form = {"title": "Bridge is open", "expected_version": str(disk.version)}
    disk.expect(disk.caller.types("M1", "title", form), _FULL, f"{which}, a form without room")
    disk.empty()
    disk.expect(disk.order(), _CREATED, f"{which}, with room again")
