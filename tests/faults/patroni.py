"""A machine is lost under four writers, and its standby stands still: `python -m tests.faults.patroni`.

Two PostgreSQL servers are a synchronous pair under Patroni. One server of the tracker knows the addresses of both and
is never started again. Nothing that was acknowledged may be lost or doubled, every order is answered in time, and with
503 for as long as it cannot be stored.
"""

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from threading import Event
from typing import NamedTuple

from rich.console import Console

from tests.faults.orders import numbered
from tests.faults.outcomes import Outcome, shortened, summed
from tests.faults.patroni_cluster import WHY_NOT, Cluster, cluster, programs
from tests.faults.serving import Caller, Heard, Opens, begun, served
from tests.faults.stores import Store, look

WRITERS = 4
_IN_TIME = 5.0  # seconds, for an answer
_A_WHILE = 8.0  # seconds before, and after
_AT_MOST = 120.0  # seconds that the gap may take
_TAKEN, _BUSY = {200, 201}, 503


class Answered(NamedTuple):
    """What came of sending an order once: when that was known, and the answer."""

    at: float
    command_id: str
    heard: Heard


class Writer:
    """Somebody who sends one order after the other, and the same one again until it is acknowledged."""

    def __init__(self, name: str, port: int, opens: Opens) -> None:
        self._name, self._port, self._opens = name, port, opens
        self.heard = list[Answered]()

    def writes_until(self, enough: Event) -> None:
        """Give orders until there are enough; the last one is acknowledged, too."""
        caller, number = Caller(self._port, self._opens), 0
        while not enough.is_set():
            self.insists(caller, number)
            number += 1

    def insists(self, caller: Caller, number: int) -> None:
        """Send an order, and again with the same id as long as it is not known to be stored."""
        order, ref = numbered(self._name, number)
        body = order.model_dump(mode="json", exclude_defaults=True)
        name, version = ("forecast", {"If_Match": "*"}) if "forecast" in body else ("plan", {})
        while True:
            heard = caller.orders(ref, name, body, **version)
            self.heard.append(Answered(time.monotonic(), str(order.command_id), heard))
            if heard.status != _BUSY:
                return
            time.sleep(float(heard.headers.get("retry-after", "1")))


def machine_lost(pair: Cluster, store: Store, opens: Opens) -> Outcome:
    """Everything on the primary's machine ends at once; the standby takes over."""
    enough = Event()
    with served(store.where) as server, ThreadPoolExecutor(WRITERS) as pool:
        writers = [Writer(f"writer{number}", server.port, opens) for number in range(WRITERS)]
        writing = [pool.submit(writer.writes_until, enough) for writer in writers]
        try:
            time.sleep(_A_WHILE)
            lost, lost_at = pair.primary(), time.monotonic()
            pair.lose(lost)
            _wait_for_writers(writers, since=lost_at)
            time.sleep(_A_WHILE)
        finally:
            enough.set()
        for each in writing:
            each.result()
        findings = () if server.process.poll() is None else ("the server has ended",)
    heard = [answered for writer in writers for answered in writer.heard]
    remark = f"nothing was taken for {_gap(heard, lost_at):.1f} s; {_told(heard)}"
    outcome = _outcome("Patroni primary killed", store, heard, remark=remark, findings=findings)
    pair.bring_up(lost)
    pair.wait_for_the_standby()
    return outcome


def standby_lost(pair: Cluster, store: Store, opens: Opens) -> Outcome:
    """The standby stands still, so that every commit waits for it: until Patroni goes on without."""
    with served(store.where) as server:
        writer, caller = Writer("patient", server.port, opens), Caller(server.port, opens)
        writer.insists(caller, 0)
        with pair.standing_still(pair.standby()):
            begun_at = time.monotonic()
            for number in range(1, 4):
                writer.insists(caller, number)
        pair.wait_for_the_standby()
    remark = f"nothing was taken for {_gap(writer.heard, begun_at):.1f} s; {_told(writer.heard)}"
    return _outcome("Patroni standby stands still", store, writer.heard, remark=remark)


def _wait_for_writers(writers: list[Writer], *, since: float) -> None:
    """Until each of them was acknowledged something again, some time after the primary was lost."""
    while time.monotonic() < since + _AT_MOST:
        again = [
            any(one.at > since + 1 and one.heard.status in _TAKEN for one in writer.heard[-50:]) for writer in writers
        ]
        if all(again):
            return
        time.sleep(0.1)


def _gap(heard: list[Answered], since: float) -> float:
    """The longest time after a moment in which nothing was acknowledged."""
    taken = sorted(one.at for one in heard if one.heard.status in _TAKEN)
    moments = [max((at for at in taken if at <= since), default=since), *(at for at in taken if at > since)]
    return max((later - sooner for sooner, later in pairwise(moments)), default=_AT_MOST)


def _told(heard: list[Answered]) -> str:
    busy = [one for one in heard if one.heard.status == _BUSY]
    slowest = max(one.heard.seconds for one in heard)
    return f"{len(busy):,} answers were 503; the slowest answer took {slowest:.1f} s"


def _outcome(
    fault: str, store: Store, heard: list[Answered], *, remark: str, findings: tuple[str, ...] = ()
) -> Outcome:
    acknowledged = {one.command_id for one in heard if one.heard.status in _TAKEN}
    found = look(store, acknowledged)
    wrong = (*findings, *found.findings, *_faults_of(heard))
    return summed(fault, 1, len(acknowledged), found=[found._replace(findings=wrong)], remark=remark)


def _faults_of(heard: list[Answered]) -> Iterator[str]:
    for one in heard:
        if one.heard.seconds > _IN_TIME:
            yield f"{one.command_id} was answered after {one.heard.seconds:.1f} s"
        if one.heard.status == _BUSY and "retry-after" not in one.heard.headers:
            yield f"{one.command_id} was not told when to try again"
        if one.heard.status not in {*_TAKEN, _BUSY}:
            said = one.heard.body[:300].decode(errors="replace")
            yield f"{one.command_id} was answered with {one.heard.status}: {said}"


def patroni(_: Path) -> Iterator[Outcome]:
    """A machine is lost."""
    with cluster() as pair:
        store = Store(pair.address)
        opens = begun(store)
        for fault in (machine_lost, standby_lost):
            yield fault(pair, store, opens)


def main() -> int:
    """Try it, and tell; 1 where anything was violated, or could not be tried at all."""
    console = Console(width=140)
    if programs() is None:
        console.print(f"Not tried. {WHY_NOT}", highlight=False)
        return 1
    sound = True
    for each in patroni(Path()):
        told = f"{each.acknowledged:,} acknowledged, {each.lost} lost, {each.doubled} doubled; {each.remark}"
        console.print(f"{each.fault}: {each.verdict}. {told}", highlight=False)
        for sentence in shortened(each.findings):
            console.print(sentence, highlight=False, markup=False)
        sound &= each.is_sound
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
