"""An issue has happened: somebody is responsible for it, it may go to a board, and once resolved it changes no more."""

from datetime import date

import pytest

from domain import issue
from domain.entry import Entry
from domain.fact import Fact
from domain.issue import (
    Issue,
    IssueAssigned,
    IssueEscalated,
    IssueIsResolved,
    IssueProgressNoted,
    IssueRaised,
    IssueResolved,
    IssueSeverityChanged,
    Severity,
)
from domain.planned_date import PlannedDate
from domain.refusals import AlreadyThere
from tests.domain.given import TODAY, given, told

RAISED = IssueRaised(what="The steel is the wrong colour", severity=Severity.LOW, responsible="Bridge engineer")
RESOLVED = IssueResolved(outcome="Painted", resolved_on=PlannedDate.on(date(2026, 3, 2)))


def wrong_colour(*later: Fact | Entry) -> Issue:
    return given(Issue, "I1", RAISED, *later)


def test_an_issue_can_be_raised_where_its_reference_is_free() -> None:
    assert issue.raise_issue(None, RAISED) == [RAISED]


def test_raising_an_issue_twice_is_a_conflict() -> None:
    with pytest.raises(AlreadyThere, match=r"The issue “I1” is in the record already .“The steel is the wrong colour”"):
        issue.raise_issue(wrong_colour(), RAISED)


def test_whether_it_asks_for_a_change_is_not_stated_unless_somebody_states_it() -> None:
    assert wrong_colour().is_change_request is None


def test_how_it_stood_when_it_was_raised_is_kept_with_the_day() -> None:
    raised = told(IssueRaised(what="The ferry leaks", standing="One bucket a day"), effective_on=TODAY)
    assert given(Issue, "I2", raised).standing == (TODAY, "One bucket a day")
    assert wrong_colour().standing is None


def test_a_body_outside_the_service_can_be_made_responsible() -> None:
    assert wrong_colour().assign("The steelworks") == [IssueAssigned(responsible="The steelworks")]
    assert wrong_colour(IssueAssigned(responsible="The steelworks")).responsible == "The steelworks"
    assert wrong_colour().assign("Bridge engineer") == []


def test_an_issue_can_get_worse() -> None:
    assert wrong_colour().change_severity(Severity.HIGH) == [IssueSeverityChanged(severity=Severity.HIGH)]
    assert wrong_colour(IssueSeverityChanged(severity=Severity.HIGH)).severity is Severity.HIGH
    assert wrong_colour().change_severity(Severity.LOW) == []


def test_the_latest_word_on_how_it_stands_counts() -> None:
    noted = told(IssueProgressNoted(comment="Two coats of paint are on."), effective_on=TODAY)
    assert wrong_colour().note_progress("One coat is on.") == [IssueProgressNoted(comment="One coat is on.")]
    assert wrong_colour(IssueProgressNoted(comment="One coat is on."), noted).standing == (
        TODAY,
        "Two coats of paint are on.",
    )


def test_it_can_be_taken_to_a_board_again_and_the_day_is_kept() -> None:
    taken = wrong_colour(told(IssueEscalated(to="Crossing board"), effective_on=TODAY))
    assert wrong_colour().escalate("Crossing board") == [IssueEscalated(to="Crossing board")]
    assert taken.escalate("Crossing board") == [IssueEscalated(to="Crossing board")]
    assert (taken.escalated_to, taken.escalated_on) == ("Crossing board", TODAY)


def test_it_can_be_resolved_with_an_outcome_and_a_day() -> None:
    painted = wrong_colour(RESOLVED)
    assert wrong_colour().resolve(RESOLVED, today=TODAY) == [RESOLVED]
    assert (painted.is_resolved, painted.outcome, painted.resolved_on) == (True, "Painted", RESOLVED.resolved_on)


def test_where_no_day_is_stated_it_was_resolved_by_the_day_that_took_effect() -> None:
    painted = wrong_colour(told(IssueResolved(), effective_on=date(2026, 4, 1)))
    assert (painted.resolved_on, painted.resolved_by) == (None, date(2026, 4, 1))


def test_an_escalation_keeps_the_day_it_came_to_be_known() -> None:
    published = date(2026, 4, 2)
    assert wrong_colour(told(IssueEscalated(to="Board"), known_on=published)).escalated_known_on == published


def test_a_resolved_issue_changes_no_more() -> None:
    painted = wrong_colour(RESOLVED)
    with pytest.raises(IssueIsResolved, match="Issue “I1” is resolved; raise a new one if it has come back"):
        painted.assign("The steelworks")
    with pytest.raises(IssueIsResolved):
        painted.change_severity(Severity.HIGH)
    with pytest.raises(IssueIsResolved):
        painted.note_progress("It has faded.")
    with pytest.raises(IssueIsResolved):
        painted.escalate("Crossing board")
    with pytest.raises(IssueIsResolved):
        painted.resolve(RESOLVED, today=TODAY)
