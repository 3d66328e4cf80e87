"""Where in a text do the words stand that somebody looks for, whatever their case and accents?"""

import re
import unicodedata
from typing import NamedTuple

from application.projections.view import View

LONGEST_SNIPPET = 180
"""How many characters of a text are shown around the words that were looked for."""

BEFORE_IT = 50
"""How many characters stand before the first of them."""

_APOSTROPHES = str.maketrans("’‘", "''")


class Segment(View):
    """A stretch of a text, and whether it is what was looked for."""

    text: str
    matched: bool


class Span(NamedTuple):
    """From a character of a text up to, not including, another."""

    start: int
    end: int


def folded(text: str) -> str:
    """The text without case and accents, for comparing."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


class Terms:
    """The words that are looked for: each is found where a word begins with it, one of a single character as a whole.

    Nothing can be looked for where no word holds a letter or a digit.
    """

    def __init__(self, words: str) -> None:
        asked = (re.sub(r"^\W+|\W+$", "", word) for word in folded(words).split())
        self.words = tuple(dict.fromkeys(word for word in asked if word))
        self._patterns = tuple(re.compile(_pattern(word)) for word in self.words)

    @property
    def are_too_short(self) -> bool:
        """Whether every one is a single character, with which too many words begin."""
        return all(len(word) == 1 for word in self.words)

    def are_in(self, text: str) -> bool:
        """Whether a folded text holds all of them."""
        return all(pattern.search(text) for pattern in self._patterns)

    def how_many_are_in(self, text: str) -> int:
        """How many of them a folded text holds."""
        return sum(pattern.search(text) is not None for pattern in self._patterns)

    def spans(self, text: str) -> list[Span]:
        """Where they stand in a text as it is written, first to last, none within another."""
        letters, places = _letters(text)
        found = [match.span() for pattern in self._patterns for match in pattern.finditer(letters)]
        spans: list[Span] = []
        for start, end in sorted((places[start], places[end - 1] + 1) for start, end in found):
            if spans and start <= spans[-1].end:
                spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
            else:
                spans.append(Span(start, end))
        return spans


def _pattern(word: str) -> str:
    return rf"(?<!\w){re.escape(word)}" + (r"(?!\w)" if len(word) == 1 else "")


def _letters(text: str) -> tuple[str, list[int]]:
    """A text folded character by character, and for each that comes of it the place of the one it comes from."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        made = folded(character)
        letters.append(made)
        places.extend([place] * len(made))
    return "".join(letters), places


def snippet(text: str, terms: Terms) -> tuple[Segment, ...]:
    """The text on one line, cut around the words looked for, in stretches that are them and stretches that are not."""
    line = " ".join(text.split())
    spans = terms.spans(line)
    first, last = _window(line, spans)
    pieces = [("…", False)] if first else []
    at = first
    for start, end in spans:
        if first <= start < last:
            pieces += [(line[at:start], False), (line[start : min(end, last)], True)]
            at = min(end, last)
    pieces += [(line[at:last], False), ("…" if last < len(line) else "", False)]
    return tuple(Segment(text=piece, matched=matched) for piece, matched in pieces if piece)


def _window(line: str, spans: list[Span]) -> Span:
    """What is shown of a line: whole words from a little before the first match on."""
    if len(line) <= LONGEST_SNIPPET:
        return Span(0, len(line))
    matched = spans[0].start if spans else 0
    start = max(matched - BEFORE_IT, 0)
    if start:
        start = line.find(" ", start, matched) + 1 or matched
    end = min(start + LONGEST_SNIPPET, len(line))
    if end < len(line):
        end = max(line.rfind(" ", start, end), spans[0].end if spans else 0) if " " in line[start:end] else end
    return Span(start, end)
