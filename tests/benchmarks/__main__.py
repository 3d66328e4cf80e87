"""How fast the tracker is, each figure beside a baseline of the same bytes and the same durability in the same run.

Slowness is reported, never refused.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from tests.benchmarks import exports, journal, memory, merkle_log, on_postgres, orders, pages, rebuilding
from tests.benchmarks.figures import Figure, at_most
from tests.benchmarks.over_http import traffic
from tests.benchmarks.report import WIDTH, as_json, as_table

Group = Callable[[Path], Iterable[Figure]]
"""Some figures that are measured together, in a folder of their own."""

GROUPS: dict[str, Group] = {
    "append": journal.append,
    "append-postgres": on_postgres.append,
    "load": journal.load,
    "order": orders.order,
    "record": journal.record,
    "http-orders": traffic.orders,
    "http-reads": traffic.reads,
    "http-postgres": traffic.orders_on_postgres,
    "rebuild": rebuilding.rebuild,
    "memory": memory.memory,
    "pages": pages.pages,
    "log": merkle_log.log,
    "export": exports.export,
}
"""In the order in which they are measured."""

KEPT_IN = Path("var/benchmarks.json")


def main(arguments: list[str], groups: Mapping[str, Group], kept_in: Path) -> None:
    """Measure, print the table, and write every repeat to a file."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", metavar="NAMES", help=f"those whose name holds one of these: {', '.join(groups)}")
    parser.add_argument("--repeats", type=int, metavar="N", help="at most so many, to try things out")
    parser.add_argument("--json", type=Path, metavar="FILE", default=kept_in, help=f"{kept_in} unless said otherwise")
    wanted = parser.parse_args(arguments)
    if wanted.repeats:
        at_most(wanted.repeats)
    wanted.json.parent.mkdir(exist_ok=True)
    began, told = datetime.now(UTC), Console(stderr=True)
    found: list[tuple[str, Figure]] = []
    for name in chosen(wanted.only, groups):
        told.print(f"{datetime.now(UTC):%H:%M:%S} {name}")
        with tempfile.TemporaryDirectory(prefix="tracker-bench-") as folder:
            for figure in groups[name](Path(folder)):
                found.append((name, figure))
                told.print(f"  {figure.name}: {figure.held:,.3g}", highlight=False)
                wanted.json.write_text(json.dumps(as_json(found, began=began), indent=1))
    Console(width=WIDTH).print(as_table([figure for _, figure in found]))


def chosen(only: str | None, groups: Mapping[str, Group]) -> list[str]:
    """The names of the groups that are asked for."""
    parts = (only or "").split(",")
    return [name for name in groups if any(part in name for part in parts)]


if __name__ == "__main__":
    main(sys.argv[1:], GROUPS, KEPT_IN)
