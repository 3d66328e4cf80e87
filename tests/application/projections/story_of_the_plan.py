"""The part of the bridge's story that is its plan: phases, workstreams and milestones."""

from datetime import date

from domain.gate_facts import GateOutcome, GateReviewed
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
    PartnerDate,
    ProgressStatus,
)
from domain.phase import (
    PhaseCompleted,
    PhaseDropped,
    PhasePlanned,
    PhaseStarted,
    PhaseWindowMoved,
)
from domain.planned_date import PlannedDate
from domain.workstream import (
    Outcome,
    WorkstreamClosed,
    WorkstreamLeadChanged,
    WorkstreamOpened,
    WorkstreamPlacedInside,
    WorkstreamProgressNoted,
    WorkstreamScopeChanged,
)
from tests.application.projections.building import Told

DAY = date(2018, 1, 19)
PM = "The programme manager"
FROM_TO = "from December 2017 to January 2018"


def _words(as_written: str) -> PlannedDate:
    return PlannedDate.model_validate(as_written)


PHASES = (
    (
        Told("phase", "P1", PhasePlanned(name="Design", window=_words("Dec 17")), DAY),
        f"{PM} planned the phase “Design” for December 2017.",
    ),
    (
        Told("phase", "P1", PhaseWindowMoved(window=_words("Jan 18")), DAY, reason="funding", note="bid refused"),
        f"{PM} moved the window of the phase “Design” {FROM_TO} because of the funding: bid refused.",
    ),
    (
        Told("phase", "P1", PhaseStarted(started_on=_words("Jan 18")), DAY),
        f"{PM} recorded that the phase “Design” started (January 2018).",
    ),
    (
        Told("phase", "P1", GateReviewed(outcome=GateOutcome.PROCEED, board="Project board"), DAY),
        f"{PM} recorded that, after its gate review by the project board, the phase “Design” may proceed.",
    ),
    (
        Told("phase", "P1", PhaseCompleted(completed_on=PlannedDate.on(DAY)), DAY),
        f"{PM} recorded that the phase “Design” was completed on 19 January 2018.",
    ),
    (Told("phase", "P2", PhasePlanned(name="Tolls"), DAY), f"{PM} planned the phase “Tolls”, without dates."),
    (
        Told("phase", "P2", PhaseDropped(), DAY, note="no tolls"),
        f"{PM} dropped the phase “Tolls”: no tolls.",
    ),
)

WORKSTREAMS = (
    (
        Told("workstream", "W1", WorkstreamOpened(name="Steel and deck", lead_role="Site lead"), DAY),
        f"{PM} opened the workstream “Steel and deck”, led by the site lead.",
    ),
    (
        Told("workstream", "W2", WorkstreamOpened(name="Paint"), DAY),
        f"{PM} opened the workstream “Paint”.",
    ),
    (
        Told("workstream", "W2", WorkstreamLeadChanged(lead_role="Head of Paint"), DAY),
        f"{PM} made the Head of Paint the lead of the workstream “Paint”.",
    ),
    (
        Told("workstream", "W2", WorkstreamScopeChanged(scope="Railings too"), DAY),
        f"{PM} changed the scope of the workstream “Paint”.",
    ),
    (
        Told("workstream", "W2", WorkstreamPlacedInside(parent="W1"), DAY),
        f"{PM} placed the workstream “Paint” inside “Steel and deck”.",
    ),
    (
        Told("workstream", "W2", WorkstreamPlacedInside(), DAY),
        f"{PM} took the workstream “Paint” out of “Steel and deck”.",
    ),
    (
        Told("workstream", "W2", WorkstreamProgressNoted(comment="nearly dry"), DAY),
        f"{PM} noted how the workstream “Paint” stands, “nearly dry”.",
    ),
    (
        Told("workstream", "W2", WorkstreamClosed(outcome=Outcome.COMPLETED), DAY),
        f"{PM} closed the workstream “Paint” as completed.",
    ),
)

