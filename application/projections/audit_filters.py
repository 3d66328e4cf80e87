"""Which entries of the record does somebody ask for, and does the question make sense?"""

from datetime import date
from enum import StrEnum
from typing import TypedDict

from domain.aggregates import AGGREGATES, FACTS
from domain.entry import Entry
from domain.refusals import Malformed, day_in_words

MOST = 1_000
"""How many entries one page holds at most."""


class TrailClock(StrEnum):
    """Which of the two clocks `since` and `until` look at."""

    RECORDED = "recorded"
    EFFECTIVE = "effective"


class Filters(TypedDict, total=False):
    """Which entries are asked for; a filter left out, or None, lets every entry through.

    `subject` is a kind of thing (`milestone`) or one thing (`milestone/M4`), `actor` a name in any case, `fact` the
    name of a fact. `since` and `until` are days, both included: of recording in UTC, or with the effective clock the
    days things took effect, where an entry without a stated day always counts.
    """

    subject: str | None
    actor: str | None
    since: date | None
    until: date | None
    clock: TrailClock
    fact: str | None


class UnknownKindOfThing(Malformed):
    """The subject asked for begins with no kind of thing."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"“{kind}” is no kind of thing. Ask for one of {', '.join(AGGREGATES)}, or for KIND/REF.")


class DaysReversed(Malformed):
    """No day lies between the days asked for."""

    def __init__(self, since: date, until: date) -> None:
        super().__init__(
            f"Nothing lies between {day_in_words(since)} and {day_in_words(until)}: give since the earlier day."
        )


class UnknownFact(Malformed):
    """The fact asked for is none that is recorded."""

    def __init__(self, fact: str) -> None:
        super().__init__(f"“{fact}” is no fact. Facts are named like MilestoneForecastChanged; the list is documented.")


class PageOutOfBounds(Malformed):
    """The page asked for is empty, too long, or begins before the record does."""

    def __init__(self, after: int, limit: int) -> None:
        super().__init__(f"A page holds 1 to {MOST} entries after position 0 or later, not {limit} after {after}.")


def must_make_sense(asked: Filters, after: int, limit: int) -> None:
    """Refuse an unknown kind or fact, days in the wrong order, and a page outside 1 to 1,000 entries."""
    kind = (asked.get("subject") or "").partition("/")[0]
    fact = asked.get("fact")
    if asked.get("subject") is not None and kind not in AGGREGATES:
        raise UnknownKindOfThing(kind)
    if fact is not None and fact not in FACTS:
        raise UnknownFact(fact)
    since, until = asked.get("since"), asked.get("until")
    if since is not None and until is not None and until < since:
        raise DaysReversed(since, until)
    if not (1 <= limit <= MOST and after >= 0):
        raise PageOutOfBounds(after, limit)


def matches(entry: Entry, asked: Filters) -> bool:
    """Whether an entry is among those asked for."""
    subject, actor, fact = asked.get("subject"), asked.get("actor"), asked.get("fact")
    return (
        (subject is None or subject in {entry.kind, f"{entry.kind}/{entry.ref}"})
        and (actor is None or actor.casefold() == entry.actor.casefold())
        and (fact is None or fact == type(entry.fact).__name__)
        and _lies_between(entry, asked)
    )


def _lies_between(entry: Entry, asked: Filters) -> bool:
    clock, since, until = asked.get("clock", TrailClock.RECORDED), asked.get("since"), asked.get("until")
    day = entry.recorded_at.date() if clock is TrailClock.RECORDED else entry.effective_on
    return day is None or ((since is None or day >= since) and (until is None or day <= until))
