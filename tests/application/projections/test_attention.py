"""What needs attention comes with its reason and since when, the neediest first, and the first sentence says it all."""

from datetime import date

import pytest

from application.projections.attention import Attention, attention
from application.projections.needs import AttentionItem, Need
from domain.fact import Fact
from domain.gate_facts import GateSet
from domain.issue import IssueEscalated, IssueRaised, IssueResolved, Severity
from domain.milestone_facts import MilestoneForecastChanged, MilestoneKind, MilestoneMet, MilestonePlanned
from domain.phase import PhasePlanned
from domain.planned_date import PlannedDate
from domain.programme import CadenceSet, ProgrammeClosed
from domain.rag_status import Dimension, RatedKind, RatingDeclared, rag_ref
from domain.rating import Light, Rating
from domain.refusals import UnknownSubject
from domain.reporting_cycle import Cadence
from domain.risk import Nature, RiskAssessed, RiskClosed, RiskIdentified, RiskMitigationAgreed
from domain.score import Score
from domain.suggestion import Rule, Suggestion
from domain.workstream import WorkstreamOpened
from tests.application.projections.building import PROGRAMME, Telling, record_of

START, LATER, AS_AT = date(2018, 1, 2), date(2018, 2, 6), date(2018, 3, 5)
RED_PLAN = Suggestion(rating=Rating(light=Light.RED), rule=Rule.SLIPS_BEYOND_TOLERANCE)


def declared(
    light: Light,
    day: date | None = START,
    *,
    dimension: Dimension = Dimension.OVERALL,
    rationale: str | None = "The steel arrived late.",
    suggested: Suggestion | None = None,
    workstream: str | None = None,
) -> Telling:
    kind = RatedKind.WORKSTREAM if workstream else RatedKind.PROGRAMME
    fact = RatingDeclared(
        subject_kind=kind,
        subject=workstream or PROGRAMME,
        dimension=dimension,
        rating=Rating(light=light),
        rationale=rationale,
        suggested=suggested,
    )
    return ("rag", rag_ref(kind, fact.subject, dimension), fact, day)


def planned(
    ref: str, due: date, *depends_on: str, kind: MilestoneKind = MilestoneKind.MILESTONE, workstream: str | None = None
) -> Telling:
    fact = MilestonePlanned(
        title=f"{ref.capitalize()} done",
        baseline=PlannedDate.on(due),
        kind=kind,
        depends_on=depends_on,
        workstream=workstream,
    )
    return ("milestone", ref, fact, START)


def risk(ref: str, *later: Fact, likelihood: int = 4, impact: int = 5, nature: Nature = Nature.THREAT) -> list[Telling]:
    score = Score(likelihood=likelihood, impact=impact)
    found = RiskIdentified(event=f"{ref} happens", current=score, nature=nature)
    return [("risk", ref, found, START), *(("risk", ref, fact, LATER) for fact in later)]


def issue(ref: str, *later: Fact, severity: Severity | None = None) -> list[Telling]:
    raised = IssueRaised(what=f"{ref} happened", severity=severity)
    return [("issue", ref, raised, START), *(("issue", ref, fact, LATER) for fact in later)]


def weekly() -> Telling:
    return ("programme", PROGRAMME, CadenceSet(cadence=Cadence(every_days=7)), START)


def needed(*told: Telling, workstream: str | None = None) -> Attention:
    return attention(record_of(*told, as_at=AS_AT), workstream=workstream)


def items(*told: Telling, rated: Light | None = Light.GREEN) -> list[AttentionItem]:
    """What needs attention in a programme whose overall rating nobody has to worry about."""
    fine = [declared(rated, AS_AT)] if rated else []
    return list(needed(*fine, *told).items)


def only(*told: Telling, rated: Light | None = Light.EXEMPT) -> AttentionItem:
    found = items(*told, rated=rated)
    assert len(found) == 1
    return found[0]


def test_a_red_rating_says_since_when_and_why() -> None:
    found = only(declared(Light.RED), rated=None)
    assert (found.need, found.kind, found.ref, found.version) == (Need.RED, "rag", "programme:overall", 1)
    assert found.title == "Bridge renewal: overall"
    assert (found.why, found.since) == ("Red since 2 January 2018: The steel arrived late.", START)


def test_a_red_rating_out_of_an_undated_paper_without_a_reason_says_just_that() -> None:
    found = only(declared(Light.RED, None, rationale=None), rated=None)
    assert (found.why, found.since) == ("Red, date not stated; no reason is stated.", None)


