"""What happened at the gates of the bridge, each entry with the sentence that tells it."""

from datetime import timedelta

from domain.gate_control import PhasesHeldAtGates, PhasesNoLongerHeldAtGates
from domain.gate_facts import (
    CriterionStanding,
    GateCondition,
    GateConditionMet,
    GateEvidenceGiven,
    GateOutcome,
    GateReviewed,
    GateSet,
)
from domain.planned_date import PlannedDate
from domain.refusals import day_in_words
from tests.application.projections.building import NAME, PROGRAMME, Told
from tests.application.projections.story_of_the_plan import DAY, PM

DAY_BEFORE = DAY - timedelta(days=1)
DRY = "The pit is dry"
STOPPED = f"is stopped; its latest review stays that of {day_in_words(DAY)}: it may proceed with conditions"
UNDER = "may proceed with conditions; condition: Pump it (of the site lead, due 19 January 2018)"

GATES = (
    (
        Told("phase", "P1", GateSet(gate_criteria=(DRY,), led_by="Bridge engineer"), DAY),
        f"{PM} set what the gate of the phase “Design” asks; led by the bridge engineer.",
    ),
    (
        Told("phase", "P1", GateEvidenceGiven(criterion=DRY, standing=CriterionStanding.PARTLY_MET), DAY, note="mud"),
        f"{PM} gave evidence at the gate of the phase “Design” for “The pit is dry”: partly met: mud.",
    ),
    (
        Told(
            "phase",
            "P1",
            GateReviewed(
                outcome=GateOutcome.PROCEED_WITH_CONDITIONS,
                board="Project board",
                dated_conditions=(GateCondition(text="Pump it", due=PlannedDate.on(DAY), owner_role="Site lead"),),
            ),
            DAY,
        ),
        f"{PM} recorded that, after its gate review by the project board, the phase “Design” {UNDER}.",
    ),
    (
        Told("phase", "P1", GateConditionMet(condition="Pump it", evidence="A photograph"), DAY),
        f"{PM} recorded that a condition of the gate of the phase “Design” was met: “Pump it”: A photograph.",
    ),
    (
        Told("phase", "P1", GateReviewed(outcome=GateOutcome.STOP, decided_on=PlannedDate.on(DAY_BEFORE)), DAY),
        f"{PM} recorded that, after its gate review on {day_in_words(DAY_BEFORE)}, the phase “Design” {STOPPED}.",
    ),
    (
        Told("programme", PROGRAMME, PhasesHeldAtGates(phases=("P2",)), DAY),
        f"{PM} ordered that “Tolls” of “{NAME}” is held at the gate before it.",
    ),
    (
        Told("programme", PROGRAMME, PhasesNoLongerHeldAtGates(), DAY, note="the ferry is gone"),
        f"{PM} ordered that no phase of “{NAME}” is held at its gate any longer: the ferry is gone.",
    ),
)
