"""How fast the store and the pages are, each figure beside a baseline of the same run.

The store is held against the same bytes and durability with nothing between, pages against one that is nearly empty.
"""

import argparse
import json
import platform
import sqlite3
import statistics
import sys
import tempfile
from datetime import date
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.table import Table

from application.adapters.clock import SystemClock
from application.adapters.event_store import StoredJournal
from application.adapters.opening import open_store
from application.adapters.records import StoredRecords
from application.ports import Appended
from domain.entry import Address
from domain.record import Moment
from tests.benchmarks import exports, history, merkle_log, orders, pages, raw
from tests.benchmarks.figures import Figure, Timed, measured, timed

REPEATS = {"append": 60, "load": 40, "record": 11, "page": 31, "verify": 3}
"""Many short repeats in turn: what disturbs one side disturbs its neighbour as well."""

APPENDS, LOADS = 25, 20
"""How many make one repeat."""

MILESTONES, CHANGES = 200, 30
EXPORTED = 1_000_000
NOW = Moment(date(2030, 1, 1))


class Bench:
    """One programme in a store of its own, and plain SQLite files beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.application = open_store(str(folder / "tracker.sqlite"))
        self.journal = StoredJournal(self.application, SystemClock())
        self.journal.append(history.together(history.interleaved(MILESTONES, CHANGES)))
        self.plain = raw.connect(folder / "tracker.sqlite")
        self.next_version = CHANGES

    def append_one(self, *, with_answers: bool) -> Figure:
        """An order's entry and its answer, against the rows they became."""
        name = f"append-{with_answers}"
        application = open_store(str(self.folder / f"{name}-ours.sqlite"))
        journal = StoredJournal(application, SystemClock())
        history_of_one = history.stream(1, (REPEATS["append"] + 1) * APPENDS)
        orders, rows = iter(history_of_one), iter(self._rows_of(history_of_one, name))
        plain = raw.RawAppends(self.plain, self.folder / f"{name}-raw.sqlite", with_answers=with_answers)

        def ours() -> float:
            batch = list(islice(orders, APPENDS))
            return timed(lambda: [journal.append(order) for order in batch]) / APPENDS

        def theirs() -> float:
            batch = list(islice(rows, APPENDS))
            return timed(lambda: plain.append(batch)) / APPENDS

        tables = "entry and answer, two INSERTs" if with_answers else "entry alone, one INSERT"
        return measured("append one entry", f"{tables}, COMMIT", ours, theirs, repeats=REPEATS["append"])

    def _rows_of(self, orders: list[Appended], name: str) -> list[tuple[raw.Row, raw.Row]]:
        """The rows that orders become, by way of a store that is thrown away."""
        path = self.folder / f"{name}-rows.sqlite"
        with open_store(str(path)) as scratch:
            StoredJournal(scratch, SystemClock()).append(history.together(iter(orders)))
        connection = raw.connect(path)
        entries = connection.execute("SELECT * FROM journal ORDER BY position").fetchall()
        answers = connection.execute("SELECT * FROM answers ORDER BY position").fetchall()
        connection.close()
        return list(zip(entries, answers, strict=True))

    def load_one(self) -> Figure:
        """A milestone's thirty entries folded, against its rows."""
        address = Address(history.PROGRAMME, "milestone", "M7")
        key = address.stream_id.hex
        condition = "originator_id = ? ORDER BY originator_version"
        return measured(
            f"load a stream of {CHANGES}",
            "SELECT, JSON read",
            lambda: timed(lambda: [self.journal.load(address) for _ in range(LOADS)]) / LOADS,
            lambda: timed(lambda: [raw.read(self.plain, condition, key) for _ in range(LOADS)]) / LOADS,
            repeats=REPEATS["load"],
        )

    def record_cold(self) -> Figure:
        """A programme never asked for, against its rows."""
        return measured(
            f"record of {MILESTONES * CHANGES + 1:,} entries, cold",
            "SELECT, JSON read",
            lambda: timed(lambda: StoredRecords(self.application).at(history.PROGRAMME, NOW)),
            lambda: timed(lambda: raw.read(self.plain, "programme = ? ORDER BY position", history.PROGRAMME)),
            repeats=REPEATS["record"],
        )

    def record_after_one_more(self) -> Figure:
        """The same programme when one entry has come since, against that entry's row."""
        records = StoredRecords(self.application)
        records.at(history.PROGRAMME, NOW)
        last = MILESTONES * CHANGES + 1

        def ours() -> float:
            nonlocal last
            self.next_version += 1
            last += 1
            self.journal.append(history.stream(1, self.next_version)[-1])
            return timed(lambda: records.at(history.PROGRAMME, NOW))

        condition = "programme = ? AND position >= ? ORDER BY position"
        return measured(
            "the same after one new entry",
            "SELECT, JSON read",
            ours,
            lambda: timed(lambda: raw.read(self.plain, condition, history.PROGRAMME, last)),
            repeats=REPEATS["record"],
        )

    def figures(self) -> list[Figure]:
        """All of them."""
        return [
            self.append_one(with_answers=True),
            self.append_one(with_answers=False),
            self.load_one(),
            self.record_cold(),
            self.record_after_one_more(),
        ]


