"""How the features write things: days as people do, titles in quotation marks, and what becomes of them."""

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

from pytest_bdd import parsers

MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
ROLE = "(?:viewer|auditor|contributor|workstream lead|programme manager|exempt reader|administrator)"
NOUN = "(?:entry|entries|orders?|times?|days?|risks?|actions?|decisions?|issues?|lights?)"


def ref_of(title: str) -> str:
    """The reference under which a thing of this title is kept: “Bridge opens” is bridge-opens."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:80]


def a_day(words: str) -> date:
    """14 July 2026. Nothing sloppier is a day."""
    return datetime.strptime(words, "%d %B %Y").date()  # noqa: DTZ007 a day has no time zone


def a_month(words: str) -> int:
    """May, of any year, is the fifth."""
    return datetime.strptime(words, "%B").month  # noqa: DTZ007 a month has no time zone


def a_time(words: str) -> object:
    """A day, or a whole month: June 2026."""
    return a_day(words) if words[0].isdigit() else words


def counted(words: str) -> int:
    """So many of them: no entries, 1 time, 46 days."""
    number, _, _ = words.partition(" ")
    return 0 if number == "no" else int(number)


def a_role(words: str) -> str:
    """An auditor, a workstream lead: the title without its article."""
    return words.partition(" ")[2]


class Wording(NamedTuple):
    """How something is written in a sentence, and how it is read."""

    pattern: str
    reading: Callable[[str], object]

    def __call__(self, words: str) -> object:
        """What the words mean."""
        return self.reading(words)


WORDINGS = {
    "Day": Wording(rf"\d{{1,2}} {MONTH} \d{{4}}", a_day),
    "Time": Wording(rf"(?:\d{{1,2}} )?{MONTH} \d{{4}}", a_time),
    "Month": Wording(rf"{MONTH} \d{{4}}", str),
    "MonthName": Wording(MONTH, a_month),
    "Hour": Wording(r"\d\d:\d\d", str),
    "Part": Wording("I{1,2}", str),
    "Title": Wording(r'[^"]*', str),
    "Ref": Wording(r'[^"]+', ref_of),
    "Word": Wording(r"[a-z]+(?:-[a-z]+)*", str),
    "Light": Wording(r"[A-Z][a-z]+(?:/[A-Z][a-z]+)?", str),
    "Number": Wording(r"-?\d+", int),
    "Counted": Wording(rf"(?:no|\d+) {NOUN}", counted),
    "Role": Wording(rf"an? {ROLE}", a_role),
    "RoleName": Wording(ROLE, ref_of),
}
"""What may stand in a sentence: a title between quotation marks is a Title, or the Ref of the thing it names; a Word
is one of the glossary's (green, late-predecessor), a Light as reports print it (Amber/Red)."""

phrase = partial(parsers.parse, extra_types=WORDINGS)
"""A sentence of the features, with its wordings: `"{milestone:Ref}" is expected on {day:Day}`."""
