"""The two moments that a comparison is asked for: read from the address, or chosen for whoever asks for none."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from api.comparing import A_MONTH, since
from api.moments import DAY_ACCEPTED, TIME_ACCEPTED, record_at
from api.pages.moment import Looking, looking_at
from api.pages.page import Page
from api.refusals import Fault, RequestUnreadable, shown
from application.projections.last_report import last_report_moment, since_in_words
from domain.calendar import EARLIEST
from domain.highlight_report import HighlightReport
from domain.record import Record
from domain.refusals import NothingRecordedYet, day_in_words

MOST_PAIRS = 6
"""How many pairs of reports are offered, the latest of them."""

CLOCKS = ("as_at", "known_at")
_CHOOSE_ANOTHER = "Choose a later moment."
_EVERYTHING = "So whatever is there at the other moment is all that differs."


class Side(NamedTuple):
    """One of the two moments. `name` is from or to; `wrong` says which clock cannot be read, and why.

    `note` is a sentence where nothing was recorded yet at that moment.
    """

    name: str
    legend: str
    looking: Looking
    record: Record
    typed: Mapping[str, str]
    wrong: Mapping[str, str]
    note: str | None

    @property
    def asked(self) -> dict[str, str]:
        """The moment as the address of a comparison carries it."""
        return asked(self.name, self.looking.moment.as_at, self.looking.asked.get("known_at"))


class Quick(NamedTuple):
    """A comparison that people often want."""

    words: str
    href: str
    is_chosen: bool


def asked(name: str, as_at: date, known_at: str | None = None) -> dict[str, str]:
    """A moment as the address of a comparison carries it; of a day before all that can be asked for, the first."""
    known = {f"{name}_known_at": known_at} if known_at else {}
    return {f"{name}_as_at": max(as_at, EARLIEST).isoformat(), **known}


def both_sides(page: Page) -> tuple[Side, Side]:
    """From the last report, or a month ago where there is none, to the moment of the page; or as the address says."""
    return _side(page, "from", "Before", _since(page)), _side(page, "to", "After", page.looking)


def _since(page: Page) -> Looking:
    """The moment of the last report, and where there is none a month ago."""
    return _looking(page, since(page.record).as_at.isoformat(), page.looking.asked.get("known_at"))


def _looking(page: Page, as_at: str | None, known_at: str | None) -> Looking:
    return looking_at(as_at, known_at, page.tracker.office.clock.now())


def _side(page: Page, name: str, legend: str, otherwise: Looking) -> Side:
    typed = {clock: page.parameter(f"{name}_{clock}") for clock in CLOCKS}
    wrong: dict[str, str] = {}
    looking = otherwise
    if any(typed.values()):
        try:
            looking = _looking(page, typed["as_at"], typed["known_at"])
        except RequestUnreadable as refusal:
            wrong = {fault.field: in_plain_words(fault) for fault in refusal.faults}
    record = page.records.at(str(page.programme), looking.moment)
    shows = {clock: written or "" for clock, written in typed.items()} if wrong else as_typed(looking)
    return Side(name, legend, looking, record, shows, wrong, _note(page, record))


def as_typed(looking: Looking) -> dict[str, str]:
    """What the fields of a moment hold: days in words."""
    known = looking.asked.get("known_at", "")
    known_on = looking.moment.known_on
    in_words = day_in_words(known_on) if known_on and "T" not in known.upper() else known
    return {"as_at": day_in_words(looking.moment.as_at), "known_at": in_words}


def in_plain_words(wrong: Fault) -> str:
    """What is wrong with a day, for somebody who typed it into a field."""
    if wrong.accepted in (DAY_ACCEPTED, TIME_ACCEPTED):
        return f"“{wrong.found}” cannot be read as a day. Write it as 19 January 2018 or 19/1/2018."
    return wrong.sentence.replace(f"“{shown(wrong.field)}” is", "This is", 1)


def _note(page: Page, record: Record) -> str | None:
    if not record.is_empty:
        return None
    try:
        record_at(page.records, str(page.programme), record.moment)
    except NothingRecordedYet as refusal:
        return str(refusal).removesuffix(_CHOOSE_ANOTHER) + _EVERYTHING
    return None


def quick_choices(page: Page, sides: tuple[Side, Side]) -> Iterator[Quick]:
    """Since the last report, since a month ago, and from each report to the next."""
    now = page.looking.moment.as_at
    if last := last_report_moment(page.record):
        yield _quick(page, sides, since_in_words(page.record, last.as_at), (last.as_at, now))
    yield _quick(page, sides, "since a month ago", (now - A_MONTH, now))
    for earlier, later in list(pairwise(report_days(page.record)))[-MOST_PAIRS:][::-1]:
        words = f"between the reports of {day_in_words(earlier)} and {day_in_words(later)}"
        yield _quick(page, sides, words, (earlier, later))


def report_days(record: Record) -> list[date]:
    """The days that were reported on, in their order; the reports of a single workstream are left out."""
    reports = record.all(HighlightReport).values()
    return sorted({held.reported_on for held in reports if held.workstream is None})


def _quick(page: Page, sides: tuple[Side, Side], words: str, days: tuple[date, date]) -> Quick:
    known = page.looking.asked.get("known_at")
    wanted = asked("from", days[0], known) | asked("to", days[1], known)
    href = page.links.within("compare", **wanted, subject=page.parameter("subject"))
    is_chosen = wanted == sides[0].asked | sides[1].asked and not any(side.wrong for side in sides)
    return Quick(words[0].upper() + words[1:], href, is_chosen)
