"""What becomes of a highlight report: issued, considered by boards, withdrawn, and the same for ever."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door, Seen
from tests.acceptance.steps.highlight_report import REPORT
from tests.acceptance.told import Told
from tests.acceptance.words import phrase

ISSUED = "highlight-reports/this-month/issued"


def standing(tracker: Door) -> Seen:
    found: Seen = tracker.look(ISSUED)["standing"]
    return found


@given("the highlight report was issued")
def was_issued(tracker: Door) -> None:
    tracker.order("issue-highlight-report", REPORT)


@when("I issue the highlight report")
def issue(tracker: Door, told: Told) -> None:
    with told:
        told.answer(tracker.order("issue-highlight-report", REPORT))


@when(phrase('the "{board:Title}" considers the highlight report on {day:Day}'))
def consider(tracker: Door, told: Told, board: str, day: date) -> None:
    with told:
        told.answer(tracker.order("consider-highlight-report", REPORT, board=board, considered_on=day))


@given(phrase('the highlight report was withdrawn because "{note:Title}"'))
def was_withdrawn(tracker: Door, note: str) -> None:
    tracker.order("withdraw-highlight-report", REPORT, note=note)


@when(phrase('I withdraw the highlight report because "{note:Title}"'))
def withdraw(tracker: Door, told: Told, note: str) -> None:
    with told:
        told.answer(tracker.order("withdraw-highlight-report", REPORT, note=note))


@when("I look at the highlight reports")
def look(tracker: Door, told: Told) -> None:
    told.seen = tracker.look("highlight-reports")


@then(phrase("the highlight report was issued on {day:Day}"))
def issued_on(tracker: Door, day: date) -> None:
    (row,) = tracker.look("highlight-reports")["reports"]
    assert (row["life"], row["issued_on"]) == ("issued", day.isoformat())


@then("the issued report matches its seal")
def matches(tracker: Door) -> None:
    seal = tracker.look(ISSUED)["seal"]
    assert seal["matches"] is True
    assert len(seal["content_sha256"]) == 64


@then(phrase('the issued report still shows "{milestone:Ref}" as {days:Counted} late'))
def still_shows(tracker: Door, milestone: str, days: int) -> None:
    rows = tracker.look(ISSUED)["report"]["milestones"]["rows"]
    assert {row["ref"]: row["days_overdue"] for row in rows} == {milestone: days}


@then(phrase('the highlight report was considered by the "{board:Title}" on {day:Day}'))
def considered_by(tracker: Door, board: str, day: date) -> None:
    considered = [(each["board"], each["considered_on"]) for each in standing(tracker)["considered"]]
    assert considered == [(board, day.isoformat())]


@then("the next highlight report is late")
def is_late(told: Told) -> None:
    assert [due["is_late"] for due in told.seen["due"]] == [True]


@then(phrase('the highlight report was withdrawn because "{note:Title}"'))
def says_withdrawn(tracker: Door, note: str) -> None:
    found = standing(tracker)
    assert found["life"] == "withdrawn"
    assert found["in_words"].endswith(note) or found["in_words"].endswith(f"{note}.")
