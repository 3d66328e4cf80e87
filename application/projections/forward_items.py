"""When does an item of the forward plan come, who has it before them, and do the papers agree on that?"""

from collections.abc import Iterable, Sequence
from datetime import date

from application.projections.view import PlannedDateView, View, counted, planned_date_view
from domain.calendar import month_named
from domain.forward_item import ForwardItem, RouteStepListed, Timing
from domain.record import Record
from domain.words import NOT_STATED, listed


class TimingSource(View):
    """Where a timing was found, and the day it counts from; null where that is not stated."""

    source: str | None
    stated_on: date | None


class TimingView(View):
    """When the item is said to come, and every place that says so. `months` are those of every year it means."""

    as_written: str
    body: str | None
    months: tuple[int, ...]
    months_in_words: str
    when: PlannedDateView | None
    sources: tuple[TimingSource, ...]


class RouteStepView(View):
    """A body that has the item before it; `only_for` is what it sees of it alone."""

    step: int | None
    body: str
    when: str | None
    frequency: str | None
    sees: str | None
    only_for: tuple[str, ...]
    in_words: str


class ForwardItemRow(View):
    """One item. Papers that say the same of its timing stand together; `timings_disagree` where several say other."""

    ref: str
    version: int
    title: str
    kind: str | None
    purpose: str | None
    is_dropped: bool
    timings: tuple[TimingView, ...]
    timings_disagree: bool
    timings_in_words: str
    route: tuple[RouteStepView, ...]
    route_in_words: str


def forward_item_row(item: ForwardItem) -> ForwardItemRow:
    """One item as the plan shows it."""
    timings = _together(item.timings)
    route = tuple(map(_step, sorted(item.route, key=lambda step: (step.step is None, step.step or 0))))
    return ForwardItemRow(
        ref=item.ref,
        version=item.version,
        title=item.title,
        kind=item.kind,
        purpose=item.purpose,
        is_dropped=item.is_dropped,
        timings=timings,
        timings_disagree=_disagree(timings),
        timings_in_words="; ".join(_timing_in_words(timing) for timing in timings) or NOT_STATED,
        route=route,
        route_in_words=_way(route) or NOT_STATED,
    )


def forward_item_rows(record: Record) -> tuple[ForwardItemRow, ...]:
    """Every item, those that were dropped last."""
    items = record.all(ForwardItem).values()
    return tuple(forward_item_row(item) for item in sorted(items, key=lambda item: item.is_dropped))


def _together(timings: Iterable[Timing]) -> tuple[TimingView, ...]:
    """Each timing once, with all that state it."""
    sources: dict[tuple[object, ...], list[TimingSource]] = {}
    first: dict[tuple[object, ...], Timing] = {}
    for timing in timings:
        said = timing.said
        key = (said.as_written.casefold(), (said.body or "").casefold(), said.months)
        first.setdefault(key, timing)
        sources.setdefault(key, []).append(TimingSource(source=timing.source, stated_on=timing.stated_on))
    return tuple(_timing(timing, sources[key]) for key, timing in first.items())


def _timing(timing: Timing, sources: Sequence[TimingSource]) -> TimingView:
    said = timing.said
    return TimingView(
        as_written=said.as_written,
        body=said.body,
        months=_months(timing),
        months_in_words=listed(map(month_named, _months(timing))) or NOT_STATED,
        when=planned_date_view(said.when),
        sources=tuple(sources),
    )


def _months(timing: Timing) -> tuple[int, ...]:
    """Those that are stated, or the month of the day that is."""
    said = timing.said
    day = said.when.due if said.when else None
    return said.months or ((day.month,) if day else ())


def _disagree(timings: Sequence[TimingView]) -> bool:
    """Whether there are two of them that cannot both be meant."""
    return len({timing.months or timing.as_written for timing in timings}) > 1


def _timing_in_words(timing: TimingView) -> str:
    """“June (text), stated twice”."""
    body = f" ({timing.body})" if timing.body else ""
    often = f", stated {counted(len(timing.sources), 'time')}" if len(timing.sources) > 1 else ""
    return f"{timing.as_written}{body}{often}"


def _way(route: Sequence[RouteStepView]) -> str:
    """One after the other where their order is stated, else side by side."""
    in_order = all(step.step is not None for step in route)
    return (" → " if in_order else "; ").join(step.in_words for step in route)


def _step(step: RouteStepListed) -> RouteStepView:
    said = (
        step.body,
        step.when,
        step.frequency,
        f"sees {step.sees}" if step.sees else None,
        f"{listed(step.only_for)} only" if step.only_for else None,
    )
    return RouteStepView(
        step=step.step,
        body=step.body,
        when=step.when,
        frequency=step.frequency,
        sees=step.sees,
        only_for=step.only_for,
        in_words=", ".join(filter(None, said)),
    )
