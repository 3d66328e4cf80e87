"""What people can do with a board: constitute it, change its seats, cycle and place, foresee its agenda, replace it."""

from collections.abc import Iterable
from datetime import date

from pydantic import Field

from application.commands.desk import Desk
from application.commands.order import Order
from domain import board
from domain.board import Board
from domain.board_beside import must_be_the_only_one_called, must_report_to_a_board
from domain.board_facts import (
    BoardAgendaForeseen,
    BoardConstituted,
    BoardEscalationStated,
    BoardMandateChanged,
    BoardMatter,
    BoardOfficeFilled,
    BoardOpenedOrClosed,
    BoardRemitChanged,
    BoardReplaced,
    BoardSeatsChanged,
    BoardStage,
    BoardStatedOtherwise,
    Cycle,
    Mandate,
    Seat,
)
from domain.calendar import Month, QuarterOfTheYear
from domain.change_request import ChangeRequest
from domain.entry import Address
from domain.escalation import Escalation
from domain.planned_date import PlannedDate
from domain.sitting import must_leave_nothing_behind
from domain.words import Count, Line, Ref, Text


class ConstituteBoard(Order):
    """Bring a board into the record, proposed or at work: what it is for, who sits on it, whom it reports to."""

    name: Line
    also_written: tuple[Line, ...] = ()
    kind: Line | None = None
    level: Count | None = None
    stage: BoardStage | None = None
    in_place_since: PlannedDate | None = None
    purposes: tuple[Text, ...] = ()
    duties: tuple[Text, ...] = ()
    services: tuple[Line, ...] = ()
    seats: tuple[Seat, ...] = ()
    quorum: Count | None = None
    lead_role: Line | None = None
    cycle: Cycle | None = None
    reports_to: Ref | None = None
    mandate: Mandate | None = None
    is_public: bool | None = None
    opens_when: Text | None = None


class PutBoardInPlace(Order):
    """Record that a proposed board began its work."""

    since: PlannedDate | None = None

    @property
    def happened_on(self) -> date | None:
        """The day it began, where it is exact."""
        return self.since.exact_day if self.since else None


class ReplaceBoard(Order):
    """Record that the board meets no more, and which one took its place; says why in words."""

    by: Ref | None = None
    replaced_on: PlannedDate | None = None
    note: Text = Field(description="Why it is replaced, in words.")

    @property
    def happened_on(self) -> date | None:
        """The day it was replaced, where it is exact."""
        return self.replaced_on.exact_day if self.replaced_on else None


class ChangeBoardSeats(Order):
    """Let others sit on the board; its quorum is stated anew with them."""

    seats: tuple[Seat, ...]
    quorum: Count | None = None


class ChangeBoardLead(Order):
    """Let another role lead the board."""

    lead_role: Line


class ChangeBoardCycle(Order):
    """Let the board meet more or less often."""

    cycle: Cycle


class ChangeBoardReportingLine(Order):
    """Let the board report to another board, or to none of this programme."""

    reports_to: Ref | None = None


class ChangeBoardRemit(Order):
    """Let the board be there for something else, or for other services."""

    purposes: tuple[Text, ...] = ()
    duties: tuple[Text, ...] = ()
    services: tuple[Line, ...] = ()


class ChangeBoardMandate(Order):
    """Let the board take decisions, or only advise."""

    mandate: Mandate


class OpenOrCloseBoard(Order):
    """Let the public attend the board's meetings, or not, or under a condition."""

    is_public: bool
    opens_when: Text | None = None


class FillBoardOffice(Order):
    """Say who chairs the board or holds another of its offices, by role and organisation and never by name."""

    office: Line
    organisation: Line | None = None
    role: Line | None = None
    term: Line | None = None


class StateBoardOtherwise(Order):
    """Keep what another paper says of the board beside what is held, as it was written."""

    about: BoardMatter
    as_written: Line
    meetings_a_year: Count | None = None
    services: tuple[Line, ...] = ()


class StateBoardEscalation(Order):
    """Say what is brought before the board from below: by which body or role, and on which condition."""

    from_body: Line
    condition: Text | None = None
    by_exception: bool | None = None


class ForeseeBoardAgenda(Order):
    """Say what the board has before it in a month of every year, and which quarter it looks back on."""

    month: Month
    items: tuple[Line, ...] = ()
    quarter: QuarterOfTheYear | None = None
    output: Line | None = None
    committees: Line | None = None


def constitute_board(order: ConstituteBoard, at: Address, desk: Desk) -> None:
    """Constitute it where the reference is free and the board it reports to is known."""
    desk.must_know(Board, at.programme, order.reports_to)
    _must_be_led_by(order.reports_to, order.name, at, desk=desk)
    facts = board.constitute(desk.find(Board, at), BoardConstituted(**order.content), today=desk.today)
    if order.stage in (None, BoardStage.IN_PLACE):
        _must_be_the_only_one_called((order.name, *order.also_written), at, desk)
    desk.save(at, facts)


