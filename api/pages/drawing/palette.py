"""Every colour that lights, tags and drawings use, once, with what it stands on and how well it must be seen there.

The contrast asked for is that of WCAG 2.2 AA: 4.5 to 1 for text, 3 to 1 for shapes that carry meaning. GOV.UK's orange
reaches only 2.78 to 1 on white, so amber is an orange shape inside a dark outline, and dark words on an amber tint.
No colour is the only carrier of anything: every light and every mark has a shape, and every light and band a word.
"""

from typing import NamedTuple

TEXT, SHAPE, SURFACE = 4.5, 3.0, 0.0
"""The least contrast of text, of shapes that carry meaning, and of what only lies behind them."""


class Colour(NamedTuple):
    """A colour as #rrggbb, the surfaces it is seen on by their names, and the least contrast it needs there."""

    hex: str
    least: float = SURFACE
    on: tuple[str, ...] = ()


_PLAIN = ("paper", "lane")
_TINTS = ("red-tint", "amber-red-tint", "amber-tint", "amber-green-tint", "green-tint", "grey-tint")

PALETTE: dict[str, Colour] = {
    "paper": Colour("#ffffff"),
    "lane": Colour("#f3f3f3"),
    "grid": Colour("#cecece"),
    "ink": Colour(
        "#0b0c0c",
        TEXT,
        (*_PLAIN, *_TINTS, "phase", "running", "band-low", "band-moderate", "band-high"),
    ),
    "quiet": Colour("#484949", TEXT, (*_PLAIN, "band-low", "band-moderate")),
    "link": Colour("#1a65a6", TEXT, _PLAIN),
    "today": Colour("#54319f", TEXT, _PLAIN),
    "late": Colour("#aa2222", TEXT, _PLAIN),
    "forecast": Colour("#1d70b8", SHAPE, (*_PLAIN, "phase")),
    "phase": Colour("#d2e2f1"),
    "running": Colour("#a5c6e3"),
    "on-dark": Colour("#ffffff", TEXT, ("met", "band-extreme")),
    "met": Colour("#0f7a52", SHAPE, _PLAIN),
    "red": Colour("#ca3535", SHAPE, ("paper", "red-tint")),
    "red-text": Colour("#651b1b", TEXT, ("paper", "red-tint")),
    "red-tint": Colour("#f4d7d7"),
    "amber": Colour("#f47738"),
    "amber-red-text": Colour("#6f2f07", TEXT, ("paper", "amber-red-tint")),
    "amber-red-tint": Colour("#ffd8bd"),
    "amber-red-shape": Colour("#b9420a", SHAPE, ("paper", "amber-red-tint")),
    "amber-text": Colour("#66420d", TEXT, ("paper", "amber-tint")),
    "amber-outline": Colour("#66420d", SHAPE, ("paper", "amber", "amber-red-tint", "amber-tint", "amber-green-tint")),
    "amber-tint": Colour("#ffe4bc"),
    "amber-shape": Colour("#a85f00", SHAPE, ("paper", "amber-tint")),
    "amber-green-text": Colour("#444c06", TEXT, ("paper", "amber-green-tint")),
    "amber-green-tint": Colour("#edf0b9"),
    "amber-green-shape": Colour("#6b7408", SHAPE, ("paper", "amber-green-tint")),
    "green": Colour("#0f7a52", SHAPE, ("paper", "green-tint")),
    "green-text": Colour("#083d29", TEXT, ("paper", "green-tint")),
    "green-tint": Colour("#cfe4dc"),
    "grey-text": Colour("#484949", TEXT, ("paper", "grey-tint")),
    "grey-tint": Colour("#f3f3f3"),
    "band-low": Colour("#f1f8f4"),
    "band-moderate": Colour("#ffeb99"),
    "band-high": Colour("#f7b18d"),
    "band-extreme": Colour("#a32424"),
}
"""The colours of lights and drawings."""

AROUND: dict[str, Colour] = {
    "header": Colour("#10243e"),
    "header-line": Colour("#3a4d66"),
    "header-words": Colour("#ffffff", TEXT, ("header", "past")),
    "ground": Colour("#f4f8fb"),
    "edge": Colour("#8eb8dc"),
    "words": Colour("#0b0c0c", TEXT, ("ground", "focus", "told", "marked", "given", "doubted", "refused", "added")),
    "focus": Colour("#ffdd00"),
    "past": Colour("#3b1e72"),
    "past-hatch": Colour("#b9a6e0"),
    "frame": Colour("#6b7276", SHAPE, ("paper",)),
    "told": Colour("#fff3bf"),
    "marked": Colour("#fff3df"),
    "given": Colour("#e7f4ee"),
    "doubted": Colour("#fff3df"),
    "refused": Colour("#fdecea"),
    "added": Colour("#eff8f3"),
    "print": Colour("#000000", TEXT, ("paper",)),
}
"""The colours of the page around them; the stylesheet may use these, the palette's and GOV.UK's own, and no others."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours given as #rrggbb, from 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_DARKEST_CURVED = 0.04045


def _linear(part: float) -> float:
    return part / 12.92 if part <= _DARKEST_CURVED else ((part + 0.055) / 1.055) ** 2.4
