"""What a board may not be beside others of its programme: called like one at work, or below one that is gone."""

from collections.abc import Mapping
from datetime import date

from domain.board import Board
from domain.board_days import NOT_YET
from domain.board_refusals import ReportsToNobody, SameNameTwice
from domain.same_name import as_compared


def must_be_the_only_one_called(name: str, ref: str, others: Mapping[str, Board], *, on: date | None) -> None:
    """Refuse what another board that is at work on that day is called, or written as, however it is spelt.

    One that is only proposed may be called so: it is put in place once the other was replaced.
    """
    for other in others.values():
        is_at_work = other.stage not in NOT_YET and not other.is_gone_by(on)
        taken = map(_as_told_apart, (other.name, *other.also_written))
        if other.ref != ref and is_at_work and _as_told_apart(name) in taken:
            raise SameNameTwice(name, other.ref)


def must_report_to_a_board(name: str, above: Board | None, *, on: date | None) -> None:
    """Refuse a board that is gone by that day without a successor: nothing could rise by way of it."""
    if above is not None and above.is_gone_by(on) and above.replaced_by is None:
        raise ReportsToNobody(name, above.name)


def _as_told_apart(name: str) -> str:
    """The name as names are compared, without its spaces: nobody tells two boards apart by those."""
    return as_compared(name).replace(" ", "")
