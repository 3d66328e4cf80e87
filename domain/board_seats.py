"""How many sit on a board, and how many of them have to be there."""

from collections.abc import Sequence

from domain.board_facts import Seat
from domain.board_refusals import MoreAreNeededThanSit, NobodyIsNeeded, SeatListedTwice
from domain.said_twice import place_said_again
from domain.same_name import as_compared


def seats_in_all(seats: Sequence[Seat]) -> int | None:
    """How many seats there are; nothing where there are none, one has no count, or one is in doubt."""
    if not seats or any(seat.count is None or seat.is_doubtful for seat in seats):
        return None
    return sum(seat.count or 0 for seat in seats)


def must_be_well_seated(quorum: int | None, seats: Sequence[Seat]) -> None:
    """Refuse a seat that is listed twice, a quorum of nobody, and one that all seats together could not meet."""
    again = place_said_again((as_compared(seat.seat), as_compared(seat.organisation or "")) for seat in seats)
    if again is not None:
        raise SeatListedTwice(seats[again].seat, seats[again].organisation)
    sitting = seats_in_all(seats)
    if quorum == 0:
        raise NobodyIsNeeded
    if quorum is not None and sitting is not None and sitting < quorum:
        raise MoreAreNeededThanSit(quorum, sitting)
