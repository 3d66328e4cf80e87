"""What there is to choose from can be told apart, and is what the order would take."""

from datetime import date

from api.pages.forms.fields import Field, Kind
from api.pages.forms.said import Said
from api.pages.forms.things import Around, choices
from domain.board_facts import BoardConstituted, BoardReportingLineChanged
from domain.entry import Address
from domain.escalation_facts import EscalatedKind, EscalationOpened, EscalationPassedUp
from domain.gate_facts import GateCondition, GateConditionMet, GateOutcome, GateReviewed
from domain.phase import PhasePlanned
from domain.record import Record
from tests.application.projections.building import PROGRAMME, Telling, record_of

DAY, AS_AT = date(2026, 1, 5), date(2026, 3, 3)
ALIKE = "The piers are tested by somebody else than the builder, with a report to both of the councils. "
WET, DRY = f"{ALIKE}They stay dry in a flood of a hundred years.", f"{ALIKE}They stay dry in every other weather too."
BEGINS = "The piers are tested by somebody else than the builder, with a report to both…"


def offered(record: Record, thing: str, kind: str, ref: str) -> list[tuple[str, str]]:
    field = Field(thing, Kind.THING, Said(thing), required=True, thing=thing)
    return [(one.value, one.words) for one in choices(field, Around(Address(PROGRAMME, kind, ref), record))]


def test_two_criteria_that_begin_alike_are_told_apart_by_their_numbers() -> None:
    record = record_of(("phase", "P1", PhasePlanned(name="Piers", gate_criteria=(WET, DRY)), DAY), as_at=AS_AT)
    assert offered(record, "gate-criterion", "phase", "P1") == [(WET, f"1. {BEGINS}"), (DRY, f"2. {BEGINS}")]


def test_a_condition_keeps_its_number_once_another_is_met() -> None:
    conditions = ("Mind the gap", WET, DRY)
    reviewed = GateReviewed(
        outcome=GateOutcome.PROCEED_WITH_CONDITIONS,
        board="Cabinet",
        dated_conditions=tuple(GateCondition(text=one) for one in conditions),
    )
    facts = (PhasePlanned(name="Piers"), reviewed, GateConditionMet(condition="Mind the gap", evidence="It is minded"))
    record = record_of(*(("phase", "P1", fact, DAY) for fact in facts), as_at=AS_AT)
    assert offered(record, "gate-condition", "phase", "P1") == [(WET, f"2. {BEGINS}"), (DRY, f"3. {BEGINS}")]


def test_what_rose_may_go_back_to_the_board_it_came_from_though_that_reports_elsewhere_now() -> None:
    boards: tuple[Telling, ...] = (
        ("board", "joint", BoardConstituted(name="Joint board"), DAY),
        ("board", "cabinet", BoardConstituted(name="Cabinet"), DAY),
        ("board", "steering", BoardConstituted(name="Steering group", reports_to="joint"), DAY),
    )
    rose = EscalationOpened(subject_kind=EscalatedKind.PROGRAMME, subject=PROGRAMME, to="steering")
    record = record_of(
        *boards,
        ("escalation", "programme", rose, DAY),
        ("escalation", "programme", EscalationPassedUp(to="joint"), DAY),
        ("board", "steering", BoardReportingLineChanged(reports_to="cabinet"), DAY),
        as_at=AS_AT,
    )
    below = offered(record, "board-below", "escalation", "programme")
    assert below == [("steering", "Steering group (steering)")]
