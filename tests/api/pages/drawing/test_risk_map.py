"""The map shows how many risks lie where, says the band of every square, and counts what lies nowhere beside it."""

import pytest

from api.pages.drawing.risk_map import DrawnRiskMap, Square, band_of, risk_map
from tests.api.pages.drawing.registers import grid


def the_map(counts: dict[tuple[int, int], int], unscored: int = 0) -> DrawnRiskMap:
    return risk_map(
        grid(counts, unscored), title="Risks", href=lambda one, two: f"/risks?likelihood={one}&impact={two}"
    )


def square(drawing: DrawnRiskMap, likelihood: int, impact: int) -> Square:
    return next(one for one in drawing.squares if (one.likelihood, one.impact) == (likelihood, impact))


@pytest.mark.parametrize(
    ("product", "band"),
    [(1, "low"), (3, "low"), (4, "moderate"), (6, "moderate"), (8, "high"), (12, "high"), (15, "extreme")],
)
def test_the_bands_are_those_of_the_published_matrix(product: int, band: str) -> None:
    assert band_of(product) == band


def test_a_square_with_risks_says_how_many_and_leads_to_them() -> None:
    found = square(the_map({(4, 5): 2}), 4, 5)
    assert (found.shown, found.href) == ("2", "/risks?likelihood=4&impact=5")
    assert found.words == "2 risks with likelihood 4 and impact 5: extreme"


def test_a_square_without_risks_is_blank_but_says_its_band() -> None:
    found = square(the_map({(4, 5): 2}), 2, 3)
    assert (found.shown, found.href, found.band) == ("", None, "moderate")


def test_likelihood_grows_upwards_and_impact_to_the_right() -> None:
    drawing = the_map({(1, 1): 1})
    assert float(square(drawing, 5, 1).y) < float(square(drawing, 1, 1).y)
    assert float(square(drawing, 1, 1).x) < float(square(drawing, 1, 5).x)


def test_the_table_beside_it_holds_the_same_counts() -> None:
    drawing = the_map({(4, 5): 2, (1, 2): 7}, unscored=1)
    assert [row.heading for row in drawing.rows] == [f"Likelihood {step}" for step in (5, 4, 3, 2, 1)]
    assert [[one.risks for one in row.squares] for row in drawing.rows] == [
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 2],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
        [0, 7, 0, 0, 0],
    ]


def test_words_count_by_band_the_most_severe_first_and_what_is_not_scored() -> None:
    assert the_map({(4, 5): 2, (1, 2): 7, (5, 5): 1}, unscored=1).in_words == (
        "10 risks on the map: 3 extreme and 7 low. 1 risk lacks a likelihood or an impact and is not on it."
    )


def test_a_map_of_nothing_says_so() -> None:
    drawing = the_map({}, unscored=18)
    assert drawing.is_empty
    assert drawing.in_words == ("No risk is on the map. 18 risks lack a likelihood or an impact and are not on it.")


def test_opportunities_are_called_so() -> None:
    drawing = risk_map(
        grid({(4, 5): 2}), title="Opportunities", href=lambda one, two: "/", noun=("opportunity", "opportunities")
    )
    assert drawing.in_words == "2 opportunities on the map: 2 extreme."
