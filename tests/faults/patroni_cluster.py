"""Two PostgreSQL servers on one machine, which Patroni and etcd keep as a primary and its synchronous standby."""

import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic, sleep
from typing import Any, NamedTuple

import psutil  # type: ignore[import-untyped]  # it comes without types

PATRONI = "patroni[etcd3]==4.1.5"
DRIVER = "psycopg[binary]"

WHY_NOT = (
    "It takes etcd and PostgreSQL: apt-get install --no-install-recommends etcd-server postgresql. Patroni is fetched "
    "with pip, into a folder that is gone afterwards."
)

_USER = "postgres"  # no server of PostgreSQL runs as root
_COMES_UP = 120.0  # seconds
_A_MOMENT = 0.2  # seconds

# A primary is given up 20 seconds after it was last heard of, the least that Patroni takes. It looks every 2 seconds.
_SETTINGS = """
scope: crossing
name: {name}
etcd3: {{host: "127.0.0.1:{etcd}"}}
restapi: {{listen: "127.0.0.1:{watched}", connect_address: "127.0.0.1:{watched}"}}
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 2
    retry_timeout: 5
    synchronous_mode: true
    postgresql:
      use_pg_rewind: true
      parameters: {{wal_keep_size: 256MB, wal_log_hints: "on", max_connections: 50, shared_buffers: 32MB}}
  initdb: [{{encoding: UTF8}}, {{locale: C.UTF-8}}, data-checksums]
postgresql:
  listen: "127.0.0.1:{port}"
  connect_address: "127.0.0.1:{port}"
  bin_dir: {bin}
  data_dir: {folder}/{name}
  pgpass: {folder}/{name}.pgpass
  authentication:
    superuser: {{username: postgres}}
    replication: {{username: copying}}
    rewind: {{username: rewinding}}
  parameters: {{unix_socket_directories: "{folder}"}}
  pg_hba: ["local all all trust", "host all all 127.0.0.1/32 trust", "host replication all 127.0.0.1/32 trust"]
"""


class Programs(NamedTuple):
    """Where the programs are that a cluster is made of, other than Patroni."""

    etcd: str
    postgres: Path


class Node(NamedTuple):
    """One server and the Patroni that looks after it."""

    name: str
    port: int
    watched: int
    """The port at which Patroni tells of it."""

    data: Path


def programs() -> Programs | None:
    """What is there to make a cluster of; nothing where something is missing."""
    etcd, found = shutil.which("etcd"), sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return Programs(etcd, found[-1].parent) if etcd and found else None


@contextmanager
def cluster() -> Iterator["Cluster"]:
    """A cluster with a primary and its standby, in a folder of its own; nothing of it is left behind."""
    found = programs()
    assert found is not None, WHY_NOT
    folder = Path(mkdtemp(prefix="tracker-patroni-"))
    folder.chmod(0o700)
    if _is_root():
        shutil.chown(folder, _USER, _USER)
    made = Cluster(folder, found, _fetched(folder))
    try:
        made.start()
        yield made
    finally:
        made.close()
        shutil.rmtree(folder, ignore_errors=True)


