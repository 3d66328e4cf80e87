"""The reporting cycle: returns that are asked for, due, received and missing, and reports that are reviewed."""

from datetime import date

from pytest_bdd import given, step, then, when

from tests.acceptance.doors.door import Door, Seen
from tests.acceptance.steps.attention import needs
from tests.acceptance.steps.highlight_report import REPORT
from tests.acceptance.steps.issuing import ISSUED, standing
from tests.acceptance.told import Told
from tests.acceptance.words import phrase

RHYTHMS = {"week": "weekly", "month": "monthly", "quarter": "quarterly"}


def kept(workstream: str, last: date) -> str:
    """A return is kept under who reports and the last day of its period."""
    return f"return/workstream:{workstream}:{last.isoformat()}"


def ask(tracker: Door, rhythm: str, starting: date, **said: object) -> None:
    order = {"rhythm": RHYTHMS[rhythm], "starting": starting, "days": "working", **said}
    tracker.order("ask-for-returns", f"programme/{tracker.programme}", **order)


def receive(tracker: Door, workstream: str, last: date, on: date, *sections: str) -> object:
    return tracker.order("receive-return", kept(workstream, last), received_on=on, sections=list(sections))


def row(tracker: Door, workstream: str, last: date) -> Seen:
    return tracker.thing(kept(workstream, last))


@given(
    phrase(
        "the workstreams report each {rhythm:Word} from {day:Day}, within {due:Number} working days, "
        'on "{a:Title}" and "{b:Title}"'
    )
)
def are_asked(tracker: Door, rhythm: str, day: date, due: int, a: str, b: str) -> None:
    ask(tracker, rhythm, day, asked_of="workstreams", due_after=due, sections=[a, b])


@when(
    phrase("the workstreams are asked for a return each {rhythm:Word} from {day:Day}, within {due:Number} working days")
)
def ask_anew(tracker: Door, told: Told, rhythm: str, day: date, due: int) -> None:
    ask(tracker, rhythm, day, asked_of="workstreams", due_after=due)


@when(phrase('I ask "{who:Ref}" for a return each {rhythm:Word} from {day:Day}, within {due:Number} working days'))
def ask_one(tracker: Door, who: str, rhythm: str, day: date, due: int) -> None:
    ask(tracker, rhythm, day, asked_of="workstream", workstream=who, due_after=due)


@when(phrase('I ask the workstreams for no return from {day:Day} on because "{note:Title}"'))
def ask_no_longer(tracker: Door, day: date, note: str) -> None:
    tracker.order("end-returns", f"programme/{tracker.programme}", asked_of="workstreams", ending=day, note=note)


@given(phrase('the return of "{workstream:Ref}" up to {last:Day} came on {on:Day} with "{a:Title}" and "{b:Title}"'))
def came(tracker: Door, workstream: str, last: date, on: date, a: str, b: str) -> None:
    receive(tracker, workstream, last, on, a, b)


@given(phrase('the return of "{workstream:Ref}" up to {last:Day} came on {on:Day} with "{a:Title}" alone'))
def came_in_part(tracker: Door, workstream: str, last: date, on: date, a: str) -> None:
    receive(tracker, workstream, last, on, a)


@when(
    phrase('I receive the return of "{workstream:Ref}" up to {last:Day} on {on:Day} with "{a:Title}" and "{b:Title}"')
)
def i_receive(tracker: Door, told: Told, workstream: str, last: date, on: date, a: str, b: str) -> None:
    with told:
        receive(tracker, workstream, last, on, a, b)


@when(phrase('I receive the return of "{workstream:Ref}" up to {last:Day} on {on:Day} with "{a:Title}" alone'))
def i_receive_part(tracker: Door, workstream: str, last: date, on: date, a: str) -> None:
    receive(tracker, workstream, last, on, a)


@when(phrase("I receive the return of the programme up to {last:Day} on {on:Day}"))
def receive_of_the_programme(tracker: Door, told: Told, last: date, on: date) -> None:
    with told:
        tracker.order("receive-return", f"return/programme:{last.isoformat()}", received_on=on)


@when(phrase('I receive "{a:Title}" for the return of "{workstream:Ref}" up to {last:Day} on {on:Day}'))
def complete(tracker: Door, workstream: str, last: date, on: date, a: str) -> None:
    tracker.order("complete-return", kept(workstream, last), completed_on=on, sections=[a])


