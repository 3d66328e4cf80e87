"""A decision: taken by a body that is entitled to it, of which enough were there, and superseded by a later one."""

from datetime import date

import pytest

from domain.board import Board
from domain.board_facts import BoardConstituted, BoardReplaced, BoardStage, Mandate
from domain.board_refusals import BoardIsReplaced, OnlyAdvises, OnlyProposed
from domain.decision import (
    ITS_OWN_BUSINESS,
    Decision,
    DecisionKind,
    DecisionOutcome,
    DecisionSuperseded,
    DecisionTaken,
    take,
)
from domain.decision_refusals import (
    AnotherBoardsMeeting,
    ConditionsUnstated,
    DecidedByNobody,
    DecisionIsSuperseded,
    ItemOfWhichMeeting,
    QuorumNotMet,
    SupersedesItself,
)
from domain.entry import Entry
from domain.fact import Fact
from domain.meeting import ItemsNeedAnAgenda, Meeting, UnknownItem
from domain.meeting_facts import AgendaItemListed, Attendance, MeetingHeld, MeetingScheduled
from domain.planned_date import PlannedDate
from domain.refusals import AlreadyThere
from tests.domain.given import TODAY, given, told

THAT_DAY = PlannedDate.on(TODAY)
BY_THE_CITY = DecisionTaken(text="Half is bought elsewhere", bodies=("Bridge City Council",))


def board(*later: Fact | Entry, **said: object) -> Board:
    return given(Board, "crossing", BoardConstituted.model_validate({"name": "Crossing board", **said}), *later)


def meeting(*later: Fact, board: str = "crossing") -> Meeting:
    return given(Meeting, "B1", MeetingScheduled(board=board, on=THAT_DAY), *later)


def held(*present: int | None) -> Meeting:
    listed = AgendaItemListed(item="5", title="The steel")
    return meeting(
        listed, MeetingHeld(attendance=tuple(Attendance(of="Members", present=number) for number in present))
    )


def taken(**said: object) -> DecisionTaken:
    return DecisionTaken.model_validate({"text": "Half is bought elsewhere", "board": "crossing", **said})


def decision(*later: Fact, ref: str = "D1", **said: object) -> Decision:
    return given(Decision, ref, taken(**said), *later)


def test_a_decision_is_taken_once() -> None:
    assert take(None, BY_THE_CITY) == [BY_THE_CITY]
    with pytest.raises(AlreadyThere, match="D1"):
        take(decision(), BY_THE_CITY)


def test_somebody_took_every_decision() -> None:
    with pytest.raises(DecidedByNobody, match="Say who decided"):
        take(None, DecisionTaken(text="Half is bought elsewhere"))


def test_a_board_that_only_advises_takes_no_decision() -> None:
    for outcome in (DecisionOutcome.AGREED, DecisionOutcome.REJECTED):
        with pytest.raises(OnlyAdvises):
            take(None, taken(outcome=outcome), board=board(mandate=Mandate.ADVISES))


@pytest.mark.parametrize("outcome", [DecisionOutcome.NOTED, DecisionOutcome.DEFERRED])
def test_a_board_that_only_advises_may_note_something_or_put_it_off(outcome: DecisionOutcome) -> None:
    assert take(None, taken(outcome=outcome), board=board(mandate=Mandate.ADVISES)) == [taken(outcome=outcome)]


@pytest.mark.parametrize("kind", sorted(ITS_OWN_BUSINESS))
def test_a_board_that_only_advises_settles_its_own_business(kind: DecisionKind) -> None:
    assert take(None, taken(kind=kind), board=board(mandate=Mandate.ADVISES)) == [taken(kind=kind)]


@pytest.mark.parametrize("kind", [DecisionKind.ELECTION, DecisionKind.APPROVAL])
def test_a_board_that_is_only_proposed_decides_nothing_at_all(kind: DecisionKind) -> None:
    with pytest.raises(OnlyProposed):
        take(None, taken(kind=kind), board=board(stage=BoardStage.PROPOSED))


