"""What every page with the sections of a highlight report is drawn from, whether it is read, drafted or was issued."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from api.pages.belonging import thing_cell
from api.pages.page import Page
from api.pages.report_checklist import SECTIONS
from api.pages.report_exceptions import exceptions_drawn
from api.pages.report_moments import last_report
from api.pages.report_since import since_last
from api.pages.report_words import (
    counts_in_words,
    due_by_then,
    events_in_words,
    milestone_lines,
    next_due_in_words,
    next_in_words,
    odd_in_words,
    progress_lines,
    report_in_words,
)
from application.projections.highlight_report import HighlightReportView
from application.projections.rag_board import rag_board
from application.projections.rag_rows import RagRow
from domain.highlight_report import HighlightReport, Section
from domain.record import Record
from domain.refusals import day_in_words

PLACES = ("summary", *Section)
"""The ids of the eight sections."""


def title_of(page: Page, held: HighlightReport) -> str:
    """What a report is called: of what, and of which day."""
    name = thing_cell(page, "workstream", held.workstream).words
    return f"Highlight report{f' on {name}' if name else ''} as at {day_in_words(held.reported_on)}"


class Numbers(NamedTuple):
    """How many rows some sections have."""

    checks: int
    progress: int
    milestones: int


def drawn(page: Page, record: Record, view: HighlightReportView) -> dict[str, Any]:  # Any: what the template is given
    """The eight sections, and what stands above them."""
    stale = _stale(record, view)
    return {
        "view": view,
        "answer": report_in_words(view),
        "since": since_last(view, last_report(page, record, view)),
        "headings": {section.value: heading for section, heading in SECTIONS.items()},
        "progress": progress_lines(view.progress.rows),
        "progress_counts": counts_in_words(view.progress),
        "still_open": progress_lines(view.progress.still_open),
        "milestones": milestone_lines(view.milestones.rows),
        "numbers": Numbers(len(view.disagreements.checks), len(view.progress.rows), len(view.milestones.rows)),
        "events": events_in_words(view.communications) if view.communications else None,
        "next_words": next_in_words(view.next_report),
        "due_by_then": due_by_then(view),
        "next_due": next_due_in_words(view.milestones.next_due),
        "stale": stale,
        "odd": odd_in_words(view, stale=len(stale)),
        "exceptions": exceptions_drawn(page, view),
        "forms": dict.fromkeys(PLACES, ()),
        "updates": dict.fromkeys(PLACES, ()),
        "may_say": False,
        "plan": _plan_links(page, view.workstream),
    }


def _stale(record: Record, view: HighlightReportView) -> tuple[RagRow, ...]:
    rows = rag_board(record, workstream=view.workstream).rows
    return tuple(row for row in rows if row.is_stale and row.subject_is_open)


def _plan_links(page: Page, workstream: str | None) -> Mapping[str, str]:
    """Where the milestones are that the figures of section 3 count."""
    return {
        only: page.links.within("milestones", workstream=workstream, kind="Milestone", only=only)
        for only in ("open", "overdue", "next")
    }
