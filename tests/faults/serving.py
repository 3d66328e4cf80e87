"""The tracker's own server in processes of its own, and somebody who speaks HTTP to it and looks at a watch."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from typing import Any, NamedTuple
from urllib.parse import urlencode

from api.pages.dependencies import SESSION
from domain.actor import Grant, Role
from tests.architecture.checkout import ROOT
from tests.faults.orders import PROGRAMME, register
from tests.faults.stores import Store
from tests.people import person_for

_HUNG = 30  # seconds after which an answer is no answer any more
_STARTS = 60  # seconds


class Opens(NamedTuple):
    """What opens the tracker to one administrator: for a program, and for a browser."""

    token: str
    session: str


class Heard(NamedTuple):
    """An answer, and how many seconds it took."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float

    @property
    def json(self) -> Any:  # Any: JSON of any shape
        return json.loads(self.body)


def begun(store: Store) -> Opens:
    """A store with the programme in it, and what opens it."""
    tracker = store.open()
    try:
        register(tracker)
        person = person_for(tracker, "Town clerk", [Grant(Role.ADMINISTRATOR)])
        return Opens(tracker.tokens.make(person), tracker.sessions.make(person))
    finally:
        tracker.close()


class Caller:
    """Somebody with a connection of their own to one server."""

    def __init__(self, port: int, opens: Opens) -> None:
        self._line = HTTPConnection("127.0.0.1", port, timeout=_HUNG)
        self._opens = opens

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def asks(self, path: str) -> Heard:
        """GET, from the API or as a page."""
        return self._sends("GET", path, None, {})

    def orders(self, ref: str, name: str, body: Mapping[str, object], **headers: str) -> Heard:
        """POST an order about a milestone, as JSON."""
        return self._sends("POST", path_of(ref, name), json.dumps(body).encode(), headers)

    def types(self, ref: str, name: str, form: Mapping[str, str]) -> Heard:
        """Send an order's form."""
        said = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
        return self._sends("POST", path_of(ref, name).removeprefix("/api"), urlencode(form).encode(), said)

    def _sends(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Heard:
        is_a_program = path.startswith("/api")
        who = {"Authorization": f"Bearer {self._opens.token}"} if is_a_program else {}
        who |= {} if is_a_program else {"Cookie": f"{SESSION}={self._opens.session}"}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        began = time.monotonic()
        self._line.request(method, path, body, {"Content-Type": "application/json", **who, **named})
        answer = self._line.getresponse()
        content = answer.read()
        return Heard(
            answer.status,
            {name.lower(): value for name, value in answer.getheaders()},
            content,
            time.monotonic() - began,
        )


def path_of(ref: str, name: str) -> str:
    """Where an order about a milestone is sent."""
    return f"/api/programmes/{PROGRAMME}/milestones/{ref}/{name}"


class Server(NamedTuple):
    """A server that answers."""

    port: int
    process: "subprocess.Popen[bytes]"


@contextmanager
def served(where: str, *, within: tuple[str, ...] = ()) -> Iterator[Server]:
    """A server on a store, started by another command where need be; it is ended without ceremony."""
    port = _free_port()
    command = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", str(port)]
    mine = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    with (
        tempfile.TemporaryFile() as log,
        subprocess.Popen(
            [*within, *command], env={**mine, "TRACKER_STORE": where}, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=log
        ) as process,
    ):
        try:
            if not _answers(port, process):
                log.seek(0)
                raise RuntimeError(f"The server did not come up: {log.read().decode()}")
            yield Server(port, process)
        finally:
            process.kill()


@contextmanager
def all_served(where: str, number: int) -> Iterator[list[Server]]:
    """So many servers on one store."""
    with ExitStack() as stack:
        yield [stack.enter_context(served(where)) for _ in range(number)]


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _answers(port: int, process: "subprocess.Popen[bytes]") -> bool:
    """Whether it comes to answer, which is later than it listens."""
    deadline = time.monotonic() + _STARTS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            line = HTTPConnection("127.0.0.1", port, timeout=_STARTS)
            line.request("GET", "/health/live")
            line.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            return True
        finally:
            line.close()
    return False
