"""The part of the bridge's story that is its boards, from the first proposal to the last action."""

from datetime import date

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
    PackFrozen,
    Part,
)
from domain.planned_date import PlannedDate
from tests.application.projections.building import Told
from tests.application.projections.story_of_the_changes import CHANGES
from tests.application.projections.story_of_the_decisions import DECISIONS
from tests.application.projections.story_of_the_escalations import ESCALATIONS
from tests.application.projections.story_of_the_exemptions import EXEMPTIONS

DAY = date(2018, 1, 19)
PM = "The programme manager"
ON_THE_DAY = PlannedDate.on(DAY)
TO_COME = PlannedDate.on(date(2018, 1, 12))
COUNCILLORS = Seat(seat="Councillor", organisation="City Council", count=3, is_doubtful=True)
ENGINEER = Seat(seat="Engineer", count=1, is_vacant=True, attendance="every second time")
BOARD = "the board “Bridge board”"
MEETING = f"the meeting of {BOARD} on 19 January 2018"

BOARDS: tuple[tuple[Told, str], ...] = (
    (
        Told("board", "cabinet", BoardConstituted(name="Cabinet"), DAY),
        f"{PM} constituted the board “Cabinet”.",
    ),
    (
        Told(
            "board", "bridge", BoardConstituted(name="Bridge board", stage=BoardStage.PROPOSED, seats=(ENGINEER,)), DAY
        ),
        f"{PM} proposed the board “Bridge board”.",
    ),
    (
        Told("board", "bridge", BoardPutInPlace(since=ON_THE_DAY), DAY),
        f"{PM} put {BOARD} in place on 19 January 2018.",
    ),
    (
        Told("board", "bridge", BoardSeatsChanged(seats=(COUNCILLORS, ENGINEER), quorum=2), DAY),
        (
            f"{PM} changed the seats of {BOARD} from 1 Engineer, vacant; every second time "
            "to 3? Councillor (City Council) and 1 Engineer, vacant; every second time; a quorum of 2."
        ),
    ),
    (
        Told("board", "bridge", BoardLeadChanged(lead_role="Bridge engineer"), DAY),
        f"{PM} made the bridge engineer the lead of {BOARD}.",
    ),
    (
        Told("board", "bridge", BoardCycleChanged(cycle=Cycle(as_written="Quarterly", meetings_a_year=4)), DAY),
        f"{PM} set how often {BOARD} meets to Quarterly, 4 times a year.",
    ),
    (
        Told("board", "bridge", BoardReportingLineChanged(reports_to="cabinet"), DAY),
        f"{PM} let {BOARD} report to “Cabinet”.",
    ),
    (
        Told("board", "bridge", BoardReportingLineChanged(reports_to=None), DAY),
        f"{PM} let {BOARD} report to no other board.",
    ),
    (
        Told("board", "bridge", BoardRemitChanged(purposes=("Renew the bridge",), services=("Roads",)), DAY),
        f"{PM} changed the remit of {BOARD}.",
    ),
    (
        Told("board", "bridge", BoardMandateChanged(mandate=Mandate.DECIDES), DAY),
        f"{PM} recorded that {BOARD} takes decisions.",
    ),
    (
        Told("board", "bridge", BoardMandateChanged(mandate=Mandate.ADVISES), DAY),
        f"{PM} recorded that {BOARD} advises and takes no decisions.",
    ),
    (
        Told("board", "bridge", BoardOpenedOrClosed(is_public=True, opens_when="where money is spent"), DAY),
        f"{PM} recorded that {BOARD} meets in public; where money is spent.",
    ),
    (
        Told("board", "bridge", BoardOfficeFilled(office="Chair", organisation="City Council"), DAY),
        f"{PM} filled the office “Chair” of {BOARD} (City Council).",
    ),
    (
        Told("board", "bridge", BoardStatedOtherwise(about=BoardMatter.CYCLE, as_written="Six-weekly"), DAY),
        f"{PM} noted what is stated otherwise of the cycle of {BOARD}, “Six-weekly”.",
    ),
    (
        Told("board", "bridge", BoardEscalationStated(from_body="Site group", by_exception=True), DAY),
        f"{PM} stated what the site group brings before {BOARD}: by exception only.",
    ),
    (
        Told("board", "bridge", BoardAgendaForeseen(month=6, items=("Year end",), quarter=4), DAY),
        f"{PM} foresaw the agenda of {BOARD} in June: Year end; quarter 4 under review.",
    ),
)

