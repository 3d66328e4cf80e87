"""What does one light look like on the board: what was declared, what it was before, and what the plan says of it?"""

from datetime import date
from typing import Any, NamedTuple

from application.projections.view import View, day_or_not_stated
from domain.milestone import Milestone
from domain.phase import Phase
from domain.rag_status import Declaration, Dimension, RagStatus, RatedKind, rag_ref
from domain.rating import Light, Rating, Scale, Trend
from domain.record import Record
from domain.scope import Plan, Subject, subject_of
from domain.suggestion import Input, Rule, Suggestion, contradicts, stale_from


class RatingView(View):
    """A light on its scale, in words and as the source wrote it."""

    light: Light
    scale: Scale
    in_words: str
    as_written: str | None


class InputView(View):
    """One milestone the rule looked at. A slip is in working days and null where the rule measured none."""

    milestone: str
    title: str
    rule: Rule
    slip_in_working_days: int | None
    detail: str


class SuggestionView(View):
    """What the plan suggests: the light, the rule that decided it, the milestones that weighed most, and what to note.

    Notes never change the light: a new baseline agreed within the reporting cycle, a forecast older than the cycle, a
    milestone met late. Tolerances are in working days.
    """

    rating: RatingView
    rule: Rule
    rule_in_words: str
    inputs: tuple[InputView, ...]
    notes: tuple[InputView, ...]
    amber_beyond: int
    red_beyond: int


class RagRow(View):
    """One dimension of one subject. Days are calendar days; what is not stated is null.

    `held_since` is the day the present light began, `last_looked_at` the day somebody last declared or confirmed it.
    `is_stale` is null where there is nothing to go stale: no reporting cycle, no stated day, no judgement. Where
    nothing was declared `is_declared` is false, the light is “not rated” and the version 0. `was_contradicted` says
    that the plan contradicted it on the day it was declared already. What is over is contradicted by nothing;
    `over_in_words` says how it ended (dropped, met, completed, closed) and is null while there is something to rate.
    """

    ref: str
    version: int
    subject_kind: RatedKind
    subject: str
    subject_title: str
    subject_is_open: bool
    over_in_words: str | None
    dimension: Dimension
    is_declared: bool
    rating: RatingView
    previous: RatingView | None
    previous_declared_on: date | None
    trend: Trend | None
    trend_in_words: str
    held_since: date | None
    declared_on: date | None
    declared_by: str | None
    role: str | None
    rationale: str | None
    path_to_green: str | None
    confirmed_on: date | None
    confirmed_by: str | None
    last_looked_at: date | None
    age_in_days: int | None
    is_stale: bool | None
    stale_since: date | None
    suggested: SuggestionView | None
    suggested_when_declared: SuggestionView | None
    is_contradicted: bool
    was_contradicted: bool
    contradiction: str | None


def declared_row(record: Record, status: RagStatus, *, plan: Plan | None = None) -> RagRow:
    """The row of a rating that was declared. Whoever shows many hands in their plan, which is looked at once."""
    scale = status.declared.rating.scale
    suggested = (plan or Plan(record)).suggests(status.subject_kind, status.subject, status.dimension, scale=scale)
    return row_beside(record, status, suggested)


def row_beside(record: Record, status: RagStatus, suggested: Suggestion | None) -> RagRow:
    """The row of a declared rating beside what the plan suggests, for whoever knows that already."""
    declared = status.declared
    subject = subject_of(record, status.subject_kind, status.subject)
    age = _age(record, status, subject)
    is_contradicted = subject.is_open and contradicts(declared.rating, suggested)
    return RagRow(
        **_as_it_was_said(status),
        subject_title=subject.title,
        subject_is_open=subject.is_open,
        over_in_words=None if subject.is_open else _over_in_words(record, status),
        is_declared=True,
        age_in_days=age.in_days,
        is_stale=age.is_stale,
        stale_since=age.stale_since,
        suggested=suggestion_view(record, suggested),
        suggested_when_declared=suggestion_view(record, declared.suggested),
        is_contradicted=is_contradicted,
        was_contradicted=contradicts(declared.rating, declared.suggested),
        contradiction=_contradiction(record, declared.rating, suggested) if is_contradicted else None,
    )


def _over_in_words(record: Record, status: RagStatus) -> str:
    """How what was rated came to its end."""
    match record.states[status.subject_kind][status.subject]:
        case Milestone(is_dropped=True) | Phase(is_dropped=True):
            return "dropped"
        case Milestone():
            return "met"
        case Phase():
            return "completed"
        case _:
            return "closed"


