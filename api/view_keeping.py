"""Keeps views up with the journal while the server runs, so that whoever looks at them need not wait for it."""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Event, Thread
from time import monotonic
from typing import NamedTuple

from application.ports import Clock, StoreTrouble
from application.projections.portfolio_lines import Portfolios

EVERY = 1.0
"""How many seconds after its rest it looks for what nobody told of: other workers' entries, or a new day."""

_log = logging.getLogger("tracker")

RESTS = 9
"""How many times as long as it worked it rests, so that requests have nine tenths of the time whatever is recorded."""

LONGEST_REST = 10.0
"""How many seconds it rests at most; so up to eleven pass between two looks, besides the work itself."""

Listening = Callable[[Callable[[], None], Event], None]
"""Listens for entries of other workers until told to stop, and passes the word on; what it does not hear is no harm."""


class Views(NamedTuple):
    """What is kept ready across programmes: what they look like together, who keeps that up, and how it is made anew.

    `keep` does so for as long as it lasts; `rebuild` tells how many of how many lines are made, and how many it made.
    """

    portfolios: Portfolios
    keep: Callable[[], AbstractContextManager[None]]
    rebuild: Callable[[Callable[[int, int], None]], int]


class Keeper:
    """Makes what is lacking in the views whenever it is told of new entries, and every while to make sure.

    Any number of them may work on one store. What keeps one from it is said in the server's log once, until it works
    again.
    """

    def __init__(self, portfolios: Portfolios, clock: Clock) -> None:
        self._portfolios, self._clock = portfolios, clock
        self._is_refused = False

    def look(self, is_over: Callable[[], bool]) -> None:
        """Bring them up to date until it is over, or say what is in the way."""
        try:
            self._portfolios.keep_up(self._clock.now().date(), is_over=is_over)
            self._is_refused = False
        except StoreTrouble as problem:
            self._say_once("The views are not kept up: %s", problem)
        except Exception as problem:  # noqa: BLE001  # whatever it is, the next look is another chance
            self._say_once("The views are not kept up, through a fault of the tracker: %s", type(problem).__name__)

    def _say_once(self, sentence: str, problem: object) -> None:
        if not self._is_refused:
            _log.error(sentence, problem)
        self._is_refused = True


@contextmanager
def kept_up(keeper: Keeper, woken: Event, listen: Listening | None = None, *, every: float = EVERY) -> Iterator[None]:
    """Keep the views up for as long as this lasts; a line under way at the end is finished, and what is made is stored.

    Whoever looks at a view brings it up to date before; this only has them wait less, and may come late.
    """
    stopped = Event()

    def keep() -> None:
        while not stopped.is_set():
            woken.clear()
            began = monotonic()
            keeper.look(stopped.is_set)
            stopped.wait(min(RESTS * (monotonic() - began), LONGEST_REST))
            woken.wait(every)

    threads = [Thread(target=keep, name="views", daemon=True)]
    if listen:
        threads.append(Thread(target=listen, args=(woken.set, stopped), name="listener", daemon=True))
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stopped.set()
        woken.set()
        for thread in threads:
            thread.join()
