"""What a killed server leaves of its workers' folder is removed by the next one, and never what somebody still uses."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.commandline.shared_folder import remove_what_is_left, shared_folder
from tests.api.cli.terminal import ROOT, Terminal
from tests.api.cli.test_serving import free_port
from tests.api.cli.test_workers import children, lives, until, working

_A_SERVER = """
import subprocess, sys, time
from api.commandline.shared_folder import shared_folder
with shared_folder() as folder:
    worker = subprocess.Popen(["sleep", "600"], pass_fds=(folder.held,), stdout=subprocess.DEVNULL)
    print(worker.pid, folder.path, flush=True)
    time.sleep(600)
"""


@pytest.fixture(autouse=True)
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of temporary files in which nobody else has any; its path is short, as those of sockets have to be."""
    with tempfile.TemporaryDirectory(prefix="tt-") as folder:
        monkeypatch.setattr(tempfile, "tempdir", folder)
        monkeypatch.setenv("TMPDIR", folder)
        yield Path(folder)


@contextmanager
def killed_server() -> Iterator[tuple[Path, int]]:
    """The folder of one that was killed, and its worker, which goes on."""
    server = subprocess.Popen([sys.executable, "-c", _A_SERVER], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    pid, _, path = server.stdout.readline().strip().partition(" ")
    server.kill()
    server.communicate()
    try:
        yield Path(path), int(pid)
    finally:
        if lives(int(pid)):
            os.kill(int(pid), signal.SIGKILL)


def test_what_a_killed_server_left_is_removed_once_its_workers_are_gone_too() -> None:
    with killed_server() as (folder, worker):
        remove_what_is_left()
        assert folder.is_dir(), "its worker still finishes what it has begun"
        os.kill(worker, signal.SIGKILL)
        until("it ends", lambda: not lives(worker))
        remove_what_is_left()
        assert not folder.exists()


def test_what_another_server_uses_stays() -> None:
    with shared_folder() as folder:
        remove_what_is_left()
        assert folder.path.is_dir()
    assert not folder.path.exists()


def test_what_is_not_known_to_be_left_stays(temporary: Path) -> None:
    (temporary / "tracker-workers-being-made").mkdir()
    (temporary / "tracker-workers-of-another").symlink_to(temporary)
    (temporary / "held").touch()
    remove_what_is_left()
    assert len(list(temporary.iterdir())) == 3


def test_workers_that_are_killed_with_their_server_leave_nothing_for_long(beginner: Terminal, temporary: Path) -> None:
    with working(beginner, free_port(), 2) as started:
        workers = children(started)
        for pid in (started.pid, *workers):
            os.kill(pid, signal.SIGKILL)
        until("they are gone", lambda: not any(map(lives, workers)))
    left = set(temporary.glob("tracker-workers-*"))
    assert len(left) == 1
    with working(beginner, free_port(), 2):
        assert left.isdisjoint(temporary.glob("tracker-workers-*"))
