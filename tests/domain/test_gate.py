"""Gates: evidence, decisions, conditions, and phases that the programme holds until a gate let them through."""

from datetime import date

import pytest

from domain.entry import Entry
from domain.fact import Fact
from domain.gate import (
    Gate,
    gate_of,
    must_be_let_through,
    must_keep_what_it_let_through,
    must_not_be_own_work,
    standing_before,
    who_worked_on_it,
)
from domain.gate_control import HeldAtGates, PhasesHeldAtGates, PhasesNoLongerHeldAtGates, hold, stop_holding
from domain.gate_facts import (
    CriterionStanding,
    GateCondition,
    GateConditionMet,
    GateEvidenceGiven,
    GateOutcome,
    GateReviewed,
    GateSet,
)
from domain.gate_refusals import (
    AnotherBoardHoldsTheGate,
    ConditionDueBeforeItWasMade,
    ConditionIsMet,
    ConditionsOfTheGateUnstated,
    ConditionsWithoutEffect,
    HeldBackwards,
    NothingIsSaidOfIt,
    NothingShowsIt,
    NotLetThrough,
    OwnGate,
    PhasesAreNotHeld,
    StartedThroughIt,
    UnknownCondition,
    UnknownCriterion,
)
from domain.happening import NotYet
from domain.phase import Phase, PhaseDropped, PhasePlanned, PhaseStarted
from domain.placing import WasDropped
from domain.planned_date import PlannedDate
from domain.programme import Programme, ProgrammeRegistered
from domain.state import State
from tests.domain.given import entries, given, told

MARCH, APRIL, MAY = date(2026, 3, 3), date(2026, 4, 14), date(2026, 5, 4)
PROCEED = GateReviewed(outcome=GateOutcome.PROCEED, board="Crossing board")
PAUSE = GateReviewed(outcome=GateOutcome.PAUSE)
UNDER = GateReviewed(
    outcome=GateOutcome.PROCEED_WITH_CONDITIONS,
    conditions=("Pump the pit",),
    dated_conditions=(GateCondition(text="Hire a diver", due=PlannedDate.on(APRIL), owner_role="Site lead"),),
)


def piers(*later: Fact | Entry) -> Phase:
    """The phase whose gate asks two things, and whatever happened to it."""
    first = PhasePlanned(name="Piers", number=1, gate_criteria=("The pit is dry", "The steel is here"))
    return given(Phase, "P1", first, *later)


def deck(*later: Fact | Entry) -> Phase:
    """The phase after it."""
    return given(Phase, "P2", PhasePlanned(name="Deck", number=2), *later)


def bridge(*later: Fact | Entry) -> Programme:
    return given(Programme, "riverside", ProgrammeRegistered(name="Riverside Crossing"), *later)


HELD = bridge(told(PhasesHeldAtGates(), effective_on=MARCH))


def shown(criterion: str, **said: object) -> GateEvidenceGiven:
    return GateEvidenceGiven.model_validate({"criterion": criterion, **said})


def test_what_a_gate_asks_is_met_only_where_somebody_showed_it() -> None:
    assert piers().without_evidence == ("The pit is dry", "The steel is here")
    assert piers(shown("The pit is dry", standing="met", evidence="Dust")).without_evidence == ("The steel is here",)


@pytest.mark.parametrize("called", ["2", "The steel is here", "the STEEL is here"])
def test_a_criterion_is_called_by_its_number_or_by_its_words(called: str) -> None:
    given_now = piers().give_evidence(shown(called, standing="met", link="File 7"))
    assert given_now == [shown("The steel is here", standing=CriterionStanding.MET, link="File 7")]


@pytest.mark.parametrize("called", ["3", "0", "The paint is dry"])
def test_nobody_shows_what_is_not_asked(called: str) -> None:
    with pytest.raises(UnknownCriterion, match=r"It asks: 1\. The pit is dry\. 2\. The steel is here\. Name one"):
        piers().give_evidence(shown(called, standing="not-met"))
    with pytest.raises(UnknownCriterion, match="Set first what it asks"):
        deck().give_evidence(shown("1", standing="not-met"))


def test_a_standing_is_shown_and_not_just_said() -> None:
    with pytest.raises(NothingShowsIt):
        piers().give_evidence(shown("1", standing="partly-met"))
    with pytest.raises(NothingIsSaidOfIt):
        piers().give_evidence(shown("1"))
    assert piers().give_evidence(shown("1", standing="not-met"))
    assert piers().give_evidence(shown("1", evidence="A photograph"))


def test_the_latest_evidence_counts_and_the_same_says_nothing_new() -> None:
    wet, dry = shown("The pit is dry", standing="not-met"), shown("The pit is dry", standing="met", evidence="Dust")
    assert [held.given for held in piers(wet, dry).shown] == [dry]
    assert piers(wet, dry).give_evidence(dry) == []


