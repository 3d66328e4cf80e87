"""The tables on the page of one board: what sits with it, seats, offices, what comes before it, agenda, meetings."""

from collections.abc import Iterable, Sequence

from api.pages.belonging import here
from api.pages.escalations_shown import sitting_here
from api.pages.gates import gates_before
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, day, number, planned, table, truth, words
from application.projections.board_rows import AgendaView, EscalationView, OfficeView, name_of
from application.projections.board_statements import StatementView
from application.projections.boards import BoardDetail
from application.projections.meeting_rows import MeetingRow
from application.projections.seats_on_boards import SeatView


def about_tables(page: Page, detail: BoardDetail) -> list[Table]:
    """The tables of one board, those that hold anything."""
    row = detail.board
    tables = (
        sitting_here(page, detail.sitting_here),
        _seats(page, row.seats),
        _offices(page, row.offices),
        _escalations(page, row.escalations),
        _agenda(page, row.agenda),
        _meetings(page, detail.meetings),
        gates_before(page, detail.gates, "Gates that it holds"),
        statement_table(page, row.statements),
    )
    return [held for held in tables if held.rows]


def named_boards(page: Page, refs: Iterable[str]) -> Sequence[str]:
    """Boards by their names."""
    return [name_of(page.record, ref) or ref for ref in refs]


def statement_table(page: Page, statements: Sequence[StatementView]) -> Table:
    """What papers state of boards beside what is held, those that disagree first."""

    def board(row: StatementView) -> Cell:
        return words(row.board_name, href=page.links.thing("board", row.board))

    columns: list[Column[StatementView]] = [
        Column("board_name", "Board", board),
        Column("about", "About", lambda row: words(row.about)),
        Column("held", "Held here", lambda row: words(row.held)),
        Column("held_source", "Its source", lambda row: words(row.held_source)),
        Column("stated", "Stated otherwise", lambda row: words(row.stated)),
        Column("stated_source", "The source of that", lambda row: words(row.stated_source)),
        Column("stated_on", "Stated on", lambda row: day(row.stated_on)),
        Column("disagrees", "They disagree", lambda row: truth(row.disagrees)),
    ]
    rows = sorted(statements, key=lambda row: not row.disagrees)
    caption = "What papers state otherwise"
    return table(rows, columns, name="stated_otherwise", caption=caption, empty="", asked=here(page))


def _seats(page: Page, seats: Sequence[SeatView]) -> Table:
    columns: list[Column[SeatView]] = [
        Column("seat", "Seat", lambda row: words(row.seat)),
        Column("organisation", "Organisation", lambda row: words(row.organisation)),
        Column("count", "Count", lambda row: number(row.count), numeric=True),
        Column("is_doubtful", "In doubt", _in_doubt),
        Column("is_vacant", "Vacant", lambda row: truth(row.is_vacant)),
        Column("attendance", "Attends", lambda row: words(row.attendance)),
    ]
    return table(seats, columns, name="seats", caption="Who sits on it", empty="", asked=here(page))


def _in_doubt(row: SeatView) -> Cell:
    return truth(row.is_doubtful)._replace(marks=(f"written “{row.as_written}”",) if row.as_written else ())


def _offices(page: Page, offices: Sequence[OfficeView]) -> Table:
    columns: list[Column[OfficeView]] = [
        Column("office", "Office", lambda row: words(row.office)),
        Column("in_words", "Held by", lambda row: words(row.in_words)),
        Column("term", "Term", lambda row: words(row.term)),
        Column("since", "Since", lambda row: day(row.since)),
    ]
    return table(offices, columns, name="offices", caption="Who holds its offices", empty="", asked=here(page))


def _escalations(page: Page, stated: Sequence[EscalationView]) -> Table:
    columns: list[Column[EscalationView]] = [
        Column("from_body", "From", lambda row: words(row.from_body)),
        Column("condition", "What, and when", lambda row: words(row.condition)),
        Column("by_exception", "By exception only", lambda row: truth(row.by_exception)),
    ]
    caption = "What is brought before it from below"
    return table(stated, columns, name="escalations", caption=caption, empty="", asked=here(page))


def _agenda(page: Page, agenda: Sequence[AgendaView]) -> Table:
    columns: list[Column[AgendaView]] = [
        Column("month_in_words", "Month", lambda row: words(row.month_in_words)),
        Column("quarter_in_words", "Looks back on", lambda row: words(row.quarter_in_words)),
        Column("items_in_words", "What is before it", lambda row: words("; ".join(row.items) or None)),
        Column("output", "What comes of it", lambda row: words(row.output)),
        Column("committees", "Committees have it", lambda row: words(row.committees)),
    ]
    return table(agenda, columns, name="agenda", caption="Its agenda by month", empty="", asked=here(page))


def _meetings(page: Page, meetings: Sequence[MeetingRow]) -> Table:
    def called(row: MeetingRow) -> Cell:
        return words(row.called, href=page.links.thing("meeting", row.ref))

    columns: list[Column[MeetingRow]] = [
        Column("called", "Meeting", called),
        Column("on.to", "Day", lambda row: planned(row.on)),
        Column("standing_in_words", "Standing", lambda row: words(row.standing_in_words)),
    ]
    return table(meetings, columns, name="meetings", caption="Its meetings", empty="", asked=here(page))
