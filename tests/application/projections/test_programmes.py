"""The summary of a programme says who shares it, how it is watched, and how much of everything it has."""

from datetime import date

from application.projections.programmes import ProgrammeSummary, programme_summary
from domain.issue import IssueRaised, IssueResolved
from domain.milestone_facts import MilestoneDropped
from domain.phase import PhaseDropped, PhasePlanned
from domain.programme import (
    Objective,
    Organisation,
    ProgrammePlacedInside,
    ProgrammeRegistered,
    RoleNamed,
    ToleranceSet,
)
from domain.programme_words import RoleState
from domain.rag_status import Dimension, RatedKind, RatingDeclared
from domain.rating import Light, Rating, Scale
from domain.reporting_cycle import Cadence
from domain.risk import RiskClosed, RiskIdentified
from domain.suggestion import Tolerance
from domain.workstream import WorkstreamOpened
from tests.application.projections.building import NAME, PROGRAMME, Telling, record_of, registered
from tests.application.projections.planning import PLANNED, met, planned

AS_AT = date(2018, 3, 1)


def programme(fact: ProgrammeRegistered) -> ProgrammeSummary:
    return programme_summary(record_of(registered(fact), as_at=AS_AT))


def shown(*told: Telling) -> ProgrammeSummary:
    return programme_summary(record_of(*told, as_at=AS_AT))


def test_it_says_who_shares_the_programme_and_what_for() -> None:
    summary = programme(
        ProgrammeRegistered(
            name=NAME,
            kind="shared service",
            partners=(Organisation(ref="city", name="City Council"), Organisation(ref="county", name="County")),
            host="city",
            parent_as_written="Growth deal",
            objectives=(Objective(ref="O1", text="Keep the river passable"),),
            drivers=("savings",),
            cadence=Cadence(every_days=7, as_written="Weekly"),
        )
    )
    assert [partner.name for partner in summary.partners] == ["City Council", "County"]
    assert (summary.host, summary.parent, summary.parent_as_written) == ("city", None, "Growth deal")
    assert summary.objectives[0].text == "Keep the river passable"
    assert (summary.drivers, summary.scale, summary.version) == (("savings",), Scale.THREE, 1)
    assert summary.cadence is not None
    assert summary.cadence.every_days == 7


def test_what_is_not_stated_is_null() -> None:
    summary = programme(ProgrammeRegistered(name=NAME))
    assert (summary.kind, summary.host, summary.cadence, summary.vision, summary.service_started) == (None,) * 5
    assert summary.lights == ()


def test_the_tolerance_says_whether_the_programme_set_it() -> None:
    starting = shown().tolerance
    fact = ToleranceSet(tolerance=Tolerance(amber_beyond=5, red_beyond=20))
    stated = shown(("programme", PROGRAMME, fact, PLANNED)).tolerance
    assert (starting.amber_beyond, starting.red_beyond, starting.is_stated) == (0, 10, False)
    assert (stated.amber_beyond, stated.red_beyond, stated.is_stated) == (5, 20, True)


def test_milestones_are_counted_open_met_dropped_and_overdue() -> None:
    counted = shown(
        planned("M1", date(2018, 2, 28)),
        planned("M2", AS_AT),
        planned("M3", date(2018, 2, 1)),
        planned("M4", date(2018, 2, 1), kind="task"),
        met("M3", None, date(2018, 2, 1)),
        ("milestone", "M4", MilestoneDropped(), date(2018, 2, 1)),
    ).counts.milestones
    assert (counted.total, counted.open, counted.met, counted.dropped, counted.overdue) == (4, 2, 1, 1, 1)


def test_only_risks_and_issues_still_open_are_counted() -> None:
    counts = shown(
        ("risk", "R1", RiskIdentified(event="steel is late"), PLANNED),
        ("risk", "R2", RiskIdentified(event="flood"), PLANNED),
        ("risk", "R2", RiskClosed(), PLANNED),
        ("issue", "I1", IssueRaised(what="road closed"), PLANNED),
        ("issue", "I2", IssueRaised(what="crane broken"), PLANNED),
        ("issue", "I2", IssueResolved(), PLANNED),
    ).counts
    assert (counts.open_risks, counts.open_issues) == (1, 1)


def test_workstreams_and_the_phases_not_dropped_are_counted() -> None:
    counts = shown(
        ("phase", "P1", PhasePlanned(name="Design"), PLANNED),
        ("phase", "P2", PhasePlanned(name="Build"), PLANNED),
        ("phase", "P2", PhaseDropped(), PLANNED),
        ("workstream", "W1", WorkstreamOpened(name="Steel"), PLANNED),
    ).counts
    assert (counts.phases, counts.workstreams) == (1, 1)


def test_its_own_lights_stand_by_dimension_and_nobody_elses() -> None:
    def declared(kind: RatedKind, subject: str, dimension: Dimension, light: Light) -> Telling:
        fact = RatingDeclared(subject_kind=kind, subject=subject, dimension=dimension, rating=Rating(light=light))
        return ("rag", f"{kind}:{subject}:{dimension}", fact, PLANNED)

    lights = shown(
        declared(RatedKind.PROGRAMME, PROGRAMME, Dimension.BUDGET, Light.AMBER),
        declared(RatedKind.PROGRAMME, PROGRAMME, Dimension.OVERALL, Light.GREEN),
        declared(RatedKind.WORKSTREAM, "W1", Dimension.OVERALL, Light.RED),
    ).lights
    assert [(light.dimension, light.in_words) for light in lights] == [
        (Dimension.OVERALL, "Green"),
        (Dimension.BUDGET, "Amber"),
    ]


def test_roles_say_whether_somebody_holds_them() -> None:
    role = RoleNamed(role="director", title="Assistant Director", posts=2, state=RoleState.VACANT)
    (held,) = shown(("programme", PROGRAMME, role, PLANNED)).roles
    assert (held.ref, held.title, held.posts, held.state) == ("director", "Assistant Director", 2, RoleState.VACANT)


def test_a_programme_may_lie_inside_another() -> None:
    summary = shown(("programme", PROGRAMME, ProgrammePlacedInside(parent="city-deal"), PLANNED))
    assert (summary.parent, summary.version) == ("city-deal", 2)
