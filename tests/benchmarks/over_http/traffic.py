"""What a request costs from a client's view, beside one that does nothing: orders, the past, the portfolio, history."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from datetime import date, timedelta
from itertools import count, cycle, islice
from pathlib import Path

import orjson

from tests.benchmarks import history, on_postgres
from tests.benchmarks.figures import Figure, Limit, Shown, measured
from tests.benchmarks.over_http import portfolio, servers
from tests.benchmarks.over_http.client import Clients, request
from tests.benchmarks.over_http.portfolio import CHANGED, CHANGES, MILESTONES, MUCH_CHANGED

ORDERS, READS, SLOW_READS = 80, 40, 6
"""How many requests make one repeat; both sides are sent as many."""

REPEATS, SLOW_REPEATS = 21, 11

A_LATE_DAY = date(2035, 1, 1)
Requests = Sequence[Sequence[bytes]]


class Traffic:
    """The tracker and the server that does nothing side by side, and clients of both."""

    def __init__(self, folder: Path, store: str, held: ExitStack) -> None:
        self._held = held
        self.token = portfolio.token_for(store)
        self.tracker = held.enter_context(servers.tracker(store, folder))
        self.nothing = held.enter_context(servers.nothing_done(folder))

    def clients(self, number: int) -> tuple[Clients, Clients]:
        """As many of the tracker as of the other."""
        ours, theirs = (Clients(server.port, number) for server in (self.tracker, self.nothing))
        for each in (ours, theirs):
            self._held.enter_context(closing(each))
        return ours, theirs

    def get(self, name: str, paths: Iterator[str], *, at_once: int, repeats: int, limit: Limit | None = None) -> Figure:
        """One client that reads, each time the next of some paths."""
        ours, theirs = self.clients(1)
        nothing = [request("GET", "/nothing/1", self.token)] * at_once

        def ask() -> float:
            return ours.send([[request("GET", path, self.token) for path in islice(paths, at_once)]])

        return measured(
            name,
            "GET that does nothing, one client",
            ask,
            lambda: theirs.send([nothing]),
            repeats=repeats,
            limit=limit,
            shown=Shown.A_SECOND,
        )


class Orders:
    """Forecasts that change, as clients give them who have read what they change: each has milestones of its own."""

    def __init__(self, token: str, programme: str = CHANGED) -> None:
        self._token, self._programme = token, programme
        self._versions = dict.fromkeys(range(1, MILESTONES + 1), CHANGES[programme])
        self._numbers = count(1)

    def next(self, clients: int, orders: int) -> Requests:
        """For each client as many."""
        return [self._of_one(client, clients, orders) for client in range(clients)]

    def _of_one(self, client: int, clients: int, orders: int) -> list[bytes]:
        its_own = [number for number in self._versions if number % clients == client]
        return [self._order(its_own[next(self._numbers) % len(its_own)]) for _ in range(orders)]

    def _order(self, milestone: int) -> bytes:
        number, version = next(self._numbers), self._versions[milestone]
        self._versions[milestone] += 1
        return request(
            "POST", f"/api/programmes/{self._programme}/milestones/M{milestone}/forecast", self._token, _body(number),
            If_Match=f'"v{version}"', Idempotency_Key=f"forecast-of-{milestone}-{number:08}",
        )  # fmt: skip

    def nothing(self, clients: int, orders: int) -> Requests:
        """Requests with the same headers and the same bodies, which nothing is done with."""
        return [[self._nothing(next(self._numbers)) for _ in range(orders)] for _ in range(clients)]

    def _nothing(self, number: int) -> bytes:
        headers = {"If_Match": '"v30"', "Idempotency_Key": f"forecast-of-1-{number:08}"}
        return request("PUT", "/nothing/M1", self._token, _body(number), **headers)


def _body(number: int) -> bytes:
    day = (A_LATE_DAY + timedelta(days=number % 3_000)).isoformat()
    note = "The supplier told us in the weekly call that the delivery comes later than agreed."
    return orjson.dumps({"forecast": day, "reason": "supplier", "note": note})


def orders(folder: Path) -> Iterator[Figure]:
    """Orders by one client and by eight, one worker."""
    store = str(folder / "orders.sqlite")
    portfolio.fill(store, programmes=len(CHANGES))
    yield from orders_on(store, folder, "SQLite")


def orders_on_postgres(folder: Path) -> Iterator[Figure]:
    """The same where the store is a schema of PostgreSQL, which shares the processors with client and server."""
    with on_postgres.server() as running:
        store = f"{running.address}&schema=orders"
        portfolio.fill(store, programmes=len(CHANGES))
        yield from orders_on(store, folder, "PostgreSQL")


def orders_on(store: str, folder: Path, kind: str) -> Iterator[Figure]:
    """The same on any store that is filled."""
    with ExitStack() as held:
        traffic = Traffic(folder, store, held)
        given = Orders(traffic.token)
        for number, least in ((1, 0.25), (8, 0.3)):
            yield _orders(traffic, given, number, Limit(least=least), kind)


def _orders(traffic: Traffic, given: Orders, number: int, limit: Limit, kind: str) -> Figure:
    ours, theirs = traffic.clients(number)
    each = ORDERS // number

    return measured(
        f"HTTP order, {kind}, {_clients(number)}",
        "PUT of the same body that does nothing",
        lambda: ours.send(given.next(number, each)),
        lambda: theirs.send(given.nothing(number, each)),
        repeats=REPEATS,
        limit=limit,
        shown=Shown.A_SECOND,
    )


def _clients(number: int) -> str:
    return "1 client" if number == 1 else f"{number} clients"


def reads(folder: Path) -> Iterator[Figure]:
    """The past of a whole programme, the history of one milestone, and the portfolio."""
    store = str(folder / "reads.sqlite")
    portfolio.fill(store)
    with ExitStack() as held:
        traffic = Traffic(folder, store, held)
        for name, least in ((CHANGED, 0.08), (MUCH_CHANGED, 0.06)):
            entries = MILESTONES * CHANGES[name]
            yield traffic.get(
                f"HTTP milestones at past dates, {entries:,} entries",
                _past_days(name),
                at_once=SLOW_READS,
                repeats=REPEATS,
                limit=Limit(least=least),
            )
        yield traffic.get(
            "HTTP history of one milestone, 30 changes",
            (f"/api/programmes/{CHANGED}/audit-trail?subject=milestone/M{number % 200 + 1}" for number in count()),
            at_once=READS,
            repeats=REPEATS,
            limit=Limit(least=0.4),
        )
        yield traffic.get(
            f"HTTP portfolio of {portfolio.PROGRAMMES} programmes",
            cycle(["/api/portfolio?limit=200"]),
            at_once=SLOW_READS,
            repeats=REPEATS,
            limit=Limit(least=0.06),
        )


def _past_days(programme: str) -> Iterator[str]:
    """Days over the whole past, near and far in turn, so that none is asked for again soon."""
    days = CHANGES[programme] * history.DAYS_BETWEEN
    for number in count(1):
        day = history.BEGAN_ON + timedelta(days=30 + number * 617 % (days - 30))
        yield f"/api/programmes/{programme}/milestones?as_at={day.isoformat()}"
