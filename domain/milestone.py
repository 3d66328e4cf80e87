"""A milestone: what was promised, what is expected now, and what came of it.

Tasks of a highlight report and next steps of a plan are milestones too; `kind` keeps what the paper calls them.
"""

from collections.abc import Mapping
from datetime import date

from domain.change import known_day
from domain.entry import Entry
from domain.fact import Fact
from domain.happening import must_have_come
from domain.milestone_dates import Baseline, Forecast, Progress
from domain.milestone_facts import (
    MilestoneAssigned,
    MilestoneDependencyAdded,
    MilestoneDependencyRemoved,
    MilestoneDropped,
    MilestoneForecastChanged,
    MilestoneForecastConfirmed,
    MilestoneKind,
    MilestoneMet,
    MilestonePlaced,
    MilestonePlanned,
    MilestoneProgressNoted,
    MilestoneRebaselined,
    MilestoneRetitled,
    PartnerDate,
)
from domain.milestone_refusals import (
    DependsOnItself,
    DependsTwice,
    ForecastNeedsAReason,
    MilestoneAlreadyDropped,
    MilestoneAlreadyMet,
    NothingToConfirm,
    RebaselineNeedsAReason,
)
from domain.placing import WasDropped
from domain.planned_date import PlannedDate
from domain.refusals import AlreadyThere
from domain.said_twice import place_said_again
from domain.state import State


