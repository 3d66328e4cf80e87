"""Breaks everything a store depends on, at length: a table of what was tried, and status 1 where anything was violated.

`make faults` runs all of it; named on the command line, parts alone: `python -m tests.faults killed power-cut`.
"""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

from rich.console import Console
from rich.table import Table

from tests.application.adapters.views.killing import fillers_killed
from tests.faults.clocks import clock_jumped
from tests.faults.killed import writers_killed
from tests.faults.locked import locked_by_another
from tests.faults.no_room import WHY_NOT as NO_SMALL_DISK
from tests.faults.no_room import can_make_disks, disk_full_and_freed
from tests.faults.outcomes import Found, Outcome, shortened, summed
from tests.faults.patroni import patroni
from tests.faults.patroni_cluster import WHY_NOT as NO_CLUSTER
from tests.faults.patroni_cluster import programs
from tests.faults.power_cut import power_cuts, power_cuts_noticed
from tests.faults.replies_cut import replies_cut
from tests.faults.server_lost import server_silent_or_gone, server_stopped_under_writers
from tests.faults.stores import in_a_file
from tests.faults.strace import WHY_NOT, may_trace
from tests.faults.system_calls import each_call_failed
from tests.faults.tailed import followed
from tests.faults.together import all_on_one_milestone, same_ids_at_once

CONSOLE = Console(width=140)

Tries = Callable[[Path], Iterator[Outcome]]


def killed(folder: Path) -> Iterator[Outcome]:
    """Writers die."""
    yield writers_killed(folder, 500)


def fillers(folder: Path) -> Iterator[Outcome]:
    """Whoever keeps the view of the portfolio ready dies."""
    store = in_a_file(folder / "tracker.sqlite")
    wrong = tuple(fillers_killed(store.where, kills=200))
    ((entries,),) = store.rows("SELECT count(*) FROM journal")
    yield summed("worker that fills views killed", 200, entries, found=[Found(findings=(*wrong, *store.check()))])


def power_cut(folder: Path) -> Iterator[Outcome]:
    """The power goes."""
    for sort, number, of in (("full", 2_000, power_cuts), ("normal", 100, power_cuts_noticed)):
        (folder / sort).mkdir()
        yield of(folder / sort, number, orders=400)


def system_calls(folder: Path) -> Iterator[Outcome]:
    """The disk fails, or the process dies, at each call."""
    for opens_first in (True, False):
        yield each_call_failed(folder, opens_first=opens_first)


def unavailable(folder: Path) -> Iterator[Outcome]:
    """The disk is full, or somebody else holds the store."""
    for name in ("full", "held"):
        (folder / name).mkdir()
    yield disk_full_and_freed(folder / "full", 5)
    yield locked_by_another(folder / "held", 16)


def together(folder: Path) -> Iterator[Outcome]:
    """Many at once."""
    for name in ("milestone", "ids"):
        (folder / name).mkdir()
    yield all_on_one_milestone(folder / "milestone", 16, 200, servers=2)
    yield same_ids_at_once(folder / "ids", 1_000, 8, servers=2)


def clocks(folder: Path) -> Iterator[Outcome]:
    """The clock jumps."""
    yield clock_jumped(in_a_file(folder / "tracker.sqlite"), 50)


def postgres(folder: Path) -> Iterator[Outcome]:
    """A server goes, falls silent, or is not heard; many write at once, and somebody follows them."""
    yield server_stopped_under_writers(4, 30)
    yield replies_cut(folder, 100)
    yield server_silent_or_gone(48)
    yield followed(6, 50_000)


FAULTS: dict[str, Tries] = {
    "killed": killed,
    "fillers": fillers,
    "power-cut": power_cut,
    "system-calls": system_calls,
    "unavailable": unavailable,
    "together": together,
    "clocks": clocks,
    "postgres": postgres,
    "patroni": patroni,
}
"""What is tried, by the name under which it can be asked for alone."""

NEEDS = {
    "power-cut": (may_trace, WHY_NOT),
    "system-calls": (may_trace, WHY_NOT),
    "unavailable": (can_make_disks, NO_SMALL_DISK),
    "patroni": (lambda: programs() is not None, NO_CLUSTER),
}
"""What has to be there for it, and what is said where it is not."""


def main(names: list[str]) -> int:
    """Try what is named, or everything; 1 where anything was violated, or could not be tried at all."""
    wanted, outcomes, left_out = names or list(FAULTS), list[Outcome](), list[str]()
    begun = monotonic()
    for name in wanted:
        is_here, why_not = NEEDS.get(name, (lambda: True, ""))
        if not is_here():
            left_out.append(f"Not tried: {name}. {why_not}")
            continue
        with tempfile.TemporaryDirectory(prefix="tt-") as folder:
            for outcome in FAULTS[name](Path(folder).resolve()):
                CONSOLE.print(f"{monotonic() - begun:5.0f} s  {outcome.fault}: {outcome.verdict}", highlight=False)
                outcomes.append(outcome)
    CONSOLE.print(table_of(outcomes))
    for outcome in outcomes:
        for sentence in shortened(outcome.findings):
            CONSOLE.print(f"{outcome.fault}: {sentence}", highlight=False, markup=False)
    for sentence in left_out:
        CONSOLE.print(sentence, highlight=False)
    return int(bool(left_out) or not all(outcome.is_sound for outcome in outcomes))


def table_of(outcomes: list[Outcome]) -> Table:
    """The outcomes side by side."""
    table = Table("fault", "repeats", "acknowledged", "lost", "doubled", "verdict", "remark")
    for column in table.columns[1:5]:
        column.justify = "right"
    for each in outcomes:
        figures = (f"{number:,}" for number in (each.repeats, each.acknowledged, each.lost, each.doubled))
        table.add_row(each.fault, *figures, each.verdict, each.remark)
    return table
