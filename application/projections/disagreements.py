"""Does the summary of a highlight report agree with what its sections say?

| rule                   | the summary says   | it disagrees when                               |
| ---------------------- | ------------------ | ----------------------------------------------- |
| changed-or-new-risks   | b, Yes or No       | Yes and section 6 is empty, or No and it is not |
| budget-rating          | c, amber or worse  | section 5 has no note that says why             |
| major-issues-for-board | d, Yes or No       | Yes and section 7 is empty, or No and it is not |

Where the report was written for an earlier day than the one shown, its answers are held against what counted then:
nobody is accused by newer facts. A budget rated again since is not held against its notes at all. What the section
printed has beyond that day is said after it: the answer is older.

A question nobody answered, a budget nobody rated, and notes nobody was asked for disagree with nothing: that is not
stated. A green budget may have notes.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from application.projections.highlight_sections import (
    BudgetIssues,
    ItemsForBoard,
    RisksReported,
    Summary,
    SummaryFlag,
)
from application.projections.view import View, counted
from domain.rating import Rating
from domain.refusals import day_in_words


class Result(StrEnum):
    """How a line of the summary and its section compare."""

    AGREE = "agree"
    DISAGREE = "disagree"
    NOT_STATED = "not-stated"


class Check(View):
    """One rule, what came of it, and both sides in a sentence."""

    rule: str
    result: Result
    sentence: str


class Disagreements(View):
    """Every rule with its result; `count` are those that disagree."""

    count: int
    checks: tuple[Check, ...]


class Report(Protocol):
    """What the rules look at: the summary and the sections it speaks of."""

    @property
    def summary(self) -> Summary:
        """Section 1."""
        ...

    @property
    def budget(self) -> BudgetIssues:
        """Section 5."""
        ...

    @property
    def risks(self) -> RisksReported:
        """Section 6."""
        ...

    @property
    def items_for_board(self) -> ItemsForBoard:
        """Section 7."""
        ...


class AsReported(NamedTuple):
    """What sections 6 and 7 held on an earlier day, what they have gained since, and whether the budget was rated."""

    on: date
    risks: int
    items_for_board: int
    risks_since: tuple[str, ...]
    items_since: tuple[str, ...]
    budget_rated_since: bool


def disagreements(report: Report, reported: AsReported | None = None) -> Disagreements:
    """The summary against sections 5 to 7, as they were on the day reported on where that is an earlier one."""
    risks = reported.risks if reported else len(report.risks.entries)
    items = reported.items_for_board if reported else len(report.items_for_board.entries)
    has, then = ("had", f" on {day_in_words(reported.on)}") if reported else ("has", "")
    checks = (
        _flag_against(
            report.summary.changed_or_new_risks,
            risks,
            rule="changed-or-new-risks",
            said=f"New or changed risks (b): {{answer}}; section 6 {has} {{entries}}{then}.",
            since=_gained(6, reported.risks_since if reported else ()),
        ),
        _budget_check(report.budget, rated_since=reported is not None and reported.budget_rated_since),
        _flag_against(
            report.summary.major_issues_for_board,
            items,
            rule="major-issues-for-board",
            said=f"Major issues for the board (d): {{answer}}; section 7 {has} {{entries}}{then}.",
            since=_gained(7, reported.items_since if reported else ()),
        ),
    )
    return Disagreements(count=sum(check.result is Result.DISAGREE for check in checks), checks=checks)


def _gained(section: int, refs: tuple[str, ...]) -> str:
    """What the section printed has that the author could not know; nothing where it is the one of that day."""
    if not refs:
        return ""
    entries = counted(len(refs), "entry", "entries")
    return f" Since then section {section} has gained {entries} ({', '.join(refs)}); the answer is older."


def _flag_against(flag: SummaryFlag, entries: int, *, rule: str, said: str, since: str) -> Check:
    sentence = said.format(answer=flag.in_words, entries=counted(entries, "entry", "entries"))
    if flag.answer is None:
        return Check(rule=rule, result=Result.NOT_STATED, sentence=sentence)
    return Check(rule=rule, result=_agrees(flag.answer is bool(entries)), sentence=f"{sentence}{since}")


def _budget_check(budget: BudgetIssues, *, rated_since: bool) -> Check:
    shown, notes = budget.rating.rating, budget.notes
    said = counted(len(notes), "note") if notes is not None else "not been begun"
    sentence = f"Budget (c): {budget.rating.in_words}; section 5 has {said}."
    if rated_since and notes is not None:
        sentence += " Since then the budget has been rated; the notes are older."
    if shown is None or notes is None or rated_since:
        return Check(rule="budget-rating", result=Result.NOT_STATED, sentence=sentence)
    rating = Rating(light=shown.light, scale=shown.scale)
    if not rating.is_a_judgement:
        return Check(rule="budget-rating", result=Result.NOT_STATED, sentence=sentence)
    return Check(
        rule="budget-rating", result=_agrees(bool(notes) or not rating.needs_a_path_to_green), sentence=sentence
    )


def _agrees(agrees: bool) -> Result:
    return Result.AGREE if agrees else Result.DISAGREE