def test_a_green_that_the_plan_contradicts_needs_attention_before_the_milestone_that_is_overdue() -> None:
    found = items(planned("deck", date(2018, 3, 3)))
    assert [one.need for one in found] == [Need.CONTRADICTED, Need.OVERDUE]
    assert found[0].why.startswith("Green is declared; the plan suggests Red: “Deck done”, 2 days overdue")
    assert found[0].since == AS_AT


def test_a_green_contradicted_from_the_start_is_so_since_it_was_declared() -> None:
    found = needed(declared(Light.GREEN, suggested=RED_PLAN), planned("deck", date(2018, 3, 3))).items
    assert (found[0].need, found[0].since) == (Need.CONTRADICTED, START)


def test_a_stale_rating_says_when_somebody_last_looked() -> None:
    found = items(weekly(), declared(Light.GREEN, dimension=Dimension.BUDGET))
    assert [(one.need, one.why, one.since) for one in found] == [
        (Need.STALE, "Green, but nobody has looked at it since 2 January 2018.", date(2018, 1, 10))
    ]


def test_what_is_overdue_says_by_how_much() -> None:
    found = only(planned("deck", date(2018, 3, 4), kind=MilestoneKind.NEXT_STEP))
    assert (found.need, found.noun, found.why) == (
        Need.OVERDUE,
        "next step",
        "Expected by 4 March 2018; 1 day overdue.",
    )
    assert found.since == AS_AT


def test_a_milestone_that_waits_for_a_later_one_names_it() -> None:
    late = ("milestone", "steel", MilestoneForecastChanged(forecast=PlannedDate.on(date(2018, 5, 1))), LATER)
    found = only(planned("steel", date(2018, 4, 1)), planned("deck", date(2018, 4, 12), "steel"), late)
    assert (found.need, found.ref) == (Need.LATE_PREDECESSOR, "deck")
    assert found.why == "Due on 12 April 2018, it waits for “Steel done”, expected 1 May 2018."


def test_a_milestone_that_has_been_met_waits_for_nothing() -> None:
    met = ("milestone", "deck", MilestoneMet(met_on=PlannedDate.on(LATER)), LATER)
    assert [one.need for one in items(planned("deck", START), met)] == []


@pytest.mark.parametrize(("impact", "needs"), [(5, [Need.HIGH_RISK]), (4, [])])
def test_a_threat_needs_attention_from_a_score_of_15_on(impact: int, needs: list[Need]) -> None:
    assert [one.need for one in items(*risk("R1", likelihood=3, impact=impact))] == needs


def test_a_high_risk_says_its_score_and_how_it_moved() -> None:
    found = only(*risk("R1", RiskAssessed(current=Score(likelihood=5, impact=5))))
    assert (found.why, found.since, found.score) == (
        "Scored 25 (likelihood 5, impact 5), up from 20 to 25.",
        LATER,
        25,
    )


def test_a_risk_scored_only_without_its_response_says_so() -> None:
    inherent = RiskIdentified(event="The river floods", inherent=Score(likelihood=4, impact=5))
    assert only(("risk", "R1", inherent, START)).why == "Scored 20 (likelihood 4, impact 5) before any response."


@pytest.mark.parametrize("told", [risk("O1", nature=Nature.OPPORTUNITY), risk("R1", RiskClosed())])
def test_a_great_opportunity_or_a_closed_threat_needs_no_attention(told: list[Telling]) -> None:
    assert items(*told) == []


def test_an_overdue_action_says_what_was_to_be_done() -> None:
    action = RiskMitigationAgreed(action="A1", what="Find a second supplier", due=PlannedDate.on(date(2018, 3, 2)))
    found = only(*risk("R1", action, impact=1))
    assert (found.need, found.why) == (
        Need.OVERDUE_MITIGATION,
        "The action “Find a second supplier” is 3 days overdue.",
    )
    assert (found.ref, found.since) == ("R1", date(2018, 3, 3))


def test_an_escalated_issue_says_to_whom_and_how_bad_it_is() -> None:
    found = only(*issue("I1", IssueEscalated(to="Steering group"), severity=Severity.HIGH))
    assert (found.need, found.why, found.since) == (
        Need.ESCALATED_ISSUE,
        "Escalated to Steering group, 6 February 2018; its severity is high.",
        LATER,
    )


@pytest.mark.parametrize("told", [issue("I1"), issue("I1", IssueEscalated(to="Steering group"), IssueResolved())])
def test_an_issue_that_is_not_escalated_or_is_resolved_needs_no_attention(told: list[Telling]) -> None:
    assert items(*told) == []


