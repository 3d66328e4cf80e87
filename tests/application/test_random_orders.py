"""Random orders against a plain model: the record agrees with it at every date, and as it was known at every step."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from application.adapters.opening import open_store
from application.commands.milestones import (
    ChangeForecast,
    ConfirmForecast,
    DropMilestone,
    MeetMilestone,
    PlanMilestone,
    Rebaseline,
    RetitleMilestone,
)
from application.commands.office import Instruction, carry_out
from application.commands.order import Order, Receipt
from application.commands.programmes import RegisterProgramme
from application.commands.ratings import ConfirmRating, DeclareRating
from application.commands.risks import AssessRisk, CloseRisk, IdentifyRisk, MaterialiseRisk
from domain.actor import Actor, Grant, Role
from domain.entry import Address, ReasonCode
from domain.planned_date import PlannedDate
from domain.rating import Light, Rating
from domain.record import Moment, Record
from domain.refusals import DomainError
from domain.score import Score
from tests.application.offices import office_over
from tests.application.plain_model import Change, Changes, Held, PlainProgramme, Thing, if_possible, needs_approval
from tests.application.plainly import FIRST_DAY, Watch, plainly

PROGRAMME = "harbour-bridge"
MANAGER = Actor("Programme manager", (Grant(Role.ADMINISTRATOR),))
QUIET = list(HealthCheck)

milestones = st.sampled_from(["M1", "M2"])
risks = st.sampled_from(["R1", "R2"])
ratings = st.sampled_from(["programme:overall", "programme:budget"])
promised = [date(2026, 3, 2), date(2026, 7, 2), date(2026, 7, 14), date(2026, 12, 1)]
planned = st.sampled_from(promised).map(PlannedDate.on)
days = st.sampled_from([None, None, None, 0, 0, -1, -4, 1])
titles = st.sampled_from(["Bridge opens", "Steel arrives", "Ribbon is bought"])
scores = st.one_of(st.none(), st.builds(Score, likelihood=st.one_of(st.none(), st.integers(1, 5)), impact=st.just(3)))
lights = st.sampled_from([Light.GREEN, Light.AMBER, Light.RED, Light.NOT_RATED])


class RandomOrders(RuleBasedStateMachine):
    """Whatever is ordered, the tracker and the plain model say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.folder, self.clock = TemporaryDirectory(), Watch()
        self.store = open_store(str(Path(self.folder.name) / "tracker.sqlite"))
        self.office = office_over(self.store, self.clock)
        self.model = PlainProgramme(begins=FIRST_DAY - timedelta(days=2))
        self.known: list[tuple[datetime, int]] = []
        self.last: tuple[Instruction, Receipt] | None = None

    @initialize()
    def register(self) -> None:
        """There is a programme."""
        at = Address(PROGRAMME, "programme", PROGRAMME)
        order = RegisterProgramme(name="Harbour Bridge", effective_on=self.model.begins)
        carry_out([Instruction(order, at)], actor=MANAGER, office=self.office)
        self.plan("M1", "Bridge opens", PlannedDate.on(date(2026, 7, 2)), None)
        self.identify("R1", None, None)

    def teardown(self) -> None:
        """At the end of every run, every day and every step of it is compared."""
        try:
            self.agrees_at_every_date()
            self.agrees_as_known_at_every_step()
        finally:
            self.store.close()
            self.folder.cleanup()

    # What is compared ----------------------------------------------------------------------------------------------

    def agrees_at_every_date(self) -> None:
        """The record as at each day on which anything took effect, and the days beside it."""
        dates = {change.day + timedelta(days=step) for change in self.model.changes for step in (-1, 0)}
        for day in sorted(dates | {self.today}):
            assert plainly(self.record(Moment(day))) == self.model.on(day), day

    def agrees_as_known_at_every_step(self) -> None:
        """The record as it was known after each step, read now."""
        for moment, count in self.known[:: max(1, len(self.known) // 10)]:
            assert plainly(self.record(Moment(self.today, moment))) == self.model.on(date.max, count)

    def record(self, moment: Moment) -> Record:
        return self.office.records.at(PROGRAMME, moment)

    @property
    def today(self) -> date:
        return self.clock.time.date()

    # What happens ---------------------------------------------------------------------------------------------------

    @rule(later=st.integers(1, 9))
    def days_pass(self, later: int) -> None:
        """Time goes by."""
        self.clock.time += timedelta(days=later)

    @rule(ref=milestones, title=titles, baseline=st.one_of(st.none(), planned), day=days)
    def plan(self, ref: str, title: str, baseline: PlannedDate | None, day: int | None) -> None:
        sets: Held = {"title": title, "forecast": None, "met": False, "dropped": False, "baselines": [], "met_on": None}
        adds = {"baselines": baseline} if baseline else {}
        self.order(
            PlanMilestone(title=title, baseline=baseline, effective_on=self.on(day)),
            ("milestone", ref),
            lambda held: None if held else [Change(("milestone", ref), self.today, sets, adds)],
        )

    @rule(ref=milestones, forecast=planned, day=days)
    def forecast(self, ref: str, forecast: PlannedDate, day: int | None) -> None:
        order = ChangeForecast(
            forecast=forecast, reason=ReasonCode.SUPPLIER, note="steel is late", effective_on=self.on(day)
        )
        self.order(
            order,
            ("milestone", ref),
            lambda held: self.if_to_come(
                held, forecast, day, lambda it: expected(it) == forecast, {"forecast": forecast}
            ),
        )

    @rule(ref=milestones, day=days)
    def confirm(self, ref: str, day: int | None) -> None:
        self.order(
            ConfirmForecast(effective_on=self.on(day)),
            ("milestone", ref),
            lambda held: _if_open(held, lambda it: [{}] if expected(it) else None),
        )

    @rule(ref=milestones, baseline=planned, day=days)
    def rebaseline(self, ref: str, baseline: PlannedDate, day: int | None) -> None:
        thing = ("milestone", ref)
        agreed = Change(thing, self.today, {}, {"baselines": baseline})
        self.order(
            Rebaseline(baseline=baseline, reason=ReasonCode.SCOPE, note="agreed", effective_on=self.on(day)),
            thing,
            lambda held: self.if_to_come(held, baseline, day, lambda it: it["baselines"][-1:] == [baseline], agreed),
        )

    @rule(ref=milestones, days_ago=st.one_of(st.none(), st.integers(-2, 8)), day=days)
    def meet(self, ref: str, days_ago: int | None, day: int | None) -> None:
        met = None if days_ago is None else self.today - timedelta(days=days_ago)
        met_on = PlannedDate.on(met) if met else None
        self.order(
            MeetMilestone(met_on=met_on, effective_on=self.on(day)),
            ("milestone", ref),
            lambda held: _if_open(
                held,
                lambda _: None if met and met > (self.on(day) or self.today) else [{"met": True, "met_on": met_on}],
            ),
            happened=met,
        )

    @rule(ref=milestones, day=days)
    def drop(self, ref: str, day: int | None) -> None:
        order = DropMilestone(note="no longer wanted", effective_on=self.on(day))
        self.order(order, ("milestone", ref), lambda held: _if_open(held, lambda _: [{"dropped": True}]))

    @rule(ref=milestones, title=titles, day=days)
    def retitle(self, ref: str, title: str, day: int | None) -> None:
        self.order(
            RetitleMilestone(title=title, effective_on=self.on(day)),
            ("milestone", ref),
            lambda held: None if held is None else [] if held["title"] == title else [{"title": title}],
        )

    @rule(ref=ratings, light=lights, explained=st.sampled_from([True, True, True, False]), day=days)
    def declare(self, ref: str, light: Light, explained: bool, day: int | None) -> None:
        words = "said so" if explained else None
        order = DeclareRating(
            rating=Rating(light=light), rationale=words, path_to_green=words, effective_on=self.on(day)
        )
        self.order(order, ("rag", ref), lambda _: [{"light": light}] if explained else None)

    @rule(ref=ratings, day=days)
    def confirm_rating(self, ref: str, day: int | None) -> None:
        order = ConfirmRating(effective_on=self.on(day))
        self.order(order, ("rag", ref), lambda held: [{}] if held else None)

    @rule(ref=risks, score=scores, day=days)
    def identify(self, ref: str, score: Score | None, day: int | None) -> None:
        sets = {"current": score, "closed": False, "issue": None}
        self.order(
            IdentifyRisk(event="The river floods", current=score, effective_on=self.on(day)),
            ("risk", ref),
            lambda held: None if held else [sets],
        )

    @rule(ref=risks, score=scores, day=days)
    def assess(self, ref: str, score: Score | None, day: int | None) -> None:
        def expect(held: Held | None) -> Changes | None:
            if held is None or held["closed"] or held["issue"] or score is None:
                return None
            return [{"current": score}]

        self.order(AssessRisk(current=score, effective_on=self.on(day)), ("risk", ref), expect)

    @rule(ref=risks, day=days)
    def close(self, ref: str, day: int | None) -> None:
        order = CloseRisk(note="the season is over", effective_on=self.on(day))
        self.order(order, ("risk", ref), lambda held: if_possible(held, [{"closed": True}]))

    @rule(ref=risks, issue=st.sampled_from(["I1", "I2"]), day=days)
    def materialise(self, ref: str, issue: str, day: int | None) -> None:
        thing = ("issue", issue)
        raised = Change(thing, self.today, {"what": "The river floods", "from_risk": ref})
        free = self.model.now(thing) is None
        self.order(
            MaterialiseRisk(issue=issue, effective_on=self.on(day)),
            ("risk", ref),
            lambda held: if_possible(held, [{"issue": issue}, raised]) if free else None,
        )

    @rule()
    def send_the_last_order_again(self) -> None:
        """A retry is answered as the first time, and stores nothing."""
        if self.last:
            instruction, receipt = self.last
            assert carry_out([instruction], actor=MANAGER, office=self.office) == (receipt,)

    def if_to_come(
        self, held: Held | None, planned: PlannedDate, day: int | None, same: Callable[[Held], bool], then: object
    ) -> Changes | None:
        """A new date is refused once it has gone by, or too far away; the same one says nothing new."""
        gone = held and expected(held) != planned and planned.is_past(self.on(day) or self.today)
        return None if gone or needs_approval(held, then) else _if_open(held, lambda it: [] if same(it) else [then])

    # How it is done -------------------------------------------------------------------------------------------------

    def on(self, day: int | None) -> date | None:
        return None if day is None else self.today + timedelta(days=day)

    def order(
        self,
        order: Order,
        thing: Thing,
        expect: Callable[[Held | None], Changes | None],
        *,
        happened: date | None = None,
    ) -> None:
        """Give an order; the model says whether it is refused (nothing), empty, or makes these changes."""
        changes = expect(self.model.now(thing))
        if not self.model.fits(thing, order.effective_on, self.today):
            changes = None
        at = Address(PROGRAMME, *thing)
        instruction = Instruction(order.model_copy(update={"command_id": f"step-{self.clock.time.timestamp()}"}), at)
        if changes is None:
            with pytest.raises(DomainError):
                carry_out([instruction], actor=MANAGER, office=self.office)
            return
        (receipt,) = carry_out([instruction], actor=MANAGER, office=self.office)
        assert len(receipt.facts) == len(changes)
        self.accept(thing, changes, order.effective_on, happened)
        self.known.append((self.clock.time, len(self.model.changes)))
        self.last = (instruction, receipt)

    def accept(self, thing: Thing, changes: Changes, asked: date | None, happened: date | None) -> None:
        """Let the model take what the tracker took."""
        day = self.model.day(thing, asked, self.today, happened)
        for change in changes:
            full = change if isinstance(change, Change) else Change(thing, day, change)
            full.day = day
            self.model.changes.append(full)


def expected(held: Held) -> PlannedDate | None:
    """What the model expects of a milestone: its forecast, else its latest baseline."""
    return held["forecast"] or next(reversed(held["baselines"]), None)


def _if_open(held: Held | None, then: Callable[[Held], Changes | None]) -> Changes | None:
    return None if held is None or held["met"] or held["dropped"] else then(held)


def _run(runs: int, steps: int) -> None:
    chosen = settings(max_examples=runs, stateful_step_count=steps, deadline=None, suppress_health_check=QUIET)
    run_state_machine_as_test(RandomOrders, settings=chosen)


def test_random_orders_agree_with_the_plain_model() -> None:
    _run(40, 40)


@pytest.mark.slow
def test_a_thousand_runs_of_fifty_random_orders_agree_with_the_plain_model() -> None:
    _run(1_000, 50)
