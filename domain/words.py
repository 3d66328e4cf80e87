"""The small words that facts are made of: references and sentences as people write them."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

_ALLOWED_CONTROLS = frozenset("\n\t")


def _readable(text: str) -> str:
    """Refuse what nobody can read back: control characters and half of a surrogate pair."""
    for character in text:
        if (character < " " and character not in _ALLOWED_CONTROLS) or "\ud800" <= character <= "\udfff":
            raise ValueError(f"it holds the character {character!a}, which cannot be printed; remove it")
    return text


Ref = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$"),
    Field(description="A reference people use: letters, digits, dot, hyphen, underscore; 80 characters at most."),
]
"""What people call a thing in a URL, a file and a meeting: `M4`, `greater-cambridge-planning`."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), AfterValidator(_readable)]
"""One line of words: a title, a role, a name; 300 characters at most."""

Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000), AfterValidator(_readable)
]
"""Sentences: a rationale, a comment, a purpose; 10,000 characters at most."""

Count = Annotated[int, Field(ge=0, le=1_000_000_000_000)]
"""A whole number that counts something; a million million at most, so that every reader can hold it."""

NOT_STATED = "not stated"
"""How a missing value is shown. It is never shown as zero, as No, or as green."""
