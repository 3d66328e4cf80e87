"""Does what was decided still stand, once its meeting, its board or the decision it names is put right?"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from domain.board import Board
from domain.decided import Ask, States, decided
from domain.decision import Decision
from domain.meeting import Meeting
from domain.refusals import AgainstTheRecord, DomainError
from domain.state import State


class DecisionsRestOnIt(AgainstTheRecord):
    """What was decided at a meeting, or by a board, is not left without it."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"Then {what}: {why} Correct or withdraw that decision first.")


class Thing(NamedTuple):
    """What is put right, as it stood on a day (as it stands, where none is given), before and after that."""

    before: Callable[[date | None], State | None]
    after: Callable[[date | None], State | None]


def must_bear_its_decisions(thing: Thing, states: States) -> None:
    """Refuse to take from under a decision its meeting, its item, its board, or those who had to be there.

    What was decided at gates, of change requests and of escalations is not left without them either, nor without the
    decision it names. What was in its way already, as papers tell it now and then, is not held against the correction.
    Of a meeting, days are not looked at: it and what it decided are put right one after the other. A board counts as
    it stood on the day.
    """
    was, now = thing.before(None), thing.after(None)
    if was is None or now is None or now.KIND not in (Board.KIND, Meeting.KIND, Decision.KIND):
        return
    for rests in decided(states):
        ask = rests.asks.get((now.KIND, now.ref))
        if ask:
            day = rests.day if isinstance(now, Board) else None
            why = _refused(ask, thing.after(day))
            if why and not _refused(ask, thing.before(day)):
                raise DecisionsRestOnIt(f"{rests.what} {_by(was)}", why)


def _by(was: State) -> str:
    """With what it was decided, as the sentence goes on."""
    match was:
        case Meeting():
            return f"at {was.in_words}"
        case Board():
            return f"by the board “{was.name}”"
        case _:
            return f"by decision “{was.ref}”"


def _refused(ask: Ask, state: State | None) -> str | None:
    """Why it could not have been decided with a thing that stands so; nothing where it could, or was not there."""
    try:
        if state is not None:
            ask(state)
    except DomainError as refusal:
        return str(refusal)
    return None
