"""Several workers serve one store as one would, are replaced when they die, and end with whoever started them."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx2
import pytest

from api.bootstrap import build
from application.commands.access import make_sign_in_link, make_sure_of
from domain.actor import Grant, Role
from tests.api.cli.terminal import Terminal
from tests.api.cli.test_serving import ask, free_port, lines_until_ready
from tests.people import token_for

GONE = "Nothing is known here of such an import"
PAPER = (
    "format: transition-tracker/1\nprogramme: bridge\n"
    "sources: [{id: mine, title: Mine, dated: 2026-01-05}]\n"
    "entries: [{order: register-programme, source: mine, name: Bridge}]\n"
)


@contextmanager
def working(beginner: Terminal, port: int, workers: int = 3) -> Iterator["subprocess.Popen[str]"]:
    with beginner.keeps_running("serve", "--port", str(port), "--workers", str(workers)) as started:
        lines_until_ready(started)
        yield started
        with suppress(subprocess.TimeoutExpired):
            started.terminate()
            started.wait(20)


def children(of: "subprocess.Popen[str]") -> set[int]:
    return {int(pid) for pid in Path(f"/proc/{of.pid}/task/{of.pid}/children").read_text("ascii").split()}


def lives(pid: int) -> bool:
    with suppress(OSError):
        os.kill(pid, 0)
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text("utf-8")
    return False


def until(said: str, happened: Callable[[], bool], *, within: float = 60) -> None:
    end = time.monotonic() + within
    while not happened():
        assert time.monotonic() < end, said
        time.sleep(0.1)


def figures(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as told:
        return str(told.read().decode())


def answered(port: int) -> int:
    """How many times the list of programmes was asked for, whichever worker was asked."""
    found = re.search(r'_count\{method="GET",route="/api/programmes",status="2xx"\} ([0-9.]+)', figures(port))
    return int(float(found[1])) if found else 0


@pytest.fixture
def token(beginner: Terminal) -> str:
    tracker = build(beginner.store)
    made = token_for(tracker, "Bridge keeper", [Grant(Role.ADMINISTRATOR)])
    tracker.close()
    return made


def test_a_worker_that_dies_is_replaced_and_its_counts_stay(beginner: Terminal, token: str) -> None:
    port = free_port()
    with working(beginner, port) as started:
        before = children(started)
        assert len(before) == 3
        for _ in range(12):
            ask(port, "/api/programmes", token)
        assert answered(port) == 12
        assert len(set(re.findall(r'process_resident_memory_bytes\{worker="(\d)"\}', figures(port)))) == 3
        dead = min(before)
        os.kill(dead, signal.SIGKILL)
        until("it is replaced", lambda: len(children(started)) == 3 and dead not in children(started))
        until("all answer", lambda: figures(port).count("process_resident_memory_bytes{") == 3)
        for _ in range(12):
            ask(port, "/api/programmes", token)
        assert answered(port) == 24


def test_workers_end_with_whoever_supervised_them(beginner: Terminal) -> None:
    with working(beginner, free_port(), 2) as started:
        workers = children(started)
        started.send_signal(signal.SIGKILL)
        until("they end", lambda: not any(map(lives, workers)))


def test_a_signal_to_the_whole_group_stops_in_good_order(beginner: Terminal) -> None:
    with working(beginner, free_port(), 2) as started:
        workers = children(started)
        for pid in (*workers, started.pid):
            os.kill(pid, signal.SIGTERM)
        assert started.wait(20) == 0
        assert not any(map(lives, workers))


def test_a_store_that_cannot_be_used_is_said_once_and_no_worker_is_started(beginner: Terminal) -> None:
    beginner.store.write_text("steel arrived late")
    said = beginner.runs("serve", "--port", str(free_port()), "--workers", "2")
    assert (said.code, said.out) == (2, "")
    assert said.err.count("it is not a database") == 1


def test_an_import_that_one_worker_keeps_is_found_through_any_other(beginner: Terminal) -> None:
    tracker = build(beginner.store)
    person = make_sure_of("Bridge keeper", [Grant(Role.ADMINISTRATOR)], office=tracker.office)
    link = make_sign_in_link(person, links=tracker.sign_in_links, office=tracker.office)
    tracker.close()
    port = free_port()
    with working(beginner, port):
        came_in = asked(port, "POST", link, data={"next": "/"})
        session = came_in.headers["set-cookie"].partition(";")[0]
        tried = asked(port, "POST", "/import", session, files={"files": ("bridge.yaml", PAPER.encode())})
        assert tried.status_code == 303, tried.text
        at = tried.headers["location"]
        assert not any(GONE in asked(port, "GET", at, session).text for _ in range(15))
        assert GONE in asked(port, "GET", "/import/9.nothing-there", session).text
        assert asked(port, "POST", at, session, data={"confirm": "yes"}).status_code == 303
        until("it is brought in", lambda: "bridge" in beginner.types("programmes").out)


def asked(port: int, method: str, path: str, session: str = "", **more: Any) -> httpx2.Response:  # as httpx2 takes it
    """On a connection of its own, which any of the workers may take."""
    home = f"http://127.0.0.1:{port}"
    with httpx2.Client(base_url=home, headers={"Origin": home, "Cookie": session}, timeout=30) as client:
        return client.request(method, path, **more)


def test_the_log_of_every_worker_is_json_and_says_which_it_was(beginner: Terminal, token: str) -> None:
    port = free_port()
    with beginner.keeps_running("serve", "--port", str(port), "--workers", "2") as started:
        lines_until_ready(started)
        ask(port, "/api/programmes", token)
        started.terminate()
        assert started.wait(20) == 0
        assert started.stderr is not None
        said = [json.loads(line) for line in started.stderr]
    assert {line["worker"] for line in said} >= {0, 1, 2}
    assert [line["route"] for line in said if line["event"] == "answered"] == ["/api/programmes"]


def test_a_worker_that_cannot_start_says_why_in_a_line_of_the_log() -> None:
    nowhere = {"TRACKER_STORE": "postgresql://clerk:hunter2@127.0.0.1:1/planning?schema=planning"}
    with socket.socket() as listening:
        started = subprocess.run(
            (sys.executable, "-m", "api.commandline.worker", "2", str(listening.fileno())),
            env={**os.environ, **nowhere}, pass_fds=(listening.fileno(),), capture_output=True, text=True, timeout=60,
            check=False,
        )  # fmt: skip
    (line,) = (json.loads(said) for said in started.stderr.splitlines())
    assert (started.returncode, line["worker"], line["level"]) == (75, 2, "error")
    assert "the server cannot be reached: nothing listens there" in line["event"]
    assert "hunter2" not in started.stderr
