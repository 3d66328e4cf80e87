"""Escalations: what was brought before a board, where it went from there, and what became of it."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Answer, Door, Seen
from tests.acceptance.steps.attention import needs
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of


def rising(issue: str) -> str:
    """An escalation is called after what rises."""
    return f"escalation/issue:{ref_of(issue)}"


def escalate(tracker: Door, issue: str, board: str, note: str = "it takes more money") -> Answer:
    return tracker.order("escalate-to-board", rising(issue), to=ref_of(board), note=note)


def seen(tracker: Door, issue: str) -> Seen:
    return tracker.thing(rising(issue))


@given(phrase('the issue "{issue:Title}" was escalated to the "{board:Title}"'))
def was_escalated(tracker: Door, issue: str, board: str) -> None:
    escalate(tracker, issue, board)


@given(phrase('the issue "{issue:Title}" was passed up to the "{board:Ref}"'))
def was_passed_up(tracker: Door, issue: str, board: str) -> None:
    tracker.order("pass-escalation-up", rising(issue), to=board, note="it is not ours")


@given(phrase('the "{board:Ref}" resolved the issue "{issue:Title}" with "{outcome:Title}"'))
def was_resolved(tracker: Door, board: str, issue: str, outcome: str) -> None:
    tracker.order("resolve-escalation", rising(issue), board=board, outcome=outcome)


@given(phrase("the programme lets its milestones slip by {days:Number} working days"))
def lets_slip(tracker: Door, days: int) -> None:
    tracker.order("set-tolerance", f"programme/{tracker.programme}", tolerance={"amber_beyond": 0, "red_beyond": days})


@when(phrase('I escalate the issue "{issue:Title}" to the board "{board:Title}" because "{note:Title}"'))
def escalate_to(tracker: Door, told: Told, issue: str, board: str, note: str) -> None:
    with told:
        told.answer(escalate(tracker, issue, board, note))


@when(phrase('I pass the issue "{issue:Title}" up to the "{board:Ref}"'))
def pass_up(tracker: Door, told: Told, issue: str, board: str) -> None:
    with told:
        told.answer(tracker.order("pass-escalation-up", rising(issue), to=board, note="it is not ours"))


@when(phrase('the "{board:Title}" returns the issue "{issue:Title}" to the "{below:Ref}": "{asked:Title}"'))
def give_back(tracker: Door, told: Told, issue: str, below: str, asked: str) -> None:
    with told:
        told.answer(tracker.order("return-escalation", rising(issue), to=below, asked=asked))


@when(phrase('I record that the "{board:Ref}" resolved the issue "{issue:Title}" with "{outcome:Title}"'))
def resolve(tracker: Door, told: Told, board: str, issue: str, outcome: str) -> None:
    with told:
        told.answer(tracker.order("resolve-escalation", rising(issue), board=board, outcome=outcome))


@when(phrase('I record that the "{board:Ref}" resolved the issue "{issue:Title}" by "{decision:Title}"'))
def resolve_by(tracker: Door, told: Told, board: str, issue: str, decision: str) -> None:
    said = {"board": board, "outcome": decision, "decision": ref_of(decision)}
    with told:
        told.answer(tracker.order("resolve-escalation", rising(issue), **said))


@when(phrase('I withdraw the escalation of the issue "{issue:Title}" because "{note:Title}"'))
def withdraw(tracker: Door, told: Told, issue: str, note: str) -> None:
    with told:
        told.answer(tracker.order("withdraw-escalation", rising(issue), note=note))


@then(phrase('the issue "{issue:Title}" sits with the "{board:Title}" since {day:Day}'))
def sits_with(tracker: Door, issue: str, board: str, day: date) -> None:
    found = seen(tracker, issue)
    assert (found["standing"], found["board_name"], found["since"]) == ("open", board, day.isoformat())


@then(phrase('it sits there because "{reason:Title}"'))
def sits_because(tracker: Door, reason: str) -> None:
    assert [row["reason"] for row in tracker.look("escalations")["escalations"]] == [reason]


@then(phrase('of the issue "{issue:Title}" is asked "{asked:Title}"'))
def is_asked(tracker: Door, issue: str, asked: str) -> None:
    assert seen(tracker, issue)["asked"] == asked


@then(
    phrase(
        'the issue "{issue:Title}" was {first:Counted} with the "{one:Title}" '
        'and {later:Counted} with the "{other:Title}"'
    )
)
def was_where(tracker: Door, issue: str, first: int, one: str, *, later: int, other: str) -> None:
    steps = tracker.look(f"escalations/{rising(issue).partition('/')[2]}")["steps"]
    assert [(step["board_name"], step["days"]) for step in steps] == [(one, first), (other, later)]


@then(phrase('the issue "{issue:Title}" may rise to the "{board:Title}" next'))
def may_rise(tracker: Door, issue: str, board: str) -> None:
    assert seen(tracker, issue)["next_board_name"] == board


@then(phrase('the issue "{issue:Title}" was resolved by the "{board:Title}" {days:Counted} after it rose'))
def was_settled(tracker: Door, issue: str, board: str, days: int) -> None:
    found = seen(tracker, issue)
    assert (found["standing"], found["board_name"], found["days_in_all"]) == ("resolved", board, days)


@then(phrase('the escalation of the issue "{issue:Title}" is {standing:Word}'))
def stands(tracker: Door, issue: str, standing: str) -> None:
    assert seen(tracker, issue)["standing"] == standing


@then(phrase('the issue "{issue:Title}" has risen {times:Counted}'))
def has_risen(tracker: Door, issue: str, times: int) -> None:
    assert seen(tracker, issue)["times"] == times


@then(phrase('the escalation of the issue "{issue:Title}" needs attention, being "{need:Title}"'))
def needs_attention(tracker: Door, issue: str, need: str) -> None:
    kind, _, ref = rising(issue).partition("/")
    assert needs(tracker, kind, ref) == [need]


@then(phrase('"{milestone:Ref}" ought to rise'))
def ought_to_rise(tracker: Door, milestone: str) -> None:
    assert [one["subject"] for one in tracker.look("escalations")["ought_to_rise"]] == [milestone]


@then(phrase('I read of the escalations "{words:Title}"'))
def read_of(tracker: Door, words: str) -> None:
    assert tracker.look("escalations")["in_words"] == words
