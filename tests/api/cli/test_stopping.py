"""A server that is told to stop finishes what was begun and takes nothing new; told twice, it stops at once."""

import http.client
import json
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager

import pytest

from tests.api.cli.terminal import Terminal
from tests.api.cli.test_serving import free_port, lines_until_ready

WORKERS = ("1", "2")


@pytest.fixture
def token(beginner: Terminal) -> str:
    said = beginner.types("token", "create", "--role", "administrator", "--name", "Bridge keeper")
    return said.out.strip().splitlines()[0]


def registers(port: int, token: str, ref: str) -> int:
    """Registering a programme; the status of the answer, 0 where there is none."""
    wire = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    try:
        wire.request("POST", f"/api/programmes/{ref}/register", json.dumps({"name": "Bridge"}), headers)
        return wire.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        wire.close()


@contextmanager
def under_way(
    beginner: Terminal, token: str, workers: str
) -> Iterator[tuple["subprocess.Popen[str]", int, "Future[int]", sqlite3.Connection]]:
    """A server with one order under way, which waits for somebody else who writes."""
    port = free_port()
    with (
        beginner.keeps_running("serve", "--port", str(port), "--workers", workers) as started,
        closing(sqlite3.connect(beginner.store, isolation_level=None, check_same_thread=False)) as other,
        ThreadPoolExecutor(1) as pool,
    ):
        lines_until_ready(started)
        other.execute("BEGIN IMMEDIATE")
        order = pool.submit(registers, port, token, "bridge")
        time.sleep(0.7)
        assert not order.done()
        yield started, port, order, other


@pytest.mark.parametrize("workers", WORKERS)
def test_an_order_under_way_is_finished_and_nothing_new_is_taken(beginner: Terminal, token: str, workers: str) -> None:
    with under_way(beginner, token, workers) as (started, port, order, other):
        started.send_signal(signal.SIGTERM)
        time.sleep(0.7)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), timeout=5)
        other.execute("ROLLBACK")
        assert order.result(20) == 201
        assert started.wait(20) == 0
    assert [one["ref"] for one in beginner.types("programmes", "--json").json["programmes"]] == ["bridge"]


@pytest.mark.parametrize("workers", WORKERS)
def test_a_second_signal_stops_it_at_once_and_stores_nothing(beginner: Terminal, token: str, workers: str) -> None:
    with under_way(beginner, token, workers) as (started, _, order, other):
        started.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        begun = time.monotonic()
        started.send_signal(signal.SIGTERM)
        assert started.wait(20) == 128 + signal.SIGTERM
        assert time.monotonic() - begun < 2
        assert order.result(20) == 0
        other.execute("ROLLBACK")
    assert beginner.types("programmes", "--json").json["programmes"] == []


CLOSES_FOR_LONG = """
import sys, time
from pathlib import Path
from api.bootstrap import build
from api.commandline.serving import TrackerServer, listen, port_taken, serve_until_stopped
from api.rest.app import create_app

taken = port_taken("127.0.0.1", 0)
listen(taken)
serve_until_stopped(TrackerServer(create_app(build(Path(sys.argv[1]))), lambda: print("answers", flush=True)), taken)
print("closes", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize(("first", "second"), [(signal.SIGTERM, signal.SIGTERM), (signal.SIGTERM, signal.SIGINT)])
def test_a_second_signal_ends_it_while_it_is_closing_down(
    beginner: Terminal, first: signal.Signals, second: signal.Signals
) -> None:
    script = (sys.executable, "-c", CLOSES_FOR_LONG, str(beginner.store))
    with beginner.keeps_running(command=script) as started:
        assert started.stdout is not None
        assert started.stdout.readline() == "answers\n"
        started.send_signal(first)
        assert started.stdout.readline() == "closes\n"
        started.send_signal(second)
        assert started.wait(20) == 128 + second


def test_one_signal_lets_it_close_down_in_good_order(beginner: Terminal) -> None:
    script = (sys.executable, "-c", CLOSES_FOR_LONG.replace("sleep(60)", "sleep(0.5)"), str(beginner.store))
    with beginner.keeps_running(command=script) as started:
        assert started.stdout is not None
        assert started.stdout.readline() == "answers\n"
        started.send_signal(signal.SIGTERM)
        assert started.wait(20) == 0
