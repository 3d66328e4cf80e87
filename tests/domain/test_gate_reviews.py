"""Reviews of a gate count in the order they were decided in, whenever each was typed in."""

from datetime import date

import pytest

from domain.about import Thing
from domain.entry import Entry
from domain.gate import must_be_let_through
from domain.gate_facts import GateConditionMet, GateOutcome, GateReviewed
from domain.gate_refusals import NotLetThrough
from domain.hiding import Writings
from domain.phase import Phase, PhasePlanned, PhaseStarted
from domain.planned_date import PlannedDate
from tests.domain.given import entries, told
from tests.domain.test_gate import APRIL, HELD, MARCH, MAY, PAUSE, PROCEED, UNDER, deck, piers

STOP = GateReviewed(outcome=GateOutcome.STOP)


def decided(reviewed: GateReviewed, on: date, *, recorded_on: date = MAY) -> Entry:
    return told(reviewed.model_copy(update={"decided_on": PlannedDate.on(on)}), effective_on=recorded_on)


def test_a_review_that_is_typed_in_late_is_told_in_its_place_and_overturns_nothing() -> None:
    stopped = piers(decided(STOP, APRIL), decided(PROCEED, MARCH))
    assert [review.found.outcome for review in stopped.reviews] == [GateOutcome.PROCEED, GateOutcome.STOP]
    assert not stopped.clears_the_next
    with pytest.raises(NotLetThrough, match="its latest review on 14 April 2026 says stop"):
        must_be_let_through(deck(), (stopped, deck()), HELD, on=MAY)
    must_be_let_through(deck(), (stopped, deck()), HELD, on=date(2026, 4, 1))


def test_without_a_day_of_its_own_a_review_is_of_the_day_that_it_takes_effect() -> None:
    both = piers(told(STOP, effective_on=APRIL), decided(PROCEED, MARCH))
    assert both.reviews[-1].found == STOP
    assert piers(told(STOP, effective_on=APRIL), told(PROCEED, effective_on=MAY)).clears_the_next


def test_of_two_reviews_of_one_day_the_later_recorded_counts() -> None:
    assert piers(decided(STOP, APRIL), decided(PROCEED, APRIL)).clears_the_next
    late = piers(decided(PAUSE, APRIL), decided(STOP, MARCH), decided(PROCEED, MARCH))
    assert [review.found.outcome for review in late.reviews] == ["stop", "proceed", "pause"]


def test_the_same_review_typed_in_late_twice_says_nothing_new() -> None:
    twice = PROCEED.model_copy(update={"decided_on": PlannedDate.on(MARCH)})
    late = piers(decided(STOP, APRIL), told(twice, effective_on=MAY))
    assert late.review(twice, decided_on=MARCH) == []


def test_a_condition_that_was_met_belongs_to_the_latest_review_that_has_it() -> None:
    of_march = UNDER.model_copy(update={"dated_conditions": ()})
    late = piers(decided(UNDER, APRIL), decided(of_march, MARCH))
    met = GateConditionMet(condition="Hire a diver", evidence="She came")
    assert late.meet_condition(GateConditionMet(condition="2", evidence="She came"), today=MAY) == [met]
    both = piers(decided(UNDER, APRIL), decided(of_march, MARCH), met)
    assert [len(review.met) for review in both.reviews] == [0, 1]
    before = piers(decided(UNDER, APRIL), met, decided(of_march, MARCH))
    assert [len(review.met) for review in before.reviews] == [0, 1]


def test_a_condition_of_a_review_of_an_earlier_day_stays_met_there() -> None:
    of_march = UNDER.model_copy(update={"conditions": ("Paint the pit",), "dated_conditions": ()})
    painted = GateConditionMet(condition="Paint the pit", evidence="Blue")
    both = piers(decided(UNDER, APRIL), decided(of_march, MARCH), painted)
    assert [len(review.met) for review in both.reviews] == [1, 0]


def test_a_phase_that_started_after_a_proceed_is_untouched_by_what_is_typed_in_late() -> None:
    was = piers(decided(PROCEED, MARCH), decided(STOP, APRIL))
    now = piers(decided(PROCEED, MARCH), decided(STOP, APRIL), decided(PAUSE, date(2026, 3, 10)))
    started = deck(told(PhaseStarted(started_on=PlannedDate.on(date(2026, 3, 5))), effective_on=date(2026, 3, 5)))
    for before in (was, now):
        must_be_let_through(started, (before, started), HELD, on=started.last_day_of_its_start)


def test_that_a_condition_was_met_is_hidden_with_the_review_it_belongs_to_and_with_no_other() -> None:
    behind_it = UNDER.model_copy(update={"decision": "D9"})
    dry = GateConditionMet(condition="Pump the pit", evidence="Dust")
    of_march = PROCEED.model_copy(update={"outcome": GateOutcome.PAUSE, "conditions": ("Wait",)})
    waited = GateConditionMet(condition="Wait", evidence="They did")
    planned = PhasePlanned(name="Piers")
    told_of = entries(Phase, "P1", planned, decided(behind_it, APRIL), decided(of_march, MARCH), dry, waited)
    writings = Writings()
    writings.goes_on(told_of)
    kept_back = writings.hidden([Thing("decision", "D9")], up_to=writings.position).positions
    assert [type(one.fact).__name__ for one in told_of if one.position in kept_back] == [
        "GateReviewed",
        "GateConditionMet",
    ]
    assert told_of[4].position not in kept_back
