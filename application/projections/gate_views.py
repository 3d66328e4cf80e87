"""What does the gate of a phase ask, what was shown of it, what was decided there, and which conditions are open?"""

from datetime import date, timedelta

from application.projections.view import (
    PlannedDateView,
    View,
    counted,
    planned_date_view,
)
from domain.board import Board
from domain.gate_facts import CriterionStanding, GateCondition, GateOutcome
from domain.gate_review import Review, Shown
from domain.phase import Phase
from domain.planned_date import PlannedDate
from domain.record import Record
from domain.words import NOT_STATED

NEAR = timedelta(days=28)
"""How long before its last day something is said to be due."""


class CriterionView(View):
    """One thing that a gate asks, by its number, and the latest that was shown of it; without evidence nothing is."""

    number: int
    criterion: str
    standing: CriterionStanding | None
    in_words: str
    has_evidence: bool
    evidence: str | None
    link: str | None
    given_on: date | None
    given_by: str | None
    source: str | None


class GateConditionView(View):
    """A condition of a decision at a gate; it is late where it is open after the last day it was due."""

    number: int
    condition: str
    owner_role: str | None
    due: PlannedDateView | None
    is_met: bool
    met_on: PlannedDateView | None
    noted_on: date | None
    evidence: str | None
    link: str | None
    is_late: bool
    days_late: int | None
    in_words: str


class GateReviewView(View):
    """What a body decided at the gate of a phase, and the day that took effect (null: not stated).

    `decided_on` is the day it was decided, where that is said; `who_decided` names the board or the body.
    """

    held_on: date | None
    decided_on: PlannedDateView | None
    outcome: GateOutcome
    in_words: str
    who_decided: str
    board: str | None
    decided_by: str | None
    meeting: str | None
    decision: str | None
    conditions: tuple[str, ...]
    conditions_in_full: tuple[GateConditionView, ...]
    finding: str | None


class GateView(View):
    """The gate of a phase: what it asks, who decides there and by when, its latest decision, and what waits for it.

    `due` is the day stated for the gate, null where none is; `due_in_words` says then when its phase is planned.
    `holds` are the phases that may not start, or should not, before it lets them through.
    """

    asked: int
    met: int
    partly_met: int
    not_met: int
    not_stated: int
    without_evidence: int
    in_words: str
    held_by: str | None
    who_decides: str
    meeting: str | None
    due: PlannedDateView | None
    due_in_words: str
    led_by: str | None
    criteria: tuple[CriterionView, ...]
    latest: GateReviewView | None
    conditions_open: int
    conditions_late: int
    holds: tuple[str, ...]


def gate_view(record: Record, phase: Phase, holds: tuple[str, ...]) -> GateView:
    """The gate of one phase at the moment of the record."""
    criteria = criteria_of(phase)
    latest = review_view(record, phase.reviews[-1]) if phase.reviews else None
    conditions = latest.conditions_in_full if latest else ()

    def count(standing: CriterionStanding | None) -> int:
        return sum(one.standing is standing for one in criteria)

    return GateView(
        asked=len(criteria),
        met=count(CriterionStanding.MET),
        partly_met=count(CriterionStanding.PARTLY_MET),
        not_met=count(CriterionStanding.NOT_MET),
        not_stated=count(None),
        without_evidence=len(phase.without_evidence),
        in_words=criteria_in_words(criteria),
        held_by=phase.held_by,
        who_decides=board_called(record, phase.held_by) or NOT_STATED,
        meeting=phase.gate_meeting,
        due=planned_date_view(phase.gate_due),
        due_in_words=due_in_words(phase),
        led_by=phase.led_by,
        criteria=criteria,
        latest=latest,
        conditions_open=sum(not one.is_met for one in conditions),
        conditions_late=sum(one.is_late for one in conditions),
        holds=holds,
    )


def late_conditions(phase: Phase, as_at: date) -> tuple[GateCondition, ...]:
    """The conditions of its latest decision that were due before a day, and that nobody said are met."""
    still_open = phase.reviews[-1].open_conditions if phase.reviews else ()
    return tuple(one for one in still_open if one.due and one.due.is_past(as_at))


