"""How a thing stood in somebody's words, and when that was noted: workstreams and issues have it in common."""

from datetime import date
from typing import NamedTuple


class Standing(NamedTuple):
    """The words, and the day they took effect; nothing where a paper states no day."""

    noted_on: date | None
    comment: str
