"""A pack asks its board for the gates it is to decide at, with what was shown there, and for what rose to it."""

from datetime import date

import pytest

from application.projections.board_pack import BoardPack, board_pack
from domain.board_facts import BoardConstituted, Mandate
from domain.escalation_facts import EscalationOpened, EscalationPassedUp, EscalationResolved
from domain.gate_facts import CriterionStanding, GateEvidenceGiven, GateOutcome, GateReviewed, GateSet
from domain.issue import IssueRaised
from domain.meeting_facts import MeetingScheduled
from domain.phase import PhaseCompleted, PhaseDropped, PhasePlanned, PhaseWindowMoved
from domain.planned_date import PlannedDate, Precision
from tests.application.projections.building import Telling, Told, record_of

DAY, AS_AT, MEETS = date(2026, 3, 2), date(2026, 3, 10), date(2026, 3, 17)
DRY, PAID = "The pit is dry", "It is paid for"
FIRST = date(2026, 4, 1)
NEAR = PlannedDate.on(date(2026, 4, 14))
FAR = PlannedDate.on(date(2026, 4, 15))
"""Four weeks after the meeting is near, a day later is not."""


def told(gate: GateSet | None = None, *later: Telling, mandate: Mandate | None = None) -> BoardPack:
    """The pack of the joint board for 17 March, with the gate of Digging in the plan."""
    record = record_of(
        ("board", "cabinet", BoardConstituted(name="Cabinet"), DAY),
        ("board", "joint", BoardConstituted(name="Joint board", reports_to="cabinet", mandate=mandate), DAY),
        ("meeting", "J1", MeetingScheduled(board="joint", on=PlannedDate.on(MEETS)), DAY),
        ("meeting", "C1", MeetingScheduled(board="cabinet", on=PlannedDate.on(MEETS)), DAY),
        ("phase", "P1", PhasePlanned(name="Digging"), DAY),
        *((("phase", "P1", gate, DAY),) if gate else ()),
        ("issue", "I1", IssueRaised(what="The ferry leaks"), DAY),
        *later,
        as_at=AS_AT,
    )
    return board_pack(record, "J1")


def kinds(pack: BoardPack) -> list[str]:
    return [one.kind for one in pack.asked]


def reviewed(outcome: GateOutcome) -> Telling:
    return "phase", "P1", GateReviewed(outcome=outcome, decided_by="joint"), DAY


# Gates ----------------------------------------------------------------------------------------------------------------


def test_a_gate_comes_with_every_criterion_and_what_was_shown_of_it() -> None:
    shown = GateEvidenceGiven(criterion=DRY, standing=CriterionStanding.NOT_MET, evidence="A photograph")
    pack = told(GateSet(gate_criteria=(DRY, PAID), held_by="joint", gate_due=NEAR), ("phase", "P1", shown, DAY))
    assert [(one.text, one.why) for one in pack.asked] == [
        (
            "The gate of Digging",
            (
                "This board holds it; due on 14 April 2026; no review of it is recorded. "
                "0 of 2 criteria are met, 1 has no evidence."
            ),
        )
    ]
    assert [(one.number, one.in_words, one.evidence, one.given_on) for one in pack.criteria] == [
        (1, "not met", "A photograph", DAY),
        (2, "not stated", None, None),
    ]
    assert "1 decision is asked for." in pack.in_words


def test_of_one_criterion_it_is_said_that_it_is_met() -> None:
    (asked,) = told(GateSet(gate_criteria=(DRY,), held_by="joint", gate_due=NEAR)).asked
    assert asked.why.endswith("0 of 1 criterion is met, 1 has no evidence.")


@pytest.mark.parametrize(
    ("window", "says"),
    [
        (None, "when it is due is not stated"),
        (PlannedDate.on(FIRST), "no day stated (its phase is planned for 1 April 2026)"),
        (PlannedDate(starts=FIRST, precision=Precision.WEEK), "no day stated (its phase is planned from 1 April 2026)"),
        (PlannedDate(precision=Precision.UNKNOWN, as_written="soon"), "no day stated (its phase is planned as “soon”)"),
    ],
)
def test_a_gate_without_a_day_is_not_due_when_its_phase_ends(window: PlannedDate | None, says: str) -> None:
    moved = [("phase", "P1", PhaseWindowMoved(window=window), DAY)] if window else []
    (gate,) = told(GateSet(held_by="joint"), *moved).asked
    assert gate.why.startswith(f"This board holds it; {says}; no review of it is recorded.")


