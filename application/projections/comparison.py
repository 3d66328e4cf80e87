"""What differs between two moments?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import NamedTuple

from application.projections.audit_filters import UnknownKindOfThing
from application.projections.fields.every_field import FIELDS
from application.projections.fields.field import Field, Names
from application.projections.turns import turns
from application.projections.view import TimeInUTC, View, counted
from domain.record import Moment, Record
from domain.refusals import NotRegisteredYet, UnknownSubject, day_in_words
from domain.state import State


class Noun(NamedTuple):
    """A kind of thing as a sentence counts it."""

    one: str
    many: str


NOUNS: Mapping[str, Noun] = {
    "programme": Noun("programme", "programmes"),
    "phase": Noun("phase", "phases"),
    "workstream": Noun("workstream", "workstreams"),
    "milestone": Noun("milestone", "milestones"),
    "rag": Noun("light", "lights"),
    "risk": Noun("risk", "risks"),
    "issue": Noun("issue", "issues"),
    "highlight-report": Noun("highlight report", "highlight reports"),
    "return": Noun("return", "returns"),
    "board": Noun("board", "boards"),
    "meeting": Noun("meeting", "meetings"),
    "forward-item": Noun("forward item", "forward items"),
    "paper": Noun("paper", "papers"),
    "recommendation": Noun("recommendation", "recommendations"),
    "decision": Noun("decision", "decisions"),
    "action": Noun("action", "actions"),
    "change-request": Noun("change request", "change requests"),
    "escalation": Noun("escalation", "escalations"),
    "exemption": Noun("exemption", "exemptions"),
}
"""What each kind of thing is called."""

OTHERWISE = "changed otherwise"
"""What became of a thing of which no turn says more."""


class Sort(StrEnum):
    """Whether a thing is there after and not before, differs, or was there before and is not after."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"


class MomentView(View):
    """One of the two moments; `in_words` is how a sentence names it."""

    as_at: date
    known_at: TimeInUTC | None
    in_words: str


class FieldChange(View):
    """One field that differs, from what to what, as reports print it. Not stated is null.

    `item` names the one item of a list that differs: a role, a mitigation, a partner.
    """

    field: str
    item: str | None
    label: str
    changed_from: str | None
    changed_to: str | None


class ThingCompared(View):
    """One thing that differs, and how. Of one that was added or is gone, everything stated is listed.

    `turns` say in a word or two what became of it: met, moved, worsened, closed.
    """

    kind: str
    kind_in_words: str
    ref: str
    title: str
    sort: Sort
    turns: tuple[str, ...]
    changes: tuple[FieldChange, ...]


class KindCompared(View):
    """How many things of one kind differ."""

    kind: str
    in_words: str
    added: int
    changed: int
    gone: int


class Turned(View):
    """How many things of one kind came to the same: “3 milestones moved”."""

    kind: str
    turn: str
    number: int
    in_words: str


class Comparison(View):
    """Two moments of a programme side by side, thing by thing; the one that differs in nothing is left out.

    `subject` is the one kind or the one thing that was asked for, null where the whole programme was.
    """

    programme: str
    programme_name: str
    before: MomentView
    after: MomentView
    subject: str | None
    headline: str
    things: tuple[ThingCompared, ...]
    kinds: tuple[KindCompared, ...]
    turned: tuple[Turned, ...]


def comparison(before: Record, after: Record, *, subject: str | None = None) -> Comparison:
    """Two records of one programme compared, whole, or one kind of thing (milestone), or one thing (milestone/M4).

    Either may be the earlier one, or empty; not both.
    """
    later, earlier = sorted((before, after), key=_lateness, reverse=True)
    known = later if earlier.is_empty else earlier if later.is_empty else later
    if known.is_empty:
        raise NotRegisteredYet(max(before.moment.as_at, after.moment.as_at))
    names = Names(later, earlier)
    asked = _asked(subject, before, after, known.programme.ref)
    things = tuple(_things(before, after, asked, names))
    views = _moments(before.moment, after.moment)
    turned = tuple(_turned(things))
    return Comparison(
        programme=known.programme.ref,
        programme_name=known.programme.name,
        before=views[0],
        after=views[1],
        subject=subject,
        headline=_headline(views, turned),
        things=things,
        kinds=tuple(_kinds(things)),
        turned=turned,
    )


def _lateness(record: Record) -> tuple[date, bool, datetime, int]:
    known_at = record.moment.known_at
    return record.moment.as_at, known_at is None, known_at or datetime.max.replace(tzinfo=UTC), record.position


class _Asked(NamedTuple):
    """What is compared: all kinds or one, every thing or one."""

    kinds: tuple[str, ...]
    ref: str | None = None


