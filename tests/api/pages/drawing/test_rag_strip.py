"""The strip tells every light by shape and letters, never a stale one as if it were fresh, and leads to each."""

from api.pages.drawing.rag_strip import StripCell, strip
from tests.api.pages.drawing.history import CONTRADICTED, LIGHTS, STALE, history


def cells() -> tuple[StripCell, ...]:
    return strip(history(), href=lambda ref, day: f"/rag/{ref}?as_at={day}").rows[0].cells


def test_every_light_has_a_shape_and_letters_of_its_own() -> None:
    told = [(cell.shapes[0].css if cell.shapes else "", cell.letters) for cell in cells()]
    assert told == [
        ("", "–"),
        ("not-rated", "not rated"),
        ("green", "G"),
        ("stale", "G stale"),
        ("amber", "A/G"),
        ("amber", "A"),
        ("amber", "A/R"),
        ("red", "R"),
        ("not-rated", "exempt"),
        ("red", "R"),
        ("amber", "A"),
        ("green", "G"),
    ]


def test_a_stale_green_is_never_drawn_green() -> None:
    cell = cells()[STALE]
    assert cell.tint == "grey"
    assert cell.words == "Overall, 28 June 2017: Green; stale since 3 June 2017"


def test_what_the_plan_contradicts_is_marked_and_says_why() -> None:
    assert [place for place, cell in enumerate(cells()) if cell.exclamation] == [CONTRADICTED]
    assert cells()[CONTRADICTED].words.endswith("green declared; the plan suggests red")


def test_every_light_leads_to_its_explanation_at_the_end_of_its_period() -> None:
    assert cells()[-1].href == "/rag/programme:bridge:overall?as_at=2018-02-20"


def test_what_was_not_there_yet_leads_nowhere() -> None:
    assert [cell.href is None for cell in cells()] == [light is None for light in LIGHTS]


def test_the_year_is_written_where_it_changes() -> None:
    periods = strip(history(), href=lambda ref, day: "/").periods
    assert [period.year for period in periods if period.year] == ["2017", "2018"]


def test_a_light_of_something_inside_the_programme_names_it() -> None:
    row = strip(history(), href=lambda ref, day: "/").rows[1]
    assert row.name == "Deck <b>laid</b>: overall"
    assert row.below == "Overall"
