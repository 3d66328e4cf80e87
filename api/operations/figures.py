"""The figures that the server keeps of itself, in the format of Prometheus: how many, how long, of which kind.

Labels are routes, kinds and outcomes out of closed lists; no reference, name or id is ever one. Each server has a
registry of its own. Where several processes serve together, PROMETHEUS_MULTIPROC_DIR names a folder in which the
library keeps the counts of all of them, so that whichever is asked answers for all.
"""

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from api.operations.seen import SEEN, Seen
from application.ports import Clock, Health, StoreIsBusy, StoreState, StoreTrouble

TOGETHER = "PROMETHEUS_MULTIPROC_DIR"
"""The variable by which the library is told that several processes count together, before it is loaded."""

WORKER_FILE = "worker-{number}.pid"
"""The file in that folder that says which process a worker is."""

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Figures:
    """Counts of one server, and what its store tells when somebody asks."""

    def __init__(self, health: Health, clock: Clock) -> None:
        own = CollectorRegistry()
        self.requests = Histogram(
            "tracker_request_duration_seconds",
            "Requests answered, and how long that took.",
            ["route", "method", "status"],
            buckets=_SECONDS,
            registry=own,
        )
        self._looked_up: dict[tuple[str, str, str], Histogram] = {}
        self.orders = Counter(
            "tracker_orders", "Orders given, by kind and outcome.", ["order", "outcome"], registry=own
        )
        self.refusals = Counter("tracker_refusals", "What was refused, by class.", ["refusal"], registry=own)
        self.busy = Counter("tracker_store_busy", "How often the store could not be used in time.", registry=own)
        self._counted = _together() or own
        self._asked = CollectorRegistry()
        self._asked.register(StoreFigures(health, clock))
        self._asked.register(WorkerFigures())

    def answered(self, seen: Seen, route: str, seconds: float) -> None:
        """A request was answered."""
        labels = (route, seen.method, seen.status_class)
        counted = self._looked_up.get(labels)
        if counted is None:
            counted = self._looked_up[labels] = self.requests.labels(*labels)
        counted.observe(seconds)
        if seen.refusal:
            self._refused(seen.refusal)

    def order_ended(self, order: str, outcome: str, refusal: Exception | None) -> None:
        """An order was carried out, or refused; the request that brought it, if one did, counts the refusal."""
        self.orders.labels(order, outcome).inc()
        if refusal is not None:
            self.refused(type(refusal).__name__)

    def refused(self, refusal: str) -> None:
        """Something was refused. Of one request that is counted once, when it is answered."""
        seen = SEEN.get()
        if seen is None:
            self._refused(refusal)
        else:
            seen.refusal = refusal

    def _refused(self, refusal: str) -> None:
        self.refusals.labels(refusal).inc()
        if refusal == StoreIsBusy.__name__:
            self.busy.inc()

    def told(self) -> bytes:
        """All of it, as Prometheus reads it."""
        return generate_latest(self._counted) + generate_latest(self._asked)


def _together() -> CollectorRegistry | None:
    if TOGETHER not in os.environ:
        return None
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library has no types for this one
    return registry


class StoreFigures(Collector):
    """What the store tells; where it cannot be asked, nothing but that."""

    def __init__(self, health: Health, clock: Clock) -> None:
        self._health, self._clock = health, clock

    def collect(self) -> Iterator[Metric]:
        """Ask it now."""
        try:
            state = self._health.state()
        except StoreTrouble:
            yield _figure("tracker_store_up", 0)
        else:
            yield _figure("tracker_store_up", 1)
            yield from _of_the_store(state, self._clock.now())


_IN_WORDS = {
    "tracker_store_up": "Whether the store could be read just now.",
    "tracker_journal_entries": "Entries in the journal.",
    "tracker_checkpoint_age_seconds": "Since the latest checkpoint was signed.",
    "tracker_unsigned_seconds": "Since an entry was recorded that no checkpoint covers; 0 where all are covered.",
    "tracker_views_behind_entries": "Entries that kept views have yet to take in.",
}


def _of_the_store(state: StoreState, now: datetime) -> Iterator[Metric]:
    yield _figure("tracker_journal_entries", state.position)
    if state.signed_at is not None:
        yield _figure("tracker_checkpoint_age_seconds", _since(state.signed_at, now))
    yield _figure("tracker_unsigned_seconds", _since(state.waiting_since, now) if state.waiting_since else 0)
    if state.views_behind is not None:
        yield _figure("tracker_views_behind_entries", state.views_behind)


def _figure(name: str, value: float) -> Metric:
    return GaugeMetricFamily(name, _IN_WORDS[name], value=value)


def _since(then: datetime, now: datetime) -> float:
    return max(0.0, (now - then).total_seconds())


class WorkerFigures(Collector):
    """Memory, processor time and open files of every worker, by its number."""

    def collect(self) -> Iterator[Metric]:
        """Look at each that lives."""
        families: dict[str, Metric] = {}
        for number, pid in _workers():
            for found in ProcessCollector(pid=partial(str, pid), registry=None).collect():
                family = families.setdefault(found.name, Metric(found.name, found.documentation, found.type))
                for sample in found.samples:
                    family.add_sample(sample.name, {**sample.labels, "worker": number}, sample.value)
        yield from families.values()


def _workers() -> Sequence[tuple[str, str]]:
    folder = os.environ.get(TOGETHER)
    if folder is None:
        return [("1", "self")]
    files = sorted(Path(folder).glob(WORKER_FILE.format(number="*")))
    return [(file.stem.rpartition("-")[2], file.read_text("ascii").strip()) for file in files]
