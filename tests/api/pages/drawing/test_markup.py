"""What the macros draw is well-formed, titled and described, links to pages, and carries no style or script."""

import re
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from api.pages.drawing.rag_strip import strip
from api.pages.drawing.risk_map import risk_map
from tests.api.pages.drawing.history import history
from tests.api.pages.drawing.plans import SVG, drawn, drawn_plan, many_milestones, milestone, phase, svg_of, window
from tests.api.pages.drawing.registers import grid

HOSTILE = 'Bridge <b>"opens"</b> & closes'


def a_plan() -> str:
    plan = drawn_plan(
        milestone(HOSTILE, date(2018, 3, 1), date(2018, 4, 1), workstream=HOSTILE),
        milestone("Tolls end", None),
        phases=(phase(HOSTILE, window(date(2018, 1, 1), None)),),
    )
    return "".join(drawn("timeline", macro, plan) for macro in ("chart", "undated", "table"))


def a_map() -> str:
    drawing = risk_map(
        grid({(4, 5): 2, (1, 1): 1}, unscored=3), title=HOSTILE, href=lambda one, two: f"/risks?l={one}&i={two}"
    )
    return "".join(drawn("risk_map", macro, drawing) for macro in ("chart", "table"))


def a_strip() -> str:
    drawing = strip(history(), href=lambda ref, day: f"/rag/{ref}?as_at={day}&x=1")
    return "".join(drawn("rag_strip", macro, drawing) for macro in ("chart", "table"))


DRAWINGS: tuple[Callable[[], str], ...] = (a_plan, a_map, a_strip)
every_drawing = pytest.mark.parametrize("draw", DRAWINGS, ids=lambda draw: draw.__name__)


def words_of(element: ET.Element | None) -> str:
    return "" if element is None else "".join(element.itertext()).strip()


@every_drawing
def test_a_drawing_is_well_formed_and_named_by_its_title_and_description(draw: Callable[[], str]) -> None:
    svg = svg_of(draw())
    title, desc = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert words_of(title)
    assert words_of(desc)
    assert svg.get("aria-labelledby", "").split() == [found.get("id") for found in (title, desc) if found is not None]


@every_drawing
def test_a_drawing_that_holds_links_is_a_group_because_an_image_hides_them(draw: Callable[[], str]) -> None:
    svg = svg_of(draw())
    assert svg.find(f".//{SVG}a") is not None
    assert svg.get("role") == "group"


@every_drawing
def test_every_link_has_an_address_and_a_title_in_words(draw: Callable[[], str]) -> None:
    links = svg_of(draw()).findall(f".//{SVG}a")
    assert all(link.get("href", "").startswith("/") for link in links)
    assert all(words_of(link.find(f"{SVG}title")) for link in links)


@every_drawing
def test_nothing_carries_a_style_or_a_script(draw: Callable[[], str]) -> None:
    html = draw()
    assert re.findall(r"<script|<style|\bstyle=|\son[a-z]+=|javascript:", html) == []


@every_drawing
def test_every_id_stands_once_and_every_table_has_a_caption(draw: Callable[[], str]) -> None:
    html = draw()
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert html.count("<caption") == html.count("<table") == 1


@every_drawing
def test_what_people_wrote_is_shown_and_not_obeyed(draw: Callable[[], str]) -> None:
    assert "<b>" not in draw()


@every_drawing
def test_what_is_wide_stands_in_a_region_that_scrolls(draw: Callable[[], str]) -> None:
    html = draw()
    regions = re.findall(r'<div class="scroll" role="region" aria-label="([^"]+)" tabindex="0">', html)
    assert len(regions) == len(set(regions)) == 2


def test_two_drawings_on_one_page_share_no_id() -> None:
    one, other = (
        drawn(
            "risk_map",
            "chart",
            risk_map(grid({(4, 5): 2}), title="Risks", href=lambda one, two: "/", ident=ident),
        )
        for ident in ("current", "target")
    )
    assert not set(re.findall(r'\bid="([^"]+)"', one)) & set(re.findall(r'\bid="([^"]+)"', other))


def test_two_hundred_milestones_are_each_linked_once_in_a_drawing_of_modest_size() -> None:
    html = drawn("timeline", "chart", drawn_plan(*many_milestones()))
    assert len(svg_of(html).findall(f".//{SVG}a")) == 200
    assert len(html) < 150_000


def test_the_legend_explains_what_is_drawn_and_nothing_else() -> None:
    html = drawn("timeline", "chart", drawn_plan(milestone("Steel arrives", date(2018, 1, 5), state="met")))
    assert re.findall(r"</svg> ([^<]+)</li>", html) == ["first promised", "met"]
