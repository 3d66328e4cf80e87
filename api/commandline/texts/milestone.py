"""One milestone for people: how it stands, every promise and forecast with its reason, and what waits for what."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, bullets, table
from api.commandline.texts.changes import change_told
from api.commandline.texts.milestones import COLUMNS, cells
from application.projections.milestone_rows import BaselineView, MilestoneRow
from application.projections.milestones import ForecastView, MilestoneDetail, Neighbour
from domain.words import NOT_STATED


def told(view: MilestoneDetail) -> Iterator[Block]:
    """The milestone, read from the top: its row, where it belongs, its history, its neighbours."""
    row = view.milestone
    yield Heading(phrases.title(f"{row.kind.replace('-', ' ').capitalize()} {row.ref}, {row.title}", view))
    yield table(COLUMNS, (cells(row),), empty="")
    yield from bullets([*_belongs(row), *_said(view)])
    yield Heading("Promised")
    promises = (_baseline(*made) for made in zip(row.baselines, view.promised_by, strict=True))
    yield table(("Day", "Agreed", "Why"), promises, empty="Nothing was promised.")
    yield from bullets(change_told(asked) for asked in view.change_requests)
    yield Heading("Expected")
    yield table(("Day", "Said", "By", "Why"), (_forecast(said) for said in view.forecasts), empty="Nothing was said.")
    yield from _neighbours("Waits for", view.depends_on)
    yield from _neighbours("Is waited for by", view.needed_by)


def _belongs(row: MilestoneRow) -> Iterator[str]:
    yield f"Workstream: {row.workstream_name or NOT_STATED}; phase: {row.phase_name or NOT_STATED}."
    yield f"Owner: {row.owner_role or NOT_STATED}. Last confirmed: {phrases.day(row.last_confirmed_on)}."
    if row.description:
        yield phrases.sentence(row.description)


def _said(view: MilestoneDetail) -> Iterator[str]:
    """What was noted of it, what shows that it was met, and what to know before trusting it."""
    if view.progress and view.progress.comment:
        yield f"Progress: {phrases.sentence(view.progress.comment)}"
    if view.evidence:
        yield f"Evidence: {phrases.sentence(view.evidence)}"
    if view.milestone.ended_why:
        yield phrases.sentence(f"{view.milestone.state.capitalize()}: {view.milestone.ended_why}")
    yield from view.milestone.warnings


def _baseline(held: BaselineView, by: str | None) -> tuple[str, ...]:
    why = _why(f"change request {by}" if by else held.reason, held.note)
    return phrases.planned(held.promised), phrases.effective(held.agreed_on), why


def _forecast(said: ForecastView) -> tuple[str, ...]:
    return phrases.planned(said.expected), phrases.effective(said.said_on), said.said_by, _why(said.reason, said.note)


def _why(reason: str | None, note: str | None) -> str:
    return ": ".join(part for part in (reason and reason.replace("-", " "), note) if part) or NOT_STATED


def _neighbours(title: str, others: tuple[Neighbour, ...]) -> Iterator[Block]:
    if others:
        yield Paragraph(f"{title}:")
    yield from bullets(_neighbour(other) for other in others)


def _neighbour(other: Neighbour) -> str:
    late = "; overdue" if other.is_overdue else ""
    return f"{other.ref}, {other.title}: due {phrases.day(other.due)}; {other.status_in_words}{late}"
