"""What an order recorded, as the page it leads to says it."""

import re
from datetime import datetime
from typing import NamedTuple

from application.ports import Answer


class Recorded(NamedTuple):
    """The answer to an order: the facts it recorded, in words; none where it said nothing new."""

    ref: str
    version: int
    position: int
    recorded_at: datetime
    facts: tuple[tuple[str, str], ...]


def recorded(answer: Answer) -> Recorded:
    """An answer as the confirmation shows it; each fact by its name and in words."""
    facts = tuple((fact, fact_in_words(fact)) for fact in answer.facts)
    return Recorded(answer.address.ref, answer.version, answer.position, answer.recorded_at, facts)


def fact_in_words(fact: str) -> str:
    """A fact's name as words: milestone forecast changed."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", fact).lower()
