"""What did each report show, what is known now of the same day, and where, when and why do they differ?

What was shown never changes: it is the record at the moment of the report, or at the end of the period's last day.
What is known now is the record of the same day out of all that counts at the moment of the question. Where they
differ, the entries that made the difference are those of the same thing that nobody knew then and that took effect by
that day, or correct an entry that did. Changes recorded shortly before a report or a meeting are listed beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from application.projections.audit_trail import AuditEntry, told_entries
from application.projections.comparison import FieldChange, ThingCompared, comparison
from application.projections.rag_periods import period_ended
from application.projections.restated_lights import LightShown, Tally, lights_shown, never_rated, summed, tally
from application.projections.restated_words import headline_of
from application.projections.showings import Occasion, ShownAt
from application.projections.view import ProgrammeView, TimeInUTC, View, counted, header
from domain.calendar import working_days_between
from domain.entry import Entry
from domain.fact import Fact
from domain.highlight_report import HighlightReport
from domain.milestone_facts import MilestoneForecastConfirmed
from domain.rag_status import RagStatus, RatingConfirmedUnchanged
from domain.record import Moment, Record
from domain.risk import RiskConfirmedUnchanged

SHORTLY_BEFORE = 5
"""How many working days before a report or a meeting a change is marked as recorded shortly before it."""

_CHANGES_NOTHING: tuple[type[Fact], ...] = (
    RatingConfirmedUnchanged,
    MilestoneForecastConfirmed,
    RiskConfirmedUnchanged,
)


class Recorded(View):
    """One entry that made a difference: what it says, who recorded it when, why, and of which day it speaks.

    `recorded_at` is proved; `claimed_known_on` is what a paper claims and nobody can prove. Of an entry that corrects
    another, `because` and `authority` say why that was wrong and who decided so.
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


class LightRestated(LightShown):
    """A light that was shown, with whatever of it differs, and the entries that made the difference."""

    changes: tuple[FieldChange, ...]
    reasons: tuple[Recorded, ...]


class ThingRestated(ThingCompared):
    """Another thing that differs from what was shown of it, and the entries that made the difference."""

    reasons: tuple[Recorded, ...]


class ShortlyBefore(View):
    """A change recorded within five working days before a report or a meeting, and counted in what was shown or not."""

    occasion: str
    working_days: int
    in_words: str
    entry: Recorded


class Shown(View):
    """One moment at which something was shown, beside what is known of the same day with hindsight.

    What was shown had been recorded by `shown_known_at`; a report saw the entries `up_to` a position, the last of which
    was recorded then. `was_recorded` is false where nothing of the programme was known then: nothing was shown, so
    there is nothing to count (the tally is null) and nothing to restate.
    """

    as_at: date
    shown_known_at: TimeInUTC | None
    up_to: int | None
    report: str | None
    in_words: str
    was_recorded: bool
    tally: Tally | None
    lights: tuple[LightRestated, ...]
    things: tuple[ThingRestated, ...]
    shortly_before: tuple[ShortlyBefore, ...]


class OfARole(View):
    """The lights whose declaration then shown was given in one role."""

    role: str
    in_words: str
    tally: Tally


class Restatement(ProgrammeView):
    """Every report or period end, oldest first, with all lights and things that hindsight shows otherwise.

    `roles` counts the same lights by the role of whoever had declared the light that was shown.
    """

    headline: str
    total: Tally
    roles: tuple[OfARole, ...]
    shown: tuple[Shown, ...]


class Showing(NamedTuple):
    """What was shown at a moment, and the record of the same day with hindsight."""

    at: ShownAt
    shown: Record
    known: Record


def restatement(record: Record, showings: Iterable[Showing], entries: Sequence[Entry], *, now: datetime) -> Restatement:
    """The restatement of a programme; `entries` are all that are known at the moment of its record.

    `now` is in the zone whose days people mean. What was neither recorded then nor is known with hindsight is left out.
    """
    held = [showing for showing in showings if not (showing.shown.is_empty and showing.known.is_empty)]
    reasons = _Reasons(entries, held, now)
    shown = tuple(_shown(showing, reasons) for showing in held)
    total = summed(one.tally for one in shown if one.tally)
    return Restatement(
        **header(record),
        headline=headline_of(total, [(one.report is not None, one.was_recorded) for one in shown]),
        total=total,
        roles=tuple(_by_role(light for one in shown for light in one.lights)),
        shown=shown,
    )