_BOTH = tuple(
    PartnerDate(partner=partner, date=PlannedDate.on(day))
    for partner, day in (("city", date(2017, 9, 15)), ("county", date(2017, 10, 4)))
)

MILESTONES = (
    (
        Told("milestone", "M1", MilestonePlanned(title="Bridge opens", baseline=PlannedDate.on(date(2018, 7, 2))), DAY),
        f"{PM} planned the milestone “Bridge opens” for 2 July 2018.",
    ),
    (
        Told("milestone", "M2", MilestonePlanned.model_validate({"title": "Deck laid", "kind": "next-step"}), DAY),
        f"{PM} planned the next step “Deck laid”, without a date.",
    ),
    (
        Told("milestone", "M3", MilestonePlanned(title="Bids in", partner_dates=_BOTH), DAY),
        f"{PM} planned the milestone “Bids in” for 15 September 2017 (city) and 4 October 2017 (county).",
    ),
    (
        Told("milestone", "M2", MilestoneForecastChanged(forecast=_words("End of Dec 17")), DAY),
        f"{PM} set the forecast of “Deck laid” to the end of December 2017.",
    ),
    (
        Told("milestone", "M2", MilestoneForecastConfirmed(), DAY),
        f"{PM} confirmed that the forecast of “Deck laid” is still the end of December 2017.",
    ),
    (
        Told("milestone", "M1", MilestoneRebaselined(baseline=_words("14/07/2018")), DAY, reason="external"),
        (
            f"{PM} agreed a new baseline for “Bridge opens”: from 2 July 2018 to 14 July 2018 "
            "for reasons outside the programme."
        ),
    ),
    (
        Told("milestone", "M1", MilestoneDependencyAdded(depends_on="M2"), DAY),
        f"{PM} recorded that “Bridge opens” waits for “Deck laid”.",
    ),
    (
        Told("milestone", "M1", MilestoneDependencyRemoved(depends_on="M2"), DAY),
        f"{PM} recorded that “Bridge opens” no longer waits for “Deck laid”.",
    ),
    (
        Told("milestone", "M1", MilestonePlaced(workstream="W1", phase="P1"), DAY),
        f"{PM} placed “Bridge opens” in the workstream “Steel and deck” and the phase “Design”.",
    ),
    (
        Told("milestone", "M1", MilestonePlaced(), DAY),
        f"{PM} took “Bridge opens” out of every workstream and phase.",
    ),
    (
        Told("milestone", "M1", MilestoneAssigned(owner_role="Site lead"), DAY),
        f"{PM} made the site lead the owner of “Bridge opens”.",
    ),
    (
        Told("milestone", "M1", MilestoneRetitled(title="Bridge opens to traffic"), DAY),
        f"{PM} renamed “Bridge opens” as “Bridge opens to traffic”.",
    ),
    (
        Told("milestone", "M3", MilestoneProgressNoted(status=ProgressStatus.ONGOING, comment="drafted"), DAY),
        f"{PM} noted that “Bids in” is ongoing.",
    ),
    (Told("milestone", "M3", MilestoneProgressNoted(), DAY), f"{PM} noted progress on “Bids in”."),
    (
        Told("milestone", "M3", MilestoneMet(), DAY),
        f"{PM} recorded that “Bids in” was met, on a day that is not stated.",
    ),
    (
        Told("milestone", "M1", MilestoneMet(met_on=PlannedDate.on(DAY)), DAY),
        f"{PM} recorded that “Bridge opens to traffic” was met on 19 January 2018.",
    ),
    (
        Told("milestone", "M2", MilestoneDropped(), DAY, note="no longer wanted"),
        f"{PM} dropped “Deck laid”: no longer wanted.",
    ),
)

PLAN: tuple[tuple[Told, str], ...] = (*PHASES, *WORKSTREAMS, *MILESTONES)
"""Each telling with the sentence expected of it."""
