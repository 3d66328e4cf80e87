"""One telling example of every fact about how a programme reports, and about the returns that it asks for."""

from datetime import date

from domain.fact import Fact
from domain.highlight_report_life import HighlightReportReviewed
from domain.periodic_return import NoChangeConfirmed, ReturnCompleted, ReturnOwner, ReturnReceived, ReturnWithdrawn
from domain.reporting_cycle import (
    DaysCounted,
    ReportDistributionSet,
    ReturnsAskedFor,
    ReturnsNoLongerAskedFor,
    ReturnsOf,
    Rhythm,
)

_JUNE, _JULY = date(2026, 6, 30), date(2026, 7, 14)

OF_A_PROGRAMME: tuple[Fact, ...] = (
    ReportDistributionSet(roles=("Mayor", "Bridge engineer")),
    ReturnsAskedFor(
        asked_of=ReturnsOf.WORKSTREAM,
        workstream="steelwork",
        rhythm=Rhythm.MONTHLY,
        starting=date(2026, 7, 1),
        due_after=5,
        days=DaysCounted.WORKING,
        sections=("Progress", "Risks"),
    ),
    ReturnsNoLongerAskedFor(asked_of=ReturnsOf.WORKSTREAM, workstream="steelwork", ending=date(2026, 9, 1)),
)
"""What a programme asks for."""

OF_A_REPORT: tuple[Fact, ...] = (HighlightReportReviewed(by_role="Bridge engineer", remarks="It says what we agreed"),)
"""What comes before a report is issued."""

OF_A_RETURN: tuple[Fact, ...] = (
    ReturnReceived(
        owner_kind=ReturnOwner.WORKSTREAM,
        workstream="steelwork",
        period_to=_JUNE,
        received_on=_JULY,
        sections=("Progress",),
        by_role="Master smith",
    ),
    ReturnCompleted(completed_on=date(2026, 7, 15), sections=("Risks",)),
    NoChangeConfirmed(owner_kind=ReturnOwner.PROGRAMME, period_to=_JUNE, confirmed_on=_JULY),
    ReturnWithdrawn(),
)
"""What becomes of a return."""
