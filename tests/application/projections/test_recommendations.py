"""Recommendations are laid out as a tree, numbered as written, and stand as the decisions on them say."""

from datetime import date

import pytest

from application.projections.recommendations import (
    RecommendationList,
    RecommendationRow,
    RecommendationStatus,
    recommendation_detail,
    recommendation_list,
)
from domain.decision import DecisionOutcome, DecisionSuperseded, DecisionTaken
from domain.paper import PaperSubmitted
from domain.planned_date import PlannedDate
from domain.recommendation import Ask, RecommendationMade, RecommendationWithdrawn, Weight
from domain.refusals import UnknownSubject
from tests.application.projections.building import Telling, Told, record_from, record_of
from tests.application.projections.building import entries_of as entries

MADE, DECIDED, AS_AT = date(2017, 11, 24), date(2017, 12, 18), date(2018, 3, 1)


def made(ref: str, **said: object) -> Telling:
    fact = RecommendationMade.model_validate({"text": f"What {ref} asks", **said})
    return ("recommendation", ref, fact, MADE)


def decided(ref: str, *refs: str, day: date = DECIDED, **said: object) -> Telling:
    taken = {"text": "As recommended", "bodies": ["Committee"], "recommendations": refs, **said}
    return ("decision", ref, DecisionTaken.model_validate(taken), day)


def found(*tellings: Telling) -> RecommendationList:
    return recommendation_list(record_of(*tellings, as_at=AS_AT))


def only(*tellings: Telling) -> RecommendationRow:
    (row,) = found(*tellings).recommendations
    return row


def test_those_beside_one_another_stand_in_the_order_of_their_places_whatever_their_numbers_say() -> None:
    told = [
        made("a", number="VIII.", place=8),
        made("b", number="VII. (v)", place=7),
        made("c", number="VI.", place=6),
        made("d"),
    ]
    assert [row.number for row in found(*told).recommendations] == ["VI.", "VII. (v)", "VIII.", None]


def test_parts_follow_what_they_are_parts_of_and_headings_are_not_counted() -> None:
    told = [made("2.2", place=2), made("2.1.2", inside="2.1", place=2), made("2.1.1", inside="2.1", place=1)]
    held = found(made("2.1", place=1), *told)
    assert [(row.ref, row.depth, row.is_heading) for row in held.recommendations] == [
        ("2.1", 0, True),
        ("2.1.1", 1, False),
        ("2.1.2", 1, False),
        ("2.2", 0, False),
    ]
    assert (held.recommended, held.in_words) == (3, "3 recommendations: 3 proposed.")


def test_papers_keep_what_they_recommend_together() -> None:
    papers: list[Telling] = [("paper", ref, PaperSubmitted(title=f"Paper {ref}"), MADE) for ref in ("P1", "P2")]
    told = [made("a", paper="P1", place=1), made("b", paper="P2", place=1), made("c", paper="P1", place=2)]
    rows = found(*papers, *told).recommendations
    assert [(row.ref, row.paper_title) for row in rows] == [("a", "Paper P1"), ("c", "Paper P1"), ("b", "Paper P2")]


def test_what_scrutiny_recommended_and_what_it_supported_are_kept_apart() -> None:
    weights = [("a", Weight.RECOMMENDED), ("b", Weight.RECOMMENDED), ("c", Weight.SUPPORTED)]
    held = found(*(made(ref, weight=weight, made_by="Scrutiny") for ref, weight in weights))
    assert (held.recommended, held.supported) == (2, 1)
    assert [(one.made_by, one.weight, one.refs) for one in held.positions] == [
        ("Scrutiny", Weight.RECOMMENDED, ("a", "b")),
        ("Scrutiny", Weight.SUPPORTED, ("c",)),
    ]
    assert held.in_words == "2 recommendations: 2 proposed. 1 is supported, which is kept apart."


def test_a_recommendation_says_by_whom_what_is_asked_and_of_whom() -> None:
    row = only(made("a", made_by="Officers", ask=Ask.RECOMMEND_ON, asked_of=["Council A", "Council B"]))
    assert (row.made_by, row.ask, row.asked_of) == ("Officers", "recommend-on", ("Council A", "Council B"))


@pytest.mark.parametrize("outcome", DecisionOutcome)
def test_a_recommendation_stands_as_the_decision_on_it_says(outcome: DecisionOutcome) -> None:
    row = only(made("a"), decided("D1", "a", outcome=outcome, conditions=["Within the budget"]))
    assert (row.status, row.decided_by_ref, row.decisions) == (RecommendationStatus(outcome.value), "D1", ("D1",))
    assert row.decided_in_words == f"{row.status_in_words}, 18 December 2017"
    assert row.conditions == ("Within the budget",)


def test_without_a_decision_it_is_proposed_and_a_withdrawn_one_stays_withdrawn() -> None:
    assert only(made("a")).status_in_words == "proposed"
    withdrawn: Telling = ("recommendation", "a", RecommendationWithdrawn(), DECIDED)
    assert only(made("a"), decided("D1", "a"), withdrawn).status is RecommendationStatus.WITHDRAWN


def test_the_latest_decision_counts_by_the_day_it_was_taken_not_by_the_day_it_was_recorded() -> None:
    later = decided("D1", "a", outcome=DecisionOutcome.REJECTED, taken_on=PlannedDate.on(date(2018, 2, 1)))
    earlier = decided("D2", "a", taken_on=PlannedDate.on(date(2018, 1, 1)))
    assert only(made("a"), later, earlier).decided_by_ref == "D1"


def test_a_superseded_decision_counts_no_more_what_took_its_place_does() -> None:
    told = [made("a"), decided("D1", "a"), decided("D2", outcome=DecisionOutcome.REJECTED)]
    superseded: Telling = ("decision", "D1", DecisionSuperseded(by="D2"), date(2018, 1, 1))
    row = only(*told, superseded)
    assert (row.status, row.decided_by_ref) == (RecommendationStatus.REJECTED, "D2")


def test_a_part_stands_as_its_whole_unless_a_decision_names_it_itself() -> None:
    told = [made("2.1"), made("I", inside="2.1", place=1), made("II", inside="2.1", place=2)]
    rows = found(*told, decided("D1", "2.1"), decided("D2", "II", outcome=DecisionOutcome.DEFERRED)).recommendations
    assert [row.status_in_words for row in rows] == ["agreed", "agreed", "deferred"]


def test_before_the_decision_took_effect_the_recommendation_is_proposed() -> None:
    told = entries(Told(*made("a")), Told(*decided("D1", "a")))
    record = record_from(told, as_at=date(2017, 12, 17))
    assert recommendation_list(record).recommendations[0].status is RecommendationStatus.PROPOSED


def test_one_recommendation_comes_with_what_it_is_made_of() -> None:
    record = record_of(made("2.1"), made("I", inside="2.1"), made("2.2"), as_at=AS_AT)
    detail = recommendation_detail(record, "2.1")
    assert (detail.recommendation.ref, [part.ref for part in detail.parts]) == ("2.1", ["I"])
    with pytest.raises(UnknownSubject, match=r"2\.9"):
        recommendation_detail(record, "2.9")


def test_where_nothing_was_recommended_the_answer_says_so() -> None:
    assert found().in_words == "Nothing has been recommended."
