"""What pages show of escalations: the way one came, what can be done with it now, and where a thing sits."""

from collections.abc import Sequence

from api.pages.belonging import here, none_yet, thing_cell
from api.pages.forms.titles import HEADINGS
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, day, number, table, words
from api.pages.things import Action
from application.commands.catalogue import BY_NAME
from application.projections.escalation_rows import EscalationRow, EscalationStepView
from application.projections.escalations import escalation_of
from domain.board import Board
from domain.escalation import escalation_ref
from domain.escalation_subjects import over

_WHILE_OPEN = ("pass-escalation-up", "return-escalation", "resolve-escalation", "withdraw-escalation")


def ways_on(page: Page, row: EscalationRow) -> tuple[Action, ...]:
    """What can be done with it as it stands; the form that passes it up knows the board above."""
    if row.is_open:
        names = [name for name in _WHILE_OPEN if name != "pass-escalation-up" or row.next_board]
    else:
        names = ["escalate-to-board"]
    return tuple(_way(page, row, name) for name in names if page.may(name))


def _way(page: Page, row: EscalationRow, name: str) -> Action:
    asked = {"to": row.next_board} if name == "pass-escalation-up" and row.next_board else {}
    href = page.links.thing("escalation", row.ref, BY_NAME[name].path, **asked)
    return Action(name, HEADINGS[name].button, href)


def steps_table(page: Page, steps: Sequence[EscalationStepView]) -> Table:
    """The way it came, step by step."""
    columns: list[Column[EscalationStepView]] = [
        Column("how_in_words", "How it came", lambda row: words(row.how_in_words.capitalize())),
        Column("board_name", "To", lambda row: _where(page, row)),
        Column("came_on", "On", lambda row: day(row.came_on)),
        Column("days", "Days there", lambda row: number(row.days), numeric=True),
        Column("why", "Why", lambda row: words(row.why)),
        Column("asked", "What is asked", lambda row: words(row.asked)),
        Column("condition", "What comes before it", lambda row: words(row.condition)),
        Column("without_answer", "Last met without an answer", _without_answer),
    ]
    return table(steps, columns, name="steps", caption="The way it came", empty="", asked=here(page))


def _without_answer(row: EscalationStepView) -> Cell:
    return none_yet(day(row.without_answer), "no meeting meanwhile")


def _where(page: Page, row: EscalationStepView) -> Cell:
    return words(row.board_name, href=page.links.thing("board", row.board) if row.board else None)


def board_cell(page: Page, row: EscalationRow) -> Cell:
    """The board it sits with, or sat with last, leading to its page."""
    return words(row.board_name, href=page.links.thing("board", row.board) if row.board else None)


def what_rises(page: Page, row: EscalationRow) -> Cell:
    """The thing that rose, leading to its page."""
    return thing_cell(page, row.subject_kind, row.subject)


def sitting_here(page: Page, rows: Sequence[EscalationRow]) -> Table:
    """What sits with one board now."""
    columns: list[Column[EscalationRow]] = [
        Column("subject_title", "What rose", lambda row: _title(page, row)),
        Column("since", "Here since", lambda row: day(row.since)),
        Column("days_here", "Days here", lambda row: number(row.days_here), numeric=True),
        Column("reason", "Why it rose", lambda row: words(row.reason)),
        Column("asked", "What is asked", lambda row: words(row.asked)),
        Column("without_answer", "Last met without an answer", _met_without_answer),
    ]
    return table(rows, columns, name="sitting_here", caption="Escalated to this board", empty="", asked=here(page))


def rising(page: Page, kind: str, ref: str) -> Table | None:
    """Where a thing sits that rose, or what became of it; nothing where it never did."""
    row = escalation_of(page.record, kind, ref)
    columns: list[Column[EscalationRow]] = [
        Column("standing_in_words", "Status", lambda row: _standing(page, row)),
        Column("board_name", "With, or last with", lambda row: board_cell(page, row)),
        Column("since", "There since", lambda row: day(row.since)),
        Column("days_here", "Days there", lambda row: number(row.days_here), numeric=True),
        Column("reason", "Why it rose", lambda row: words(row.reason)),
        Column("asked", "What is asked", lambda row: words(row.asked)),
    ]
    if row is None:
        return None
    return table([row], columns, name="rising", caption="Escalated to a board", empty="", asked=here(page))


def ways_up(page: Page, kind: str, ref: str) -> tuple[Action, ...]:
    """The form that brings a thing before a board, where there are boards and the thing is open and with none."""
    row, record = escalation_of(page.record, kind, ref), page.record
    is_over = over(record.states.get(kind, {}).get(ref)) is not None
    if is_over or (row and row.is_open) or not record.all(Board) or not page.may("escalate-to-board"):
        return ()
    form = page.links.thing("escalation", escalation_ref(kind, ref), BY_NAME["escalate-to-board"].path)
    return (Action("escalate-to-board", HEADINGS["escalate-to-board"].button, form),)


def _title(page: Page, row: EscalationRow) -> Cell:
    return words(row.subject_title, href=page.links.thing("escalation", row.ref))


def _standing(page: Page, row: EscalationRow) -> Cell:
    return words(row.standing_in_words.capitalize(), href=page.links.thing("escalation", row.ref))


def _met_without_answer(row: EscalationRow) -> Cell:
    return none_yet(day(row.without_answer), "no meeting since")
