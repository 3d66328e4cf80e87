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


WHOSE = "the return of the workstream “Paint” for the period up to 7 January 2018"
CAME = ReturnReceived(
    owner_kind=ReturnOwner.WORKSTREAM,
    workstream="W2",
    period_to=PERIOD_TO,
    received_on=DAY,
    sections=("progress",),
    by_role="Painter",
)
NOTHING_NEW = NoChangeConfirmed(owner_kind=ReturnOwner.PROGRAMME, period_to=PERIOD_TO, confirmed_on=DAY)
OVER = ReturnsNoLongerAskedFor(asked_of=ReturnsOf.WORKSTREAM, workstream="W2", ending=DAY)
OF_THE_PROGRAMME = ReturnsAskedFor(
    asked_of=ReturnsOf.PROGRAMME,
    rhythm=Rhythm.WEEKLY,
    starting=date(2018, 1, 1),
    due_after=0,
    days=DaysCounted.CALENDAR,
)


def returns(programme: str) -> tuple[tuple[Told, str], ...]:
    """What is asked of a programme that is called so and of a workstream of it, what came, and how it ended."""
    asked = (
        (
            ReportDistributionSet(roles=("Mayor", "Treasurer")),
            f"{PM} set whom the reports of “Bridge renewal” go to: “Mayor and Treasurer”.",
        ),
        (
            ASKED,
            (
                f"{PM} asked the workstream “Paint” for returns: weekly from 1 January 2018, each due 2 working days "
                "after its period; sections: progress and risks."
            ),
        ),
        (
            OF_THE_PROGRAMME,
            (
                f"{PM} asked the programme “Bridge renewal” for returns: weekly from 1 January 2018, each due on the "
                "last day of its period."
            ),
        ),
    )
    no_longer = (
        f"{PM} asked the workstream “Paint” for no return of a period that ends on 19 January 2018 or later: it is "
        "painted."
    )
    return (
        *((Told("programme", programme, fact, DAY), words) for fact, words in asked),
        *RECEIVED,
        (Told("programme", programme, OVER, DAY, note="it is painted"), no_longer),
    )


RECEIVED: tuple[tuple[Told, str], ...] = (
    (
        Told("return", OF_W2, CAME, DAY),
        f"{PM} recorded that {WHOSE} was received on 19 January 2018, from the painter with progress.",
    ),
    (
        Told("return", OF_W2, ReturnCompleted(completed_on=DAY, sections=("risks",)), DAY),
        f"{PM} recorded that risks came for {WHOSE} on 19 January 2018.",
    ),
    (
        Told("return", OF_W2, ReturnWithdrawn(), DAY, note="it was that of December"),
        f"{PM} withdrew {WHOSE}: it was that of December.",
    ),
    (
        Told("return", OF_ALL, NOTHING_NEW, DAY),
        (
            f"{PM} recorded that “no change” was confirmed for the return of the programme for the period up to "
            "7 January 2018 on 19 January 2018."
        ),
    ),
)

REVIEWED = HighlightReportReviewed(by_role="Treasurer", remarks="It says what we agreed.")
