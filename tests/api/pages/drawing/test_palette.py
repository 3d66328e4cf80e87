"""Every colour can be told from what it stands on, and the stylesheets use no colour that was not weighed."""

import re
from pathlib import Path

import pytest

from api.pages.drawing.palette import AROUND, PALETTE, Colour, contrast
from tests.vendoring import STATIC, STYLESHEET

EVERY_COLOUR = PALETTE | AROUND
PAIRS = [(name, ground) for name, colour in EVERY_COLOUR.items() for ground in colour.on]
OURS = sorted(path for path in STATIC.glob("*.css") if path != STYLESHEET)
A_COMMENT = re.compile(r"/\*.*?\*/", flags=re.DOTALL)
A_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")


def colours_in(path: Path) -> set[str]:
    """The colours of a stylesheet, each with six digits."""
    found = A_COLOUR.findall(A_COMMENT.sub("", path.read_text(encoding="utf-8")))
    return {(one if len(one) == 7 else "#" + "".join(2 * digit for digit in one[1:])).lower() for one in found}


def test_black_on_white_has_the_most_contrast_and_govuk_orange_too_little() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#f47738", "#ffffff") == pytest.approx(2.78, abs=0.01)


@pytest.mark.parametrize(("name", "ground"), PAIRS)
def test_a_colour_can_be_told_from_its_ground(name: str, ground: str) -> None:
    colour = EVERY_COLOUR[name]
    assert contrast(colour.hex, EVERY_COLOUR[ground].hex) >= colour.least


def test_only_what_lies_behind_stands_on_nothing() -> None:
    assert [name for name, colour in EVERY_COLOUR.items() if bool(colour.on) != (colour.least > 0)] == []


def test_the_bands_of_the_risk_map_darken_from_low_to_extreme() -> None:
    bands = [PALETTE[f"band-{band}"].hex for band in ("low", "moderate", "high", "extreme")]
    from_black = [contrast(band, "#000000") for band in bands]
    assert from_black == sorted(from_black, reverse=True)


def test_the_stylesheet_of_the_drawings_has_the_colours_of_the_palette() -> None:
    stylesheet = (STATIC / "drawing.css").read_text(encoding="utf-8")
    stated = dict(re.findall(r"--palette-([a-z-]+): (#[0-9a-f]{6});", stylesheet))
    used = set(re.findall(r"var\(--palette-([a-z-]+)\)", stylesheet))
    assert stated == {name: PALETTE[name].hex for name in stated}
    assert used == set(stated)
    assert len(A_COLOUR.findall(stylesheet)) == len(stated)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_a_stylesheet_of_ours_uses_the_colours_of_the_palette_and_govuks_and_no_others(path: Path) -> None:
    weighed = {colour.hex for colour in EVERY_COLOUR.values()}
    assert colours_in(path) - weighed - colours_in(STYLESHEET) == set()
    assert re.findall(r"\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(", path.read_text(encoding="utf-8")) == []


def test_a_colour_is_written_in_one_way() -> None:
    assert [colour for colour in EVERY_COLOUR.values() if not re.fullmatch(r"#[0-9a-f]{6}", Colour(*colour).hex)] == []
