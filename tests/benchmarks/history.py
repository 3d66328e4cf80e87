"""A programme as large as real ones get: every kind of change that milestones meet, in the mix that reports show."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from application.ports import Answer, Appended
from domain.entry import Address, Entry
from domain.fact import Fact
from domain.milestone_facts import (
    MilestoneForecastChanged,
    MilestoneForecastConfirmed,
    MilestonePlanned,
    MilestoneProgressNoted,
    MilestoneRebaselined,
    ProgressStatus,
)
from domain.planned_date import PlannedDate
from domain.programme import ProgrammeRegistered
from domain.rating import Scale

PROGRAMME = "greater-cambridge-planning"
MILESTONES = 200
BEGAN_ON = date(2018, 1, 1)
PLANNED_FOR = date(2018, 9, 3)


DAYS_BETWEEN = 12
"""From one change of a milestone to the next; milestones are looked at on different days, as they are."""


def registration(programme: str = PROGRAMME) -> Appended:
    """The programme comes under the tracker."""
    registered = ProgrammeRegistered(name=f"Shared service {programme}", scale=Scale.THREE)
    return appended(programme, "programme", 1, [registered], programme=programme)


def stream(number: int, changes: int, programme: str = PROGRAMME) -> list[Appended]:
    """One milestone's whole history, an order an entry."""
    ref = f"M{number}"
    planned = MilestonePlanned(
        title=f"Milestone {number}: staff move to the shared office",
        baseline=PlannedDate.on(PLANNED_FOR + timedelta(days=number)),
        owner_role="workstream lead, people",
    )
    facts = [planned, *(_change(number, version) for version in range(2, changes + 1))]
    return [appended(ref, "milestone", version, [fact], programme=programme) for version, fact in enumerate(facts, 1)]


def interleaved(milestones: int, changes: int, programme: str = PROGRAMME) -> Iterator[Appended]:
    """Many milestones' histories as they come about: a change of each in turn."""
    yield registration(programme)
    histories = [stream(number, changes, programme) for number in range(1, milestones + 1)]
    for orders in zip(*histories, strict=True):
        yield from orders


def together(orders: Iterator[Appended]) -> Appended:
    """All of them in one transaction."""
    all_orders = list(orders)
    return Appended(
        tuple(entry for order in all_orders for entry in order.entries),
        tuple(answer for order in all_orders for answer in order.answers),
    )


def day_of(number: int, version: int) -> date:
    """When a change takes effect."""
    return BEGAN_ON + timedelta(days=version * DAYS_BETWEEN + number % 20)


def appended(ref: str, kind: str, version: int, facts: list[Fact], *, programme: str = PROGRAMME) -> Appended:
    """The entries of one order, and its answer."""
    command_id = f"{programme}-{ref}-{version:06}-5f0c2d7e"
    effective_on = day_of(int(ref[1:]), version) if kind == "milestone" else BEGAN_ON
    entries = tuple(
        Entry(
            position=0,
            recorded_at=datetime.now(UTC),
            programme=programme,
            kind=kind,
            ref=ref,
            version=version + step,
            fact=fact,
            effective_on=effective_on,
            known_on=None,
            actor="programme manager",
            role="programme-manager",
            reason="supplier",
            note=f"The supplier told us in weekly call {version} that delivery {ref} comes later than agreed.",
            command_id=command_id,
            batch=None,
            corrects=None,
            source=None,
        )
        for step, fact in enumerate(facts)
    )
    names = tuple(type(fact).__name__ for fact in facts)
    answer = Answer(command_id, b"f" * 32, Address(programme, kind, ref), version + len(facts) - 1, names)
    return Appended(entries, (answer,))


def _change(number: int, version: int) -> Fact:
    match version % 5:
        case 0:
            return MilestoneForecastConfirmed()
        case 1 | 2:
            return MilestoneForecastChanged(forecast=PlannedDate.on(PLANNED_FOR + timedelta(days=number + version)))
        case 3 if version % 15 == 3:
            return MilestoneRebaselined(baseline=PlannedDate.on(PLANNED_FOR + timedelta(days=number + version)))
        case _:
            return MilestoneProgressNoted(
                status=ProgressStatus.ONGOING,
                comment=f"Row {version} of {number}: interviews held, two posts offered, one accepted.",
            )
