"""Who changed what, when, from what to what, and why?"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Unpack

from application.projections.audit_filters import Filters, matches, must_make_sense
from application.projections.sentences.sentence import sentence
from application.projections.sentences.telling import Change, title_of
from application.projections.unfolding import changes
from application.projections.view import ProgrammeView, View, day_or_not_stated
from domain.actor import EVERY_PROGRAMME
from domain.correcting import EntryWithdrawn, corrected_by
from domain.entry import Entry
from domain.fact import Fact
from domain.programme import Programme
from domain.record import Moment, Record
from domain.refusals import UnknownSubject
from domain.state import State

NAMES = {EVERY_PROGRAMME: "The portfolio"}
"""What stands in the place of a programme's name over entries that are about people, and about no programme."""

EVERYTHING = Moment(date.max)


class Subject(View):
    """The thing an entry is about, by the title it had then, cut off after 120 characters; null where it has none."""

    kind: str
    ref: str
    title: str | None


class PutRight(View):
    """The entry by which another was corrected, or withdrawn as made in error: when, by whom, why, on whose authority.

    `recorded_at` is UTC. A correction stands in for what it corrects from then on; of a withdrawn entry nothing counts.
    """

    position: int
    is_withdrawal: bool
    recorded_at: datetime
    actor: str
    because: str | None
    authority: str | None


class AuditEntry(View):
    """One entry of the record.

    `recorded_at` is UTC and the tracker's own; `effective_on` is null where a paper states no day. What was brought
    in from a paper is `claimed_known_on` the day that was published, which nothing proves. `what` is one sentence;
    `changed_from` and `changed_to` are values in words, null where there is none. `why` is the reason and the note.

    An entry that `corrects` an earlier one, named by its position, says `because` of what and on whose `authority`, and
    `instead_of` what: the value that one had changed to. `corrected_by` is what corrected or withdrew the entry itself,
    out of what was known at the moment; null where it stands.
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
    because: str | None = None
    authority: str | None = None
    instead_of: str | None = None
    corrected_by: PutRight | None = None


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
    beside: Record | None = None,
    **asked: Unpack[Filters],
) -> AuditTrail:
    """The entries of a programme that count at a moment and match the filters, from after a position on.

    All entries that count at the moment are to be given, in the order of their positions, because what a thing changed
    from is found by folding them, and what was corrected by looking at what came later. Of one thing its own do; other
    things then go by the names they have in the record `beside` it. Refused: an unknown kind, fact or thing, days in
    the wrong order, and a page outside 1 to 1,000 entries.
    """
    must_make_sense(asked, after, limit)
    known = list(entries)
    states = {} if beside is None else _of_others(known, beside)
    by, seen = _put_right(known), set[str]()
    page: list[AuditEntry] = []
    total = later = 0
    for change in changes(known, moment, states):
        seen.add(f"{change.entry.kind}/{change.entry.ref}")
        if not matches(change.entry, asked):
            continue
        total, later = total + 1, later + (change.entry.position > after)
        if change.entry.position > after and len(page) < limit:
            page.append(_told(change, by.get(change.entry.position)))
    _must_be_there(asked.get("subject"), seen, programme)
    return AuditTrail(
        programme=programme,
        programme_name=title_of(states.get(Programme.KIND, {}).get(programme)) or NAMES.get(programme, programme),
        as_at=moment.as_at,
        known_at=moment.known_at,
        total=total,
        entries=tuple(page),
        next=page[-1].position if later > len(page) else None,
    )


def whole_trail(moment: Moment) -> Moment:
    """All that was known at a moment, whatever day it takes effect on: for whoever looks further than the trail."""
    return replace(moment, as_at=date.max)


def told_entries(entries: Iterable[Entry], wanted: Container[int]) -> dict[int, AuditEntry]:
    """The entries at the positions that are wanted, by position; all of them are to be given, as to `audit_trail`."""
    known = list(entries)
    by = _put_right(known)
    told = (change for change in changes(known, EVERYTHING, {}) if change.entry.position in wanted)
    return {change.entry.position: _told(change, by.get(change.entry.position)) for change in told}


def told_in_its_stream(stream: Sequence[Entry], position: int, *, beside: Record) -> AuditEntry:
    """One entry, from the stream of its thing alone; other things go by the names they have in the record beside it."""
    states = _of_others(stream, beside)
    told = (change for change in changes(stream, EVERYTHING, states) if change.entry.position == position)
    return next(_told(change, _put_right(stream).get(position)) for change in told)


def _of_others(stream: Sequence[Entry], beside: Record) -> dict[str, dict[str, State]]:
    """The states of a record, but for that of the thing whose stream is told: it is folded afresh, entry by entry."""
    states = {kind: dict(held) for kind, held in beside.states.items()}
    for at in {entry.address for entry in stream}:
        states.setdefault(at.kind, {}).pop(at.ref, None)
    return states


def _put_right(known: Iterable[Entry]) -> dict[int, Entry]:
    """What stands corrected or withdrawn, by its position, and by which entry."""
    return corrected_by(entry for entry in known if entry.corrects is not None)


def _must_be_there(subject: str | None, seen: Container[str], programme: str) -> None:
    """Refuse one thing that nothing is recorded of; a kind of thing may well have none."""
    kind, slash, ref = (subject or "").partition("/")
    if slash and subject not in seen:
        raise UnknownSubject(kind, ref, programme)


def _told(change: Change[Fact, State], by: Entry | None) -> AuditEntry:
    """One entry; as its values were looked at when it was recorded, nobody looks at them again here."""
    entry, told = change.entry, sentence(change)
    return AuditEntry.made(
        {
            "position": entry.position,
            "version": entry.version,
            "recorded_at": entry.recorded_at,
            "effective_on": entry.effective_on,
            "effective_in_words": day_or_not_stated(entry.effective_on),
            "claimed_known_on": entry.known_on,
            "actor": entry.actor,
            "role": entry.role,
            "subject": _subject(change),
            "fact": type(entry.fact).__name__,
            "what": told.what,
            "changed_from": told.changed_from,
            "changed_to": told.changed_to,
            "reason": entry.reason,
            "note": entry.note,
            "why": told.why,
            "source": entry.source,
            "batch": entry.batch,
            "command_id": entry.command_id,
            "corrects": entry.corrects,
            "because": entry.because,
            "authority": entry.authority,
            "instead_of": change.corrected and change.corrected.value,
            "corrected_by": by and _by(by),
        }
    )


def _by(entry: Entry) -> PutRight:
    return PutRight(
        position=entry.position,
        is_withdrawal=isinstance(entry.fact, EntryWithdrawn),
        recorded_at=entry.recorded_at,
        actor=entry.actor,
        because=entry.because,
        authority=entry.authority,
    )


def _subject(change: Change[Fact, State]) -> Subject:
    kind, ref = change.entry.kind, change.entry.ref
    return Subject.made({"kind": kind, "ref": ref, "title": title_of(change.states[kind].get(ref), change.states)})
