"""The workstreams for people: each with its lead, its light and its milestones, those inside another below it."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, bullets, table
from application.projections.milestone_totals import MilestoneTotals
from application.projections.view import LightView, counted
from application.projections.workstreams import WorkstreamList, WorkstreamRow
from domain.rag_status import Dimension
from domain.words import NOT_STATED

COLUMNS = ("Ref", "Name", "Lead", "Overall", "Milestones", "Standing")


def told(view: WorkstreamList) -> Iterator[Block]:
    """The workstreams as a tree read downwards, and what each is for."""
    yield Heading(phrases.title("Workstreams", view))
    yield Paragraph(f"{counted(len(view.workstreams), 'workstream')}: {view.open} open, {view.closed} closed.")
    yield table(COLUMNS, (_row(row) for row in view.workstreams), empty="No workstream is open at this moment.")
    loose = view.milestones_in_no_workstream
    yield Paragraph(f"In no workstream: {counted(loose.total, 'milestone')}, {loose.overdue} overdue.")
    yield from bullets(f"{row.ref}, for: {phrases.sentence(row.scope)}" for row in view.workstreams if row.scope)


def _row(row: WorkstreamRow) -> tuple[str, ...]:
    name = f"{'- ' * row.depth}{row.name}"
    return row.ref, name, row.lead_role or NOT_STATED, overall(row.lights), _milestones(row), _standing(row)


def overall(lights: tuple[LightView, ...]) -> str:
    """The overall light somebody declared, or that nobody did."""
    declared = (held for held in lights if held.dimension is Dimension.OVERALL)
    return next((phrases.light(held.light, held.in_words) for held in declared), phrases.NOT_RATED)


def _milestones(row: WorkstreamRow) -> str:
    late = f"; overdue: {', '.join(row.overdue)}" if row.overdue else ""
    return ("; ".join(_count(found) for found in row.milestones) or "none") + late


def _count(found: MilestoneTotals) -> str:
    kind = found.kind.replace("-", " ") if found.kind else "milestone"
    return f"{counted(found.total, kind, 'activities' if kind == 'activity' else None)}, {found.open} open"


def _standing(row: WorkstreamRow) -> str:
    ended = "" if row.is_open else phrases.since(f"{row.outcome or 'closed'}", row.closed_on)
    parts = ["open" if row.is_open else ended]
    if row.standing:
        parts.append(f"{row.standing.rstrip('.')} (noted: {phrases.effective(row.standing_noted_on)})")
    return "; ".join(parts)