def _shown(showing: Showing, reasons: "_Reasons") -> Shown:
    moment, was_recorded = showing.at.moment, not showing.shown.is_empty
    differing = {(thing.kind, thing.ref): thing for thing in _differing(showing)} if was_recorded else {}
    lights = tuple(_lights(showing, differing, reasons)) if was_recorded else ()
    boards = period_ended(showing.shown), period_ended(showing.known)
    return Shown(
        as_at=moment.as_at,
        shown_known_at=moment.known_at or reasons.last_recorded(moment),
        up_to=moment.up_to,
        report=showing.at.report,
        in_words=showing.at.in_words,
        was_recorded=was_recorded,
        tally=tally(lights, not_rated=never_rated(*boards)) if was_recorded else None,
        lights=lights,
        things=tuple(
            ThingRestated(**dict(thing), reasons=reasons.of(showing, kind, ref))
            for (kind, ref), thing in differing.items()
            if kind != RagStatus.KIND
        ),
        shortly_before=reasons.shortly_before(showing),
    )


def _differing(showing: Showing) -> Iterator[ThingCompared]:
    """What differs; the words an author writes into a report afterwards restate nothing."""
    found = comparison(showing.shown, showing.known)
    return (thing for thing in found.things if thing.kind != HighlightReport.KIND)


def _lights(
    showing: Showing, differing: Mapping[tuple[str, str], ThingCompared], reasons: "_Reasons"
) -> Iterator[LightRestated]:
    then, now = period_ended(showing.shown), period_ended(showing.known)
    for light in lights_shown(then, now, recorded_by_then=reasons.recorded_by(showing.at.moment)):
        differs = differing.get((RagStatus.KIND, light.ref))
        yield LightRestated(
            **dict(light),
            changes=differs.changes if differs else (),
            reasons=reasons.of(showing, RagStatus.KIND, light.ref) if differs else (),
        )


def _by_role(lights: Iterable[LightRestated]) -> Iterator[OfARole]:
    by_role: dict[str, list[LightRestated]] = {}
    for light in lights:
        if light.role is not None:
            by_role.setdefault(light.role, []).append(light)
    for role in sorted(by_role):
        yield OfARole(role=role, in_words=role.replace("-", " ").capitalize(), tally=tally(by_role[role]))


# When and why ---------------------------------------------------------------------------------------------------------


class _Reasons:
    """The entries that nobody knew when something was shown, and those recorded shortly before, each told once."""

    def __init__(self, entries: Sequence[Entry], showings: Sequence[Showing], now: datetime) -> None:
        self._zone = now.tzinfo
        self._entries = entries
        self._late = {id(showing): _late(entries, showing) for showing in showings}
        self._before = {id(showing): tuple(self._just_before(showing.at.occasions)) for showing in showings}
        wanted = {entry.position for late in self._late.values() for held in late.values() for entry in held}
        wanted |= {entry.position for before in self._before.values() for entry, _, _ in before}
        told = told_entries(entries, wanted) if wanted else {}
        self._told = {entry.position: _told(entry, told[entry.position]) for entry in entries if entry.position in told}

    def of(self, showing: Showing, kind: str, ref: str) -> tuple[Recorded, ...]:
        """The entries that made a thing differ from what was shown of it."""
        return tuple(self._told[entry.position] for entry in self._late[id(showing)].get((kind, ref), ()))

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

    def _just_before(self, occasions: Iterable[Occasion]) -> Iterator[tuple[Entry, Occasion, int]]:
        for occasion in occasions:
            for entry in filter(_changes_something, self._entries):
                recorded = entry.recorded_at.astimezone(self._zone).date()
                days = working_days_between(recorded, occasion.day)
                if recorded <= occasion.day and days <= SHORTLY_BEFORE:
                    yield entry, occasion, days


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


def _told(entry: Entry, told: AuditEntry) -> Recorded:
    said = {name: getattr(told, name) for name in Recorded.model_fields if name in AuditEntry.model_fields}
    return Recorded(**said | {"because": entry.because, "authority": entry.authority})
