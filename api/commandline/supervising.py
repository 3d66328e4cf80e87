"""Starts several workers on one socket, replaces those that die, and stops them in good order.

The web server's own supervision is not used: it kills workers that are busy for a few seconds, does not hear a second
signal, and leaves workers behind when it is killed itself.
"""

import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

from api.commandline.exits import NOT_NOW, UNUSABLE, CannotStart, NotNow
from api.commandline.serving import FINISHED_WITHIN
from api.commandline.shared_folder import SharedFolder, remove_what_is_left, shared_folder
from api.operations.figures import TOGETHER, WORKER_FILE
from api.settings import Settings, variable
from application.store_address import StoreAddress

AGAIN_AFTER = 1.0
"""How many seconds lie between two starts of a worker, at least."""

MOST_FAILURES = 5
"""How often workers may die before all of them have answered."""

_LOOK_EVERY = 0.1
_LONGER_THAN_THEY_TAKE = FINISHED_WITHIN + 5

_log = logging.getLogger("tracker")


class Worker:
    """One process."""

    def __init__(
        self, number: int, listening: socket.socket, environment: dict[str, str], *, held: tuple[int, ...]
    ) -> None:
        """`held` are descriptors that stay open for as long as it lives."""
        self.number = number
        self.begun = monotonic()
        self._said = Path(environment[TOGETHER]) / WORKER_FILE.format(number=number)
        self.process = subprocess.Popen(  # noqa: S603  # our own program, told a number and a descriptor
            [sys.executable, "-m", "api.commandline.worker", str(number), str(listening.fileno())],
            stdin=subprocess.PIPE,
            stdout=sys.stderr.fileno(),
            pass_fds=(listening.fileno(), *held),
            env=environment,
            process_group=0,  # Ctrl-C reaches whoever supervises, and no worker twice
        )

    @property
    def answers(self) -> bool:
        """Whether it has begun to answer."""
        with suppress(OSError):
            return self._said.read_text("ascii") == str(self.process.pid)
        return False

    def finish(self) -> None:
        """Let it finish what it has begun."""
        with suppress(OSError):
            if self.process.stdin is not None:
                self.process.stdin.close()


class Supervisor:
    """The workers of one server."""

    def __init__(self, settings: Settings, listening: socket.socket, folder: SharedFolder) -> None:
        self._listening, self._folder = listening, folder
        self._environment = environment_of(settings) | {TOGETHER: str(folder.path)}
        self._numbers = range(1, settings.workers + 1)
        self._workers: dict[int, Worker] = {}
        self._failures, self._announced = 0, False
        self._told_to_stop: list[int] = []

    def run(self, announce: Callable[[], None]) -> None:
        """Keep as many as there should be at work until told to stop, and say so once all of them answer."""
        for heard in (signal.SIGINT, signal.SIGTERM):
            signal.signal(heard, lambda told, _: self._told_to_stop.append(told))
        try:
            for number in self._numbers:
                self._start(number)
            self._oversee(announce)
            self._finish()
        finally:
            for worker in self._workers.values():
                worker.process.kill()

    def _start(self, number: int) -> None:
        held = (self._folder.held,)
        self._workers[number] = Worker(number, self._listening, self._environment, held=held)

    def _oversee(self, announce: Callable[[], None]) -> None:
        while not self._told_to_stop:
            sleep(_LOOK_EVERY)
            if not self._announced and all(worker.answers for worker in self._workers.values()):
                announce()
                self._announced = True
            for worker in list(self._workers.values()):
                if worker.process.poll() is not None:
                    self._replace(worker)

    def _replace(self, dead: Worker) -> None:
        """Another one takes its number. Before all have answered once it is likelier that none of them can start."""
        if monotonic() - dead.begun < AGAIN_AFTER:
            return
        code = dead.process.returncode
        self._failures += not self._announced
        if self._failures >= MOST_FAILURES or (self._failures and code == UNUSABLE):
            refused = NotNow if code == NOT_NOW else CannotStart
            raise refused("The workers cannot start; what they said of it stands above.")
        _log.error("Worker %s ended with %s; another takes its place.", dead.number, code)
        dead.finish()
        self._start(dead.number)

    def _finish(self) -> None:
        """Wait for what they have begun; a second signal ends them at once."""
        self._listening.close()
        for worker in self._workers.values():
            worker.finish()
        until = monotonic() + _LONGER_THAN_THEY_TAKE
        while any(worker.process.poll() is None for worker in self._workers.values()):
            if len(self._told_to_stop) > 1:
                raise SystemExit(128 + self._told_to_stop[-1])
            if monotonic() > until:
                _log.error("Workers did not finish in time, and were ended.")
                return
            sleep(_LOOK_EVERY)


def environment_of(settings: Settings) -> dict[str, str]:
    """The environment, with what the command line has said in its place."""
    stated = {"host": settings.host, "port": str(settings.port)}
    store = settings.store
    stated["store"] = store.url if isinstance(store, StoreAddress) else str(store)
    return {**os.environ, **{variable(name): value for name, value in stated.items()}}


def supervise(settings: Settings, listening: socket.socket, announce: Callable[[], None]) -> None:
    """Serve with several workers until told to stop."""
    remove_what_is_left()
    with shared_folder() as folder:
        Supervisor(settings, listening, folder).run(announce)
