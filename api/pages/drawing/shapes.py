"""The shapes that carry meaning on every drawing, as finished SVG paths around a point.

Each meaning has a shape of its own, so that nothing is said by colour alone: it reads the same printed in black.
"""

from functools import lru_cache
from typing import NamedTuple

REACH = 10.0
"""How far the widest mark, the diamond of a first promise, reaches from its point."""

_DOT, _RING, _DISC = 4.0, 6.0, 6.5


class Shape(NamedTuple):
    """One path with the class that the stylesheet draws it by."""

    css: str
    path: str


@lru_cache(maxsize=8192)
def number(value: float) -> str:
    """A length as SVG attributes write it: at most one decimal, none where it is whole.

    The heights of rows and the sizes of shapes come again and again, which is why they are remembered.
    """
    return f"{value:.1f}".removesuffix(".0")


def diamond(x: float, y: float, css: str = "promise", *, reach: float = REACH) -> Shape:
    """What was first promised."""
    r = number(reach)
    return Shape(css, f"M{number(x)} {number(y - reach)}l{r} {r}-{r} {r}-{r}-{r}z")


def circle(x: float, y: float, css: str, *, radius: float) -> Shape:
    """A full circle, which the paths of SVG make of two halves."""
    r, d = number(radius), number(2 * radius)
    return Shape(css, f"M{number(x - radius)} {number(y)}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0-{d} 0z")


def ring(x: float, y: float) -> Shape:
    """What is promised now, where it was agreed anew."""
    return circle(x, y, "baseline", radius=_RING)


def dot(x: float, y: float) -> Shape:
    """What is expected now."""
    return circle(x, y, "forecast", radius=_DOT)


def tick(x: float, y: float) -> tuple[Shape, ...]:
    """What was met: a disc with a tick cut into it."""
    return circle(x, y, "met", radius=_DISC), Shape("tick", f"M{number(x - 3)} {number(y)}l2.2 2.5 4-5")


def cross(x: float, y: float) -> Shape:
    """What was dropped: crossed out."""
    return Shape("dropped", f"M{number(x - 5)} {number(y - 5)}l10 10m0-10l-10 10")


def level(start: float, end: float, y: float, *, css: str) -> Shape:
    """A line from one day to another."""
    return Shape(css, f"M{number(start)} {number(y)}H{number(end)}")


def triangle(x: float, y: float, css: str, *, reach: float) -> Shape:
    """A triangle standing on its base."""
    r, d = number(reach), number(2 * reach)
    return Shape(css, f"M{number(x)} {number(y - reach)}l{r} {number(1.8 * reach)}h-{d}z")
