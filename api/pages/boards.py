"""Pages about boards: who decides, who advises, whom do they report to, and what is one of them for?"""

from collections.abc import Iterable, Sequence
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import here, none_yet, thing_cell
from api.pages.board_tables import about_tables, named_boards, statement_table
from api.pages.choosing import Choice, chosen_of, counts_of
from api.pages.dependencies import PageDep, RefDep
from api.pages.neighbours import OF_BOARDS, neighbours_of
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, csv_of, facts_of, number, planned, table, truth, words
from api.pages.things import actions_on, history_of
from application.projections.board_rows import BoardRow, decisions_in_words
from application.projections.boards import BoardDetail, BoardList, board_detail, board_list, is_proposed
from application.projections.services_on_boards import ServiceRow
from application.projections.view import counted
from domain.board_facts import BoardStage
from domain.words import listed

router = APIRouter(prefix="/programmes/{programme}")


def _choices(rows: Iterable[BoardRow]) -> tuple[Choice[BoardRow], ...]:
    """What the counts above the list choose. A board that does not say how far it has come is taken to be at work."""
    at_work = "at work" if all(row.stage for row in rows) else "at work, as far as is known"
    return (
        Choice("at-work", at_work, lambda row: row.is_at_work),
        Choice("proposed", "only proposed", is_proposed),
        Choice("replaced", "replaced", lambda row: row.stage == "replaced"),
        Choice("disagreed", "which papers disagree on", lambda row: any(held.disagrees for held in row.statements)),
    )


@router.get("/boards", openapi_extra=READERS)
def boards(page: PageDep) -> HTMLResponse:
    """Who decides, who advises, whom do they report to, and how often do they meet?"""
    return page.show("boards.html", title="Boards", **_listed(page))


@router.get("/boards.csv", openapi_extra=READERS)
def boards_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(board_table(page, board_list(page.record)))


@router.get("/boards/{ref}", openapi_extra=READERS)
def board(page: PageDep, ref: RefDep) -> HTMLResponse:
    """What is this board for, who sits on it, and what is before it?"""
    detail = board_detail(page.record, ref)
    return page.show("board.html", title=detail.board.name, **_about(page, detail))


def _listed(page: Page) -> dict[str, Any]:  # Any: what the template is given
    found = board_list(page.record)
    choices = _choices(found.boards)
    return {
        "boards": found,
        "neighbours": neighbours_of(page, OF_BOARDS),
        "counts": counts_of(page, found.boards, choices),
        "at_work": _opening(choices[0].words),
        "table": board_table(page, found),
        "levels": [level.in_words for level in found.levels if level.level is not None],
        "statements": statement_table(page, found.stated_otherwise) if found.stated_otherwise else None,
        "paths": found.escalation,
        "services": _services(page, found) if found.services else None,
        "new": page.links.new("board") if page.may("constitute-board") else None,
    }


def _about(page: Page, detail: BoardDetail) -> dict[str, Any]:  # Any: what the template is given
    row = detail.board
    return {
        "detail": detail,
        "row": row,
        "answer": board_in_words(row),
        "actions": actions_on(page, "board", row.ref),
        "facts": facts_of(row, _facts(page, detail)),
        "path": detail.escalation if len(detail.escalation.steps) > 1 else None,
        "tables": about_tables(page, detail),
        "history": history_of(page, "board", row.ref),
    }