@pytest.mark.parametrize(
    ("gate", "is_asked"),
    [
        (GateSet(held_by="joint"), True),
        (GateSet(gate_meeting="J1"), True),
        (GateSet(held_by="joint", gate_due=NEAR), True),
        (GateSet(held_by="joint", gate_due=FAR), False),
        (GateSet(held_by="joint", gate_meeting="J1", gate_due=FAR), True),
        (GateSet(held_by="cabinet", gate_meeting="J1"), False),
        (GateSet(gate_meeting="C1"), False),
        (GateSet(gate_criteria=(DRY,)), False),
        (None, False),
    ],
)
def test_a_gate_is_asked_of_the_board_that_is_to_decide_there_once_it_is_near(
    gate: GateSet | None, is_asked: bool
) -> None:
    assert kinds(told(gate)) == ["phase"] * is_asked


@pytest.mark.parametrize(("outcome", "is_asked"), [(outcome, outcome is GateOutcome.PAUSE) for outcome in GateOutcome])
def test_a_gate_that_was_decided_waits_no_more_unless_it_was_paused(outcome: GateOutcome, is_asked: bool) -> None:
    assert kinds(told(GateSet(held_by="joint"), reviewed(outcome))) == ["phase"] * is_asked


def test_what_is_to_start_soon_brings_the_gate_before_the_board() -> None:
    following = PhasePlanned(name="Building", follows="P1", window=NEAR)
    pack = told(GateSet(held_by="joint", gate_due=FAR), ("phase", "P2", following, DAY))
    (gate,) = pack.asked
    assert "Building waits for it." in gate.why


def test_a_phase_that_is_over_without_a_review_is_asked_for_and_a_dropped_one_is_not() -> None:
    gate = GateSet(held_by="joint", gate_due=FAR)
    assert kinds(told(gate, ("phase", "P1", PhaseCompleted(), DAY))) == ["phase"]
    assert kinds(told(gate, ("phase", "P1", PhaseDropped(), DAY))) == []


def test_a_board_that_only_advises_is_asked_to_decide_at_no_gate() -> None:
    assert kinds(told(GateSet(held_by="joint"), mandate=Mandate.ADVISES)) == []
    assert kinds(told(GateSet(held_by="joint"), mandate=Mandate.DECIDES)) == ["phase"]


# What rose ------------------------------------------------------------------------------------------------------------


def rose(to: str, *, on: date = DAY, asked: str | None = None) -> Telling:
    opened = EscalationOpened.model_validate({"subject_kind": "issue", "subject": "I1", "to": to, "asked": asked})
    return Told("escalation", "issue:I1", opened, on, note="It takes more money")


def test_what_sits_with_the_board_is_asked_of_it_with_how_long_and_why() -> None:
    (one,) = told(None, rose("joint", asked="Pay for a pump")).asked
    assert (one.kind, one.ref, one.text) == ("escalation", "issue:I1", "The ferry leaks")
    assert one.why == (
        "With this board since 2 March 2026 for 8 days: an issue; because “It takes more money”; "
        "asked of it: “Pay for a pump”."
    )


def test_meetings_that_gave_no_answer_are_told() -> None:
    earlier = MeetingScheduled(board="joint", on=PlannedDate.on(date(2026, 3, 5)))
    (one,) = told(None, rose("joint"), ("meeting", "J0", earlier, DAY)).asked
    assert "1 meeting of it has gone by without an answer" in one.why


@pytest.mark.parametrize(
    "later",
    [
        (rose("cabinet"),),
        (rose("joint"), ("escalation", "issue:I1", EscalationPassedUp(to="cabinet"), DAY)),
        (rose("joint"), ("escalation", "issue:I1", EscalationResolved(outcome="Caulked", board="joint"), DAY)),
    ],
)
def test_what_sits_elsewhere_or_is_resolved_is_not_asked(later: tuple[Telling, ...]) -> None:
    assert kinds(told(None, *later)) == []
