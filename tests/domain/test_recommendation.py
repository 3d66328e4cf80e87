"""A recommendation: somebody asks a body for something, in words that stay once it is decided on."""

import pytest

from domain.fact import Fact
from domain.recommendation import (
    Recommendation,
    RecommendationDependsOnItself,
    RecommendationIsSettled,
    RecommendationIsWithdrawn,
    RecommendationMade,
    RecommendationReworded,
    RecommendationWithdrawn,
    Weight,
    make,
)
from domain.refusals import AlreadyThere
from tests.domain.given import given

MADE = RecommendationMade(text="Buy steel elsewhere", number="2.1", inside="R0", paper="P1")


def recommendation(*later: Fact) -> Recommendation:
    return given(Recommendation, "R1", MADE, *later)


def test_a_recommendation_is_made_once() -> None:
    assert make(None, MADE, ref="R1") == [MADE]
    with pytest.raises(AlreadyThere, match="R1"):
        make(recommendation(), MADE, ref="R1")


def test_a_recommendation_does_not_depend_on_itself() -> None:
    with pytest.raises(RecommendationDependsOnItself, match="“R1” cannot depend on itself"):
        make(None, RecommendationMade(text="Buy steel", depends_on=("R2", "r1")), ref="R1")
    on_others = RecommendationMade(text="Buy steel", depends_on=("R2",))
    assert make(None, on_others, ref="R1") == [on_others]


def test_what_others_recommend_is_only_supported() -> None:
    supported = RecommendationMade(text="Paint it red", weight=Weight.SUPPORTED)
    assert recommendation().weight is Weight.RECOMMENDED
    assert given(Recommendation, "R2", supported).weight is Weight.SUPPORTED


def test_its_words_change_until_it_is_decided_on() -> None:
    half = RecommendationReworded(text="Buy half of it elsewhere")
    assert recommendation().reword("Buy half of it elsewhere") == [half]
    assert recommendation(half).reword("Buy half of it elsewhere") == []
    assert recommendation(half).text == "Buy half of it elsewhere"
    with pytest.raises(RecommendationIsSettled, match="was decided on in “D1” and stays as it was put"):
        recommendation().reword("Buy all of it elsewhere", settled_by="D1")


def test_it_is_withdrawn_once_and_not_after_it_was_decided_on() -> None:
    assert recommendation().withdraw() == [RecommendationWithdrawn()]
    with pytest.raises(RecommendationIsSettled):
        recommendation().withdraw(settled_by="D1")
    with pytest.raises(RecommendationIsWithdrawn, match="make it anew"):
        recommendation(RecommendationWithdrawn()).withdraw()
    with pytest.raises(RecommendationIsWithdrawn):
        recommendation(RecommendationWithdrawn()).reword("Buy it all the same")
