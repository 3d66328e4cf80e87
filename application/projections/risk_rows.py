"""What does one risk look like in the register: how is it scored and moving, who answers for it, what is being done?"""

from datetime import date
from enum import StrEnum
from typing import Any

from application.projections.kept import KeptOfEach
from application.projections.taken_up import Taken, taken_to
from application.projections.view import PlannedDateView, View, planned_date_view
from domain.money import Money
from domain.record import Record
from domain.risk import Mitigation, Nature, Response, Risk
from domain.score import Score
from domain.suggestion import stale_from
from domain.words import NOT_STATED


class Movement(StrEnum):
    """Where the score went when the risk was last scored otherwise; whether up is good depends on its nature."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    NOT_COMPARABLE = "not-comparable"


class RiskStanding(StrEnum):
    """Whether it can still happen."""

    OPEN = "open"
    BECAME_AN_ISSUE = "became-an-issue"
    CLOSED = "closed"


class ScoreView(View):
    """Likelihood and impact from 1 to 5; the product, 1 to 25, is null where either of them is."""

    likelihood: int | None
    impact: int | None
    product: int | None
    in_words: str


class MitigationView(View):
    """An agreed action. It is overdue while its risk is open, it is not done, and its last day has gone by.

    `left_undone` says so where its risk came true or was closed before anybody had carried it out.
    """

    action: str
    what: str
    owner_role: str | None
    due: PlannedDateView | None
    is_done: bool
    done_on: PlannedDateView | None
    is_overdue: bool
    days_overdue: int | None
    left_undone: str | None


class RiskRow(View):
    """One risk. Days are calendar days; what is not stated is null, and nothing is made up for it.

    `standing_score` is the one that counts: the current score, else the inherent one. `movement` leads from
    `previous_score` to it and is null while it was never scored otherwise; `scored_on` is the day it last changed.
    `is_stale` is null where no reporting cycle or no day of assessment is stated, and false once the risk is over.
    """

    ref: str
    version: int
    nature: Nature
    category: str | None
    cause: str | None
    event: str
    effect: str | None
    inherent: ScoreView | None
    current: ScoreView | None
    target: ScoreView | None
    standing_score: ScoreView | None
    previous_score: ScoreView | None
    movement: Movement | None
    movement_in_words: str
    severity_as_written: str | None
    proximity: PlannedDateView | None
    response: Response | None
    response_as_written: str | None
    owner_role: str | None
    workstream: str | None
    attached_to: str | None
    exposure: Money | None
    exposure_in_words: str
    mitigations: tuple[MitigationView, ...]
    overdue_mitigations: int
    escalated_to: str | None
    escalated_on: date | None
    standing: RiskStanding
    standing_in_words: str
    issue: str | None
    identified_on: date | None
    assessed_on: date | None
    scored_on: date | None
    changed_on: date | None
    age_in_days: int | None
    is_stale: bool | None
    stale_since: date | None


ROWS_KEPT = 2048
"""Of how many risks the rows are kept: those of a portfolio of twenty large programmes."""

_kept: KeptOfEach[RiskRow] = KeptOfEach(ROWS_KEPT)


def risk_row(record: Record, risk: Risk) -> RiskRow:
    """One risk as the register shows it; made anew on another day, in another reporting cycle, and where it rose."""
    as_at, cycle_in_days, taken = record.moment.as_at, record.programme.cycle_in_days, taken_to(record, risk)
    return _kept.of(risk, (as_at, cycle_in_days, taken), lambda: _row(risk, as_at, cycle_in_days, taken=taken))


def _row(risk: Risk, as_at: date, cycle_in_days: int | None, *, taken: Taken | None) -> RiskRow:
    stale = stale_from(risk.assessed_on, cycle_in_days)
    is_stale = None if stale is None else risk.is_open and as_at >= stale
    mitigations = mitigations_of(risk, as_at)
    standing = standing_of(risk)
    return RiskRow(
        **_as_it_was_told(risk),
        escalated_to=taken.to if taken else None,
        escalated_on=taken.on if taken else None,
        **_scores(risk),
        proximity=planned_date_view(risk.proximity),
        exposure_in_words=risk.exposure.in_words if risk.exposure else NOT_STATED,
        mitigations=mitigations,
        overdue_mitigations=sum(held.is_overdue for held in mitigations),
        standing=standing,
        standing_in_words=f"became issue {risk.issue}" if risk.issue else str(standing),
        identified_on=risk.since,
        age_in_days=(as_at - risk.assessed_on).days if risk.assessed_on else None,
        is_stale=is_stale,
        stale_since=stale if is_stale else None,
    )


_SHOWN_OTHERWISE = {"inherent", "current", "target", "proximity", "mitigations", "escalated_to", "escalated_on"}
_TOLD = (RiskRow.model_fields.keys() & Risk.model_fields.keys()) - _SHOWN_OTHERWISE


def _as_it_was_told(risk: Risk) -> dict[str, Any]:  # Any: keyword arguments of a row
    """What the row shows as the record holds it."""
    return {name: getattr(risk, name) for name in _TOLD}


def _scores(risk: Risk) -> dict[str, Any]:  # Any: keyword arguments of a row
    """The scores, the one that counts, and where it came from."""
    movement = movement_of(risk)
    return {
        "inherent": score_view(risk.inherent),
        "current": score_view(risk.current),
        "target": score_view(risk.target),
        "standing_score": score_view(risk.standing_score),
        "previous_score": score_view(risk.previous),
        "movement": movement,
        "movement_in_words": _movement_in_words(risk, movement),
    }


def score_view(score: Score | None) -> ScoreView | None:
    """A score as views show it; nothing where none was given."""
    if score is None:
        return None
    return ScoreView(likelihood=score.likelihood, impact=score.impact, product=score.product, in_words=score.in_words)


def standing_of(risk: Risk) -> RiskStanding:
    """Open, become an issue, or closed."""
    if risk.is_open:
        return RiskStanding.OPEN
    return RiskStanding.BECAME_AN_ISSUE if risk.issue is not None else RiskStanding.CLOSED


def movement_of(risk: Risk) -> Movement | None:
    """From the score before to the one that counts; not comparable where either lacks a part."""
    before, now = risk.previous, risk.standing_score
    if before is None or now is None:
        return None
    if before.product is None or now.product is None:
        return Movement.NOT_COMPARABLE
    if before.product == now.product:
        return Movement.SAME
    return Movement.UP if now.product > before.product else Movement.DOWN


def _movement_in_words(risk: Risk, movement: Movement | None) -> str:
    """For example: down from 12 to 8."""
    before, now = risk.previous, risk.standing_score
    if movement is None or before is None or now is None:
        return "not scored" if now is None else "no earlier score"
    if movement is Movement.NOT_COMPARABLE:
        return f"not comparable: {before.in_words} before, {now.in_words} now"
    return f"still {now.product}" if movement is Movement.SAME else f"{movement} from {before.product} to {now.product}"


_LEFT_UNDONE = {
    RiskStanding.BECAME_AN_ISSUE: "not done when the risk came true",
    RiskStanding.CLOSED: "not done when the risk was closed",
}


def mitigations_of(risk: Risk, as_at: date) -> tuple[MitigationView, ...]:
    """The actions agreed against a risk, in the order they were agreed."""
    return tuple(_mitigation_view(held, risk, as_at) for held in risk.mitigations)


def _mitigation_view(held: Mitigation, risk: Risk, as_at: date) -> MitigationView:
    due = held.agreed.due
    is_overdue = risk.is_open and not held.is_done and due is not None and due.is_past(as_at)
    return MitigationView(
        action=held.agreed.action,
        what=held.agreed.what,
        owner_role=held.agreed.owner_role,
        due=planned_date_view(due),
        is_done=held.is_done,
        done_on=planned_date_view(held.done_on),
        is_overdue=is_overdue,
        days_overdue=(as_at - due.ends).days if is_overdue and due and due.ends else None,
        left_undone=None if held.is_done else _LEFT_UNDONE.get(standing_of(risk)),
    )