def _opening(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def board_in_words(row: BoardRow) -> str:
    """For example: This board is in place. It takes decisions. It meets Monthly, 12 meetings a year."""
    if row.stage is BoardStage.REPLACED:
        return "This board was replaced; it meets no more."
    stands = f"This board is {row.stage_in_words}." if row.stage else "How far this board has come is not stated."
    does = f"It {row.mandate_in_words}." if row.mandate else f"{_opening(row.authority_in_words)}."
    meets = f"Its cycle: {row.cycle_in_words}." if row.cycle else "How often it meets is not stated."
    reports = f" It reports to {row.reports_to_name}." if row.reports_to else ""
    return f"{stands} {does} {meets}{reports}"


def board_table(page: Page, found: BoardList) -> Table:
    """The boards as the address asks for them: one of the counts, or everything."""
    nothing = "Here would be the boards of this programme, who sits on them, and how often they meet."
    return table(
        chosen_of(page, found.boards, _choices(found.boards)),
        _columns(page),
        name="boards",
        caption="Boards by level, the lowest first",
        empty="No board is like that. Show all of them." if found.boards else nothing,
        asked=page.asked,
        takes_away=True,
    )


def _columns(page: Page) -> list[Column[BoardRow]]:
    def name(row: BoardRow) -> Cell:
        return words(row.name, href=page.links.thing("board", row.ref), marks=_marks(row))

    return [
        Column("name", "Board", name),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("level", "Level", lambda row: number(row.level), numeric=True, filters=True),
        Column("stage_in_words", "Stage", lambda row: words(row.stage_in_words), filters=True),
        Column("mandate_in_words", "Decides or advises", _mandate, filters=True),
        Column("seats_in_words", "Seats", _seats),
        Column("lead_role", "Lead", lambda row: words(row.lead_role)),
        Column("cycle", "Cycle", lambda row: words(row.cycle)),
        Column("meetings_a_year", "Meetings a year", lambda row: number(row.meetings_a_year), numeric=True),
        Column("reports_to", "Reports to", lambda row: _reports_to(page, row)),
        Column("services_in_words", "Services", lambda row: several(row.services)),
    ]


def _marks(row: BoardRow) -> Iterable[str]:
    """What a reader should know before relying on the row."""
    disagreeing = sum(held.disagrees for held in row.statements)
    says = "says" if disagreeing == 1 else "say"
    return [f"{counted(disagreeing, 'statement')} {says} otherwise"] if disagreeing else []


def _mandate(row: BoardRow) -> Cell:
    """Whether it decides or advises, where that is stated; else how many decisions it took, where it took any."""
    if row.mandate:
        return words(row.mandate_in_words)
    return words(None, marks=[decisions_in_words(row.decisions_taken)] if row.decisions_taken else [])


def _seats(row: BoardRow) -> Cell:
    return words(row.seats_in_words)._replace(order=row.seats_counted)


def _reports_to(page: Page, row: BoardRow) -> Cell:
    return none_yet(thing_cell(page, "board", row.reports_to), "no board is stated")


def several(lines: Sequence[str]) -> Cell:
    """Some lines in one cell; none of them is not stated."""
    return words("; ".join(lines) or None)


def _facts(page: Page, detail: BoardDetail) -> list[Column[BoardRow]]:
    return [
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("also_written_in_words", "Also written", lambda row: several(row.also_written)),
        Column("kind", "Kind", lambda row: words(row.kind)),
        Column("level", "Level", lambda row: number(row.level)),
        Column("stage_in_words", "Stage", lambda row: words(row.stage_in_words)),
        Column("in_place_since.to", "In place since", lambda row: planned(row.in_place_since)),
        Column("mandate_in_words", "Decides or advises", _mandate),
        Column("reports_to", "Reports to", lambda row: _reports_to(page, row)),
        Column("reported_to_by_names", "Report to it", lambda _: several(named_boards(page, detail.reported_to_by))),
        Column("cycle", "Cycle", lambda row: words(row.cycle)),
        Column("meetings_a_year", "Meetings a year", lambda row: number(row.meetings_a_year)),
        Column("seats_counted", "Seats", lambda row: number(row.seats_counted)),
        Column("seats_in_words", "Seats in words", lambda row: words(row.seats_in_words)),
        Column("quorum", "Quorum", lambda row: number(row.quorum)),
        Column("lead_role", "Lead", lambda row: words(row.lead_role)),
        Column("services_in_words", "Services", lambda row: several(row.services)),
        Column("is_public", "Open to the public", lambda row: truth(row.is_public)),
        Column("opens_when", "Open when", lambda row: words(row.opens_when)),
        Column("replaced_by", "Replaced by", lambda row: _replaced_by(page, row)),
        Column("replaced_on.to", "Replaced on", _replaced_on),
    ]


def _replaced_by(page: Page, row: BoardRow) -> Cell:
    cell = thing_cell(page, "board", row.replaced_by)
    return cell if row.stage == "replaced" else none_yet(cell, "not replaced")


def _replaced_on(row: BoardRow) -> Cell:
    return planned(row.replaced_on) if row.stage == "replaced" else none_yet(planned(row.replaced_on), "not replaced")


def _services(page: Page, found: BoardList) -> Table:
    columns: list[Column[ServiceRow]] = [
        Column("service", "Service", lambda row: words(row.service)),
        Column("standing", "Who watches over it", lambda row: words(_watched(row))),
        Column("on_boards", "Boards", lambda row: none_yet(several(named_boards(page, row.on)), "no board")),
        Column("listed_elsewhere", "Listed by papers for", lambda row: _listed_for(page, row)),
    ]
    caption = "Services, and the boards that watch over them"
    return table(found.services, columns, name="services", caption=caption, empty="", asked=here(page))


def _listed_for(page: Page, row: ServiceRow) -> Cell:
    return none_yet(several(named_boards(page, row.listed_for)), "no other board")


def _watched(row: ServiceRow) -> str:
    if row.is_on_no_board:
        return "on no board"
    if row.not_at_levels:
        return f"on no board of level {listed(map(str, row.not_at_levels))}"
    return "on a board of every level"
