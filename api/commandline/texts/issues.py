"""The issue list for people: how many are open, and each with how bad it is, who is responsible, and how it stands."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, bullets, table
from application.projections.issues import IssueList, IssueRow
from application.projections.risk_rows import MitigationView
from domain.words import NOT_STATED

COLUMNS = ("Ref", "What has happened", "Severity", "Responsible", "Change request", "Standing")


def told(view: IssueList) -> Iterator[Block]:
    """The list, read from the top."""
    yield Heading(phrases.title("Issues", view))
    yield Paragraph(view.in_words)
    yield table(COLUMNS, (_row(row) for row in view.issues), empty="No issue was raised at this moment.")
    yield from bullets(f"{row.ref}: {_action(held)}" for row in view.issues for held in row.open_actions)


def _row(row: IssueRow) -> tuple[str, ...]:
    responsible = row.responsible or row.owner_role or NOT_STATED
    return row.ref, row.what, row.severity_in_words, responsible, row.change_request_in_words, standing(row)


def _action(held: MitigationView) -> str:
    """An action agreed for the risk that it was, and not done when that came true."""
    owner = held.owner_role or "owner not stated"
    return f"{held.what} ({owner}; due {phrases.planned(held.due)}; not done when the risk came true)"


def _resolved(row: IssueRow) -> str:
    """The day, or by which day it was resolved where the day itself is not stated."""
    if row.resolved_on is None and row.resolved_in_words:
        return row.resolved_in_words
    return phrases.since("resolved", row.resolved_on)


def standing(row: IssueRow) -> str:
    """Open or resolved, since when, and what was last said of it."""
    if row.is_resolved:
        outcome = f": {row.outcome}" if row.outcome else ""
        return f"{_resolved(row)}{outcome}"
    found = [f"open since {row.raised_in_words}" if row.raised_on else f"open ({row.raised_in_words})"]
    found += [f"escalated to {row.escalated_to}"] if row.escalated_to else []
    found += [row.standing] if row.standing else []
    return "; ".join(found)
