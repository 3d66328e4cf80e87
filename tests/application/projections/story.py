"""A bridge from its registration to its end: every fact there is, each with the sentence it is told in."""

from datetime import date

from domain.highlight_report import (
    BoardItemListed,
    BudgetNoted,
    CommunicationListed,
    DistributionListed,
    Flag,
    HighlightReportDrafted,
    Recipient,
    Section,
    SectionLeftEmpty,
    SummaryFlagAnswered,
)
from domain.highlight_report_life import (
    HighlightReportConsidered,
    HighlightReportIssued,
    HighlightReportWithdrawn,
)
from domain.issue import (
    IssueAssigned,
    IssueEscalated,
    IssueProgressNoted,
    IssueRaised,
    IssueResolved,
    IssueSeverityChanged,
    Severity,
)
from domain.planned_date import PlannedDate
from domain.programme import (
    CadenceSet,
    HostNamed,
    Organisation,
    PartnerJoined,
    PartnerLeft,
    ProgrammeClosed,
    ProgrammePlacedInside,
    ProgrammeRegistered,
    ReviewTriggerSet,
    RoleNamed,
    ScaleAdopted,
    ToleranceSet,
)
from domain.programme_words import RoleState, TriggerKind
from domain.rag_status import Dimension, RatedKind, RatingConfirmedUnchanged, RatingDeclared
from domain.rating import Light, Rating, Scale
from domain.reporting_cycle import Cadence
from domain.suggestion import Tolerance
from tests.application.projections.building import NAME, PROGRAMME, Told, registered
from tests.application.projections.story_of_the_boards import GOVERNANCE
from tests.application.projections.story_of_the_gates import GATES
from tests.application.projections.story_of_the_people import PEOPLE
from tests.application.projections.story_of_the_plan import PLAN
from tests.application.projections.story_of_the_returns import REVIEWED, returns
from tests.application.projections.story_of_the_risks import RISKS

DAY = date(2018, 1, 19)
PM = "The programme manager"
COUNTY = Organisation(ref="county", name="County Council")
BUDGET = "workstream:W1:budget"
REPORT = "the highlight report of the workstream “Steel and deck” as at 19 January 2018"


def _rated(light: Light, rationale: str | None = None) -> RatingDeclared:
    return RatingDeclared(
        subject_kind=RatedKind.WORKSTREAM,
        subject="W1",
        dimension=Dimension.BUDGET,
        rating=Rating(light=light),
        rationale=rationale,
    )


PROGRAMME_ITSELF = (
    (
        registered(ProgrammeRegistered(name=NAME, partners=(Organisation(ref="city", name="City Council"),)), DAY),
        f"{PM} registered the programme “Bridge renewal”, shared by City Council.",
    ),
    (
        Told("programme", PROGRAMME, PartnerJoined(partner=COUNTY), DAY),
        f"{PM} added County Council to the partners of “Bridge renewal”.",
    ),
    (
        Told("programme", PROGRAMME, HostNamed(host="county"), DAY),
        f"{PM} set the host of “Bridge renewal” to County Council.",
    ),
    (
        Told("programme", PROGRAMME, PartnerLeft(partner="county"), DAY),
        f"{PM} recorded that County Council is no longer a partner of “Bridge renewal”.",
    ),
    (
        Told("programme", PROGRAMME, ToleranceSet(tolerance=Tolerance(amber_beyond=5, red_beyond=20)), DAY),
        (
            f"{PM} changed the tolerance of “Bridge renewal” from amber beyond 0 and red beyond 10 working days "
            "to amber beyond 5 and red beyond 20 working days."
        ),
    ),
    (
        Told("programme", PROGRAMME, CadenceSet(cadence=Cadence(every_days=7)), DAY),
        f"{PM} set how often “Bridge renewal” reports to every 7 days.",
    ),
    (
        Told("programme", PROGRAMME, ScaleAdopted(scale=Scale.FIVE), DAY),
        f"{PM} changed the rating scale of “Bridge renewal” from three points to five points.",
    ),
    (
        Told("programme", PROGRAMME, RoleNamed(role="ad", title="Director", posts=2, state=RoleState.VACANT), DAY),
        f"{PM} named the role “Director” (vacant, 2 posts).",
    ),
    (
        Told("programme", PROGRAMME, ReviewTriggerSet(trigger="T", kind=TriggerKind.PERIODIC, every_months=12), DAY),
        f"{PM} set a review of “Bridge renewal” every 12 months.",
    ),
    (
        Told("programme", PROGRAMME, ProgrammePlacedInside(parent="city-deal"), DAY),
        f"{PM} placed “Bridge renewal” inside the programme “city-deal”.",
    ),
)

