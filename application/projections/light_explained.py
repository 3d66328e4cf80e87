"""Why is this light what it is?

Beside what was declared stands what the plan suggests now, with every milestone that was weighed, and what it
suggested on the day of the declaration; where they differ, the difference and the reason that was given.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from application.projections.light_history import LightEvent, light_history
from application.projections.rag_board import rag_board
from application.projections.rag_rows import (
    RagRow,
    RatingView,
    declared_row,
)
from application.projections.sentences.telling import the
from application.projections.since_when import contradicted_since
from application.projections.view import (
    PlannedDateView,
    ProgrammeView,
    View,
    day_or_not_stated,
    header,
    planned_date_view,
)
from domain.entry import Entry
from domain.milestone import Milestone
from domain.rag_status import RagStatus
from domain.rating import Rating, Trend
from domain.record import Record
from domain.refusals import UnknownSubject, day_in_words
from domain.scope import SUGGESTED, milestones_of
from domain.suggestion import Input, Rule, stale_from, weigh


class WeighedMilestone(View):
    """A milestone that the rule looked at: promised and expected when, and what that leads to.

    `is_decisive` says that no other weighs more, so that the light follows from it. A slip is in working days.
    """

    milestone: str
    title: str
    promised: PlannedDateView | None
    expected: PlannedDateView | None
    rule: Rule
    rule_in_words: str
    slip_in_working_days: int | None
    detail: str
    is_decisive: bool


class Difference(View):
    """How the declared light compares with the suggested one: it is better, the same, worse, or not comparable.

    `when_declared` compares with what the plan suggested on the day of the declaration, null where that was not kept.
    Where they differed then already, the rationale of the declaration is the `reason_given` for it. `since` is the day
    the plan began to contradict the light.
    """

    now: Trend
    when_declared: Trend | None
    since: date | None
    reason_given: str | None
    in_words: str


class Freshness(View):
    """The day the light goes stale unless somebody looks at it, or since when it is; both null where it cannot."""

    last_looked_at: date | None
    goes_stale_on: date | None
    stale_since: date | None
    in_words: str


class LightExplained(ProgrammeView):
    """One light whole. `light` is its row on the board; `history` holds what was said of it, oldest first.

    `weighed` holds every milestone the rule looked at, worst first; nothing for the dimensions the plan has no say in.
    `difference` is null for those, where nobody declared a light, and where what was rated is over.
    """

    in_words: str
    light: RagRow
    weighed: tuple[WeighedMilestone, ...]
    difference: Difference | None
    freshness: Freshness
    history: tuple[LightEvent, ...]


def light_explained(record: Record, ref: str, entries: Iterable[Entry]) -> LightExplained:
    """One rating, with its history out of the entries of the programme that are known at the record's moment.

    Refused where the board does not show it: nothing was declared under that reference, and nothing is missed.
    """
    row = _row(record, ref)
    of_the_light = (entry for entry in entries if (entry.kind, entry.ref) == (RagStatus.KIND, ref))
    return LightExplained(
        **header(record),
        in_words=_in_words(row),
        light=row,
        weighed=tuple(_weighed(record, row)),
        difference=_difference(record, row),
        freshness=_freshness(record, row),
        history=tuple(light_history(of_the_light, record.moment)),
    )


def _row(record: Record, ref: str) -> RagRow:
    if status := record.all(RagStatus).get(ref):
        return declared_row(record, status)
    missed = (row for row in rag_board(record).rows if row.ref == ref)
    if row := next(missed, None):
        return row
    raise UnknownSubject(RagStatus.KIND, ref, record.programme.ref)


def _in_words(row: RagRow) -> str:
    """Amber, declared by the programme manager on 12 January 2018: Two planners have left."""
    if row.declared_by is None:
        return "Not rated: nobody has declared this rating."
    when = f"on {day_in_words(row.declared_on)}" if row.declared_on else f"({day_or_not_stated(None)})"
    why = (row.rationale or "no reason is stated").rstrip(".")
    return f"{row.rating.in_words}, declared by {the(row.declared_by)} {when}: {why}."


# What the plan suggests -----------------------------------------------------------------------------------------------


def _weighed(record: Record, row: RagRow) -> Iterator[WeighedMilestone]:
    if row.dimension not in SUGGESTED:
        return
    tolerance, as_at = record.programme.tolerance_in_force, record.moment.as_at
    milestones = milestones_of(record, row.subject_kind, row.subject)
    found = [(one, weighed) for one in milestones if (weighed := weigh(one, tolerance, as_at))]
    order = tuple(Rule)
    worst = min((order.index(weighed.rule) for _, weighed in found), default=None)
    for milestone, weighed in sorted(found, key=lambda pair: order.index(pair[1].rule)):
        yield _weighed_milestone(milestone, weighed, is_decisive=order.index(weighed.rule) == worst)


def _weighed_milestone(milestone: Milestone, weighed: Input, *, is_decisive: bool) -> WeighedMilestone:
    return WeighedMilestone(
        milestone=milestone.ref,
        title=milestone.title,
        promised=planned_date_view(milestone.baseline),
        expected=planned_date_view(milestone.forecast),
        rule=weighed.rule,
        rule_in_words=weighed.rule.in_words,
        slip_in_working_days=weighed.slip_in_working_days,
        detail=weighed.detail,
        is_decisive=is_decisive,
    )


def _difference(record: Record, row: RagRow) -> Difference | None:
    if not row.is_declared or not row.subject_is_open or row.suggested is None:
        return None
    kept = row.suggested_when_declared
    now, then = _compared(row.rating, row.suggested.rating), _compared(row.rating, kept.rating) if kept else None
    return Difference(
        now=now,
        when_declared=then,
        since=contradicted_since(record, row) if row.is_contradicted else None,
        reason_given=row.rationale if then in (Trend.BETTER, Trend.WORSE) else None,
        in_words=_difference_in_words(row, row.suggested.rating.in_words, now, then=then),
    )


def _compared(declared: RatingView, suggested: RatingView) -> Trend:
    one, other = (Rating(light=shown.light, scale=shown.scale) for shown in (declared, suggested))
    return one.compared_with(other)


def _difference_in_words(row: RagRow, suggested: str, now: Trend, *, then: Trend | None) -> str:
    """Green is declared, better than the plan suggests: Red. It did not on the day of the declaration."""
    declared = row.rating.in_words
    if now is Trend.SAME:
        return f"{declared} is what the plan suggests as well."
    if now is Trend.NOT_COMPARABLE:
        return f"{declared} cannot be compared with what the plan suggests: {suggested}."
    words = f"{declared} is declared, {now} than the plan suggests: {suggested}."
    if then is None:
        return f"{words} What it suggested on the day of the declaration is not stated."
    already = "It was so" if then is now else "It was not so"
    return f"{words} {already} on the day of the declaration{' already' if then is now else ''}."


# Whether anybody looked -----------------------------------------------------------------------------------------------


def _freshness(record: Record, row: RagRow) -> Freshness:
    stale = stale_from(row.last_looked_at, record.programme.cycle_in_days) if row.is_stale is not None else None
    return Freshness(
        last_looked_at=row.last_looked_at,
        goes_stale_on=stale if row.subject_is_open and not row.is_stale else None,
        stale_since=row.stale_since,
        in_words=_freshness_in_words(record, row, stale),
    )


def _freshness_in_words(record: Record, row: RagRow, stale: date | None) -> str:
    if not row.subject_is_open:
        return f"What it rates is over ({row.over_in_words}), so it needs no further look."
    if row.stale_since:
        seen = day_or_not_stated(row.last_looked_at)
        return f"Stale since {day_in_words(row.stale_since)}: nobody has looked at it since {seen}."
    if stale:
        return f"It goes stale on {day_in_words(stale)} unless somebody looks at it before then."
    return f"It cannot go stale: {_why_never_stale(record, row)}."


def _why_never_stale(record: Record, row: RagRow) -> str:
    if not row.is_declared:
        return "nobody has declared it"
    if record.programme.cycle_in_days is None:
        return "no reporting cycle is stated in days"
    return "the day of its declaration is not stated" if row.last_looked_at is None else "it is no judgement"
