"""Pages about decisions: what was decided, by whom, and which record did they have before them?"""

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import here, none_yet, thing_cell
from api.pages.choosing import Choice, chosen_of, counts_of
from api.pages.dependencies import PageDep, RefDep
from api.pages.governance_cells import Figure, WaysToWhatTheySaw, meeting_cell, several
from api.pages.governance_pages import TO_THE_RECORD, Alone, Begins, Listed
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, csv_of, facts_of, planned, table, words
from application.projections.actions import ActionRow, action_row
from application.projections.decided import OUTCOMES_IN_WORDS
from application.projections.decisions import DecisionList, DecisionRow, decision_detail, decision_list
from application.projections.recommendations import RecommendationRow, recommendation_rows
from domain.action import Action
from domain.decision import DecisionOutcome

router = APIRouter(prefix="/programmes/{programme}")


def _came_to(outcome: DecisionOutcome) -> Choice[DecisionRow]:
    """Those in force; what was superseded is a choice of its own, whatever was said in it."""
    in_words = OUTCOMES_IN_WORDS[outcome]
    return Choice(outcome.value, in_words, lambda row: row.outcome is outcome and row.superseded_by is None)


CHOICES: tuple[Choice[DecisionRow], ...] = (
    *map(_came_to, DecisionOutcome),
    Choice("superseded", "superseded", lambda row: row.superseded_by is not None),
)
"""What the counts above the list choose."""


@router.get("/decisions", openapi_extra=READERS)
def decisions(page: PageDep) -> HTMLResponse:
    """What was decided, by whom, and on which record?"""
    return _listed(page).shown(page)


@router.get("/decisions.csv", openapi_extra=READERS)
def decisions_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(decision_table(page, decision_list(page.record)))


@router.get("/decisions/{ref}", openapi_extra=READERS)
def decision(page: PageDep, ref: RefDep) -> HTMLResponse:
    """What was decided here, by whom, and what did they see?"""
    row = decision_detail(page.record, ref).decision
    return _about(page, row).shown(page)


def _listed(page: Page) -> Listed:
    found = decision_list(page.record)
    return Listed(
        title="Decisions",
        answer=found.in_words,
        counts=counts_of(page, found.decisions, CHOICES),
        tables=[decision_table(page, found)],
        begins=Begins("decision", "take-decision", "Record a decision"),
        figures=(
            Figure("in_force", "In force", found.in_force),
            Figure("superseded", "Superseded", found.superseded),
            Figure("meetings", "Meetings that decided", found.meetings),
        ),
    )


def _about(page: Page, row: DecisionRow) -> Alone:
    ways = WaysToWhatTheySaw(page)
    way, way_words = _way(page, row, ways)
    return Alone(
        kind="decision",
        ref=row.ref,
        title=row.text,
        called="Decision",
        answer=decision_in_words(row),
        way=way,
        way_words=way_words,
        facts=facts_of(row, _facts(page, ways)),
        tables=[
            *_recommendations(page, row),
            *actions_that_came(page, row.actions, "of this decision"),
        ],
    )


def _way(page: Page, row: DecisionRow, ways: WaysToWhatTheySaw) -> tuple[str | None, str]:
    """The pack that they were given, where there is one, else the record as they had it."""
    if row.saw and row.saw.pack and row.meeting:
        way = page.links.thing("meeting", row.meeting, "pack", frozen=str(row.saw.pack))
        return way, "See the pack that they had before them"
    return ways.to(row.saw), TO_THE_RECORD


def decision_in_words(row: DecisionRow) -> str:
    """For example: Agreed by the joint committee on 29 June 2023, at the meeting of that day."""
    taken = row.taken_on
    on = "on" if taken and taken.starts == taken.ends and taken.starts else "in"
    when = f" {on} {taken.in_words}" if taken else f", {row.taken_in_words}"
    said = [f"{row.outcome_in_words[0].upper()}{row.outcome_in_words[1:]} by {row.decided_by}{when}."]
    said += ["It is superseded by a later decision."] if row.superseded_by else []
    if row.conditions:
        which = "this condition" if len(row.conditions) == 1 else "these conditions"
        said.append(f"On {which}: {_all(row.conditions)}")
    return " ".join(said)


def _all(conditions: Sequence[str]) -> str:
    return " ".join(held if held.endswith(".") else f"{held}." for held in conditions)


