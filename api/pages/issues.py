"""Pages about issues: what has happened that somebody has to deal with, and how does one of them stand?"""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import here, limit_of, none_yet, resolved_cell, thing_cell, workstream_asked, workstream_cell
from api.pages.choosing import Choice, chosen_of, counts_of
from api.pages.dependencies import PageDep, RefDep
from api.pages.escalations_shown import rising, ways_up
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, csv_of, day, facts_of, number, planned, table, truth, words
from api.pages.things import actions_on, history_of
from application.projections.issues import IssueList, IssueRow, issue_list, issue_row
from application.projections.risk_rows import MitigationView
from application.projections.sentences.telling import titled
from application.projections.view import counted
from domain.issue import Issue, Severity

router = APIRouter(prefix="/programmes/{programme}")

CHOICES: tuple[Choice[IssueRow], ...] = (
    Choice("open", "open", lambda row: not row.is_resolved),
    Choice(
        "unassigned", "open, nobody stated as responsible", lambda row: not row.is_resolved and row.responsible is None
    ),
    Choice("escalated", "taken to a body above", lambda row: not row.is_resolved and row.escalated_to is not None),
    Choice("resolved", "resolved", lambda row: row.is_resolved),
)
"""What the counts above the list choose."""


@router.get("/issues", openapi_extra=READERS)
def issues(page: PageDep) -> HTMLResponse:
    """What has happened that somebody has to deal with?"""
    return page.show("issues.html", title="Issues", **_listed(page))


@router.get("/issues.csv", openapi_extra=READERS)
def issues_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(issue_table(page, _asked(page)))


@router.get("/issues/{ref}", openapi_extra=READERS)
def issue(page: PageDep, ref: RefDep) -> HTMLResponse:
    """What has happened, who deals with it, and how does it stand?"""
    row = issue_row(page.record, page.record.get(Issue, ref))
    return page.show("issue.html", title=titled(row.what), **_about(page, row))


def _asked(page: Page) -> IssueList:
    return issue_list(page.record, workstream=workstream_asked(page))


def _listed(page: Page) -> dict[str, Any]:  # Any: what the template is given
    found = _asked(page)
    return {
        "issues": found,
        "answer": issues_in_words(found),
        "limit": limit_of(page),
        "counts": counts_of(page, found.issues, CHOICES),
        "table": issue_table(page, found),
        "new": page.links.new("issue") if page.may("raise-issue") else None,
    }


def _about(page: Page, row: IssueRow) -> dict[str, Any]:  # Any: what the template is given
    return {
        "row": row,
        "answer": issue_in_words(row),
        "facts": facts_of(row, _facts(page)),
        "open_actions": _open_actions(page, row) if row.open_actions else None,
        "rising": rising(page, "issue", row.ref),
        "actions": (*actions_on(page, "issue", row.ref), *ways_up(page, "issue", row.ref)),
        "history": history_of(page, "issue", row.ref),
    }


def issues_in_words(found: IssueList) -> str:
    """For example: 9 issues are open, 2 are resolved. 1 is critical, 3 are high."""
    still_open = [row for row in found.issues if not row.is_resolved]
    said = [found.in_words, *_worst(found)]
    alone = sum(row.responsible is None for row in still_open)
    if alone:
        said.append(f"For {alone} of those open nobody is stated as responsible.")
    if found.escalated:
        said.append(f"{found.escalated} {'was' if found.escalated == 1 else 'were'} taken to a body above.")
    sentence = " ".join(said)
    return f"{sentence[0].upper()}{sentence[1:]}"


def _worst(found: IssueList) -> list[str]:
    """The severities that ask for somebody, worst first."""
    bad = [count for count in found.by_severity if count.severity in (Severity.CRITICAL, Severity.HIGH)]
    said = [f"{held.count} {'is' if held.count == 1 else 'are'} {held.severity}" for held in bad]
    return [f"{', '.join(said)}."] if said else []


def issue_in_words(row: IssueRow) -> str:
    """How one issue stands: for how long it has been open or how it was resolved, how bad it is, and whose it is."""
    if row.is_resolved:
        outcome = f" Outcome: {row.outcome}" if row.outcome else ""
        return f"This issue was {row.resolved_in_words}.{outcome}"
    since = f"has been open since {row.raised_in_words}" if row.raised_on else "is open"
    aged = f", for {counted(row.age_in_days, 'day')}" if row.age_in_days else ""
    whose = f"Responsible: {row.responsible}." if row.responsible else "Nobody is stated as responsible."
    return f"This issue {since}{aged}; its severity is {row.severity_in_words}. {whose}"


