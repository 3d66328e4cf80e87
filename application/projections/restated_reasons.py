"""When and why was recorded what makes a day differ from what was shown of it, and what was recorded just before?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from application.projections.audit_trail import AuditEntry, told_entries
from application.projections.restated_lights import lights_of
from application.projections.showings import Occasion, Showing
from application.projections.view import View, counted
from domain.calendar import working_days_between
from domain.entry import Entry
from domain.fact import Fact
from domain.highlight_report import HighlightReport
from domain.issue import Issue
from domain.milestone import Milestone
from domain.milestone_facts import MilestoneForecastConfirmed
from domain.rag_status import RagStatus, RatingConfirmedUnchanged
from domain.record import Moment
from domain.refusals import day_in_words
from domain.risk import Risk, RiskConfirmedUnchanged
from domain.scope import within, workstreams_inside
from domain.workstream import Workstream

SHORTLY_BEFORE = 5
"""How many working days before a report or a meeting a change is marked as recorded shortly before it."""

_CHANGES_NOTHING: tuple[type[Fact], ...] = (
    RatingConfirmedUnchanged,
    MilestoneForecastConfirmed,
    RiskConfirmedUnchanged,
)

Things = frozenset[tuple[str, str]]
"""Things by their kinds and references."""


class Recorded(View):
    """One entry that made a difference: what it says, who recorded it when, why, and of which day it speaks.

    `recorded_at` is proved; `claimed_known_on` is what a paper claims and nobody can prove. Of an entry that corrects
    another, `because` and `authority` say why that was wrong and who decided so; of one that records an erasure, why
    that was asked for and who ordered it.
    """

    position: int
    what: str
    recorded_at: datetime
    effective_on: date | None
    claimed_known_on: date | None
    actor: str
    role: str
    reason: str | None
    note: str | None
    corrects: int | None
    because: str | None
    authority: str | None


class ShortlyBefore(View):
    """A change recorded within five working days before a report or a meeting, and counted in what was shown or not."""

    occasion: str
    working_days: int
    in_words: str
    entry: Recorded


class BroughtIn(View):
    """How many changes were brought in from papers in those days. They claim to have been known for longer.

    They are counted and not listed one by one: a day on which old papers are read in is no day on which all that stands
    in them was changed. `since` and `until` are the days of recording, `claimed_from` and `claimed_to` those claimed.
    """

    occasion: str
    number: int
    since: date
    until: date
    claimed_from: date
    claimed_to: date
    in_words: str


class Reasons:
    """The entries that nobody knew when something was shown, and those recorded shortly before, each told once.

    `entries` are those that count at the moment of the question, with what was put right among them; `now` is in the
    zone whose days people mean.
    """

    def __init__(self, entries: Sequence[Entry], showings: Sequence[Showing], now: datetime) -> None:
        self._zone = now.tzinfo
        self._entries = entries
        self._late = {id(showing): _late(entries, showing) for showing in showings}
        self._before = {id(showing): tuple(self._just_before(showing)) for showing in showings}
        wanted = {entry.position for late in self._late.values() for held in late.values() for entry in held}
        wanted |= {entry.position for before in self._before.values() for entry, _, _ in before}
        wanted |= {erased.by.position for showing in showings for erased in showing.erased if erased.by}
        told = told_entries(entries, wanted) if wanted else {}
        self._told = {entry.position: _told(entry, told[entry.position]) for entry in entries if entry.position in told}

    def of(self, showing: Showing, kind: str, ref: str) -> tuple[Recorded, ...]:
        """The entries that made a thing differ from what was shown of it."""
        return tuple(self._told[entry.position] for entry in self._late[id(showing)].get((kind, ref), ()))

    def told(self, entry: Entry | None) -> Recorded | None:
        """One entry, where it is known at the moment of the question."""
        return None if entry is None else self._told.get(entry.position)

    def recorded_by(self, moment: Moment) -> Iterator[int]:
        """The positions of what was written down by then, whatever is claimed of the others."""
        proved = Moment(date.max, moment.known_at, known_on=date.min if moment.known_at else None, up_to=moment.up_to)
        return (entry.position for entry in self._entries if proved.may_be_known(entry))

    def last_recorded(self, moment: Moment) -> datetime | None:
        """When the last of the entries that a report saw was recorded."""
        return max((entry.recorded_at for entry in self._entries if moment.may_be_known(entry)), default=None)

    def shortly_before(self, showing: Showing) -> tuple[ShortlyBefore, ...]:
        """The changes recorded shortly before the report or a meeting, in the order in which they were recorded."""
        return tuple(
            ShortlyBefore(
                occasion=occasion.in_words,
                working_days=days,
                in_words=_days_before(days, occasion),
                entry=self._told[entry.position],
            )
            for entry, occasion, days in self._before[id(showing)]
        )

    def brought_in(self, showing: Showing) -> tuple[BroughtIn, ...]:
        """What was brought in from papers in the same days, summed for each report or meeting."""
        return tuple(
            made
            for occasion in showing.at.occasions
            if (made := self._brought_in(occasion, asked_about(showing))) is not None
        )

    def _just_before(self, showing: Showing) -> Iterator[tuple[Entry, Occasion, int]]:
        for occasion in showing.at.occasions:
            for entry, days in self._changes_before(occasion, asked_about(showing)):
                if entry.known_on is None:
                    yield entry, occasion, days

    def _brought_in(self, occasion: Occasion, about: Things | None) -> BroughtIn | None:
        held = [entry for entry, _ in self._changes_before(occasion, about) if entry.known_on is not None]
        claimed = sorted(entry.known_on for entry in held if entry.known_on is not None)
        if not claimed:
            return None
        number = counted(len(held), "change was", "changes were")
        return BroughtIn(
            occasion=occasion.in_words,
            number=len(held),
            since=self._day(held[0]),
            until=self._day(held[-1]),
            claimed_from=claimed[0],
            claimed_to=claimed[-1],
            in_words=f"{number} brought in from papers within {SHORTLY_BEFORE} working days before "
            f"{occasion.in_words}, and claimed to have been known {_since(claimed[0], claimed[-1])}",
        )

    def _changes_before(self, occasion: Occasion, about: Things | None) -> Iterator[tuple[Entry, int]]:
        for entry in self._entries:
            recorded, is_asked = self._day(entry), about is None or (entry.kind, entry.ref) in about
            if recorded <= occasion.day and is_asked and _changes_something(entry):
                days = working_days_between(recorded, occasion.day)
                if days <= SHORTLY_BEFORE:
                    yield entry, days

    def _day(self, entry: Entry) -> date:
        return entry.recorded_at.astimezone(self._zone).date()


def asked_about(showing: Showing) -> Things | None:
    """What the report of a single workstream is about, then or with hindsight; nothing stands for everything."""
    workstream = showing.at.workstream
    if workstream is None:
        return None
    found: set[tuple[str, str]] = set()
    for record in (showing.shown, showing.known):
        streams = record.all(Workstream)
        if workstream in streams:
            found |= {(Workstream.KIND, ref) for ref in workstreams_inside(streams, workstream)}
            found |= {(Milestone.KIND, one.ref) for one in within(record, Milestone, workstream)}
            found |= {(Risk.KIND, one.ref) for one in within(record, Risk, workstream)}
            found |= {(Issue.KIND, one.ref) for one in within(record, Issue, workstream)}
            found |= {(RagStatus.KIND, ref) for ref in lights_of(record, workstream).ratings}
    return frozenset(found)


def _late(entries: Iterable[Entry], showing: Showing) -> Mapping[tuple[str, str], Sequence[Entry]]:
    """What bears on a day and was not known when it was shown: true by then, or about an entry that was."""
    late: dict[tuple[str, str], list[Entry]] = {}
    moment, bore_on_it = showing.at.moment, set[int]()
    for entry in () if showing.shown.is_empty else entries:
        if moment.may_count(entry):
            bore_on_it.add(entry.position)
        elif not moment.may_be_known(entry) and (_is_true_by(moment, entry) or entry.corrects in bore_on_it):
            late.setdefault((entry.kind, entry.ref), []).append(entry)
            bore_on_it.add(entry.position)
    return late


def _is_true_by(moment: Moment, entry: Entry) -> bool:
    return entry.effective_on is None or entry.effective_on <= moment.as_at


def _changes_something(entry: Entry) -> bool:
    """Whether an entry changes what was there, or gives a light; what begins a thing, or confirms it, does neither."""
    if entry.kind == HighlightReport.KIND or isinstance(entry.fact, _CHANGES_NOTHING):
        return False
    return entry.version > 1 or entry.kind == RagStatus.KIND


def _days_before(days: int, occasion: Occasion) -> str:
    return (
        f"{counted(days, 'working day')} before {occasion.in_words}" if days else f"on the day of {occasion.in_words}"
    )


def _since(first: date, last: date) -> str:
    if first == last:
        return f"since {day_in_words(first)}"
    return f"since days from {day_in_words(first)} to {day_in_words(last)}"


def _told(entry: Entry, told: AuditEntry) -> Recorded:
    said = {name: getattr(told, name) for name in Recorded.model_fields if name in AuditEntry.model_fields}
    return Recorded(**said | {"because": entry.because, "authority": entry.authority})