MEETINGS: tuple[tuple[Told, str], ...] = (
    (
        Told("meeting", "B1", MeetingScheduled(board="bridge", on=TO_COME, starts_at="18:00"), DAY),
        f"{PM} called a meeting of {BOARD} for 12 January 2018 at 18:00.",
    ),
    (
        Told("meeting", "B1", MeetingMoved(to=ON_THE_DAY), DAY, note="the chair was ill"),
        (
            f"{PM} moved the meeting of {BOARD} from 12 January 2018 at 18:00 "
            "to 19 January 2018 at 18:00: the chair was ill."
        ),
    ),
    (
        Told("meeting", "B1", AgendaItemListed(item="5", title="The steel", part=Part.ONE), DAY),
        f"{PM} put “The steel” on the agenda of {MEETING}.",
    ),
    (
        Told("meeting", "B1", AgendaItemListed(item="5", title="The late steel", part=Part.ONE), DAY),
        f"{PM} changed “The late steel” on the agenda of {MEETING}.",
    ),
    (
        Told("meeting", "B1", AgendaItemListed(item="6", title="Paint"), DAY),
        f"{PM} put “Paint” on the agenda of {MEETING}.",
    ),
    (
        Told("meeting", "B1", AgendaItemTakenOff(item="6"), DAY, note="there is time"),
        f"{PM} took “Paint” off the agenda of {MEETING}: there is time.",
    ),
    (
        Told("meeting", "B1", MeetingHeld(attendance=(Attendance(of="City Council", present=3, apologies=1),)), DAY),
        f"{PM} recorded that {MEETING} was held, with City Council: 3 present and 1 apology.",
    ),
    (
        Told("meeting", "B1", AgendaItemDealtWith(item="5", outcome=ItemOutcome.NOTED), DAY),
        f"{PM} recorded that “The late steel” was noted at {MEETING}.",
    ),
    (
        Told("meeting", "B1", ActionsCounted(count=12, frequency="weekly"), DAY),
        f"{PM} recorded that {MEETING} was told of 12 actions followed elsewhere (weekly).",
    ),
    (
        Told("meeting", "B2", MeetingScheduled(board="bridge", on=ON_THE_DAY, title="Site visit"), DAY),
        f"{PM} called a meeting of {BOARD} for 19 January 2018, “Site visit”.",
    ),
    (
        Told("meeting", "B2", PackFrozen(up_to=7, as_at=DAY, template=1, content_sha256="ab" * 32), DAY),
        f"{PM} froze the pack of the meeting “Site visit”, made from the record up to entry 7.",
    ),
    (
        Told("meeting", "B2", MeetingCancelled(), DAY, note="it snows"),
        f"{PM} cancelled the meeting “Site visit”: it snows.",
    ),
)

FORWARD_PLAN: tuple[tuple[Told, str], ...] = (
    (
        Told("forward-item", "F1", ForwardItemPlanned(title="Annual report", kind="report"), DAY),
        f"{PM} put “Annual report” into the forward plan.",
    ),
    (
        Told("forward-item", "F1", TimingStated(as_written="June or July", body="Bridge board", months=(6, 7)), DAY),
        f"{PM} noted when “Annual report” comes before the bridge board: “June or July”.",
    ),
    (
        Told("forward-item", "F1", RouteStepListed(body="Cabinet", step=2, sees="the summary"), DAY),
        f"{PM} listed the cabinet among those who have “Annual report” before them.",
    ),
    (
        Told("forward-item", "F1", ForwardItemDropped(), DAY, note="nobody reads it"),
        f"{PM} dropped “Annual report” from the forward plan: nobody reads it.",
    ),
)

REPLACED: tuple[tuple[Told, str], ...] = (
    (
        Told("board", "bridge", BoardReplaced(by="cabinet", replaced_on=ON_THE_DAY), DAY, note="the bridge stands"),
        f"{PM} recorded that {BOARD} was replaced by “Cabinet” on 19 January 2018: the bridge stands.",
    ),
)

GOVERNANCE: tuple[tuple[Told, str], ...] = (
    *BOARDS,
    *MEETINGS,
    *FORWARD_PLAN,
    *CHANGES,
    *ESCALATIONS,
    *EXEMPTIONS,
    *DECISIONS,
    *REPLACED,
)
