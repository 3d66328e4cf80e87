"""The page of one light: why is it what it is, what does the plan say, and what was said of it before?"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from api.pages.access import READERS
from api.pages.belonging import here, none_yet
from api.pages.dependencies import PageDep, RefDep
from api.pages.drawn import as_json
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, day, facts_of, light, number, planned, table, truth, words
from api.pages.things import actions_on
from application.projections.light_explained import LightExplained, WeighedMilestone, light_explained
from application.projections.rag_board import ratings_shown
from application.projections.rag_rows import InputView, RagRow
from domain.rag_status import RagStatus, RatedKind
from domain.record import Record
from domain.scope import subject_of

router = APIRouter(prefix="/programmes/{programme}")


@router.get("/rag/{ref}", openapi_extra=READERS)
def light_page(page: PageDep, ref: RefDep) -> HTMLResponse:
    """Why is this light what it is?"""
    return page.show(**(_not_rated_yet(page, ref) or _explained(page, ref)))


# A day on which nobody had declared it yet ----------------------------------------------------------------------------


def _not_rated_yet(page: Page, ref: str) -> dict[str, Any] | None:  # Any: what the page is shown with
    """Of a day before the first declaration there is nothing to explain but that; a strip leads there as well."""
    later = _declared_later(page, ref)
    if later is None or any(shown.ref == ref for shown in ratings_shown(page.record)):
        return None
    title = title_of(page.record, later.subject_kind, later.subject, dimension=later.dimension)
    first = later.held_since if later.previous is None else None
    return {
        "template": "light_not_rated.html",
        "title": title,
        "moment": page.looking.moment,
        "first": first,
        "board": page.links.within("rag"),
    }


def _declared_later(page: Page, ref: str) -> RagStatus | None:
    if page.is_now:
        return None
    everything = replace(page.looking.moment, as_at=page.looking.today, known_at=None, known_on=None, up_to=None)
    return page.records.at(page.record.programme.ref, everything).all(RagStatus).get(ref)


def title_of(record: Record, kind: RatedKind, subject: str, *, dimension: str) -> str:
    """Schedule light of “People”; of the programme itself without its name, which stands above."""
    whose = "the programme" if kind == RatedKind.PROGRAMME else f"“{subject_of(record, kind, subject).title}”"
    return f"{dimension.capitalize()} light of {whose}"


# A light that is there ------------------------------------------------------------------------------------------------


class Noted(NamedTuple):
    """A remark that changes no light, and the milestone it is made of."""

    note: InputView
    href: str


def _explained(page: Page, ref: str) -> dict[str, Any]:  # Any: what the page is shown with
    programme, moment = page.record.programme.ref, page.looking.moment
    found = light_explained(page.record, ref, page.records.entries(programme, moment))
    row = found.light
    return {
        "template": "light.html",
        "title": title_of(page.record, row.subject_kind, row.subject, dimension=row.dimension),
        "found": found,
        "row": row,
        "subject": page.links.thing(row.subject_kind, row.subject),
        "facts": facts_of(row, FACTS),
        "plan": _plan_in_words(found),
        "weighed": _weighed_table(page, found),
        "notes": tuple(_notes(page, row)),
        "actions": actions_on(page, "rag", ref),
        "periods": page.links.within("rag") + "#periods",
        "meaning": page.links.within("lights"),
    }


def _plan_in_words(found: LightExplained) -> str:
    """Whether the plan has a say, and what follows from what it suggests."""
    suggested = found.light.suggested
    if suggested is None:
        return f"The plan has no say in {found.light.dimension}: it is for people alone to judge."
    return f"The plan suggests {suggested.rating.in_words}: {suggested.rule_in_words.lower()}."


def _before(row: RagRow) -> Cell:
    """The light it was before; a first one had none."""
    return light(row.previous.light, row.previous.in_words) if row.previous else none_yet(words(None), "none")


def _at_first(row: RagRow) -> Cell:
    """What the plan suggested on the day of the declaration, where it had a say and that was kept."""
    then = row.suggested_when_declared
    return light(then.rating.light, then.rating.in_words) if then else words(None)


FACTS: tuple[Column[RagRow], ...] = (
    Column("trend", "Trend", lambda row: Cell(row.trend_in_words, as_json(row.trend))),
    Column("previous.in_words", "Before", _before),
    Column("rationale", "Why", lambda row: words(row.rationale)),
    Column("held_since", "The same light since", lambda row: day(row.held_since)),
    Column("declared_on", "Declared on", lambda row: day(row.declared_on)),
    Column("declared_by", "Declared by", lambda row: words(row.declared_by)),
    Column("role", "In the role of", lambda row: words(row.role)),
    Column("confirmed_on", "Last confirmed on", lambda row: day(row.confirmed_on)),
    Column("confirmed_by", "Confirmed by", lambda row: words(row.confirmed_by)),
    Column("last_looked_at", "Last looked at", lambda row: day(row.last_looked_at)),
    Column("is_stale", "Stale", lambda row: truth(row.is_stale)),
    Column("is_contradicted", "The plan contradicts it", lambda row: truth(row.is_contradicted)),
    Column("suggested_when_declared.rating.in_words", "The plan suggested that day", _at_first),
    Column("ref", "Reference", lambda row: words(row.ref)),
)
"""What the page of a light lists beside its answer."""


def _weighed_table(page: Page, found: LightExplained) -> Table:
    def title(row: WeighedMilestone) -> Cell:
        return Cell(row.title, as_json(row.milestone), href=page.links.thing("milestone", row.milestone))

    columns: list[Column[WeighedMilestone]] = [
        Column("milestone", "Milestone", title),
        Column("rule_in_words", "Rule that applies", lambda row: words(row.rule_in_words)),
        Column("detail", "Because", lambda row: words(row.detail)),
        Column("promised.to", "Promised", lambda row: planned(row.promised)),
        Column("expected.to", "Expected", lambda row: planned(row.expected)),
        Column("slip_in_working_days", "Slip in working days", _slip, numeric=True),
        Column("is_decisive", "Decides the light", lambda row: truth(row.is_decisive)),
    ]
    caption = "Every milestone that was weighed, worst first"
    empty = "No open milestone with a date was there to be weighed."
    return table(found.weighed, columns, name="weighed", caption=caption, empty=empty, asked=here(page))


def _slip(row: WeighedMilestone) -> Cell:
    """The rules on what is overdue or undated measure no slip."""
    slip = row.slip_in_working_days
    return Cell("not measured", "null") if slip is None else number(slip)


def _notes(page: Page, row: RagRow) -> Iterator[Noted]:
    for note in row.suggested.notes if row.suggested else ():
        yield Noted(note, page.links.thing("milestone", note.milestone))