def expected_of(phase: Phase) -> PlannedDate | None:
    """When its gate is to be expected: on its day, and where none is stated by the end of its phase."""
    return phase.gate_due or phase.window


def due_in_words(phase: Phase) -> str:
    """The day stated for its gate; without one, that there is none, and when its phase is planned."""
    if phase.gate_due:
        return phase.gate_due.in_words
    return f"no day stated (its phase is {planned_in_words(phase.window)})" if phase.window else NOT_STATED


def planned_in_words(window: PlannedDate | PlannedDateView) -> str:
    """For example: planned for June 2026; planned from June 2026; planned as “when the money is there”."""
    if window.starts is None and window.ends is None:
        return f"planned as “{window.in_words}”"
    return f"planned {'for ' if window.starts and window.ends else ''}{window.in_words}"


def board_called(record: Record, ref: str | None) -> str | None:
    """What a board is called; nothing where none is named."""
    board = record.all(Board).get(ref or "")
    return board.name if board else ref


def criteria_of(phase: Phase) -> tuple[CriterionView, ...]:
    """What the gate asks, in order, each with what was shown of it."""
    shown = {held.given.criterion: held for held in phase.shown}
    asked = enumerate(phase.gate_criteria, start=1)
    return tuple(_criterion(number, criterion, shown.get(criterion)) for number, criterion in asked)


def _criterion(number: int, criterion: str, held: Shown | None) -> CriterionView:
    given = held.given if held else None
    standing = given.standing if given else None
    return CriterionView(
        number=number,
        criterion=criterion,
        standing=standing,
        in_words=standing.replace("-", " ") if standing else NOT_STATED,
        has_evidence=given is not None,
        evidence=given.evidence if given else None,
        link=given.link if given else None,
        given_on=held.given_on if held else None,
        given_by=held.by if held else None,
        source=held.source if held else None,
    )


def criteria_in_words(criteria: tuple[CriterionView, ...]) -> str:
    """For example: 2 of 3 criteria are met, 1 has no evidence."""
    if not criteria:
        return "what it asks is not stated"
    met = sum(one.standing is CriterionStanding.MET for one in criteria)
    missing = sum(not one.has_evidence for one in criteria)
    verb = "is" if 1 in (met, len(criteria)) else "are"
    of = f"{met} of {counted(len(criteria), 'criterion', 'criteria')} {verb} met"
    return f"{of}, {counted(missing, 'has', 'have')} no evidence" if missing else of


def review_view(record: Record, held: Review) -> GateReviewView:
    """One decision at a gate, with its conditions as they stand."""
    found = held.found
    as_at, asked = record.moment.as_at, enumerate(found.every_condition, start=1)
    return GateReviewView(
        held_on=held.held_on,
        decided_on=planned_date_view(found.decided_on),
        outcome=found.outcome,
        in_words=found.outcome.replace("-", " "),
        who_decided=board_called(record, found.decided_by) or found.board or NOT_STATED,
        board=found.board,
        decided_by=found.decided_by,
        meeting=found.meeting,
        decision=found.decision,
        conditions=tuple(one.text for one in found.every_condition),
        conditions_in_full=tuple(_condition(held, one, number, as_at=as_at) for number, one in asked),
        finding=found.finding,
    )


def _condition(held: Review, one: GateCondition, number: int, *, as_at: date) -> GateConditionView:
    met = next((said for said in held.met if said.said.condition == one.text), None)
    ends = one.due.ends if one.due else None
    days_late = (as_at - ends).days if met is None and ends and ends < as_at else None
    return GateConditionView(
        number=number,
        condition=one.text,
        owner_role=one.owner_role,
        due=planned_date_view(one.due),
        is_met=met is not None,
        met_on=planned_date_view(met.said.met_on) if met else None,
        noted_on=met.noted_on if met else None,
        evidence=met.said.evidence if met else None,
        link=met.said.link if met else None,
        is_late=days_late is not None,
        days_late=days_late,
        in_words="met" if met else f"{counted(days_late, 'day')} late" if days_late else "open",
    )
