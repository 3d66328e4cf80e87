"""A tablespace on a disk of one and a half megabytes, which a test can fill."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from tests.faults.no_room import NAME_SPACE
from tests.postgres.server import Server

SPACE = "small"

_WHERE = "/mnt/space"
_A_SMALL_DISK = f"mount -t tmpfs -o size=1536k none /mnt && mkdir -m 700 {_WHERE} && echo made && read -r _"


@contextmanager
def small_space(server: Server) -> Iterator[None]:
    """It is reached through the process in whose name space it lies, which runs as the server does."""
    user, group = server.owner
    as_the_server = () if user == os.getuid() else ("setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups")
    command = [*as_the_server, *NAME_SPACE, "sh", "-c", _A_SMALL_DISK]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as disk:
        assert disk.stdout is not None
        assert disk.stdout.readline() == b"made\n"
        with psycopg.connect(server.address, autocommit=True) as postgres:
            postgres.execute(f"CREATE TABLESPACE {SPACE} LOCATION '/proc/{disk.pid}/root{_WHERE}'")
        yield
        server.stop("immediate")  # it would still want to write there
        disk.communicate()
