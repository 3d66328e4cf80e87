"""The orders that are given while something breaks: milestones of one programme are planned, and slip."""

from collections.abc import Iterator
from datetime import date, timedelta

from api.bootstrap import Tracker
from application.commands.milestones import ChangeForecast, PlanMilestone
from application.commands.office import Instruction, carry_out
from application.commands.order import Order, Receipt
from application.commands.programmes import RegisterProgramme
from domain.actor import Actor, Grant, Role
from domain.entry import Address, ReasonCode
from domain.planned_date import PlannedDate

PROGRAMME = "crossing"
CLERK = Actor("Town clerk", (Grant(Role.ADMINISTRATOR),))

_FIRST_DAY = date(2027, 1, 4)
_CHANGES_EACH = 40
"""How often a milestone slips before the next one is planned, so that no stream grows long."""


def register(tracker: Tracker) -> None:
    """Begin the programme; somebody else may have been faster, who gave the very same order."""
    give(tracker, RegisterProgramme(name="Riverside Crossing", command_id="register-crossing"), PROGRAMME)


def give(tracker: Tracker, order: Order, ref: str) -> Receipt:
    """Give one order, and hear its receipt."""
    kind = "programme" if ref == PROGRAMME else "milestone"
    (receipt,) = carry_out([Instruction(order, Address(PROGRAMME, kind, ref))], actor=CLERK, office=tracker.office)
    return receipt


def numbered(writer: str, number: int) -> tuple[Order, str]:
    """The order that a writer gives as its so-many-th, and to which milestone; each makes exactly one entry."""
    ref, change = f"{writer}-{number // _CHANGES_EACH}", number % _CHANGES_EACH
    command_id = f"{writer}-{number:06}"
    if change == 0:
        return PlanMilestone(title=f"Pier {ref} stands", command_id=command_id), ref
    return slip(change, command_id=command_id), ref


def slip(days: int, *, command_id: str | None = None, expected_version: int | None = None) -> ChangeForecast:
    """The milestone is expected so many days after the first."""
    return ChangeForecast(
        forecast=PlannedDate.on(_FIRST_DAY + timedelta(days=days)),
        reason=ReasonCode.SUPPLIER,
        note="the steel arrived late",
        command_id=command_id,
        expected_version=expected_version,
    )


def given_one_by_one(tracker: Tracker, writer: str, *, first: int = 0) -> Iterator[str]:
    """Orders without an end; the id of each, once its receipt is there."""
    number = first
    while True:
        order, ref = numbered(writer, number)
        yield give(tracker, order, ref).command_id
        number += 1
