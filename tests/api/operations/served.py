"""A whole server in a test's process, with its log in a file, and somebody who asks it."""

import io
import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from api.bootstrap import Tracker, build
from api.operations.log import begin_log
from api.server import create_server
from api.settings import Settings

HERE = ("127.0.0.1", 50_000)
ELSEWHERE = ("192.0.2.7", 50_000)

Line = dict[str, Any]  # a line of the log is JSON of any shape


class Served:
    """A server, what it is asked, and what it logs."""

    def __init__(self, tracker: Tracker, settings: Settings) -> None:
        self.tracker = tracker
        self.written = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        self.app = create_server(tracker, begin_log(settings, to=self.written))
        self.client = self.asked_from(HERE)

    def asked_from(self, whence: tuple[str, int]) -> TestClient:
        return TestClient(self.app, raise_server_exceptions=False, client=whence, follow_redirects=False)

    @property
    def log(self) -> str:
        self.written.flush()
        return self.written.buffer.getvalue().decode()

    @property
    def lines(self) -> list[Line]:
        return [json.loads(line) for line in self.log.splitlines()]

    def figures(self) -> dict[str, float]:
        """Every figure, by its name and labels."""
        told = self.client.get("/metrics").text.splitlines()
        return {name: float(value) for name, _, value in (line.rpartition(" ") for line in told if line[0] != "#")}


@contextmanager
def served(folder: Path, **stated: object) -> Iterator[Served]:
    """A server on a store of its own; what it has changed in the process is put back at the end."""
    settings = Settings.model_validate({"store": folder / "tracker.sqlite", "log_format": "json", **stated})
    root, ours, pool = logging.getLogger(), logging.getLogger("tracker"), logging.getLogger("psycopg.pool")
    for name in ("uvicorn", "uvicorn.error"):  # as a server that another test began in this process may have left them
        logging.getLogger(name).handlers, logging.getLogger(name).propagate = [], True
    before = (list(root.handlers), root.level, ours.level, threading.excepthook, pool.level)
    tracker = build(settings)
    try:
        yield Served(tracker, settings)
    finally:
        tracker.close()
        root.handlers, threading.excepthook = before[0], before[3]
        root.setLevel(before[1])
        ours.setLevel(before[2])
        pool.setLevel(before[4])
