"""Escalations among boards and what rises to them: as of their day, one at a time, and left possible by corrections."""

from datetime import date
from typing import Any

import pytest

from api.bootstrap import Tracker
from application.commands.catalogue import BY_NAME, WITHDRAWALS
from application.commands.corrections import WithdrawEntry
from application.commands.office import Instruction
from domain.actor import Actor
from domain.board_refusals import EnoughNotShown
from domain.correcting import LaterEntriesImpossible
from domain.decision_refusals import DecisionSaysOtherwise
from domain.escalation import Escalation, EscalationStanding
from domain.escalation_refusals import (
    AlreadyEscalated,
    EscalationRefUnreadable,
    NothingLeftToEscalate,
    RisesElsewhere,
    SitsElsewhere,
    SitsWithNoBoard,
)
from domain.naming import StillNamed
from domain.refusals import EffectiveBeforeItWasThere, RoleMayNot, UnknownSubject
from tests.application.commands.riverside import ENGINEER, MANAGER, RIVETER, Council, at, founded
from tests.wall_clock import WallClock

Said = dict[str, Any]  # Any: the JSON of an order
WHY: Said = {"note": "It takes more money."}
ISSUE = "issue:I1"


def order(name: str, ref: str, /, **said: Any) -> Instruction:  # Any: the JSON of an order
    rule = BY_NAME[name]
    return Instruction(rule.order.model_validate(said), at(rule.kind, ref))


def gives(
    council: Council,
    name: str,
    ref: str,
    /,
    by: Actor = MANAGER,
    **said: Any,  # Any: as above
) -> tuple[str, ...]:
    """The facts that an order records."""
    (receipt,) = council.orders([order(name, ref, **said)], by=by)
    return receipt.facts


def rises(council: Council, ref: str = ISSUE, /, to: str = "steering", **said: Any) -> tuple[str, ...]:  # Any: as above
    return gives(council, "escalate-to-board", ref, to=to, **{**WHY, **said})


def held(council: Council, ref: str = ISSUE) -> Escalation:
    return council.record().all(Escalation)[ref]


@pytest.fixture
def council(tracker: Tracker) -> Council:
    """A programme with an issue, a risk, and a steering group below a joint board."""
    council = founded(tracker)
    gives(council, "constitute-board", "cabinet", name="Cabinet")
    gives(council, "constitute-board", "joint", name="Joint board", reports_to="cabinet")
    gives(council, "constitute-board", "steering", name="Steering group", reports_to="joint")
    gives(council, "raise-issue", "I1", what="The ferry leaks")
    return council


def test_it_rises_under_the_name_of_what_rises_with_the_reason(council: Council) -> None:
    assert rises(council, ground="decision", asked="A new ferry") == ("EscalationOpened",)
    (step,) = held(council).latest.steps
    assert (held(council).subject_kind, held(council).subject, step.board) == ("issue", "I1", "steering")
    assert (step.why, step.asked, held(council).latest.ground) == ("It takes more money.", "A new ferry", "decision")


def test_the_programme_itself_rises(council: Council) -> None:
    assert rises(council, "programme") == ("EscalationOpened",)
    assert held(council, "programme").subject == "riverside"


def test_whoever_leads_escalates_and_does_not_resolve(council: Council) -> None:
    assert gives(council, "escalate-to-board", ISSUE, by=ENGINEER, to="steering", **WHY) == ("EscalationOpened",)
    with pytest.raises(RoleMayNot):
        gives(council, "resolve-escalation", ISSUE, by=ENGINEER, outcome="It is caulked")
    with pytest.raises(RoleMayNot):
        gives(council, "escalate-to-board", "programme", by=RIVETER, to="steering", **WHY)


