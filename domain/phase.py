"""A phase: a stretch of the programme with a purpose, a window that may be fuzzy or open, and a gate."""

from datetime import date

from domain.entry import Entry
from domain.fact import Fact
from domain.gate_facts import GateConditionMet, GateEvidenceGiven, GateReviewed, GateSet
from domain.gate_refusals import AnotherBoardHoldsTheGate, ConditionIsMet, UnknownCondition, UnknownCriterion
from domain.gate_review import (
    ConditionMet,
    Review,
    Shown,
    in_its_place,
    must_be_told_apart,
    must_say_its_conditions,
    must_show_something,
    named,
    those_before,
    whose_condition,
)
from domain.happening import must_have_come, must_not_end_before_it_began
from domain.placing import WasDropped
from domain.planned_date import PlannedDate
from domain.refusals import AgainstTheRecord, AlreadyThere
from domain.state import State
from domain.words import Count, Line, Ref, Text


class PhasePlanned(Fact):
    """A phase was put into the plan. Phases may overlap; a window may be unstated, fuzzy or without an end."""

    name: Line
    number: Count | None = None
    window: PlannedDate | None = None
    purpose: Text | None = None
    components: tuple[Line, ...] = ()
    gate_criteria: tuple[Text, ...] = ()
    follows: Ref | None = None


class PhaseWindowMoved(Fact):
    """The phase is expected in another window; the entry says why."""

    window: PlannedDate


class PhaseStarted(Fact):
    """Work on the phase began."""

    started_on: PlannedDate | None = None


class PhaseCompleted(Fact):
    """The phase was delivered."""

    completed_on: PlannedDate | None = None


class PhaseDropped(Fact):
    """The phase will not take place; the entry says why."""


class PhaseIsOver(AgainstTheRecord):
    """A completed or dropped phase keeps its window."""

    def __init__(self, name: str, how: str) -> None:
        super().__init__(f"The phase “{name}” was {how}; its window can no longer change.")


class PhaseNotStarted(AgainstTheRecord):
    """Only what has started can be completed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The phase “{name}” has not started, so it cannot be completed. Record its start first.")


class PhaseAlreadyStarted(AgainstTheRecord):
    """A phase starts once."""

    def __init__(self, name: str, started_on: PlannedDate) -> None:
        when = f"{'on' if started_on.exact_day else 'in'} {started_on.in_words}"
        super().__init__(f"The phase “{name}” started {when} already; it cannot start again.")


class WindowNeedsAReason(AgainstTheRecord):
    """A window moves only with a reason and a note."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Say why the window of the phase “{name}” moves: a reason and a note in words.")


