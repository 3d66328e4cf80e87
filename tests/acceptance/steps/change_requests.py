"""Change requests: asked for, approved, rejected and withdrawn, and what they brought."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door, Seen
from tests.acceptance.steps.attention import needs
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of

WHY = {"because": "it was told of another meeting", "authority": "Joint board, 3 March 2026"}


def change(what: str) -> str:
    """A change request is kept under what it asks for."""
    return f"change-request/{ref_of(what)}"


def ask(tracker: Door, what: str, **said: object) -> None:
    tracker.order("request-change", change(what), what=what, **said)


def a_colleague_asks(tracker: Door, what: str, **said: object) -> None:
    """Whoever leads a workstream asks, so that it is not one's own."""
    tracker.be("workstream lead")
    ask(tracker, what, **said)
    tracker.be("programme manager")


def seen(tracker: Door, what: str) -> Seen:
    return tracker.thing(change(what))


@given(phrase('"{what:Title}" was asked for: "{milestone:Ref}" on {day:Day}'))
def was_asked_for(tracker: Door, what: str, milestone: str, day: date) -> None:
    a_colleague_asks(tracker, what, kind="rebaseline", milestone=milestone, baseline=day)


@given(phrase('"{what:Title}" was asked of the "{board:Ref}": "{milestone:Ref}" on {day:Day}'))
def was_asked_of(tracker: Door, what: str, board: str, milestone: str, *, day: date) -> None:
    a_colleague_asks(tracker, what, kind="rebaseline", milestone=milestone, baseline=day, asked_of=board)


@given(phrase('"{what:Title}" was asked for by the "{role:Title}": "{milestone:Ref}" on {day:Day}'))
def was_asked_for_by(tracker: Door, what: str, role: str, milestone: str, *, day: date) -> None:
    a_colleague_asks(tracker, what, kind="rebaseline", milestone=milestone, baseline=day, requested_by=role)


@given(phrase('"{what:Title}" was asked for of "{body:Title}", which are no board: "{milestone:Ref}" on {day:Day}'))
def was_asked_of_a_body(tracker: Door, what: str, body: str, milestone: str, *, day: date) -> None:
    a_colleague_asks(tracker, what, kind="rebaseline", milestone=milestone, baseline=day, asked_of_body=body)


@given(phrase('I asked for "{what:Title}": "{milestone:Ref}" on {day:Day}'))
def i_asked_for(tracker: Door, what: str, milestone: str, day: date) -> None:
    ask(tracker, what, kind="rebaseline", milestone=milestone, baseline=day)


@given(phrase('"{what:Title}" was asked for: £40,000 of the "{board:Ref}"'))
def money_was_asked_for(tracker: Door, what: str, board: str) -> None:
    a_colleague_asks(tracker, what, kind="money", amount="£40,000", asked_of=board)


@given(phrase('the "{board:Ref}" approved "{what:Title}"'))
def was_approved(tracker: Door, board: str, what: str) -> None:
    tracker.order("approve-change", change(what), board=board, note="it is worth the wait")


@given(phrase('the "{board:Ref}" rejected "{what:Title}"'))
def was_rejected(tracker: Door, board: str, what: str) -> None:
    tracker.order("reject-change", change(what), board=board, note="it is not worth the wait")


@given(phrase('a new baseline of {day:Day} was approved for "{milestone:Ref}"'))
def a_baseline_was_approved(tracker: Door, milestone: str, day: date) -> None:
    a_colleague_asks(tracker, "More time", kind="rebaseline", milestone=milestone, baseline=day)
    tracker.order("approve-change", change("More time"), body="Both cabinets", note="it is worth the wait")


@when(phrase('I ask for "{what:Title}": £40,000 of the "{board:Ref}"'))
def ask_of(tracker: Door, told: Told, what: str, board: str) -> None:
    said = {"what": what, "kind": "money", "amount": "£40,000", "asked_of": board}
    with told:
        told.answer(tracker.order("request-change", change(what), **said))


@when(phrase('I record that the "{board:Ref}" approved "{what:Title}" because "{note:Title}"'))
def approve(tracker: Door, told: Told, board: str, what: str, note: str) -> None:
    with told:
        told.answer(tracker.order("approve-change", change(what), board=board, note=note))


@when(phrase('I record that "{body:Title}", which is no board, approved "{what:Title}"'))
def approve_in_words(tracker: Door, told: Told, body: str, what: str) -> None:
    with told:
        told.answer(tracker.order("approve-change", change(what), body=body, note="it is worth the wait"))


