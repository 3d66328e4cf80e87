"""The page of the gates, and what the page of a phase shows of its own."""

from collections.abc import Callable, Sequence
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import here, none_yet, thing_cell
from api.pages.choosing import Choice, chosen_of, counts_of
from api.pages.dependencies import PageDep
from api.pages.governance_cells import Figure, meeting_cell
from api.pages.neighbours import OF_PHASES, neighbours_of
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, csv_of, day, number, planned, table, truth, words
from application.projections.gate_views import CriterionView, GateConditionView, GateView
from application.projections.gates import GateList, GateRow, gate_list
from application.projections.gates_before import GateBefore
from application.projections.phases import PhaseRow
from domain.words import NOT_STATED

router = APIRouter(prefix="/programmes/{programme}")

CHOICES: tuple[Choice[GateRow], ...] = (
    Choice("may-start", "may start", lambda row: row.may_start is True),
    Choice("waiting", "waiting for a gate", lambda row: row.may_start is False),
    Choice("late", "with a condition that is late", lambda row: row.gate.conditions_late > 0),
)
"""What the counts above the list choose."""


@router.get("/gates", openapi_extra=READERS)
def gates(page: PageDep) -> HTMLResponse:
    """Which phase may start, and what does each gate wait for?"""
    return page.show("governance_list.html", title="Gates", **_listed(page))


@router.get("/gates.csv", openapi_extra=READERS)
def gates_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(gate_table(page, gate_list(page.record)))


def _listed(page: Page) -> dict[str, Any]:  # Any: what the template is given
    found = gate_list(page.record)
    return {
        "answer": found.in_words,
        "neighbours": neighbours_of(page, OF_PHASES),
        "counts": counts_of(page, found.gates, CHOICES),
        "tables": [gate_table(page, found)],
        "new": page.links.new("phase") if page.may("plan-phase") else None,
        "new_words": "Plan a phase",
        "figures": (
            Figure("may_start", "May start", found.may_start),
            Figure("waiting", "Waiting for a gate", found.waiting),
            Figure("conditions_open", "Conditions open", found.conditions_open),
            Figure("conditions_late", "Conditions late", found.conditions_late),
        ),
    }


def gate_table(page: Page, found: GateList) -> Table:
    """The gates as the address asks for them."""
    nothing = "Here would be what the gate of each phase asks, what was decided there, and what waits for it."
    return table(
        chosen_of(page, found.gates, CHOICES),
        _columns(page),
        name="gates",
        caption="Phases by number, with the gate before each and its own",
        empty="No phase is like that. Show all of them." if found.gates else nothing,
        asked=page.asked,
        takes_away=True,
    )


def _columns(page: Page) -> list[Column[GateRow]]:
    return [
        Column("name", "Phase", lambda row: words(row.name, href=page.links.thing("phase", row.ref))),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("in_words", "May it start?", lambda row: words(row.in_words)),
        Column("gate.asked", "Its gate asks", _of_what_is_asked("asked", NOT_STATED), numeric=True),
        Column("gate.met", "Met", _of_what_is_asked("met"), numeric=True),
        Column("gate.not_stated", "Not stated", _of_what_is_asked("not_stated"), numeric=True),
        Column("gate.latest.in_words", "Latest decision", lambda row: _latest(row.gate)),
        Column("gate.conditions_open", "Conditions open", lambda row: number(row.gate.conditions_open), numeric=True),
        Column("gate.conditions_late", "Late", lambda row: number(row.gate.conditions_late), numeric=True),
        Column("gate.who_decides", "Who decides", lambda row: _who_decides(row.gate)),
        Column("gate.due.to", "Due", lambda row: _due(row.gate)),
        Column("holds", "What waits for it", lambda row: _waiting(page, row.gate)),
        Column("waits_for", "Gate before it", lambda row: none_yet(thing_cell(page, "phase", row.waits_for), "none")),
        Column("is_held", "Held there", lambda row: truth(row.is_held), filters=True),
        Column("standing_in_words", "Standing", lambda row: words(row.standing_in_words), filters=True),
    ]


