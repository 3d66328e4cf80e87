"""What can happen at the gate of a phase: it is set, evidence is given, a body decides, conditions are met."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from domain.fact import Fact
from domain.planned_date import PlannedDate
from domain.words import Line, Ref, Text


class GateOutcome(StrEnum):
    """What a gate review decides."""

    PROCEED = "proceed"
    PROCEED_WITH_CONDITIONS = "proceed-with-conditions"
    PAUSE = "pause"
    STOP = "stop"

    @property
    def lets_through(self) -> bool:
        """Whether what comes after the gate may start."""
        return self in (GateOutcome.PROCEED, GateOutcome.PROCEED_WITH_CONDITIONS)


class CriterionStanding(StrEnum):
    """How far a criterion of a gate is met; where nobody says so it is not stated, and never met."""

    MET = "met"
    PARTLY_MET = "partly-met"
    NOT_MET = "not-met"


class GateCondition(BaseModel):
    """Something a board asks for beside letting the next phase start: by when, and of which role."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Text
    due: PlannedDate | None = None
    owner_role: Line | None = None


class GateSet(Fact):
    """What the phase's gate asks, which board holds it, at which meeting, by when, and which role leads the phase.

    Whoever leads the phase puts it before the gate, and so does not decide there.
    """

    gate_criteria: tuple[Text, ...] = ()
    held_by: Ref | None = None
    gate_meeting: Ref | None = None
    gate_due: PlannedDate | None = None
    led_by: Line | None = None


class GateEvidenceGiven(Fact):
    """Somebody showed how far a criterion of the gate is met, and where that can be read; the latest of each counts."""

    criterion: Text
    standing: CriterionStanding | None = None
    evidence: Text | None = None
    link: Line | None = None


class GateReviewed(Fact):
    """A body reviewed the phase and said whether the next may start.

    `decided_by` is a board of the record, `board` a body in words. Conditions that state no day and no owner are
    words alone.
    """

    outcome: GateOutcome
    board: Line | None = None
    conditions: tuple[Text, ...] = ()
    finding: Text | None = None
    decided_by: Ref | None = None
    meeting: Ref | None = None
    decision: Ref | None = None
    decided_on: PlannedDate | None = None
    dated_conditions: tuple[GateCondition, ...] = ()

    @property
    def every_condition(self) -> tuple[GateCondition, ...]:
        """Those in words alone first; a condition is called by its number in this order."""
        return (*(GateCondition(text=words) for words in self.conditions), *self.dated_conditions)


class GateConditionMet(Fact):
    """A condition of the latest decision at the gate was met, and this shows it."""

    condition: Text
    evidence: Text
    link: Line | None = None
    met_on: PlannedDate | None = None
