"""Pages about risks: what could hurt us and is it getting better, and what of one risk?"""

from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import here, limit_of, none_yet, score_cell, thing_cell, workstream_asked, workstream_cell
from api.pages.choosing import Choice, chosen_of, counts_of
from api.pages.dependencies import PageDep, RefDep
from api.pages.drawn import as_json
from api.pages.escalations_shown import rising, ways_up
from api.pages.page import Page
from api.pages.risk_maps import map_table, maps_of, place_table
from api.pages.risk_places import Place, place_asked, refs_at
from api.pages.risk_words import is_extreme, is_open, is_unscored, register_in_words, risk_in_words
from api.pages.tables import Cell, Column, Table, csv_of, day, facts_of, number, planned, table, truth, words
from api.pages.things import actions_on, history_of
from application.projections.risk_rows import MitigationView, RiskRow, RiskStanding, risk_row
from application.projections.risks import RiskRegister, risk_register
from application.projections.sentences.telling import titled
from domain.risk import Risk

router = APIRouter(prefix="/programmes/{programme}")

CHOICES: tuple[Choice[RiskRow], ...] = (
    Choice("open", "open", is_open),
    Choice("extreme", "risks that score 15 or more", is_extreme),
    Choice("unscored", "open without a score", is_unscored),
    Choice("overdue", "with an action overdue", lambda row: row.overdue_mitigations > 0),
    Choice("escalated", "taken to a body above", lambda row: row.escalated_to is not None),
    Choice("stale", "stale", lambda row: row.is_stale is True),
)
"""What the counts above the register choose."""

STANDINGS = {
    RiskStanding.OPEN: "open",
    RiskStanding.BECAME_AN_ISSUE: "became an issue",
    RiskStanding.CLOSED: "closed",
}


@router.get("/risks", openapi_extra=READERS)
def risks(page: PageDep) -> HTMLResponse:
    """What could hurt us, and is it getting better?"""
    return page.show("risks.html", title="Risks", **_register(page))


@router.get("/risks.csv", openapi_extra=READERS)
def risks_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(risk_table(page, _asked(page)))


@router.get("/risks/{ref}", openapi_extra=READERS)
def risk(page: PageDep, ref: RefDep) -> HTMLResponse:
    """What could happen, how bad is it, and who does what about it?"""
    row = risk_row(page.record, page.record.get(Risk, ref))
    return page.show("risk.html", title=titled(row.event), **_about(page, row))


def _asked(page: Page) -> RiskRegister:
    return risk_register(page.record, workstream=workstream_asked(page))


def _register(page: Page) -> dict[str, Any]:  # Any: what the template is given
    register = _asked(page)
    return {
        "register": register,
        "answer": register_in_words(register.risks),
        "limit": limit_of(page),
        "natures": maps_of(page, register),
        "places": place_table(page, register),
        "maps": map_table(page, register),
        "place": place_asked(page),
        "counts": counts_of(page, register.risks, CHOICES),
        "table": risk_table(page, register),
        "new": page.links.new("risk") if page.may("identify-risk") else None,
    }


def _about(page: Page, row: RiskRow) -> dict[str, Any]:  # Any: what the template is given
    return {
        "row": row,
        "answer": risk_in_words(row),
        "facts": facts_of(row, _facts(page)),
        "mitigations": _mitigation_table(page, row),
        "rising": rising(page, "risk", row.ref),
        "actions": (*actions_on(page, "risk", row.ref), *ways_up(page, "risk", row.ref)),
        "history": history_of(page, "risk", row.ref),
    }


def risk_table(page: Page, register: RiskRegister) -> Table:
    """The register as the address asks for it: one place of the map, one of the counts, or everything."""
    place = place_asked(page)
    rows = chosen_of(page, _at(register, place), CHOICES)
    asked_for = "No risk is like that. Show all of them." if register.risks else _NOTHING
    return table(
        rows,
        _columns(page),
        name="risks",
        caption="Risks and opportunities in the order they were written down",
        empty=asked_for,
        asked=page.asked,
        takes_away=True,
    )


_NOTHING = "Here would be what could hurt the programme or help it, how likely that is, and what is done about it."


def _at(register: RiskRegister, place: Place | None) -> tuple[RiskRow, ...]:
    if place is None:
        return register.risks
    refs = refs_at(register, place)
    return tuple(row for row in register.risks if row.ref in refs)


def _columns(page: Page) -> list[Column[RiskRow]]:
    def event(row: RiskRow) -> Cell:
        marks = ("nobody has looked at it for longer than a reporting cycle",) if row.is_stale else ()
        return words(row.event, href=page.links.thing("risk", row.ref), marks=marks)

    return [
        Column("event", "Risk or opportunity", event),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("nature", "Nature", lambda row: words(row.nature), filters=True),
        Column("category", "Category", lambda row: words(row.category), filters=True),
        Column("standing", "Standing", lambda row: _standing(page, row), filters=True),
        Column("standing_score.product", "Score", score_cell, numeric=True),
        Column("movement_in_words", "Movement", lambda row: words(row.movement_in_words)),
        Column("response", "Response", lambda row: words(row.response), filters=True),
        Column("proximity.to", "When it could happen", lambda row: planned(row.proximity)),
        Column("owner_role", "Owner", lambda row: words(row.owner_role)),
        Column("next_action", "Next action", lambda row: words(_next_action(row))),
        Column("overdue_mitigations", "Actions overdue", lambda row: number(row.overdue_mitigations), numeric=True),
        Column("escalated_to", "Taken to", lambda row: none_yet(words(row.escalated_to), "not escalated")),
        Column("workstream", "Workstream", lambda row: workstream_cell(page, row.workstream)),
    ]


