"""What do the pages about milestones say first: of all of them, and of one?"""

from collections.abc import Iterator, Sequence

from application.projections.milestone_rows import MilestoneRow
from application.projections.view import against_first_promise, counted
from domain.milestone_facts import MilestoneKind
from domain.refusals import day_in_words

NOUNS = {
    MilestoneKind.MILESTONE: "Milestone",
    MilestoneKind.TASK: "Task",
    MilestoneKind.NEXT_STEP: "Next step",
    MilestoneKind.ACTIVITY: "Activity",
}


def plan_in_words(rows: Sequence[MilestoneRow]) -> str:
    """16 in the plan: 10 open, 4 met, 2 dropped. 3 are overdue. Next is “Bridge opens”, by 2 July 2026."""
    if not rows:
        return "Nothing is planned yet."
    states = [row.state for row in rows]
    said = [f"{states.count('open') or 'none'} open", f"{states.count('met') or 'none'} met"]
    if "dropped" in states:
        said.append(f"{states.count('dropped')} dropped")
    whole = f"{len(rows)} in the plan: {', '.join(said)}."
    return " ".join((whole, *_urgent(rows), *_next(rows)))


def _urgent(rows: Sequence[MilestoneRow]) -> Iterator[str]:
    late = sum(row.is_overdue for row in rows)
    if late:
        yield f"{late} {'is' if late == 1 else 'are'} overdue."
    slipping = sum(row.is_slipping for row in rows)
    if slipping:
        yield f"{slipping} {'is' if slipping == 1 else 'are'} expected later than the baseline."


def _next(rows: Sequence[MilestoneRow]) -> Iterator[str]:
    ahead = [row for row in rows if row.is_due_next and row.due]
    soonest = min(ahead, key=lambda row: str(row.due), default=None)
    if soonest and soonest.due:
        yield f"Next is “{soonest.title}”, by {day_in_words(soonest.due)}."


def milestone_in_words(row: MilestoneRow) -> str:
    """For example: Expected 12 March 2018: 12 days later than first promised. 3 days overdue."""
    if row.state != "open":
        return " ".join(filter(None, (_ended(row), row.ended_why and f"{row.ended_why}.")))
    if row.forecast is None:
        return "Nobody has said when it is expected."
    expected = f"Expected {row.forecast.in_words}: {_against_the_promise(row)}."
    overdue = f"It is {counted(row.days_overdue, 'day')} overdue." if row.days_overdue else None
    return " ".join(filter(None, (expected, overdue, row.undated_in_words, _stale(row))))


def _ended(row: MilestoneRow) -> str:
    if row.state == "dropped":
        return "Dropped: it is no longer part of the plan."
    when = f"Met on {row.met_on.in_words}" if row.met_on else "Met, on a day that is not stated"
    return f"{when}: {row.met_late_in_words}." if row.met_late_in_words else f"{when}."


def _against_the_promise(row: MilestoneRow) -> str:
    days = row.against_first_promise.slip_in_days
    return "how that stands to the first promise is not stated" if days is None else against_first_promise(days)


def _stale(row: MilestoneRow) -> str | None:
    if not row.is_stale or row.last_confirmed_on is None:
        return None
    return f"Nobody has confirmed that since {day_in_words(row.last_confirmed_on)}."
