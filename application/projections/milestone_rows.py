"""What does one milestone look like in a list: what was promised, what is expected, and how far they lie apart?"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from application.projections import timing
from application.projections.kept import KeptOfEach
from application.projections.milestone_surroundings import Beside, Surroundings
from application.projections.sentences.sentence import why_in_words
from application.projections.view import LastingView, PlannedDateView, View, planned_date_view, shown_date
from domain.milestone import Milestone
from domain.milestone_dates import Baseline
from domain.milestone_facts import MilestoneKind, ProgressStatus
from domain.planned_date import PlannedDate, Precision
from domain.programme import Programme
from domain.suggestion import has_lost_its_date, last_dated_on
from domain.words import NOT_STATED

StateWord = Literal["open", "met", "dropped"]
"""Where a milestone stands."""

IN_NO_PHASE = "It is in no phase"
"""How the warning begins that is about the plan, not about the milestone's dates: a report leaves it to the list."""


class BaselineView(LastingView):
    """One promise, the day it was agreed (null: not stated), and why it replaced the one before it."""

    promised: PlannedDateView
    agreed_on: date | None
    reason: str | None
    note: str | None


class PartnerDateView(View):
    """The day one partner promised."""

    partner: str
    partner_name: str | None
    date: PlannedDateView


class AgainstPromise(LastingView):
    """A milestone measured against one promise, last day with last day; earlier is negative.

    While it is open its forecast is measured, once it was met the day of that. Working days are Monday to Friday.
    `was_met_late` is null while it is not met, and where its days or the promise leave it open.
    """

    slip_in_days: int | None
    slip_in_working_days: int | None
    was_met_late: bool | None


class MilestoneRow(View):
    """One milestone. Days are calendar days unless the name says otherwise; what is not stated is null.

    `baseline` is the one in force, `first_promise` the first of `baselines`; a new baseline hides no lateness, since
    both are measured against. `is_overdue` and `days_overdue` go by the last day of the forecast, `due`. `is_stale`
    is null where no reporting cycle is stated in days. `days_after_previous` counts from the due day of the one
    before it, of the same kind, in the order of due days. `met_late_in_words` says which promise it was met later than.
    `undated_in_words` is said where the baseline's last day has gone by and the forecast states no day.
    The three whys are the reason and the note of its latest forecast, its latest new baseline, and its end.
    """

    ref: str
    version: int
    title: str
    kind: MilestoneKind
    description: str | None
    workstream: str | None
    workstream_name: str | None
    phase: str | None
    phase_name: str | None
    owner_role: str | None
    first_promise: PlannedDateView | None
    baselines: tuple[BaselineView, ...]
    baseline: PlannedDateView | None
    partner_dates: tuple[PartnerDateView, ...]
    forecast: PlannedDateView | None
    due: date | None
    met_on: PlannedDateView | None
    state: StateWord
    progress_status: ProgressStatus | None
    status_in_words: str
    against_baseline: AgainstPromise
    against_first_promise: AgainstPromise
    met_late_in_words: str | None
    forecast_why: str | None
    baseline_why: str | None
    ended_why: str | None
    is_slipping: bool
    is_overdue: bool
    undated_in_words: str | None
    days_overdue: int | None
    is_due_next: bool
    last_confirmed_on: date | None
    forecast_age_in_days: int | None
    is_stale: bool | None
    days_after_previous: int | None
    depends_on: tuple[str, ...]
    late_predecessors: tuple[str, ...]
    warnings: tuple[str, ...]


ROWS_KEPT = 4096
"""Of how many states of milestones the rows are kept; each keeps its state as well, fifteen kilobytes together."""

BASELINES_KEPT = 4096
"""Of how many promises the views are kept: a milestone shows all it had, whatever came after."""

_kept: KeptOfEach[MilestoneRow] = KeptOfEach(ROWS_KEPT)
_baselines_kept: KeptOfEach[tuple[BaselineView, ...]] = KeptOfEach(BASELINES_KEPT)


def milestone_row(milestone: Milestone, around: Surroundings) -> MilestoneRow:
    """One milestone as the list shows it; made anew where it, or what lies beside it, is another than before."""
    beside = around.beside(milestone)
    return _on_the_day(_kept.of(milestone, beside, lambda: _row(milestone, beside)), milestone, around)


