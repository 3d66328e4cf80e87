"""Boards: their beginning and end, their seats, cycle and offices, whom they report to, what papers say otherwise."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of

COUNCILLORS = {"seat": "Councillor", "count": 4}


def board(name: str) -> str:
    """A board is kept under its name."""
    return f"board/{ref_of(name)}"


def meeting(words: str, times: int) -> dict[str, object]:
    """A cycle: its words, and the meetings in a year that they mean."""
    return {"as_written": words, "meetings_a_year": times}


@given(phrase('the board "{name:Title}" of level {level:Number} meets "{words:Title}", {times:Counted} a year'))
def constituted(tracker: Door, name: str, level: int, words: str, times: int) -> None:
    tracker.order("constitute-board", board(name), name=name, level=level, cycle=meeting(words, times))


@given(phrase('the board "{name:Title}" reports to the "{above:Ref}"'))
def reports(tracker: Door, name: str, above: str) -> None:
    tracker.order("constitute-board", board(name), name=name, reports_to=above)


@given(phrase('the board "{name:Title}" is only proposed'))
def was_proposed(tracker: Door, name: str) -> None:
    tracker.order("constitute-board", board(name), name=name, level=1, stage="proposed")


@given(phrase('the board "{name:Title}" is in place'))
def was_in_place(tracker: Door, name: str) -> None:
    tracker.order("constitute-board", board(name), name=name, stage="in-place")


@given(phrase('the board "{name:Title}" is in place since {day:Day}'))
def was_in_place_since(tracker: Door, name: str, day: date) -> None:
    tracker.order("constitute-board", board(name), name=name, stage="in-place", in_place_since=day)


@given(phrase('the board "{name:Title}" was put in place'))
def was_put_in_place(tracker: Door, name: str) -> None:
    tracker.order("put-board-in-place", board(name))


@given(phrase('the board "{name:Title}" was replaced'))
def was_replaced(tracker: Door, name: str) -> None:
    tracker.order("replace-board", board(name), note="the councils reorganised")


@given(phrase('the board "{name:Title}" was replaced by the "{other:Ref}"'))
def was_replaced_by(tracker: Door, name: str, other: str) -> None:
    tracker.order("replace-board", board(name), by=other, note="the councils reorganised")


@given(phrase('the board "{name:Title}" has "{services:Title}" in its care'))
def has_in_its_care(tracker: Door, name: str, services: str) -> None:
    tracker.order("change-board-remit", board(name), services=services.split(" and "))


@when(
    phrase(
        'I bring in the board "{name:Title}" of level {level:Number}, meeting "{words:Title}", {times:Counted} a year'
    )
)
def constitute(tracker: Door, told: Told, name: str, level: int, words: str, times: int) -> None:
    said = {"name": name, "level": level, "cycle": meeting(words, times)}
    with told:
        told.answer(tracker.order("constitute-board", board(name), **said))


@when(phrase('I bring in the board "{name:Title}", in place since {day:Day}'))
def constitute_in_place(tracker: Door, told: Told, name: str, day: date) -> None:
    said = {"name": name, "stage": "in-place", "in_place_since": day}
    with told:
        told.answer(tracker.order("constitute-board", board(name), **said))


@when(phrase('I record that the board "{name:Title}" was replaced by the "{other:Ref}"'))
def replace_by(tracker: Door, told: Told, name: str, other: str) -> None:
    with told:
        told.answer(tracker.order("replace-board", board(name), by=other, note="the councils reorganised"))


@when(phrase('I record that the board "{name:Title}" was replaced on {day:Day}'))
def replace_on(tracker: Door, told: Told, name: str, day: date) -> None:
    with told:
        told.answer(tracker.order("replace-board", board(name), replaced_on=day, note="the councils reorganised"))


@when(phrase('I propose the board "{name:Title}", which would meet "{words:Title}", {times:Counted} a year'))
def propose(tracker: Door, told: Told, name: str, words: str, times: int) -> None:
    said = {"name": name, "stage": "proposed", "cycle": meeting(words, times)}
    with told:
        told.answer(tracker.order("constitute-board", board(name), **said))


@when(phrase('I record that the board "{name:Title}" is in place since {day:Day}'))
def put_in_place(tracker: Door, told: Told, name: str, day: date) -> None:
    with told:
        told.answer(tracker.order("put-board-in-place", board(name), since=day))


@when(phrase('I let the "{name:Title}" meet "{words:Title}", {times:Counted} a year'))
def change_cycle(tracker: Door, told: Told, name: str, words: str, times: int) -> None:
    with told:
        told.answer(tracker.order("change-board-cycle", board(name), cycle=meeting(words, times)))


@when(phrase('I let the "{name:Title}" report to the "{above:Ref}"'))
def change_reporting_line(tracker: Door, told: Told, name: str, above: str) -> None:
    with told:
        told.answer(tracker.order("change-board-reporting-line", board(name), reports_to=above))


@when(phrase('I seat on the "{name:Title}" 4 councillors and {count:Number} directors in doubt, "{words:Title}"'))
def seat_in_doubt(tracker: Door, told: Told, name: str, count: int, words: str) -> None:
    doubtful = {"seat": "Director", "count": count, "is_doubtful": True, "as_written": words}
    with told:
        told.answer(tracker.order("change-board-seats", board(name), seats=[COUNCILLORS, doubtful]))


@when(phrase('I seat on the "{name:Title}" 4 councillors and "{seat:Title}", of whom nobody says how many'))
def seat_without_count(tracker: Door, told: Told, name: str, seat: str) -> None:
    with told:
        told.answer(tracker.order("change-board-seats", board(name), seats=[COUNCILLORS, {"seat": seat}]))


@when(phrase('I seat on the "{name:Title}" 4 councillors, of whom {quorum:Number} have to be there'))
def seat_with_quorum(tracker: Door, told: Told, name: str, quorum: int) -> None:
    with told:
        told.answer(tracker.order("change-board-seats", board(name), seats=[COUNCILLORS], quorum=quorum))


@when(phrase('I note that a paper lets the "{name:Title}" meet "{words:Title}", {times:Counted} a year'))
def note_other_cycle(tracker: Door, told: Told, name: str, words: str, times: int) -> None:
    with told:
        told.answer(tracker.order("state-board-otherwise", board(name), about="cycle", **meeting(words, times)))


@when(phrase('I note that a paper gives the "{name:Title}" the services "{services:Title}"'))
def note_other_services(tracker: Door, told: Told, name: str, services: str) -> None:
    said = {"about": "services", "as_written": services, "services": services.split(" and ")}
    with told:
        told.answer(tracker.order("state-board-otherwise", board(name), **said))


@when(phrase('I say that the "{below:Title}" brings things before the "{name:Title}" by exception only'))
def say_what_rises(tracker: Door, told: Told, below: str, name: str) -> None:
    with told:
        told.answer(tracker.order("state-board-escalation", board(name), from_body=below, by_exception=True))


@when(phrase('I record that "{organisation:Title}" chairs the "{name:Title}" for "{term:Title}"'))
def fill_the_chair(tracker: Door, told: Told, organisation: str, name: str, term: str) -> None:
    said = {"office": "Chair", "organisation": organisation, "term": term}
    with told:
        told.answer(tracker.order("fill-board-office", board(name), **said))


@when(phrase('I close the "{name:Title}" to the public unless "{condition:Title}"'))
def close_to_the_public(tracker: Door, told: Told, name: str, condition: str) -> None:
    with told:
        told.answer(tracker.order("open-or-close-board", board(name), is_public=False, opens_when=condition))


@then(phrase('I read of the boards "{sentence:Title}"'))
def read_of_the_boards(tracker: Door, told: Told, sentence: str) -> None:
    told.must_have_been_heard()
    assert tracker.look("boards")["in_words"] == sentence


@then(phrase('the board "{name:Ref}" is "{stage:Title}"'))
def is_at_stage(tracker: Door, name: str, stage: str) -> None:
    assert tracker.thing(f"board/{name}")["stage_in_words"] == stage


@then(phrase('the board "{name:Ref}" meets "{words:Title}"'))
def meets(tracker: Door, name: str, words: str) -> None:
    assert tracker.thing(f"board/{name}")["cycle"] == words


@then(phrase('the seats of the "{name:Ref}" are "{words:Title}"'))
def seats_are(tracker: Door, name: str, words: str) -> None:
    assert tracker.thing(f"board/{name}")["seats_in_words"] == words


@then(phrase('of the {about:Word} of the "{name:Title}" both "{held:Title}" and "{stated:Title}" are kept'))
def both_are_kept(tracker: Door, about: str, name: str, held: str, stated: str) -> None:
    kept = tracker.look("boards")["stated_otherwise"]
    found = [(one["board_name"], one["about"], one["held"], one["stated"]) for one in kept]
    assert found == [(name, about, held, stated)]


@then(phrase('"{service:Title}" is on no board'))
def is_on_no_board(tracker: Door, service: str) -> None:
    assert tracker.look("boards")["services_on_no_board"] == [service]


@then(phrase('the way up is from "{below:Title}" to "{above:Title}"'))
def the_way_up_is(tracker: Door, below: str, above: str) -> None:
    paths = [[step["body"] for step in path["steps"]] for path in tracker.look("boards")["escalation"]]
    assert [below, above] in paths


@then(phrase('only by exception does anything come before "{name:Title}"'))
def only_by_exception(tracker: Door, name: str) -> None:
    steps = [step for path in tracker.look("boards")["escalation"] for step in path["steps"]]
    assert {step.get("by_exception") for step in steps if step["body"] == name} == {True}


@then(phrase('the chair of the "{name:Ref}" is held by "{holder:Title}" for "{term:Title}"'))
def the_chair_is(tracker: Door, name: str, holder: str, term: str) -> None:
    (office,) = tracker.thing(f"board/{name}")["offices"]
    assert (office["office"], office["in_words"], office["term"]) == ("Chair", holder, term)


@then(phrase('the "{name:Ref}" meets in private unless "{condition:Title}"'))
def meets_in_private(tracker: Door, name: str, condition: str) -> None:
    row = tracker.thing(f"board/{name}")
    assert (row["is_public"], row["opens_when"]) == (False, condition)
