"""A batch is rehearsed: every order is decided as it would be, every refusal is known, and nothing is stored."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from api.bootstrap import build
from application.commands.desk import Desk
from application.commands.fetched import Fetched
from application.commands.issues import RaiseIssue
from application.commands.milestones import (
    AddDependency,
    ChangeForecast,
    ConfirmForecast,
    MeetMilestone,
    PlanMilestone,
)
from application.commands.office import Instruction, Rehearsed, rehearse
from application.commands.order import Order, Provenance
from application.commands.programmes import CloseProgramme, RegisterProgramme
from application.commands.ratings import DeclareRating
from application.commands.risks import AssessRisk, MaterialiseRisk
from domain.actor import Actor
from domain.entry import Address, ReasonCode
from domain.milestone import Milestone
from domain.milestone_facts import MilestonePlanned
from domain.milestone_refusals import MilestoneAlreadyMet
from domain.planned_date import PlannedDate
from domain.rating import Light, Rating
from domain.refusals import (
    AlreadyThere,
    DomainError,
    RoleMayNot,
    StaleVersion,
    UnknownProgramme,
    UnknownSubject,
    VersionRequired,
)
from domain.score import Score
from tests.application.commands.riverside import (
    ADMINISTRATOR,
    BRIDGE,
    CROSSING,
    MANAGER,
    PASSER_BY,
    STEEL,
    Council,
    at,
    founded,
)
from tests.wall_clock import WallClock

RAMPS = at("milestone", "M5")
LATE = ChangeForecast(
    forecast=PlannedDate.on(date(2026, 7, 14)), reason=ReasonCode.SUPPLIER, note="the steel arrived late"
)
HAPPENED = MaterialiseRisk(issue="I1", note="the steel arrived late")


def rehearsed(
    council: Council, *batch: tuple[Order, Address], by: Actor = MANAGER, versions_required: bool = False
) -> tuple[Rehearsed, ...]:
    instructions = [Instruction(order, to) for order, to in batch]
    return rehearse(instructions, actor=by, office=council.tracker.office, versions_required=versions_required)


def verdicts(found: Sequence[Rehearsed]) -> list[tuple[str, ...] | type[DomainError]]:
    return [type(one.refusal) if one.refusal else one.facts for one in found]


def test_a_rehearsal_says_what_would_be_recorded_and_stores_nothing(council: Council) -> None:
    before = council.entries()
    found = rehearsed(council, (LATE, BRIDGE), (PlanMilestone(title="Ramps are built"), RAMPS))
    assert verdicts(found) == [("MilestoneForecastChanged",), ("MilestonePlanned",)]
    assert [one.at for one in found] == [BRIDGE, RAMPS]
    assert council.entries() == before


def test_a_refusal_does_not_end_it_and_every_order_is_refused_for_its_own_reason(council: Council) -> None:
    twice = PlanMilestone(title="Another bridge")
    found = rehearsed(council, (twice, BRIDGE), (LATE, at("milestone", "M99")), (LATE, BRIDGE))
    assert verdicts(found) == [AlreadyThere, UnknownSubject, ("MilestoneForecastChanged",)]
    assert found[1].refusal is not None
    assert str(found[1].refusal) == "“riverside” has no milestone “M99”."


def test_what_needs_an_order_that_was_refused_is_refused_because_that_is_missing(council: Council) -> None:
    nowhere = PlanMilestone(title="Ramps are built", workstream="nowhere")
    found = rehearsed(council, (nowhere, RAMPS), (LATE, RAMPS), (AddDependency(depends_on="M5"), BRIDGE))
    assert verdicts(found) == [UnknownSubject, UnknownSubject, UnknownSubject]
    assert str(found[1].refusal) == "“riverside” has no milestone “M5”."


def test_an_order_sees_what_the_orders_before_it_would_record(council: Council) -> None:
    met = MeetMilestone(met_on=PlannedDate.on(date(2026, 3, 2)))
    found = rehearsed(council, (PlanMilestone(title="Ramps are built"), RAMPS), (met, RAMPS), (met, RAMPS))
    assert verdicts(found) == [("MilestonePlanned",), ("MilestoneMet",), MilestoneAlreadyMet]


def test_an_order_refused_half_way_leaves_nothing_behind(council: Council) -> None:
    """The risk would come true first; the issue it would become is there already, so it has not come true at all."""
    council.order(RaiseIssue(what="The crane is broken"), at("issue", "I1"))
    worse = AssessRisk(current=Score(likelihood=5, impact=4))
    again = MaterialiseRisk(issue="I2", note="the steel arrived late")
    found = rehearsed(council, (HAPPENED, STEEL), (worse, STEEL), (again, STEEL), (worse, STEEL))
    assert verdicts(found)[:3] == [AlreadyThere, ("RiskAssessed",), ("RiskMaterialised", "IssueRaised")]
    assert found[3].refusal is not None


def test_a_record_that_was_read_in_between_forgets_what_was_taken_back(council: Council) -> None:
    office, today = council.tracker.office, date(2026, 3, 3)
    desk = Desk(
        Fetched(office.journal, command_ids=(), things=()), office.records, office.clock, versions_required=False
    )
    planned = PlanMilestone(title="Ramps are built", command_id="engineer-0005")
    desk.take(planned, RAMPS, Provenance.NOTHING, actor=MANAGER, role="programme-manager")
    desk.save(RAMPS, [MilestonePlanned(title="Ramps are built")])
    assert "M5" in desk.record_as_at("riverside", today).all(Milestone)
    desk.take_back(entries_before=0)
    assert "M5" not in desk.record_as_at("riverside", today).all(Milestone)
    assert desk.find(Milestone, RAMPS) is None


def test_a_rating_is_suggested_from_what_stands_and_not_from_what_was_refused(council: Council) -> None:
    council.order(RaiseIssue(what="The crane is broken"), at("issue", "I1"))
    amber = DeclareRating(rating=Rating(light=Light.AMBER), rationale="Late steel.", path_to_green="Night shifts.")
    rag = at("rag", "programme:schedule")
    found = rehearsed(council, (HAPPENED, STEEL), (amber, rag), (LATE, BRIDGE), (amber, rag))
    assert verdicts(found) == [
        AlreadyThere,
        ("RatingDeclared",),
        ("MilestoneForecastChanged",),
        ("RatingDeclared",),
    ]


def test_an_order_that_says_nothing_new_would_record_nothing(council: Council) -> None:
    council.order(LATE, BRIDGE)
    (found,) = rehearsed(council, (LATE, BRIDGE))
    assert (found.facts, found.answered_before, found.refusal) == ((), False, None)


def test_an_order_that_was_taken_before_is_marked(council: Council) -> None:
    sent = LATE.model_copy(update={"command_id": "engineer-0001"})
    council.order(sent, BRIDGE)
    (found,) = rehearsed(council, (sent, BRIDGE))
    assert (found.facts, found.answered_before) == ((), True)


def test_an_order_that_stands_twice_in_a_batch_is_marked_the_second_time(council: Council) -> None:
    sent = ConfirmForecast(command_id="engineer-0002")
    found = rehearsed(council, (sent, BRIDGE), (sent, BRIDGE))
    assert [(one.facts, one.answered_before) for one in found] == [
        (("MilestoneForecastConfirmed",), False),
        ((), True),
    ]


def test_a_refused_order_that_is_repeated_is_refused_again(council: Council) -> None:
    sent = LATE.model_copy(update={"command_id": "engineer-0003"})
    nowhere = at("milestone", "M99")
    assert verdicts(rehearsed(council, (sent, nowhere), (sent, nowhere))) == [UnknownSubject, UnknownSubject]


def test_who_may_not_give_an_order_hears_so_in_the_rehearsal(council: Council) -> None:
    assert verdicts(rehearsed(council, (LATE, BRIDGE), by=PASSER_BY)) == [RoleMayNot]


def test_a_programme_that_nobody_registered_has_no_orders(council: Council) -> None:
    elsewhere = at("milestone", "M1", programme="ferry")
    assert verdicts(rehearsed(council, (LATE, elsewhere), by=ADMINISTRATOR)) == [UnknownProgramme]


def test_a_whole_programme_can_be_rehearsed_before_it_is_there(council: Council) -> None:
    ferry = at("programme", "ferry", programme="ferry")
    lands = at("milestone", "M1", programme="ferry")
    batch = ((RegisterProgramme(name="Ferry"), ferry), (PlanMilestone(title="Ferry lands"), lands), (LATE, lands))
    found = rehearsed(council, *batch, by=ADMINISTRATOR)
    assert verdicts(found) == [("ProgrammeRegistered",), ("MilestonePlanned",), ("MilestoneForecastChanged",)]
    assert list(council.tracker.office.records.programmes()) == ["riverside"]


def test_the_version_that_was_read_is_asked_for_and_looked_at(council: Council) -> None:
    stale = LATE.model_copy(update={"expected_version": 7})
    found = rehearsed(council, (LATE, BRIDGE), (stale, BRIDGE), versions_required=True)
    assert verdicts(found) == [VersionRequired, StaleVersion]


def test_a_refusal_says_which_order_it_is_about(council: Council) -> None:
    sent = LATE.model_copy(update={"command_id": "engineer-0004"})
    (found,) = rehearsed(council, (sent, at("milestone", "M99")))
    assert found.refusal is not None
    assert found.refusal.command_id == "engineer-0004"


BATCH: tuple[tuple[Order, Address], ...] = (
    (PlanMilestone(title="Ramps are built"), RAMPS),
    (PlanMilestone(title="Ramps are built again"), RAMPS),
    (LATE, BRIDGE),
    (LATE, BRIDGE),
    (AddDependency(depends_on="M4"), RAMPS),
    (AddDependency(depends_on="M5"), BRIDGE),
    (RaiseIssue(what="The crane is broken"), at("issue", "I1")),
    (HAPPENED, STEEL),
    (AssessRisk(current=Score(likelihood=2, impact=2)), STEEL),
    (MeetMilestone(met_on=PlannedDate.on(date(2026, 4, 1))), BRIDGE),
    (MeetMilestone(met_on=PlannedDate.on(date(2026, 3, 1))), BRIDGE),
    (LATE, BRIDGE),
    (CloseProgramme(), CROSSING),
    (ConfirmForecast(), RAMPS),
)
"""Orders some of which are refused: a reference taken, a ring, an issue there already, a day that has not come."""


def one_by_one(council: Council) -> list[tuple[str, ...] | str]:
    found: list[tuple[str, ...] | str] = []
    for order, to in BATCH:
        try:
            found.append(council.order(order, to).facts)
        except DomainError as refusal:
            found.append(str(refusal))
    return found


def test_a_rehearsal_comes_to_what_carrying_out_one_by_one_comes_to(council: Council, tmp_path: Path) -> None:
    said = [str(one.refusal) if one.refusal else one.facts for one in rehearsed(council, *BATCH)]
    other = build(tmp_path / "other.sqlite", WallClock(date(2026, 3, 3)))
    assert said == one_by_one(founded(other)) == one_by_one(council)
    assert sum(isinstance(each, str) for each in said) >= 5
    other.close()


def test_whoever_waits_is_told_how_many_orders_are_decided(council: Council) -> None:
    told: list[tuple[int, int]] = []
    batch = [Instruction(LATE, at("milestone", "M99")), Instruction(LATE, BRIDGE)]
    rehearse(batch, actor=MANAGER, office=council.tracker.office, progress=lambda *so_far: told.append(so_far))
    assert told == [(1, 2), (2, 2)]