@when(phrase('I confirm on {on:Day} that nothing changed in "{workstream:Ref}" up to {last:Day}'))
def confirm(tracker: Door, told: Told, on: date, workstream: str, last: date) -> None:
    with told:
        tracker.order("confirm-no-change", kept(workstream, last), confirmed_on=on)


@given(phrase('the return of "{workstream:Ref}" up to {last:Day} was withdrawn because "{note:Title}"'))
@when(phrase('I withdraw the return of "{workstream:Ref}" up to {last:Day} because "{note:Title}"'))
def withdraw(tracker: Door, workstream: str, last: date, note: str) -> None:
    tracker.order("withdraw-return", kept(workstream, last), note=note)


@given(phrase('the return of "{workstream:Ref}" up to {last:Day} came on {on:Day}, but was withdrawn: "{note:Title}"'))
def came_and_was_withdrawn(tracker: Door, workstream: str, last: date, on: date, note: str) -> None:
    receive(tracker, workstream, last, on, "Progress", "Risks")
    withdraw(tracker, workstream, last, note)


@when("I look at the returns")
def look(tracker: Door, told: Told) -> None:
    told.seen = tracker.look("timeliness")


@then(phrase('the return of "{workstream:Ref}" up to {last:Day} is "{words:Title}"'))
def stands(tracker: Door, workstream: str, last: date, words: str) -> None:
    assert row(tracker, workstream, last)["in_words"] == words


@then(phrase('no return of "{workstream:Ref}" is due up to {last:Day}'))
def none_due(tracker: Door, workstream: str, last: date) -> None:
    refs = [one["ref"] for one in tracker.look("timeliness")["returns"]]
    assert kept(workstream, last).partition("/")[2] not in refs


@then(phrase('I read of the returns "{words:Title}"'))
def read_of(tracker: Door, words: str) -> None:
    assert tracker.look("timeliness")["in_words"] == words


@then(phrase('"{workstream:Ref}" needs attention for its return up to {last:Day}, being {need:Word}'))
def needs_attention(tracker: Door, workstream: str, last: date, need: str) -> None:
    assert needs(tracker, "return", kept(workstream, last).partition("/")[2]) == [need]


@then(phrase('"{title:Title}" needs attention because "{why:Title}"'))
def needs_attention_because(tracker: Door, title: str, why: str) -> None:
    assert why in [item["why"] for item in tracker.look("attention")["items"] if item["title"] == title]


# Reports ------------------------------------------------------------------------------------------------------------


@given("reports are reviewed before they are issued")
def are_reviewed(tracker: Door) -> None:
    tracker.order("set-cadence", f"programme/{tracker.programme}", cadence={"every_days": 28, "reviewed": True})


@given(phrase('reports go to the "{one:Title}" and the "{other:Title}"'))
def reports_go_to(tracker: Door, one: str, other: str) -> None:
    tracker.order("set-report-distribution", f"programme/{tracker.programme}", roles=[one, other])


@given("a colleague reviewed the highlight report")
def colleague_reviewed(tracker: Door) -> None:
    tracker.be("workstream lead")
    tracker.order("review-highlight-report", REPORT, remarks="It says what we agreed")
    tracker.be("programme manager")


@when("I review the highlight report")
def review(tracker: Door, told: Told) -> None:
    with told:
        told.answer(tracker.order("review-highlight-report", REPORT))


@step(phrase('the {section:Word} section was left empty with "{words:Title}"'))
def was_left_empty(tracker: Door, section: str, words: str) -> None:
    tracker.order("leave-section-empty", REPORT, section=section, as_written=words)


@when(phrase('the "{board:Title}" considers the highlight report on {day:Day}, and it is "{outcome:Title}"'))
def consider(tracker: Door, board: str, day: date, outcome: str) -> None:
    tracker.order("consider-highlight-report", REPORT, board=board, considered_on=day, outcome=outcome)


@then(phrase('the highlight report was considered with the outcome "{outcome:Title}"'))
def considered_with(tracker: Door, outcome: str) -> None:
    assert [each["outcome"] for each in standing(tracker)["considered"]] == [outcome]


@then(phrase('the issued report says first of all "{words:Title}"'))
def says_first(tracker: Door, words: str) -> None:
    found = tracker.look(ISSUED)["report"]["exceptions"]
    assert found["in_words"] == words


@then(phrase('the issued report goes to the "{one:Title}" and the "{other:Title}"'))
def goes_to(tracker: Door, one: str, other: str) -> None:
    recipients = tracker.look(ISSUED)["report"]["distribution"]["recipients"]
    assert [each["role"] for each in recipients] == [one, other]
