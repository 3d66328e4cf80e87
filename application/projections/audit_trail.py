"""Who changed what, when, from what to what, and why?"""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypedDict, Unpack

from application.projections.sentences.sentence import sentence
from application.projections.sentences.telling import Change, title_of
from application.projections.view import ProgrammeView, View, day_or_not_stated
from domain.actor import EVERY_PROGRAMME
from domain.aggregates import AGGREGATES, FACTS
from domain.entry import Entry
from domain.fact import Fact
from domain.programme import Programme
from domain.record import Moment
from domain.refusals import Malformed, UnknownSubject, day_in_words
from domain.state import State

MOST = 1_000
"""How many entries one page holds at most."""


NAMES = {EVERY_PROGRAMME: "The portfolio"}
"""What stands in the place of a programme's name over entries that are about people, and about no programme."""


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


class Subject(View):
    """The thing an entry is about, by the title it had then, cut off after 120 characters; null where it has none."""

    kind: str
    ref: str
    title: str | None


class AuditEntry(View):
    """One entry of the record.

    `recorded_at` is UTC and the tracker's own; `effective_on` is null where a paper states no day. What was brought
    in from a paper is `claimed_known_on` the day that was published, which nothing proves. `what` is one sentence;
    `changed_from` and `changed_to` are values in words, null where there is none. `why` is the reason and the note.
    """

    position: int
    version: int
    recorded_at: datetime
    effective_on: date | None
    effective_in_words: str
    claimed_known_on: date | None
    actor: str
    role: str
    subject: Subject
    fact: str
    what: str
    changed_from: str | None
    changed_to: str | None
    reason: str | None
    note: str | None
    why: str | None
    source: str | None
    batch: str | None
    command_id: str
    corrects: int | None


class AuditTrail(ProgrammeView):
    """A page of the entries that match, in the order of their positions.

    `total` counts all that match, on whatever page. `next` is the position to ask for entries after, to read on; it
    is null on the last page.
    """

    total: int
    entries: tuple[AuditEntry, ...]
    next: int | None


def audit_trail(
    entries: Iterable[Entry],
    *,
    programme: str,
    moment: Moment,
    after: int = 0,
    limit: int = 100,
    **asked: Unpack[Filters],
) -> AuditTrail:
    """The entries of a programme that count at a moment and match the filters, from after a position on.

    All entries that count at the moment are to be given, in the order of their positions, because what a thing
    changed from is found by folding them. Refused: an unknown kind, fact or thing, days in the wrong order, and a page
    outside 1 to 1,000 entries.
    """
    _must_make_sense(asked, after, limit)
    states: dict[str, dict[str, State]] = {}
    page: list[AuditEntry] = []
    total, there_is_more = 0, False
    for change in _changes(entries, states):
        if not _matches(change.entry, asked):
            continue
        total += 1
        if change.entry.position > after and len(page) < limit:
            page.append(_told(change))
        elif change.entry.position > after:
            there_is_more = True
    _must_be_there(asked.get("subject"), states, programme)
    return AuditTrail(
        programme=programme,
        programme_name=title_of(states.get(Programme.KIND, {}).get(programme)) or NAMES.get(programme, programme),
        as_at=moment.as_at,
        known_at=moment.known_at,
        total=total,
        entries=tuple(page),
        next=page[-1].position if there_is_more else None,
    )


def told_entries(entries: Iterable[Entry], wanted: Container[int]) -> dict[int, AuditEntry]:
    """The entries at the positions that are wanted, by position; all of them are to be given, as to `audit_trail`."""
    return {change.entry.position: _told(change) for change in _changes(entries, {}) if change.entry.position in wanted}


def _changes(entries: Iterable[Entry], states: dict[str, dict[str, State]]) -> Iterator[Change[Fact, State]]:
    """Each entry with the thing before it, while `states` is folded forward; they are told before the next is read.

    As in the record, what is claimed to have been known of a thing does not count before the thing itself does.
    """
    for entry in entries:
        held = states.setdefault(entry.kind, {})
        before = held.get(entry.ref)
        if before is not None:
            held[entry.ref] = AGGREGATES[entry.kind].evolve(before, entry)
        elif entry.version == 1:
            held[entry.ref] = AGGREGATES[entry.kind].begin(entry)
        yield Change(entry, entry.fact, before, states)


def _must_be_there(subject: str | None, states: Mapping[str, Mapping[str, State]], programme: str) -> None:
    """Refuse one thing that the record does not hold; a kind of thing may well have none."""
    kind, slash, ref = (subject or "").partition("/")
    if slash and ref not in states.get(kind, {}):
        raise UnknownSubject(kind, ref, programme)


def _must_make_sense(asked: Filters, after: int, limit: int) -> None:
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


def _matches(entry: Entry, asked: Filters) -> bool:
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


def _told(change: Change[Fact, State]) -> AuditEntry:
    entry, told = change.entry, sentence(change)
    return AuditEntry(
        position=entry.position,
        version=entry.version,
        recorded_at=entry.recorded_at,
        effective_on=entry.effective_on,
        effective_in_words=day_or_not_stated(entry.effective_on),
        claimed_known_on=entry.known_on,
        actor=entry.actor,
        role=entry.role,
        subject=_subject(change),
        fact=type(entry.fact).__name__,
        what=told.what,
        changed_from=told.changed_from,
        changed_to=told.changed_to,
        reason=entry.reason,
        note=entry.note,
        why=told.why,
        source=entry.source,
        batch=entry.batch,
        command_id=entry.command_id,
        corrects=entry.corrects,
    )


def _subject(change: Change[Fact, State]) -> Subject:
    kind, ref = change.entry.kind, change.entry.ref
    return Subject(kind=kind, ref=ref, title=title_of(change.states[kind].get(ref)))
