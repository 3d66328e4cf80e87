"""Pages about escalations: what sits with which board, since when and why, and which way did one of them come?"""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.pages.access import READERS
from api.pages.belonging import here, none_yet, thing_cell
from api.pages.choosing import Choice, chosen_of, counts_of
from api.pages.dependencies import PageDep, RefDep
from api.pages.escalations_shown import board_cell, steps_table, ways_on, ways_up, what_rises
from api.pages.governance_cells import Figure, meeting_cell
from api.pages.neighbours import OF_BOARDS, neighbours_of
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, csv_of, day, facts_of, number, planned, table, words
from api.pages.things import history_of
from application.projections.escalation_rows import EscalationRow
from application.projections.escalations import (
    BoardMatters,
    EscalationDetail,
    EscalationList,
    OughtToRise,
    escalation_detail,
    escalation_list,
)
from domain.escalation import EscalationStanding

router = APIRouter(prefix="/programmes/{programme}")


def _is(standing: EscalationStanding, in_words: str) -> Choice[EscalationRow]:
    return Choice(standing.value, in_words, lambda row: row.standing is standing)


CHOICES: tuple[Choice[EscalationRow], ...] = (
    _is(EscalationStanding.OPEN, "with a board"),
    Choice("unanswered", "with a board that met without an answer", lambda row: row.without_answer is not None),
    _is(EscalationStanding.RETURNED, "back with whoever brought it"),
    _is(EscalationStanding.RESOLVED, "resolved"),
    _is(EscalationStanding.WITHDRAWN, "withdrawn"),
)
"""What the counts above the list choose."""


@router.get("/escalations", openapi_extra=READERS)
def escalations(page: PageDep) -> HTMLResponse:
    """What sits with which board, since when and why, and what ought to rise?"""
    return page.show("governance_list.html", title="Escalations", **_listed(page))


@router.get("/escalations.csv", openapi_extra=READERS)
def escalations_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(escalation_table(page, escalation_list(page.record)))


@router.get("/escalations/{ref}", openapi_extra=READERS)
def escalation(page: PageDep, ref: RefDep) -> HTMLResponse:
    """With which board does this sit, which way did it come, and for how long was it where?"""
    detail = escalation_detail(page.record, ref)
    return page.show("governance_thing.html", title=_title(detail.escalation), **_about(page, detail))


def _title(row: EscalationRow) -> str:
    """Not that of the page of the thing itself."""
    return f"Escalation: {row.subject_title}"


def _listed(page: Page) -> dict[str, Any]:  # Any: what the template is given
    found = escalation_list(page.record)
    boards = (_board_table(page, found.boards),) if found.boards else ()
    ought = (_ought_table(page, found.ought_to_rise),) if found.ought_to_rise else ()
    return {
        "answer": found.in_words,
        "neighbours": neighbours_of(page, OF_BOARDS),
        "counts": counts_of(page, found.escalations, CHOICES),
        "tables": [*boards, escalation_table(page, found), *ought],
        "new": _escalate_the_programme(page),
        "new_words": "Escalate the programme itself",
        "figures": (
            Figure("open", "With a board", found.open),
            Figure("unanswered", "Without an answer though the board met", found.unanswered),
            Figure("returned", "Back with whoever brought it", found.returned),
            Figure("resolved", "Resolved", found.resolved),
            Figure("withdrawn", "Withdrawn", found.withdrawn),
        ),
    }


def _escalate_the_programme(page: Page) -> str | None:
    """The form for what is no risk, no issue and of no part; those rise from their own pages."""
    return next((way.href for way in ways_up(page, "programme", page.record.programme.ref)), None)


def _board_table(page: Page, boards: Sequence[BoardMatters]) -> Table:
    columns: list[Column[BoardMatters]] = [
        Column("board", "Board", lambda row: thing_cell(page, "board", row.board)),
        Column("level", "Level", lambda row: number(row.level), numeric=True),
        Column("count", "Sit with it", lambda row: number(len(row.escalations)), numeric=True),
        Column("longest", "Days the longest is there", lambda row: number(row.longest), numeric=True),
    ]
    return table(
        boards, columns, name="boards", caption="Boards, and how much sits with each", empty="", asked=here(page)
    )


def escalation_table(page: Page, found: EscalationList) -> Table:
    """The escalations as the address asks for them."""
    nothing = "Here would be what could not be settled where it was, and rose to a board."
    return table(
        chosen_of(page, found.escalations, CHOICES),
        _columns(page),
        name="escalations",
        caption="What rose, by board, the highest first; then what is over",
        empty="Nothing is like that. Show all of it." if found.escalations else nothing,
        asked=page.asked,
        takes_away=True,
    )


def _columns(page: Page) -> list[Column[EscalationRow]]:
    def title(row: EscalationRow) -> Cell:
        return words(row.subject_title, href=page.links.thing("escalation", row.ref))

    return [
        Column("subject_title", "What rose", title),
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("standing", "Status", lambda row: words(row.standing), filters=True),
        Column("board_name", "With, or last with", lambda row: board_cell(page, row), filters=True),
        Column("since", "There since", lambda row: day(row.since)),
        Column("days_here", "Days there", lambda row: number(row.days_here), numeric=True),
        Column("days_in_all", "Days in all", lambda row: number(row.days_in_all), numeric=True),
        Column("ground_in_words", "Ground", lambda row: words(row.ground_in_words), filters=True),
        Column("reason", "Why it rose", lambda row: words(row.reason)),
        Column("asked", "What is asked", lambda row: words(row.asked)),
        Column("without_answer", "Last met without an answer", _without_answer),
        Column("next_board_name", "May rise to", _next),
        Column("outcome", "Outcome", _outcome),
        Column("times", "Times it rose", lambda row: number(row.times), numeric=True),
    ]


