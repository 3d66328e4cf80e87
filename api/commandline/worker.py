"""One of several processes that answer requests on one store; whoever supervises them starts it with this module.

It is told its number and a socket that listens already, and has its settings from the environment, where passwords are
seen by nobody. It finishes what it has begun, and ends, when its standard input does: then nobody supervises it.
"""

import logging
import os
import socket
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from threading import Thread

from api.commandline.exits import CannotStart
from api.commandline.opening import settings_with, tracker_on
from api.commandline.serving import TrackerServer, serve_until_stopped
from api.notary_rounds import rounds
from api.operations.figures import TOGETHER, WORKER_FILE
from api.operations.log import begin_log
from api.operations.neighbours import Place
from api.server import create_server
from application.log_ports import Log

GOES_ROUND = 1
"""The number of the worker that signs checkpoints in rounds; when it dies, another one takes its number."""


def work(number: int, listening: socket.socket) -> None:
    """Answer requests until told to stop."""
    settings = settings_with()
    log = begin_log(settings, worker=number)
    with tracker_on(settings) as tracker:
        place = Place(number, Path(os.environ[TOGETHER]))
        server = TrackerServer(create_server(tracker, log, place), lambda: _say_that_it_answers(number))
        Thread(target=_watch, args=(server,), name="supervised", daemon=True).start()
        with _rounds_of(number, tracker.log), tracker.views.keep():
            serve_until_stopped(server, listening, place.listen())


def _rounds_of(number: int, log: Log) -> AbstractContextManager[None]:
    return rounds(log) if number == GOES_ROUND else nullcontext()


def _say_that_it_answers(number: int) -> None:
    """In the folder that the workers share; whoever supervises them looks there, and so do their figures."""
    said = Path(os.environ[TOGETHER]) / WORKER_FILE.format(number=number)
    written = said.with_suffix(".begun")
    written.write_text(str(os.getpid()), encoding="ascii")
    written.replace(said)
    logging.getLogger("tracker").info("The worker answers.")


def _watch(server: TrackerServer) -> None:
    while os.read(sys.stdin.fileno(), 1):  # past Python's buffer, whose lock would still be held at the end
        pass
    server.should_exit = True


def main() -> None:
    """Start from the arguments: the number, and the descriptor of the socket."""
    number, descriptor = map(int, sys.argv[1:])
    try:
        work(number, socket.socket(fileno=descriptor))
    except CannotStart as problem:
        logging.getLogger("tracker").error("%s", problem)  # a line of the log as any other: nobody sits before a worker
        sys.exit(problem.code)
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()
