"""The part of the bridge's story that somebody asked to be told otherwise: changes, and what became of them."""

from datetime import date

from domain.change_request import ChangeApproved, ChangeKind, ChangeRejected, ChangeRequested, ChangeWithdrawn
from domain.money import Money
from domain.planned_date import PlannedDate
from tests.application.projections.building import Told

DAY = date(2018, 1, 19)
PM = "The programme manager"
LATER = PlannedDate.on(date(2018, 6, 1))
LATE = ChangeRequested(
    what="Open in June",
    kind=ChangeKind.REBASELINE,
    milestone="M1",
    baseline=LATER,
    impact="The ferry runs on",
    requested_by="Bridge engineer",
    asked_of="cabinet",
)

CHANGES: tuple[tuple[Told, str], ...] = (
    (
        Told("change-request", "C1", LATE, DAY),
        f"{PM} asked for a new baseline of “Bridge opens to traffic” from the board “Cabinet”: “Open in June”.",
    ),
    (
        Told(
            "change-request",
            "C1",
            ChangeApproved(board="cabinet", conditions=("No tolls in June",)),
            DAY,
            note="steel is late",
        ),
        (
            f"{PM} recorded that the board “Cabinet” approved the change request “Open in June” with conditions: "
            "steel is late; condition: No tolls in June."
        ),
    ),
    (
        Told(
            "change-request",
            "C2",
            ChangeRequested(what="A second crane", kind=ChangeKind.MONEY, amount=Money.pounds(2_000)),
            DAY,
        ),
        f"{PM} asked for money: “A second crane”.",
    ),
    (
        Told("change-request", "C2", ChangeRejected(body="Joint cabinet"), DAY, note="one is enough"),
        f"{PM} recorded that the joint cabinet rejected the change request “A second crane”: one is enough.",
    ),
    (
        Told(
            "change-request",
            "C3",
            ChangeRequested(what="Paint the piers", kind=ChangeKind.SCOPE, workstream="W2", scope="Railings and piers"),
            DAY,
        ),
        f"{PM} asked for another scope: “Paint the piers”.",
    ),
    (
        Told("change-request", "C3", ChangeWithdrawn(), DAY, note="nobody sees them"),
        f"{PM} withdrew the change request “Paint the piers”: nobody sees them.",
    ),
)
