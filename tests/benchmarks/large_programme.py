"""A programme as large as real ones get, ordered as people order it: a year of changes, a report a month."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from api.bootstrap import Tracker
from application.commands.catalogue import BY_NAME
from application.commands.office import Instruction, carry_out
from domain.actor import Actor, Grant, Role
from domain.entry import Address
from domain.rag_status import Dimension

PROGRAMME = "shared-services"
WORKSTREAMS, PHASES, MILESTONES, RISKS, ISSUES = 8, 5, 200, 100, 20
CYCLE = 28
PERIODS = 12
MANAGER = Actor("Programme manager", (Grant(Role.ADMINISTRATOR),))
Said = dict[str, Any]  # an order as JSON
Told = tuple[str, str, Said]
"""The name of an order, the reference of its thing, and what it says."""


def fill(tracker: Tracker, today: date) -> None:
    """Bring the whole programme into an empty tracker, in one transaction."""
    orders = [_instruction(*told) for told in _everything(today)]
    carry_out(orders, actor=MANAGER, office=tracker.office)


def _instruction(name: str, ref: str, said: Said) -> Instruction:
    rule = BY_NAME[name]
    return Instruction(rule.order.model_validate(said), Address(PROGRAMME, rule.kind, ref))


def _everything(today: date) -> Iterator[Told]:
    began = today - timedelta(days=CYCLE * PERIODS + 10)
    yield from _frame(began)
    for number in range(MILESTONES):
        yield from _milestone(number, began)
    for number in range(RISKS):
        yield from _risk(number, began)
    for number in range(ISSUES):
        yield from _issue(number, began)
    for period in range(PERIODS):
        yield from _period(began + timedelta(days=CYCLE * (period + 1)), period)
    yield from _since_the_last_report(today)


def _frame(began: date) -> Iterator[Told]:
    """The programme, its phases and its workstreams."""
    cadence = {"every_days": CYCLE}
    yield "register-programme", PROGRAMME, _on(began, name="Shared services of two councils", cadence=cadence)
    for number in range(PHASES):
        starts = began + timedelta(days=90 * number)
        window = {"from": _iso(starts), "to": _iso(starts + timedelta(days=110)), "precision": "week"}
        yield "plan-phase", f"P{number}", _on(began, name=f"Phase {number}: service {number} moves", window=window)
    for number in range(WORKSTREAMS):
        yield "open-workstream", f"W{number}", _on(began, name=f"Workstream {number}", lead_role=f"Lead {number}")


def _milestone(number: int, began: date) -> Iterator[Told]:
    """Planned at the beginning, moved twice, confirmed between; of those due by now most are met, some overdue."""
    ref, due = f"M{number}", began + timedelta(days=150 + 2 * number)
    place = {"workstream": f"W{number % WORKSTREAMS}", "phase": f"P{number % PHASES}", "owner_role": "Team leader"}
    before = [f"M{number - 1}"] if number % 4 == 3 else []
    yield (
        "plan-milestone",
        ref,
        _on(began, title=f"Team {number} works in the shared service", baseline=_iso(due), depends_on=before, **place),
    )
    for step in (1, 2):
        asked = began + timedelta(days=40 * step + number % 20)
        later = _iso(due + timedelta(days=(number % 5) * 4 * step))
        yield "change-forecast", ref, _on(asked, forecast=later, reason="supplier", note="The supplier is late")
        yield "confirm-forecast", ref, _on(asked + timedelta(days=14))
    expected, looked_at = due + timedelta(days=(number % 5) * 8), began + timedelta(days=CYCLE * (PERIODS - number % 3))
    if expected > looked_at:
        yield "confirm-forecast", ref, _on(looked_at)
    elif number % 9:
        yield "meet-milestone", ref, _on(expected, met_on=_iso(expected))


def _risk(number: int, began: date) -> Iterator[Told]:
    """Scored three times, with an action; every tenth is closed."""
    ref, day = f"R{number}", began + timedelta(days=number)
    place = {"workstream": f"W{number % WORKSTREAMS}", "owner_role": "Team leader", "category": f"C{number % 6}"}
    yield "identify-risk", ref, _on(day, event=f"Service {number} stops on the day it moves", **place)
    for step in range(3):
        score = {"likelihood": 1 + (number + step) % 5, "impact": 1 + (number * 3) % 5}
        yield "assess-risk", ref, _on(day + timedelta(days=30 * (step + 1)), inherent=score, current=score)
    mitigation = {"action": "A1", "what": "Run both for a week", "due": _iso(day + timedelta(days=200))}
    yield "agree-mitigation", ref, _on(day + timedelta(days=91), **mitigation)
    if number % 10 == 9:
        yield "close-risk", ref, _on(day + timedelta(days=120), note="The service moved")


def _issue(number: int, began: date) -> Iterator[Told]:
    ref, day = f"I{number}", began + timedelta(days=10 * number)
    yield "raise-issue", ref, _on(day, what=f"Nobody answers telephone {number}", workstream=f"W{number % WORKSTREAMS}")
    if number % 4 == 0:
        yield "escalate-issue", ref, _on(day + timedelta(days=9), to="Programme board", note="It needs money")


def _period(reported: date, period: int) -> Iterator[Told]:
    """Every light looked at, and a report begun."""
    lights = [f"programme:{dimension}" for dimension in Dimension]
    lights += [f"workstream:W{number}:overall" for number in range(WORKSTREAMS)]
    for number, ref in enumerate(lights):
        rating = {"light": ("green", "amber", "green", "red")[(period + number) % 4]}
        why = {"rationale": "Two planners have left", "path_to_green": "Two agency planners start on Monday"}
        yield "declare-rating", ref, _on(reported, rating=rating, **why)
    yield "draft-highlight-report", f"HR{period}", {"reported_on": _iso(reported), "prepared_by": "Programme manager"}


def _since_the_last_report(today: date) -> Iterator[Told]:
    """What the overview compares with the last report: the record as it stood then has to be folded for it."""
    for number in range(MILESTONES - 10, MILESTONES):
        later = _iso(today + timedelta(days=200 + number))
        said = _on(today, forecast=later, reason="funding", note="The grant is late")
        yield "change-forecast", f"M{number}", said


def _on(day: date, **said: Any) -> Said:  # Any: the JSON of an order
    return said | {"effective_on": _iso(day)}


def _iso(day: date) -> str:
    return day.isoformat()