def page_figures(folder: Path) -> list[Figure]:
    """The first page of a large programme, as most people get it and right after a change, and its lights."""
    reader = pages.Reader(folder)

    def after_one_more() -> float:
        reader.records_something()
        return timed(lambda: reader.reads(pages.OVERVIEW))

    works: list[tuple[str, Timed]] = [
        ("overview of a programme", lambda: timed(lambda: reader.reads(pages.OVERVIEW))),
        ("the same after one new entry", after_one_more),
        ("its lights over twelve periods", lambda: timed(lambda: reader.reads(pages.LIGHTS))),
    ]
    empty = "GET /lights, nothing to look up"
    return [
        measured(name, empty, ours, lambda: timed(lambda: reader.reads(pages.EMPTY)), repeats=REPEATS["page"])
        for name, ours in works
    ]


def verified(folder: Path) -> tuple[Figure, str]:
    """An export of a million entries verified, each time in a process of its own, and a sentence about the whole."""
    export = exports.write_export(folder / "export", EXPORTED)
    found = [exports.verified(export) for _ in range(REPEATS["verify"])]
    ours, plain = ([1e6 * taken / EXPORTED for taken in side] for side in zip(*(one[:2] for one in found), strict=True))
    seconds, mebibytes = (statistics.median(one[0] for one in found), max(one.mebibytes for one in found))
    return (
        Figure(f"verify one of {EXPORTED:,} entries", "SHA-256 of the same file", ours, plain),
        f"{EXPORTED:,} entries are verified in {seconds:.1f} s ({EXPORTED / seconds:,.0f}/s), in {mebibytes:.0f} MiB.",
    )


def as_json(figures: list[Figure]) -> dict[str, object]:
    """For those who compare runs."""
    return {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "unit": "microseconds",
        "figures": [
            {
                "name": figure.name,
                "baseline": figure.baseline,
                "ours": figure.ours,
                "raw": figure.raw,
                "times_raw": figure.ratio,
            }
            for figure in figures
        ],
    }


def as_table(figures: list[Figure], *, title: str = "Microseconds", unit: float = 1.0) -> Table:
    """Medians, and from the quickest to the slowest repeat; `unit` is how many microseconds the title names."""
    table = Table(title=f"{title}: the median of repeats in turn (the quickest – the slowest)")
    for heading in ("work", "ours", "raw", "raw is", "times raw"):
        table.add_column(heading, justify="left" if heading in {"work", "raw is"} else "right")
    for figure in figures:
        ours, plain = _spread(figure.ours, unit), _spread(figure.raw, unit)
        table.add_row(figure.name, ours, plain, figure.baseline, f"{figure.ratio:.2f}")
    return table


def _spread(found: list[float], unit: float) -> str:
    middle, quickest, slowest = (one / unit for one in (statistics.median(found), min(found), max(found)))
    return f"{middle:,.1f} ({quickest:,.1f}–{slowest:,.1f})"


def main(arguments: list[str]) -> None:
    """Print the table; with --json FILE, write the figures there too. Slowness is reported, never refused."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to FILE")
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        figures, of_pages = Bench(Path(folder)).figures(), page_figures(Path(folder))
        figures += [*orders.figures(Path(folder)), *merkle_log.overhead(Path(folder))]
        figures += merkle_log.overhead_together(Path(folder))
        figures += merkle_log.of_a_million(Path(folder))
        of_export, in_words = verified(Path(folder))
    figures.append(of_export)
    Console().print(as_table(figures))
    Console().print(in_words)
    Console().print(as_table(of_pages, title="Milliseconds", unit=1e3))
    if wanted.json:
        wanted.json.write_text(json.dumps(as_json(figures + of_pages), indent=2))


if __name__ == "__main__":
    main(sys.argv[1:])
