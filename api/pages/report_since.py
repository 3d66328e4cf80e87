"""What in a highlight report differs from the last one, line by line and in words?"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from api.pages.report_moments import LastReport
from application.projections.highlight_report import HighlightReportView
from application.projections.highlight_sections import SummaryFlag, SummaryLight
from application.projections.milestone_rows import MilestoneRow
from application.projections.view import counted, later_or_earlier
from domain.refusals import day_in_words
from domain.words import listed


class Since(NamedTuple):
    """What each line was in the last report. `milestones` says it of those that differ, by reference."""

    on: str
    href: str
    overall: str
    changed_or_new_risks: str
    budget: str
    major_issues_for_board: str
    milestones: Mapping[str, str]
    in_words: str


def since_last(view: HighlightReportView, last: LastReport | None) -> Since | None:
    """What differs from the last report; nothing where there is none to compare with."""
    if last is None:
        return None
    now, then = view.summary, last.view.summary
    before = {row.ref: row for row in last.view.milestones.rows}
    return Since(
        on=day_in_words(last.view.as_at),
        href=last.href,
        overall=_light(now.overall, then.overall),
        changed_or_new_risks=_flag(now.changed_or_new_risks, then.changed_or_new_risks),
        budget=_light(now.budget, then.budget),
        major_issues_for_board=_flag(now.major_issues_for_board, then.major_issues_for_board),
        milestones={row.ref: _milestone(row, before.get(row.ref)) for row in view.milestones.rows},
        in_words=_in_words(view, last.view),
    )


def _light(now: SummaryLight, then: SummaryLight) -> str:
    return "as in the last report" if now.in_words == then.in_words else f"was {then.in_words} in the last report"


def _flag(now: SummaryFlag, then: SummaryFlag) -> str:
    if then.answer is None:
        return "not answered in the last report"
    return "as in the last report" if now.answer is then.answer else f"was {then.in_words} in the last report"


def _milestone(row: MilestoneRow, before: MilestoneRow | None) -> str:
    if before is None:
        return "new"
    return " and ".join(_moved(row, before)) or "as in the last report"


def _moved(row: MilestoneRow, before: MilestoneRow) -> Iterator[str]:
    if row.forecast != before.forecast:
        yield f"{_how_far(row, before)}, was {before.forecast.in_words if before.forecast else 'not dated'}"
    if row.is_overdue:
        yield "was overdue already" if before.is_overdue else "became overdue"


def _how_far(row: MilestoneRow, before: MilestoneRow) -> str:
    """14 days later; where a day is missing on either side nobody can say."""
    days = (row.due - before.due).days if row.due and before.due else 0
    return later_or_earlier(days) if days else "dated otherwise"


def _in_words(view: HighlightReportView, last: HighlightReportView) -> str:
    """For example: the overall status was Green and is Amber; 2 milestones moved; 1 new or changed risk."""
    parts = [*_lights_changed(view, last), *_plan_moved(view, last)]
    if view.risks.entries:
        parts.append(view.risks.in_words)
    return f"{'; '.join(parts) or 'no light changed and no milestone moved'}."


def _lights_changed(view: HighlightReportView, last: HighlightReportView) -> Iterator[str]:
    for what, now, then in (
        ("the overall status", view.summary.overall, last.summary.overall),
        ("the budget", view.summary.budget, last.summary.budget),
    ):
        if now.in_words != then.in_words:
            yield f"{what} was {then.in_words} and is {now.in_words}"


def _plan_moved(view: HighlightReportView, last: HighlightReportView) -> Iterator[str]:
    before = {row.ref: row for row in last.milestones.rows}
    held = [(row, before[row.ref]) for row in view.milestones.rows if row.ref in before]
    told = (
        (sum(row.forecast != then.forecast for row, then in held), "moved"),
        (sum(row.is_overdue and not then.is_overdue for row, then in held), "became overdue"),
        (len(view.milestones.rows) - len(held), "came into the plan"),
    )
    said = [f"{counted(number, 'milestone')} {what}" for number, what in told if number]
    if said:
        yield listed(said)
