"""The servers that are measured, in processes of their own: the tracker as it is started, and one that does nothing."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

_PATIENCE = 60.0  # seconds until a server answers
_A_MOMENT = 0.05  # seconds
_STATUS = Path("/proc")


class Server(NamedTuple):
    """A server that answers."""

    port: int
    process: int

    def mebibytes(self) -> float:
        """The memory that it has of its own."""
        told = (_STATUS / str(self.process) / "smaps_rollup").read_text().split("\nPss:")[1]
        return int(told.split()[0]) / 1024

    def most_mebibytes(self) -> float:
        """The most that it ever had."""
        return most_mebibytes_of(self.process)


def most_mebibytes_of(process: int) -> float:
    """The most memory that a process ever had since it began its program; what its parent had is not counted."""
    told = (_STATUS / str(process) / "status").read_text().split("\nVmHWM:")[1]
    return int(told.split()[0]) / 1024


@contextmanager
def tracker(store: str, folder: Path) -> Iterator[Server]:
    """`tracker serve` with one worker; its log goes to a file."""
    command = [shutil.which("tracker", path=str(Path(sys.executable).parent)) or "tracker", "serve"]
    port = _free_port()
    with _started([*command, "--store", store, "--port", str(port)], port, "/health/live", folder) as server:
        yield server


@contextmanager
def nothing_done(folder: Path) -> Iterator[Server]:
    """The one that does nothing, on the same server with the same settings."""
    port = _free_port()
    command = [sys.executable, "-m", "tests.benchmarks.over_http.nothing_done", str(port)]
    with _started(command, port, "/nothing/1", folder) as server:
        yield server


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _started(command: list[str], port: int, probe: str, folder: Path) -> Iterator[Server]:
    settings = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    with (folder / f"server-{port}.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=settings)
    try:
        _wait_for(port, probe, process)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int, probe: str, process: "subprocess.Popen[bytes]") -> None:
    patience = monotonic() + _PATIENCE
    while monotonic() < patience and process.poll() is None:
        try:
            asked = HTTPConnection("127.0.0.1", port, timeout=5)
            asked.request("GET", probe)
            asked.getresponse().read()
        except OSError:
            sleep(_A_MOMENT)
        else:
            return
    raise AssertionError(f"the server on port {port} does not answer")
