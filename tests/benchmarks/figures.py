"""A figure: our work beside the raw one, each repeat of both in turn, and the limit that is set to it."""

import gc
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from time import perf_counter
from typing import NamedTuple

Timed = Callable[[], float]
"""Does the work once and says how many seconds one piece of it took."""

PATIENCE = 30.0
"""How many seconds of repeats are enough, once there are the fewest."""

FEWEST = 5
"""How many repeats there are at least, whatever was asked for."""


class Shown(Enum):
    """What a figure is shown in. Its value is the unit, and how many microseconds that is."""

    MICROSECONDS = ("µs", 1.0)
    MILLISECONDS = ("ms", 1e3)
    SECONDS = ("s", 1e6)
    A_SECOND = ("/s", 0.0)
    MEBIBYTES = ("MiB", 1.0)

    def __init__(self, unit: str, microseconds: float) -> None:
        self.unit = unit
        self._microseconds = microseconds

    def of(self, found: float) -> float:
        """What was found, in this unit; of a rate the time of one was found."""
        return found / self._microseconds if self._microseconds else 1e6 / found


class Limit(NamedTuple):
    """What is to be reached: `most` or `least` so many times the raw work, or so much of the figure's own unit."""

    most: float | None = None
    least: float | None = None
    of_itself: bool = False

    def holds(self, found: float) -> bool:
        """Whether it is reached."""
        return (self.most is None or found <= self.most) and (self.least is None or found >= self.least)

    @property
    def value(self) -> float:
        """The number of it."""
        return self.least if self.most is None else self.most  # type: ignore[return-value]  # one of both is there

    def __str__(self) -> str:
        return f"{'at least' if self.most is None else 'at most'} {self.value:,g}"


class Figure(NamedTuple):
    """Our work beside the raw one, in microseconds (or mebibytes), each repeat of both in turn.

    Where nothing raw does the same work, `raw` is empty, and the limit is one of our own figure.
    """

    name: str
    baseline: str
    ours: list[float]
    raw: list[float]
    limit: Limit | None = None
    shown: Shown = Shown.MICROSECONDS

    @property
    def ratios(self) -> list[float]:
        """How many times the raw work ours takes, or of rates which part of it ours reaches; each repeat by itself."""
        pairs = zip(self.ours, self.raw, strict=True)
        if self.shown is Shown.A_SECOND:
            return [plain / ours for ours, plain in pairs]
        return [ours / plain for ours, plain in pairs]

    @property
    def ratio(self) -> float | None:
        """The median of them: each repeat is held against its own neighbour."""
        return statistics.median(self.ratios) if self.raw else None

    @property
    def held(self) -> float:
        """What the limit is held against."""
        itself = self.limit is not None and self.limit.of_itself
        return self.shown.of(statistics.median(self.ours)) if itself or self.ratio is None else self.ratio

    @property
    def is_met(self) -> bool | None:
        """Whether the limit is reached; nothing where there is none."""
        return None if self.limit is None else self.limit.holds(self.held)


class _Asked:
    """How many repeats whoever runs this wants at most."""

    at_most = 1_000


def at_most(repeats: int) -> None:
    """Repeat nothing more often than this, to try things out."""
    _Asked.at_most = max(repeats, FEWEST)


def measured(
    name: str,
    baseline: str,
    ours: Timed,
    plain: Timed,
    *,
    repeats: int,
    limit: Limit | None = None,
    shown: Shown = Shown.MICROSECONDS,
) -> Figure:
    """Both kinds of work in turn, once before they count."""
    with undisturbed():
        ours(), plain()
        found, began = list[tuple[float, float]](), perf_counter()
        while len(found) < min(repeats, _Asked.at_most) and (len(found) < FEWEST or perf_counter() - began < PATIENCE):
            found.append((ours(), plain()))
    return Figure(
        name, baseline, [mine * 1e6 for mine, _ in found], [theirs * 1e6 for _, theirs in found], limit, shown
    )


@contextmanager
def undisturbed() -> Iterator[None]:
    """What was made before is not looked at by the collector, so that neither side pays for it at random."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def timed(work: Callable[[], object]) -> float:
    """The seconds it took."""
    began = perf_counter()
    work()
    return perf_counter() - began
