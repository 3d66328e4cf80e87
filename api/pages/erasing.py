"""What an erasure leaves and breaks elsewhere, as its form says it before anything is erased."""

import re
from typing import NamedTuple

from api.pages.page import Page
from application.projections.audit_trail import AuditEntry, told_entries, whole_trail
from domain.entry import Entry
from domain.left_by_erasure import Left, left_by_the_erasure

KNOWING = "knowing"
"""The box that is ticked on the form; its value is every entry that the form named."""

QUESTION = "Is it to be erased all the same?"
KNOWN = "Yes, knowing what is said above"


class Tick(NamedTuple):
    """A box to be ticked: what is asked, what is sent, and what is read beside it."""

    question: str
    name: str
    value: str
    label: str


class LeftInWords(NamedTuple):
    """The entries that keep the same words, the reports and packs that were sealed of them, and the box to tick."""

    same_words: tuple[AuditEntry, ...]
    reports: tuple[AuditEntry, ...]
    tick: Tick


def left_in_words(page: Page, entry: Entry) -> LeftInWords | None:
    """What the erasure of an entry would leave; nothing where it would leave nothing."""
    entries = list(page.records.entries(entry.programme, whole_trail(page.looking.moment)))
    left = left_by_the_erasure(entry, entries)
    if left == Left():
        return None
    told = told_entries(entries, left.positions)
    return LeftInWords(
        tuple(told[one.position] for one in left.same_words),
        tuple(told[one.position] for one in left.reports),
        Tick(QUESTION, KNOWING, " ".join(map(str, left.positions)), KNOWN),
    )


def positions_in(ticked: str | None) -> tuple[int, ...]:
    """The positions that were ticked as known; what is none is passed over."""
    return tuple(int(one) for one in re.findall(r"\b[0-9]{1,15}\b", ticked or ""))