def _standing(page: Page, row: RiskRow) -> Cell:
    href = page.links.thing("issue", row.issue) if row.issue else None
    return Cell(STANDINGS[row.standing], as_json(row.standing), href=href)


def _next_action(row: RiskRow) -> str | None:
    """The first agreed action that is still to be done; nothing once the risk is over."""
    return next((held.what for held in row.mitigations if not held.is_done), None) if is_open(row) else None


def _facts(page: Page) -> list[Column[RiskRow]]:
    return [
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("nature", "Nature", lambda row: words(row.nature)),
        Column("category", "Category", lambda row: words(row.category)),
        Column("cause", "Cause", lambda row: words(row.cause)),
        Column("event", "What could happen", lambda row: words(row.event)),
        Column("effect", "Effect", lambda row: words(row.effect)),
        Column("standing", "Standing", lambda row: _standing(page, row)),
        Column("issue", "Became the issue", lambda row: none_yet(thing_cell(page, "issue", row.issue), "none so far")),
        Column("standing_score.product", "Score that counts", score_cell),
        Column("previous_score.product", "Score before", lambda row: none_yet(_previous(row), "no earlier score")),
        Column("movement_in_words", "Movement", lambda row: words(row.movement_in_words)),
        Column("inherent.in_words", "Inherent, before anything is done", lambda row: _score(row, "inherent")),
        Column("current.in_words", "Current", lambda row: _score(row, "current")),
        Column("target.in_words", "Target, once everything is done", lambda row: _score(row, "target")),
        Column("severity_as_written", "Severity as the source writes it", lambda row: words(row.severity_as_written)),
        Column("proximity.to", "When it could happen", lambda row: planned(row.proximity)),
        Column("exposure_in_words", "What it could cost", lambda row: words(row.exposure_in_words)),
        Column("response", "Response", lambda row: words(row.response)),
        Column("response_as_written", "Response as written", lambda row: words(row.response_as_written)),
        Column("owner_role", "Owner", lambda row: words(row.owner_role)),
        Column("workstream", "Workstream", lambda row: workstream_cell(page, row.workstream)),
        Column("attached_to", "Attached to", lambda row: words(row.attached_to)),
        Column("escalated_to", "Taken to", lambda row: none_yet(words(row.escalated_to), "not escalated")),
        Column("escalated_on", "Taken there on", _escalated_on),
        Column("identified_on", "Identified on", lambda row: day(row.identified_on)),
        Column("assessed_on", "Last looked at", lambda row: day(row.assessed_on)),
        Column("scored_on", "Last scored", lambda row: day(row.scored_on)),
        Column("is_stale", "Stale", lambda row: truth(row.is_stale)),
        Column("overdue_mitigations", "Actions overdue", lambda row: number(row.overdue_mitigations)),
    ]


def _previous(row: RiskRow) -> Cell:
    return number(row.previous_score.product if row.previous_score else None)


def _escalated_on(row: RiskRow) -> Cell:
    return day(row.escalated_on) if row.escalated_to else none_yet(day(row.escalated_on), "not escalated")


def _days_overdue(held: MitigationView) -> Cell:
    return none_yet(number(held.days_overdue), "not overdue") if held.due else number(held.days_overdue)


def _done_on(held: MitigationView) -> Cell:
    return planned(held.done_on) if held.is_done else none_yet(planned(held.done_on), "not done")


def _score(row: RiskRow, which: str) -> Cell:
    score = {"inherent": row.inherent, "current": row.current, "target": row.target}[which]
    return words(score.in_words if score else None)


def _mitigation_table(page: Page, row: RiskRow) -> Table:
    columns: list[Column[MitigationView]] = [
        Column("what", "Action", lambda held: words(held.what, marks=filter(None, [held.left_undone]))),
        Column("action", "Reference", lambda held: words(held.action)),
        Column("owner_role", "Owner", lambda held: words(held.owner_role)),
        Column("due.to", "Due", lambda held: planned(held.due)),
        Column("is_done", "Done", lambda held: truth(held.is_done)),
        Column("done_on.to", "Done on", _done_on),
        Column("days_overdue", "Days overdue", _days_overdue, numeric=True),
    ]
    empty = "No action is agreed yet: here would be what is done about it, by whom, and by when."
    asked = here(page)
    return table(row.mitigations, columns, name="mitigations", caption="Agreed actions", empty=empty, asked=asked)