def _asked(subject: str | None, before: Record, after: Record, programme: str) -> _Asked:
    if subject is None:
        return _Asked(tuple(FIELDS))
    kind, _, ref = subject.partition("/")
    if kind not in FIELDS:
        raise UnknownKindOfThing(kind)
    if ref and not any(ref in record.states.get(kind, {}) for record in (before, after)):
        raise UnknownSubject(kind, ref, programme)
    return _Asked((kind,), ref or None)


def _things(before: Record, after: Record, asked: _Asked, names: Names) -> Iterator[ThingCompared]:
    for kind in asked.kinds:
        held, holds = before.states.get(kind, {}), after.states.get(kind, {})
        refs = {asked.ref} if asked.ref else held.keys() | holds.keys()
        for ref in sorted(refs, key=as_people_count):
            if found := _thing(kind, ref, (held.get(ref), holds.get(ref)), names):
                yield found


def as_people_count(ref: str) -> tuple[list[tuple[bool, int, str]], str]:
    """M2 before M10."""
    parts = re.findall(r"[0-9]+|[^0-9]+", ref)
    return [(part[0].isdecimal(), int(part) if part[0].isdecimal() else 0, part) for part in parts], ref


def _thing(kind: str, ref: str, states: tuple[State | None, State | None], names: Names) -> ThingCompared | None:
    before, after = states
    changes = () if before == after else tuple(_changes(kind, before, after, names))
    if not changes:
        return None
    became = before and after and turns(before, after, frozenset(change.field for change in changes))
    return ThingCompared(
        kind=kind,
        kind_in_words=NOUNS[kind].one,
        ref=ref,
        title=names.title(kind, ref),
        sort=Sort.ADDED if before is None else Sort.GONE if after is None else Sort.CHANGED,
        turns=became or (),
        changes=changes,
    )


def _changes(kind: str, before: State | None, after: State | None, names: Names) -> Iterator[FieldChange]:
    for field in FIELDS[kind]:
        if before and after and all(_is_as_it_was(before, after, name) for name in field.of):
            continue
        old, new = _parts(field, before, names), _parts(field, after, names)
        differ = {item for item in old.keys() | new.keys() if old.get(item) != new.get(item)}
        for item in sorted(differ, key=as_people_count):
            yield FieldChange(
                field=field.name,
                item=item or None,
                label=f"{field.label}: {item}" if item else field.label,
                changed_from=old.get(item),
                changed_to=new.get(item),
            )


def _is_as_it_was(before: State, after: State, name: str) -> bool:
    held, holds = getattr(before, name), getattr(after, name)
    return held is holds or held == holds


def _parts(field: Field, state: State | None, names: Names) -> Mapping[str, str]:
    """What a field says, item by item; under no name where it is no list."""
    said = None if state is None else field.said(state, names)
    return {"": said} if isinstance(said, str) else said or {}


def _turned(things: Iterable[ThingCompared]) -> Iterator[Turned]:
    """What became of how many, kind by kind, in the order in which it is first met."""
    found = Counter((thing.kind, turn) for thing in things for turn in _told(thing))
    for (kind, turn), number in found.items():
        words = f"{counted(number, *NOUNS[kind])} {turn}"
        yield Turned(kind=kind, turn=turn, number=number, in_words=words)


def _told(thing: ThingCompared) -> tuple[str, ...]:
    if thing.sort is not Sort.CHANGED:
        return (thing.sort.value,)
    return thing.turns or (OTHERWISE,)


def _kinds(things: Iterable[ThingCompared]) -> Iterator[KindCompared]:
    found = Counter((thing.kind, thing.sort) for thing in things)
    for kind in dict.fromkeys(kind for kind, _ in found):
        by_sort = {sort.value: found[kind, sort] for sort in Sort}
        yield KindCompared(kind=kind, in_words=counted(sum(by_sort.values()), *NOUNS[kind]), **by_sort)


def _moments(before: Moment, after: Moment) -> tuple[MomentView, MomentView]:
    """Both moments; the clock of what was known is told only where it sets them apart."""
    tells_known = before.known_at != after.known_at
    return _moment(before, tells_known=tells_known), _moment(after, tells_known=tells_known)


def _moment(moment: Moment, *, tells_known: bool) -> MomentView:
    words = day_in_words(moment.as_at)
    if tells_known:
        words += f" ({_known(moment.known_at)})"
    return MomentView(as_at=moment.as_at, known_at=moment.known_at, in_words=words)


def _known(known_at: datetime | None) -> str:
    return "as known now" if known_at is None else f"as known at {day_in_words(known_at.date())}, {known_at:%H:%M}"


def _headline(moments: tuple[MomentView, MomentView], turned: Iterable[Turned]) -> str:
    """Between 15 December 2017 and 19 January 2018: 3 milestones moved, 1 light worsened, 2 risks closed."""
    between = f"etween {moments[0].in_words} and {moments[1].in_words}"
    told = ", ".join(one.in_words for one in turned)
    return f"B{between}: {told}." if told else f"Nothing differs b{between}."
