"""Workers that fill views and rebuild them are killed again and again: what is left has to be right every time."""

import random
import signal
from collections.abc import Iterator
from itertools import count
from multiprocessing.connection import Connection

from application.adapters.opening import open_store
from application.adapters.records import StoredRecords
from application.adapters.views import portfolio as keeping
from application.adapters.views.rebuilding import rebuild
from domain.rating import Light
from tests.application.adapters.crossing import HandClock
from tests.application.adapters.views.claims import differences
from tests.application.adapters.views.councils import Councils, told_by
from tests.faults.processes import FORKED

LONGEST = 0.12  # seconds between a worker's start and its end
PROGRAMMES = [f"council-{number}" for number in range(12)]


def fill_until_killed(where: str, begun: Connection) -> None:
    """What the worker does: keep the view up, and rebuild it, in batches as small as can be."""
    keeping.BATCH = 1
    with open_store(where) as application:
        today = HandClock().now().date()
        begun.send_bytes(b"begun")
        for _ in count():
            keeping.StoredPortfolios(application.datastore, StoredRecords(application)).keep_up(today)
            rebuild(application, today)


def fillers_killed(where: str, *, kills: int) -> Iterator[str]:
    """What was wrong after any of so many SIGKILLs, a sentence each; and at the end, beside a view that is rebuilt."""
    chance = random.Random(9)
    with open_store(where) as application:
        councils = Councils(application, HandClock())
        councils.register(*PROGRAMMES)
        for number in range(kills):
            if number % 4 == 3:
                with application.datastore.writing() as cursor:
                    cursor.execute("DELETE FROM views")
                    cursor.execute("DELETE FROM portfolio")
            _one_killed(where, councils, chance)
            yield from (f"After kill {number + 1}: {found}" for found in differences(application, councils.today))
        yield from _at_the_end(councils)


def _one_killed(where: str, councils: Councils, chance: random.Random) -> None:
    hears, begun = FORKED.Pipe(duplex=False)
    worker = FORKED.Process(target=fill_until_killed, args=(where, begun))
    worker.start()
    begun.close()
    hears.recv_bytes()
    councils.random_orders(chance, PROGRAMMES, so_many=2)
    worker.join(chance.uniform(0, LONGEST))
    if worker.exitcode is not None:
        raise AssertionError(f"a worker ended by itself, with {worker.exitcode}")
    worker.kill()
    worker.join()
    assert worker.exitcode == -signal.SIGKILL


def _at_the_end(councils: Councils) -> Iterator[str]:
    councils.rate(PROGRAMMES[0], Light.RED)
    last = councils.worker()
    last.keep_up(councils.today)
    kept, said = councils.kept, last.lines(councils.today).whole.totals
    rebuild(councils.application, councils.today)
    if kept != councils.kept or kept != councils.made_anew or kept != told_by(last.lines(councils.today)):
        yield "What was kept up is not what is rebuilt."
    if said != councils.worker().lines(councils.today).whole.totals:
        yield "The counts of what was kept up are not those of what is rebuilt."
