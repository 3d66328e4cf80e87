"""One telling example of every fact about boards, meetings, papers, recommendations, decisions and actions."""

from datetime import date

from domain.action import (
    ActionAssigned,
    ActionDone,
    ActionDropped,
    ActionDueMoved,
    ActionProgressNoted,
    ActionReassigned,
    ActionReopened,
)
from domain.board_facts import (
    BoardAgendaForeseen,
    BoardConstituted,
    BoardCycleChanged,
    BoardEscalationStated,
    BoardLeadChanged,
    BoardMandateChanged,
    BoardMatter,
    BoardOfficeFilled,
    BoardOpenedOrClosed,
    BoardPutInPlace,
    BoardRemitChanged,
    BoardReplaced,
    BoardReportingLineChanged,
    BoardSeatsChanged,
    BoardStage,
    BoardStatedOtherwise,
    Cycle,
    Mandate,
    Seat,
)
from domain.change_request import ChangeApproved, ChangeKind, ChangeRejected, ChangeRequested, ChangeWithdrawn
from domain.decision import DecisionKind, DecisionOutcome, DecisionSuperseded, DecisionTaken
from domain.exemption import ExemptionLifted, ExemptionReviewed, ExemptKind, ItemExempted
from domain.fact import Fact
from domain.forward_item import ForwardItemDropped, ForwardItemPlanned, RouteStepListed, TimingStated
from domain.meeting_facts import (
    ActionsCounted,
    AgendaItemDealtWith,
    AgendaItemListed,
    AgendaItemTakenOff,
    Attendance,
    ItemOutcome,
    MeetingCancelled,
    MeetingHeld,
    MeetingMoved,
    MeetingScheduled,
    Part,
)
from domain.paper import ImplicationStated, PaperSubmitted, PaperWithdrawn, QuestionAnswered
from domain.planned_date import PlannedDate
from domain.recommendation import Ask, RecommendationMade, RecommendationReworded, RecommendationWithdrawn, Weight

_JULY = PlannedDate.on(date(2026, 7, 14))
_COUNCILLORS = Seat(seat="Councillor", organisation="Bridge City Council", count=3, is_doubtful=True)

EVERY_FACT_OF_GOVERNANCE: tuple[Fact, ...] = (
    BoardConstituted(
        name="Crossing board",
        level=2,
        stage=BoardStage.PROPOSED,
        seats=(_COUNCILLORS,),
        quorum=2,
        cycle=Cycle(as_written="Quarterly", meetings_a_year=4),
        reports_to="cabinet",
        mandate=Mandate.DECIDES,
    ),
    BoardPutInPlace(since=_JULY),
    BoardReplaced(by="river-board", replaced_on=_JULY),
    BoardSeatsChanged(seats=(_COUNCILLORS, Seat(seat="Engineer", is_vacant=True)), quorum=3),
    BoardLeadChanged(lead_role="Mayor"),
    BoardCycleChanged(cycle=Cycle(as_written="Monthly")),
    BoardReportingLineChanged(reports_to="council"),
    BoardRemitChanged(purposes=("Build the bridge",), services=("Ferries",)),
    BoardMandateChanged(mandate=Mandate.ADVISES),
    BoardOpenedOrClosed(is_public=False, opens_when="When money is spent"),
    BoardOfficeFilled(office="Chair", organisation="Bridge City Council", role="Mayor"),
    BoardStatedOtherwise(about=BoardMatter.CYCLE, as_written="Every six weeks", meetings_a_year=9),
    BoardEscalationStated(from_body="Steelwork group", condition="What costs more", by_exception=True),
    BoardAgendaForeseen(month=6, items=("Year end",), quarter=4, output="Annual report"),
    MeetingScheduled(board="crossing-board", on=_JULY, starts_at="18:00"),
    MeetingMoved(to=PlannedDate.on(date(2026, 7, 21)), decision="D1"),
    MeetingCancelled(),
    AgendaItemListed(item="5", title="The steel", number="5a", part=Part.TWO, paper="P1"),
    AgendaItemTakenOff(item="5"),
    MeetingHeld(held_on=_JULY, attendance=(Attendance(of="Bridge City Council", present=3, apologies=1),)),
    AgendaItemDealtWith(item="5", outcome=ItemOutcome.NOTED, finding="It is late."),
    ActionsCounted(count=12, frequency="weekly"),
    ForwardItemPlanned(title="Annual report", kind="report"),
    TimingStated(as_written="June or July", body="Crossing board", months=(6, 7)),
    RouteStepListed(body="Crossing board", step=2, when="July", only_for=("Ferries",)),
    ForwardItemDropped(),
    PaperSubmitted(title="A second supplier", asked_of=("Crossing board",)),
    ImplicationStated(area="Finance", has_none=True),
    QuestionAnswered(topic="Steel", answer="It comes in May.", answered_by="Bridge engineer"),
    PaperWithdrawn(),
    RecommendationMade(text="Buy steel elsewhere", weight=Weight.SUPPORTED, number="2.1", ask=Ask.APPROVE),
    RecommendationReworded(text="Buy half of the steel elsewhere"),
    RecommendationWithdrawn(),
    DecisionTaken(
        text="Half of the steel is bought elsewhere",
        kind=DecisionKind.APPROVAL,
        outcome=DecisionOutcome.AGREED_WITH_CONDITIONS,
        board="crossing-board",
        recommendations=("R1",),
        taken_on=_JULY,
        conditions=("It is cheaper",),
        seen_at=7,
    ),
    DecisionSuperseded(by="D2"),
    ActionAssigned(what="Ask a second supplier", owner_role="Treasurer", due=_JULY, decision="D1"),
    ActionReassigned(owner_role="Bridge engineer"),
    ActionDueMoved(due=PlannedDate.on(date(2026, 8, 1))),
    ActionProgressNoted(comment="Two have answered."),
    ActionDone(outcome="The third was cheaper.", done_on=_JULY),
    ActionDropped(),
    ActionReopened(),
    ChangeRequested(
        what="Open the bridge later",
        kind=ChangeKind.REBASELINE,
        milestone="M1",
        baseline=_JULY,
        impact="The ferry goes on for a month.",
        asked_of="crossing-board",
    ),
    ChangeApproved(board="crossing-board", decision="D1", conditions=("The ferry is paid for",)),
    ChangeRejected(body="Cabinet"),
    ChangeWithdrawn(),
    ItemExempted(
        subject_kind=ExemptKind.PAPER,
        subject="P1",
        paragraphs=(3,),
        public_interest="Bidders would know what is paid",
        officer_role="Monitoring officer",
        review_on=date(2027, 1, 31),
        title="An offer",
    ),
    ExemptionReviewed(review_on=date(2027, 6, 30)),
    ExemptionLifted(),
)
"""In the order of the aggregates; the first of each aggregate is the one its stream begins with."""
