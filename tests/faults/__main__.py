"""Breaks everything a store depends on, at length: a table of what was tried, and status 1 where anything was violated.

`make faults` runs all of it; named on the command line, parts alone: `python -m tests.faults killed power-cut`.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

from rich.console import Console
from rich.table import Table

from tests.faults.killed import writers_killed
from tests.faults.outcomes import Outcome, shortened
from tests.faults.power_cut import power_cuts, power_cuts_noticed
from tests.faults.strace import WHY_NOT, may_trace
from tests.faults.system_calls import each_call_failed

CONSOLE = Console(width=140)

Tries = Callable[[Path], Iterator[Outcome]]


def killed(folder: Path) -> Iterator[Outcome]:
    """Writers die."""
    yield writers_killed(folder, 500)


def power_cut(folder: Path) -> Iterator[Outcome]:
    """The power goes."""
    for sort, number, of in (("full", 2_000, power_cuts), ("normal", 100, power_cuts_noticed)):
        (folder / sort).mkdir()
        yield of(folder / sort, number, orders=400)


def system_calls(folder: Path) -> Iterator[Outcome]:
    """The disk fails, or the process dies, at each call."""
    for opens_first in (True, False):
        yield each_call_failed(folder, opens_first=opens_first)


FAULTS: dict[str, Tries] = {"killed": killed, "power-cut": power_cut, "system-calls": system_calls}
"""What is tried, by the name under which it can be asked for alone."""

NEEDS_STRACE = {"power-cut", "system-calls"}


def main(names: list[str]) -> int:
    """Try what is named, or everything; 1 where anything was violated, or could not be tried at all."""
    wanted, outcomes, left_out = names or list(FAULTS), list[Outcome](), list[str]()
    begun = monotonic()
    for name in wanted:
        if name in NEEDS_STRACE and not may_trace():
            left_out.append(name)
            continue
        with tempfile.TemporaryDirectory() as folder:
            for outcome in FAULTS[name](Path(folder).resolve()):
                CONSOLE.print(f"{monotonic() - begun:5.0f} s  {outcome.fault}: {outcome.verdict}", highlight=False)
                outcomes.append(outcome)
    CONSOLE.print(table_of(outcomes))
    for outcome in outcomes:
        for sentence in shortened(outcome.findings):
            CONSOLE.print(f"{outcome.fault}: {sentence}", highlight=False, markup=False)
    if left_out:
        CONSOLE.print(f"Not tried: {', '.join(left_out)}. {WHY_NOT}", highlight=False)
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