def _row(milestone: Milestone, beside: Beside) -> MilestoneRow:
    """What it shows on any day, and what it shows of the day as it is before anything is due.

    Hundreds are made for one answer, so a row is put together of values that are what they should be.
    """
    timed, baseline, promised = timing.timed(milestone), milestone.baseline, milestone.first_promise
    agreed, forecast = planned_date_view(baseline), planned_date_view(milestone.forecast)
    partner_dates = _partner_dates(milestone, beside.programme) if milestone.partner_dates else ()
    against = _against(milestone, baseline)
    return MilestoneRow.made(
        {
            **_identity(milestone, beside),
            "first_promise": agreed if promised is baseline else planned_date_view(promised),
            "baselines": _baselines_kept.of(milestone.baselines, (), lambda: _baseline_views(milestone.baselines)),
            "baseline": agreed,
            "partner_dates": partner_dates,
            "forecast": forecast,
            "due": timed.due,
            "met_on": planned_date_view(milestone.met_on),
            "state": state_word(milestone),
            "progress_status": milestone.progress.row.status if milestone.progress else None,
            "status_in_words": status_in_words(milestone),
            "against_baseline": against,
            "against_first_promise": against if promised is baseline else _against(milestone, promised),
            "met_late_in_words": _met_late_in_words(timed),
            **_whys(milestone),
            "is_slipping": timed.is_slipping,
            **_BEFORE_ANYTHING_IS_DUE,
            "last_confirmed_on": last_dated_on(milestone),
            "forecast_age_in_days": None,
            "is_stale": None,
            "days_after_previous": None,
            "depends_on": milestone.depends_on,
            "late_predecessors": (),
            "warnings": _warnings(milestone, beside, (agreed, forecast, *(held.date for held in partner_dates))),
        }
    )


_BEFORE_ANYTHING_IS_DUE = {"is_overdue": False, "undated_in_words": None, "days_overdue": None, "is_due_next": False}


def _on_the_day(row: MilestoneRow, milestone: Milestone, around: Surroundings) -> MilestoneRow:
    """The row as it is on the day, and among the others of its list."""
    as_at, due, looked_at, previous = around.as_at, row.due, row.last_confirmed_on, around.previous_due.get(row.ref)
    is_open = row.state == "open"
    overdue = (as_at - due).days if due and is_open and as_at > due else None
    return row.but(
        is_overdue=overdue is not None,
        undated_in_words=_undated_in_words(milestone, as_at) if is_open and due is None else None,
        days_overdue=overdue,
        is_due_next=row.ref in around.due_next,
        forecast_age_in_days=(as_at - looked_at).days if looked_at else None,
        is_stale=timing.forecast_is_stale(milestone, as_at=as_at, cycle_in_days=around.cycle_in_days),
        days_after_previous=(due - previous).days if due and previous else None,
        late_predecessors=_late_predecessors(milestone, around) if row.depends_on else (),
    )


def _identity(milestone: Milestone, beside: Beside) -> dict[str, Any]:  # Any: keyword arguments of a row
    """What it is called and where it belongs."""
    return {
        "ref": milestone.ref,
        "version": milestone.version,
        "title": milestone.title,
        "kind": milestone.kind,
        "description": milestone.description,
        "workstream": milestone.workstream,
        "workstream_name": beside.workstream.name if beside.workstream else None,
        "phase": milestone.phase,
        "phase_name": beside.phase.name if beside.phase else None,
        "owner_role": milestone.owner_role,
    }


def _whys(milestone: Milestone) -> dict[str, Any]:  # Any: keyword arguments of a row
    """Why it was last expected otherwise, why it was last promised otherwise, and why it was met so or dropped."""
    forecast = milestone.forecasts[-1] if milestone.forecasts else None
    baseline = milestone.baselines[-1] if len(milestone.baselines) > 1 else None
    return {
        "forecast_why": why_in_words(forecast.reason, forecast.note) if forecast else None,
        "baseline_why": why_in_words(baseline.reason, baseline.note) if baseline else None,
        "ended_why": why_in_words(milestone.ended_reason, milestone.ended_note),
    }


