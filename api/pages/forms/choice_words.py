"""What the words to choose from are called on a form: words of the glossary, never codes."""

from collections.abc import Mapping
from enum import StrEnum

from domain.board_facts import BoardStage, Mandate
from domain.change_request import ChangeKind
from domain.decision import DecisionKind
from domain.entry import ReasonCode
from domain.escalation_facts import EscalationGround
from domain.highlight_report import Flag
from domain.meeting_facts import ItemOutcome, Part
from domain.milestone_facts import ProgressStatus
from domain.programme_words import RoleState, TriggerKind
from domain.rating import Light, Scale
from domain.recommendation import Weight
from domain.reporting_cycle import DaysCounted, ReturnsOf
from domain.risk import Nature, Response

_IN_WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    ReasonCode: {
        ReasonCode.LATE_PREDECESSOR: "What it waits for is late",
        ReasonCode.SUPPLIER: "The supplier is late",
        ReasonCode.RESOURCES: "Too few people or too little time",
        ReasonCode.SCOPE: "The scope changed",
        ReasonCode.DECISION_AWAITED: "A decision is awaited",
        ReasonCode.FUNDING: "Funding",
        ReasonCode.EXTERNAL: "Something outside the programme",
        ReasonCode.EARLIER_THAN_PLANNED: "It comes earlier than planned",
        ReasonCode.CORRECTION: "To correct what was recorded",
    },
    Light: {
        Light.AMBER_GREEN: "Amber/Green",
        Light.AMBER_RED: "Amber/Red",
        Light.EXEMPT: "Exempt",
        Light.NOT_RATED: "Not rated",
    },
    Scale: {
        Scale.THREE: "Three points: green, amber, red",
        Scale.FOUR: "Four points: green, amber/green, amber/red, red",
        Scale.FIVE: "Five points: green, amber/green, amber, amber/red, red",
    },
    Flag: {
        Flag.CHANGED_OR_NEW_RISKS: "Are there changed or new risks?",
        Flag.MAJOR_ISSUES_FOR_BOARD: "Are there major issues for the board?",
    },
    Nature: {
        Nature.THREAT: "It could hurt: a threat",
        Nature.OPPORTUNITY: "It could help: an opportunity",
    },
    Response: {
        Response.TOLERATE: "Tolerate: live with it",
        Response.TREAT: "Treat: make it less likely or less bad",
        Response.TRANSFER: "Transfer: let somebody else bear it",
        Response.TERMINATE: "Terminate: stop what it comes from",
    },
    EscalationGround: {
        EscalationGround.RISK: "A risk",
        EscalationGround.ISSUE: "An issue",
        EscalationGround.TOLERANCE: "Something beyond the tolerance agreed",
        EscalationGround.DECISION: "A decision is needed",
        EscalationGround.OTHER: "Something else",
    },
    RoleState: {RoleState.INTERIM: "Filled for the time being"},
    TriggerKind: {
        TriggerKind.EVENT: "An event",
        TriggerKind.PHASE_DELIVERED: "A phase being delivered",
        TriggerKind.PERIODIC: "Time: it comes round",
    },
    ProgressStatus: {ProgressStatus.NOT_STARTED: "Not started yet"},
    Mandate: {
        Mandate.DECIDES: "It takes decisions",
        Mandate.ADVISES: "It advises those who do",
    },
    BoardStage: {
        BoardStage.ALTERNATIVE: "One of several ideas",
        BoardStage.IN_PLACE: "In place",
    },
    Part: {Part.ONE: "Part I: open to the public", Part.TWO: "Part II: not open to the public"},
    ItemOutcome: {
        ItemOutcome.RESOLVED: "Something was resolved",
        ItemOutcome.NOTED: "It was noted",
        ItemOutcome.DEFERRED: "It was put off",
        ItemOutcome.NOTHING: "There was nothing to it",
    },
    Weight: {
        Weight.RECOMMENDED: "Recommended",
        Weight.SUPPORTED: "Supported: others recommend it",
    },
    ChangeKind: {
        ChangeKind.REBASELINE: "A new baseline of a milestone",
        ChangeKind.SCOPE: "Another scope of a workstream",
        ChangeKind.MONEY: "Money",
        ChangeKind.OTHER: "Something else",
    },
    ReturnsOf: {
        ReturnsOf.PROGRAMME: "The programme itself",
        ReturnsOf.WORKSTREAMS: "Every workstream that lies in no other",
        ReturnsOf.WORKSTREAM: "One workstream, named below",
    },
    DaysCounted: {
        DaysCounted.CALENDAR: "Every day counts",
        DaysCounted.WORKING: "Working days count, Monday to Friday, bank holidays too",
    },
    DecisionKind: {
        DecisionKind.MINUTES: "Minutes of an earlier meeting",
        DecisionKind.RESCHEDULE: "Another day for a meeting",
        DecisionKind.EXCLUSION: "Exclusion of the public",
        DecisionKind.OTHER: "Something else",
    },
}

NOT_STATED = "Not stated"
NO_CHOICE_YET = "Choose one"
YES, NO = "yes", "no"
YES_OR_NO = ((YES, "Yes"), (NO, "No"))


def in_words(word: StrEnum) -> str:
    """A word of the tracker's own as a person reads it: `next-step` is “Next step”."""
    return _IN_WORDS.get(type(word), {}).get(word) or word.replace("-", " ").capitalize()
