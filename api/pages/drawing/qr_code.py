"""A QR code as one SVG path: a short text that a telephone reads from paper."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

QUIET = 4
"""How many modules around the code stay light, as ISO/IEC 18004 asks for."""

MODULE = 4
"""How wide one module is drawn, in pixels."""


class QRCode(NamedTuple):
    """The path of the dark modules, in modules, with the size of the drawing in pixels."""

    path: str
    view_box: str
    width: int


def qr_code(text: str) -> QRCode:
    """The code of a text; a seventh of it may be unreadable, as on a folded paper."""
    import segno  # noqa: PLC0415  # few papers have one

    matrix = segno.make(text, error="m", micro=False).matrix
    size = len(matrix) + 2 * QUIET
    return QRCode("".join(_runs(matrix)), f"0 0 {size} {size}", size * MODULE)


def _runs(matrix: Sequence[Sequence[int]]) -> Iterator[str]:
    """Dark modules that stand side by side are one rectangle."""
    for y, row in enumerate(matrix):
        x = 0
        for is_dark, run in groupby(row):
            wide = len(list(run))
            if is_dark:
                yield f"M{x + QUIET} {y + QUIET}h{wide}v1h-{wide}z"
            x += wide