def decision_table(page: Page, found: DecisionList) -> Table:
    """The decisions as the address asks for them."""
    nothing = "Here would be what boards decided, at which meeting, and the record that was before them when they did."
    return table(
        chosen_of(page, found.decisions, CHOICES),
        _columns(page),
        name="decisions",
        caption="Decisions, those of the latest meeting first",
        empty="No decision is like that. Show all of them." if found.decisions else nothing,
        asked=page.asked,
        takes_away=True,
    )


def _columns(page: Page) -> list[Column[DecisionRow]]:
    ways = WaysToWhatTheySaw(page)
    return [
        Column("text", "Decision", lambda row: words(row.text, href=page.links.thing("decision", row.ref))),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("outcome_in_words", "Outcome", lambda row: words(row.outcome_in_words), filters=True),
        Column("taken_on.to", "Taken", lambda row: planned(row.taken_on)),
        Column("decided_by", "By", lambda row: words(row.decided_by), filters=True),
        Column("meeting", "Meeting", lambda row: meeting_cell(page, row.meeting)),
        Column("item_in_words", "Item", lambda row: words(row.item_in_words)),
        Column("saw.up_to", "What they saw", lambda row: ways.cell(row.saw)),
        Column("kind", "Kind", lambda row: words(row.kind), filters=True),
        Column("superseded_by", "Superseded by", lambda row: _superseded(page, row)),
    ]


def _superseded(page: Page, row: DecisionRow) -> Cell:
    return none_yet(thing_cell(page, "decision", row.superseded_by), "in force")


def _facts(page: Page, ways: WaysToWhatTheySaw) -> list[Column[DecisionRow]]:
    return [
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("text", "What was decided", lambda row: words(row.text)),
        Column("outcome_in_words", "Outcome", lambda row: words(row.outcome_in_words)),
        Column("conditions", "Conditions", lambda row: none_yet(several(row.conditions), "none")),
        Column("kind", "Kind", lambda row: words(row.kind)),
        Column("taken_on.to", "Taken", lambda row: planned(row.taken_on)),
        Column("decided_by", "By", lambda row: words(row.decided_by)),
        Column("meeting", "Meeting", lambda row: meeting_cell(page, row.meeting)),
        Column("item_in_words", "Item of the agenda", lambda row: words(row.item_in_words)),
        Column("part", "Part of the agenda", lambda row: words(row.part)),
        Column("paper", "Paper", lambda row: thing_cell(page, "paper", row.paper)),
        Column("moved_by", "Moved by", lambda row: words(row.moved_by)),
        Column("saw.up_to", "What they saw", lambda row: ways.cell(row.saw)),
        Column("saw.in_words", "That is", lambda row: words(row.saw.in_words if row.saw else None)),
        Column("superseded_by", "Superseded by", lambda row: _superseded(page, row)),
        Column("supersedes", "Supersedes", lambda row: none_yet(several(row.supersedes), "no other")),
    ]


def _recommendations(page: Page, row: DecisionRow) -> list[Table]:
    """The recommendations it names, where it names any."""
    rows = [one for one in recommendation_rows(page.record) if one.ref in row.recommendations]
    columns: list[Column[RecommendationRow]] = [
        Column("text", "Recommendation", lambda one: words(one.text, href=page.links.thing("recommendation", one.ref))),
        Column("number", "Number", lambda one: words(one.number)),
        Column("status_in_words", "Status", lambda one: words(one.status_in_words)),
    ]
    caption = "Recommendations that it decides"
    return [table(rows, columns, name="recommended", caption=caption, empty="", asked=here(page))] if rows else []


def actions_that_came(page: Page, refs: Sequence[str], of_what: str) -> list[Table]:
    """The actions of a decision or a recommendation, where there are any."""
    held = page.record.all(Action)
    rows = [action_row(page.record, held[ref]) for ref in refs]
    columns: list[Column[ActionRow]] = [
        Column("what", "Action", lambda one: words(one.what, href=page.links.thing("action", one.ref))),
        Column("owner_in_words", "Owner", lambda one: words(one.owner_in_words)),
        Column("due.to", "Due", lambda one: planned(one.due)),
        Column("state_in_words", "State", lambda one: words(one.state_in_words)),
    ]
    caption = f"Actions that came {of_what}"
    return [table(rows, columns, name="asked", caption=caption, empty="", asked=here(page))] if rows else []
