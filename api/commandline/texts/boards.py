"""The boards for people: by level with their seats and cycles, the way up, services on no board, what disagrees."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Bullets, Heading, Paragraph, box, bullets, table
from application.projections.board_rows import BoardRow
from application.projections.boards import BoardDetail, BoardList
from domain.words import NOT_STATED, listed

COLUMNS = ("Ref", "Level", "Board", "Stage", "Seats", "Lead", "Meets", "Reports to", "Authority")


def told(view: BoardList) -> Iterator[Block]:
    """The list, read from the top."""
    yield Heading(phrases.title("Boards", view))
    yield Paragraph(view.in_words)
    yield table(COLUMNS, map(_row, view.boards), empty="No board is in the record at this moment.")
    yield from bullets(level.in_words for level in view.levels if level.level is not None)
    yield from box("What papers state otherwise", (held.in_words for held in view.stated_otherwise if held.disagrees))
    yield from bullets(f"The way up: {path.in_words}." for path in view.escalation)
    if view.services_on_no_board:
        yield Paragraph(f"On no board: {listed(view.services_on_no_board)}.")


def one_told(view: BoardDetail) -> Iterator[Block]:
    """One board, read from the top."""
    board = view.board
    yield Heading(phrases.title(board.name, view))
    yield table(COLUMNS, [_row(board)], empty="")
    yield Bullets((f"Services: {listed(board.services) or NOT_STATED}.", f"The way up: {view.escalation.in_words}."))
    yield from bullets((*board.purposes, *board.duties))
    yield from bullets(seat.in_words for seat in board.seats)
    yield from bullets(f"{held.office}: {held.in_words}" for held in board.offices)
    yield table(
        ("Month", "Looks back on", "Before it", "Output", "Committees"),
        (
            (held.month_in_words, held.quarter_in_words, "; ".join(held.items), held.output, held.committees)
            for held in board.agenda
        ),
        empty="No agenda is foreseen for it.",
    )
    yield from box("What papers state otherwise", (held.in_words for held in board.statements))


def _row(row: BoardRow) -> tuple[object, ...]:
    return (
        row.ref,
        row.level,
        row.name,
        row.stage_in_words,
        row.seats_in_words,
        row.lead_role,
        row.cycle_in_words,
        row.reports_to_name,
        row.authority_in_words,
    )