def _as_it_was_said(status: RagStatus) -> dict[str, Any]:  # Any: keyword arguments of a row
    """What the declaration itself says, and the one before it."""
    declared, previous = status.declared, status.previous
    return {
        "ref": status.ref,
        "version": status.version,
        "subject_kind": status.subject_kind,
        "subject": status.subject,
        "dimension": status.dimension,
        "rating": rating_view(declared.rating),
        "previous": rating_view(previous.rating) if previous else None,
        "previous_declared_on": previous.declared_on if previous else None,
        "trend": status.trend,
        "trend_in_words": trend_in_words(status.trend, declared, previous),
        "held_since": status.held_since,
        "declared_on": declared.declared_on,
        "declared_by": declared.declared_by,
        "role": declared.role,
        "rationale": declared.rationale,
        "path_to_green": declared.path_to_green,
        "confirmed_on": status.confirmed_on,
        "confirmed_by": status.confirmed_by,
        "last_looked_at": status.last_looked_at,
    }


def undeclared_row(record: Record, kind: RatedKind, ref: str, *, plan: Plan | None = None) -> RagRow:
    """The row of an overall rating nobody has declared: not rated, whatever the plan suggests."""
    suggested = (plan or Plan(record)).suggests(kind, ref, Dimension.OVERALL)
    nothing_said = dict.fromkeys(_SAID_BY_A_DECLARATION)
    return RagRow.model_validate(
        nothing_said
        | {
            "ref": rag_ref(kind, ref, Dimension.OVERALL),
            "version": 0,
            "subject_kind": kind,
            "subject": ref,
            "subject_title": subject_of(record, kind, ref).title,
            "subject_is_open": True,
            "dimension": Dimension.OVERALL,
            "is_declared": False,
            "rating": rating_view(Rating(light=Light.NOT_RATED, scale=record.programme.scale)),
            "trend_in_words": "not rated",
            "suggested": suggestion_view(record, suggested),
            "is_contradicted": False,
            "was_contradicted": False,
        }
    )


_SAID_BY_A_DECLARATION = frozenset(RagRow.model_fields)


class _Age(NamedTuple):
    """How long ago somebody looked at a rating, and whether that is too long."""

    in_days: int | None
    is_stale: bool | None
    stale_since: date | None


def _age(record: Record, status: RagStatus, subject: Subject) -> _Age:
    as_at, looked_at = record.moment.as_at, status.last_looked_at
    in_days = (as_at - looked_at).days if looked_at else None
    stale = stale_from(looked_at, record.programme.cycle_in_days)
    if stale is None or not status.declared.rating.is_a_judgement:
        return _Age(in_days, None, None)
    if not subject.is_open or as_at < stale:
        return _Age(in_days, is_stale=False, stale_since=None)
    return _Age(in_days, is_stale=True, stale_since=stale)


def rating_view(rating: Rating) -> RatingView:
    """A rating as views show it."""
    return RatingView(light=rating.light, scale=rating.scale, in_words=rating.in_words, as_written=rating.as_written)


def suggestion_view(record: Record, suggested: Suggestion | None) -> SuggestionView | None:
    """A suggestion with the titles of its milestones; nothing where the plan has no say."""
    if suggested is None:
        return None
    return SuggestionView(
        rating=rating_view(suggested.rating),
        rule=suggested.rule,
        rule_in_words=suggested.rule.in_words,
        inputs=tuple(_input_view(record, weighed) for weighed in suggested.inputs),
        notes=tuple(_input_view(record, note) for note in suggested.notes),
        amber_beyond=suggested.tolerance.amber_beyond,
        red_beyond=suggested.tolerance.red_beyond,
    )


def _input_view(record: Record, weighed: Input) -> InputView:
    return InputView.made(
        {
            "milestone": weighed.milestone,
            "title": _title(record, weighed.milestone),
            "rule": weighed.rule,
            "slip_in_working_days": weighed.slip_in_working_days,
            "detail": weighed.detail,
        }
    )


def _title(record: Record, milestone: str) -> str:
    held = record.all(Milestone).get(milestone)
    return held.title if held else milestone


def trend_in_words(trend: Trend, declared: Declaration, previous: Declaration | None) -> str:
    """For example: worse than Green, declared on 5 December 2017. Where it cannot be compared it says why."""
    if previous is None:
        return "first rating"
    before = f"{previous.rating.in_words}, {_declared_when(previous)}"
    if trend is Trend.SAME:
        return f"the same as {before}"
    if trend is not Trend.NOT_COMPARABLE:
        return f"{trend} than {before}"
    if previous.rating.scale is not declared.rating.scale:
        return f"not comparable with {before}: the scale changed"
    return f"not comparable with {before}: one of them is no judgement"


def _declared_when(declared: Declaration) -> str:
    return f"declared on {day_or_not_stated(declared.declared_on)}" if declared.declared_on else "date not stated"


def _contradiction(record: Record, declared: Rating, suggested: Suggestion | None) -> str | None:
    """For example: Green is declared; the plan suggests Red: “Bridge opens”, 2 days overdue with no new forecast."""
    if suggested is None:
        return None
    first, *others = suggested.inputs
    words = f"{declared.in_words} is declared; the plan suggests {suggested.rating.in_words}: "
    words += f"“{_title(record, first.milestone)}”, {first.detail}"
    return f"{words}; and {len(others)} more." if others else f"{words}."
