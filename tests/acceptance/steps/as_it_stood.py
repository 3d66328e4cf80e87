"""Boards that were otherwise before or became otherwise since, and what they decided on a day that has gone by."""

from datetime import date

from pytest_bdd import given, when

from tests.acceptance.doors.door import Door
from tests.acceptance.steps.decisions import decision
from tests.acceptance.steps.meetings import meeting
from tests.acceptance.told import Told
from tests.acceptance.words import phrase

WHY = {"because": "Read in the wrong row", "authority": "Joint board"}


def entry_of(tracker: Door, subject: str) -> int:
    """The position of the latest entry about a thing."""
    entries = tracker.look("audit-trail", subject=subject)["entries"]
    return max(int(entry["position"]) for entry in entries)


def mandate(tracker: Door, board: str, says: str, day: date) -> None:
    tracker.order("change-board-mandate", f"board/{board}", mandate=says, effective_on=day)


@given(phrase('on {day:Day} the "{board:Ref}" decided "{text:Title}"'))
def decided_on_that_day(tracker: Door, board: str, text: str, day: date) -> None:
    at = meeting(day).partition("/")[2]
    tracker.order("take-decision", decision(text), text=text, board=board, meeting=at, taken_on=day)


@given(phrase('the "{board:Ref}" only advises since {day:Day}'))
def advises_since(tracker: Door, board: str, day: date) -> None:
    mandate(tracker, board, "advises", day)


@given(phrase('the "{board:Ref}" decides since {day:Day}'))
def decides_since(tracker: Door, board: str, day: date) -> None:
    mandate(tracker, board, "decides", day)


@given(phrase('the day of "{text:Title}" was left to its meeting'))
def day_was_left_out(tracker: Door, text: str) -> None:
    at = tracker.thing(decision(text))["meeting"]
    said = {"text": text, "meeting": at, "taken_on": None, **WHY}
    tracker.correct(entry_of(tracker, decision(text)), "take-decision", decision(text), **said)


@when(phrase('I let the "{board:Ref}" only advise from {day:Day}'))
def let_it_advise(tracker: Door, told: Told, board: str, day: date) -> None:
    with told:
        mandate(tracker, board, "advises", day)


@when(phrase('I let the "{board:Ref}" decide when {quorum:Number} are there from {day:Day}'))
def let_it_need_more(tracker: Door, told: Told, board: str, quorum: int, day: date) -> None:
    seats: list[dict[str, object]] = [{"seat": "Councillor"}]
    with told:
        tracker.order("change-board-seats", f"board/{board}", seats=seats, quorum=quorum, effective_on=day)


@when(phrase('I record that the "{board:Ref}" decided "{text:Title}" on {day:Day}'))
def record_late(tracker: Door, told: Told, board: str, text: str, day: date) -> None:
    with told:
        told.answer(tracker.order("take-decision", decision(text), text=text, board=board, taken_on=day))


@when(phrase('I record that the "{board:Ref}" let "{phase:Ref}" proceed on {day:Day}'))
def record_a_review(tracker: Door, told: Told, board: str, phase: str, day: date) -> None:
    with told:
        told.answer(tracker.order("review-gate", f"phase/{phase}", outcome="proceed", decided_by=board, decided_on=day))


@when(phrase("I correct the day of the meeting of {day:Day} to {to:Day}"))
def correct_the_day(tracker: Door, told: Told, day: date, to: date) -> None:
    entry = entry_of(tracker, meeting(day))
    with told:
        told.answer(tracker.correct(entry, "hold-meeting", meeting(day), held_on=to, effective_on=to, **WHY))
