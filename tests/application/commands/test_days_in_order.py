"""The days on which things take effect fit one another, across the streams of a programme and on both clocks."""

from datetime import date, datetime, time, timedelta

import pytest
from pydantic import ValidationError

from application.commands.desk import Desk
from application.commands.fetched import Fetched
from application.commands.highlight_reports import DraftHighlightReport
from application.commands.milestones import (
    AddDependency,
    ChangeForecast,
    ConfirmForecast,
    PlaceMilestone,
    PlanMilestone,
    Rebaseline,
)
from application.commands.office import Instruction
from application.commands.order import Provenance
from application.commands.programmes import CloseProgramme, PlaceProgrammeInside, RegisterProgramme
from application.commands.ratings import DeclareRating
from application.commands.workstreams import OpenWorkstream
from application.ports import Records
from domain.actor import Actor, Grant, Role
from domain.entry import ReasonCode
from domain.highlight_report import HighlightReport
from domain.milestone import Milestone
from domain.nesting import InsideItself
from domain.planned_date import PlannedDate
from domain.rag_status import RatingDeclared
from domain.rating import Light, Rating
from domain.record import Moment, Record
from domain.refusals import (
    ClockIsBehind,
    EffectiveBeforeItWasThere,
    EffectiveBeforeTheLatest,
    EffectiveInTheFuture,
    KnownInTheFuture,
)
from tests.application.commands.riverside import ADMINISTRATOR, BRIDGE, CROSSING, Council, at
from tests.wall_clock import COUNCIL_TIME, WallClock

TODAY, LATER = date(2026, 3, 3), date(2026, 4, 10)
DAY = timedelta(days=1)
RAMPS, RIVETS = at("milestone", "M5"), at("workstream", "rivets")
GREEN = DeclareRating(rating=Rating(light=Light.GREEN), rationale="on course")


# Across streams -----------------------------------------------------------------------------------------------------


def test_nothing_takes_effect_before_the_programme_was_there(council: Council) -> None:
    with pytest.raises(EffectiveBeforeItWasThere, match=r"programme “riverside” is in the record only since 3 March"):
        council.order(PlanMilestone(title="Ramps are built"), RAMPS, effective_on=TODAY - DAY)


def test_nothing_is_placed_in_what_was_not_there_yet(council: Council, clock: WallClock) -> None:
    clock.today_is(LATER)
    council.order(OpenWorkstream(name="Rivets"), RIVETS)
    council.order(PlanMilestone(title="Ramps are built"), RAMPS)
    for order, to in (
        (PlaceMilestone(workstream="rivets"), BRIDGE),
        (AddDependency(depends_on="M5"), BRIDGE),
        (PlanMilestone(title="Toll is abolished", workstream="rivets"), at("milestone", "M6")),
        (GREEN, at("rag", "workstream:rivets:budget")),
    ):
        with pytest.raises(EffectiveBeforeItWasThere, match="is in the record only since 10 April 2026"):
            council.order(order, to, effective_on=LATER - DAY)
        assert council.order(order, to, effective_on=LATER).facts


def test_a_report_on_a_day_before_its_workstream_was_there_takes_effect_on_the_day_of_recording(
    council: Council, clock: WallClock
) -> None:
    clock.today_is(LATER)
    council.order(OpenWorkstream(name="Rivets"), RIVETS)
    january = DraftHighlightReport(reported_on=LATER - DAY, workstream="rivets")
    council.order(january, at("highlight-report", "january"))
    report = council.record().get(HighlightReport, "january")
    assert (report.since, report.reported_on) == (LATER, LATER - DAY)


def test_what_states_no_day_belongs_to_anything(council: Council) -> None:
    council.quote(OpenWorkstream(name="Rivets"), RIVETS, undated=True)
    council.quote(PlanMilestone(title="Ramps", workstream="steelwork"), RAMPS, undated=True)
    council.order(PlanMilestone(title="Toll", workstream="rivets"), at("milestone", "M6"), effective_on=TODAY)
    assert list(council.record().all(Milestone)) == ["M4", "M5", "M6"]


def test_a_programme_is_closed_after_all_that_took_effect_in_it(council: Council, clock: WallClock) -> None:
    clock.today_is(LATER)
    council.order(ConfirmForecast(), BRIDGE, effective_on=date(2026, 4, 1))
    with pytest.raises(EffectiveBeforeTheLatest, match=r"latest change of anything in programme “riverside”.* 1 April"):
        council.order(CloseProgramme(), CROSSING, effective_on=date(2026, 3, 31))
    assert council.order(CloseProgramme(), CROSSING, effective_on=date(2026, 4, 1)).facts == ("ProgrammeClosed",)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31), date(2200, 1, 1)])
def test_a_mistyped_year_is_no_day_on_which_anything_takes_effect(day: date) -> None:
    with pytest.raises(ValidationError, match="lies outside 1900 to 2199"):
        ConfirmForecast(effective_on=day)


# What was known, and the clock --------------------------------------------------------------------------------------


