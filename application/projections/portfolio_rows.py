"""What does a programme look like in the portfolio: its lights, what changed, what comes next, and what it needs?"""

from datetime import date
from typing import NamedTuple

from application.projections.attention import Attention, NeedCount
from application.projections.changes_since import ChangeCounts, changes_since
from application.projections.last_report import LastReport, last_report, since_in_words
from application.projections.needs import Need
from application.projections.rag_board import RagBoard
from application.projections.rag_rows import RagRow, RatingView
from application.projections.timing import due_day, slip
from application.projections.view import PlannedDateView, View, against_first_promise, planned_date_view
from domain.milestone import Milestone
from domain.milestone_facts import MilestoneKind
from domain.rag_status import Dimension, RatedKind
from domain.rating import Trend
from domain.record import Record
from domain.refusals import day_in_words
from domain.words import NOT_STATED

NEXT = 2
"""How many of the milestones that come next a row shows."""


class ProgrammeThen(NamedTuple):
    """A programme's record now, and as it stood at its last report (nothing: there is no such moment)."""

    now: Record
    at_last_report: Record | None


class PortfolioLight(View):
    """One of the programme's own lights, as the board shows it; not rated where nobody declared the overall one.

    `held_since` is the day the present light began. What is not stated is null.
    """

    ref: str
    version: int
    dimension: Dimension
    is_declared: bool
    rating: RatingView
    trend: Trend | None
    trend_in_words: str
    held_since: date | None
    declared_on: date | None
    rationale: str | None
    is_stale: bool | None
    stale_since: date | None
    suggested: RatingView | None
    is_contradicted: bool
    contradiction: str | None


class SinceLastReport(View):
    """What changed since the last report: counts, and at most four sentences.

    `since` is null where there is nothing to compare with, and `counts` is too where the programme was not in the
    record then; `sentences` say so. Changes are those that took effect after that day, out of all that is known.
    """

    since: date | None
    since_in_words: str
    counts: ChangeCounts | None
    sentences: tuple[str, ...]


class NextMilestone(View):
    """A milestone that is due next, with its slip in calendar days, last day with last day; earlier is negative."""

    ref: str
    version: int
    title: str
    kind: MilestoneKind
    forecast: PlannedDateView | None
    due: date
    days_ahead: int
    slip_in_days: int | None
    slip_against_first_promise_in_days: int | None
    slip_in_words: str


class PortfolioRow(View):
    """One programme. `lights` are its own by dimension, overall first; the counts are of everything inside it."""

    programme: str
    programme_name: str
    version: int
    is_closed: bool
    lights: tuple[PortfolioLight, ...]
    changes: SinceLastReport
    next_milestones: tuple[NextMilestone, ...]
    last_report: LastReport
    needs: tuple[NeedCount, ...]
    needs_attention: int
    needs_in_words: str
    stale: int
    contradicted: int


def portfolio_row(programme: ProgrammeThen, board: RagBoard, needed: Attention) -> PortfolioRow:
    """The row of a programme that is in the record, with its own lights out of its board, and what needs attention."""
    record = programme.now
    counts = {need.need: need.count for need in needed.counts}
    return PortfolioRow(
        programme=record.programme.ref,
        programme_name=record.programme.name,
        version=record.programme.version,
        is_closed=record.programme.is_closed,
        lights=tuple(_light(row) for row in board.rows if row.subject_kind is RatedKind.PROGRAMME),
        changes=since_last_report(programme),
        next_milestones=next_milestones(record),
        last_report=last_report(record),
        needs=needed.counts,
        needs_attention=len(needed.items),
        needs_in_words=needed.in_words,
        stale=counts.get(Need.STALE, 0),
        contradicted=counts.get(Need.CONTRADICTED, 0),
    )


def _light(row: RagRow) -> PortfolioLight:
    shown = PortfolioLight.model_fields.keys() - {"suggested"}
    suggested = row.suggested.rating if row.suggested else None
    return PortfolioLight(suggested=suggested, **{name: getattr(row, name) for name in shown})


def since_last_report(programme: ProgrammeThen) -> SinceLastReport:
    """What changed from the record at the last report to the record now, and since when that is."""
    record, then = programme.now, programme.at_last_report
    if then is None:
        words = "No report was begun and no reporting cycle is stated, so there is nothing to compare with."
        return SinceLastReport(since=None, since_in_words=NOT_STATED, counts=None, sentences=(words,))
    day = then.moment.as_at
    since = since_in_words(record, day)
    if then.is_empty:
        words = f"The programme came into the record after {day_in_words(day)}."
        return SinceLastReport(since=day, since_in_words=since, counts=None, sentences=(words,))
    counts, sentences = changes_since(then, record)
    said = sentences or (f"Nothing has changed {since}.",)
    return SinceLastReport(since=day, since_in_words=since, counts=counts, sentences=said)


def next_milestones(record: Record, count: int = NEXT) -> tuple[NextMilestone, ...]:
    """What comes next, soonest first.

    Milestones before tasks, next steps and activities: those are shown only where no milestone lies ahead.
    """
    as_at = record.moment.as_at
    ahead = [(day, one) for one in record.all(Milestone).values() if one.is_open and (day := due_day(one))]
    ahead = sorted((found for found in ahead if found[0] >= as_at), key=lambda found: (found[0], found[1].planned_at))
    milestones = [found for found in ahead if found[1].kind is MilestoneKind.MILESTONE] or ahead
    return tuple(_next_milestone(one, due, as_at) for due, one in milestones[:count])


def _next_milestone(milestone: Milestone, due: date, as_at: date) -> NextMilestone:
    first = slip(milestone, milestone.first_promise).days
    return NextMilestone(
        ref=milestone.ref,
        version=milestone.version,
        title=milestone.title,
        kind=milestone.kind,
        forecast=planned_date_view(milestone.forecast),
        due=due,
        days_ahead=(due - as_at).days,
        slip_in_days=slip(milestone, milestone.baseline).days,
        slip_against_first_promise_in_days=first,
        slip_in_words=_slip_in_words(first),
    )


def _slip_in_words(days: int | None) -> str:
    return "its first promise is not stated" if days is None else against_first_promise(days)
