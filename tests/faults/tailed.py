"""Many processes write, and somebody follows them: every position is seen in its turn, none is passed over."""

import random
from collections.abc import Sequence
from contextlib import closing
from itertools import count
from multiprocessing.process import BaseProcess
from time import sleep

from application.commands.milestones import PlanMilestone
from application.commands.office import Instruction, carry_out
from domain.entry import Address
from tests.faults.orders import CLERK, PROGRAMME, register, slip
from tests.faults.outcomes import Found, Outcome, summed
from tests.faults.processes import FORKED
from tests.faults.stores import Store, look, on_a_server
from tests.postgres.server import Server

_NEXT = "SELECT position, command_id FROM journal WHERE position > %s ORDER BY position LIMIT 1000"
_MOST = 40
_A_MOMENT = 0.005  # seconds
_BEFORE_ALL = 1  # the programme's own entry


def write_batches(store: Store, writer: str, entries: int) -> None:
    """So many entries in batches of one to forty, each of them a milestone that is planned and slips, at one go."""
    tracker, chance, planned = store.open(), random.Random(writer), 0
    while planned < entries:
        size = min(chance.randint(1, _MOST), entries - planned)
        batch = [_nth(writer, planned, number) for number in range(size)]
        carry_out(batch, actor=CLERK, office=tracker.office)
        planned += size
    tracker.close()


def _nth(writer: str, planned: int, number: int) -> Instruction:
    """The so-many-th order of a batch, about the milestone that the batch begins with."""
    ref, command_id = f"{writer}-{planned}", f"{writer}-{planned + number:06}"
    plan = PlanMilestone(title=f"Pier {ref} stands", command_id=command_id)
    return Instruction(slip(number, command_id=command_id) if number else plan, Address(PROGRAMME, "milestone", ref))


def followed(writers: int, entries: int) -> Outcome:
    """So many writers, and somebody who asks for what comes after the last position seen."""
    each = entries // writers
    with closing(Server()) as server:
        store = on_a_server(server.address, "tailed")
        tracker = store.open()
        register(tracker)
        tracker.close()
        processes = [FORKED.Process(target=write_batches, args=(store, f"writer{of}", each)) for of in range(writers)]
        for process in processes:
            process.start()
        seen, reads = _tail(store, _BEFORE_ALL + each * writers, processes)
        for process in processes:
            process.join()
        written = [f"writer{of}-{number:06}" for of in range(writers) for number in range(each)]
        found = look(store, written)
    missed = [*_missed(seen), *(f"a writer ended with {process.exitcode}" for process in processes if process.exitcode)]
    unseen = len({*written} - {command_id for _, command_id in seen})
    missed += [f"{unseen} entries were never seen"] if unseen else []
    found = Found(found.lost, found.doubled, (*found.findings, *missed))
    return summed("a reader behind six writers", reads, len(seen), found=[found], remark="repeats are its reads")


def _tail(store: Store, entries: int, processes: Sequence[BaseProcess]) -> tuple[list[tuple[int, str]], int]:
    """Everything that is seen, in the order in which it is, and how often it was asked for."""
    seen, last = list[tuple[int, str]](), 0
    with store.on_the_server() as connection:
        for reads in count(1):
            rows = connection.execute(_NEXT, (last,)).fetchall()
            seen += rows
            last = rows[-1][0] if rows else last
            if not rows:
                sleep(_A_MOMENT)
            if len(seen) >= entries or (not rows and not any(process.is_alive() for process in processes)):
                return seen, reads
    raise AssertionError


def _missed(seen: list[tuple[int, str]]) -> list[str]:
    """The places at which a position was passed over; it can have come to light only later."""
    positions = [position for position, _ in seen]
    return [
        f"after {before} came {after}"
        for before, after in zip([0, *positions], positions, strict=False)
        if after != before + 1
    ]
