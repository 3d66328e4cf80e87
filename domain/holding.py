"""Who had what rose, board by board, and was it theirs once a board is replaced on another day or by another?"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from domain.escalation import Escalation, EscalationStanding, Rise, Step, StepKind
from domain.escalation_refusals import CameToAReplacedBoard, WasWithAnotherBoard, WouldSitWithNone
from domain.sitting import Boards, sits_with, successors, why_it_has_nothing

_STILL_THERE = date.max
_WITHDRAWN = "was asked no more"


class Stay(NamedTuple):
    """How long something was with one board and those that took its place, how it left, and who is said to have had it.

    No day of leaving: not stated. No `how`: it is there still.
    """

    step: Step
    left_on: date | None = _STILL_THERE
    how: str | None = None
    said: str | None = None


def must_keep_what_rose(was: Boards, now: Boards, risen: Iterable[Escalation]) -> None:
    """Refuse to replace a board as of a day before something came to it, or to take from it what it settled or gave on.

    Nor is anything left with a board that is gone or only proposed. What was amiss already is not held against the
    change.
    """
    for escalation in risen:
        _must_sit_with_one_at_work(escalation, was, now)
        for stay in (stay for rise in escalation.rises for stay in _stays(rise)):
            before = set(_came_too_late(stay, was))
            for ref, came_on in _came_too_late(stay, now):
                if (ref, came_on) not in before:
                    raise CameToAReplacedBoard(escalation.about, now[ref].name, came_on)
            if stay.how and (gone := _no_longer_there(stay, was, now)):
                named = was[gone].name if gone in was else gone
                raise WasWithAnotherBoard(escalation.about, named, on=stay.left_on, how=stay.how)


def _must_sit_with_one_at_work(escalation: Escalation, was: Boards, now: Boards) -> None:
    if not escalation.is_open:
        return
    before, after = (boards.get(sits_with(escalation.board, boards)) for boards in (was, now))
    why = why_it_has_nothing(after) if after else None
    if after and why and not (before and why_it_has_nothing(before)):
        raise WouldSitWithNone(escalation.about, after.name, why)


def _stays(rise: Rise) -> Iterator[Stay]:
    """Where it was, one board after the other."""
    for step, following in pairwise(rise.steps):
        how = "passed it up" if following.how is StepKind.PASSED_UP else "returned it"
        yield Stay(step, following.came_on, how)
    last = rise.steps[-1]
    if rise.standing is EscalationStanding.RESOLVED:
        yield Stay(last, rise.ended_on, "resolved it", rise.resolved_by)
    elif rise.standing is EscalationStanding.WITHDRAWN:
        yield Stay(last, rise.ended_on, _WITHDRAWN)
    elif last.board is not None:
        yield Stay(last)


def _came_too_late(stay: Stay, boards: Boards) -> Iterator[tuple[str, date]]:
    """The boards it came to on a day on which they had been replaced already."""
    at = stay.step.came_on
    for ref in successors(stay.step.board or "", boards):
        gone = boards[ref].replaced_from if ref in boards and boards[ref].is_replaced else None
        if at is None or gone is None:
            return
        if gone < at:
            yield ref, at
        at = max(at, gone)
        if stay.left_on is None or stay.left_on <= at:
            return


def _no_longer_there(stay: Stay, was: Boards, now: Boards) -> str | None:
    """The board that had it when it left, where that had it no more; what is withdrawn was with any board."""
    had, has = tuple(_held_by(stay, was)), tuple(_held_by(stay, now))
    if stay.how == _WITHDRAWN and has:
        return None
    by = [ref for ref in had if stay.said in (None, ref)]
    return None if not by or set(by) & set(has) else by[-1]


def _held_by(stay: Stay, boards: Boards) -> Iterator[str]:
    """The boards that may have had it on the day it left: on that of a replacement both, and on any not stated."""
    for ref in successors(stay.step.board or "", boards):
        if ref not in boards or not boards[ref].is_replaced:
            yield ref
            return
        gone = boards[ref].replaced_from
        if gone is None or stay.left_on is None or stay.left_on <= gone:
            yield ref
        if gone is not None and stay.left_on is not None and stay.left_on < gone:
            return
