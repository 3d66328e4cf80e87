"""What do other papers state of a board, and where does that disagree with what is held?"""

from datetime import date

from application.projections.view import View
from domain.board import Board, Statement
from domain.board_facts import BoardMatter
from domain.words import NOT_STATED, listed

SOURCE_NOT_STATED = f"source {NOT_STATED}"


class StatementView(View):
    """What another paper states of a board beside what is held, each as written and with its source.

    `disagrees` is false where both come to the same, as “twice a year” and “6 Monthly” do.
    """

    board: str
    board_name: str
    about: BoardMatter
    held: str
    held_source: str | None
    stated: str
    stated_source: str | None
    stated_on: date | None
    meetings_a_year: int | None
    services: tuple[str, ...]
    disagrees: bool
    in_words: str


def statements_of(board: Board) -> tuple[StatementView, ...]:
    """All that other papers state of one board, in the order it was recorded."""
    return tuple(_statement(board, said) for said in board.statements)


def _statement(board: Board, statement: Statement) -> StatementView:
    said, (held, source) = statement.said, _held(board, statement.said.about)
    return StatementView(
        board=board.ref,
        board_name=board.name,
        about=said.about,
        held=held or NOT_STATED,
        held_source=source,
        stated=said.as_written,
        stated_source=statement.source,
        stated_on=statement.stated_on,
        meetings_a_year=said.meetings_a_year,
        services=said.services,
        disagrees=_disagrees(board, statement, held),
        in_words=(
            f"{board.name}, {said.about}: {held or NOT_STATED} ({source or SOURCE_NOT_STATED}); "
            f"{said.as_written} ({statement.source or SOURCE_NOT_STATED})."
        ),
    )


def _held(board: Board, about: BoardMatter) -> tuple[str | None, str | None]:
    """What is held of the same matter, in words, and where that was found."""
    match about:
        case BoardMatter.CYCLE:
            return (board.cycle.as_written if board.cycle else None), board.cycle_source
        case BoardMatter.SERVICES:
            return listed(board.services), board.remit_source
        case BoardMatter.REMIT:
            return "; ".join((*board.purposes, *board.duties)), board.remit_source
        case BoardMatter.SEATS:
            return ", ".join(seat.as_written or seat.seat for seat in board.seats), board.seats_source
        case BoardMatter.LEAD:
            return board.lead_role, board.lead_source
        case BoardMatter.NAME:
            return board.name, board.name_source


def _disagrees(board: Board, statement: Statement, held: str | None) -> bool:
    """Whether both cannot be true. What is held nowhere is contradicted by nothing."""
    said = statement.said
    if not held or held.casefold() == said.as_written.casefold():
        return False
    number = board.cycle.meetings_a_year if board.cycle else None
    if said.about is BoardMatter.CYCLE and said.meetings_a_year is not None and number is not None:
        return said.meetings_a_year != number
    if said.about is BoardMatter.SERVICES and said.services:
        return {name.casefold() for name in said.services} != {name.casefold() for name in board.services}
    return not (said.about is BoardMatter.NAME and board.is_called(said.as_written))
