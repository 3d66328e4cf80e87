"""The whole tracker behind a real port of this machine, with the samples brought in."""

import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import uvicorn
from starlette.types import ASGIApp

from api.bootstrap import Tracker, build
from api.commandline.demonstration import SAMPLES, bring_samples_in
from api.server import create_server
from tests.api.pages.samples_and_more import bring_in_samples_and_more
from tests.browser import four_weeks
from tests.wall_clock import WallClock

TODAY = date(2026, 7, 14)
"""The day of the server; it stands still, so that a page looks the same whenever it is looked at."""

PATIENCE = 10.0
"""Seconds until a server that does not answer has failed."""


class Served(NamedTuple):
    """A tracker that answers: where it is, and what it keeps."""

    address: str
    tracker: Tracker


@contextmanager
def serving_the_samples(store: Path) -> Iterator[Served]:
    """A server of the whole application, in a thread of its own until the end."""
    with closing(build(store, WallClock(TODAY))) as tracker:
        bring_in_samples_and_more(tracker)
        with answering(create_server(tracker)) as address:
            yield Served(address, tracker)


@contextmanager
def serving_four_weeks_later(store: Path) -> Iterator[Served]:
    """The same on a day of the time that the samples speak of, with what has been done in the first of them since."""
    early = store.parent / "early"
    early.mkdir()
    for name in four_weeks.KNOWN_BY_THEN:
        shutil.copy(SAMPLES / f"{name}.yaml", early)
    with closing(build(store, WallClock(four_weeks.ON))) as tracker:
        bring_samples_in(tracker, early)
        four_weeks.four_weeks_pass(tracker)
        with answering(create_server(tracker)) as address:
            yield Served(address, tracker)


@contextmanager
def answering(app: ASGIApp) -> Iterator[str]:
    """The address at which an application answers, on a port that was free."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, ws="none"))
        thread = Thread(target=server.run, kwargs={"sockets": [taken]}, name="server")
        thread.start()
        try:
            _wait_for(server, thread)
            yield f"http://127.0.0.1:{taken.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(PATIENCE)


def _wait_for(server: uvicorn.Server, thread: Thread) -> None:
    until = time.monotonic() + PATIENCE
    while not server.started:
        assert thread.is_alive(), "the server has ended before it began"
        assert time.monotonic() < until, f"the server does not answer after {PATIENCE} seconds"
        time.sleep(0.01)