def test_minutes_of_a_replaced_board_may_come_late_but_it_decides_nothing_new() -> None:
    gone = board(told(BoardReplaced(), effective_on=date(2026, 3, 1)))
    before = taken(taken_on=PlannedDate.on(date(2026, 2, 27)))
    assert take(None, before, board=gone) == [before]
    with pytest.raises(BoardIsReplaced):
        take(None, taken(taken_on=THAT_DAY), board=gone)
    with pytest.raises(BoardIsReplaced):
        take(None, taken(meeting="B1"), board=gone, meeting=held(3))


def test_a_board_with_a_quorum_decides_where_that_is_met() -> None:
    at_the_meeting = taken(meeting="B1")
    assert take(None, at_the_meeting, board=board(quorum=3), meeting=held(2, 1)) == [at_the_meeting]
    with pytest.raises(QuorumNotMet, match="at least 3 of it are there, and 2 were there"):
        take(None, at_the_meeting, board=board(quorum=3), meeting=held(2))
    with pytest.raises(QuorumNotMet, match="nobody stated how many were there"):
        take(None, at_the_meeting, board=board(quorum=3), meeting=held(3, None))
    with pytest.raises(QuorumNotMet):
        take(None, taken(), board=board(quorum=3))


def test_an_old_paper_that_counts_nobody_is_taken_at_its_word_but_not_one_that_counts_too_few() -> None:
    at_the_meeting = taken(meeting="B1")
    assert take(None, at_the_meeting, board=board(quorum=3), meeting=held(), is_from_a_paper=True) == [at_the_meeting]
    with pytest.raises(QuorumNotMet):
        take(None, at_the_meeting, board=board(quorum=3), meeting=held(2), is_from_a_paper=True)


def test_nothing_is_decided_at_a_meeting_that_was_not_held() -> None:
    with pytest.raises(ItemsNeedAnAgenda):
        take(None, taken(meeting="B1"), board=board(), meeting=meeting())


def test_a_board_decides_at_its_own_meetings() -> None:
    with pytest.raises(AnotherBoardsMeeting, match="The meeting of 3 March 2026 is one of “ferry”, not of “crossing”"):
        take(None, taken(meeting="B1"), board=board(), meeting=meeting(MeetingHeld(), board="ferry"))


def test_an_item_stands_on_the_agenda_of_the_meeting() -> None:
    on_the_agenda = taken(meeting="B1", item="5")
    assert take(None, on_the_agenda, board=board(), meeting=held()) == [on_the_agenda]
    with pytest.raises(UnknownItem):
        take(None, taken(meeting="B1", item="7"), board=board(), meeting=held())
    with pytest.raises(ItemOfWhichMeeting, match="Say at which meeting item “5” was decided"):
        take(None, taken(item="5"), board=board())


def test_an_agreement_under_conditions_says_which() -> None:
    agreed = DecisionOutcome.AGREED_WITH_CONDITIONS
    with pytest.raises(ConditionsUnstated):
        take(None, taken(outcome=agreed), board=board())
    conditional = taken(outcome=agreed, conditions=("It is cheaper",))
    assert take(None, conditional, board=board()) == [conditional]


def test_a_decision_is_superseded_once_and_never_by_itself() -> None:
    assert decision().supersede("D2", {}) == [DecisionSuperseded(by="D2")]
    assert decision(DecisionSuperseded(by="D2")).supersede("D2", {}) == []
    with pytest.raises(DecisionIsSuperseded, match="was superseded by “D2” already"):
        decision(DecisionSuperseded(by="D2")).supersede("D3", {})
    with pytest.raises(SupersedesItself, match="D1 by D1"):
        decision().supersede("D1", {})
    with pytest.raises(SupersedesItself, match="D1 by D2 by D1"):
        decision().supersede("D2", {"D2": decision(DecisionSuperseded(by="D1"), ref="D2")})


@pytest.mark.parametrize("outcome", DecisionOutcome)
def test_a_recommendation_is_settled_by_what_agrees_or_rejects_it(outcome: DecisionOutcome) -> None:
    settled = outcome not in (DecisionOutcome.NOTED, DecisionOutcome.DEFERRED)
    assert decision(outcome=outcome, recommendations=("R1",)).settles("R1") is settled
    assert not decision(outcome=outcome, recommendations=("R1",)).settles("R2")
    assert not decision(DecisionSuperseded(by="D2"), outcome=outcome, recommendations=("R1",)).settles("R1")
