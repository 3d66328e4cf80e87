"""What belongs to what: the workstream a thing lies in, and the milestones, risks and issues of one as short tables."""

from collections.abc import Iterable
from typing import NamedTuple

from api.pages.drawn import as_json
from api.pages.page import Page
from api.pages.tables import Asked, Cell, Column, Table, light, number, planned, table, words
from api.refusals import shown
from application.projections.issues import IssueRow
from application.projections.milestone_rows import MilestoneRow
from application.projections.risk_rows import RiskRow
from application.projections.view import LightView
from domain.workstream import Workstream

WORKSTREAM = "workstream"
"""The parameter of an address that limits a list to one workstream and those inside it."""


class Limit(NamedTuple):
    """The workstream a list is limited to, its page, and the same list without the limit."""

    name: str
    href: str
    everything: str


class ShownLight(NamedTuple):
    """A light to be drawn, and the page that explains it."""

    dimension: str
    light: LightView
    href: str


def workstream_asked(page: Page) -> str | None:
    """The workstream that the address limits a list to, fit to be named in case there is none such."""
    ref = page.parameter(WORKSTREAM)
    return None if ref is None else shown(ref)


def limit_of(page: Page) -> Limit | None:
    """What the list is limited to; nothing where it shows the whole programme. An unknown workstream is refused."""
    ref = workstream_asked(page)
    if ref is None:
        return None
    name = page.record.get(Workstream, ref).name
    return Limit(name, page.links.thing("workstream", ref), page.asked.with_(**{WORKSTREAM: None}))


def workstream_cell(page: Page, ref: str | None) -> Cell:
    """The workstream a thing lies in, by its name, leading to its page."""
    return thing_cell(page, "workstream", ref)


def thing_cell(page: Page, kind: str, ref: str | None) -> Cell:
    """Another thing by its name or by what it is about, leading to its page; its value is the reference."""
    if ref is None:
        return Cell(None)
    state = page.record.states.get(kind, {}).get(ref)
    called = (getattr(state, name, None) for name in ("name", "title", "event", "what", "text"))
    return Cell(next(filter(None, called), ref), as_json(ref), href=page.links.thing(kind, ref), a_name=True)


def none_yet(cell: Cell, in_words: str) -> Cell:
    """The cell, or these words where there is nothing to state yet; that is not the same as not stated."""
    return cell if cell.words is not None else Cell(in_words, "null")


def lights_shown(page: Page, lights: Iterable[LightView]) -> tuple[ShownLight, ...]:
    """Lights with the pages that explain them."""
    return tuple(
        ShownLight(str(held.dimension).capitalize(), held, page.links.thing("rag", held.ref)) for held in lights
    )


def overall_light(page: Page, lights: Iterable[LightView]) -> Cell:
    """The overall light of a thing; not rated where nobody declared one."""
    held = next((held for held in lights if held.dimension == "overall"), None)
    if held is None:
        return light(None, "Not rated")
    return light(held.light, held.in_words, href=page.links.thing("rag", held.ref))


def here(page: Page) -> Asked:
    """The address without filters, for a page with several tables: each is short and keeps its own order."""
    return Asked(page.path, page.looking.asked)


def short_milestones(page: Page, rows: Iterable[MilestoneRow], whose: str) -> Table:
    """The milestones of one workstream or phase; `whose` ends the sentence that says there are none."""

    def title(row: MilestoneRow) -> Cell:
        return words(row.title, href=page.links.thing("milestone", row.ref), marks=row.warnings)

    columns: list[Column[MilestoneRow]] = [
        Column("title", "Milestone", title),
        Column("status_in_words", "Standing", lambda row: words(row.status_in_words)),
        Column("owner_role", "Owner", lambda row: words(row.owner_role)),
        Column("first_promise.to", "First promise", lambda row: planned(row.first_promise)),
        Column("forecast.to", "Forecast", lambda row: planned(row.forecast)),
        Column("met_on.to", "Met on", _met_on),
        Column("against_first_promise.slip_in_days", "Days later than first promised", _slip, numeric=True),
        Column("days_overdue", "Days overdue", _days_overdue, numeric=True),
    ]
    empty = f"No milestone lies in this {whose}."
    return table(rows, columns, name="milestones", caption="Milestones", empty=empty, asked=here(page))


def _met_on(row: MilestoneRow) -> Cell:
    return planned(row.met_on) if row.state == "met" else none_yet(planned(row.met_on), "not met")


def _days_overdue(row: MilestoneRow) -> Cell:
    return none_yet(number(row.days_overdue), "not overdue") if row.due else number(row.days_overdue)


def _slip(row: MilestoneRow) -> Cell:
    return number(row.against_first_promise.slip_in_days)


def short_risks(page: Page, rows: Iterable[RiskRow], whose: str) -> Table:
    """The risks of one workstream."""

    def event(row: RiskRow) -> Cell:
        return words(row.event, href=page.links.thing("risk", row.ref))

    columns: list[Column[RiskRow]] = [
        Column("event", "Risk", event),
        Column("nature", "Nature", lambda row: words(row.nature)),
        Column("standing_in_words", "Standing", lambda row: words(row.standing_in_words)),
        Column("standing_score.product", "Score", score_cell, numeric=True),
        Column("movement_in_words", "Movement", lambda row: words(row.movement_in_words)),
        Column("owner_role", "Owner", lambda row: words(row.owner_role)),
    ]
    empty = f"No risk lies in this {whose}."
    return table(rows, columns, name="risks", caption="Risks and opportunities", empty=empty, asked=here(page))


def score_cell(row: RiskRow) -> Cell:
    """The score that counts, from 1 to 25."""
    return number(row.standing_score.product if row.standing_score else None)


def short_issues(page: Page, rows: Iterable[IssueRow], whose: str) -> Table:
    """The issues of one workstream."""

    def what(row: IssueRow) -> Cell:
        return words(row.what, href=page.links.thing("issue", row.ref))

    columns: list[Column[IssueRow]] = [
        Column("what", "Issue", what),
        Column("severity", "Severity", lambda row: words(row.severity)),
        Column("is_resolved", "Standing", resolved_cell),
        Column("responsible", "Responsible", lambda row: words(row.responsible)),
        Column("age_in_days", "Age in days", lambda row: number(row.age_in_days), numeric=True),
    ]
    return table(
        rows, columns, name="issues", caption="Issues", empty=f"No issue lies in this {whose}.", asked=here(page)
    )


def resolved_cell(row: IssueRow) -> Cell:
    """Whether an issue is open or resolved."""
    return Cell("resolved" if row.is_resolved else "open", as_json(row.is_resolved))
