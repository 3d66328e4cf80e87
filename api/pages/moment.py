"""Which moment a page shows: the two clocks of its address, read as people write days, and said in words."""

import re
from contextlib import suppress
from datetime import date, datetime
from typing import NamedTuple

from api.moments import moment_of
from domain.dates_as_written import read
from domain.record import Moment
from domain.refusals import day_in_words

_AS_MACHINES_WRITE = re.compile(r"\d{4}-\d{2}-\d{2}([Tt].*)?")


class Looking(NamedTuple):
    """The moment a page shows. `asked` are the clocks as addresses carry them; none of them means now."""

    moment: Moment
    asked: dict[str, str]
    today: date

    @property
    def is_now(self) -> bool:
        """Whether the page shows the present, in which things can be changed."""
        return not self.asked

    @property
    def day_called(self) -> str:
        """What the day that is looked at is called."""
        return "Today" if self.moment.as_at == self.today else "The day shown"

    @property
    def in_words(self) -> str:
        """“19 January 2018, as it was known on 20 February 2018”."""
        known, last = self.moment.known_on, self.moment.up_to
        knowing = "as we know it now" if known is None else f"as it was known {_until(self.asked['known_at'], known)}"
        if last is not None:
            of_these = f"out of the entries up to {last}"
            knowing = of_these if known is None else f"{knowing}, {of_these}"
        return f"{day_in_words(self.moment.as_at)}, {knowing}"

    def typed(self, clock: str) -> str:
        """What stands in the field of a clock."""
        return self.asked.get(clock, "")


def looking_at(as_at: str | None, known_at: str | None, now: datetime, *, up_to: str | None = None) -> Looking:
    """The moment asked for: clocks left empty are not asked for, and neither is today with all that is known.

    With `up_to` it is asked for out of the entries up to that position, which is what an issued report saw.

    Days may be written as people write them, 19/1/2018 or 19 January 2018. Refused as by `api.moments.moment_of`.
    """
    stated = {"as_at": as_iso(as_at), "known_at": as_iso(known_at), "up_to": (up_to or "").strip()}
    asked = {clock: written for clock, written in stated.items() if written}
    moment = moment_of(asked.get("as_at"), asked.get("known_at"), now, up_to=asked.get("up_to"))
    if moment == Moment(now.date()):
        asked = {}
    return Looking(moment, asked, now.date())


def as_iso(written: str | None) -> str:
    """A day in any words as 2018-01-19; whatever is no day stays as it is, to be refused by name."""
    plain = (written or "").strip()
    if not plain or _AS_MACHINES_WRITE.fullmatch(plain):
        return plain
    with suppress(ValueError):
        content = read(plain)
        if content.get("precision") == "day":
            return str(content["from"])
    return plain


def _until(asked: str, known_on: date) -> str:
    at_a_time = " at that time" if "T" in asked.upper() else ""
    return f"on {day_in_words(known_on)}{at_a_time}"
