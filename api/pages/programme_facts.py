"""What is stated of a programme itself: who shares it, what it is for, and how it is watched."""

from collections.abc import Iterable

from api.pages.drawn import as_json
from api.pages.tables import Cell, Column, number, planned, words
from application.projections.programmes import ProgrammeSummary, RoleView
from application.projections.view import counted
from domain.words import listed


def _all_of(texts: Iterable[str]) -> Cell:
    return words("; ".join(texts) or None)


def _partners(row: ProgrammeSummary) -> Cell:
    names = [partner.name for partner in row.partners]
    return words(listed(names) if names else None)


def _host(row: ProgrammeSummary) -> Cell:
    names = {partner.ref: partner.name for partner in row.partners}
    return Cell(None) if row.host is None else Cell(names.get(row.host, row.host), as_json(row.host))


def _cadence(row: ProgrammeSummary) -> Cell:
    if row.cadence is None:
        return Cell(None)
    days = row.cadence.every_days
    often = f"every {counted(days, 'day')}" if days else row.cadence.as_written
    return words("; ".join(filter(None, (often, row.cadence.review_in_words))))


def _tolerance(row: ProgrammeSummary) -> Cell:
    held = row.tolerance
    said = f"amber beyond {counted(held.amber_beyond, 'working day')}, red beyond {held.red_beyond}"
    return words(said if held.is_stated else f"{said}, as every programme starts with")


def _role(role: RoleView) -> str:
    return ", ".join(filter(None, (role.title, role.organisation, role.state)))


FACTS: tuple[Column[ProgrammeSummary], ...] = (
    Column("ref", "Reference", lambda row: words(row.ref)),
    Column("kind", "Kind", lambda row: words(row.kind)),
    Column("vision", "Vision", lambda row: words(row.vision)),
    Column("partners", "Partners", _partners),
    Column("host", "Host", _host),
    Column("parent", "Inside the programme", lambda row: words(row.parent or row.parent_as_written)),
    Column("objectives", "Objectives", lambda row: _all_of(objective.text for objective in row.objectives)),
    Column("drivers", "Drivers", lambda row: _all_of(row.drivers)),
    Column("success_criteria", "Success criteria", lambda row: _all_of(row.success_criteria)),
    Column("service_started", "Service started", lambda row: planned(row.service_started)),
    Column("cadence", "A report is due", _cadence),
    Column("scale", "Rates on", lambda row: Cell(f"{row.scale} points", as_json(row.scale))),
    Column("tolerance", "Tolerance", _tolerance),
    Column("roles", "Roles", lambda row: _all_of(map(_role, row.roles))),
    Column(
        "review_triggers", "What sets off a review", lambda row: _all_of(one.in_words for one in row.review_triggers)
    ),
    Column("counts.phases", "Phases", lambda row: number(row.counts.phases)),
    Column("counts.workstreams", "Workstreams", lambda row: number(row.counts.workstreams)),
    Column("counts.milestones.total", "Milestones", lambda row: number(row.counts.milestones.total)),
    Column("counts.open_risks", "Open risks", lambda row: number(row.counts.open_risks)),
    Column("counts.open_issues", "Open issues", lambda row: number(row.counts.open_issues)),
)
"""What the first page of a programme says of it."""
