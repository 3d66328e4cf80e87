"""What changed since a report: which lights, which dates, which risks and issues, and which returns came or did not?

Two records of one programme are compared: as it stood then, and as it stands now. What is told is counted, and said
in four sentences at most: one on the lights, one on the milestones, one on the risks and issues, one on the returns.
"""

from typing import NamedTuple

from application.projections.lights_since import LightChanged, lights_since, lights_told, worth_telling
from application.projections.plan_since import DateMoved, days_in_words, plan_since, plan_told
from application.projections.returns_since import returns_since
from application.projections.view import View, counted
from domain.issue import Issue
from domain.milestone import Milestone
from domain.rag_status import RagStatus
from domain.rating import Trend
from domain.record import Record
from domain.risk import Risk
from domain.scope import subject_of
from domain.words import listed


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
    returns_withdrawn: int


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
    lights, plan, returns = tuple(lights_since(then, now)), plan_since(then, now), returns_since(then, now)
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
        returns_withdrawn=returns.withdrawn,
    )
    told = (lights_told(now, lights), plan_told(plan), _risks_told(counts), returns.in_words)
    return Changes(counts, tuple(f"{words}." for words in told if words))


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


def moves_since(then: Record, now: Record) -> tuple[Moved, ...]:
    """Every light and every date that moved from the one record to the other, what is most worth telling first."""
    lights = sorted(lights_since(then, now), key=worth_telling)
    dates = sorted(plan_since(then, now).moved, key=lambda moved: -abs(moved.days or 0))
    return (*(_light_moved(now, changed) for changed in lights), *map(_date_moved, dates))


def _light_moved(now: Record, changed: LightChanged) -> Moved:
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


def _date_moved(moved: DateMoved) -> Moved:
    before, after = moved.before.forecast, moved.milestone.forecast
    return Moved(
        kind=Milestone.KIND,
        ref=moved.milestone.ref,
        title=moved.milestone.title,
        changed_from=before.in_words if before else None,
        changed_to=after.in_words if after else "",
        in_words="given a date" if before is None else days_in_words(moved.days),
    )
