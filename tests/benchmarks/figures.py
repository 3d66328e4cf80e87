"""A figure: our work beside the raw one, each repeat of both in turn."""

import gc
import statistics
from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple

Timed = Callable[[], float]
"""Does the work once and says how many seconds one piece of it took."""


class Figure(NamedTuple):
    """Our work beside the raw one, in microseconds, each repeat of both in turn."""

    name: str
    baseline: str
    ours: list[float]
    raw: list[float]

    @property
    def ratio(self) -> float:
        """How many times the raw work ours takes: the median over the repeats, each against its own neighbour."""
        return statistics.median(ours / plain for ours, plain in zip(self.ours, self.raw, strict=True))


def measured(name: str, baseline: str, ours: Timed, plain: Timed, *, repeats: int) -> Figure:
    """Both kinds of work in turn."""
    ours(), plain()
    gc.collect()
    gc.freeze()  # what was imported is not looked at again, so that neither side pays for it at random
    found = [(ours(), plain()) for _ in range(repeats)]
    return Figure(name, baseline, [mine * 1e6 for mine, _ in found], [theirs * 1e6 for _, theirs in found])


def timed(work: Callable[[], object]) -> float:
    """The seconds it took."""
    began = perf_counter()
    work()
    return perf_counter() - began