def _fetched(folder: Path) -> Path:
    """Patroni, for an interpreter that the user of the servers may run."""
    python = "/usr/bin/python3" if _is_root() else sys.executable
    at = folder / "patroni"
    subprocess.run([python, "-m", "venv", "--without-pip", str(at)], check=True)
    install = ["-m", "pip", "--quiet", "--python", str(at / "bin" / "python"), "install", PATRONI, DRIVER]
    subprocess.run([sys.executable, *install], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return at / "bin" / "patroni"


def _is_root() -> bool:
    return os.geteuid() == 0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


class Cluster:
    """Both nodes, and what can happen to them."""

    def __init__(self, folder: Path, found: Programs, patroni: Path) -> None:
        self._folder, self._programs, self._patroni = folder, found, patroni
        self._etcd = free_port()
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self.nodes = tuple(Node(name, free_port(), free_port(), folder / name) for name in ("one", "two"))

    @property
    def address(self) -> str:
        """The portfolio, as TRACKER_STORE names it: both servers, of which the one is meant that can be written to."""
        hosts = ",".join(f"127.0.0.1:{node.port}" for node in self.nodes)
        return f"postgresql://postgres@{hosts}/postgres?target_session_attrs=read-write&schema=crossing"

    def start(self) -> None:
        """Bring both up, until one of them is the other's synchronous standby."""
        client, peer = (f"http://127.0.0.1:{port}" for port in (self._etcd, free_port()))
        told = {"listen-client-urls": client, "advertise-client-urls": client, "listen-peer-urls": peer}
        told |= {"initial-advertise-peer-urls": peer, "initial-cluster": f"default={peer}"}
        options = [f"--{name}={value}" for name, value in told.items()]
        self._run("etcd", [self._programs.etcd, f"--data-dir={self._folder}/etcd", "--log-level=error", *options])
        for node in self.nodes:
            self.bring_up(node)
        self.wait_for_the_standby()

    def bring_up(self, node: Node) -> None:
        """Start Patroni, which starts the server: for the first time, or after it was lost."""
        where = self._folder / f"{node.name}.yml"
        settings = {"etcd": self._etcd, "bin": self._programs.postgres, "folder": self._folder}
        where.write_text(_SETTINGS.format(name=node.name, port=node.port, watched=node.watched, **settings))
        where.chmod(0o644)
        self._run(node.name, [str(self._patroni), str(where)])

    def wait_for_the_standby(self) -> None:
        """Until what the primary acknowledges is on the disks of both."""
        self._wait(lambda: self._roles() == {"leader", "sync_standby"})

    def primary(self) -> Node:
        """The node that can be written to."""
        (name,) = (one["name"] for one in self._members() if one["role"] == "leader")
        return next(node for node in self.nodes if node.name == name)

    def standby(self) -> Node:
        """The other one."""
        (other,) = set(self.nodes) - {self.primary()}
        return other

    def lose(self, node: Node) -> None:
        """Its machine is gone: everything that runs there ends at once."""
        for process in self._all_of(node):
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self._running.pop(node.name).wait()

    @contextmanager
    def standing_still(self, node: Node) -> Iterator[None]:
        """Nothing of a machine goes on for a while, and its connections stay open."""
        processes = self._all_of(node)
        for process in processes:
            process.suspend()
        try:
            yield
        finally:
            for process in processes:
                process.resume()

    def close(self) -> None:
        """End all of it."""
        for node in self.nodes:
            if node.name in self._running:
                self.lose(node)
        for process in self._running.values():
            process.kill()
            process.wait()

    def _all_of(self, node: Node) -> list[psutil.Process]:
        """Patroni first, so that it brings nothing up again."""
        patroni = self._running[node.name].pid
        file = node.data / "postmaster.pid"
        postmaster = [int(file.read_text().partition("\n")[0])] if file.exists() else []
        found = list[psutil.Process]()
        for pid in (patroni, *postmaster):
            with suppress(psutil.NoSuchProcess):
                process = psutil.Process(pid)
                found += [process, *process.children(recursive=True)]
        return list(dict.fromkeys(found))

    def _roles(self) -> set[str]:
        return {one["role"] for one in self._members() if one["state"] in {"running", "streaming"}}

    def _members(self) -> list[dict[str, Any]]:  # Any: as Patroni tells of them
        for node in self.nodes:
            with suppress(OSError, ValueError):
                asked = f"http://127.0.0.1:{node.watched}/cluster"
                with urllib.request.urlopen(asked, timeout=2) as answer:  # a cluster of our own
                    return list(json.load(answer)["members"])
        return []

    def _run(self, name: str, command: list[str]) -> None:
        user, log = _USER if _is_root() else None, (self._folder / f"{name}.log").open("ab")
        self._running[name] = subprocess.Popen(
            command,
            cwd=self._folder,
            stdout=log,
            stderr=log,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "ignore"},
            start_new_session=True,
            user=user,
            group=user,
            extra_groups=[] if user else None,
        )
        log.close()

    def _wait(self, come: Callable[[], bool]) -> None:
        deadline = monotonic() + _COMES_UP
        while not come():
            if monotonic() > deadline:
                said = "\n".join(self._last_words())
                raise RuntimeError(f"The cluster did not come up in {_COMES_UP:.0f} seconds.\n{said}")
            sleep(_A_MOMENT)

    def _last_words(self) -> Iterator[str]:
        for name in self._running:
            yield from (self._folder / f"{name}.log").read_text(errors="replace").splitlines()[-15:]
