"""Who sits on a board, how many are they, and which seats are in doubt, vacant or not counted?"""

from collections.abc import Sequence
from typing import Any

from application.projections.view import View, counted
from domain.board_facts import Seat
from domain.words import NOT_STATED, listed


class SeatView(View):
    """A seat, or several alike. A count that is not stated is null, and adds nothing; `in_words` says all of it."""

    seat: str
    organisation: str | None
    count: int | None
    is_doubtful: bool
    is_vacant: bool
    attendance: str | None
    as_written: str | None
    in_words: str


def seating(seats: Sequence[Seat]) -> dict[str, Any]:  # Any: the values of a view's fields, each of its own type
    """Who sits on a board, added up as far as it can be."""
    return {
        "seats": tuple(map(_seat, seats)),
        "seats_counted": _number_of_seats(seats),
        "are_seats_numbered": _are_numbered(seats),
        "seats_in_words": seats_in_words(seats),
        "seats_without_count": tuple(seat.seat for seat in seats if seat.count is None) if _are_numbered(seats) else (),
        "seats_in_doubt": tuple(seat.as_written or seat.seat for seat in seats if seat.is_doubtful),
        "seats_vacant": tuple(seat.seat for seat in seats if seat.is_vacant),
        "seats_attending_in_part": tuple(seat.seat for seat in seats if seat.attendance),
    }


def _are_numbered(seats: Sequence[Seat]) -> bool:
    return any(seat.count is not None for seat in seats)


def _number_of_seats(seats: Sequence[Seat]) -> int | None:
    if not seats:
        return None
    return sum(seat.count or 0 for seat in seats) if _are_numbered(seats) else len(seats)


def seats_in_words(seats: Sequence[Seat]) -> str:
    """“7 seats, 3 of them in doubt (“Directors x 3?”); Heads of Service without a count”."""
    if not seats:
        return NOT_STATED
    number = counted(_number_of_seats(seats) or 0, "seat")
    if not _are_numbered(seats):
        return f"{number} listed, without saying how many of each{_beside(seats)}"
    doubtful = sum(seat.count or 0 for seat in seats if seat.is_doubtful)
    vacant = sum(seat.count or 0 for seat in seats if seat.is_vacant)
    said = [f"{doubtful} of them in doubt"] if doubtful else []
    said += [f"{vacant} of them vacant"] if vacant else []
    without = [seat.seat for seat in seats if seat.count is None]
    uncounted = f"; {listed(without)} without a count" if without else ""
    return f"{', '.join((number, *said))}{uncounted}{_beside(seats)}"


def _beside(seats: Sequence[Seat]) -> str:
    in_part = [f"{seat.seat} ({seat.attendance})" for seat in seats if seat.attendance]
    return f"; not always there: {listed(in_part)}" if in_part else ""


def _seat(seat: Seat) -> SeatView:
    return SeatView(
        seat=seat.seat,
        organisation=seat.organisation,
        count=seat.count,
        is_doubtful=seat.is_doubtful,
        is_vacant=seat.is_vacant,
        attendance=seat.attendance,
        as_written=seat.as_written,
        in_words=_seat_in_words(seat),
    )


def _seat_in_words(seat: Seat) -> str:
    """“3 × Director, in doubt: “Directors x 3?””."""
    number = "" if seat.count is None else f"{seat.count} × "
    written = f": “{seat.as_written}”" if seat.as_written else ""
    said = (
        f"{number}{seat.seat}",
        seat.organisation,
        f"in doubt{written}" if seat.is_doubtful else None,
        "vacant" if seat.is_vacant else None,
        seat.attendance,
    )
    return ", ".join(filter(None, said))
