"""Checkpoints as a matter of course: signed every few minutes while the server runs, where there is something new."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from application.log_ports import Log, NothingSigned
from application.ports import StoreTrouble

EVERY = 300.0
"""How many seconds lie between two rounds."""

_log = logging.getLogger("tracker")


def sign_what_is_new(log: Log) -> None:
    """Sign a checkpoint if there is something new; what is in the way is said in the server's log, and to nobody else.

    Whoever has just recorded something is not kept from it by what is wrong with the Merkle log.
    """
    try:
        log.checkpoint()
    except (NothingSigned, StoreTrouble) as problem:
        _log.error("No checkpoint was signed: %s", problem)
    except Exception as problem:  # noqa: BLE001  # whatever it is, the next round is another chance
        _log.error("No checkpoint was signed, through a fault of the tracker: %s", type(problem).__name__)


@contextmanager
def rounds(log: Log, *, every: float = EVERY) -> Iterator[None]:
    """Sign in rounds for as long as this lasts, at once what was left when it last ended; who starts waits for nothing.

    A round under way at the end is finished.
    """
    stopped = Event()

    def go_round() -> None:
        sign_what_is_new(log)
        while not stopped.wait(every):
            sign_what_is_new(log)

    notary = Thread(target=go_round, name="notary", daemon=True)
    notary.start()
    try:
        yield
    finally:
        stopped.set()
        notary.join()
