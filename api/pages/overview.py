"""The first page of a programme: are we all right, what moved, and what needs us?"""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from api.pages.access import READERS
from api.pages.dependencies import PageDep
from api.pages.needs import needing
from api.pages.overview_drawings import plan_drawn, risks_drawn
from api.pages.overview_words import answer, counts_in_words
from api.pages.page import Page
from api.pages.programme_facts import FACTS
from api.pages.tables import facts_of
from api.pages.things import actions_on
from api.pages.two_moments import asked
from application.projections.attention import Lists, attention, lists_of
from application.projections.change_requests import changes_asked_for
from application.projections.changes_since import Moved, moves_since
from application.projections.escalations import escalation_rows
from application.projections.last_report import last_report, last_report_moment
from application.projections.portfolio_rows import NextMilestone, ProgrammeThen, next_milestones, since_last_report
from application.projections.programmes import programme_summary
from application.projections.rag_rows import RagRow
from application.projections.reporting_period import draft_in_force
from domain.change_request import ChangeRequest
from domain.escalation import Escalation
from domain.escalation_facts import EscalatedKind
from domain.rag_status import Dimension, RatedKind
from domain.record import Record

router = APIRouter(prefix="/programmes/{programme}")

MOST_NEEDS, MOST_MOVES, MOST_NEXT = 7, 6, 5
"""How much of each the page shows; the rest is one link away."""


@router.get("", openapi_extra=READERS)
def overview(page: PageDep) -> HTMLResponse:
    """Are we all right, what moved, and what needs us?"""
    return page.show("overview.html", title=page.record.programme.name, **_overview(page))


def _overview(page: Page) -> dict[str, Any]:  # Any: what the template is given
    lists = lists_of(page.record)
    return {
        **_lights(page, lists),
        **_needs_and_moves(page, lists),
        "plan": plan_drawn(page, lists.milestones),
        "risks": risks_drawn(page, lists.risks),
        "milestones": _next_milestones(page),
        "decisions": tuple(_decisions(page, lists)),
        "report": last_report(page.record),
        "facts": facts_of(programme_summary(page.record), FACTS),
        "actions": actions_on(page, "programme", page.record.programme.ref),
        "links": _links(page),
        "is_planned": any(page.record.states.get(kind) for kind in ("phase", "workstream", "milestone")),
    }


# Are we all right? ----------------------------------------------------------------------------------------------------


class Card(NamedTuple):
    """One light of the programme, its dimension in words, and the page that explains it."""

    row: RagRow
    title: str
    href: str


def _lights(page: Page, lists: Lists) -> dict[str, Any]:  # Any: what the template is given
    """The programme's own lights by dimension, overall first, and those of what is inside it, counted."""
    own = [row for row in lists.board.rows if row.subject_kind is RatedKind.PROGRAMME]
    inside = [row for row in lists.board.rows if _is_overall_inside(row)]
    return {
        "board": lists.board,
        "cards": tuple(Card(row, row.dimension.capitalize(), page.links.thing("rag", row.ref)) for row in own),
        "inside": tuple(Card(row, row.subject_title, page.links.thing("rag", row.ref)) for row in inside),
    }


def _is_overall_inside(row: RagRow) -> bool:
    is_inside = row.subject_kind in (RatedKind.WORKSTREAM, RatedKind.PHASE)
    return is_inside and row.dimension is Dimension.OVERALL and row.subject_is_open


# What needs us, and what moved? ---------------------------------------------------------------------------------------


class Move(NamedTuple):
    """A light or a date that moved, and its page."""

    moved: Moved
    href: str


def _needs_and_moves(page: Page, lists: Lists) -> dict[str, Any]:  # Any: what the template is given
    record, then = page.record, _at_last_report(page)
    needed = attention(record, lists=lists)
    changes = since_last_report(ProgrammeThen(record, then))
    moves = moves_since(then, record) if then and not then.is_empty else ()
    return {
        "answer": answer(lists.board, needed, changes),
        "needed": needed,
        "needs": needing(page, needed.items[:MOST_NEEDS]),
        "changes": changes,
        "counts": counts_in_words(changes.counts) if changes.counts else (),
        "moves": tuple(Move(moved, page.links.thing(moved.kind, moved.ref)) for moved in moves[:MOST_MOVES]),
        "unsaid_moves": max(len(moves) - MOST_MOVES, 0),
        "compare": _compare(page, changes.since) if changes.since else None,
    }


def _compare(page: Page, since: date) -> str:
    return page.links.within("compare", **asked("from", since, page.looking.asked.get("known_at")))


def _at_last_report(page: Page) -> Record | None:
    moment = last_report_moment(page.record)
    return page.records.at(page.record.programme.ref, moment) if moment else None


# What comes next, and what is asked -----------------------------------------------------------------------------------


class Coming(NamedTuple):
    """A milestone that comes next, and its page."""

    row: NextMilestone
    href: str


def _next_milestones(page: Page) -> tuple[Coming, ...]:
    found = next_milestones(page.record, MOST_NEXT)
    return tuple(Coming(row, page.links.thing("milestone", row.ref)) for row in found)


class Decision(NamedTuple):
    """Something a board is asked to deal with: a listed item, what sits with it, or a change that is asked for."""

    what: str
    comments: str | None
    escalated_to: str | None
    href: str


def _decisions(page: Page, lists: Lists) -> Iterator[Decision]:
    """What the latest report lists and is not closed, what sits with a board, issues taken above, open changes."""
    draft = draft_in_force(page.record, None)
    for item in draft.board_items if draft else ():
        if item.closed_on is None:
            yield Decision(item.issue, item.comments, None, page.links.within("highlight-report"))
    sits = [row for row in escalation_rows(page.record) if row.is_open]
    for row in sits:
        href = page.links.thing(Escalation.KIND, row.ref)
        yield Decision(row.subject_title, row.asked or row.reason, row.board_name, href)
    told = {row.subject for row in sits if row.subject_kind is EscalatedKind.ISSUE}
    for issue in lists.issues.issues:
        if issue.escalated_to and not issue.is_resolved and issue.ref not in told:
            href = page.links.thing("issue", issue.ref)
            yield Decision(issue.what, issue.standing, issue.escalated_to, href)
    for change in changes_asked_for(page.record):
        if change.is_open:
            href = page.links.thing(ChangeRequest.KIND, change.ref)
            yield Decision(change.what, f"asks for {change.kind_in_words}", None, href)


class Places(NamedTuple):
    """Where the rest of everything is, and what can be begun from here."""

    attention: str
    lights: str
    plan: str
    milestones: str
    risks: str
    report: str
    update: str | None
    draft: str | None


def _links(page: Page) -> Places:
    within = page.links.within
    return Places(
        attention=within("attention"),
        lights=within("rag"),
        plan=within("plan"),
        milestones=within("milestones"),
        risks=within("risks"),
        report=within("highlight-report"),
        update=within("update") if page.may("confirm-forecast") else None,
        draft=page.links.new("highlight-report") if page.may("draft-highlight-report") else None,
    )
