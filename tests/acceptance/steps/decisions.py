"""Decisions: taken by boards that may take them, superseded, and the record that was before whoever took them."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.steps.meetings import meeting
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of


def decision(text: str) -> str:
    """A decision is kept under its words."""
    return f"decision/{ref_of(text)}"


def at(day: date) -> str:
    """The reference of the meeting of that day."""
    return meeting(day).partition("/")[2]


@given(phrase('the meeting of {day:Day} had the item "{title:Title}" before it'))
def had_before_it(tracker: Door, day: date, title: str) -> None:
    tracker.order("list-agenda-item", meeting(day), item=ref_of(title), title=title)


@given(phrase('the board "{name:Title}" only advises'))
def only_advises(tracker: Door, name: str) -> None:
    tracker.order("constitute-board", f"board/{ref_of(name)}", name=name, mandate="advises")


@given(phrase('the board "{name:Title}" decides when {quorum:Number} of its {seats:Number} seats are there'))
def has_a_quorum(tracker: Door, name: str, quorum: int, seats: int) -> None:
    sits: dict[str, object] = {"seats": [{"seat": "Councillor", "count": seats}], "quorum": quorum}
    since = date(2026, 1, 5)
    tracker.order(
        "constitute-board", f"board/{ref_of(name)}", name=name, stage="in-place", in_place_since=since, **sits
    )


@given(phrase('the "{board:Ref}" met on {day:Day} with {present:Number} present'))
def met_with(tracker: Door, board: str, day: date, present: int) -> None:
    tracker.order("schedule-meeting", meeting(day), board=board, on=day)
    tracker.order("hold-meeting", meeting(day), attendance=[{"of": "Councillors", "present": present}])


@given(phrase('the "{board:Ref}" met on {day:Day} with {present:Number} present and {more:Number} without a vote'))
def met_with_others(tracker: Door, board: str, day: date, present: int, more: int) -> None:
    tracker.order("schedule-meeting", meeting(day), board=board, on=day)
    there = [{"of": "Councillors", "present": present}, {"of": "Officers", "present": more, "has_vote": False}]
    tracker.order("hold-meeting", meeting(day), attendance=there)


@given(phrase('"{bodies:Title}" agreed "{text:Title}" on {day:Day}'))
def was_agreed(tracker: Door, bodies: str, text: str, day: date) -> None:
    tracker.order("take-decision", decision(text), text=text, bodies=[bodies], taken_on=day)


@given(phrase('the "{board:Ref}" decided "{text:Title}" on {day:Day}'))
def decided(tracker: Door, board: str, text: str, day: date) -> None:
    tracker.order("take-decision", decision(text), text=text, board=board, meeting=at(day))


@when(phrase('the "{board:Ref}" decides "{text:Title}" on "{item:Ref}" on {day:Day}'))
def decides_on(tracker: Door, told: Told, board: str, text: str, item: str, day: date) -> None:
    with told:
        told.answer(tracker.order("take-decision", decision(text), text=text, board=board, meeting=at(day), item=item))


@when(phrase('the "{board:Ref}" decides "{text:Title}" on {day:Day}'))
def decides_at(tracker: Door, told: Told, board: str, text: str, day: date) -> None:
    with told:
        told.answer(tracker.order("take-decision", decision(text), text=text, board=board, meeting=at(day)))


@when(phrase('the "{board:Ref}" decides "{text:Title}"'))
def decides(tracker: Door, told: Told, board: str, text: str) -> None:
    with told:
        told.answer(tracker.order("take-decision", decision(text), text=text, board=board))


@when(phrase('the "{board:Ref}" notes "{text:Title}"'))
def notes(tracker: Door, told: Told, board: str, text: str) -> None:
    with told:
        told.answer(tracker.order("take-decision", decision(text), text=text, board=board, outcome="noted"))


@when(phrase('I record that "{bodies:Title}" agreed "{text:Title}" on {day:Day}'))
def agreed_by_bodies(tracker: Door, told: Told, bodies: str, text: str, day: date) -> None:
    with told:
        told.answer(tracker.order("take-decision", decision(text), text=text, bodies=[bodies], taken_on=day))


@when(phrase('I record the decision "{text:Title}" of nobody'))
def of_nobody(tracker: Door, told: Told, text: str) -> None:
    with told:
        told.answer(tracker.order("take-decision", decision(text), text=text))


@when(phrase('I record that "{later:Ref}" supersedes "{earlier:Title}"'))
def supersedes(tracker: Door, told: Told, later: str, earlier: str) -> None:
    with told:
        told.answer(tracker.order("supersede-decision", decision(earlier), by=later))


@when(phrase('I look at what was seen for "{text:Title}"'))
def look_at_what_was_seen(tracker: Door, told: Told, text: str) -> None:
    up_to = tracker.thing(decision(text))["saw"]["up_to"]
    told.seen = tracker.look("milestones", up_to=str(up_to))


@then(phrase('"{milestone:Ref}" was expected on {day:Day} in what they saw'))
def was_expected(told: Told, milestone: str, day: date) -> None:
    assert told.seen is not None
    (row,) = [row for row in told.seen["milestones"] if row["ref"] == milestone]
    assert row["forecast"]["to"] == day.isoformat()


@then(phrase('"{text:Title}" was {outcome:Word} by the "{who:Title}" on {day:Day}'))
@then(phrase('"{text:Title}" was {outcome:Word} by "{who:Title}" on {day:Day}'))
def was_decided_by(tracker: Door, text: str, outcome: str, who: str, day: date) -> None:
    row = tracker.thing(decision(text))
    assert (row["outcome_in_words"], row["decided_by"], row["taken_on"]["to"]) == (outcome, who, day.isoformat())


@then(phrase('"{text:Title}" was decided under "{item:Title}"'))
def was_decided_under(tracker: Door, text: str, item: str) -> None:
    assert tracker.thing(decision(text))["item_in_words"] == item


@then(phrase('"{earlier:Title}" is superseded by "{later:Ref}"'))
def is_superseded(tracker: Door, earlier: str, later: str) -> None:
    assert tracker.thing(decision(earlier))["superseded_by"] == later


@then(phrase("{decisions:Counted} are in force"))
@then(phrase("{decisions:Counted} is in force"))
def are_in_force(tracker: Door, decisions: int) -> None:
    assert tracker.look("decisions")["in_force"] == decisions


@then("no decision was taken")
def none_was_taken(tracker: Door) -> None:
    assert tracker.look("decisions")["decisions"] == []