def _without_answer(row: EscalationRow) -> Cell:
    return none_yet(day(row.without_answer), "no meeting since")


def _next(row: EscalationRow) -> Cell:
    return none_yet(words(row.next_board_name), "no board above" if row.is_open else "it is over")


def _outcome(row: EscalationRow) -> Cell:
    return words(row.outcome) if row.standing is EscalationStanding.RESOLVED else none_yet(words(row.outcome), "none")


def _ought_table(page: Page, rows: Sequence[OughtToRise]) -> Table:
    columns: list[Column[OughtToRise]] = [
        Column("subject", "What ought to rise", lambda row: thing_cell(page, row.subject_kind, row.subject)),
        Column("why", "Why", lambda row: words(row.why)),
        Column("ref", "Escalate it as", lambda row: words(row.ref, href=_way(page, row))),
    ]
    caption = "Beyond a limit that the programme set, with no board told"
    return table(rows, columns, name="ought_to_rise", caption=caption, empty="", asked=here(page))


def _way(page: Page, row: OughtToRise) -> str | None:
    """The form, where whoever reads may escalate."""
    return page.links.thing("escalation", row.ref, "escalate") if page.may("escalate-to-board") else None


def _about(page: Page, detail: EscalationDetail) -> dict[str, Any]:  # Any: what the template is given
    row = detail.escalation
    earlier = (_earlier_table(page, detail.earlier),) if detail.earlier else ()
    return {
        "kind": row.subject_kind.capitalize(),
        "answer": detail.in_words,
        "actions": ways_on(page, row),
        "facts": facts_of(row, _facts(page, row)),
        "tables": (steps_table(page, detail.steps), *earlier),
        "history": history_of(page, "escalation", row.ref),
    }


def _facts(page: Page, row: EscalationRow) -> list[Column[EscalationRow]]:
    return [
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("subject", "What rose", lambda row: what_rises(page, row)),
        Column("standing", "Status", lambda row: words(row.standing)),
        Column("ground_in_words", "Ground", lambda row: words(row.ground_in_words)),
        Column("reason", "Why it rose", lambda row: words(row.reason)),
        Column("asked", "What is asked", lambda row: words(row.asked)),
        Column("board_name", "With, or last with", lambda row: board_cell(page, row)),
        Column("since", "There since", lambda row: day(row.since)),
        Column("days_here", "Days there", lambda row: number(row.days_here)),
        Column("escalated_on", "Rose on", lambda row: day(row.escalated_on)),
        Column("days_in_all", "Days in all", lambda row: number(row.days_in_all)),
        Column("times", "Times it rose", lambda row: number(row.times)),
        *(_TO_COME if row.is_open else _ended(page, row)),
        *([_ABOVE] if row.next_in_words != row.next_board_name else []),
    ]


def _next_meeting(row: EscalationRow) -> Cell:
    return none_yet(planned(row.next_meeting_on), "no meeting to come")


_TO_COME: Sequence[Column[EscalationRow]] = (
    Column("without_answer", "Last met without an answer", _without_answer),
    Column("next_meeting_on.to", "Meets next", _next_meeting),
    Column("next_board_name", "May rise to", _next),
)
_ABOVE: Column[EscalationRow] = Column(
    "next_in_words", "What to know of that board", lambda row: words(row.next_in_words)
)


def _ended(page: Page, row: EscalationRow) -> list[Column[EscalationRow]]:
    """How it was settled; nothing of that where it was withdrawn or went back."""
    ended = [
        Column[EscalationRow]("ended_on", "Ended on", lambda row: day(row.ended_on)),
        Column[EscalationRow]("why", "Why", lambda row: words(row.why)),
    ]
    if row.standing is not EscalationStanding.RESOLVED:
        return ended
    return [
        Column("outcome", "How it was resolved", lambda row: words(row.outcome)),
        Column("decision", "Decision", lambda row: thing_cell(page, "decision", row.decision)),
        Column("meeting", "Meeting", lambda row: meeting_cell(page, row.meeting)),
        *ended,
    ]


def _earlier_table(page: Page, rows: Sequence[EscalationRow]) -> Table:
    columns: list[Column[EscalationRow]] = [
        Column("escalated_on", "Rose on", lambda row: day(row.escalated_on)),
        Column("reason", "Why", lambda row: words(row.reason)),
        Column("board_name", "Last with", lambda row: board_cell(page, row)),
        Column("standing_in_words", "What became of it", lambda row: words(row.standing_in_words)),
        Column("days_in_all", "Days in all", lambda row: number(row.days_in_all), numeric=True),
        Column("outcome", "Outcome", _outcome),
    ]
    return table(rows, columns, name="earlier", caption="The times it rose before", empty="", asked=here(page))
