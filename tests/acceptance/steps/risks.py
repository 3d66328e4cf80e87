"""Risks: identified, scored as far as anybody can, acted against, closed, or come true."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of


@given(phrase('the risk "{event:Title}"'))
def identified(tracker: Door, event: str) -> None:
    tracker.order("identify-risk", f"risk/{ref_of(event)}", event=event)


@given(phrase('the risk "{event:Title}" owned by the "{role:Title}"'))
def identified_with_owner(tracker: Door, event: str, role: str) -> None:
    tracker.order("identify-risk", f"risk/{ref_of(event)}", event=event, owner_role=role)


@given(phrase('"{risk:Ref}" was scored as likelihood {likelihood:Number} and impact {impact:Number}'))
def scored(tracker: Door, risk: str, likelihood: int, impact: int) -> None:
    tracker.order("assess-risk", f"risk/{risk}", current={"likelihood": likelihood, "impact": impact})


@given(phrase('a pay supplement against "{risk:Ref}" is due on {day:Day}'))
def action_agreed(tracker: Door, risk: str, day: date) -> None:
    tracker.order("agree-mitigation", f"risk/{risk}", action="A1", what="Agree a pay supplement", due=day)


@given(phrase('the risk "{risk:Ref}" was closed because "{note:Title}"'))
def closed(tracker: Door, risk: str, note: str) -> None:
    tracker.order("close-risk", f"risk/{risk}", note=note)


@given(phrase('the risk "{risk:Ref}" came true as the issue "{what:Title}"'))
def came_true(tracker: Door, risk: str, what: str) -> None:
    tracker.order("materialise-risk", f"risk/{risk}", issue=ref_of(what), what=what)


@when(phrase('I score "{risk:Ref}" as likelihood {likelihood:Number} and impact {impact:Number}'))
def score(tracker: Door, told: Told, risk: str, likelihood: int, impact: int) -> None:
    current = {"likelihood": likelihood, "impact": impact}
    with told:
        told.answer(tracker.order("assess-risk", f"risk/{risk}", current=current))


@when(phrase('I score "{risk:Ref}" as impact {impact:Number} alone'))
def score_half(tracker: Door, told: Told, risk: str, impact: int) -> None:
    with told:
        told.answer(tracker.order("assess-risk", f"risk/{risk}", current={"impact": impact}))


@when(phrase('the risk "{risk:Ref}" comes true as the issue "{what:Title}"'))
def materialise(tracker: Door, told: Told, risk: str, what: str) -> None:
    with told:
        told.answer(tracker.order("materialise-risk", f"risk/{risk}", issue=ref_of(what), what=what))


@then(phrase('"{risk:Ref}" scores {product:Number}'))
def scores(tracker: Door, risk: str, product: int) -> None:
    assert tracker.thing(f"risk/{risk}")["standing_score"]["product"] == product


@then(phrase('"{risk:Ref}" scores {product:Number}, {less:Number} less than before'))
def scores_less(tracker: Door, risk: str, product: int, less: int) -> None:
    row = tracker.thing(f"risk/{risk}")
    assert (row["standing_score"]["product"], row["previous_score"]["product"]) == (product, product + less)


@then(phrase('the score of "{risk:Ref}" is not stated'))
def score_not_stated(tracker: Door, risk: str) -> None:
    standing = tracker.thing(f"risk/{risk}")["standing_score"]
    assert standing is None or standing["product"] is None


@then(
    phrase("the risk map shows {risks:Counted} at likelihood {likelihood:Number} and impact {impact:Number}"),
)
def map_shows(tracker: Door, risks: int, likelihood: int, impact: int) -> None:
    found = tracker.look("risks")["threats"]["current"]["counts"]
    assert found[likelihood - 1][impact - 1] == risks


@then(phrase("{risks:Counted} has no place on the risk map"))
def no_place(tracker: Door, risks: int) -> None:
    found = tracker.look("risks")["threats"]["current"]
    assert (found["unscored"], found["placed"]) == (risks, 0)


@then(phrase('{actions:Counted} against "{risk:Ref}" is overdue'))
def actions_overdue(tracker: Door, actions: int, risk: str) -> None:
    assert tracker.thing(f"risk/{risk}")["overdue_mitigations"] == actions


@then(phrase('the risk "{risk:Ref}" is open'))
def is_open(tracker: Door, risk: str) -> None:
    assert tracker.thing(f"risk/{risk}")["standing"] == "open"


@then(phrase('the risk "{risk:Ref}" became the issue "{issue:Ref}"'))
def became(tracker: Door, risk: str, issue: str) -> None:
    assert tracker.thing(f"risk/{risk}")["issue"] == issue
