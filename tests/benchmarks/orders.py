"""What an order costs from the moment it is handed in until it is durable, one by one and a file of them at once.

The raw work is to insert the rows that came of the orders into the same tables again, as durably, in as few calls.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from api.bootstrap import Tracker, build
from application.commands.catalogue import BY_NAME
from application.commands.office import Instruction, carry_out
from domain.actor import Actor, Grant, Role
from domain.entry import Address
from tests.benchmarks import raw
from tests.benchmarks.figures import Figure, Limit, Shown, measured, timed

PROGRAMME = "shared-services"
MILESTONES, CHANGES = 200, 30
TOGETHER = 100
FILES = 15

_CLERK = Actor("Programme manager", (Grant(Role.ADMINISTRATOR),))
_BEGAN_ON = date(2018, 1, 1)
_EXPECTED_ON = date(2035, 1, 1)


class _Orders:
    """A programme whose milestones have thirty entries each, and a plain file with the same tables beside it."""

    def __init__(self, folder: Path) -> None:
        store = folder / "orders.sqlite"
        self._tracker = build(store)
        self._numbers = count(CHANGES)
        _fill(self._tracker)
        self._stored = raw.connect(store)
        self._plain = raw.RawAppends(self._stored, folder / "orders-raw.sqlite", with_answers=True)
        self._refs = (f"M{number % MILESTONES}" for number in count())

    def one_by_one(self) -> Iterator[Figure]:
        """Load a stream of thirty, decide, save: each order goes to the next milestone, in its own transaction.

        Nobody met any of them in the first round; in the second the journal has kept all their streams.
        """
        for name in (f"one order to a thing of {CHANGES} entries", "an order to a thing met before"):
            yield measured(
                name,
                "entry and answer, two INSERTs, COMMIT",
                lambda: self._seconds([_forecast(next(self._refs), next(self._numbers))]),
                lambda: self._again(1),
                repeats=MILESTONES - 1,  # and one that is not counted
                limit=Limit(most=2),
            )

    def together(self) -> Figure:
        """Milestones planned by a file, all in one transaction."""
        return measured(
            f"{TOGETHER} orders in one transaction",
            "executemany of entries and of answers, COMMIT",
            lambda: self._seconds([_planned(f"F{next(self._numbers)}") for _ in range(TOGETHER)]),
            lambda: self._again(TOGETHER),
            repeats=FILES,
            limit=Limit(most=2.5),
            shown=Shown.MILLISECONDS,
        )

    def _seconds(self, instructions: list[Instruction]) -> float:
        return timed(lambda: carry_out(instructions, actor=_CLERK, office=self._tracker.office))

    def _again(self, orders: int) -> float:
        rows = self._rows(orders)
        return timed(lambda: self._plain.append_together(rows) if orders > 1 else self._plain.append(rows))

    def _rows(self, orders: int) -> list[tuple[raw.Row, raw.Row]]:
        """The rows that the last orders became."""
        (last,) = self._stored.execute("SELECT max(position) FROM journal").fetchone()
        return raw.rows_after(self._stored, last - orders)


def order(folder: Path) -> Iterator[Figure]:
    """All of them."""
    orders = _Orders(folder)
    yield from orders.one_by_one()
    yield orders.together()


def _fill(tracker: Tracker) -> None:
    registered = _instruction(
        "register-programme", PROGRAMME, name="Shared services", effective_on=_BEGAN_ON.isoformat()
    )
    planned = [_planned(f"M{number}") for number in range(MILESTONES)]
    changes = [_forecast(f"M{number}", change) for change in range(1, CHANGES) for number in range(MILESTONES)]
    carry_out([registered, *planned, *changes], actor=_CLERK, office=tracker.office)


def _planned(ref: str) -> Instruction:
    baseline = {"from": "2018-09-03", "to": "2018-09-03"}
    return _instruction(
        "plan-milestone", ref, title=f"Milestone {ref}: staff move to the shared office", baseline=baseline,
        owner_role="workstream lead, people", effective_on=_BEGAN_ON.isoformat(),
    )  # fmt: skip


def _forecast(ref: str, number: int) -> Instruction:
    day = (_EXPECTED_ON + timedelta(days=number)).isoformat()
    return _instruction(
        "change-forecast", ref, forecast={"from": day, "to": day}, reason="supplier",
        note="The supplier told us in the weekly call that the delivery comes later than agreed.",
    )  # fmt: skip


def _instruction(order: str, ref: str, **said: object) -> Instruction:
    rule = BY_NAME[order]
    return Instruction(rule.order.model_validate(said), Address(PROGRAMME, rule.kind, ref))
