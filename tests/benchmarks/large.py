"""What the same work costs among ten thousand entries and among ten million, and how much memory a rebuild takes then.

`TRACKER_BENCH_ENTRIES=1000000` in front does it with fewer.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count, islice
from pathlib import Path

from api.bootstrap import build
from api.settings import Settings
from application.adapters.event_store import TrackerApplication
from application.adapters.opening import open_store
from application.adapters.records import StoredRecords
from application.commands.catalogue import BY_NAME
from application.commands.office import Instruction, carry_out
from application.ports import StoreUnusable
from domain.actor import Actor, Grant, Role
from domain.entry import Address
from domain.record import Moment
from tests.benchmarks import history, many, on_postgres
from tests.benchmarks.__main__ import main
from tests.benchmarks.figures import Figure, Limit, Shown, Timed, measured, timed
from tests.benchmarks.journal import NOW, wait_for_folds
from tests.benchmarks.memory import rebuilt
from tests.benchmarks.over_http import portfolio, servers
from tests.benchmarks.over_http.client import Clients
from tests.benchmarks.over_http.portfolio import CHANGED, CHANGES, MUCH_CHANGED
from tests.benchmarks.over_http.traffic import Orders

ENTRIES, FEW = int(os.environ.get("TRACKER_BENCH_ENTRIES", "10000000")), 10_000
REPEATS, LONG_REPEATS, APPENDS, ORDERS, HTTP_ORDERS, TOGETHER, THREADS = 41, 9, 25, 10, 100, 100, 8
STREAMS = ((REPEATS + LONG_REPEATS + 2) * APPENDS, *[(LONG_REPEATS + 1) * APPENDS] * (THREADS - 1))
"""How many entries each thread appends, the first one by itself as well."""

NO_MORE = Limit(most=1.2)

_CLERK = Actor("Programme manager", (Grant(Role.ADMINISTRATOR),))
_LATE = date(2035, 1, 1)


class Side:
    """One of the two stores, and what is done in it."""

    def __init__(self, store: str, others: int, folder: Path) -> None:
        self.store, self.size = store, many.fill(store, others, folder, CHANGES)
        self._tracker = build(Settings.model_validate({"store": store}))
        self._application: TrackerApplication = open_store(store)
        self._numbers = count(10_000)
        self._streams = [iter(history.stream(number, most, "appended")) for number, most in enumerate(STREAMS)]

    def append(self) -> float:
        """One entry, by itself."""
        return timed(lambda: self._append(0)) / APPENDS

    def append_together(self, threads: ThreadPoolExecutor) -> float:
        """The same from many threads at once."""
        return timed(lambda: list(threads.map(self._append, range(THREADS)))) / APPENDS / THREADS

    def _append(self, which: int) -> None:
        for order in islice(self._streams[which], APPENDS):
            self._tracker.office.journal.append(order)

    def order(self) -> float:
        """Orders, each to a milestone of thirty entries."""
        orders = [self._forecast(next(self._numbers)) for _ in range(ORDERS)]
        return sum(timed(partial(self._carry_out, [each])) for each in orders) / ORDERS

    def orders_together(self) -> float:
        """Many orders in one transaction."""
        orders = [self._planned(next(self._numbers)) for _ in range(TOGETHER)]
        return timed(lambda: self._carry_out(orders))

    def _carry_out(self, orders: list[Instruction]) -> None:
        carry_out(orders, actor=_CLERK, office=self._tracker.office)

    def _forecast(self, number: int) -> Instruction:
        day = (_LATE + timedelta(days=number % 3_000)).isoformat()
        said = {"forecast": {"from": day, "to": day}, "reason": "supplier", "note": "The supplier is late"}
        return _instruction("change-forecast", f"M{number % history.MILESTONES + 1}", said)

    def _planned(self, number: int) -> Instruction:
        baseline = {"from": "2018-09-03", "to": "2018-09-03"}
        said = {"title": f"Milestone {number}", "baseline": baseline, "effective_on": "2018-01-01"}
        return _instruction("plan-milestone", f"F{number}", said)

    def cold(self) -> float:
        """A record that nobody has asked for, nor saved what came of it."""
        with suppress(StoreUnusable), self._application.datastore.writing() as cursor:
            cursor.execute("DELETE FROM folds")  # before the first is saved there is no such table
        return self.saved()

    def saved(self) -> float:
        """The same where what came of it was saved, or whatever there is."""
        taken = timed(lambda: StoredRecords(self._application).at(CHANGED, NOW))
        wait_for_folds()
        return taken

    def past(self) -> float:
        """A record as at a past day on both clocks, from the first entry on."""
        moment = Moment(history.day_of(0, CHANGES[MUCH_CHANGED] * 9 // 10), datetime.now(UTC) + timedelta(hours=1))
        return timed(lambda: StoredRecords(self._application).at(MUCH_CHANGED, moment))

    def close(self) -> None:
        """Let go of the store."""
        self._tracker.close()
        self._application.close()


def _instruction(order: str, ref: str, said: Mapping[str, object]) -> Instruction:
    rule = BY_NAME[order]
    return Instruction(rule.order.model_validate(said), Address(CHANGED, rule.kind, ref))


def sqlite(folder: Path) -> Iterator[Figure]:
    """In files."""
    with ExitStack() as held:
        large = held.enter_context(closing(Side(str(folder / "large.sqlite"), ENTRIES, folder)))
        small = held.enter_context(closing(Side(str(folder / "small.sqlite"), FEW, folder)))
        for name, ours, plain, repeats in (
            ("append one entry", large.append, small.append, REPEATS),
            ("one order to a thing of 30 entries", large.order, small.order, REPEATS),
            (f"{TOGETHER} orders in one transaction", large.orders_together, small.orders_together, LONG_REPEATS),
            ("record of 6,001 entries, cold", large.cold, small.cold, LONG_REPEATS),
            ("the same from a saved fold", large.saved, small.saved, LONG_REPEATS),
            ("30,001 entries folded as at a past date", large.past, small.past, LONG_REPEATS),
        ):
            yield _beside(name, "SQLite", ours, plain, repeats=repeats, sides=(large, small))
        yield _over_http(large, small, folder, held)
        seconds, mebibytes = rebuilt(large.store)
        limit = Limit(most=300, of_itself=True)
        yield Figure(f"rebuild of {large.size:,} entries", "", [1e6 * seconds], [], shown=Shown.SECONDS)
        yield Figure("memory of that", "", [mebibytes], [], limit, Shown.MEBIBYTES)


def postgres(folder: Path) -> Iterator[Figure]:
    """In schemas of PostgreSQL."""
    with ExitStack() as held:
        running = held.enter_context(on_postgres.server())
        sides = [(f"{running.address}&schema={name}", size) for name, size in (("large", ENTRIES), ("small", FEW))]
        large, small = (held.enter_context(closing(Side(*side, folder))) for side in sides)
        both = (large, small)
        yield _beside("append one entry", "PostgreSQL", large.append, small.append, repeats=REPEATS, sides=both)
        threads = held.enter_context(ThreadPoolExecutor(THREADS))
        yield _beside(
            f"append from {THREADS} threads", "PostgreSQL",
            lambda: large.append_together(threads), lambda: small.append_together(threads),
            repeats=LONG_REPEATS, sides=both,
        )  # fmt: skip


def _beside(name: str, kind: str, ours: Timed, plain: Timed, *, repeats: int, sides: tuple[Side, Side]) -> Figure:
    large, small = sides
    return measured(
        f"{name}, {kind}, in {large.size:,}",
        f"the same in {small.size:,}",
        ours,
        plain,
        repeats=repeats,
        limit=NO_MORE,
        shown=Shown.MILLISECONDS,
    )


def _over_http(large: Side, small: Side, folder: Path, held: ExitStack) -> Figure:
    both = []
    for side in (large, small):
        given = Orders(portfolio.token_for(side.store), MUCH_CHANGED)
        server = held.enter_context(servers.tracker(side.store, folder))
        both.append((held.enter_context(closing(Clients(server.port, 1))), given))
    (ours, orders), (theirs, others) = both
    return _beside(
        "HTTP order, 1 client", "SQLite",
        lambda: ours.send(orders.next(1, HTTP_ORDERS)), lambda: theirs.send(others.next(1, HTTP_ORDERS)),
        repeats=LONG_REPEATS, sides=(large, small),
    )  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:], {"sqlite": sqlite, "postgres": postgres}, Path("var/benchmarks-large.json"))
