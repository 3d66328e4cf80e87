"""PostgreSQL goes away under writers: nothing acknowledged is lost, nobody hears of a conflict, nobody hangs."""

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from multiprocessing.connection import Connection, wait
from threading import Event
from typing import cast

from application.ports import StoreIsBusy
from tests.faults.locked import IN_TIME, Call, busy_in_time, calls_together, ordering, reading
from tests.faults.orders import give, numbered, register
from tests.faults.outcomes import Outcome, summed
from tests.faults.processes import FORKED
from tests.faults.serving import Caller, Heard, Opens, begun, served
from tests.faults.stores import Store, look, on_a_server
from tests.postgres.server import Server

_BEFORE_IT_TRIES_AGAIN = 0.05  # seconds
_CREATED = 201
_TAKEN_OR_SHOWN = {200, 201, 303, 412}
_A_WHILE = 1.0  # seconds
_UP_AGAIN = 15  # seconds, at most, in which orders are taken again

Said = tuple[str, str]
"""Whether an order was acknowledged or what went wrong, and its id or the words."""


def write_until_stopped(store: Store, writer: str, says: Connection) -> None:
    """Give one order after the other, each with its own id as often as it takes until it is taken."""
    tracker, number = store.open(), 0
    while True:
        order, ref = numbered(writer, number)
        try:
            says.send(("acknowledged", give(tracker, order, ref).command_id))
            number += 1
        except StoreIsBusy:
            time.sleep(_BEFORE_IT_TRIES_AGAIN)
        except Exception as problem:  # noqa: BLE001  # whatever it is, it is told
            says.send(("broken", f"{order.command_id}: {problem!r}"))
            return


def server_stopped_under_writers(writers: int, stops: int, *, seed: int = 5) -> Outcome:
    """Stop the server at once, as a crash would, so many times under so many writers."""
    chance, said = random.Random(seed), list[Said]()
    with closing(Server()) as server:
        store = on_a_server(server.address, "stopped")
        tracker = store.open()
        register(tracker)
        tracker.close()
        lines, processes = list[Connection](), []
        for number in range(writers):
            hears, says = FORKED.Pipe(duplex=False)
            process = FORKED.Process(target=write_until_stopped, args=(store, f"writer{number}", says))
            process.start()
            says.close()
            lines.append(hears)
            processes.append(process)
        said += [line.recv() for line in lines]
        for _ in range(stops):
            said += _heard_for(chance.uniform(0.2, 0.8), lines)
            server.stop("immediate")
            said += _heard_for(chance.uniform(0.0, 0.2), lines)
            server.start()
        said += _heard_for(2.0, lines)
        for process in processes:
            process.kill()
            process.join()
        said += _heard_for(0.0, lines)
        for line in lines:
            line.close()
        acknowledged = [words for what, words in said if what == "acknowledged"]
        found = look(store, acknowledged)
    findings = (*found.findings, *(words for what, words in said if what == "broken"))
    fault = "PostgreSQL stopped at once, four writers"
    return summed(fault, stops, len(acknowledged), found=[found._replace(findings=findings)])


def _heard_for(seconds: float, lines: list[Connection]) -> Iterator[Said]:
    end, open_lines = time.monotonic() + seconds, list(lines)
    while open_lines:
        ready = wait(open_lines, max(0.0, end - time.monotonic()))
        if not ready:
            return
        for line in cast("list[Connection]", ready):
            try:
                yield line.recv()
            except EOFError:
                open_lines.remove(line)
        if time.monotonic() > end and seconds:
            return


def server_silent_or_gone(callers: int, *, in_time: float = IN_TIME) -> Outcome:
    """The server stands still, and then is stopped, while so many order and as many read through ours.

    At first they come while it stands still already; then they are at it when it stops to.
    """
    findings = list[str]()
    with closing(Server()) as server:
        store = on_a_server(server.address, "silent")
        opens = begun(store)
        with served(store.where) as ours:
            taken = [_plan(ours.port, opens, "M1")]
            calls = [*ordering(ours.port, opens, callers), *reading(ours.port, opens, callers)]
            with server.frozen():
                heard = calls_together(calls)
            taken.append(_plan(ours.port, opens, "M2"))
            under_way = _called_while_it_freezes(calls, server)
            server.stop("fast")
            heard += calls_together(calls)
            server.start()
            taken.append(_plan(ours.port, opens, "M3"))
        findings += [*busy_in_time(heard, in_time), *busy_in_time(under_way, in_time, also=_TAKEN_OR_SHOWN)]
        found = look(store, [command_id for command_id in taken if command_id])
    findings += [f"M{number} was not planned with the server back" for number, each in enumerate(taken, 1) if not each]
    slowest = max(each.seconds for each in (*heard, *under_way))
    found = found._replace(findings=(*found.findings, *findings))
    remark = f"the slowest 503 after {slowest:.1f} s"
    return summed("PostgreSQL silent, then gone", len(heard) + len(under_way), len(taken), found=[found], remark=remark)


def _called_while_it_freezes(calls: list[Call], server: Server) -> list[Heard]:
    """All of them again and again, from a second before it stands still until a second after nobody can wait longer."""
    enough = Event()

    def again(call: Call) -> list[Heard]:
        heard = list[Heard]()
        while not enough.is_set():
            heard.append(call())
        return heard

    with ThreadPoolExecutor(len(calls)) as callers:
        calling = [callers.submit(again, call) for call in calls]
        try:
            time.sleep(_A_WHILE)
            with server.frozen():
                time.sleep(IN_TIME + _A_WHILE)
                enough.set()
                return [heard for each in calling for heard in each.result()]
        finally:
            enough.set()


def _plan(port: int, opens: Opens, ref: str) -> str:
    """The id of an order that is taken within some seconds, or nothing."""
    deadline = time.monotonic() + _UP_AGAIN
    while time.monotonic() < deadline:
        with closing(Caller(port, opens)) as caller:
            heard = caller.orders(ref, "plan", {"title": f"Pier {ref} stands"}, Idempotency_Key=f"plan-{ref}-0001")
        if heard.status == _CREATED:
            return str(heard.json["command_id"])
        time.sleep(_BEFORE_IT_TRIES_AGAIN)
    return ""
