"""Do two spellings name the same role, the same person or the same body?"""

import unicodedata
from collections.abc import Iterable

_APOSTROPHES = str.maketrans("’‘", "''")


def as_compared(name: str) -> str:
    """The name without what nobody tells two apart by.

    That is its case, how many spaces stand in it, dashes in the place of spaces, the kind of apostrophe, the width of
    letters, and whatever cannot be seen.
    """
    composed = name if name.isascii() else unicodedata.normalize("NFKC", name).translate(_APOSTROPHES)
    return " ".join("".join(map(_meant, composed.casefold())).split())


def _meant(character: str) -> str:
    match unicodedata.category(character):
        case "Pd":
            return " "
        case "Cf":
            return ""
        case _:
            return character


def is_the_same(one: str, other: str) -> bool:
    """Whether both name the same."""
    return as_compared(one) == as_compared(other)


def is_among(name: str, names: Iterable[str | None]) -> bool:
    """Whether it is one of these, however each is spelt."""
    return any(other is not None and is_the_same(name, other) for other in names)
