"""A milestone whose forecast was changed, and what corrects that entry on its pages."""

import re

from domain.record import Moment
from tests.api.pages.world import Answer, Visitor, World
from tests.api.rest.world import SHARED_PLANNING

HOME = f"/programmes/{SHARED_PLANNING}"
BRIDGE = f"{HOME}/milestones/M1"
WHY = {"because": "Typed 15 instead of 5", "authority": "Steering group, 14 July 2026"}
FORECAST = {"forecast": "2026-09-15", "reason": "supplier", "note": "Steel arrived late"}
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


def entries_about(world: World, kind: str, ref: str) -> list[int]:
    records, today = world.tracker.office.records, Moment(world.clock.time.date())
    found = (entry for entry in records.entries(SHARED_PLANNING, today) if (entry.kind, entry.ref) == (kind, ref))
    return [entry.position for entry in found]


def of_entry(position: int, order: str = "") -> str:
    return f"{HOME}/entries/{position}/correct/{order}" if order else f"{HOME}/entries/{position}"


def sends(visitor: Visitor, path: str, **typed: str) -> Answer:
    """Open the form and send it with what stands in its hidden fields, and with what was typed."""
    hidden = dict(HIDDEN.findall(visitor.reads(path)))
    return visitor.sends(path, {**hidden, **typed})


def corrects(visitor: Visitor, position: int, **typed: str) -> Answer:
    said = {**FORECAST, "forecast": "5 September 2026", **WHY, **typed}
    return sends(visitor, of_entry(position, "change-forecast"), **said)
