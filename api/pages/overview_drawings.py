"""The drawings of a programme's first page: the plan around the day that is looked at, and the map of its risks."""

from datetime import date
from typing import NamedTuple

from api.pages.drawing.risk_map import DrawnRiskMap, risk_map
from api.pages.drawing.timeline import Timeline, timeline
from api.pages.page import Page
from api.pages.risk_maps import NOUNS, place_href
from application.projections.milestone_rows import MilestoneRow
from application.projections.milestones import MilestoneList
from application.projections.phases import phase_plan
from application.projections.risks import RiskRegister
from domain.risk import Nature

AHEAD, BEHIND = 14, 6
"""How many milestones the page draws: those that come next, and the last before them."""


class PlanDrawn(NamedTuple):
    """The plan as the page draws it, and how many milestones are left to the plan's own page."""

    timeline: Timeline
    limit: str | None


def plan_drawn(page: Page, held: MilestoneList) -> PlanDrawn:
    """All phases, and all milestones as long as they are few enough to be read; else those nearest to the day."""
    as_at = page.looking.moment.as_at
    rows = nearest(held.milestones, as_at)
    drawn = held.model_copy(update={"milestones": rows})
    left = len(held.milestones) - len(rows)
    words = f"Drawn are the {len(rows)} milestones nearest to this day, of {len(held.milestones)}." if left else None
    return PlanDrawn(
        timeline(phase_plan(page.record), drawn, today=as_at, called=page.looking.day_called, href=page.links.thing),
        words,
    )


def nearest(rows: tuple[MilestoneRow, ...], as_at: date) -> tuple[MilestoneRow, ...]:
    """Those that come next and the last before them, in the order of the plan."""
    if len(rows) <= AHEAD + BEHIND:
        return rows
    dated = sorted(((_day(row), place) for place, row in enumerate(rows) if _day(row)), key=_soonest)
    ahead = [place for day, place in dated if day and day >= as_at][:AHEAD]
    behind = [place for day, place in dated if day and day < as_at][-BEHIND:]
    return tuple(rows[place] for place in sorted((*ahead, *behind)))


def _soonest(found: tuple[date | None, int]) -> tuple[date, int]:
    return found[0] or date.max, found[1]


def _day(row: MilestoneRow) -> date | None:
    """The day it is due while it is open, the day it was met once it was; what was dropped is not drawn."""
    if row.state == "met" and row.met_on:
        return row.met_on.ends
    return row.due if row.state == "open" else None


def risks_drawn(page: Page, register: RiskRegister) -> DrawnRiskMap:
    """The open risks by the score they have now, or by the one before anything is done where none has another."""
    maps = register.threats
    score, found = ("current", maps.current) if maps.current.placed else ("inherent", maps.inherent)

    def href(likelihood: int, impact: int) -> str:
        return place_href(page, Nature.THREAT, score, likelihood=likelihood, impact=impact)

    return risk_map(found, title=f"Open risks by their {score} score", href=href, noun=NOUNS[Nature.THREAT])