@when(phrase('I record that the "{board:Ref}" approved "{what:Title}" on the condition "{condition:Title}"'))
def approve_under(tracker: Door, told: Told, board: str, what: str, condition: str) -> None:
    said = {"board": board, "conditions": [condition], "note": "it is worth it"}
    with told:
        told.answer(tracker.order("approve-change", change(what), **said))


@when(phrase('I record that the "{board:Ref}" rejected "{what:Title}" because "{note:Title}"'))
def reject(tracker: Door, told: Told, board: str, what: str, note: str) -> None:
    with told:
        told.answer(tracker.order("reject-change", change(what), board=board, note=note))


@when(phrase('I withdraw the change request "{what:Title}" because "{note:Title}"'))
def withdraw(tracker: Door, told: Told, what: str, note: str) -> None:
    with told:
        told.answer(tracker.order("withdraw-change", change(what), note=note))


def entries_about(tracker: Door, subject: str) -> list[int]:
    """The positions of what was recorded about a thing, the first first."""
    return [entry["position"] for entry in tracker.look("audit-trail", subject=subject)["entries"]]


@when(phrase('I correct "{what:Title}" to ask for "{other:Title}"'))
def correct(tracker: Door, told: Told, what: str, other: str) -> None:
    asked, found = entries_about(tracker, change(what))[0], seen(tracker, what)
    same = {"kind": "rebaseline", "milestone": found["milestone"], "baseline": date(2026, 10, 1)}
    with told:
        told.answer(tracker.correct(asked, "request-change", change(what), what=other, **same, **WHY))


@when(phrase('I take the approval of "{what:Title}" back'))
def take_back(tracker: Door, told: Told, what: str) -> None:
    with told:
        approval = entries_about(tracker, change(what))[-1]
        told.answer(tracker.correct(approval, "withdraw-entry", change(what), **WHY))


@given(phrase('the new promise for "{milestone:Ref}" was withdrawn'))
def promise_was_withdrawn(tracker: Door, milestone: str) -> None:
    tracker.correct(
        entries_about(tracker, f"milestone/{milestone}")[-1], "withdraw-entry", f"milestone/{milestone}", **WHY
    )


@then(phrase('I am told that the promise for "{milestone:Ref}" has to go first'))
def told_what_goes_first(tracker: Door, told: Told, milestone: str) -> None:
    promise = entries_about(tracker, f"milestone/{milestone}")[-1]
    assert told.sentence.endswith(f"was changed, in entry {promise}. Withdraw that entry first.")


@then(phrase('the change request "{what:Title}" is {standing:Word}'))
def stands(tracker: Door, what: str, standing: str) -> None:
    assert seen(tracker, what)["standing"] == standing


@then(phrase('"{what:Title}" was to replace the promise of {day:Day}'))
def was_to_replace(tracker: Door, what: str, day: date) -> None:
    assert seen(tracker, what)["instead_of"]["to"] == day.isoformat()


@then(phrase('the latest promise for "{milestone:Ref}" came by the change request "{what:Title}"'))
def came_by(tracker: Door, milestone: str, what: str) -> None:
    entry = tracker.look("audit-trail", subject=f"milestone/{milestone}")["entries"][-1]
    assert f"by the change request “{what}”" in entry["what"]


@then(phrase('it is on the condition "{condition:Title}" that "{what:Title}" was approved'))
def on_the_condition(tracker: Door, condition: str, what: str) -> None:
    assert condition in seen(tracker, what)["conditions"]


@then(phrase('"{what:Title}" has been open for {days:Counted}, and the "{board:Title}" decides on it'))
def has_been_open(tracker: Door, what: str, days: int, board: str) -> None:
    found = seen(tracker, what)
    assert (found["days_open"], found["who_decides"]) == (days, board)


@then(phrase('I read of the change requests "{words:Title}"'))
def read_of(tracker: Door, words: str) -> None:
    assert tracker.look("change-requests")["in_words"] == words


@then(phrase('the change request "{what:Ref}" needs attention'))
def needs_attention(tracker: Door, what: str) -> None:
    assert needs(tracker, "change-request", what) == ["change-waits"]


@then(phrase('I am told that the "{board:Title}" only advises'))
def told_it_only_advises(told: Told, board: str) -> None:
    assert board in told.sentence
    assert "advises" in told.sentence