def _undated_in_words(milestone: Milestone, as_at: date) -> str | None:
    if milestone.baseline is None or not has_lost_its_date(milestone, as_at):
        return None
    return f"promised for {milestone.baseline.in_words}; no date is given now"


def _met_late_in_words(timed: timing.Timed) -> str | None:
    """Later than agreed, or only than first promised; nothing where it was not met late as far as days are stated."""
    if timed.was_met_late:
        return "met later than agreed"
    return "met later than first promised" if timed.was_met_later_than_first_promised else None


def _baseline_views(baselines: tuple[Baseline, ...]) -> tuple[BaselineView, ...]:
    return tuple(map(_baseline_view, baselines))


@lru_cache(maxsize=BASELINES_KEPT)
def _baseline_view(agreed: Baseline) -> BaselineView:
    return BaselineView.made(
        {
            "promised": shown_date(agreed.promised),
            "agreed_on": agreed.agreed_on,
            "reason": agreed.reason,
            "note": agreed.note,
        }
    )


def _partner_dates(milestone: Milestone, programme: Programme) -> tuple[PartnerDateView, ...]:
    names = {partner.ref: partner.name for partner in programme.partners}
    return tuple(
        PartnerDateView(partner=held.partner, partner_name=names.get(held.partner), date=shown_date(held.date))
        for held in milestone.partner_dates
    )


def _against(milestone: Milestone, promised: PlannedDate | None) -> AgainstPromise:
    slip = timing.slip(milestone, promised)
    return _as_far(slip.days, slip.working_days, timing.was_met_late(milestone, promised))


@lru_cache(maxsize=1024)  # most lie as far from what was promised as others do
def _as_far(days: int | None, working_days: int | None, was_met_late: bool | None) -> AgainstPromise:
    return AgainstPromise(slip_in_days=days, slip_in_working_days=working_days, was_met_late=was_met_late)


def state_word(milestone: Milestone) -> StateWord:
    """Met, dropped or open."""
    if milestone.is_open:
        return "open"
    return "met" if milestone.is_met else "dropped"


def status_in_words(milestone: Milestone) -> str:
    """“met on 29 January 2018”, “dropped”, “open, ongoing”; “open, not stated” without a status word."""
    if milestone.is_met and milestone.met_on and milestone.met_on.precision is Precision.DAY:
        return f"met on {milestone.met_on.in_words}"
    if milestone.is_met:
        return f"met, day {NOT_STATED}" if milestone.met_on is None else f"met, {milestone.met_on.in_words}"
    if milestone.is_dropped:
        return "dropped"
    status = milestone.progress.row.status if milestone.progress else None
    return f"open, {status.replace('-', ' ') if status else NOT_STATED}"


def _late_predecessors(milestone: Milestone, around: Surroundings) -> tuple[str, ...]:
    waited_for = around.waited_for(milestone)
    return tuple(other.ref for other in timing.late_predecessors(milestone, waited_for, around.as_at))


def _warnings(milestone: Milestone, beside: Beside, dates: Sequence[PlannedDateView | None]) -> tuple[str, ...]:
    """What a reader should know before trusting the row and its dates; nothing is corrected."""
    found = [warning for shown in dates if shown for warning in shown.warnings]
    if milestone.is_open and milestone.progress and milestone.progress.row.status is ProgressStatus.COMPLETE:
        found.append("Its progress row says complete, but nobody recorded that it was met.")
    if milestone.is_open and milestone.phase is None and beside.is_of_a_kind_in_phases:
        found.append(f"{IN_NO_PHASE}, although others of its kind ({in_words(milestone.kind)}) are.")
    if beside.waited_for and milestone.is_open:
        dropped = [other for other in beside.waited_for if other.is_dropped]
        found.extend(f"It waits for “{other.title}”, which was dropped." for other in dropped)
    return tuple(dict.fromkeys(found)) if found else ()


def in_words(kind: MilestoneKind) -> str:
    """The kind as a sentence names it: next step."""
    return kind.replace("-", " ")
