"""Pages about recommendations: what is asked of whom, by whom, and what became of it?"""

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import here, none_yet, thing_cell
from api.pages.choosing import Choice, chosen_of, counts_of
from api.pages.decisions import actions_that_came
from api.pages.dependencies import PageDep, RefDep
from api.pages.governance_cells import Figure, several
from api.pages.governance_pages import Alone, Begins, Listed
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, csv_of, facts_of, table, words
from application.projections.decisions import DecisionRow, decision_rows
from application.projections.recommendations import (
    RecommendationDetail,
    RecommendationList,
    RecommendationRow,
    RecommendationStatus,
    recommendation_detail,
    recommendation_list,
)
from domain.decision import Decision
from domain.recommendation import Weight
from domain.words import listed

router = APIRouter(prefix="/programmes/{programme}")


def _stands(status: RecommendationStatus) -> Choice[RecommendationRow]:
    return Choice(status.value, status.in_words, lambda row: row.status is status and not row.is_heading)


CHOICES = tuple(map(_stands, RecommendationStatus))
"""What the counts above the list choose; what is made of others is not counted beside them."""


@router.get("/recommendations", openapi_extra=READERS)
def recommendations(page: PageDep) -> HTMLResponse:
    """What is asked of whom, and what became of it?"""
    return _listed(page).shown(page)


@router.get("/recommendations.csv", openapi_extra=READERS)
def recommendations_csv(page: PageDep) -> Response:
    """The same rows as a file, recommended and supported told apart by a column."""
    rows = recommendation_list(page.record).recommendations
    return csv_of(_table(page, rows, caption="Recommendations", empty="", columns=[*_columns(page), _WEIGHT]))


@router.get("/recommendations/{ref}", openapi_extra=READERS)
def recommendation(page: PageDep, ref: RefDep) -> HTMLResponse:
    """What does this ask of whom, and what became of it?"""
    found = recommendation_detail(page.record, ref)
    return _about(page, found).shown(page)


def _listed(page: Page) -> Listed:
    found = recommendation_list(page.record)
    return Listed(
        title="Recommendations",
        answer=found.in_words,
        counts=counts_of(page, [row for row in found.recommendations if not row.is_heading], CHOICES),
        tables=recommendation_tables(page, found),
        begins=Begins("recommendation", "make-recommendation", "Make a recommendation"),
        figures=(
            Figure("recommended", "Recommended", found.recommended),
            Figure("supported", "Supported", found.supported),
        ),
    )


def recommendation_tables(page: Page, found: RecommendationList) -> list[Table]:
    """What is recommended, and apart from it what is supported, as the address asks for them."""
    rows = chosen_of(page, found.recommendations, CHOICES)
    made, backed = ([row for row in rows if row.weight is weight] for weight in Weight)
    nothing = "Here would be what is asked of whom, numbered as its paper numbers it, and what became of it."
    empty = "No recommendation is like that. Show all of them." if found.recommendations else nothing
    tables = [_table(page, made, caption="Recommended", empty=empty)]
    if backed:
        columns = [column._replace(filters=False) for column in _columns(page)]
        tables.append(_table(page, backed, name="supported_ones", caption="Supported", empty="", columns=columns))
    return tables


def _table(
    page: Page,
    rows: Sequence[RecommendationRow],
    *,
    caption: str,
    empty: str,
    name: str = "recommendations",
    columns: Sequence[Column[RecommendationRow]] | None = None,
) -> Table:
    is_first = name == "recommendations"
    shown = columns or _columns(page)
    return table(rows, shown, name=name, caption=caption, empty=empty, asked=page.asked, takes_away=is_first)


_WEIGHT: Column[RecommendationRow] = Column("weight", "Recommended or supported", lambda row: words(row.weight))


def _text(page: Page, row: RecommendationRow) -> Cell:
    return words(row.text, href=page.links.thing("recommendation", row.ref))


def _columns(page: Page) -> list[Column[RecommendationRow]]:
    return [
        Column("text", "Recommendation", lambda row: _text(page, row)),
        Column("number", "Number", lambda row: words(row.number)),
        Column("inside", "Part of", lambda row: part_of(page, row)),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("status_in_words", "Status", lambda row: words(row.status_in_words)),
        Column("decided_by_ref", "Decided by", lambda row: _decided(page, row)),
        Column("ask", "What is asked", lambda row: words(asked_in_words(row))),
        Column("asked_of", "Of whom", lambda row: several(row.asked_of)),
        Column("made_by", "By whom", lambda row: words(row.made_by), filters=True),
        Column("paper", "Paper", lambda row: thing_cell(page, "paper", row.paper)),
        Column("depends_on", "Depends on", lambda row: several(row.depends_on)),
    ]