def test_a_plan_is_never_shown_in_a_state_it_was_never_in(council: Council, clock: WallClock) -> None:
    """The forecast was made from the second baseline; a claim to have known it before that baseline proves nothing."""
    clock.today_is(date(2026, 7, 14))
    scope, ramps = ReasonCode.SCOPE, PlanMilestone.model_validate({"title": "Ramps", "baseline": "2026-03-02"})
    later = Rebaseline(baseline=PlannedDate.on(date(2026, 6, 1)), reason=scope, note="agreed")
    latest = ChangeForecast(forecast=PlannedDate.on(date(2026, 6, 20)), reason=scope, note="agreed")
    for order, known_on in ((ramps, date(2026, 1, 5)), (later, date(2026, 4, 1)), (latest, date(2026, 2, 1))):
        council.quote(order, RAMPS, known_on=known_on)
    asked = {
        day: Moment(date(2026, 7, 14), datetime.combine(day, time(12), COUNCIL_TIME))
        for day in (date(2026, 2, 10), date(2026, 4, 1))
    }
    versions = [council.tracker.office.records.at("riverside", moment).states for moment in asked.values()]
    assert [states["milestone"]["M5"].version if "milestone" in states else 0 for states in versions] == [1, 3]


def test_nobody_has_known_a_paper_since_tomorrow(council: Council) -> None:
    with pytest.raises(KnownInTheFuture, match="known since 4 March 2026, but today is 3 March 2026"):
        council.quote(PlanMilestone(title="Ramps are built"), RAMPS, known_on=TODAY + DAY)


def test_after_the_clock_was_set_back_the_refusal_names_the_clock_whatever_day_is_given(
    council: Council, clock: WallClock
) -> None:
    clock.today_is(TODAY - DAY)
    for day in (None, TODAY - DAY, TODAY):
        with pytest.raises((ClockIsBehind, EffectiveInTheFuture)) as refused:
            council.order(ConfirmForecast(), BRIDGE, effective_on=day)
        assert refused.type is ClockIsBehind
    with pytest.raises(ClockIsBehind, match="programme “riverside”"):
        council.order(PlanMilestone(title="Ramps are built"), RAMPS)


# Within one sitting -------------------------------------------------------------------------------------------------


def test_what_a_batch_decides_comes_after_what_is_stored_and_in_its_own_order(council: Council) -> None:
    """A rating declared in the batch that plans its milestones is weighed against them, in the order they came."""
    overall = at("rag", "programme:overall")
    late = PlanMilestone(title="Ramps are built", baseline=PlannedDate.on(date(2025, 7, 14)))
    council.orders(
        [
            Instruction(GREEN, overall),
            Instruction(late, RAMPS),
            Instruction(GREEN.model_copy(update={"rationale": "still on course"}), overall),
        ]
    )
    declared = [entry.fact for entry in council.entries() if isinstance(entry.fact, RatingDeclared)]
    assert [each.suggested and each.suggested.rating.light for each in declared] == [Light.GREEN, Light.RED]


class CountedRecords:
    """The records, at which a test counts how often one was asked for."""

    def __init__(self, records: Records) -> None:
        self.records, self.programmes, self.entries, self.asked = records, records.programmes, records.entries, 0
        self.since, self.stream = records.since, records.stream

    def at(self, programme: str, moment: Moment) -> Record:
        self.asked += 1
        return self.records.at(programme, moment)


def desk_of(council: Council, records: Records | None = None) -> Desk:
    office = council.tracker.office
    desk = Desk(
        Fetched(office.journal, command_ids=(), things=()),
        records or office.records,
        office.clock,
        versions_required=False,
    )
    desk.take(ConfirmForecast(command_id="engineer-0001"), BRIDGE, Provenance(), actor=ADMINISTRATOR, role="clerk")
    return desk


def test_what_is_decided_comes_after_all_that_is_stored(council: Council) -> None:
    desk, stored = desk_of(council), council.record().position
    for _ in range(3):
        desk.save(BRIDGE, desk.load(Milestone, BRIDGE).confirm_forecast())
    positions = [entry.position for entry in desk.appended.entries]
    assert [stored, *positions] == sorted({stored, *positions})
    assert desk.record_as_at("riverside", TODAY).get(Milestone, "M4").position == positions[-1]


def test_a_day_in_the_past_is_folded_once_in_a_sitting_however_many_ratings_it_gets(
    council: Council, clock: WallClock
) -> None:
    clock.today_is(LATER)
    records = CountedRecords(council.tracker.office.records)
    desk = desk_of(council, records)
    for version in range(1, 5):
        assert desk.record_as_at("riverside", TODAY).get(Milestone, "M4").version == 1
        assert desk.record_as_at("riverside", LATER).get(Milestone, "M4").version == version
        desk.save(BRIDGE, desk.load(Milestone, BRIDGE).confirm_forecast())
    assert records.asked == 2


# What may not be named ----------------------------------------------------------------------------------------------


def test_a_refusal_names_no_programme_that_the_person_may_not_see(council: Council) -> None:
    for ref, parent in (("hidden", "riverside"), ("town", "hidden")):
        council.order(RegisterProgramme(name=ref, parent=parent), at("programme", ref, ref), by=ADMINISTRATOR)
    half_blind = Actor("Clerk", (Grant(Role.ADMINISTRATOR, "riverside"), Grant(Role.VIEWER, "town")))
    with pytest.raises(InsideItself, match="riverside inside town inside riverside") as refused:
        council.order(PlaceProgrammeInside(parent="town"), CROSSING, by=half_blind)
    assert "hidden" not in str(refused.value)
