"""What does a sentence say of each fact about the gate of a phase?"""

from collections.abc import Sequence

from application.projections.sentences.telling import Change, Said, Sentences, date_words, details, on, quoted, the
from domain.board import Board
from domain.decision import Decision
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
from domain.gate_review import Review, those_before
from domain.meeting import Meeting
from domain.phase import Phase
from domain.programme import Programme
from domain.refusals import day_in_words
from domain.words import listed

_DECIDED = {
    GateOutcome.PROCEED: "may proceed",
    GateOutcome.PROCEED_WITH_CONDITIONS: "may proceed with conditions",
    GateOutcome.PAUSE: "is paused",
    GateOutcome.STOP: "is stopped",
}
_STANDS = {
    CriterionStanding.MET: "met",
    CriterionStanding.PARTLY_MET: "partly met",
    CriterionStanding.NOT_MET: "not met",
    None: "how far it is met not stated",
}


def gate_set(change: Change[GateSet, Phase]) -> Said:
    """What it asks, and who holds it, where and by when."""
    fact = change.fact
    before = details(*change.before.gate_criteria) if change.before else None
    beside = details(
        f"held by the board {change.named(Board.KIND, fact.held_by)}" if fact.held_by else None,
        f"before the meeting {change.named(Meeting.KIND, fact.gate_meeting)}" if fact.gate_meeting else None,
        f"due {fact.gate_due.in_words}" if fact.gate_due else None,
        f"led by {the(fact.led_by)}" if fact.led_by else None,
    )
    asks = details(*fact.gate_criteria) or "nothing that is stated"
    return Said(f"set what the gate of the phase {change.name} asks", before, asks, beside=beside)


def evidence_given(change: Change[GateEvidenceGiven, Phase]) -> Said:
    """What was shown of which criterion, and how it stood before."""
    fact = change.fact
    held = change.before.shown if change.before else ()
    before = next((_STANDS[one.given.standing] for one in held if one.given.criterion == fact.criterion), None)
    stands = _STANDS[fact.standing]
    did = f"gave evidence at the gate of the phase {change.name} for {quoted(fact.criterion)}: {stands}"
    return Said(did, _unless_same(before or "no evidence", stands), stands, details(fact.evidence, fact.link))


def gate_reviewed(change: Change[GateReviewed, Phase]) -> Said:
    """What was decided at its gate, by which body, and under which conditions."""
    fact = change.fact
    decided = _DECIDED[fact.outcome]
    reviews = change.before.reviews if change.before else ()
    place = those_before(reviews, Review(change.entry.effective_on, fact).on)
    before = _DECIDED[reviews[place - 1].found.outcome] if place else None
    did = f"recorded that, after its gate review{_by(change)}{on(fact.decided_on)}, the phase {change.name} {decided}"
    conditions = details(*(f"condition: {_condition(one)}" for one in fact.every_condition))
    beside = details(conditions, _what_stands(reviews[place:]))
    return Said(did, _unless_same(before, decided), decided, fact.finding, beside=beside)


def _what_stands(later: Sequence[Review]) -> str | None:
    """Of a review that is recorded after a later one: that the later one stands."""
    if not later or later[-1].on is None:
        return None
    return f"its latest review stays that of {day_in_words(later[-1].on)}: it {_DECIDED[later[-1].found.outcome]}"


def _unless_same(before: str | None, now: str) -> str | None:
    """How it stood before; nothing where it stands so still, as nothing changed from that to that."""
    return None if before == now else before


def _by(change: Change[GateReviewed, Phase]) -> str:
    fact = change.fact
    board = f" by the board {change.named(Board.KIND, fact.decided_by)}" if fact.decided_by else None
    by = board or (f" by {the(fact.board)}" if fact.board else "")
    return f"{by}, by the decision {change.named(Decision.KIND, fact.decision)}," if fact.decision else by


def _condition(one: GateCondition) -> str:
    owner = f"of {the(one.owner_role)}" if one.owner_role else None
    terms = ", ".join(part for part in (owner, one.due and f"due {date_words(one.due)}") if part)
    return f"{one.text} ({terms})" if terms else one.text


def condition_met(change: Change[GateConditionMet, Phase]) -> Said:
    """Which condition, and what shows it."""
    fact = change.fact
    did = f"recorded that a condition of the gate of the phase {change.name} was met{on(fact.met_on)}"
    return Said(f"{did}: {quoted(fact.condition)}", "open", "met", details(fact.evidence, fact.link))


def phases_held(change: Change[PhasesHeldAtGates, Programme]) -> Said:
    """Which of them, and from which day."""
    phases = change.fact.phases
    named = listed(change.named(Phase.KIND, ref) for ref in phases) or "every phase"
    are = "are" if len(phases) > 1 else "is"
    day = f" from {day_in_words(change.fact.from_day)}" if change.fact.from_day else ""
    before = "held" if change.before and change.before.held_at_gates else "not held"
    return Said(f"ordered that {named} of {change.name} {are} held at the gate before it{day}", before, "held")


def phases_held_no_longer(change: Change[PhasesNoLongerHeldAtGates, Programme]) -> Said:
    """None of them."""
    return Said(f"ordered that no phase of {change.name} is held at its gate any longer", "held", "not held")


SENTENCES: Sentences = {
    GateSet: gate_set,
    GateEvidenceGiven: evidence_given,
    GateReviewed: gate_reviewed,
    GateConditionMet: condition_met,
    PhasesHeldAtGates: phases_held,
    PhasesNoLongerHeldAtGates: phases_held_no_longer,
}
