"""The highlight report: what its author says, and what it shows of the record."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of

REPORT = "highlight-report/this-month"


@given(phrase("the highlight report of {day:Day} was begun"))
def begun(tracker: Door, day: date) -> None:
    tracker.order("draft-highlight-report", REPORT, reported_on=day)


@given("the summary says that there are no major issues for the board")
def no_major_issues(tracker: Door) -> None:
    tracker.order("answer-summary-flag", REPORT, flag="major-issues-for-board", answer=False)


@when(phrase('I list the key event "{event:Title}" on {day:Day}'))
def list_key_event(tracker: Door, told: Told, event: str, day: date) -> None:
    with told:
        told.answer(tracker.order("list-communication", REPORT, item=ref_of(event), event=event, when=day))


@when(phrase('I leave the {section:Word} section empty with "{words:Title}"'))
def leave_empty(tracker: Door, told: Told, section: str, words: str) -> None:
    with told:
        told.answer(tracker.order("leave-section-empty", REPORT, section=section, as_written=words))


@when(phrase('I send the highlight report to the "{one:Title}" and the "{other:Title}"'))
def distribute(tracker: Door, told: Told, one: str, other: str) -> None:
    with told:
        told.answer(tracker.order("list-distribution", REPORT, recipients=[{"role": one}, {"role": other}]))


@when("I read the highlight report")
def read(tracker: Door, told: Told) -> None:
    told.seen = tracker.look("highlight-report")


@then(phrase('the highlight report shows "{milestone:Ref}" as {days:Counted} late'))
def shows_late(tracker: Door, milestone: str, days: int) -> None:
    rows = tracker.look("highlight-report")["milestones"]["rows"]
    assert {row["ref"]: row["days_overdue"] for row in rows} == {milestone: days}


@then(phrase('the highlight report shows the key event "{event:Title}" on {day:Day}'))
def shows_key_event(tracker: Door, event: str, day: date) -> None:
    events = tracker.look("highlight-report")["communications"]["events"]
    assert [(listed["event"], listed["when"]["to"]) for listed in events] == [(event, day.isoformat())]


@then(phrase('the {section:Word} section of the highlight report says "{words:Title}"'))
def section_says(tracker: Door, section: str, words: str) -> None:
    assert tracker.look("highlight-report")[section]["as_written"] == words


@then(phrase('the highlight report goes to the "{one:Title}" and the "{other:Title}"'))
def goes_to(tracker: Door, one: str, other: str) -> None:
    recipients = tracker.look("highlight-report")["distribution"]["recipients"]
    assert [recipient["role"] for recipient in recipients] == [one, other]


@then(phrase('the highlight report lists "{issue:Ref}" for the board'))
def lists_for_the_board(tracker: Door, issue: str) -> None:
    items = tracker.look("highlight-report")["items_for_board"]["entries"]
    assert [item["issue_ref"] for item in items] == [issue]


@then("the highlight report says that its summary and its sections disagree")
def disagrees(tracker: Door) -> None:
    found = tracker.look("highlight-report")["disagreements"]
    assert found["count"] == 1
    assert [check["result"] for check in found["checks"]].count("disagree") == 1


@then("the highlight report finds no disagreement")
def agrees(told: Told) -> None:
    assert told.seen["disagreements"]["count"] == 0
