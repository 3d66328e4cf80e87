"""How wide are words on a drawing, and what of them fits?

SVG does not wrap or shorten text, and without a script nobody measures it in the browser. The widths are those of
Helvetica, which Arial and Liberation Sans share; what is not listed counts as a wide letter.
"""

SLACK = 1.04
"""Browsers round letters to whole pixels; a little room is left for that."""

BOLD = 1.08
"""How much wider bold letters run."""

_WIDTHS = {
    222: "ijl‘’",
    278: " !,./:;I[\\]ft",
    333: "()-`r“”",
    500: "Jckvsxyz",
    556: "#$?L_0123456789abdeghnopqu–£",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "…—",
}
_OTHER_LETTER, _IDEOGRAPH = 0.75, 1.05
_FIRST_IDEOGRAPH = "\u2e80"
_ELLIPSIS = "…"


class _Widths(dict[str, float]):
    """Widths by letter; those that are not listed are guessed, on the wide side."""

    def __missing__(self, letter: str) -> float:
        return _OTHER_LETTER if letter < _FIRST_IDEOGRAPH else _IDEOGRAPH


_WIDTH_OF = _Widths({letter: width / 1000 for width, letters in _WIDTHS.items() for letter in letters})


def width_of(words: str, size: float) -> float:
    """How wide the words run at a size, in the units of the size."""
    return sum(map(_WIDTH_OF.__getitem__, words)) * size * SLACK


def shortened(words: str, room: float, *, size: float) -> str:
    """The words where they fit, else as many as do with an ellipsis, broken between words where that loses little."""
    if width_of(words, size) <= room:
        return words
    left = room - width_of(_ELLIPSIS, size)
    end = 0
    for end, letter in enumerate(words):  # noqa: B007 (where it stopped is what is asked for)
        left -= _WIDTH_OF[letter] * size * SLACK
        if left < 0:
            break
    return _whole_words(words[:end]) + _ELLIPSIS if end else ""


def _whole_words(begun: str) -> str:
    kept = begun.rpartition(" ")[0]
    return (kept if 2 * len(kept) > len(begun) else begun).rstrip(" ,;:–-")
