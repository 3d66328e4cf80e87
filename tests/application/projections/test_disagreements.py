"""A summary is checked against its sections; what nobody answered disagrees with nothing."""

from typing import NamedTuple

import pytest

from application.projections.disagreements import Result, disagreements
from application.projections.highlight_sections import (
    BoardItem,
    BudgetIssues,
    BudgetNote,
    ItemsForBoard,
    ReportedRisk,
    RisksReported,
    Summary,
    SummaryFlag,
    SummaryLight,
)
from application.projections.issues import yes_or_no
from application.projections.rag_rows import rating_view
from domain.rating import Light, Rating, Scale
from domain.risk import Nature

RISK = ReportedRisk(
    ref="R1",
    version=1,
    nature=Nature.THREAT,
    event="The steel is late",
    changes=("identified",),
    score_in_words="not scored",
    movement_in_words="not scored",
    owner_role=None,
    escalated_to=None,
    standing_in_words="open",
)
ITEM = BoardItem(
    item="A1",
    issue_ref=None,
    issue="More money",
    comments=None,
    is_change_request=None,
    change_request_in_words="not stated",
    closed_on=None,
    closed_in_words="not stated",
    escalated_to=None,
)
NOTE = BudgetNote(item="B1", note="The first bids were low.", rating=None, financial_year=None)
AMBER = Rating(light=Light.AMBER)


class Stated(NamedTuple):
    """What the rules look at."""

    summary: Summary
    budget: BudgetIssues
    risks: RisksReported
    items_for_board: ItemsForBoard


def light(rating: Rating | None) -> SummaryLight:
    return SummaryLight(
        ref="programme:budget",
        version=1,
        rating=rating_view(rating) if rating else None,
        in_words=rating.in_words if rating else "Not rated",
        as_written=None,
        trend_in_words="first rating",
        rationale=None,
        path_to_green=None,
        is_stale=None,
        stale_since=None,
        contradiction=None,
    )


def flag(answer: bool | None) -> SummaryFlag:
    return SummaryFlag(answer=answer, in_words=yes_or_no(answer), as_written=None)


def stated(
    *,
    risks: tuple[bool | None, int] = (None, 0),
    issues: tuple[bool | None, int] = (None, 0),
    budget: Rating | None = None,
    notes: int | None = None,
) -> Stated:
    """Flag b with so many risks, flag d with so many items, and a budget with so many notes."""
    rated = light(budget)
    return Stated(
        Summary(
            overall=light(None),
            changed_or_new_risks=flag(risks[0]),
            budget=rated,
            major_issues_for_board=flag(issues[0]),
        ),
        BudgetIssues(rating=rated, notes=None if notes is None else (NOTE,) * notes, as_written=None),
        RisksReported(entries=(RISK,) * risks[1], in_words="", as_written=None),
        ItemsForBoard(entries=(ITEM,) * issues[1], in_words="", as_written=None),
    )


def results(report: Stated) -> dict[str, Result]:
    return {check.rule: check.result for check in disagreements(report).checks}


@pytest.mark.parametrize(
    ("answer", "entries", "result"),
    [
        (True, 0, Result.DISAGREE),
        (True, 2, Result.AGREE),
        (False, 0, Result.AGREE),
        (False, 1, Result.DISAGREE),
        (None, 0, Result.NOT_STATED),
        (None, 1, Result.NOT_STATED),
    ],
)
def test_a_flag_is_checked_against_its_section(answer: bool | None, entries: int, result: Result) -> None:
    assert results(stated(risks=(answer, entries)))["changed-or-new-risks"] is result
    assert results(stated(issues=(answer, entries)))["major-issues-for-board"] is result


@pytest.mark.parametrize(
    ("budget", "notes", "result"),
    [
        (AMBER, 2, Result.AGREE),
        (AMBER, 0, Result.DISAGREE),
        (Rating(light=Light.RED), 0, Result.DISAGREE),
        (Rating(light=Light.AMBER_GREEN, scale=Scale.FOUR), 0, Result.AGREE),
        (Rating(light=Light.GREEN), 0, Result.AGREE),
        (Rating(light=Light.GREEN), 1, Result.AGREE),
        (AMBER, None, Result.NOT_STATED),
        (None, 1, Result.NOT_STATED),
        (Rating(light=Light.EXEMPT), 0, Result.NOT_STATED),
    ],
)
def test_a_budget_amber_or_worse_needs_a_note_that_says_why(
    budget: Rating | None, notes: int | None, result: Result
) -> None:
    assert results(stated(budget=budget, notes=notes))["budget-rating"] is result


def test_each_rule_says_both_sides_in_a_sentence() -> None:
    found = disagreements(stated(risks=(True, 0), issues=(False, 1), budget=AMBER, notes=1))
    assert [check.sentence for check in found.checks] == [
        "New or changed risks (b): Yes; section 6 has no entries.",
        "Budget (c): Amber; section 5 has 1 note.",
        "Major issues for the board (d): No; section 7 has 1 entry.",
    ]
    assert found.count == 2


def test_a_report_nobody_began_disagrees_with_nothing() -> None:
    found = disagreements(stated())
    assert (found.count, {check.result for check in found.checks}) == (0, {Result.NOT_STATED})
