"""The issue list shows who is responsible and how things stand, and says “not stated” where nobody said."""

from datetime import date

import pytest

from application.projections.issues import IssueList, IssueRow, issue_list, yes_or_no
from domain.fact import Fact
from domain.issue import (
    IssueAssigned,
    IssueEscalated,
    IssueProgressNoted,
    IssueRaised,
    IssueResolved,
    IssueSeverityChanged,
    Severity,
)
from domain.planned_date import PlannedDate
from domain.refusals import UnknownSubject, day_in_words
from domain.risk import RiskIdentified, RiskMaterialised, RiskMitigationAgreed, RiskMitigationDone
from domain.workstream import WorkstreamOpened
from tests.application.projections.building import Telling, record_of

RAISED, LATER, AS_AT = date(2018, 1, 2), date(2018, 2, 6), date(2018, 3, 5)
CRANE = IssueRaised(what="The crane broke", severity=Severity.HIGH, responsible="Contractor", is_change_request=True)
BARE = IssueRaised(what="The site floods at high tide")


def told(ref: str, *facts: Fact, day: date | None = RAISED) -> list[Telling]:
    """The first fact on the day given, the others later."""
    return [("issue", ref, fact, day if number == 0 else LATER) for number, fact in enumerate(facts)]


def issues(*tellings: Telling, workstream: str | None = None, as_at: date = AS_AT) -> IssueList:
    return issue_list(record_of(*tellings, as_at=as_at), workstream=workstream)


def row(*facts: Fact, day: date | None = RAISED) -> IssueRow:
    return issues(*told("I1", *facts, day=day)).issues[0]


def test_an_issue_shows_what_happened_how_bad_it_is_and_who_is_responsible() -> None:
    shown = row(CRANE)
    assert (shown.ref, shown.version, shown.what) == ("I1", 1, "The crane broke")
    assert (shown.severity_in_words, shown.responsible, shown.change_request_in_words) == ("high", "Contractor", "Yes")
    assert (shown.raised_on, shown.raised_in_words, shown.age_in_days) == (RAISED, "2 January 2018", 62)


def test_what_nobody_said_of_an_issue_is_not_stated() -> None:
    shown = row(BARE)
    assert (shown.severity, shown.responsible, shown.is_change_request, shown.standing) == (None,) * 4
    assert (shown.severity_in_words, shown.change_request_in_words) == ("not stated", "not stated")


def test_an_issue_from_an_undated_paper_says_so() -> None:
    shown = row(BARE, day=None)
    assert (shown.raised_on, shown.raised_in_words, shown.age_in_days) == (None, "date not stated", None)


def test_the_latest_words_on_an_issue_stand_with_their_day() -> None:
    shown = row(CRANE, IssueProgressNoted(comment="A second crane comes"), IssueAssigned(responsible="Council"))
    assert (shown.standing, shown.standing_noted_on, shown.responsible) == ("A second crane comes", LATER, "Council")


def test_an_escalated_issue_shows_to_whom_and_when() -> None:
    shown = row(CRANE, IssueEscalated(to="Steering group"))
    assert (shown.escalated_to, shown.escalated_on) == ("Steering group", LATER)


@pytest.mark.parametrize(
    ("resolved_on", "age"),
    [(PlannedDate.on(date(2018, 1, 12)), 10), (None, (LATER - RAISED).days), (PlannedDate.on(RAISED), 0)],
)
def test_the_age_of_an_issue_ends_with_it(resolved_on: PlannedDate | None, age: int | None) -> None:
    shown = row(CRANE, IssueResolved(outcome="The crane was mended", resolved_on=resolved_on))
    assert (shown.is_resolved, shown.outcome, shown.age_in_days) == (True, "The crane was mended", age)


@pytest.mark.parametrize(
    ("day", "resolved_on", "words"),
    [
        (LATER, PlannedDate.on(date(2018, 1, 12)), "resolved on 12 January 2018"),
        (LATER, None, f"resolved by {day_in_words(LATER)}; day not stated"),
        (None, None, "resolved; day not stated"),
    ],
)
def test_a_resolved_issue_says_when_or_by_when_as_far_as_that_is_stated(
    day: date | None, resolved_on: PlannedDate | None, words: str
) -> None:
    end: Telling = ("issue", "I1", IssueResolved(resolved_on=resolved_on), day)
    (shown,) = issues(*told("I1", CRANE), end).issues
    assert (shown.is_resolved, shown.resolved_by, shown.resolved_in_words) == (True, day, words)
    assert row(CRANE).resolved_in_words is None


def test_an_issue_lists_the_actions_that_were_not_done_when_its_risk_came_true() -> None:
    bolts = RiskMitigationAgreed(action="A1", what="Order bolts")
    crane = RiskMitigationAgreed(action="A2", what="Hire a second crane")
    happened = (RiskIdentified(event="The steel is late"), bolts, crane, RiskMitigationDone(action="A1"))
    history: list[Telling] = [("risk", "R1", fact, RAISED) for fact in (*happened, RiskMaterialised(issue="I1"))]
    (shown,) = issues(*history, *told("I1", IssueRaised(what="The steel is late", from_risk="R1"))).issues
    assert [(held.what, held.left_undone) for held in shown.open_actions] == [
        ("Hire a second crane", "not done when the risk came true")
    ]


def test_an_issue_that_was_a_risk_names_it() -> None:
    assert row(IssueRaised(what="The steel is late", from_risk="R1")).from_risk == "R1"


def test_the_list_counts_what_is_open_resolved_escalated_and_not_stated() -> None:
    shown = issues(
        *told("I1", CRANE, IssueEscalated(to="Steering group")),
        *told("I2", BARE, IssueSeverityChanged(severity=Severity.CRITICAL)),
        *told("I3", BARE),
        *told("I4", CRANE, IssueEscalated(to="Steering group"), IssueResolved()),
        *told("I5", IssueRaised(what="The steel is late", from_risk="R1", is_change_request=False)),
    )
    assert (shown.open, shown.resolved, shown.escalated, shown.from_risks) == (4, 1, 1, 1)
    assert (shown.change_requests, shown.no_change_requests, shown.change_request_not_stated) == (2, 1, 2)
    assert shown.responsible_not_stated == 3
    assert [(one.severity, one.count) for one in shown.by_severity] == [
        (Severity.CRITICAL, 1),
        (Severity.HIGH, 1),
        (None, 2),
    ]


def test_the_list_says_first_how_many_are_open() -> None:
    assert issues(*told("I1", CRANE), *told("I2", BARE, IssueResolved())).in_words == "1 issue is open, 1 is resolved."
    assert issues(*told("I1", CRANE), *told("I2", BARE)).in_words == "2 issues are open."
    assert issues().in_words == "No issue has been raised."


def test_the_list_of_a_workstream_holds_what_lies_inside_it() -> None:
    works = ("workstream", "works", WorkstreamOpened(name="Works"), RAISED)
    inside = BARE.model_copy(update={"workstream": "works"})
    assert [one.ref for one in issues(works, *told("I1", CRANE), *told("I2", inside), workstream="works").issues] == [
        "I2"
    ]
    with pytest.raises(UnknownSubject, match="has no workstream “unheard-of”"):
        issues(workstream="unheard-of")


def test_the_list_is_read_as_at_a_day() -> None:
    assert issues(*told("I1", CRANE, IssueResolved()), as_at=RAISED).open == 1


@pytest.mark.parametrize(("answer", "words"), [(True, "Yes"), (False, "No"), (None, "not stated")])
def test_a_missing_answer_is_never_no(answer: bool | None, words: str) -> None:
    assert yes_or_no(answer) == words