def test_a_gate_is_set_as_a_whole_and_the_same_says_nothing_new() -> None:
    gate = GateSet(gate_criteria=("The pit is dry",), held_by="joint", led_by="Site lead")
    assert piers().set_gate(gate) == [gate]
    assert piers(gate).set_gate(gate) == []
    assert (piers(gate).gate_criteria, piers(gate).held_by) == (("The pit is dry",), "joint")
    with pytest.raises(WasDropped):
        piers(PhaseDropped()).set_gate(gate)


def test_to_proceed_with_conditions_says_which_and_to_proceed_has_none() -> None:
    with pytest.raises(ConditionsOfTheGateUnstated):
        piers().review(GateReviewed(outcome=GateOutcome.PROCEED_WITH_CONDITIONS))
    with pytest.raises(ConditionsWithoutEffect, match="a condition is stated"):
        piers().review(GateReviewed(outcome=GateOutcome.PROCEED, conditions=("Pump the pit",)))
    assert piers().review(GateReviewed(outcome=GateOutcome.PAUSE, conditions=("Pump the pit",)))


def test_no_condition_is_due_before_it_was_made() -> None:
    with pytest.raises(ConditionDueBeforeItWasMade, match="due on 14 April 2026, before it was made on 4 May 2026"):
        piers().review(UNDER, decided_on=MAY)
    assert piers().review(UNDER, decided_on=APRIL) == [UNDER]


def test_only_the_board_that_holds_a_gate_decides_at_it() -> None:
    of_joint = piers(GateSet(held_by="joint"))
    with pytest.raises(AnotherBoardHoldsTheGate, match="held by the board “joint”, not by “Crossing board”"):
        of_joint.review(PROCEED)
    with pytest.raises(AnotherBoardHoldsTheGate, match="a body that is not stated"):
        of_joint.review(PAUSE)
    decided = GateReviewed(outcome=GateOutcome.PROCEED, decided_by="joint")
    assert of_joint.review(decided) == [decided]


def test_a_condition_is_met_once_and_the_conditions_of_a_new_decision_are_open() -> None:
    met = GateConditionMet(condition="Hire a diver", evidence="She came")
    assert piers(UNDER).meet_condition(GateConditionMet(condition="2", evidence="She came"), today=MAY) == [met]
    assert [one.text for one in piers(UNDER, met).reviews[-1].open_conditions] == ["Pump the pit"]
    with pytest.raises(ConditionIsMet):
        piers(UNDER, met).meet_condition(met, today=MAY)
    assert len(piers(UNDER, met, UNDER).reviews[-1].open_conditions) == 2


def test_a_condition_that_nobody_made_cannot_be_met_nor_any_on_a_day_to_come() -> None:
    met = GateConditionMet(condition="Paint it", evidence="Wet")
    with pytest.raises(UnknownCondition, match="It was taken without any"):
        piers(PAUSE).meet_condition(met, today=MAY)
    with pytest.raises(UnknownCondition, match=r"1\. Pump the pit\. 2\. Hire a diver"):
        piers(UNDER).meet_condition(met, today=MAY)
    early = GateConditionMet(condition="1", evidence="Dust", met_on=PlannedDate.on(MAY))
    with pytest.raises(NotYet):
        piers(UNDER).meet_condition(early, today=APRIL)


LED = GateSet(led_by="Site lead")
SHOWN_BY_THE_DIVER = told(shown("The pit is dry", standing="not-met"), actor="Diver")


def decided_by(by: str, *happened: Fact | Entry, body: str | None = None) -> None:
    """A decision at the gate of the piers after what happened to them, recorded by somebody."""
    worked = who_worked_on_it(entries(Phase, "P1", PhasePlanned(name="Piers"), *happened))
    must_not_be_own_work(piers(*happened), by=by, body=body, worked=worked)


@pytest.mark.parametrize("spelt", ["Site lead", "SITE LEAD", "Site  lead", "site-lead"])
@pytest.mark.parametrize(
    ("since", "did"),
    [((), "leads"), ((GateSet(),), "led"), ((GateSet(led_by="Diver"),), "led")],
)
def test_nobody_decides_on_what_they_ever_led(spelt: str, since: tuple[Fact, ...], did: str) -> None:
    with pytest.raises(OwnGate, match=f"{did} the phase “Piers”, and so cannot record what is decided"):
        decided_by(spelt, LED, *since)
    decided_by("Programme manager", LED, *since)


def test_nobody_decides_on_what_they_gave_evidence_for() -> None:
    with pytest.raises(OwnGate, match="diver gave evidence for the phase “Piers”"):
        decided_by("diver", SHOWN_BY_THE_DIVER)
    decided_by("Programme manager", SHOWN_BY_THE_DIVER)


@pytest.mark.parametrize("body", ["site lead", "Diver"])
def test_whoever_worked_on_it_is_not_the_body_that_decides_either(body: str) -> None:
    with pytest.raises(OwnGate, match=r"and so cannot decide at its gate\. Name the body that decided\."):
        decided_by("Programme manager", LED, SHOWN_BY_THE_DIVER, body=body)
    decided_by("Programme manager", LED, SHOWN_BY_THE_DIVER, body="The cabinets")