class Phase(State):
    """A phase at a moment. Its `reviews` stand in the order they were decided in, whenever each was recorded."""

    KIND = "phase"

    name: str
    number: Count | None = None
    windows: tuple[PlannedDate, ...] = ()
    purpose: str | None = None
    components: tuple[str, ...] = ()
    gate_criteria: tuple[str, ...] = ()
    follows: str | None = None
    is_started: bool = False
    started_on: PlannedDate | None = None
    is_completed: bool = False
    completed_on: PlannedDate | None = None
    is_dropped: bool = False
    reviews: tuple[Review, ...] = ()
    started_from: date | None = None
    held_by: str | None = None
    gate_meeting: str | None = None
    gate_due: PlannedDate | None = None
    led_by: str | None = None
    shown: tuple[Shown, ...] = ()

    @property
    def window(self) -> PlannedDate | None:
        """The window in force; earlier ones stay readable in `windows`."""
        return self.windows[-1] if self.windows else None

    @property
    def clears_the_next(self) -> bool:
        """Whether its latest gate review lets the next phase start. Without a review it does not."""
        return bool(self.reviews) and self.reviews[-1].found.outcome.lets_through

    @property
    def has_a_gate(self) -> bool:
        """Whether anything is stated of its gate: what it asks, or who holds it, where and by when."""
        return bool(self.gate_criteria or self.held_by or self.gate_meeting or self.gate_due)

    @property
    def without_evidence(self) -> tuple[str, ...]:
        """What its gate asks and nobody showed so far."""
        shown = {held.given.criterion for held in self.shown}
        return tuple(criterion for criterion in self.gate_criteria if criterion not in shown)

    @property
    def last_day_of_its_start(self) -> date | None:
        """The last day on which it can have started; nothing where neither it nor the day it took effect is stated."""
        return last_day_of_a_start(self.started_on, self.started_from)

    def move_window(self, window: PlannedDate, *, reason: str | None, note: str | None) -> list[Fact]:
        """Expect the phase at another time; needs a reason and a note."""
        self._must_not_be_over()
        if window.says_the_same_as(self.window):
            return []
        if not (reason and note):
            raise WindowNeedsAReason(self.name)
        return [PhaseWindowMoved(window=window)]

    def start(self, started_on: PlannedDate | None, *, today: date, effective_on: date | None = None) -> list[Fact]:
        """Begin work on it. A second start says nothing new, unless it brings the day that was not stated before."""
        self._must_not_be_over()
        what = f"The phase “{self.name}” cannot have started"
        must_have_come(started_on, what, today=today, effective_on=effective_on)
        if self.is_started and (started_on is None or started_on.says_the_same_as(self.started_on)):
            return []
        if self.started_on is not None:
            raise PhaseAlreadyStarted(self.name, self.started_on)
        return [PhaseStarted(started_on=started_on)]

    def set_gate(self, gate: GateSet) -> list[Fact]:
        """Say what its gate asks, and who holds it; evidence for what it asks no more counts no more."""
        self.must_not_be_dropped("it has no gate")
        must_be_told_apart(self.name, gate.gate_criteria)
        said = gate.__dict__
        return [] if all(getattr(self, name) == value for name, value in said.items()) else [gate]

    def give_evidence(self, given: GateEvidenceGiven) -> list[Fact]:
        """Show how far something that the gate asks is met; it is called by its number, or by its words."""
        self.must_not_be_dropped("nothing is asked at its gate")
        criterion = named(given.criterion, self.gate_criteria)
        if criterion is None:
            raise UnknownCriterion(self.name, given.criterion, self.gate_criteria)
        said = given.model_copy(update={"criterion": criterion})
        must_show_something(said)
        return [] if any(held.given == said for held in self.shown) else [said]

    def review(self, reviewed: GateReviewed, *, decided_on: date | None = None) -> list[Fact]:
        """Record what a body decided at its gate; boards meet after a phase was completed too, but not once dropped."""
        self.must_not_be_dropped("there is no gate to review")
        must_say_its_conditions(self.name, reviewed, decided_on)
        if self.held_by not in (None, reviewed.decided_by):
            raise AnotherBoardHoldsTheGate(self.name, self.held_by or "", reviewed.decided_by or reviewed.board)
        before = self.reviews[: those_before(self.reviews, decided_on)]
        is_the_same = before and (before[-1].found, before[-1].on) == (reviewed, decided_on)
        return [] if is_the_same else [reviewed]

    def meet_condition(self, met: GateConditionMet, *, today: date, effective_on: date | None = None) -> list[Fact]:
        """Record that a condition of the latest decision was met; it is called by its number, or by its words."""
        self.must_not_be_dropped("nothing is asked of it any more")
        conditions = [one.text for one in self.reviews[-1].found.every_condition] if self.reviews else []
        condition = named(met.condition, conditions)
        if condition is None:
            raise UnknownCondition(self.name, met.condition, conditions)
        if condition not in [one.text for one in self.reviews[-1].open_conditions]:
            raise ConditionIsMet(condition)
        what = f"The condition “{condition}” cannot have been met"
        must_have_come(met.met_on, what, today=today, effective_on=effective_on)
        return [met.model_copy(update={"condition": condition})]

    def complete(
        self, completed_on: PlannedDate | None, *, today: date, effective_on: date | None = None
    ) -> list[Fact]:
        """Deliver it; only what has started can be completed, and not before it started.

        Its gate decides about the phase after it, so a phase may be completed whatever its review said.
        """
        self._must_not_be_over()
        if not self.is_started:
            raise PhaseNotStarted(self.name)
        what = f"The phase “{self.name}” cannot have been completed"
        must_have_come(completed_on, what, today=today, effective_on=effective_on)
        must_not_end_before_it_began(f"The phase “{self.name}”", began=self.started_on, ended=completed_on)
        return [PhaseCompleted(completed_on=completed_on)]

    def drop(self) -> list[Fact]:
        """Give it up."""
        self._must_not_be_over()
        return [PhaseDropped()]

    def must_not_be_dropped(self, so: str) -> None:
        """Refuse what comes too late for a phase that was dropped; `so` says what follows from that."""
        if self.is_dropped:
            raise WasDropped(f"The phase “{self.name}”", so)

    def _must_not_be_over(self) -> None:
        if self.is_completed or self.is_dropped:
            raise PhaseIsOver(self.name, "completed" if self.is_completed else "dropped")


