"""A phase stands in one way on a day, and every question says so in the same words."""

from datetime import date

import pytest

from application.projections.comparison import comparison
from application.projections.gates import gate_list
from application.projections.phases import phase_plan
from application.projections.sentences.sentence import sentence
from application.projections.sentences.telling import Change
from domain.phase import Phase, PhaseCompleted, PhaseDropped, PhasePlanned, PhaseStarted
from domain.planned_date import PlannedDate, Precision
from tests.application.projections.building import Told, entries_of, record_of

PLANNED_ON, BEGINS, AS_AT = date(2018, 1, 8), date(2018, 2, 1), date(2018, 2, 20)
FROM_THEN_ON = PlannedDate(starts=BEGINS, precision=Precision.MONTH)
PLANNED = Told("phase", "P1", PhasePlanned(name="Steelwork", window=PlannedDate.on(BEGINS)), PLANNED_ON)
OPEN = Told("phase", "P1", PhasePlanned(name="Steelwork", window=FROM_THEN_ON), PLANNED_ON)
STARTED = Told("phase", "P1", PhaseStarted(), BEGINS)
COMPLETED = Told("phase", "P1", PhaseCompleted(), AS_AT)
DROPPED = Told("phase", "P1", PhaseDropped(), AS_AT, note="no steel")

WAYS = [
    ((PLANNED,), "not-started", "not started"),
    ((OPEN,), "planned-to-be-running", "planned to be running, start not recorded"),
    ((OPEN, STARTED), "running", "running"),
    ((OPEN, STARTED, COMPLETED), "completed", "completed"),
    ((OPEN, STARTED, DROPPED), "dropped", "dropped"),
]


@pytest.mark.parametrize(("told", "standing", "words"), WAYS)
def test_the_plan_and_the_gates_say_the_same_of_a_phase(told: tuple[Told, ...], standing: str, words: str) -> None:
    record = record_of(*told, as_at=AS_AT)
    (planned,), (gate,) = phase_plan(record).phases, gate_list(record).gates
    assert (planned.standing, planned.standing_in_words) == (standing, words)
    assert (gate.standing, gate.standing_in_words) == (standing, words)


def test_the_gates_say_of_a_phase_that_runs_what_the_plan_says() -> None:
    (gate,) = gate_list(record_of(OPEN, STARTED, as_at=AS_AT)).gates
    assert (gate.in_words, gate.may_start) == ("running", None)


def test_a_phase_that_was_planned_to_run_by_now_may_still_start() -> None:
    (gate,) = gate_list(record_of(OPEN, as_at=AS_AT)).gates
    assert (gate.in_words, gate.may_start) == ("may start; no gate is before it", True)


def test_a_comparison_tells_what_was_recorded_and_not_what_a_window_says() -> None:
    found = comparison(record_of(OPEN, as_at=AS_AT), record_of(OPEN, STARTED, as_at=AS_AT))
    (thing,) = found.things
    (status,) = (change for change in thing.changes if change.label == "Status")
    assert (status.changed_from, status.changed_to) == ("not started", "running")


@pytest.mark.parametrize(
    ("told", "stood"),
    [
        ((OPEN, STARTED), "not started"),
        ((OPEN, STARTED, Told("phase", "P1", PhaseStarted(started_on=PlannedDate.on(BEGINS)), AS_AT)), "running"),
        ((OPEN, STARTED, COMPLETED), "running"),
        ((OPEN, DROPPED), "not started"),
    ],
)
def test_what_became_of_a_phase_is_told_from_how_it_stood(told: tuple[Told, ...], stood: str) -> None:
    last = entries_of(*told)[-1]
    before = record_of(*told[:-1], as_at=AS_AT)
    held = before.get(Phase, "P1")
    assert sentence(Change(last, last.fact, held, before.states)).changed_from == stood