@pytest.mark.parametrize(
    ("ref", "said", "refused"),
    [
        ("issue:I9", {}, UnknownSubject),
        (ISSUE, {"to": "nowhere"}, UnknownSubject),
        ("I1", {}, EscalationRefUnreadable),
        ("phase:P1", {}, EscalationRefUnreadable),
        ("programme:", {}, EscalationRefUnreadable),
        ("programme:riverside", {}, EscalationRefUnreadable),
        ("issue:", {}, EscalationRefUnreadable),
        (ISSUE, {"effective_on": "2020-01-01"}, EffectiveBeforeItWasThere),
    ],
)
def test_what_it_names_has_to_be_there(council: Council, ref: str, said: Said, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        rises(council, ref, **said)


@pytest.mark.parametrize(
    ("ref", "ends", "said", "how"),
    [
        ("issue:I1", "resolve-issue", {}, "is resolved"),
        ("milestone:M4", "drop-milestone", {"note": "No bridge"}, "is dropped"),
        ("risk:R1", "close-risk", {"note": "It came"}, "is closed"),
        ("risk:R1", "materialise-risk", {"issue": "I2", "what": "It is late"}, "is come true as issue “I2”"),
    ],
)
def test_what_is_over_does_not_rise(council: Council, ref: str, ends: str, said: Said, how: str) -> None:
    gives(council, ends, ref.partition(":")[2], **said)
    with pytest.raises(NothingLeftToEscalate, match=how):
        rises(council, ref)


def test_it_sits_with_one_board_at_a_time_also_within_one_batch(council: Council) -> None:
    first, second = (order("escalate-to-board", ISSUE, to=to, **WHY) for to in ("steering", "joint"))
    with pytest.raises(AlreadyEscalated, match="sits with the board “Steering group”"):
        council.orders([first, second])
    assert council.record().all(Escalation) == {}


def test_it_rises_along_the_lines_of_its_own_day(council: Council, clock: WallClock) -> None:
    rises(council)
    clock.today_is(date(2026, 3, 17))
    gives(council, "change-board-reporting-line", "steering", reports_to="cabinet")
    before: Said = {"effective_on": "2026-03-10", **WHY}
    with pytest.raises(RisesElsewhere):
        gives(council, "pass-escalation-up", ISSUE, to="cabinet", **before)
    assert gives(council, "pass-escalation-up", ISSUE, to="joint", **before) == ("EscalationPassedUp",)


def test_it_rises_along_the_line_that_a_board_reports_along_now(council: Council) -> None:
    rises(council)
    gives(council, "change-board-reporting-line", "steering", reports_to="cabinet")
    with pytest.raises(RisesElsewhere, match="rises to the board “Cabinet”, not to “Joint board”"):
        gives(council, "pass-escalation-up", ISSUE, to="joint", **WHY)
    assert gives(council, "pass-escalation-up", ISSUE, to="cabinet", **WHY) == ("EscalationPassedUp",)


def test_a_resolution_says_which_board_it_was_and_keeps_what_it_rests_on(council: Council) -> None:
    rises(council)
    gives(council, "take-decision", "D1", text="The ferry is caulked", board="steering")
    assert gives(council, "resolve-escalation", ISSUE, outcome="Caulked", decision="D1") == ("EscalationResolved",)
    assert (held(council).latest.resolved_by, held(council).latest.decision) == ("steering", "D1")
    with pytest.raises(SitsWithNoBoard, match="was resolved"):
        gives(council, "withdraw-escalation", ISSUE, **WHY)


def test_another_board_and_another_boards_decision_resolve_nothing(council: Council) -> None:
    rises(council)
    gives(council, "take-decision", "D1", text="The ferry is sold", board="joint")
    with pytest.raises(SitsElsewhere):
        gives(council, "resolve-escalation", ISSUE, outcome="Sold", board="joint")
    with pytest.raises(DecisionSaysOtherwise):
        gives(council, "resolve-escalation", ISSUE, outcome="Sold", decision="D1")
    assert held(council).is_open


def test_a_correction_of_the_way_leaves_the_rest_possible(council: Council) -> None:
    rises(council)
    opened = council.last().position
    gives(council, "resolve-escalation", ISSUE, outcome="Caulked")
    explained: Said = {"because": "It was the joint board", "authority": "Town clerk", "corrects": opened}
    with pytest.raises(LaterEntriesImpossible, match="sits with the board “joint”, not with “steering”"):
        rises(council, to="joint", **explained)
    assert rises(council, asked="A new ferry", **explained) == ("EscalationOpened",)
    assert (held(council).latest.steps[0].asked, held(council).latest.standing) == (
        "A new ferry",
        EscalationStanding.RESOLVED,
    )


def test_a_board_that_something_sits_with_is_not_taken_out_of_the_record(council: Council) -> None:
    gives(council, "constitute-board", "ferrymen", name="Ferrymen")
    founding = council.last()
    rises(council, to="ferrymen")
    with pytest.raises(StillNamed, match="escalation “issue:I1”"):
        council.orders([_withdrawal_of(founding.position, "board", "ferrymen")])


def _withdrawal_of(position: int, kind: str, ref: str) -> Instruction:
    rule = next(rule for rule in WITHDRAWALS if rule.kind == kind)
    said = {"corrects": position, "because": "An error", "authority": "Town clerk"}
    return Instruction(rule.order.model_validate(said), at(kind, ref))


def test_no_correction_lets_it_come_to_the_board_that_it_sits_with(council: Council) -> None:
    rises(council)
    gives(council, "pass-escalation-up", ISSUE, to="joint", **WHY)
    passed = council.last().position
    gives(council, "return-escalation", ISSUE, to="steering", asked="Caulk it")
    withdrawal = WithdrawEntry(corrects=passed, because="It was mistaken.", authority="Cabinet")
    with pytest.raises(LaterEntriesImpossible, match="would come to the board “steering”, with which it sits already"):
        council.order(withdrawal, at("escalation", ISSUE))


def test_a_board_with_a_quorum_resolves_it_where_somebody_counted_who_was_there(council: Council) -> None:
    gives(council, "change-board-seats", "steering", seats=[{"seat": "Member", "count": 5}], quorum=3)
    rises(council)
    with pytest.raises(EnoughNotShown, match="at least 3 of it are there, and nothing here says how many were"):
        gives(council, "resolve-escalation", ISSUE, outcome="It is caulked")
    gives(council, "schedule-meeting", "B1", board="steering", on=council.moment().as_at.isoformat())
    gives(council, "hold-meeting", "B1", attendance=[{"of": "Members", "present": 3}])
    assert gives(council, "resolve-escalation", ISSUE, outcome="It is caulked", meeting="B1") == ("EscalationResolved",)


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("return-escalation", {"asked": "Ask again"}),
        ("resolve-escalation", {"outcome": "A second line", "note": "It was paid"}),
    ],
)
def test_nothing_becomes_of_an_escalation_on_a_day_before_its_board_was_there(
    council: Council, way: str, said: Said
) -> None:
    rises(council)
    with pytest.raises(EffectiveBeforeItWasThere):
        gives(council, way, ISSUE, effective_on="1999-01-01", **said)
