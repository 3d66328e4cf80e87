"""How changes are asked for at the Riverside Crossing, and decided on by the board of it."""

from typing import Any

from api.bootstrap import Tracker
from application.commands.catalogue import BY_NAME
from application.commands.office import Instruction
from domain.actor import Actor
from domain.change_request import ChangeRequest, ChangeStanding
from domain.milestone import Milestone
from domain.planned_date import PlannedDate
from tests.application.commands.riverside import ENGINEER, MANAGER, Council, at, founded

SEPTEMBER = PlannedDate.model_validate("2026-09-30")
WHY: dict[str, Any] = {"reason": "supplier", "note": "The steel arrived late."}  # Any: header fields
LATER: dict[str, Any] = {  # Any: the JSON of an order
    "kind": "rebaseline",
    "what": "Open in September",
    "milestone": "M4",
    "baseline": "2026-09-30",
}
YES: dict[str, Any] = {"board": "crossing", "note": "It is worth the wait."}  # Any: as above
NO: dict[str, Any] = {"board": "crossing", "note": "It is not worth the wait."}  # Any: as above


def order(name: str, ref: str, /, **said: Any) -> Instruction:  # Any: the JSON of an order
    rule = BY_NAME[name]
    return Instruction(rule.order.model_validate(said), at(rule.kind, ref))


def gives(
    council: Council,
    name: str,
    ref: str,
    /,
    by: Actor = MANAGER,
    **said: Any,  # Any: as above
) -> tuple[str, ...]:  # Any: as above
    """The facts that an order records."""
    (receipt,) = council.orders([order(name, ref, **said)], by=by)
    return receipt.facts


def asks(council: Council, ref: str = "C1", /, by: Actor = ENGINEER, **said: Any) -> None:  # Any: as above
    gives(council, "request-change", ref, by=by, **{**LATER, **said})


def bridge(council: Council) -> Milestone:
    return council.record().all(Milestone)["M4"]


def standing(council: Council, ref: str = "C1") -> ChangeStanding:
    return council.record().all(ChangeRequest)[ref].standing


def with_a_board(tracker: Tracker) -> Council:
    """A programme that is to open in May, and a board that decides on it."""
    council = founded(tracker)
    gives(council, "constitute-board", "crossing", name="Crossing board")
    return council