def _of_what_is_asked(name: str, unless: str = "nothing is asked") -> Callable[[GateRow], Cell]:
    """A number of what the gate asks; where nobody stated what it asks, nought would say that all of it was met."""

    def shows(row: GateRow) -> Cell:
        cell = number(getattr(row.gate, name))
        return cell if row.gate.asked else cell._replace(words=unless)

    return shows


def _who_decides(gate: GateView) -> Cell:
    return words(gate.who_decides if gate.held_by else None)


def _due(gate: GateView | GateBefore) -> Cell:
    """Its own day, or that none is stated and when its phase is planned."""
    return none_yet(planned(gate.due), gate.due_in_words)


def _latest(gate: GateView) -> Cell:
    return words(gate.latest.in_words) if gate.latest else none_yet(words(None), "none yet")


def _waiting(page: Page, gate: GateView) -> Cell:
    if len(gate.holds) == 1:
        return thing_cell(page, "phase", gate.holds[0])
    return none_yet(words(", ".join(gate.holds) or None), "nothing")


def evidence_table(page: Page, gate: GateView) -> Table:
    """What the gate asks, and what was shown of it so far."""
    columns: list[Column[CriterionView]] = [
        Column("criterion", "The gate asks", lambda one: words(one.criterion)),
        Column("number", "Number", lambda one: number(one.number), numeric=True),
        Column("in_words", "Standing", lambda one: words(one.in_words)),
        Column("evidence", "What shows it", lambda one: none_yet(words(one.evidence), "no evidence")),
        Column("link", "Where to read it", lambda one: words(one.link)),
        Column("given_on", "Given on", lambda one: day(one.given_on)),
        Column("given_by", "Given by", lambda one: words(one.given_by)),
    ]
    caption = "What its gate asks, and what was shown"
    empty = "What the gate asks is not stated."
    return table(gate.criteria, columns, name="gate.criteria", caption=caption, empty=empty, asked=here(page))


def condition_table(page: Page, gate: GateView) -> Table | None:
    """The conditions of its latest decision; nothing where it has none."""
    columns: list[Column[GateConditionView]] = [
        Column("condition", "Condition", lambda one: words(one.condition)),
        Column("number", "Number", lambda one: number(one.number), numeric=True),
        Column("in_words", "Standing", lambda one: words(one.in_words)),
        Column("due.to", "Due", lambda one: planned(one.due)),
        Column("owner_role", "Owner", lambda one: words(one.owner_role)),
        Column("evidence", "What shows that it was met", lambda one: none_yet(words(one.evidence), "not met yet")),
    ]
    conditions = gate.latest.conditions_in_full if gate.latest else ()
    if not conditions:
        return None
    name, caption = "gate.latest.conditions_in_full", "Conditions of the latest decision"
    return table(conditions, columns, name=name, caption=caption, empty="", asked=here(page))


def gates_before(page: Page, gates: Sequence[GateBefore], caption: str) -> Table:
    """The gates that a board holds, or that come before a meeting."""
    columns: list[Column[GateBefore]] = [
        Column("phase", "Phase", lambda one: thing_cell(page, "phase", one.phase)),
        Column("due.to", "Due", _due),
        Column("outcome_in_words", "What was decided there", lambda one: words(one.outcome_in_words)),
    ]
    return table(gates, columns, name="gates", caption=caption, empty="", asked=here(page))


def gate_facts(page: Page) -> list[Column[PhaseRow]]:
    """Who decides at its gate, where and by when, and which role leads the phase."""
    return [
        Column("gate.held_by", "Gate held by", lambda row: thing_cell(page, "board", row.gate.held_by)),
        Column("gate.meeting", "Gate before the meeting", lambda row: meeting_cell(page, row.gate.meeting)),
        Column("gate.due.to", "Gate due", lambda row: _due(row.gate)),
        Column("gate.led_by", "Led by", lambda row: words(row.gate.led_by)),
    ]
