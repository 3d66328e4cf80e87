"""Pages about all lights: how does everything stand, and how did it come there?"""

from dataclasses import replace
from datetime import date
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import limit_of, workstream_asked
from api.pages.dependencies import PageDep
from api.pages.drawing.rag_strip import Strip, strip
from api.pages.drawn import as_json
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, csv_of, day, light, table, truth, words
from api.pages.things import Action
from application.projections.rag_board import RagBoard, rag_board
from application.projections.rag_history import period_ends, rag_history
from application.projections.rag_rows import RagRow, RatingView
from domain.rag_status import Dimension, RatedKind, rag_ref
from domain.rating import Scale
from domain.record import Record

router = APIRouter(prefix="/programmes/{programme}")


@router.get("/rag", openapi_extra=READERS)
def lights(page: PageDep) -> HTMLResponse:
    """How does everything stand, and how did it come there?"""
    return page.show("lights.html", title="Lights", **_board(page))


@router.get("/rag.csv", openapi_extra=READERS)
def lights_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(light_table(page, _asked(page)))


def _asked(page: Page) -> RagBoard:
    return rag_board(page.record, workstream=workstream_asked(page))


def _one_scale(board: RagBoard) -> Scale | None:
    """The scale of all the lights that are counted; nothing where they are on several, or there are none."""
    scales = {counted.scale for counted in board.lights}
    return scales.pop() if len(scales) == 1 else None


def _board(page: Page) -> dict[str, Any]:  # Any: what the template is given
    board = _asked(page)
    return {
        "board": board,
        "one_scale": _one_scale(board),
        "limit": limit_of(page),
        "strip": None if board.workstream else _strip(page),
        "table": light_table(page, board),
        "meaning": page.links.within("lights"),
        "actions": () if board.workstream else _declarable(page, board),
    }


def _declarable(page: Page, board: RagBoard) -> tuple[Action, ...]:
    """The lights of the programme itself that nobody has declared yet, to whoever may; a declared one has its page."""
    programme = page.record.programme.ref
    declared = {row.ref for row in board.rows if row.is_declared}
    refs = ((dimension, rag_ref(RatedKind.PROGRAMME, programme, dimension)) for dimension in Dimension)
    return tuple(
        Action("declare-rating", f"Declare the {dimension} light", page.links.thing("rag", ref, "declare"))
        for dimension, ref in refs
        if ref not in declared and page.may("declare-rating")
    )


def _strip(page: Page) -> Strip:
    def href(ref: str, end: date) -> str:
        return light_href(page, ref, end)

    return strip(rag_history(page.record, _at_period_ends(page)), href=href)


def _at_period_ends(page: Page) -> tuple[Record, ...]:
    """The record at the end of each of the last periods, out of what the page knows."""
    records, moment = page.records, page.looking.moment
    days = period_ends(page.record)
    moments = (replace(moment, as_at=day) for day in days)
    return tuple(records.at(page.record.programme.ref, then) for then in moments)


def light_href(page: Page, ref: str, end: date) -> str:
    """A light explained as at the end of a period; the last period ends on the day that is looked at anyway."""
    if end == page.looking.moment.as_at:
        return page.links.thing("rag", ref)
    return page.links.thing("rag", ref, as_at=end.isoformat())


def light_table(page: Page, board: RagBoard) -> Table:
    """The board as a table, in its own order."""

    def shown(row: RagRow) -> Cell:
        return light(row.rating.light, row.rating.in_words, href=page.links.thing("rag", row.ref))

    def subject(row: RagRow) -> Cell:
        marks = filter(None, (row.contradiction, row.over_in_words, _written_otherwise(row.rating)))
        return words(row.subject_title, href=page.links.thing(row.subject_kind, row.subject), marks=marks)

    columns: list[Column[RagRow]] = [
        Column("subject_title", "What is rated", subject),
        Column(
            "dimension", "Dimension", lambda row: Cell(row.dimension.capitalize(), as_json(row.dimension)), filters=True
        ),
        Column("rating.in_words", "Light", shown, filters=True),
        Column("trend_in_words", "Trend", lambda row: words(row.trend_in_words)),
        Column("held_since", "Since", lambda row: day(row.held_since)),
        Column("is_stale", "Stale", lambda row: truth(row.is_stale), filters=True),
        Column("suggested.rating.in_words", "The plan suggests", _suggested, filters=True),
        Column("is_contradicted", "The plan contradicts it", lambda row: truth(row.is_contradicted), filters=True),
        Column("rationale", "Why", lambda row: words(row.rationale)),
        Column("path_to_green", "Path to green", lambda row: words(row.path_to_green)),
        Column("declared_by", "Declared by", lambda row: words(row.declared_by)),
        Column("declared_on", "Declared on", lambda row: day(row.declared_on)),
        Column("ref", "Reference", lambda row: words(row.ref)),
    ]
    return table(
        board.rows,
        columns,
        name="rows",
        caption="Every light: the programme first, then what is inside it",
        empty="Here would be the light of the programme, and of everything in it.",
        asked=page.asked,
        takes_away=True,
    )


def _written_otherwise(rating: RatingView) -> str | None:
    written = rating.as_written
    return f"Written in the source as “{written}”" if written and written != rating.in_words else None


def _suggested(row: RagRow) -> Cell:
    if row.suggested is None:
        return Cell("the plan has no say", "null")
    return light(row.suggested.rating.light, row.suggested.rating.in_words)
