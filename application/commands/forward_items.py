"""What people can do with the forward plan: put a report into it, say when it comes and who has it before them."""

from pydantic import Field

from application.commands.desk import Desk
from application.commands.order import Order
from domain import forward_item
from domain.calendar import Month
from domain.entry import Address
from domain.forward_item import ForwardItem, ForwardItemPlanned, RouteStepListed, TimingStated
from domain.planned_date import PlannedDate
from domain.words import Count, Line, Text


class PlanForwardItem(Order):
    """Put a report, a plan or something else that comes round into the forward plan."""

    title: Line
    kind: Line | None = None
    purpose: Text | None = None


class StateTiming(Order):
    """Say when the item comes, as written; what other papers say of it stays beside it."""

    as_written: Line
    body: Line | None = None
    months: tuple[Month, ...] = ()
    when: PlannedDate | None = None


class ListRouteStep(Order):
    """Name a body that has the item before it: in which step, how often and when, and what of it alone."""

    body: Line
    step: Count | None = None
    when: Line | None = None
    frequency: Line | None = None
    sees: Line | None = None
    only_for: tuple[Line, ...] = ()


class DropForwardItem(Order):
    """Let the item come round no more; says why in words."""

    note: Text = Field(description="Why it is dropped, in words.")


def plan_forward_item(order: PlanForwardItem, at: Address, desk: Desk) -> None:
    """Plan it where the reference is free."""
    desk.save(at, forward_item.plan(desk.find(ForwardItem, at), ForwardItemPlanned(**order.content)))


def state_timing(order: StateTiming, at: Address, desk: Desk) -> None:
    """Keep when it is said to come."""
    facts = desk.load(ForwardItem, at).state_timing(TimingStated(**order.content), desk.provenance.source)
    desk.save(at, facts)


def list_route_step(order: ListRouteStep, at: Address, desk: Desk) -> None:
    """Name a body that has it before it."""
    desk.save(at, desk.load(ForwardItem, at).list_step(RouteStepListed(**order.content)))


def drop_forward_item(order: DropForwardItem, at: Address, desk: Desk) -> None:
    """Drop it."""
    desk.save(at, desk.load(ForwardItem, at).drop())