def last_day_of_a_start(started_on: PlannedDate | None, effective_on: date | None) -> date | None:
    """The last day on which a phase can have started: a month may have begun that is not over yet."""
    said = started_on.ends if started_on else None
    return min((day for day in (said, effective_on) if day), default=None)


def plan(existing: Phase | None, planned: PhasePlanned) -> list[Fact]:
    """Put a phase into the plan, under a reference that is free."""
    if existing:
        raise AlreadyThere("phase", existing.ref, existing.name)
    must_be_told_apart(planned.name, planned.gate_criteria)
    return [planned]


def begin(entry: Entry) -> Phase:
    """The phase as its planning leaves it."""
    fact = entry.fact
    assert isinstance(fact, PhasePlanned)  # every phase's stream begins with its planning
    return Phase.first(
        entry,
        name=fact.name,
        number=fact.number,
        windows=(fact.window,) if fact.window else (),
        purpose=fact.purpose,
        components=fact.components,
        gate_criteria=fact.gate_criteria,
        follows=fact.follows,
    )


def evolve(phase: Phase, entry: Entry) -> Phase:
    """The phase after one more entry."""
    match entry.fact:
        case PhaseWindowMoved(window=window):
            return phase.after(entry, windows=(*phase.windows, window))
        case PhaseStarted(started_on=started_on):
            return phase.after(entry, is_started=True, started_on=started_on, started_from=entry.effective_on)
        case GateSet() | GateEvidenceGiven() | GateReviewed() | GateConditionMet():
            return phase.after(entry, **_at_the_gate(phase, entry))
        case PhaseCompleted(completed_on=completed_on):
            return phase.after(entry, is_completed=True, completed_on=completed_on)
        case PhaseDropped():
            return phase.after(entry, is_dropped=True)
        case _:
            return phase.after(entry)


def _at_the_gate(phase: Phase, entry: Entry) -> dict[str, object]:
    """What changes of a phase by what happens at its gate."""
    match entry.fact:
        case GateSet() as gate:
            return dict(gate.__dict__)
        case GateEvidenceGiven() as given:
            others = (held for held in phase.shown if held.given.criterion != given.criterion)
            return {"shown": (*others, Shown(entry.effective_on, given, entry.actor, entry.source))}
        case GateReviewed() as reviewed:
            return {"reviews": in_its_place(phase.reviews, Review(entry.effective_on, reviewed))}
        case GateConditionMet() as met if (place := whose_condition(met.condition, phase.reviews)) is not None:
            of = phase.reviews[place]
            held = of._replace(met=(*of.met, ConditionMet(entry.effective_on, met)))
            return {"reviews": (*phase.reviews[:place], held, *phase.reviews[place + 1 :])}
        case _:
            return {}
