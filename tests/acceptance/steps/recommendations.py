"""Papers and recommendations: what they ask, what becomes of them, and what they mean for whom."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.steps.meetings import meeting
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of


def recommendation(text: str) -> str:
    """A recommendation is kept under its words."""
    return f"recommendation/{ref_of(text)}"


def decide(tracker: Door, board: str, text: str, **said: object) -> None:
    """A board decides on one recommendation."""
    words = f"{'Agreed' if 'outcome' not in said else str(said['outcome']).capitalize()}: {text}"
    about = {"text": words, "board": board, "recommendations": [ref_of(text)]}
    tracker.order("take-decision", f"decision/{ref_of(words)}", **about, **said)


def recommend(tracker: Door, paper: str, text: str, **said: object) -> None:
    """A paper recommends something."""
    tracker.order("make-recommendation", recommendation(text), text=text, paper=ref_of(paper), **said)


@given(phrase('the paper "{title:Title}" before the "{board:Ref}" on {day:Day}'))
def before_a_board(tracker: Door, title: str, board: str, day: date) -> None:
    tracker.order("submit-paper", f"paper/{ref_of(title)}", title=title)
    tracker.order("schedule-meeting", meeting(day), board=board, on=day)
    tracker.order("list-agenda-item", meeting(day), item="1", title=title, paper=ref_of(title))


@given(phrase('"{paper:Title}" recommended "{text:Title}"'))
@when(phrase('"{paper:Title}" recommends "{text:Title}"'))
def recommends(tracker: Door, paper: str, text: str) -> None:
    recommend(tracker, paper, text)


@given(phrase('"{paper:Title}" recommended "{text:Title}" as a part of "{whole:Ref}"'))
def recommended_as_a_part(tracker: Door, paper: str, text: str, whole: str) -> None:
    recommend(tracker, paper, text, inside=whole)


@given(phrase('"{paper:Title}" recommended number "{number:Title}" in place {place:Number}'))
@when(phrase('"{paper:Title}" recommends number "{number:Title}" in place {place:Number}'))
def recommends_numbered(tracker: Door, paper: str, number: str, place: int) -> None:
    recommend(tracker, paper, f"Number {number}", number=number, place=place)


@given(phrase('the "{board:Ref}" agreed to "{text:Title}"'))
@when(phrase('the "{board:Ref}" agrees to "{text:Title}"'))
def agrees_to(tracker: Door, board: str, text: str) -> None:
    decide(tracker, board, text)


@given(phrase('the "{board:Ref}" decided "{text:Title}" on {day:Day} against it'))
def decided_against_it(tracker: Door, board: str, text: str, day: date) -> None:
    tracker.order("take-decision", f"decision/{ref_of(text)}", text=text, board=board, taken_on=day, outcome="rejected")


@when(phrase('the "{board:Ref}" agrees to "{text:Title}" on condition that "{condition:Title}"'))
def agrees_on_condition(tracker: Door, board: str, text: str, condition: str) -> None:
    decide(tracker, board, text, outcome="agreed-with-conditions", conditions=[condition])


@when(phrase('the "{board:Ref}" defers "{text:Title}"'))
def defers(tracker: Door, board: str, text: str) -> None:
    decide(tracker, board, text, outcome="deferred")


@when(phrase('the "{body:Title}" supports "{text:Title}"'))
def supports(tracker: Door, body: str, text: str) -> None:
    tracker.order("make-recommendation", recommendation(text), text=text, weight="supported", made_by=body)


@when(phrase('I state that "{paper:Ref}" has no implications for "{area:Title}"'))
def has_no_implications(tracker: Door, told: Told, paper: str, area: str) -> None:
    with told:
        told.answer(tracker.order("state-implication", f"paper/{paper}", area=area, has_none=True))


@when(phrase('I state that "{paper:Ref}" has a heading for "{area:Title}"'))
def has_a_heading(tracker: Door, told: Told, paper: str, area: str) -> None:
    with told:
        told.answer(tracker.order("state-implication", f"paper/{paper}", area=area, number="5.6"))


@then(phrase('the recommendation "{text:Title}" is {status:Word}'))
def stands(tracker: Door, text: str, status: str) -> None:
    assert tracker.thing(recommendation(text))["status_in_words"] == status


@then(phrase('the recommendation "{text:Title}" is agreed with conditions'))
def stands_under_conditions(tracker: Door, text: str) -> None:
    assert tracker.thing(recommendation(text))["status_in_words"] == "agreed with conditions"


@then(phrase('the condition on "{text:Title}" is "{condition:Title}"'))
def is_conditioned(tracker: Door, text: str, condition: str) -> None:
    ref = tracker.thing(recommendation(text))["decided_by_ref"]
    assert condition in tracker.thing(f"decision/{ref}")["conditions"]


@then(phrase('the paper "{paper:Ref}" is open'))
def is_open(tracker: Door, paper: str) -> None:
    assert tracker.look("papers")["open"] == 1
    assert tracker.thing(f"paper/{paper}")["outcome_in_words"].startswith(("no outcome", "deferred"))


@then(phrase('the paper "{paper:Ref}" is open no more'))
def is_open_no_more(tracker: Door, paper: str) -> None:
    assert tracker.look("papers")["open"] == 0
    assert tracker.thing(f"paper/{paper}")["outcome_in_words"].startswith("agreed")


@then(phrase('the paper "{paper:Ref}" needs attention, as it was before the meeting of {day:Day}'))
def needs_attention(tracker: Door, paper: str, day: date) -> None:
    needs = [item for item in tracker.look("attention")["items"] if item["need"] == "no-outcome"]
    assert [(item["kind"], item["ref"], item["since"]) for item in needs] == [("paper", paper, day.isoformat())]


@then(phrase('the recommendations are numbered "{numbers:Title}"'))
def are_numbered(tracker: Door, numbers: str) -> None:
    rows = tracker.look("recommendations")["recommendations"]
    assert ", ".join(row["number"] for row in rows) == numbers


@then(phrase("{made:Number} thing is recommended and {backed:Number} is supported"))
def are_kept_apart(tracker: Door, made: int, backed: int) -> None:
    found = tracker.look("recommendations")
    assert (found["recommended"], found["supported"]) == (made, backed)


@then(phrase('the implications of "{paper:Ref}" for "{area:Title}" are "{words:Title}"'))
def are_said_to_be(tracker: Door, paper: str, area: str, words: str) -> None:
    stated = {"none": "implications_none", "not stated": "implications_not_stated"}[words]
    (row,) = [row for row in tracker.look("papers")["papers"] if row["ref"] == paper]
    assert (row[stated], row["implications_stated"]) == (1, 0), area
