"""What does a highlight report say first, and what does each of its rows say beside its figures?"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from application.projections.highlight_report import HighlightReportView
from application.projections.highlight_sections import Communications, Progress, ProgressRow
from application.projections.milestone_rows import MilestoneRow
from application.projections.milestone_totals import NextDue
from application.projections.milestones import MeasureView
from application.projections.reporting_period import NextReport
from application.projections.view import counted
from domain.milestone_facts import MilestoneKind
from domain.refusals import day_in_words
from domain.words import listed


class ProgressLine(NamedTuple):
    """One row of section 2, with the figures that its comment does not give, and why its dates are what they are."""

    row: ProgressRow
    lateness: str | None
    figures: tuple[str, ...]
    whys: tuple[str, ...]


class MilestoneLine(NamedTuple):
    """One row of section 3. `status` is nothing where nobody stated one."""

    row: MilestoneRow
    status: str | None
    overdue: str
    marks: tuple[str, ...]


def report_in_words(view: HighlightReportView) -> str:
    """For example: The overall status is Green and the budget is Amber. None of 5 milestones is overdue."""
    lights = f"The overall status is {_light(view.summary.overall.in_words)}"
    said = [f"{lights} and the budget is {_light(view.summary.budget.in_words)}.", _late(view)]
    items = len(view.items_for_board.entries)
    said.append(f"{counted(items, 'item')} {_is(items)} put to the board." if items else "Nothing is put to the board.")
    odd = view.disagreements.count + len(view.contradictions)
    if odd:
        said.append(f"{counted(odd, 'thing')} in this report {'does' if odd == 1 else 'do'} not agree.")
    return " ".join(said)


def _light(in_words: str) -> str:
    """A light is a name; that there is none is not."""
    return in_words.lower() if in_words == "Not rated" else in_words


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _late(view: HighlightReportView) -> str:
    rows, overdue = len(view.milestones.rows), view.milestones.overdue
    if not rows:
        said = "No milestone is scheduled"
    elif rows == 1:
        said = f"The one milestone is {'' if overdue else 'not '}overdue"
    else:
        said = f"{overdue or 'None'} of {rows} milestones {'are' if overdue > 1 else 'is'} overdue"
    tasks = sum(row.is_overdue and row.kind is not MilestoneKind.MILESTONE for row in view.progress.rows)
    tasks += view.progress.still_open_overdue
    return f"{said}; {counted(tasks, 'task')} {_is(tasks)} overdue." if tasks else f"{said}."


def odd_in_words(view: HighlightReportView, *, stale: int) -> str | None:
    """What stands over the box at the top; nothing where there is nothing to put into it."""
    found = ["what does not agree"] if view.disagreements.count or view.contradictions else []
    found += ["what has gone stale"] if stale else []
    return listed(found).capitalize() or None


def progress_lines(rows: Sequence[ProgressRow]) -> tuple[ProgressLine, ...]:
    """The rows of section 2."""
    return tuple(
        ProgressLine(
            row=row,
            lateness=f"{counted(row.days_late, 'day')} late" if row.days_late else "late" if row.is_late else None,
            figures=tuple(_figure(figure) for figure in row.measures if not _is_told(figure, row.comment)),
            whys=tuple(_whys(row, "Dropped" if row.status == "dropped" else "Met")),
        )
        for row in rows
    )


def _figure(figure: MeasureView) -> str:
    return f"{figure.name}: {figure.value:,}"


def _is_told(figure: MeasureView, comment: str | None) -> bool:
    """Whether the comment gives the figure already, or speaks of it by its name."""
    said = (comment or "").lower()
    return figure.name.lower() in said or str(figure.value) in _DIGITS.findall(said.replace(",", ""))


_DIGITS = re.compile(r"\d+")


def milestone_lines(rows: Sequence[MilestoneRow]) -> tuple[MilestoneLine, ...]:
    """The rows of section 3."""
    return tuple(
        MilestoneLine(
            row=row,
            status=row.progress_status.replace("-", " ") if row.progress_status else None,
            overdue=counted(row.days_overdue, "day") if row.days_overdue else "no" if row.due else "not dated",
            marks=(*_whys(row, row.state.capitalize()), *_unconfirmed(row)),
        )
        for row in rows
    )


def _whys(row: MilestoneRow | ProgressRow, ended: str) -> Iterator[str]:
    """What the board is owed: why the date moved, why it was promised anew, why it ended as it did."""
    for what, why in (
        ("The date moved", row.forecast_why),
        ("Promised anew", row.baseline_why),
        (ended, row.ended_why),
    ):
        if why:
            yield f"{what}{' ' if why.startswith('because ') else ': '}{why}"


def _unconfirmed(row: MilestoneRow) -> Iterator[str]:
    if row.is_stale and not row.is_overdue and row.forecast_age_in_days:
        yield f"nobody has given or confirmed this date for {counted(row.forecast_age_in_days, 'day')}"


def counts_in_words(section: Progress) -> str:
    """For example: 8 complete, 1 ongoing, 2 without a stated status. What there is none of is left out."""
    told = (
        (section.complete, "complete"),
        (section.ongoing, "ongoing"),
        (section.not_started, "not started"),
        (section.dropped, "dropped"),
        (section.not_stated, "without a stated status"),
    )
    return ", ".join(f"{number} {what}" for number, what in told if number)


def events_in_words(section: Communications) -> str:
    """For example: 4 key events: 3 with a date, 1 recurring. Still ahead: Steering Group meeting, 12 February 2018."""
    told = (
        (section.dated, "with a date"),
        (section.recurring, "recurring"),
        (section.not_dated, "without a date"),
    )
    said = f"{counted(len(section.events), 'key event')}: "
    said += ", ".join(f"{number} {what}" for number, what in told if number)
    names = {event.item: f"{event.event}, {event.when_in_words}" for event in section.events}
    ahead = "; ".join(names[item] for item in section.still_ahead)
    return f"{said}. Still ahead: {ahead}." if ahead else f"{said}. None of the dated ones is still ahead."


def next_due_in_words(following: NextDue | None) -> str | None:
    """How many milestones are due next, and in how many days; nothing where none is dated."""
    if following is None:
        return None
    many = counted(len(following.refs), "milestone")
    return f"{many} {'in ' + counted(following.days_ahead, 'day') if following.days_ahead else 'today'}"


def next_in_words(following: NextReport) -> str:
    """When the next report is due, as a sentence."""
    if following.is_overdue and following.on:
        return f"The next report was due on {day_in_words(following.on)}, and nobody has begun it."
    if following.on:
        return f"The next report is due on {following.in_words}."
    return f"When the next report is due: {following.in_words}."


def due_by_then(view: HighlightReportView) -> str | None:
    """How many milestones are due by the next report; nothing where nobody knows when that is."""
    due, rows = view.milestones.due_by_next_report, len(view.milestones.rows)
    if due is None or not rows:
        return None
    return f"{len(due) or 'None'} of the {counted(rows, 'milestone')} {'are' if len(due) > 1 else 'is'} due by then."
