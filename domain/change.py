"""When something happened and when it came to be known, so that what is written down late is reported after all."""

from datetime import date
from typing import NamedTuple

from domain.entry import Entry
from domain.fact import Fact


class Change(NamedTuple):
    """A fact, the day it took effect (nothing: not stated), and the day it came to be known."""

    fact: Fact
    on: date | None
    known_on: date


def change_of(entry: Entry) -> Change:
    """What an entry changed, and when."""
    return Change(entry.fact, entry.effective_on, known_day(entry))


def known_day(entry: Entry) -> date:
    """The day claimed for an imported entry, else the day it was recorded, in UTC."""
    return entry.known_on or entry.recorded_at.date()
