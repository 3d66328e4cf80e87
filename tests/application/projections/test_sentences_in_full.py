"""A sentence and its values leave nothing out that was entered, and say of nothing that it changed from itself."""

from datetime import date

import pytest

from application.projections.sentences.sentence import Sentence, sentence
from application.projections.sentences.telling import Change
from domain.actor import Role
from domain.highlight_report import Flag, HighlightReportDrafted, SummaryFlagAnswered
from domain.milestone_facts import (
    MilestoneForecastChanged,
    MilestoneForecastConfirmed,
    MilestonePlanned,
    MilestoneRebaselined,
)
from domain.person_facts import PersonAdmitted, PersonLeft, RoleGranted, RoleWithdrawn
from domain.phase import PhasePlanned
from domain.planned_date import PlannedDate, Precision
from domain.programme import ToleranceSet
from domain.rag_status import Dimension, RatedKind, RatingConfirmedUnchanged, RatingDeclared
from domain.rating import Light, Rating
from domain.record import Moment, advance, nothing_at
from domain.risk import RiskConfirmedUnchanged, RiskIdentified, RiskMaterialised
from domain.score import Score
from domain.suggestion import Tolerance
from domain.workstream import WorkstreamOpened
from tests.application.projections.building import PROGRAMME, Telling, Told, entries_of

DAY = date(2018, 1, 19)
WORKS: Telling = ("workstream", "works", WorkstreamOpened(name="Works"), DAY)
PHASE: Telling = ("phase", "P0", PhasePlanned(name="Mobilisation"), DAY)
LATE_STEEL = RiskIdentified(event="The steel is late", current=Score(likelihood=3, impact=4))


def told(*tellings: Telling) -> Sentence:
    """The last of them, told."""
    *before, last = entries_of(*tellings)
    then = advance(nothing_at(Moment(DAY)), before)
    held = then.states.get(last.kind, {}).get(last.ref)
    return sentence(Change(last, last.fact, held, advance(then, [last]).states))


def declared(**more: object) -> Telling:
    content = {
        "subject_kind": RatedKind.PROGRAMME,
        "subject": PROGRAMME,
        "dimension": Dimension.OVERALL,
        "rating": Rating(light=Light.AMBER),
        **more,
    }
    return ("rag", "programme:overall", RatingDeclared.model_validate(content), DAY)


# Everything that was entered ------------------------------------------------------------------------------------------


def test_a_declared_rating_has_its_path_to_green() -> None:
    found = told(declared(rationale="Bids are late.", path_to_green="A second tender."))
    assert (found.changed_to, found.why) == ("Amber; path to green: A second tender.", "Bids are late.")


def test_a_planned_milestone_has_its_place_its_owner_and_what_it_waits_for() -> None:
    steel: Telling = ("milestone", "steel", MilestonePlanned(title="Steel"), DAY)
    deck = MilestonePlanned(
        title="Deck",
        baseline=PlannedDate.on(DAY),
        workstream="works",
        phase="P0",
        owner_role="Bridge engineer",
        depends_on=("steel",),
    )
    assert told(WORKS, PHASE, steel, ("milestone", "deck", deck, DAY)).changed_to == (
        "19 January 2018; the workstream “Works” and the phase “Mobilisation”; owner: Bridge engineer; "
        "waits for “Steel”"
    )


def test_an_identified_risk_has_its_cause_effect_owner_and_workstream() -> None:
    more = {"cause": "One supplier", "effect": "A late bridge", "owner_role": "Bridge engineer", "workstream": "works"}
    risk: Telling = ("risk", "R1", LATE_STEEL.model_copy(update=more), DAY)
    assert told(WORKS, risk).changed_to == (
        "current 12 (likelihood 3, impact 4); cause: One supplier; effect: A late bridge; owner: Bridge engineer; "
        "workstream: “Works”"
    )


# Nothing changes from itself ------------------------------------------------------------------------------------------


def test_a_tolerance_that_every_programme_starts_with_is_set() -> None:
    found = told(("programme", PROGRAMME, ToleranceSet(tolerance=Tolerance()), DAY))
    assert found.changed_from is None
    assert found.what == (
        "The programme manager set the tolerance of “Bridge renewal” to amber beyond 0 and red beyond 10 working days."
    )


@pytest.mark.parametrize(
    ("first", "confirmation", "words"),
    [
        (declared(), RatingConfirmedUnchanged(), "Unchanged: Amber"),
        (("risk", "R1", LATE_STEEL, DAY), RiskConfirmedUnchanged(), "Unchanged: 12 (likelihood 3, impact 4)"),
        (("risk", "R1", RiskIdentified(event="Flood"), DAY), RiskConfirmedUnchanged(), "Unchanged"),
        (
            ("milestone", "deck", MilestonePlanned(title="Deck", baseline=PlannedDate.on(DAY)), DAY),
            MilestoneForecastConfirmed(),
            "Unchanged: 19 January 2018",
        ),
    ],
)
def test_a_confirmation_changes_nothing(first: Telling, confirmation: RiskConfirmedUnchanged, words: str) -> None:
    found = told(first, (first[0], first[1], confirmation, DAY))
    assert (found.changed_from, found.changed_to) == (None, words)