def test_phases_that_lead_back_to_one_another_have_none_before_them() -> None:
    first = given(Phase, "P1", PhasePlanned(name="Piers", follows="P2"))
    dropped = given(Phase, "P2", PhasePlanned(name="Deck", follows="P1"), PhaseDropped())
    assert standing_before(first, (first, dropped)) is None


def test_a_phase_that_is_held_starts_only_through_the_gate_before_it() -> None:
    with pytest.raises(NotLetThrough, match="no review of it is recorded, and 2 of the 2 things it asks have no"):
        must_be_let_through(deck(), (piers(), deck()), HELD, on=APRIL)
    with pytest.raises(NotLetThrough, match="its latest review on 3 March 2026 says pause"):
        must_be_let_through(deck(), (piers(PAUSE), deck()), HELD, on=APRIL)
    must_be_let_through(deck(), (piers(UNDER), deck()), HELD, on=APRIL)
    must_be_let_through(piers(), (piers(), deck()), HELD, on=APRIL)


def test_a_start_is_not_dated_before_the_decision_but_may_come_after_a_later_pause() -> None:
    let, paused = told(PROCEED, effective_on=APRIL), told(PAUSE, effective_on=MAY)
    with pytest.raises(NotLetThrough, match=r"decided only on 14 April 2026\. Give 14 April 2026 or a later day"):
        must_be_let_through(deck(), (piers(let), deck()), HELD, on=date(2026, 4, 13))
    must_be_let_through(deck(), (piers(let, paused), deck()), HELD, on=date(2026, 5, 3))
    with pytest.raises(NotLetThrough, match="on 4 May 2026 says pause"):
        must_be_let_through(deck(), (piers(let, paused), deck()), HELD, on=MAY)


def test_a_decision_counts_from_the_day_it_was_taken_though_it_was_recorded_later() -> None:
    taken = GateReviewed(outcome=GateOutcome.PROCEED, decided_on=PlannedDate.on(APRIL))
    must_be_let_through(deck(), (piers(told(taken, effective_on=MAY)), deck()), HELD, on=APRIL)


def test_what_began_before_phases_were_held_is_not_held_and_what_states_no_day_is() -> None:
    must_be_let_through(deck(), (piers(), deck()), HELD, on=date(2026, 3, 2))
    must_be_let_through(deck(), (piers(), deck()), bridge(), on=APRIL)
    with pytest.raises(NotLetThrough):
        must_be_let_through(deck(), (piers(), deck()), HELD, on=None)


def test_only_the_phases_that_are_named_are_held() -> None:
    named = bridge(told(PhasesHeldAtGates(phases=("P3",)), effective_on=MARCH))
    must_be_let_through(deck(), (piers(), deck()), named, on=APRIL)
    assert gate_of(deck(), (piers(), deck()), named) == Gate(is_cleared=False, waits_for="P1", is_held=False)
    assert gate_of(deck(), (piers(), deck()), HELD).is_held


def test_phases_are_held_from_now_on_and_let_go_once() -> None:
    assert hold(None, PhasesHeldAtGates(from_day=APRIL), effective_on=MARCH) == [PhasesHeldAtGates(from_day=APRIL)]
    assert hold(HeldAtGates((), MARCH), PhasesHeldAtGates(), effective_on=APRIL) == []
    with pytest.raises(HeldBackwards):
        hold(None, PhasesHeldAtGates(from_day=MARCH), effective_on=APRIL)
    assert stop_holding(HeldAtGates((), MARCH)) == [PhasesNoLongerHeldAtGates()]
    with pytest.raises(PhasesAreNotHeld):
        stop_holding(None)
    assert bridge(PhasesHeldAtGates(), PhasesNoLongerHeldAtGates()).held_at_gates is None


def test_what_let_a_phase_start_is_not_taken_from_under_it() -> None:
    was, now = piers(told(PROCEED, effective_on=APRIL)), piers()
    started = deck(told(PhaseStarted(), effective_on=MAY))
    states: dict[str, dict[str, State]] = {"programme": {"riverside": HELD}, "phase": {"P1": was, "P2": started}}
    with pytest.raises(StartedThroughIt, match="Then the phase “Deck”, which has started, could not have"):
        must_keep_what_it_let_through(was, now, states)
    must_keep_what_it_let_through(was, piers(told(UNDER, effective_on=APRIL)), states)
    must_keep_what_it_let_through(was, now, states | {"programme": {"riverside": bridge()}})


def test_what_was_in_the_way_already_is_not_held_against_a_correction() -> None:
    was, now = piers(told(PAUSE, effective_on=APRIL)), piers()
    started = deck(told(PhaseStarted(), effective_on=MAY))
    must_keep_what_it_let_through(was, now, {"programme": {"riverside": HELD}, "phase": {"P1": was, "P2": started}})
