"""The line of one milestone's forecasts rises where it slipped, and its words say every move."""

import re
from datetime import date

from api.pages.drawing.slip_line import SlipLine, slip_line
from application.projections.milestones import ForecastView, MilestoneDetail
from tests.api.pages.drawing.plans import SVG, TODAY, drawn, milestone, on, only, svg_of


def the_line(*said: tuple[date | None, date]) -> SlipLine:
    """What was said on which day about the day the bridge opens."""
    forecasts = tuple(
        ForecastView(expected=on(day), said_on=when, said_by="Programme manager", reason=None, note=None)
        for when, day in said
    )
    row = milestone("Bridge opens", said[0][1] if said else None)
    return slip_line(MilestoneDetail.model_construct(**only(milestone=row, forecasts=forecasts)), today=TODAY)


def heights(line: SlipLine) -> list[float]:
    """How high the line runs after each thing said, counted from above as SVG does."""
    moves = next(shape.path for shape in line.shapes if shape.css == "moves")
    return [float(found) for found in re.findall(r"V([\d.]+)", moves)]


def test_a_slip_is_a_step_up_and_its_words_say_by_how_much() -> None:
    line = the_line((date(2017, 9, 1), date(2018, 3, 1)), (date(2018, 2, 5), date(2018, 3, 13)))
    assert line.in_words == (
        "First expected 1 March 2018. Moved once: on 5 February 2018 to 13 March 2018, 12 days later."
    )
    assert heights(line) == [20, 20]
    assert [shape.css for shape in line.shapes] == ["promised", "moves", "forecast", "forecast"]


def test_what_comes_forward_again_steps_down() -> None:
    line = the_line(
        (date(2017, 9, 1), date(2018, 3, 1)),
        (date(2017, 10, 1), date(2018, 4, 1)),
        (date(2017, 12, 1), date(2018, 3, 1)),
    )
    assert heights(line) == [20, 84, 84]
    assert "Moved 2 times" in line.in_words
    assert line.in_words.endswith("on 1 December 2017 to 1 March 2018, 31 days earlier.")


def test_a_date_that_was_said_once_is_words_alone() -> None:
    line = the_line((date(2017, 9, 1), date(2018, 3, 1)))
    assert line.is_empty
    assert line.in_words == "First expected 1 March 2018. It has not moved since."


def test_what_was_said_on_no_stated_day_has_no_place_on_the_line() -> None:
    assert the_line((None, date(2018, 3, 1))).in_words == "No dated forecast was recorded."


def test_the_line_is_an_image_with_a_title_and_a_description() -> None:
    line = the_line((date(2017, 9, 1), date(2018, 3, 1)), (date(2018, 2, 5), date(2018, 3, 13)))
    svg = svg_of(drawn("slip_line", "chart", line))
    assert svg.get("role") == "img"
    assert [found.text for name in ("title", "desc") if (found := svg.find(f"{SVG}{name}")) is not None] == [
        "How the date of “Bridge opens” has moved",
        line.in_words,
    ]
