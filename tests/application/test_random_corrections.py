"""Random histories with corrections against a plain model: they agree at every day, as known after every entry.

The model knows nothing of streams in force. It keeps places, and in each what every entry there made of it: an entry
and a correction what they say; a withdrawal what was there before the entry it withdraws.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.bootstrap import Tracker, build
from application.commands.corrections import WithdrawEntry
from application.commands.milestones import ChangeForecast, MeetMilestone, PlanMilestone, RetitleMilestone
from application.commands.office import Instruction, carry_out
from application.commands.order import Order
from application.commands.programmes import RegisterProgramme
from domain.actor import Actor, Grant, Role
from domain.entry import Address, Entry, ReasonCode
from domain.history import History
from domain.milestone import Milestone
from domain.milestone_facts import MilestoneForecastChanged, MilestoneMet, MilestonePlanned, MilestoneRetitled
from domain.planned_date import PlannedDate
from domain.record import Moment, folded
from domain.refusals import DomainError
from tests.wall_clock import WallClock

PROGRAMME = "harbour-bridge"
MANAGER = Actor("Programme manager", (Grant(Role.ADMINISTRATOR),))
BEGAN = date(2026, 3, 2)
WHY = {"because": "It was mistyped.", "authority": "Bridge board"}


class Step(NamedTuple):
    """One thing that somebody tries: an order to a milestone, some days later, on a day, about an earlier entry."""

    what: str
    milestone: str
    value: int
    days_later: int
    days_back: int | None
    corrects: int | None


steps = st.lists(
    st.builds(
        Step,
        what=st.sampled_from(["plan", "retitle", "retitle", "forecast", "forecast", "meet", "withdraw", "withdraw"]),
        milestone=st.sampled_from(["M1", "M1", "M2"]),
        value=st.integers(1, 9),
        days_later=st.integers(0, 3),
        days_back=st.none() | st.integers(0, 4),
        corrects=st.none() | st.integers(0, 6),
    ),
    min_size=4,
    max_size=14,
)


# The plain model ----------------------------------------------------------------------------------------------------

Made = tuple[date, str, object]
"""The day something is true from, what it is about, and what it says."""


@dataclass
class Place:
    """What each entry, by its position, made of one place; the last of them is what is there."""

    made: dict[int, Made | None] = field(default_factory=dict)

    def known(self, count: int) -> Made | None:
        last = max((position for position in self.made if position <= count), default=None)
        return None if last is None else self.made[last]


@dataclass
class PlainMilestone:
    """The places of one milestone in their order."""

    places: list[Place] = field(default_factory=list)
    named: dict[int, int | None] = field(default_factory=dict)

    def takes(self, position: int, corrects: int | None, made: Made | None) -> None:
        self.named[position] = corrects
        if corrects is None:
            self.places.append(Place({position: made}))
            return
        place = next(place for place in self.places if corrects in place.made)
        before = self.named[corrects]
        place.made[position] = made or (None if before is None else place.made[before])

    def at(self, day: date, known: int) -> dict[str, object] | None:
        held: dict[str, object] = {}
        for place in self.places:
            made = place.known(known)
            if made and made[0] <= day:
                _, what, value = made
                held[what] = [*held.get(what, []), value] if what == "forecasts" else value  # type: ignore[misc]  # a list, by its name
        return held or None


def made_of(entry: Entry) -> Made | None:
    day = entry.effective_on or date.min
    match entry.fact:
        case MilestonePlanned(title=title) | MilestoneRetitled(title=title):
            return day, "title", title
        case MilestoneForecastChanged(forecast=forecast):
            return day, "forecasts", forecast.ends
        case MilestoneMet(met_on=met_on):
            return day, "met", met_on and met_on.ends
        case _:
            return None


def plainly(milestone: Milestone | None) -> dict[str, object] | None:
    if milestone is None:
        return None
    held: dict[str, object] = {"title": milestone.title}
    if milestone.forecasts:
        held["forecasts"] = [said.expected.ends for said in milestone.forecasts]
    if milestone.is_met:
        held["met"] = milestone.met_on and milestone.met_on.ends
    return held


# The tracker ----------------------------------------------------------------------------------------------------------


class Crossing:
    """A tracker in which somebody tries what they like; whatever it takes, the model is told."""

    def __init__(self, folder: str) -> None:
        self.clock = WallClock(BEGAN)
        self.tracker: Tracker = build(Path(folder) / "tracker.sqlite", self.clock)
        self.model: dict[str, PlainMilestone] = {}
        self.known: list[tuple[datetime, int]] = []
        self.give(RegisterProgramme(name="Harbour Bridge"), Address(PROGRAMME, "programme", PROGRAMME))

    def give(self, order: Order, at: Address) -> bool:
        try:
            (receipt,) = carry_out([Instruction(order, at)], actor=MANAGER, office=self.tracker.office)
        except DomainError:
            return False
        return bool(receipt.facts)

    def tries(self, step: Step) -> None:
        if step.days_later:
            self.clock.today_is(self.clock.today + timedelta(days=step.days_later))
        at = Address(PROGRAMME, "milestone", step.milestone)
        before = len(self.entries())
        self.give(self.order(step, at), at)
        for entry in self.entries()[before:]:
            made = made_of(entry)
            self.model.setdefault(entry.ref, PlainMilestone()).takes(entry.position, entry.corrects, made)
        self.known.append((self.clock.now(), len(self.entries())))

    def order(self, step: Step, at: Address) -> Order:
        mine = [entry.position for entry in self.entries() if entry.address == at]
        chosen = mine[step.corrects % len(mine)] if mine and step.corrects is not None else None
        day = None if step.days_back is None else self.clock.today - timedelta(days=step.days_back)
        header = {"effective_on": day, **({"corrects": chosen, **WHY} if chosen else {})}
        planned = PlannedDate.on(date(2026, 7, step.value))
        match step.what:
            case "plan":
                return PlanMilestone.model_validate({"title": f"Bridge {step.value}", **header})
            case "retitle":
                return RetitleMilestone.model_validate({"title": f"Bridge {step.value}", **header})
            case "meet":
                return MeetMilestone.model_validate({"met_on": None, **header})
            case "withdraw":
                return WithdrawEntry.model_validate({**header, **WHY, "corrects": chosen or (mine or [1])[-1]})
            case _:
                why = {"reason": ReasonCode.SUPPLIER, "note": "Steel"}
                return ChangeForecast.model_validate({"forecast": planned, **why, **header})

    def entries(self) -> list[Entry]:
        return list(self.tracker.office.records.entries(PROGRAMME, Moment(date.max)))

    def agrees(self) -> int:
        """Hold the record at every day, as known after every entry, against the model; how many were compared."""
        days = {self.clock.today, *(entry.effective_on for entry in self.entries() if entry.effective_on)}
        days |= {day - timedelta(days=1) for day in days}
        compared, entries = 0, self.entries()
        history = History(entries)
        for day in sorted(days):
            for known_at, count in (*self.known, (None, len(self.entries()))):
                moments = [Moment(day, known_at), *([Moment(day, up_to=count)] if known_at else [])]
                self._compare(moments, day, count)
                self._goes_along(history, moments)
                self._is_folded(entries, moments)
                compared += len(moments)
        return compared

    def _compare(self, moments: Iterable[Moment], day: date, count: int) -> None:
        for moment in moments:
            held = self.tracker.office.records.at(PROGRAMME, moment).all(Milestone)
            for ref, model in self.model.items():
                assert plainly(held.get(ref)) == model.at(day, count), (moment, ref)
            assert set(held) <= set(self.model)

    def _goes_along(self, history: History, moments: Iterable[Moment]) -> None:
        """The record of a whole row of moments, read once, is that of each by itself."""
        for moment in moments:
            held = self.tracker.office.records.at(PROGRAMME, moment)
            assert history.at(moment).all(Milestone) == held.all(Milestone), moment

    def _is_folded(self, entries: list[Entry], moments: Iterable[Moment]) -> None:
        """Whatever was kept of it, the record is the fold of all entries, and in the same order."""
        for moment in moments:
            held, fold = self.tracker.office.records.at(PROGRAMME, moment).states, folded(moment, entries).states
            assert held == fold, moment
            assert [list(things) for things in held.values()] == [list(things) for things in fold.values()], moment


def lived(tried: list[Step]) -> tuple[int, int]:
    """Everything tried; how many moments were compared, and how many corrections were taken."""
    with TemporaryDirectory() as folder:
        crossing = Crossing(folder)
        try:
            crossing.give(PlanMilestone(title="Bridge opens"), Address(PROGRAMME, "milestone", "M1"))
            planned = crossing.entries()[-1]
            crossing.model["M1"] = PlainMilestone()
            crossing.model["M1"].takes(planned.position, None, made_of(planned))
            for step in tried:
                crossing.tries(step)
                for day in (crossing.clock.today, BEGAN + timedelta(days=3)):
                    crossing.tracker.office.records.at(PROGRAMME, Moment(day))  # kept, and then advanced
            return crossing.agrees(), sum(entry.corrects is not None for entry in crossing.entries())
        finally:
            crossing.tracker.close()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps)
def test_the_record_agrees_with_a_plain_model_at_every_day_and_as_known_after_every_entry(tried: list[Step]) -> None:
    lived(tried)


@pytest.mark.slow
@settings(max_examples=1_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps)
def test_a_thousand_random_histories_agree_with_the_plain_model(tried: list[Step]) -> None:
    lived(tried)


def test_the_histories_do_hold_corrections_of_corrections_and_withdrawals_of_them() -> None:
    tried = [
        Step("forecast", "M1", 4, 1, None, None),
        Step("forecast", "M1", 5, 1, None, 1),
        Step("forecast", "M1", 6, 1, None, 2),
        Step("withdraw", "M1", 1, 1, None, 3),
        Step("withdraw", "M1", 1, 1, None, 4),
        Step("retitle", "M1", 2, 1, None, 0),
        Step("plan", "M1", 2, 1, None, 0),
    ]
    compared, corrections = lived(tried)
    assert (compared > 50, corrections) == (True, 5)