def issue_table(page: Page, found: IssueList) -> Table:
    """The issues as the address asks for them: one of the counts, or everything."""
    nothing = "Here would be what has happened and has to be dealt with, how bad it is, and who deals with it."
    return table(
        chosen_of(page, found.issues, CHOICES),
        _columns(page),
        name="issues",
        caption="Issues in the order they were raised",
        empty="No issue is like that. Show all of them." if found.issues else nothing,
        asked=page.asked,
        takes_away=True,
    )


def _columns(page: Page) -> list[Column[IssueRow]]:
    def what(row: IssueRow) -> Cell:
        return words(row.what, href=page.links.thing("issue", row.ref))

    return [
        Column("what", "Issue", what),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("is_resolved", "State", resolved_cell, filters=True),
        Column("severity", "Severity", severity_cell, filters=True),
        Column("standing", "How it stands", lambda row: words(row.standing)),
        Column("responsible", "Responsible", lambda row: words(row.responsible), filters=True),
        Column("owner_role", "Owner", lambda row: words(row.owner_role)),
        Column("is_change_request", "Change request", lambda row: truth(row.is_change_request), filters=True),
        Column("escalated_to", "Taken to", lambda row: none_yet(words(row.escalated_to), "not escalated")),
        Column("raised_on", "Raised on", lambda row: day(row.raised_on)),
        Column("age_in_days", "Age in days", lambda row: number(row.age_in_days), numeric=True),
        Column("from_risk", "From the risk", lambda row: thing_cell(page, "risk", row.from_risk)),
        Column("workstream", "Workstream", lambda row: workstream_cell(page, row.workstream)),
        Column("resolved_on.to", "Resolved on", _resolved_on),
    ]


def severity_cell(row: IssueRow) -> Cell:
    """How bad it is, sorted by that and not by its letters."""
    return words(row.severity)._replace(order=list(Severity).index(row.severity) if row.severity else None)


def _facts(page: Page) -> list[Column[IssueRow]]:
    return [
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("is_resolved", "State", resolved_cell),
        Column("severity", "Severity", severity_cell),
        Column("what", "What has happened", lambda row: words(row.what)),
        Column("cause", "Cause", lambda row: words(row.cause)),
        Column("effect", "Effect", lambda row: words(row.effect)),
        Column("standing", "How it stands", lambda row: words(row.standing)),
        Column("standing_noted_on", "Noted on", lambda row: day(row.standing_noted_on)),
        Column("responsible", "Responsible", lambda row: words(row.responsible)),
        Column("owner_role", "Owner", lambda row: words(row.owner_role)),
        Column("is_change_request", "Change request", lambda row: truth(row.is_change_request)),
        Column("from_risk", "From the risk", lambda row: thing_cell(page, "risk", row.from_risk)),
        Column("workstream", "Workstream", lambda row: workstream_cell(page, row.workstream)),
        Column("escalated_to", "Taken to", lambda row: none_yet(words(row.escalated_to), "not escalated")),
        Column("escalated_on", "Taken there on", _escalated_on),
        Column("raised_on", "Raised on", lambda row: day(row.raised_on)),
        Column("age_in_days", "Age", lambda row: number(row.age_in_days, "days")),
        *_RESOLUTION,
    ]


def _escalated_on(row: IssueRow) -> Cell:
    return day(row.escalated_on) if row.escalated_to else none_yet(day(row.escalated_on), "not escalated")


def _resolved_on(row: IssueRow) -> Cell:
    return planned(row.resolved_on) if row.is_resolved else none_yet(planned(row.resolved_on), "still open")


def _resolved_by(row: IssueRow) -> Cell:
    return day(row.resolved_by) if row.is_resolved else none_yet(day(row.resolved_by), "still open")


_RESOLUTION: Sequence[Column[IssueRow]] = (
    Column("resolved_on.to", "Resolved on", _resolved_on),
    Column("resolved_by", "Resolved by", _resolved_by),
    Column("outcome", "Outcome", lambda row: words(row.outcome)),
)


def _open_actions(page: Page, row: IssueRow) -> Table:
    """What had been agreed against the risk and was left undone when it came true."""
    columns: list[Column[MitigationView]] = [
        Column("what", "Action", lambda held: words(held.what)),
        Column("action", "Reference", lambda held: words(held.action)),
        Column("owner_role", "Owner", lambda held: words(held.owner_role)),
        Column("due.to", "Due", lambda held: planned(held.due)),
    ]
    caption = "Actions against the risk that were not done when it came true"
    return table(row.open_actions, columns, name="open_actions", caption=caption, empty="", asked=here(page))
