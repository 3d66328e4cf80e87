"""What changed since a report: which lights, which dates, which risks and issues, and which returns came or did not?

Two records of one programme are compared: as it stood then, and as it stands now. What is told is counted, and said
in four sentences at most: one on the lights, one on the milestones, one on the risks and issues, one on the returns.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from application.projections.returns_since import returns_since
from application.projections.sentences.telling import quoted
from application.projections.timing import due_day
from application.projections.view import View, counted, later_or_earlier, listed
from domain.issue import Issue
from domain.milestone import Milestone
from domain.programme import Programme
from domain.rag_status import Dimension, RagStatus
from domain.rating import Rating, Trend
from domain.record import Record
from domain.risk import Risk
from domain.scope import subject_of


class ChangeCounts(View):
    """How much changed. Milestones are counted together with tasks, next steps and activities.

    A light moved otherwise where it cannot be compared with the one before, a forecast where a day is not stated or
    stayed the same. What was met or dropped counts as that alone, whatever became of its forecast before; of what was
    planned only what is open still does. A risk that became an issue counts beside the issue that was raised for it.
    """

    lights_worse: int
    lights_better: int
    lights_otherwise: int
    lights_first_declared: int
    forecasts_later: int
    forecasts_earlier: int
    forecasts_otherwise: int
    rebaselined: int
    met: int
    dropped: int
    planned: int
    risks_identified: int
    risks_closed: int
    risks_materialised: int
    issues_raised: int
    issues_resolved: int
    returns_received: int
    returns_missing: int


class Moved(View):
    """One light or one date that is another than it was; `in_words` says which way: worse, 15 days later."""

    kind: str
    ref: str
    title: str
    changed_from: str | None
    changed_to: str
    in_words: str


class Changes(NamedTuple):
    """The counts, and the sentences that tell the most of them."""

    counts: ChangeCounts
    sentences: tuple[str, ...]


def changes_since(then: Record, now: Record) -> Changes:
    """What changed from the one record to the other; both hold the programme."""
    lights, plan, returns = tuple(_lights(then, now)), _plan(then, now), returns_since(then, now)
    trends, days = [light.trend for light in lights], [moved.days or 0 for moved in plan.moved]
    counts = ChangeCounts(
        lights_worse=trends.count(Trend.WORSE),
        lights_better=trends.count(Trend.BETTER),
        lights_otherwise=trends.count(Trend.NOT_COMPARABLE),
        lights_first_declared=trends.count(Trend.FIRST),
        forecasts_later=sum(later > 0 for later in days),
        forecasts_earlier=sum(later < 0 for later in days),
        forecasts_otherwise=days.count(0),
        rebaselined=plan.rebaselined,
        met=len(plan.met),
        dropped=len(plan.dropped),
        planned=plan.planned,
        **_risks_and_issues(then, now),
        returns_received=returns.received,
        returns_missing=returns.missing,
    )
    told = (_lights_told(now, lights), _plan_told(plan), _risks_told(counts), returns.in_words)
    return Changes(counts, tuple(f"{words}." for words in told if words))


# Lights ---------------------------------------------------------------------------------------------------------------


class _LightChanged(NamedTuple):
    """A rating that shows another light than it did, or the first one it ever showed."""

    status: RagStatus
    before: Rating | None
    trend: Trend


_MOST_WORTH_TELLING = (Trend.WORSE, Trend.BETTER, Trend.NOT_COMPARABLE, Trend.FIRST)


def _lights(then: Record, now: Record) -> Iterator[_LightChanged]:
    for ref, status in now.all(RagStatus).items():
        held = then.all(RagStatus).get(ref)
        before, after = held.declared.rating if held else None, status.declared.rating
        if before is None or (before.light, before.scale) != (after.light, after.scale):
            yield _LightChanged(status, before, after.compared_with(before))


def _lights_told(now: Record, lights: tuple[_LightChanged, ...]) -> str:
    """The programme's overall light where that changed, else the one that became worse; the others are counted."""
    if not lights:
        return ""
    first = min(lights, key=_worth_telling)
    others = len(lights) - 1
    more = f"; {counted(others, 'other rating')} changed" if others else ""
    return f"{_rating_named(now, first.status)} {_light_told(first)}{more}"


def _worth_telling(changed: _LightChanged) -> tuple[bool, int]:
    status = changed.status
    is_overall = (status.subject_kind, status.dimension) == (Programme.KIND, Dimension.OVERALL)
    return not is_overall, _MOST_WORTH_TELLING.index(changed.trend)


def _rating_named(now: Record, status: RagStatus) -> str:
    """“The overall rating” is the programme's own; any other says whose it is."""
    words = f"The {status.dimension} rating"
    if status.subject_kind == Programme.KIND:
        return words
    return f"{words} of {quoted(subject_of(now, status.subject_kind, status.subject).title)}"


def _light_told(changed: _LightChanged) -> str:
    after = changed.status.declared.rating.in_words
    if changed.before is None:
        return f"was declared {after}, its first"
    before = changed.before.in_words
    return f"went from {before} to {after}" if before != after else f"is {after} on another scale"


# Milestones -----------------------------------------------------------------------------------------------------------


class _Moved(NamedTuple):
    """An open milestone that is expected otherwise than before: by how many days later, where both days are stated."""

    milestone: Milestone
    before: Milestone
    days: int | None


class _Plan(NamedTuple):
    """What became of the milestones."""

    moved: tuple[_Moved, ...]
    met: tuple[Milestone, ...]
    dropped: tuple[Milestone, ...]
    planned: int
    rebaselined: int