def part_of(page: Page, row: RecommendationRow) -> Cell:
    """What it is a part of, by its number where that has one."""
    cell = none_yet(thing_cell(page, "recommendation", row.inside), "no other")
    held = page.record.states.get("recommendation", {}).get(row.inside or "")
    number = getattr(held, "number", None)
    return cell._replace(words=number) if number else cell


def asked_in_words(row: RecommendationRow) -> str | None:
    """“recommend on” where it is to be passed on with a recommendation."""
    return row.ask.replace("-", " ") if row.ask else None


def _decided(page: Page, row: RecommendationRow) -> Cell:
    cell = thing_cell(page, "decision", row.decided_by_ref)
    return none_yet(cell, "no decision")._replace(marks=row.conditions)


def _about(page: Page, found: RecommendationDetail) -> Alone:
    row = found.recommendation
    return Alone(
        kind="recommendation",
        ref=row.ref,
        title=row.text,
        called="Recommendation" if row.weight is Weight.RECOMMENDED else "Supported",
        answer=recommendation_in_words(row),
        facts=facts_of(row, _facts(page)),
        tables=[
            *_parts(page, found.parts),
            *_decisions(page, row),
            *actions_that_came(page, row.actions, "of this recommendation"),
        ],
    )


def recommendation_in_words(row: RecommendationRow) -> str:
    """Who asks what of whom, and how it stands: Officers ask the committee to approve this. It is agreed, …."""
    by = row.made_by or "Somebody whom nobody stated"
    if row.weight is Weight.SUPPORTED:
        said = f"{by} supported this."
    else:
        of = f" of {listed(row.asked_of)}" if row.asked_of else ""
        said = f"{by} recommended this; what is asked{of} is {asked_in_words(row) or 'not stated'}."
    return f"{said} It is {row.decided_in_words or row.status_in_words}."


def _facts(page: Page) -> list[Column[RecommendationRow]]:
    return [
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("number", "Number as written", lambda row: words(row.number)),
        Column("text", "What it says", lambda row: words(row.text)),
        _WEIGHT,
        Column("status_in_words", "Status", lambda row: words(row.status_in_words)),
        Column("decided_by_ref", "Decided by", lambda row: _decided(page, row)),
        Column("ask", "What is asked", lambda row: words(asked_in_words(row))),
        Column("asked_of", "Of whom", lambda row: several(row.asked_of)),
        Column("made_by", "By whom", lambda row: words(row.made_by)),
        Column("paper", "Paper", lambda row: thing_cell(page, "paper", row.paper)),
        Column("inside", "Part of", lambda row: part_of(page, row)),
        Column("depends_on", "Depends on", lambda row: several(row.depends_on)),
    ]


def _parts(page: Page, rows: Sequence[RecommendationRow]) -> list[Table]:
    columns: list[Column[RecommendationRow]] = [
        Column("text", "Part", lambda row: _text(page, row)),
        Column("number", "Number", lambda row: words(row.number)),
        Column("status_in_words", "Status", lambda row: words(row.status_in_words)),
    ]
    caption = "What it is made of"
    return [table(rows, columns, name="parts", caption=caption, empty="", asked=here(page))] if rows else []


def _decisions(page: Page, row: RecommendationRow) -> list[Table]:
    """The decisions that name it, in the order they were taken."""
    held = page.record.all(Decision)
    rows = decision_rows(page.record, (held[ref] for ref in row.decisions))
    columns: list[Column[DecisionRow]] = [
        Column("text", "Decision", lambda one: words(one.text, href=page.links.thing("decision", one.ref))),
        Column("outcome_in_words", "Outcome", lambda one: words(one.outcome_in_words)),
        Column("taken_in_words", "Taken", lambda one: words(one.taken_in_words)),
        Column("decided_by", "By", lambda one: words(one.decided_by)),
    ]
    caption = "Decisions on it"
    return [table(rows, columns, name="decided", caption=caption, empty="", asked=here(page))] if rows else []
