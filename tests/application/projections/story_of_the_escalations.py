"""The part of the bridge's story that could not be settled where it was: what rose, and what boards made of it."""

from datetime import date

from domain.escalation_facts import (
    EscalatedKind,
    EscalationOpened,
    EscalationPassedUp,
    EscalationResolved,
    EscalationReturned,
    EscalationWithdrawn,
)
from tests.application.projections.building import PROGRAMME, Told

DAY = date(2018, 1, 19)
PM = "The programme manager"
THE_PROGRAMME = "the programme “Bridge renewal”"
BRIDGE, CABINET = "the board “Bridge board”", "the board “Cabinet”"
RISEN = EscalationOpened(
    subject_kind=EscalatedKind.PROGRAMME, subject=PROGRAMME, to="bridge", asked="More steel for the piers"
)

ESCALATIONS: tuple[tuple[Told, str], ...] = (
    (
        Told("escalation", "programme", RISEN, DAY, note="the steel is used up"),
        f"{PM} escalated {THE_PROGRAMME} to {BRIDGE}: the steel is used up; asked: More steel for the piers.",
    ),
    (
        Told("escalation", "programme", EscalationPassedUp(to="cabinet", asked="Much steel"), DAY, note="too dear"),
        f"{PM} passed {THE_PROGRAMME} up from {BRIDGE} to {CABINET}: too dear; asked: Much steel.",
    ),
    (
        Told("escalation", "programme", EscalationReturned(asked="Find a third supplier", to="bridge"), DAY),
        f"{PM} returned {THE_PROGRAMME} from {CABINET} to {BRIDGE}; to be done: Find a third supplier.",
    ),
    (
        Told(
            "escalation",
            "programme",
            EscalationResolved(outcome="A third supplier was found", board="bridge"),
            DAY,
        ),
        f"{PM} recorded that {BRIDGE} resolved the escalation of {THE_PROGRAMME}: “A third supplier was found”.",
    ),
    (
        Told("escalation", "programme", RISEN.model_copy(update={"asked": None}), DAY, note="it is late again"),
        f"{PM} escalated {THE_PROGRAMME} to {BRIDGE}: it is late again.",
    ),
    (
        Told("escalation", "programme", EscalationReturned(asked="Wait for the spring"), DAY),
        f"{PM} returned {THE_PROGRAMME} from {BRIDGE} to whoever brought it; to be done: Wait for the spring.",
    ),
    (
        Told("escalation", "programme", RISEN.model_copy(update={"asked": None}), DAY, note="it is spring"),
        f"{PM} escalated {THE_PROGRAMME} to {BRIDGE}: it is spring.",
    ),
    (
        Told("escalation", "programme", EscalationWithdrawn(), DAY, note="the ferry brought it"),
        f"{PM} withdrew the escalation of {THE_PROGRAMME}: the ferry brought it.",
    ),
)
