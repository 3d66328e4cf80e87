"""What does the plan on a page say in words: of one milestone, of one phase, of all together?"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from application.projections.milestone_rows import MilestoneRow
from application.projections.phase_standing import PhaseStanding
from application.projections.phases import PhaseRow
from application.projections.view import PlannedDateView, against_first_promise, counted
from domain.refusals import day_in_words
from domain.words import NOT_STATED, listed

PROGRAMME_ITSELF = "The programme itself"
"""Where a milestone belongs that lies in no workstream."""


class TimelineRow(NamedTuple):
    """One line of the same as a table: everything in words, “not stated” where nothing is."""

    href: str
    what: str
    workstream: str
    first_promise: str
    baseline: str
    forecast: str
    met: str
    slip: str


def timeline_row(row: MilestoneRow, href: str) -> TimelineRow:
    """A milestone as the table beside the drawing shows it."""
    return TimelineRow(
        href=href,
        what=row.title,
        workstream=row.workstream_name or PROGRAMME_ITSELF,
        first_promise=_planned(row.first_promise),
        baseline=_planned(row.baseline),
        forecast=_planned(row.forecast),
        met=_met(row),
        slip=slip_in_words(row) or NOT_STATED,
    )


def slip_in_words(row: MilestoneRow) -> str:
    """How far it lies from its first promise; nothing where that cannot be said."""
    if row.state == "dropped":
        return "dropped"
    slip = row.against_first_promise.slip_in_days
    return "" if slip is None else against_first_promise(slip)


def note_of(row: MilestoneRow) -> str:
    """What stands behind the title on the drawing: only what a reader must not miss."""
    slip = row.against_first_promise.slip_in_days or 0
    said = [row.state if row.state == "dropped" else "", "overdue" if row.is_overdue else ""]
    said.append(f"{counted(slip, 'day')} later" if slip > 0 and row.state != "dropped" else "")
    return ", ".join(filter(None, said))


def milestone_in_words(row: MilestoneRow) -> str:
    """The whole milestone in words, as the title of its mark gives them."""
    if row.first_promise is None:
        promised = "nothing was promised"
    else:
        promised = f"first promised for {row.first_promise.in_words}"
    if len(row.baselines) > 1:
        promised += f", agreed anew for {_planned(row.baseline)}"
    expected = f"expected {row.forecast.in_words}" if row.forecast and row.state == "open" else ""
    overdue = f"{counted(row.days_overdue, 'day')} overdue" if row.days_overdue else ""
    said = (promised, expected, row.status_in_words, overdue, "" if row.state == "dropped" else slip_in_words(row))
    return f"{row.title}: {'; '.join(filter(None, said))}"


def phase_in_words(row: PhaseRow) -> str:
    """The whole phase in words, as the title of its bar gives them."""
    said = (_planned(row.window), row.standing_in_words, _without_an_end(row))
    return f"{row.name}: {', '.join(filter(None, said))}"


def undated_in_words(planned: PlannedDateView | None) -> str:
    """Why something is not drawn: the words that stand for its date, or that it has none."""
    return "no date is stated" if planned is None or planned.in_words == NOT_STATED else planned.in_words


def note_of_phase(row: PhaseRow) -> str:
    """What stands behind a phase's name on the drawing; nothing where it is still to come."""
    state = _IN_SHORT.get(row.standing, row.standing_in_words)
    return ", ".join(filter(None, (state, _without_an_end(row))))


_IN_SHORT = {PhaseStanding.NOT_STARTED: "", PhaseStanding.PLANNED_TO_BE_RUNNING: "start not recorded"}
"""How a phase stands, where there is little room and its bar shows when it is planned."""


def _without_an_end(row: PhaseRow) -> str:
    is_open = row.window is not None and row.window.starts is not None and row.window.ends is None
    return "no end stated" if is_open and not row.is_completed else ""


def plan_in_words(
    phases: Sequence[PhaseRow],
    milestones: Sequence[MilestoneRow],
    *,
    span: tuple[date, date] | None,
    undated: int,
    next_due: str | None,
) -> str:
    """What is seen: from when to when, how much, how many slipped, what comes next."""
    if span is None:
        how_much = _how_much(phases, milestones)
        return f"{how_much[0].upper()}{how_much[1:]}, none of them with a date that can be drawn."
    said = [f"{_stretch(span)}: {_how_much(phases, milestones)}.", _how_they_stand(milestones)]
    said.append(_next(milestones, next_due))
    said.append(f"{counted(undated, 'has', 'have')} no date and {'is' if undated == 1 else 'are'} listed below.")
    return " ".join(words for words in (said if undated else said[:-1]) if words)


def _stretch(span: tuple[date, date]) -> str:
    first, last = span
    return f"From {day_in_words(first)} to {day_in_words(last)}" if first < last else f"On {day_in_words(first)}"


def _how_much(phases: Sequence[PhaseRow], milestones: Sequence[MilestoneRow]) -> str:
    return f"{counted(len(phases), 'phase')} and {counted(len(milestones), 'milestone')}"


def _how_they_stand(milestones: Sequence[MilestoneRow]) -> str:
    if not milestones:
        return ""
    met, dropped, overdue = _number(milestones, "met"), _number(milestones, "dropped"), _overdue(milestones)
    later = sum((row.against_first_promise.slip_in_days or 0) > 0 for row in milestones if row.state == "open")
    counts = ((met, "met"), (later, "expected later than first promised"), (overdue, "overdue"))
    said = [f"{number or 'none'} {words}" for number, words in counts]
    said += [f"{dropped} dropped"] if dropped else []
    return f"{listed(said).capitalize()}."


def _number(milestones: Sequence[MilestoneRow], state: str) -> int:
    return sum(row.state == state for row in milestones)


def _overdue(milestones: Sequence[MilestoneRow]) -> int:
    return sum(row.is_overdue for row in milestones)


def _next(milestones: Sequence[MilestoneRow], next_due: str | None) -> str:
    if next_due:
        return f"Next comes {next_due}."
    return "Nothing that is still to come has a date." if _number(milestones, "open") else ""


def _planned(planned: PlannedDateView | None) -> str:
    return planned.in_words if planned else NOT_STATED


def _met(row: MilestoneRow) -> str:
    if row.state != "met":
        return "not met" if row.state == "open" else "dropped"
    return row.met_on.in_words if row.met_on else f"met, day {NOT_STATED}"
