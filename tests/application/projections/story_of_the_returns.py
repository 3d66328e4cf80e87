"""The part of the bridge's story that is about reporting: what is asked of whom, what came, and who reviewed it."""

from datetime import date

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
from tests.application.projections.building import Told

DAY = date(2018, 1, 19)
PM = "The programme manager"
PERIOD_TO = date(2018, 1, 7)
OF_W2, OF_ALL = f"workstream:W2:{PERIOD_TO}", f"programme:{PERIOD_TO}"
ASKED = ReturnsAskedFor(
    asked_of=ReturnsOf.WORKSTREAM,
    workstream="W2",
    rhythm=Rhythm.WEEKLY,
    starting=date(2018, 1, 1),
    due_after=2,
    days=DaysCounted.WORKING,
    sections=("progress", "risks"),
)


def returns(programme: str, workstream: str) -> tuple[tuple[Told, str], ...]:
    """The tellings, of a programme that is called so, and a workstream of it."""
    whose = f"the return of the workstream {workstream} for the period up to 7 January 2018"
    came = ReturnReceived(
        owner_kind=ReturnOwner.WORKSTREAM,
        workstream="W2",
        period_to=PERIOD_TO,
        received_on=DAY,
        sections=("progress",),
        by_role="Painter",
    )
    nothing_new = NoChangeConfirmed(owner_kind=ReturnOwner.PROGRAMME, period_to=PERIOD_TO, confirmed_on=DAY)
    over = ReturnsNoLongerAskedFor(asked_of=ReturnsOf.WORKSTREAM, workstream="W2", ending=DAY)
    of_the_programme = ReturnsAskedFor(
        asked_of=ReturnsOf.PROGRAMME,
        rhythm=Rhythm.WEEKLY,
        starting=date(2018, 1, 1),
        due_after=0,
        days=DaysCounted.CALENDAR,
    )
    return (
        (
            Told("programme", programme, ReportDistributionSet(roles=("Mayor", "Treasurer")), DAY),
            f"{PM} set whom the reports of “Bridge renewal” go to: “Mayor and Treasurer”.",
        ),
        (
            Told("programme", programme, ASKED, DAY),
            (
                f"{PM} asked the workstream {workstream} for returns: weekly from 1 January 2018, each due 2 working "
                "days after its period; sections: progress and risks."
            ),
        ),
        (
            Told("programme", programme, of_the_programme, DAY),
            (
                f"{PM} asked the programme “Bridge renewal” for returns: weekly from 1 January 2018, each due on the "
                "last day of its period."
            ),
        ),
        (
            Told("return", OF_W2, came, DAY),
            f"{PM} recorded that {whose} was received on 19 January 2018, from the painter with progress.",
        ),
        (
            Told("return", OF_W2, ReturnCompleted(completed_on=DAY, sections=("risks",)), DAY),
            f"{PM} recorded that risks came for {whose} on 19 January 2018.",
        ),
        (
            Told("return", OF_W2, ReturnWithdrawn(), DAY, note="it was that of December"),
            f"{PM} withdrew {whose}: it was that of December.",
        ),
        (
            Told("return", OF_ALL, nothing_new, DAY),
            (
                f"{PM} recorded that “no change” was confirmed for the return of the programme for the period up to "
                "7 January 2018 on 19 January 2018."
            ),
        ),
        (
            Told("programme", programme, over, DAY, note="it is painted"),
            (
                f"{PM} asked the workstream {workstream} for no return of a period that ends on 19 January 2018 or "
                "later: it is painted."
            ),
        ),
    )


REVIEWED = HighlightReportReviewed(by_role="Treasurer", remarks="It says what we agreed.")
