"""The small words that facts are made of: references and sentences as people write them."""

import unicodedata
from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the direction of the words around it, so that a reader sees something else than was written."""

_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and marks by their category that show nothing."""

_BREAKS = frozenset("\n\t")


def _readable(text: str) -> str:
    """The text in its composed form (NFC), so that the same words are the same however they were typed.

    Refused is what nobody can read back: control characters and other breaks of a line, what turns the direction of
    the words, half of a surrogate pair, and words in which nothing can be seen.
    """
    if text.isascii() and text.isprintable() and text.strip():
        return text  # Most words are such, and nothing in them is refused: there is no need to look at every letter.
    for character in text:
        unseen = unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or character in _BIDI_CONTROLS
        if unseen and character not in _BREAKS:
            raise ValueError(f"it holds the character {character!a}, which cannot be printed; remove it")
    if not any(_shows(character) for character in text):
        raise ValueError("there is nothing in it that can be seen; write it in words")
    return unicodedata.normalize("NFC", text)


def _shows(character: str) -> bool:
    return unicodedata.category(character)[0] not in "CZ" and character not in _BLANKS


def _on_one_line(text: str) -> str:
    if _BREAKS & set(text):
        raise ValueError("it is one line; take the line breaks and tabs out of it")
    return text


LONGEST_REF = 80
"""The characters a reference may have."""

Ref = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$"),
    Field(description="A reference people use: letters, digits, dot, hyphen, underscore; 80 characters at most."),
]
"""What people call a thing in a URL, a file and a meeting: `M4`, `greater-cambridge-planning`."""

RatingRef = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$")]
"""What a rating is called, `workstream:planning:budget`: a reference with what it is a rating of around it."""

Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=300),
    AfterValidator(_readable),
    AfterValidator(_on_one_line),
]
"""One line of words: a title, a role, a name; 300 characters at most."""

Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000), AfterValidator(_readable)
]
"""Sentences: a rationale, a comment, a purpose; 10,000 characters at most."""

Count = Annotated[int, Field(ge=0, le=1_000_000_000_000)]
"""A whole number that counts something; a million million at most, so that every reader can hold it."""

NOT_STATED = "not stated"
"""How a missing value is shown. It is never shown as zero, as No, or as green."""


NAMED_AFTER_ANOTHER = frozenset({"rag", "escalation", "return", "exemption"})
"""The kinds of thing whose reference is made of what they are about: nobody chooses it, none is taken for good, and it
may be as long as `RatingRef`."""


def kind_in_words(kind: str) -> str:
    """A kind of thing as people say it; a light is kept as the rating that it shows."""
    return "light" if kind == "rag" else kind.replace("-", " ")


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them: “scope, schedule and budget”."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last
