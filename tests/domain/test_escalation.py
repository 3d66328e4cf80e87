"""What cannot be settled below rises along what boards report to, sits with one at a time, and is resolved there."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from domain.bearing_out import Named
from domain.board import Board
from domain.board_facts import (
    BoardConstituted,
    BoardPutInPlace,
    BoardReplaced,
    BoardReportingLineChanged,
    BoardStage,
    Mandate,
    Seat,
)
from domain.board_refusals import BoardIsReplaced, OnlyProposed
from domain.decision import Decision, DecisionTaken
from domain.decision_refusals import AnotherBoardsMeeting, DecisionSaysOtherwise, QuorumNotMet
from domain.entry import Entry
from domain.escalation import (
    Escalation,
    EscalationStanding,
    StepKind,
    escalate,
    escalated,
    escalation_ref,
)
from domain.escalation_facts import (
    EscalatedKind,
    EscalationOpened,
    EscalationPassedUp,
    EscalationResolved,
    EscalationReturned,
    EscalationWithdrawn,
)
from domain.escalation_refusals import (
    AdviceResolvesNothing,
    AlreadyEscalated,
    DecidedBeforeItCame,
    EscalationRefUnreadable,
    MetBeforeItCame,
    NotBelow,
    NothingAbove,
    RisesElsewhere,
    SitsElsewhere,
    SitsWithNoBoard,
)
from domain.fact import Fact
from domain.meeting import ItemsNeedAnAgenda, Meeting
from domain.meeting_facts import Attendance, MeetingHeld, MeetingScheduled
from domain.planned_date import PlannedDate
from domain.refusals import DomainError
from domain.sitting import lies_below, next_above
from tests.domain.given import TODAY, given, told

LATER = date(2026, 3, 17)
OPENED = EscalationOpened(subject_kind=EscalatedKind.ISSUE, subject="I3", to="steering", asked="More money")
UP = EscalationPassedUp(to="joint", asked="Much more money")
SETTLED = EscalationResolved(outcome="Fees are refunded", board="steering")


def board(ref: str, *later: Fact, **said: Any) -> Board:  # Any: whatever its constitution says
    return given(Board, ref, BoardConstituted(name=ref.capitalize(), **said), *later)


def three(**others: Board) -> Mapping[str, Board]:
    """Steering reports to joint, which reports to cabinet."""
    boards = (board("steering", reports_to="joint"), board("joint", reports_to="cabinet"), board("cabinet"))
    return {held.ref: held for held in boards} | others


def risen(*later: Fact | Entry) -> Escalation:
    return given(Escalation, "issue:I3", told(OPENED, note="it takes more money"), *later)


# Rising ---------------------------------------------------------------------------------------------------------------


def test_something_comes_before_a_board_that_is_at_work() -> None:
    assert escalate(None, OPENED, three()) == [OPENED]
    assert (risen().board, risen().came_on, risen().about) == ("steering", TODAY, "issue “I3”")


@pytest.mark.parametrize(
    ("wanted", "refused"),
    [
        (board("steering", stage=BoardStage.PROPOSED), OnlyProposed),
        (board("steering", BoardReplaced(by="joint")), BoardIsReplaced),
    ],
)
def test_no_board_is_asked_that_is_not_at_work(wanted: Board, refused: type[DomainError]) -> None:
    with pytest.raises(refused):
        escalate(None, OPENED, three(steering=wanted), on=LATER)


def test_a_board_is_asked_once_it_is_in_place() -> None:
    there = board("steering", BoardPutInPlace(), stage=BoardStage.PROPOSED)
    assert escalate(None, OPENED, three(steering=there), on=LATER) == [OPENED]


def test_what_sits_with_a_board_is_not_escalated_beside_it() -> None:
    with pytest.raises(AlreadyEscalated, match="sits with the board “Steering” since 3 March 2026"):
        escalate(risen(), OPENED, three())


def test_it_rises_to_the_board_above() -> None:
    assert risen().pass_up(UP, three(), on=LATER) == [UP]
    after = risen(told(UP, effective_on=LATER, note="it is not ours"))
    assert (after.board, after.came_on, after.is_open) == ("joint", LATER, True)
    assert [(step.how, step.board, step.why) for step in after.latest.steps] == [
        (StepKind.ESCALATED, "steering", "it takes more money"),
        (StepKind.PASSED_UP, "joint", "it is not ours"),
    ]


def test_it_skips_no_board_and_goes_past_none() -> None:
    with pytest.raises(RisesElsewhere, match="From the board “Steering” it rises to the board “Joint”, not to “Cab"):
        risen().pass_up(EscalationPassedUp(to="cabinet"), three(), on=LATER)
    with pytest.raises(NothingAbove, match="“Cabinet” reports to no board"):
        risen(UP, EscalationPassedUp(to="cabinet")).pass_up(UP, three(), on=LATER)


def test_it_does_not_rise_to_a_board_that_is_only_proposed() -> None:
    boards = three(joint=board("joint", stage=BoardStage.PROPOSED))
    with pytest.raises(OnlyProposed):
        risen().pass_up(UP, boards, on=LATER)


def test_a_successor_that_reported_to_what_it_replaced_has_no_board_above() -> None:
    old = board("joint", BoardReplaced(by="steering"))
    assert next_above(board("steering", reports_to="joint"), three(joint=old)) is None


def test_boards_that_lead_in_a_ring_bring_nobody_round_in_it() -> None:
    ring = {
        "one": board("one", BoardReplaced(by="two")),
        "two": board("two", BoardReplaced(by="one")),
        "three": board("three", reports_to="one"),
        "four": board("four", BoardReportingLineChanged(reports_to="five"), reports_to="one"),
        "five": board("five", reports_to="four"),
    }
    assert next_above(ring["three"], ring) is None
    assert not lies_below("four", "one", ring)


# Going back -----------------------------------------------------------------------------------------------------------


def test_a_board_gives_it_back_to_one_below() -> None:
    back = EscalationReturned(to="steering", asked="Count them again")
    high = risen(UP, EscalationPassedUp(to="cabinet"))
    assert high.give_back(back, three(), on=LATER) == [back]
    after = risen(UP, told(back, effective_on=LATER))
    assert (after.board, after.came_on, after.is_open) == ("steering", LATER, True)


def test_it_goes_back_the_way_it_came_though_the_board_reports_elsewhere_now() -> None:
    boards = three(steering=board("steering", reports_to="cabinet"))
    back = EscalationReturned(to="steering", asked="Count them again")
    assert risen(UP).give_back(back, boards, on=LATER) == [back]


def test_it_goes_back_to_no_board_beside_or_above() -> None:
    boards = three(users=board("users"))
    for wrong in ("users", "cabinet", "joint"):
        with pytest.raises(NotBelow, match="is not below “Joint”"):
            risen(UP).give_back(EscalationReturned(to=wrong, asked="Count"), boards, on=LATER)


def test_it_goes_back_to_whoever_brought_it_and_may_rise_again() -> None:
    back = EscalationReturned(asked="Count them again")
    assert risen().give_back(back, three(), on=LATER) == [back]
    after = risen(back)
    assert (after.latest.standing, after.is_open, after.board) == (EscalationStanding.RETURNED, False, "steering")
    assert escalate(after, OPENED, three()) == [OPENED]
    assert len(risen(back, OPENED).rises) == 2


# Being settled --------------------------------------------------------------------------------------------------------


# Any: the decision or the meeting that it rests on
def resolving(resolved: EscalationResolved = SETTLED, on: Board | None = None, **by: Any) -> list[Fact]:
    return risen().resolve(resolved, on or three()["steering"], on=LATER, **by)


def test_the_board_it_sits_with_resolves_it() -> None:
    assert resolving() == [SETTLED]
    after = risen(told(SETTLED, effective_on=LATER))
    assert (after.latest.standing, after.latest.ended_on) == (EscalationStanding.RESOLVED, LATER)
    assert (after.latest.outcome, after.latest.resolved_by) == ("Fees are refunded", "steering")


def test_no_other_board_resolves_it() -> None:
    with pytest.raises(SitsElsewhere, match="sits with the board “Steering”, not with “joint”"):
        resolving(SETTLED.model_copy(update={"board": "joint"}))


def test_a_board_that_only_advises_resolves_nothing() -> None:
    with pytest.raises(AdviceResolvesNothing, match="Return it with what the board advises"):
        resolving(on=board("steering", mandate=Mandate.ADVISES))


def test_a_board_that_was_replaced_resolves_nothing() -> None:
    with pytest.raises(BoardIsReplaced):
        resolving(on=board("steering", BoardReplaced(by="joint")))


def decision(at: Meeting | None = None, /, **said: Any) -> Named:  # Any: whatever it says
    text = {"text": "Refund them", "board": "steering", "meeting": at and at.ref, **said}
    return Named(given(Decision, "D1", DecisionTaken.model_validate(text)), meeting=at)


@pytest.mark.parametrize("outcome", ["agreed", "rejected"])
def test_yes_and_no_are_answers(outcome: str) -> None:
    assert resolving(named=decision(outcome=outcome)) == [SETTLED]


@pytest.mark.parametrize(
    ("said", "why"), [({"outcome": "deferred"}, "is deferred"), ({"board": "joint"}, "not taken by the board “steeri")]
)
def test_what_was_put_off_or_decided_elsewhere_is_no_answer(said: dict[str, Any], why: str) -> None:  # Any: as above
    with pytest.raises(DecisionSaysOtherwise, match=why):
        resolving(named=decision(**said))


def test_no_decision_settles_it_that_was_taken_before_it_came() -> None:
    for since in (PlannedDate.on(TODAY), PlannedDate.on(LATER), None):
        assert resolving(named=decision(taken_on=since)) == [SETTLED]
    with pytest.raises(DecidedBeforeItCame, match="“D1” was taken before 3 March 2026, when it came to the board"):
        resolving(named=decision(taken_on=PlannedDate.on(date(2026, 3, 2))))
    undated = given(Decision, "D1", told(DecisionTaken(text="Refund", board="steering"), effective_on=date(2026, 3, 2)))
    with pytest.raises(DecidedBeforeItCame):
        resolving(named=Named(undated))
    with pytest.raises(DecidedBeforeItCame):
        resolving(named=decision(meeting(date(2026, 3, 2))))


def meeting(on: date, *, of: str = "steering", present: int | None = None, is_held: bool = True) -> Meeting:
    attendance = (Attendance(of="Members", present=present),) if present is not None else ()
    held = (MeetingHeld(attendance=attendance),) if is_held else ()
    return given(Meeting, "B1", MeetingScheduled(board=of, on=PlannedDate.on(on)), *held)


def test_it_is_settled_at_a_meeting_of_the_board_since_it_came() -> None:
    assert resolving(meeting=meeting(LATER)) == [SETTLED]
    assert resolving(meeting=meeting(TODAY)) == [SETTLED]
    with pytest.raises(MetBeforeItCame, match="was before 3 March 2026"):
        resolving(meeting=meeting(date(2026, 3, 2)))
    with pytest.raises(AnotherBoardsMeeting):
        resolving(meeting=meeting(LATER, of="joint"))
    with pytest.raises(ItemsNeedAnAgenda):
        resolving(meeting=meeting(LATER, is_held=False))


def test_it_is_settled_where_enough_of_the_board_are_there() -> None:
    quorate = board("steering", seats=(Seat(seat="Member", count=6),), quorum=4)
    with pytest.raises(QuorumNotMet):
        resolving(on=quorate, meeting=meeting(LATER, present=3))
    assert resolving(on=quorate, meeting=meeting(LATER, present=4)) == [SETTLED]


def test_the_board_is_asked_no_more() -> None:
    assert risen().withdraw() == [EscalationWithdrawn()]
    assert risen(EscalationWithdrawn()).latest.standing is EscalationStanding.WITHDRAWN


@pytest.mark.parametrize("ended", [SETTLED, EscalationWithdrawn(), EscalationReturned(asked="Count them")])
def test_what_sits_with_no_board_goes_nowhere(ended: Fact) -> None:
    over = risen(ended)
    with pytest.raises(SitsWithNoBoard, match="Escalate it anew"):
        over.pass_up(UP, three(), on=LATER)
    with pytest.raises(SitsWithNoBoard):
        over.give_back(EscalationReturned(asked="Count"), three(), on=LATER)
    with pytest.raises(SitsWithNoBoard):
        over.resolve(SETTLED, three()["steering"], on=LATER)
    with pytest.raises(SitsWithNoBoard):
        over.withdraw()


# What it is called ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ref", "kind", "subject"),
    [("issue:I3", "issue", "I3"), ("milestone:a:b", "milestone", "a:b"), ("programme", "programme", "riverside")],
)
def test_it_is_called_after_what_rises(ref: str, kind: str, subject: str) -> None:
    assert escalated(ref, "riverside") == (kind, subject)
    assert escalation_ref(kind, subject) == ref


@pytest.mark.parametrize("ref", ["I3", "phase:P1", "issue:", "programme:riverside", ""])
def test_a_name_that_is_of_nothing_that_rises_cannot_be_read(ref: str) -> None:
    with pytest.raises(EscalationRefUnreadable, match="KIND:REF with a kind out of workstream, milestone, risk, issue"):
        escalated(ref, "riverside")