RATINGS = (
    (
        Told("rag", BUDGET, _rated(Light.AMBER, rationale="Bids are late."), DAY),
        f"{PM} declared the budget rating of the workstream “Steel and deck” Amber: Bids are late.",
    ),
    (
        Told("rag", BUDGET, RatingConfirmedUnchanged(), DAY),
        f"{PM} confirmed that the budget rating of the workstream “Steel and deck” is still Amber.",
    ),
    (
        Told("rag", BUDGET, _rated(Light.GREEN, rationale="Bids are in"), DAY),
        f"{PM} changed the budget rating of the workstream “Steel and deck” from Amber to Green: Bids are in.",
    ),
    (
        Told("rag", BUDGET, _rated(Light.GREEN), DAY),
        f"{PM} declared the budget rating of the workstream “Steel and deck” Green again.",
    ),
)

ISSUES = (
    (
        Told("issue", "I2", IssueRaised(what="Crane broken", severity=Severity.LOW), DAY),
        f"{PM} raised the issue “Crane broken”, with low severity.",
    ),
    (
        Told("issue", "I2", IssueAssigned(responsible="Steel supplier"), DAY),
        f"{PM} made the steel supplier responsible for the issue “Crane broken”.",
    ),
    (
        Told("issue", "I2", IssueSeverityChanged(severity=Severity.HIGH), DAY, note="no second crane"),
        f"{PM} changed the severity of the issue “Crane broken” from low to high: no second crane.",
    ),
    (
        Told("issue", "I2", IssueProgressNoted(comment="A crane is hired."), DAY),
        f"{PM} noted how the issue “Crane broken” stands, “A crane is hired”.",
    ),
    (
        Told("issue", "I2", IssueEscalated(to="Project board"), DAY),
        f"{PM} escalated the issue “Crane broken” to the project board.",
    ),
    (
        Told("issue", "I2", IssueResolved(outcome="Crane repaired", resolved_on=PlannedDate.on(DAY)), DAY),
        f"{PM} recorded that the issue “Crane broken” was resolved on 19 January 2018: Crane repaired.",
    ),
)

ISSUED = HighlightReportIssued(up_to=7, as_at=DAY, template=1, content_sha256="ab" * 32)
REPORTS = (
    (
        Told("highlight-report", "HR1", HighlightReportDrafted(reported_on=DAY, workstream="W1"), DAY),
        f"{PM} drafted the highlight report of the workstream “Steel and deck” as at 19 January 2018.",
    ),
    (
        Told("highlight-report", "HR1", SummaryFlagAnswered(flag=Flag.CHANGED_OR_NEW_RISKS, answer=True), DAY),
        f"{PM} answered the question “changed or new risks” in {REPORT} with Yes.",
    ),
    (
        Told("highlight-report", "HR1", CommunicationListed(item="C1", event="Opening", when=PlannedDate.on(DAY)), DAY),
        f"{PM} listed the event “Opening”, 19 January 2018, under communications in {REPORT}.",
    ),
    (
        Told("highlight-report", "HR1", BudgetNoted(item="B1", note="One book for all"), DAY),
        f"{PM} noted on the budget in {REPORT}, “One book for all”.",
    ),
    (
        Told("highlight-report", "HR1", BoardItemListed(item="X1", issue="Second crane"), DAY),
        f"{PM} listed the item “Second crane” for the board in {REPORT}.",
    ),
    (
        Told("highlight-report", "HR1", SectionLeftEmpty(section=Section.ITEMS_FOR_BOARD, as_written="--"), DAY),
        f"{PM} left the section “items for board” of {REPORT} empty, as “--”.",
    ),
    (
        Told("highlight-report", "HR1", DistributionListed(recipients=(Recipient(role="Project Sponsor"),)), DAY),
        f"{PM} set the distribution of {REPORT} to Project Sponsor.",
    ),
    (
        Told("highlight-report", "HR1", REVIEWED, DAY),
        f"{PM} reviewed {REPORT} as the treasurer, who found “It says what we agreed”.",
    ),
    (
        Told("highlight-report", "HR1", ISSUED, DAY),
        f"{PM} issued {REPORT}, made from the record up to entry 7.",
    ),
    (
        Told("highlight-report", "HR1", HighlightReportConsidered(board="Project board", considered_on=DAY), DAY),
        f"{PM} recorded that the project board considered {REPORT} on 19 January 2018.",
    ),
    (
        Told("highlight-report", "HR1", HighlightReportWithdrawn(), DAY, note="a page was missing"),
        f"{PM} withdrew {REPORT}: a page was missing.",
    ),
)

THE_END = (
    (
        Told("programme", PROGRAMME, ProgrammeClosed(), DAY, note="the bridge is open"),
        f"{PM} closed the programme “Bridge renewal”: the bridge is open.",
    ),
)

STORY: tuple[tuple[Told, str], ...] = (
    *PROGRAMME_ITSELF,
    *PLAN,
    *GATES,
    *RATINGS,
    *RISKS,
    *ISSUES,
    *REPORTS,
    *GOVERNANCE,
    *returns(PROGRAMME),
    *PEOPLE,
    *THE_END,
)
"""Each telling with the sentence expected of it, in the order things happened."""