def put_board_in_place(order: PutBoardInPlace, at: Address, desk: Desk) -> None:
    """Let it begin its work."""
    held = desk.load(Board, at)
    facts = held.put_in_place(order.since, today=desk.today, effective_on=desk.effective_on(at))
    _must_be_the_only_one_called((held.name, *held.also_written), at, desk)
    desk.save(at, facts)


def _must_be_the_only_one_called(names: Iterable[str], at: Address, desk: Desk) -> None:
    others = desk.others(Board, at.programme)
    for name in names:
        must_be_the_only_one_called(name, at.ref, others, on=desk.effective_on(at))


def _must_be_led_by(above: str | None, name: str, at: Address, *, desk: Desk) -> None:
    leading = desk.load(Board, at._replace(ref=above)) if above else None
    must_report_to_a_board(name, leading, on=desk.effective_on(at))


def replace_board(order: ReplaceBoard, at: Address, desk: Desk) -> None:
    """Replace it, by a board that is known where one is named."""
    desk.must_know(Board, at.programme, order.by)
    replaced = BoardReplaced(by=order.by, replaced_on=order.replaced_on)
    held, others = desk.load(Board, at), desk.others(Board, at.programme)
    must_leave_nothing_behind(held, order.by, _what_sits_with_boards(at, desk), others)
    desk.save(at, held.replace(replaced, others, today=desk.today, effective_on=desk.effective_on(at)))


def _what_sits_with_boards(at: Address, desk: Desk) -> dict[str, str]:
    """What rose to which board, and which change was asked of which, where nobody has settled it."""
    risen = desk.others(Escalation, at.programme).values()
    asked = desk.others(ChangeRequest, at.programme).values()
    changes = {f"change request “{one.ref}”": one.asked_of for one in asked if one.is_open and one.asked_of}
    return {one.about: one.board for one in risen if one.is_open} | changes


def change_board_seats(order: ChangeBoardSeats, at: Address, desk: Desk) -> None:
    """Change its seats."""
    desk.save(at, desk.load(Board, at).change_seats(BoardSeatsChanged(**order.content)))


def change_board_lead(order: ChangeBoardLead, at: Address, desk: Desk) -> None:
    """Change its lead."""
    desk.save(at, desk.load(Board, at).change_lead(order.lead_role))


def change_board_cycle(order: ChangeBoardCycle, at: Address, desk: Desk) -> None:
    """Change its cycle."""
    desk.save(at, desk.load(Board, at).change_cycle(order.cycle))


def change_board_reporting_line(order: ChangeBoardReportingLine, at: Address, desk: Desk) -> None:
    """Change whom it reports to, which is never itself."""
    desk.must_know(Board, at.programme, order.reports_to)
    held, others = desk.load(Board, at), desk.others(Board, at.programme)
    _must_be_led_by(order.reports_to, held.name, at, desk=desk)
    desk.save(at, held.change_reporting_line(order.reports_to, others))


def change_board_remit(order: ChangeBoardRemit, at: Address, desk: Desk) -> None:
    """Change its remit."""
    desk.save(at, desk.load(Board, at).change_remit(BoardRemitChanged(**order.content)))


def change_board_mandate(order: ChangeBoardMandate, at: Address, desk: Desk) -> None:
    """Change whether it decides."""
    desk.save(at, desk.load(Board, at).change_mandate(BoardMandateChanged(**order.content)))


def open_or_close_board(order: OpenOrCloseBoard, at: Address, desk: Desk) -> None:
    """Open its meetings to the public, or close them."""
    desk.save(at, desk.load(Board, at).open_or_close(BoardOpenedOrClosed(**order.content)))


def fill_board_office(order: FillBoardOffice, at: Address, desk: Desk) -> None:
    """Fill one of its offices."""
    desk.save(at, desk.load(Board, at).fill_office(BoardOfficeFilled(**order.content)))


def state_board_otherwise(order: StateBoardOtherwise, at: Address, desk: Desk) -> None:
    """Keep what another paper says of it."""
    desk.save(at, desk.load(Board, at).state_otherwise(BoardStatedOtherwise(**order.content)))


def state_board_escalation(order: StateBoardEscalation, at: Address, desk: Desk) -> None:
    """Say what is brought before it."""
    desk.save(at, desk.load(Board, at).state_escalation(BoardEscalationStated(**order.content)))


def foresee_board_agenda(order: ForeseeBoardAgenda, at: Address, desk: Desk) -> None:
    """Foresee its agenda of one month."""
    desk.save(at, desk.load(Board, at).foresee(BoardAgendaForeseen(**order.content)))
