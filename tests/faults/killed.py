"""Writers are killed in the middle of an order: nothing that was acknowledged may be missing, or there twice."""

import random
import signal
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic

from tests.faults.orders import given_one_by_one, register
from tests.faults.outcomes import Found, Outcome, summed
from tests.faults.processes import FORKED
from tests.faults.stores import Store, in_a_file, look

_LONGEST = 0.15  # seconds between a writer's start and its end
_BEGINS = b"begins"
_KILLS_OF_A_STORE = 50
_LOOKED_AT_WELL_EVERY = 10


class EndedByItself(Exception):
    """A writer had ended before it could be killed, so nothing was tried; it has said on its way why."""


def write_until_killed(store: Store, writer: str, acknowledges: Connection) -> None:
    """What the writer does: open the store, give orders, and pass on each receipt as soon as it has it."""
    acknowledges.send_bytes(_BEGINS)
    tracker = store.open()
    register(tracker)
    for command_id in given_one_by_one(tracker, writer):
        acknowledges.send_bytes(command_id.encode())


def one_killed(store: Store, writer: str, seconds: float) -> list[str]:
    """What a writer had acknowledged when it was killed, so many seconds after it began to open the store."""
    hears, acknowledges = FORKED.Pipe(duplex=False)
    process = FORKED.Process(target=write_until_killed, args=(store, writer, acknowledges))
    process.start()
    acknowledges.close()
    hears.recv_bytes()
    heard = list(_heard_for(seconds, hears))
    process.kill()
    process.join()
    if process.exitcode != -signal.SIGKILL:
        raise EndedByItself(process.exitcode)
    return [*heard, *_the_rest(hears)]


def _heard_for(seconds: float, hears: Connection) -> Iterator[str]:
    end = monotonic() + seconds
    while hears.poll(max(0.0, end - monotonic())) and monotonic() < end:
        try:
            yield hears.recv_bytes().decode()
        except EOFError:
            return


def _the_rest(hears: Connection) -> Iterator[str]:
    """What was said before the end, and lay in the pipe."""
    with hears:
        while hears.poll(0):
            try:
                yield hears.recv_bytes().decode()
            except EOFError:
                return


def writers_killed(folder: Path, kills: int, *, seed: int = 20) -> Outcome:
    """Kill so many writers of SQLite files, at moments of chance: some while the store is being made or opened."""
    chance, acknowledged, found, so_far = random.Random(seed), 0, list[Found](), list[str]()
    for kill in range(kills):
        store = in_a_file(folder / f"{kill // _KILLS_OF_A_STORE}.sqlite")
        if kill % _KILLS_OF_A_STORE == 0:
            so_far = []
        heard = one_killed(store, f"writer{kill}", chance.uniform(0.01, _LONGEST))
        acknowledged += len(heard)
        so_far += heard
        last_of_its_store = kill + 1 == kills or (kill + 1) % _KILLS_OF_A_STORE == 0
        found.append(_after(store, so_far, thoroughly=last_of_its_store or kill % _LOOKED_AT_WELL_EVERY == 0))
    return summed("writer killed, SQLite", kills, acknowledged, found=found)


def _after(store: Store, acknowledged: list[str], *, thoroughly: bool) -> Found:
    """Open it as the next one would, which makes what the dead one had only begun to make, and look."""
    store.open().close()
    return look(store, acknowledged, thoroughly=thoroughly)
