"""One telling example of every fact there is, for claims that have to hold for all of them."""

from datetime import date

from domain.actor import Role
from domain.correcting import EntryWithdrawn
from domain.erasing import ErasureRecorded
from domain.fact import Fact
from domain.gate_control import PhasesHeldAtGates, PhasesNoLongerHeldAtGates
from domain.gate_facts import (
    CriterionStanding,
    GateCondition,
    GateConditionMet,
    GateEvidenceGiven,
    GateOutcome,
    GateReviewed,
    GateSet,
)
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
from domain.milestone_facts import (
    MilestoneAssigned,
    MilestoneDependencyAdded,
    MilestoneDependencyRemoved,
    MilestoneDropped,
    MilestoneForecastChanged,
    MilestoneForecastConfirmed,
    MilestoneMet,
    MilestonePlaced,
    MilestonePlanned,
    MilestoneProgressNoted,
    MilestoneRebaselined,
    MilestoneRetitled,
)
from domain.person_facts import (
    IdentityLinked,
    IdentityUnlinked,
    PersonAdmitted,
    PersonLeft,
    PersonRetitled,
    RoleGranted,
    RoleWithdrawn,
    SignedIn,
    SignInLinkMade,
)
from domain.phase import (
    PhaseCompleted,
    PhaseDropped,
    PhasePlanned,
    PhaseStarted,
    PhaseWindowMoved,
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
from domain.programme_words import TriggerKind
from domain.rag_status import Dimension, RatedKind, RatingConfirmedUnchanged, RatingDeclared
from domain.rating import Light, Rating, Scale
from domain.reporting_cycle import Cadence
from domain.risk import (
    Response,
    RiskAssessed,
    RiskClosed,
    RiskConfirmedUnchanged,
    RiskEscalated,
    RiskIdentified,
    RiskMaterialised,
    RiskMitigationAgreed,
    RiskMitigationDone,
    RiskOwnerAssigned,
    RiskResponseChosen,
)
from domain.score import Score
from domain.suggestion import Tolerance
from domain.workstream import (
    Outcome,
    WorkstreamClosed,
    WorkstreamLeadChanged,
    WorkstreamOpened,
    WorkstreamPlacedInside,
    WorkstreamProgressNoted,
    WorkstreamScopeChanged,
)
from tests.domain.every_fact_of_governance import EVERY_FACT_OF_GOVERNANCE
from tests.domain.every_fact_of_reporting import OF_A_PROGRAMME, OF_A_REPORT, OF_A_RETURN

_JULY = PlannedDate.on(date(2026, 7, 14))
_COUNTY = Organisation(ref="county", name="River County Council")

EVERY_FACT: tuple[Fact, ...] = (
    ProgrammeRegistered(name="Riverside Crossing", partners=(_COUNTY,), host="county"),
    PartnerJoined(partner=_COUNTY),
    PartnerLeft(partner="county"),
    HostNamed(host="county"),
    ToleranceSet(tolerance=Tolerance(red_beyond=5)),
    CadenceSet(cadence=Cadence(every_days=7)),
    ScaleAdopted(scale=Scale.FIVE),
    RoleNamed(role="engineer", title="Bridge engineer"),
    ReviewTriggerSet(trigger="flood", kind=TriggerKind.EVENT),
    ProgrammePlacedInside(parent="county-roads"),
    ProgrammeClosed(),
    PhasesHeldAtGates(phases=("P2",)),
    PhasesNoLongerHeldAtGates(),
    *OF_A_PROGRAMME,
    PhasePlanned(name="Foundations", window=_JULY),
    PhaseWindowMoved(window=_JULY),
    PhaseStarted(started_on=_JULY),
    PhaseCompleted(completed_on=_JULY),
    PhaseDropped(),
    GateSet(gate_criteria=("The piles are dry",), held_by="joint", led_by="Bridge engineer"),
    GateEvidenceGiven(criterion="The piles are dry", standing=CriterionStanding.MET, evidence="The diver’s report"),
    GateReviewed(outcome=GateOutcome.PAUSE, dated_conditions=(GateCondition(text="Pump the pit", due=_JULY),)),
    GateConditionMet(condition="Pump the pit", evidence="It is dry"),
    WorkstreamOpened(name="Steelwork"),
    WorkstreamLeadChanged(lead_role="Master smith"),
    WorkstreamScopeChanged(scope="Rivets alone"),
    WorkstreamPlacedInside(parent="structure"),
    WorkstreamProgressNoted(comment="Half the beams are in place."),
    WorkstreamClosed(outcome=Outcome.STOPPED),
    MilestonePlanned(title="Bridge opens", baseline=_JULY, depends_on=("M3",)),
    MilestoneForecastChanged(forecast=_JULY),
    MilestoneForecastConfirmed(),
    MilestoneRebaselined(baseline=_JULY),
    MilestoneMet(met_on=_JULY),
    MilestoneDropped(),
    MilestoneProgressNoted(comment="Four rivets missing."),
    MilestoneRetitled(title="Bridge and lock open"),
    MilestoneAssigned(owner_role="Bridge engineer"),
    MilestonePlaced(workstream="steelwork"),
    MilestoneDependencyAdded(depends_on="M3"),
    MilestoneDependencyRemoved(depends_on="M3"),
    RatingDeclared(
        subject_kind=RatedKind.PROGRAMME,
        subject="riverside",
        dimension=Dimension.OVERALL,
        rating=Rating(light=Light.AMBER),
        rationale="The steel is late.",
        path_to_green="A second supplier.",
    ),
    RatingConfirmedUnchanged(),
    RiskIdentified(event="The steel arrives late", inherent=Score(likelihood=4)),
    RiskAssessed(current=Score(likelihood=2, impact=3)),
    RiskResponseChosen(response=Response.TREAT),
    RiskMitigationAgreed(action="A1", what="Find a second supplier"),
    RiskMitigationDone(action="A1"),
    RiskOwnerAssigned(owner_role="Treasurer"),
    RiskConfirmedUnchanged(),
    RiskEscalated(to="Crossing board"),
    RiskMaterialised(issue="I1"),
    RiskClosed(),
    IssueRaised(what="The steel is the wrong colour", standing="Unpainted"),
    IssueAssigned(responsible="The steelworks"),
    IssueSeverityChanged(severity=Severity.HIGH),
    IssueProgressNoted(comment="One coat is on."),
    IssueEscalated(to="Crossing board"),
    IssueResolved(outcome="Painted"),
    HighlightReportDrafted(reported_on=date(2026, 1, 19)),
    SummaryFlagAnswered(flag=Flag.CHANGED_OR_NEW_RISKS, answer=False),
    CommunicationListed(item="C1", event="Newsletter to both banks"),
    BudgetNoted(item="B1", note="Paint cost more than expected."),
    BoardItemListed(item="X1", issue="Steel is the wrong colour"),
    SectionLeftEmpty(section=Section.COMMUNICATIONS, as_written="None"),
    DistributionListed(recipients=(Recipient(role="Mayor"),)),
    *OF_A_REPORT,
    HighlightReportIssued(up_to=7, as_at=date(2026, 1, 19), template=1, content_sha256="ab" * 32),
    HighlightReportConsidered(board="Crossing board", considered_on=date(2026, 2, 3)),
    HighlightReportWithdrawn(),
    *OF_A_RETURN,
    *EVERY_FACT_OF_GOVERNANCE,
    PersonAdmitted(title="Bridge engineer"),
    PersonRetitled(title="Chief bridge engineer"),
    RoleGranted(
        role=Role.WORKSTREAM_LEAD, on="riverside", until=date(2026, 7, 14), app_role_at="https://login.example"
    ),
    RoleWithdrawn(role=Role.WORKSTREAM_LEAD, on="riverside"),
    IdentityLinked(issuer="https://login.example", subject="engineer-7"),
    IdentityUnlinked(issuer="https://login.example", subject="engineer-7"),
    SignInLinkMade(),
    SignedIn(by="link"),
    PersonLeft(),
    EntryWithdrawn(),
    ErasureRecorded(position=1),
)
"""In the order of the aggregates; the first of each aggregate is the one its stream begins with."""
