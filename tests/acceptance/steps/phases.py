"""Phases: planned as roughly as they are known, moved, reviewed at their gates."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of


def window(first: str, last: date | None) -> dict[str, object]:
    """A window as orders write it; its months are all it claims to know."""
    return {"from": first, "to": f"{last}" if last else None, "precision": "month"}


@given(phrase('the phase "{name:Title}" from {first:Day} to {last:Day}, whose gate asks that "{criterion:Title}"'))
def planned(tracker: Door, name: str, first: date, last: date, criterion: str) -> None:
    said = {"window": window(f"{first}", last), "gate_criteria": [criterion]}
    tracker.order("plan-phase", f"phase/{ref_of(name)}", name=name, **said)


@given(phrase('the phase "{name:Title}" after "{before:Ref}" from {first:Day} to {last:Day}'))
def planned_after(tracker: Door, name: str, before: str, first: date, last: date) -> None:
    said = {"window": window(f"{first}", last), "follows": before}
    tracker.order("plan-phase", f"phase/{ref_of(name)}", name=name, **said)


@given(phrase('the phase "{name:Title}" from {first:Day} onwards'))
def planned_without_end(tracker: Door, name: str, first: date) -> None:
    tracker.order("plan-phase", f"phase/{ref_of(name)}", name=name, window=window(f"{first}", None))


@when(phrase('I plan the phase "{name:Title}" after "{before:Ref}" from {first:Day} to {last:Day}'))
def plan_after(tracker: Door, told: Told, name: str, before: str, first: date, last: date) -> None:
    said = {"window": window(f"{first}", last), "follows": before}
    with told:
        told.answer(tracker.order("plan-phase", f"phase/{ref_of(name)}", name=name, **said))


@when(phrase('I plan the phase "{name:Title}" for "{words:Title}"'))
def plan_vaguely(tracker: Door, told: Told, name: str, words: str) -> None:
    with told:
        told.answer(tracker.order("plan-phase", f"phase/{ref_of(name)}", name=name, window=words))


@when(phrase('I move the window of "{phase:Ref}" to end on {last:Day} without saying why'))
def move_quietly(tracker: Door, told: Told, phase: str, last: date) -> None:
    first = tracker.thing(f"phase/{phase}")["window"]["from"]
    with told:
        told.answer(tracker.order("move-phase-window", f"phase/{phase}", window=window(first, last)))


@when(phrase('I move the window of "{phase:Ref}" to end on {last:Day} because "{note:Title}" ({reason:Word})'))
def move(tracker: Door, told: Told, phase: str, last: date, note: str, reason: str) -> None:
    moved = window(tracker.thing(f"phase/{phase}")["window"]["from"], last)
    with told:
        told.answer(tracker.order("move-phase-window", f"phase/{phase}", window=moved, note=note, reason=reason))


@when(phrase('the "{board:Title}" reviews the gate of "{phase:Ref}" and decides to {outcome:Word}'))
def review(tracker: Door, told: Told, board: str, phase: str, outcome: str) -> None:
    with told:
        told.answer(tracker.order("review-gate", f"phase/{phase}", board=board, outcome=outcome))


@when(phrase('I record that the phase "{phase:Ref}" was completed'))
def complete(tracker: Door, told: Told, phase: str) -> None:
    with told:
        told.answer(tracker.order("complete-phase", f"phase/{phase}"))


@then(phrase('"{one:Ref}" and "{other:Ref}" overlap from {first:Day} to {last:Day}'))
def overlap(tracker: Door, one: str, other: str, first: date, last: date) -> None:
    found = tracker.look("phases")["overlaps"]
    days = [(shared["phase"], shared["other"], shared["first_day"], shared["last_day"]) for shared in found]
    assert days == [(one, other, first.isoformat(), last.isoformat())]


@then(phrase('the window of "{phase:Ref}" was written "{words:Title}"'))
def window_was_written(tracker: Door, phase: str, words: str) -> None:
    assert tracker.thing(f"phase/{phase}")["window"]["as_written"] == words


@then(phrase('the window of "{phase:Ref}" ends on {day:Day}'))
def window_ends(tracker: Door, phase: str, day: date) -> None:
    assert tracker.thing(f"phase/{phase}")["window"]["to"] == day.isoformat()


@then(phrase('an earlier window of "{phase:Ref}" ended on {day:Day}'))
def earlier_window_ended(tracker: Door, phase: str, day: date) -> None:
    assert [held["to"] for held in tracker.thing(f"phase/{phase}")["earlier_windows"]] == [day.isoformat()]


@then(phrase('"{phase:Ref}" stands as "{words:Title}"'))
def stands_as(tracker: Door, phase: str, words: str) -> None:
    """On its own page and among the gates alike."""
    gate = next(row for row in tracker.look("gates")["gates"] if row["ref"] == phase)
    assert {tracker.thing(f"phase/{phase}")["standing_in_words"], gate["standing_in_words"]} == {words}


@then(phrase('I read of the phases "{words:Title}"'))
def read_of_the_phases(tracker: Door, words: str) -> None:
    assert tracker.look("phases")["in_words"] == words


@then(phrase('"{phase:Ref}" waits for the gate review of "{before:Ref}"'))
def waits_for_the_gate(tracker: Door, phase: str, before: str) -> None:
    row = tracker.thing(f"phase/{phase}")
    assert (row["cleared_to_start"], row["waits_for_review_of"]) == (False, before)


@then(phrase('"{phase:Ref}" is cleared to start'))
def is_cleared(tracker: Door, phase: str) -> None:
    assert tracker.thing(f"phase/{phase}")["cleared_to_start"] is True