def test_a_missing_overall_rating_needs_attention_since_its_thing_began() -> None:
    found = only(("workstream", "works", WorkstreamOpened(name="Works"), LATER))
    assert (found.need, found.ref, found.version) == (Need.NOT_RATED, "workstream:works:overall", 0)
    assert (found.why, found.since) == ("Nobody has declared its overall rating.", LATER)


def test_a_closed_programme_needs_no_ratings() -> None:
    assert items(declared(Light.RED), ("programme", PROGRAMME, ProgrammeClosed(), LATER), rated=None) == []


# Together -------------------------------------------------------------------------------------------------------------


def test_the_neediest_come_first_and_the_longest_standing_among_them() -> None:
    found = needed(
        declared(Light.AMBER, AS_AT),
        declared(Light.RED, LATER, dimension=Dimension.SCHEDULE),
        declared(Light.RED, START, dimension=Dimension.BUDGET),
        *risk("R1", likelihood=3),
        *risk("R2", likelihood=5),
        *issue("I1", IssueEscalated(to="Steering group")),
        planned("deck", date(2018, 3, 3)),
        planned("paint", date(2018, 3, 1)),
    ).items
    assert [(one.need, one.ref) for one in found] == [
        (Need.RED, "programme:budget"),
        (Need.RED, "programme:schedule"),
        (Need.CONTRADICTED, "programme:overall"),
        (Need.OVERDUE, "paint"),
        (Need.OVERDUE, "deck"),
        (Need.HIGH_RISK, "R2"),
        (Need.HIGH_RISK, "R1"),
        (Need.ESCALATED_ISSUE, "I1"),
    ]


def test_the_first_sentence_counts_what_there_is_by_its_own_name() -> None:
    shown = needed(
        weekly(),
        declared(Light.GREEN, AS_AT),
        declared(Light.RED, dimension=Dimension.BUDGET),
        planned("deck", date(2018, 3, 1)),
        planned("rails", date(2018, 3, 2)),
        planned("minutes", date(2018, 3, 3), kind=MilestoneKind.TASK),
        ("workstream", "works", WorkstreamOpened(name="Works"), START),
    )
    assert shown.in_words == (
        "1 rating is red, 1 green is contradicted by its plan, 1 rating is stale, 2 milestones are overdue, "
        "1 task is overdue and 1 overall rating is missing."
    )
    assert [(one.need, one.count) for one in shown.counts] == [
        (Need.RED, 1),
        (Need.CONTRADICTED, 1),
        (Need.STALE, 1),
        (Need.OVERDUE, 3),
        (Need.NOT_RATED, 1),
    ]


def test_where_nothing_is_wrong_it_says_so() -> None:
    shown = needed(declared(Light.GREEN, AS_AT), planned("deck", date(2018, 4, 3)))
    assert (shown.in_words, shown.items, shown.counts) == ("Nothing needs attention.", (), ())


def test_a_workstream_asks_for_attention_for_what_lies_inside_it() -> None:
    told = [
        ("workstream", "works", WorkstreamOpened(name="Works"), START),
        declared(Light.RED),
        declared(Light.RED, workstream="works"),
        planned("deck", date(2018, 3, 3), workstream="works"),
        planned("rails", date(2018, 3, 3)),
        *risk("R1"),
    ]
    assert [one.ref for one in needed(*told, workstream="works").items] == ["workstream:works:overall", "deck"]
    with pytest.raises(UnknownSubject, match="has no workstream “unheard-of”"):
        needed(workstream="unheard-of")


@pytest.mark.parametrize(
    ("gate_due", "why"),
    [
        (None, "No day is stated for it, its phase is planned for 12 March 2018, and no review of it is recorded."),
        (PlannedDate.on(date(2018, 3, 9)), "It is due on 9 March 2018, and no review of it is recorded."),
    ],
)
def test_a_gate_without_a_day_is_expected_when_its_phase_ends_and_is_not_said_to_be_due(
    gate_due: PlannedDate | None, why: str
) -> None:
    planned = PhasePlanned(name="Deck", window=PlannedDate.on(date(2018, 3, 12)))
    gate = GateSet(gate_criteria=("It bears a cart",), gate_due=gate_due)
    record = record_of(("phase", "P1", planned, START), ("phase", "P1", gate, START), as_at=AS_AT)
    assert [item.why for item in attention(record).items if item.need is Need.GATE_DUE] == [why]
