"""What was found, as a table for people and as JSON for whoever compares runs."""

import os
import platform
import sqlite3
import statistics
from collections.abc import Sequence
from datetime import UTC, datetime

from rich.table import Table

from tests.benchmarks.figures import Figure, Shown

WIDTH = 100
_MIDDLE_HALF = 4  # the quartiles
_SMALL = 100


def as_table(figures: Sequence[Figure]) -> Table:
    """Medians, and below each from which to which the middle half of the repeats went."""
    table = Table(box=None, padding=(0, 1), width=WIDTH, caption=_CAPTION, caption_justify="left")
    table.add_column("work\n  raw is", ratio=1)
    for heading in ("ours", "raw", "ours to raw"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("limit", min_width=13)
    for figure in figures:
        table.add_row(
            f"{figure.name}\n  [dim]{figure.baseline}[/dim]",
            _spread([figure.shown.of(one) for one in figure.ours], figure.shown),
            _spread([figure.shown.of(one) for one in figure.raw], figure.shown),
            _ratios(figure),
            verdict(figure),
        )
    return table


_CAPTION = (
    "Each a median of repeats in turn with the raw work, and the middle half of them. Times: how many times as long "
    "as the raw work; rates (/s): which part of the raw rate."
)


def verdict(figure: Figure) -> str:
    """“met”, or how far it is: “2.1 of 2.0”."""
    if figure.limit is None:
        return "[dim]none set[/dim]"
    unit = f" {figure.shown.unit}" if figure.limit.of_itself else ""
    if figure.is_met:
        return f"met: {figure.limit}{unit}"
    return f"[bold]{_ratio(figure.held)} of {figure.limit.value:,g}{unit}[/bold]\n({figure.limit}{unit})"


def _spread(found: Sequence[float], shown: Shown) -> str:
    if not found:
        return "–"
    middle = statistics.median(found)
    low, high = _middle_half(found)
    return f"{_number(middle)} {shown.unit}\n[dim]{_number(low)}–{_number(high)}[/dim]"


def _ratios(figure: Figure) -> str:
    if figure.ratio is None:
        return "–"
    low, high = _middle_half(figure.ratios)
    return f"{_ratio(figure.ratio)} ×\n[dim]{_ratio(low)}–{_ratio(high)}[/dim]"


def _middle_half(found: Sequence[float]) -> tuple[float, float]:
    if len(found) < 2:  # one has no halves
        return found[0], found[0]
    low, _, high = statistics.quantiles(found, n=_MIDDLE_HALF, method="inclusive")
    return low, high


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= _SMALL else f"{value:,.3g}"


def _ratio(value: float) -> str:
    return f"{value:,.0f}" if value >= _SMALL else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def as_json(figures: Sequence[tuple[str, Figure]], *, began: datetime) -> dict[str, object]:
    """For those who compare runs: every repeat, and what the machine was."""
    return {
        "began": began.isoformat(timespec="seconds"),
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "processors": os.cpu_count(),
        "load": os.getloadavg(),
        "figures": [_told(group, figure) for group, figure in figures],
    }


def _told(group: str, figure: Figure) -> dict[str, object]:
    unit = figure.shown.unit
    return {
        "group": group,
        "name": figure.name,
        "baseline": figure.baseline,
        "unit": unit,
        "ours": [figure.shown.of(one) for one in figure.ours],
        "raw": [figure.shown.of(one) for one in figure.raw],
        "ratio": figure.ratio,
        "limit": None if figure.limit is None else str(figure.limit),
        "held": None if figure.limit is None else figure.held,
        "met": figure.is_met,
    }