class Milestone(State):
    """A milestone at a moment.

    `ended_on` is the day its being met or dropped took effect, `ended_known_on` the day that came to be known.
    """

    KIND = "milestone"

    title: str
    kind: MilestoneKind
    planned_at: int
    partner_dates: tuple[PartnerDate, ...] = ()
    workstream: str | None = None
    phase: str | None = None
    owner_role: str | None = None
    depends_on: tuple[str, ...] = ()
    description: str | None = None
    baselines: tuple[Baseline, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    confirmed_on: date | None = None
    progress: Progress | None = None
    is_met: bool = False
    met_on: PlannedDate | None = None
    met_as_written: str | None = None
    evidence: str | None = None
    is_dropped: bool = False
    ended_on: date | None = None
    ended_known_on: date | None = None
    ended_reason: str | None = None
    ended_note: str | None = None

    @property
    def is_open(self) -> bool:
        """Neither met nor dropped."""
        return not (self.is_met or self.is_dropped)

    @property
    def first_promise(self) -> PlannedDate | None:
        """The first baseline ever agreed."""
        return self.baselines[0].promised if self.baselines else None

    @property
    def baseline(self) -> PlannedDate | None:
        """The baseline in force."""
        return self.baselines[-1].promised if self.baselines else None

    @property
    def forecast(self) -> PlannedDate | None:
        """What is expected now: the latest forecast, whatever was agreed since; else the baseline in force."""
        return self.forecasts[-1].expected if self.forecasts else self.baseline

    def change_forecast(self, forecast: PlannedDate, *, reason: str | None, note: str | None) -> list[Fact]:
        """Expect the milestone at another time; needs a coded reason and a note. The same day says nothing new."""
        self._must_be_open()
        if forecast.says_the_same_as(self.forecast):
            return []
        if not (reason and note):
            raise ForecastNeedsAReason(self.title)
        return [MilestoneForecastChanged(forecast=forecast)]

    def confirm_forecast(self) -> list[Fact]:
        """Say that nothing has changed; that is a fact too."""
        self._must_be_open()
        if self.forecast is None:
            raise NothingToConfirm(self.title)
        return [MilestoneForecastConfirmed()]

    def rebaseline(self, baseline: PlannedDate, *, reason: str | None, note: str | None) -> list[Fact]:
        """Agree a new baseline; needs a reason and a note. A baseline never changes in any other way."""
        self._must_be_open()
        if baseline.says_the_same_as(self.baseline):
            return []
        if not (reason and note):
            raise RebaselineNeedsAReason(self.title)
        return [MilestoneRebaselined(baseline=baseline)]

    def rebaseline_as_approved(self, baseline: PlannedDate, change_request: str) -> list[Fact]:
        """Take the baseline that a change request asked for and an entitled body approved; that says why."""
        self._must_be_open()
        return [MilestoneRebaselined(baseline=baseline, change_request=change_request)]

    def meet(self, met: MilestoneMet, *, today: date, effective_on: date | None = None) -> list[Fact]:
        """Reach the milestone. A second time is refused; a day that has not come yet is refused.

        Papers report a milestone met before those it waits for, so that is not refused.
        """
        self._must_be_open()
        must_have_come(met.met_on, f"“{self.title}” cannot have been met", today=today, effective_on=effective_on)
        return [met]

    def drop(self) -> list[Fact]:
        """Give the milestone up."""
        self._must_be_open()
        return [MilestoneDropped()]

    def note_progress(self, progress: MilestoneProgressNoted) -> list[Fact]:
        """Write a progress row. It never moves a date, so it is welcome after the milestone was met as well."""
        return [progress]

    def retitle(self, title: str) -> list[Fact]:
        """Call the milestone something else."""
        return [] if title == self.title else [MilestoneRetitled(title=title)]

    def assign(self, owner_role: str) -> list[Fact]:
        """Give the milestone to another role."""
        return [] if owner_role == self.owner_role else [MilestoneAssigned(owner_role=owner_role)]

    def place(self, workstream: str | None, phase: str | None) -> list[Fact]:
        """Move the milestone to a workstream and phase."""
        if (workstream, phase) == (self.workstream, self.phase):
            return []
        return [MilestonePlaced(workstream=workstream, phase=phase)]

    def add_dependency(self, depends_on: str) -> list[Fact]:
        """Let the milestone wait for another one (see `must_not_wait_for_itself`)."""
        return [] if depends_on in self.depends_on else [MilestoneDependencyAdded(depends_on=depends_on)]

    def remove_dependency(self, depends_on: str) -> list[Fact]:
        """Stop waiting for the other one."""
        return [MilestoneDependencyRemoved(depends_on=depends_on)] if depends_on in self.depends_on else []

    def must_not_be_dropped(self, so: str) -> None:
        """Refuse what comes too late for a milestone that was dropped; `so` says what follows from that."""
        if self.is_dropped:
            raise WasDropped(f"“{self.title}”", so)

    def _must_be_open(self) -> None:
        if self.is_met:
            raise MilestoneAlreadyMet(self.title, self.met_on)
        if self.is_dropped:
            raise MilestoneAlreadyDropped(self.title)


def plan(existing: Milestone | None, planned: MilestonePlanned) -> list[Fact]:
    """Put a milestone into the plan, under a reference that is free; it waits for another once."""
    if existing:
        raise AlreadyThere("milestone", existing.ref, existing.title)
    again = place_said_again(planned.depends_on)
    if again is not None:
        raise DependsTwice(planned.title, planned.depends_on[again])
    return [planned]


def must_not_wait_for_itself(milestone: Milestone, depends_on: str, others: Mapping[str, Milestone]) -> None:
    """Refuse a dependency that would close a ring, naming the ring."""
    trails: list[tuple[str, ...]] = [(milestone.ref, depends_on)]
    seen: set[str] = set()
    while trails:
        *_, ref = trail = trails.pop()
        if ref == milestone.ref:
            raise DependsOnItself(milestone.title, " → ".join(trail))
        if ref not in seen and ref in others:
            seen.add(ref)
            trails.extend((*trail, waited_for) for waited_for in others[ref].depends_on)


def begin(entry: Entry) -> Milestone:
    """The milestone as its first fact leaves it."""
    fact = entry.fact
    assert isinstance(fact, MilestonePlanned)  # every milestone's stream begins with its planning
    promised = fact.baseline or _last_of(fact.partner_dates)
    return Milestone.first(
        entry,
        title=fact.title,
        kind=fact.kind,
        planned_at=entry.position,
        partner_dates=fact.partner_dates,
        workstream=fact.workstream,
        phase=fact.phase,
        owner_role=fact.owner_role,
        depends_on=fact.depends_on,
        description=fact.description,
        baselines=(_agreed(promised, entry),) if promised else (),
    )


def _agreed(promised: PlannedDate, entry: Entry, change_request: str | None = None) -> Baseline:
    return Baseline(promised, entry.effective_on, entry.position, entry.reason, entry.note, change_request)


def _last_of(partner_dates: tuple[PartnerDate, ...]) -> PlannedDate | None:
    dated = [partner.date for partner in partner_dates if partner.date.ends]
    return max(dated, key=lambda promised: promised.ends or date.min, default=None)


def evolve(milestone: Milestone, entry: Entry) -> Milestone:
    """The milestone after one more entry. Total: history has already happened."""
    match entry.fact:
        case MilestoneForecastChanged(forecast=forecast):
            said = Forecast(forecast, entry.effective_on, entry.actor, entry.reason, entry.note)
            return milestone.after(entry, forecasts=(*milestone.forecasts, said), confirmed_on=entry.effective_on)
        case MilestoneForecastConfirmed():
            return milestone.after(entry, confirmed_on=entry.effective_on)
        case MilestoneProgressNoted() as row:
            return milestone.after(entry, progress=Progress(entry.effective_on, row, known_day(entry)))
        case MilestoneRebaselined(baseline=promised, change_request=approved):
            return milestone.after(entry, baselines=(*milestone.baselines, _agreed(promised, entry, approved)))
        case MilestoneMet() as met:
            return milestone.after(
                entry,
                is_met=True,
                met_on=met.met_on,
                met_as_written=met.as_written,
                evidence=met.evidence,
                **_ended(entry),
            )
        case MilestoneDropped():
            return milestone.after(entry, is_dropped=True, **_ended(entry))
        case _:
            return milestone.after(entry, **_described(milestone, entry.fact))


def _ended(entry: Entry) -> dict[str, object]:
    """When it was met or dropped, and why."""
    return {
        "ended_on": entry.effective_on,
        "ended_known_on": known_day(entry),
        "ended_reason": entry.reason,
        "ended_note": entry.note,
    }


def _described(milestone: Milestone, fact: Fact) -> dict[str, object]:
    """What a fact changes about the milestone other than its dates."""
    match fact:
        case MilestoneRetitled(title=title):
            return {"title": title}
        case MilestoneAssigned(owner_role=owner_role):
            return {"owner_role": owner_role}
        case MilestonePlaced(workstream=workstream, phase=phase):
            return {"workstream": workstream, "phase": phase}
        case MilestoneDependencyAdded(depends_on=other):
            return {"depends_on": (*milestone.depends_on, other)}
        case MilestoneDependencyRemoved(depends_on=other):
            return {"depends_on": tuple(ref for ref in milestone.depends_on if ref != other)}
        case _:
            return {}
