"""A score is likelihood times impact, each from 1 to 5, and nothing is made up where either is not stated."""

import pytest
from pydantic import ValidationError

from domain.score import Score


def test_a_score_is_likelihood_times_impact() -> None:
    assert Score(likelihood=3, impact=4).product == 12


@pytest.mark.parametrize("score", [Score(), Score(likelihood=3), Score(impact=4)])
def test_a_score_that_is_half_stated_has_no_product(score: Score) -> None:
    assert score.product is None


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (Score(likelihood=3, impact=4), "12 (likelihood 3, impact 4)"),
        (Score(impact=4), "likelihood not stated, impact 4"),
        (Score(), "likelihood not stated, impact not stated"),
    ],
)
def test_a_score_says_in_words_what_is_not_stated(score: Score, words: str) -> None:
    assert score.in_words == words


@pytest.mark.parametrize("value", [0, 6, True, "3", 2.0])
def test_a_part_of_a_score_is_a_whole_number_from_1_to_5(value: object) -> None:
    with pytest.raises(ValidationError):
        Score.model_validate({"likelihood": value})
