"""Gates: what they ask, what was shown, what was decided there, and whether a phase is held at them."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door, Seen
from tests.acceptance.steps.attention import needs
from tests.acceptance.told import Told
from tests.acceptance.words import phrase

WHY = {"because": "It was mistaken", "authority": "Programme board"}


def gate_of(tracker: Door, phase: str) -> Seen:
    """The gate of a phase as its page shows it."""
    gate: Seen = tracker.thing(f"phase/{phase}")["gate"]
    return gate


def gate_row(tracker: Door, phase: str) -> Seen:
    """The gate of a phase in the list of all of them."""
    gate: Seen = next(row["gate"] for row in tracker.look("gates")["gates"] if row["ref"] == phase)
    return gate


def last_of(tracker: Door, phase: str, order: str) -> int:
    """The position of the latest entry of a phase that says something like that."""
    entries = tracker.look("audit-trail", subject=f"phase/{phase}")["entries"]
    return int(next(entry["position"] for entry in entries if order in entry["what"]))


def show(tracker: Door, phase: str, criterion: str, **said: object) -> None:
    tracker.order("give-gate-evidence", f"phase/{phase}", criterion=criterion, **said)


def a_lead_shows(tracker: Door, phase: str, criterion: str, **said: object) -> None:
    """Whoever leads a workstream gives it, so that the programme manager can record what is decided."""
    tracker.be("workstream lead")
    show(tracker, phase, criterion, **said)
    tracker.be("programme manager")


def let_proceed(tracker: Door, board: str, phase: str, condition: str, due: date) -> None:
    said = {"decided_by": board, "dated_conditions": [{"text": condition, "due": f"{due}"}]}
    tracker.order("review-gate", f"phase/{phase}", outcome="proceed-with-conditions", **said)


@given(phrase('the gate of "{phase:Ref}" asks for "{one:Title}" and "{other:Title}"'))
def asks_for(tracker: Door, phase: str, one: str, other: str) -> None:
    tracker.order("set-gate", f"phase/{phase}", gate_criteria=[one, other])


@given(phrase('the gate of "{phase:Ref}" is held by the "{board:Ref}"'))
def is_held_by(tracker: Door, phase: str, board: str) -> None:
    tracker.order("set-gate", f"phase/{phase}", held_by=board)


@given(phrase('the phase "{phase:Ref}" is led by the "{role:Title}"'))
def is_led_by(tracker: Door, phase: str, role: str) -> None:
    tracker.order("set-gate", f"phase/{phase}", led_by=role)


@given(phrase('a colleague showed at the gate of "{phase:Ref}" that "{criterion:Title}" is met: "{what:Title}"'))
def was_shown(tracker: Door, phase: str, criterion: str, what: str) -> None:
    a_lead_shows(tracker, phase, criterion, standing="met", evidence=what)


@given(phrase('I showed at the gate of "{phase:Ref}" that "{criterion:Title}" is met: "{what:Title}"'))
def i_showed(tracker: Door, phase: str, criterion: str, what: str) -> None:
    show(tracker, phase, criterion, standing="met", evidence=what)


@given(phrase('the "{board:Ref}" let "{phase:Ref}" proceed if "{condition:Title}" by {due:Day}'))
def has_let_proceed(tracker: Door, board: str, phase: str, condition: str, due: date) -> None:
    let_proceed(tracker, board, phase, condition, due)


@given("the phases are held at gates")
@when("the phases are held at gates")
def are_held(tracker: Door) -> None:
    tracker.order("hold-phases-at-gates", f"programme/{tracker.programme}")


@given(phrase('the phase "{phase:Ref}" started'))
def has_begun(tracker: Door, phase: str) -> None:
    tracker.order("start-phase", f"phase/{phase}")


@when(phrase('the gate of "{phase:Ref}" asks for "{one:Title}" and "{other:Title}", before the "{board:Ref}"'))
def asks_before(tracker: Door, phase: str, one: str, other: str, board: str) -> None:
    tracker.order("set-gate", f"phase/{phase}", gate_criteria=[one, other], held_by=board)


@when(phrase('a colleague shows that "{criterion:Title}" is {standing:Word}: "{what:Title}"'))
def shows(tracker: Door, criterion: str, standing: str, what: str) -> None:
    a_lead_shows(tracker, "design", criterion, standing=standing, evidence=what)


@when(phrase('the evidence at the gate of "{phase:Ref}" is corrected to {standing:Word}'))
def is_corrected(tracker: Door, phase: str, standing: str) -> None:
    criterion = gate_of(tracker, phase)["criteria"][0]["criterion"]
    entry, said = last_of(tracker, phase, "gave evidence"), {"criterion": criterion, "standing": standing, **WHY}
    tracker.correct(entry, "give-gate-evidence", f"phase/{phase}", **said)


@when(phrase('the "{board:Ref}" lets "{phase:Ref}" proceed if "{condition:Title}" by {due:Day}'))
def lets_proceed(tracker: Door, board: str, phase: str, condition: str, due: date) -> None:
    let_proceed(tracker, board, phase, condition, due)


@when(phrase('I record that the condition "{condition:Title}" of "{phase:Ref}" was met: "{what:Title}"'))
def is_met(tracker: Door, condition: str, phase: str, what: str) -> None:
    tracker.order("meet-gate-condition", f"phase/{phase}", condition=condition, evidence=what)


@when(phrase('I record that the phase "{phase:Ref}" started'))
def start(tracker: Door, told: Told, phase: str) -> None:
    with told:
        told.answer(tracker.order("start-phase", f"phase/{phase}"))


@when(phrase('I record that the phase "{phase:Ref}" started on {day:Day}'))
def start_on(tracker: Door, told: Told, phase: str, day: date) -> None:
    with told:
        told.answer(tracker.order("start-phase", f"phase/{phase}", started_on=day))


@when(phrase('I withdraw what was decided at the gate of "{phase:Ref}"'))
def withdraw_the_decision(tracker: Door, told: Told, phase: str) -> None:
    entry = last_of(tracker, phase, "gate review")
    with told:
        told.answer(tracker.correct(entry, "withdraw-entry", f"phase/{phase}", **WHY))


@then(phrase('the gate of "{phase:Ref}" stands at {met:Number} met and {unsaid:Number} not stated of {asked:Number}'))
def stands_at(tracker: Door, phase: str, met: int, unsaid: int, asked: int) -> None:
    gate = gate_row(tracker, phase)
    assert (gate["met"], gate["not_stated"], gate["asked"]) == (met, unsaid, asked)


@then(phrase('the gate of "{phase:Ref}" counts {still_open:Number} open and {late:Number} late conditions'))
def counts(tracker: Door, phase: str, still_open: int, late: int) -> None:
    gate = gate_row(tracker, phase)
    assert (gate["conditions_open"], gate["conditions_late"]) == (still_open, late)


@then(phrase('the "{board:Title}" decides at the gate of "{phase:Ref}"'))
def decides(tracker: Door, board: str, phase: str) -> None:
    assert gate_row(tracker, phase)["who_decides"] == board


@then(phrase('the gate of "{phase:Ref}" was shown "{what:Title}"'))
def has_been_shown(tracker: Door, phase: str, what: str) -> None:
    assert what in [one["evidence"] for one in gate_of(tracker, phase)["criteria"]]


@then(phrase('attention is needed at the gate of "{phase:Ref}": {words:Title}'))
def needs_attention(tracker: Door, phase: str, words: str) -> None:
    assert needs(tracker, "phase", phase) == words.replace(" and ", ", ").split(", ")


@then(phrase('I read of the gates "{words:Title}"'))
def read_of(tracker: Door, words: str) -> None:
    assert tracker.look("gates")["in_words"] == words


@then(phrase('the phase "{phase:Ref}" has started'))
def started(tracker: Door, phase: str) -> None:
    assert tracker.thing(f"phase/{phase}")["is_started"] is True


@then(phrase('of the phase "{phase:Ref}" I am warned "{words:Title}"'))
def warned(tracker: Door, phase: str, words: str) -> None:
    assert words in tracker.thing(f"phase/{phase}")["warnings"]


@then(phrase('I am told that "{phase:Title}" has started and could not have'))
def told_it_has_started(told: Told, phase: str) -> None:
    assert f"Then the phase “{phase}”, which has started, could not have" in told.sentence