# Sentences that read --------------------------------------------------------------------------------------------------


def test_a_new_baseline_is_agreed_and_says_what_is_still_expected() -> None:
    first: Telling = ("milestone", "deck", MilestonePlanned(title="Deck", baseline=PlannedDate.on(DAY)), DAY)
    moved: Telling = (
        "milestone",
        "deck",
        MilestoneForecastChanged(forecast=PlannedDate.on(date(2018, 3, 1))),
        DAY,
    )
    agreed: Telling = ("milestone", "deck", MilestoneRebaselined(baseline=PlannedDate.on(date(2018, 2, 1))), DAY)
    assert told(first, moved, agreed).what == (
        "The programme manager agreed a new baseline for “Deck”: from 19 January 2018 to 1 February 2018; "
        "still expected 1 March 2018."
    )


def test_the_reason_of_a_new_baseline_comes_before_what_is_still_expected() -> None:
    first: Telling = ("milestone", "deck", MilestonePlanned(title="Deck", baseline=PlannedDate.on(DAY)), DAY)
    later = PlannedDate.on(date(2018, 3, 1))
    moved: Telling = ("milestone", "deck", MilestoneForecastChanged(forecast=later), DAY)
    fact = MilestoneRebaselined(baseline=PlannedDate.on(date(2018, 2, 1)))
    agreed = Told("milestone", "deck", fact, DAY, reason="funding", note="the grant comes later")
    assert told(first, moved, agreed).what == (
        "The programme manager agreed a new baseline for “Deck”: from 19 January 2018 to 1 February 2018 "
        "because of the funding: the grant comes later; still expected 1 March 2018."
    )


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        (date(2018, 9, 1), None, "from September 2018"),
        (None, date(2018, 9, 30), "by 30 September 2018"),
        (date(2018, 9, 1), date(2018, 9, 30), "for September 2018"),
    ],
)
def test_an_open_window_is_planned_from_or_by_its_day(starts: date | None, ends: date | None, words: str) -> None:
    window = PlannedDate(starts=starts, ends=ends, precision=Precision.MONTH)
    found = told(("phase", "move", PhasePlanned(name="Move", window=window), DAY))
    assert found.what == f"The programme manager planned the phase “Move” {words}."


def test_a_risk_that_came_true_names_its_issue_before_that_is_in_the_record() -> None:
    happened: Telling = ("risk", "R1", RiskMaterialised(issue="I2"), DAY)
    assert told(("risk", "R1", LATE_STEEL, DAY), happened).what == (
        "The programme manager recorded that the risk “The steel is late” happened and became the issue "
        "“The steel is late”."
    )


def test_two_reports_of_one_day_are_told_apart_by_their_workstream() -> None:
    answer = SummaryFlagAnswered(flag=Flag.MAJOR_ISSUES_FOR_BOARD, answer=True)
    whole: Telling = ("highlight-report", "H1", HighlightReportDrafted(reported_on=DAY), DAY)
    part: Telling = ("highlight-report", "H2", HighlightReportDrafted(reported_on=DAY, workstream="works"), DAY)
    said = "The programme manager answered the question “major issues for the board” in the highlight report"
    assert told(WORKS, whole, part, ("highlight-report", "H1", answer, DAY)).what == (
        f"{said} as at 19 January 2018 with Yes."
    )
    assert told(WORKS, whole, part, ("highlight-report", "H2", answer, DAY)).what == (
        f"{said} of the workstream “Works” as at 19 January 2018 with Yes."
    )


ADMITTED: Telling = ("person", "engineer", PersonAdmitted(title="Bridge engineer"), DAY)


def test_a_role_that_gets_another_end_says_what_it_was() -> None:
    for_good = RoleGranted(role=Role.AUDITOR, on="*")
    limited = for_good.model_copy(update={"until": date(2018, 12, 31)})
    said = told(ADMITTED, ("person", "engineer", for_good, DAY), ("person", "engineer", limited, DAY))
    assert said.changed_from == "auditor of every programme"
    assert said.changed_to == "auditor of every programme until 31 December 2018"


def test_whoever_leaves_leaves_every_role() -> None:
    roles = [
        ("person", "engineer", RoleGranted(role=Role.AUDITOR, on="*"), DAY),
        ("person", "engineer", RoleGranted(role=Role.VIEWER, on="bridge"), DAY),
        ("person", "engineer", RoleWithdrawn(role=Role.VIEWER, on="bridge"), DAY),
        ("person", "engineer", RoleGranted(role=Role.CONTRIBUTOR, on="bridge"), DAY),
    ]
    said = told(ADMITTED, *roles, ("person", "engineer", PersonLeft(), DAY))
    assert said.changed_from == "auditor of every programme; contributor of “bridge”"
