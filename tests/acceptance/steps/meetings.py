"""Meetings: called, moved, cancelled, held, with what was before them and what came of it."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.steps.highlight_report import REPORT
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of


def meeting(day: object) -> str:
    """A meeting is known by the day it was called for."""
    return f"meeting/M-{day}".replace(" ", "-")


def call(tracker: Door, board: str, day: object, **said: object) -> None:
    tracker.order("schedule-meeting", meeting(day), board=ref_of(board), on=day, **said)


@given(phrase('the "{board:Title}" with {number:Number} members'))
def a_board(tracker: Door, board: str, number: int) -> None:
    seats = [{"seat": "Member", "count": number}]
    tracker.order("constitute-board", f"board/{ref_of(board)}", name=board, seats=seats)


@given(phrase('the "{board:Title}" was to meet on {day:Day}'))
def was_to_meet(tracker: Door, board: str, day: date) -> None:
    call(tracker, board, day)


@given(phrase('the "{board:Title}" was to meet on {day:Day} at {hour:Hour}'))
def was_to_meet_at(tracker: Door, board: str, day: date, hour: str) -> None:
    call(tracker, board, day, starts_at=hour)


@given(phrase('the "{board:Title}" was to meet in {month:Month}'))
def was_to_meet_in(tracker: Door, board: str, month: str) -> None:
    call(tracker, board, month)


@given(phrase('the "{board:Title}" met on {day:Day}'))
def met(tracker: Door, board: str, day: date) -> None:
    call(tracker, board, day)
    tracker.order("hold-meeting", meeting(day))


@given(phrase("the meeting of {day:Day} was moved to {to:Day}"))
def was_moved_to(tracker: Door, day: date, to: date) -> None:
    tracker.order("move-meeting", meeting(day), to=to, note="the hall is closed")


@given(phrase("the meeting of {day:Day} was cancelled"))
def was_cancelled(tracker: Door, day: date) -> None:
    tracker.order("cancel-meeting", meeting(day), note="nobody can come")


@given(phrase('the meeting of {day:Day} resolved "{text:Title}"'))
def resolved(tracker: Door, day: date, text: str) -> None:
    at = meeting(day).partition("/")[2]
    tracker.order("take-decision", f"decision/{ref_of(text)}", text=text, meeting=at)


@given(phrase('the meeting of {day:Day} resolved "{text:Title}" on "{item:Ref}"'))
def resolved_on(tracker: Door, day: date, text: str, item: str) -> None:
    at = meeting(day).partition("/")[2]
    tracker.order("take-decision", f"decision/{ref_of(text)}", text=text, meeting=at, item=item)


@given(phrase('"{one:Title}" and "{other:Title}" were on the agenda of {day:Day}'))
def were_on_the_agenda(tracker: Door, one: str, other: str, day: date) -> None:
    for number, title in enumerate((one, other), start=1):
        tracker.order("list-agenda-item", meeting(day), item=ref_of(title), title=title, number=str(number))


@when(phrase('I call a meeting of the "{board:Title}" for {day:Day}'))
def call_a_meeting(tracker: Door, told: Told, board: str, day: date) -> None:
    with told:
        call(tracker, board, day)


@when(phrase('I call a meeting of the "{board:Title}" for {day:Day} at {hour:Hour}'))
def call_a_meeting_at(tracker: Door, told: Told, board: str, day: date, hour: str) -> None:
    with told:
        call(tracker, board, day, starts_at=hour)


@when(phrase("I move the meeting of {day:Day} to {to:Day}"))
def move(tracker: Door, told: Told, day: date, to: date) -> None:
    with told:
        tracker.order("move-meeting", meeting(day), to=to)


@when(phrase('I move the meeting of {day:Day} to {to:Day} because "{note:Title}"'))
def move_because(tracker: Door, told: Told, day: date, to: date, note: str) -> None:
    with told:
        tracker.order("move-meeting", meeting(day), to=to, note=note)


@when(phrase('I move the meeting of {day:Day} to {to:Day} by the decision "{decision:Ref}"'))
def move_by(tracker: Door, told: Told, day: date, to: date, decision: str) -> None:
    with told:
        tracker.order("move-meeting", meeting(day), to=to, decision=decision)


@when(phrase('I cancel the meeting of {day:Day} because "{note:Title}"'))
def cancel(tracker: Door, told: Told, day: date, note: str) -> None:
    with told:
        tracker.order("cancel-meeting", meeting(day), note=note)


@when(phrase("I record that the meeting of {day:Day} was held with {number:Number} present"))
def hold(tracker: Door, told: Told, day: date, number: int) -> None:
    with told:
        tracker.order("hold-meeting", meeting(day), attendance=[{"of": "Members", "present": number}])


@when(phrase('I put "{title:Title}" on the agenda of {day:Day} in Part {part:Part}'))
def put_on_the_agenda(tracker: Door, told: Told, title: str, day: date, part: str) -> None:
    with told:
        tracker.order("list-agenda-item", meeting(day), item=ref_of(title), title=title, part=part)


@when(phrase('I record that "{item:Ref}" was noted on {day:Day}'))
def note_an_item(tracker: Door, told: Told, item: str, day: date) -> None:
    with told:
        tracker.order("deal-with-agenda-item", meeting(day), item=item, outcome="noted")


@when(phrase('the "{board:Title}" considers the highlight report at its meeting of {day:Day}'))
def consider_at(tracker: Door, told: Told, board: str, day: date) -> None:
    at = meeting(day).partition("/")[2]
    with told:
        tracker.order("consider-highlight-report", REPORT, board=board, considered_on=day, meeting=at)


@when(phrase('the "{board:Title}" considers the highlight report on {on:Day} at its meeting of {day:Day}'))
def consider_on_at(tracker: Door, told: Told, board: str, on: date, day: date) -> None:
    at = meeting(day).partition("/")[2]
    with told:
        tracker.order("consider-highlight-report", REPORT, board=board, considered_on=on, meeting=at)


@when("I look at the meetings")
def look(tracker: Door, told: Told) -> None:
    told.seen = tracker.look("meetings")


@then(phrase('I read of the meetings "{sentence:Title}"'))
def read_of_the_meetings(tracker: Door, sentence: str) -> None:
    assert tracker.look("meetings")["in_words"] == sentence


@then(phrase('the meeting of {day:Day} was moved because "{note:Title}"'))
def moved_because(tracker: Door, day: date, note: str) -> None:
    assert tracker.thing(meeting(day))["moved_because"] == note


@then(phrase('the meeting of {day:Day} was moved by the decision "{decision:Ref}"'))
def moved_by(tracker: Door, day: date, decision: str) -> None:
    assert tracker.thing(meeting(day))["moved_by"] == decision


@then(phrase('the meeting of {day:Day} was attended by "{words:Title}"'))
def attended(tracker: Door, day: date, words: str) -> None:
    assert tracker.thing(meeting(day))["attendance_in_words"] == words


@then(phrase('the meeting of {day:Day} is "{words:Title}"'))
def stands(tracker: Door, day: date, words: str) -> None:
    assert tracker.thing(meeting(day))["standing_in_words"] == words


@then(phrase('Part {part:Part} of the agenda of {day:Day} holds "{title:Title}"'))
def part_holds(tracker: Door, part: str, day: date, title: str) -> None:
    ref = meeting(day).partition("/")[2]
    (held,) = (held for held in tracker.look(f"meetings/{ref}")["agenda"] if held["part"] == part)
    assert [item["title"] for item in held["items"]] == [title]


@then(phrase('the minutes of {day:Day} say "{words:Title}"'))
def minutes_say(tracker: Door, day: date, words: str) -> None:
    ref = meeting(day).partition("/")[2]
    assert tracker.look(f"meetings/{ref}")["minutes_in_words"] == words