def _plan(then: Record, now: Record) -> _Plan:
    held, before = now.all(Milestone), then.all(Milestone)
    ended = [one for one in held.values() if not one.is_open and (one.ref not in before or before[one.ref].is_open)]
    going_on = [(one, before[one.ref]) for one in held.values() if one.is_open and one.ref in before]
    return _Plan(
        moved=tuple(moved for one, was in going_on if (moved := _moved(one, was))),
        met=tuple(one for one in ended if one.is_met),
        dropped=tuple(one for one in ended if one.is_dropped),
        planned=sum(one.is_open and one.ref not in before for one in held.values()),
        rebaselined=sum(len(one.baselines) > len(was.baselines) for one, was in going_on),
    )


def _moved(one: Milestone, was: Milestone) -> _Moved | None:
    if one.forecast is None or one.forecast.says_the_same_as(was.forecast):
        return None
    return _Moved(one, was, _days_between(due_day(was), due_day(one)))


def _days_between(before: date | None, after: date | None) -> int | None:
    return (after - before).days if before and after else None


def _plan_told(plan: _Plan) -> str:
    """The forecast that moved furthest, then how many others did, and what was met, dropped, promised anew, planned."""
    parts = [*_moved_told(plan.moved), *_one_or_many(plan.met, "met"), *_one_or_many(plan.dropped, "dropped")]
    if plan.rebaselined:
        parts.append(f"{counted(plan.rebaselined, 'new baseline was', 'new baselines were')} agreed")
    if plan.planned:
        parts.append(f"{counted(plan.planned, 'milestone was', 'milestones were')} added to the plan")
    return "; ".join(parts)


def _moved_told(moved: tuple[_Moved, ...]) -> Iterator[str]:
    if moved:
        yield _move_in_words(max(moved, key=lambda one: abs(one.days or 0)))
    if len(moved) > 1:
        yield f"{counted(len(moved) - 1, 'other forecast')} moved"


def _move_in_words(moved: _Moved) -> str:
    """“TUPE transfer” moved from 1 April 2018 to 16 April 2018, 15 days later."""
    name, before, after = quoted(moved.milestone.title), moved.before.forecast, moved.milestone.forecast
    expected = after.in_words if after else ""
    if before is None:
        return f"{name} was given a date, {expected}"
    words = f"{name} moved from {before.in_words} to {expected}"
    return f"{words}, {_days_in_words(moved.days)}" if moved.days else words


def _one_or_many(milestones: tuple[Milestone, ...], ended: str) -> Iterator[str]:
    if len(milestones) == 1:
        yield f"{quoted(milestones[0].title)} was {ended}"
    elif milestones:
        yield f"{len(milestones)} milestones were {ended}"


# Risks and issues -----------------------------------------------------------------------------------------------------


def _risks_and_issues(then: Record, now: Record) -> dict[str, int]:
    risks, risks_then = now.all(Risk), then.all(Risk)
    issues, issues_then = now.all(Issue), then.all(Issue)
    ended = [
        risk for ref, risk in risks.items() if not (risk.is_open or (ref in risks_then and _is_over(risks_then[ref])))
    ]
    return {
        "risks_identified": len(risks.keys() - risks_then.keys()),
        "risks_closed": sum(risk.issue is None for risk in ended),
        "risks_materialised": sum(risk.issue is not None for risk in ended),
        "issues_raised": len(issues.keys() - issues_then.keys()),
        "issues_resolved": sum(
            issue.is_resolved and not (ref in issues_then and issues_then[ref].is_resolved)
            for ref, issue in issues.items()
        ),
    }


def _is_over(risk: Risk) -> bool:
    return not risk.is_open


def _risks_told(counts: ChangeCounts) -> str:
    """2 risks were identified, 1 risk was closed and 1 issue was raised."""
    told = (
        (counts.risks_identified, "risk was identified", "risks were identified"),
        (counts.risks_closed, "risk was closed", "risks were closed"),
        (counts.risks_materialised, "risk became an issue", "risks became issues"),
        (counts.issues_raised, "issue was raised", "issues were raised"),
        (counts.issues_resolved, "issue was resolved", "issues were resolved"),
    )
    return listed(counted(number, one, many) for number, one, many in told if number)


# One by one -----------------------------------------------------------------------------------------------------------


def moves_since(then: Record, now: Record) -> tuple[Moved, ...]:
    """Every light and every date that moved from the one record to the other, what is most worth telling first."""
    lights = sorted(_lights(then, now), key=_worth_telling)
    dates = sorted(_plan(then, now).moved, key=lambda moved: -abs(moved.days or 0))
    return (*(_light_moved(now, changed) for changed in lights), *map(_date_moved, dates))


def _light_moved(now: Record, changed: _LightChanged) -> Moved:
    status = changed.status
    title = f"{subject_of(now, status.subject_kind, status.subject).title}: {status.dimension}"
    return Moved(
        kind=RagStatus.KIND,
        ref=status.ref,
        title=title,
        changed_from=changed.before.in_words if changed.before else None,
        changed_to=status.declared.rating.in_words,
        in_words="declared for the first time" if changed.before is None else changed.trend.replace("-", " "),
    )


def _date_moved(moved: _Moved) -> Moved:
    before, after = moved.before.forecast, moved.milestone.forecast
    return Moved(
        kind=Milestone.KIND,
        ref=moved.milestone.ref,
        title=moved.milestone.title,
        changed_from=before.in_words if before else None,
        changed_to=after.in_words if after else "",
        in_words="given a date" if before is None else _days_in_words(moved.days),
    )


def _days_in_words(days: int | None) -> str:
    return later_or_earlier(days) if days else ""
