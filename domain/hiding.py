"""What does somebody not see who may not read exempt items: which things, and which entries of others?

It is made of a programme's entries alone: of what is exempt, of what was written about that, of what was written about
that in turn. An entry of a thing that can be seen is left out by itself where it is about something that cannot be, and
with it whatever corrects it or is corrected by it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from domain.about import (
    ANY_MILESTONE,
    SPEAKS_OF,
    Thing,
    about,
    begins_its_part,
    may_be_about_something,
    part_of,
    spoken_of,
    without_what_was_worked_out,
    worked_out_from,
)
from domain.correcting import EntryWithdrawn
from domain.entry import Address, Entry
from domain.erasing import ErasureRecorded, FactErased
from domain.exemption import Exemption


class Hidden(NamedTuple):
    """What is hidden: whole things and items of agendas, all entries of theirs by position, and single ones of others.

    `in_part` are the things of which some entries are hidden, or say less: those at the positions `less`. `seen` are
    the positions of all others in their order. Of what came after the position `read_to` nobody has looked yet whether
    it is to be hidden, so that it waits. Of the things, `exempt` are those that are so by themselves.
    """

    things: frozenset[Thing]
    positions: frozenset[int]
    in_part: frozenset[Thing]
    seen: tuple[int, ...]
    read_to: int
    exempt: frozenset[Thing] = frozenset()
    less: frozenset[int] = frozenset()

    def hides(self, kind: str, ref: str) -> bool:
        """Whether a whole thing is hidden."""
        return (kind, ref) in self.things

    @property
    def taken_away(self) -> "Hidden":
        """The same as if no hidden entry had ever been written: nothing but what is exempt by itself is not there."""
        return self._replace(things=self.exempt, positions=frozenset(), in_part=frozenset())

    def last_seen(self, position: int) -> int:
        """The position of the last entry up to this one that is not hidden."""
        before = bisect_right(self.seen, position)
        return self.seen[before - 1] if before else 0

    def visible(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The entries that are not hidden, in order, out of whole streams; each is told in its place among those."""
        versions: dict[Thing, int] = {}
        for entry in entries:
            if entry.position in self.positions or entry.position > self.read_to:
                continue
            thing = Thing(entry.kind, entry.ref)
            if thing in self.in_part:
                versions[thing] = versions.get(thing, 0) + 1
                yield self._told(entry, versions[thing])
            else:
                yield entry

    def _told(self, entry: Entry, version: int) -> Entry:
        fact = without_what_was_worked_out(entry.fact) if entry.position in self.less else entry.fact
        return entry._replace(version=version, fact=fact)


NOTHING_HIDDEN = Hidden(frozenset(), frozenset(), frozenset(), (), 2**62)


class _Told(NamedTuple):
    """What has to be known of an entry to tell whether it is hidden.

    `place` is the position of the entry that was written first in its place. `says` marks what says something still,
    rather than being erased or taking another back: of a place in which nothing does nobody can tell what it was about.
    `speaks_of` is the place of an earlier entry that it tells of; of the things `worked_out_from` it keeps how they
    stood.
    """

    position: int
    thing: Thing
    part: Thing
    begins: bool
    about: tuple[Thing, ...]
    place: int
    says: bool
    speaks_of: int | None
    worked_out_from: tuple[Thing, ...]


class Writings:
    """All entries of a programme, as far as it matters what they are about. They are taken in as they come."""

    def __init__(self) -> None:
        self._told: list[_Told] = []
        self._by_position: dict[int, _Told] = {}
        self._spoken_of: dict[Address, list[Entry]] = {}

    @property
    def position(self) -> int:
        """The last entry that was taken in."""
        return self._told[-1].position if self._told else 0

    def goes_on(self, entries: Iterable[Entry]) -> None:
        """More entries, in the order of their positions."""
        for entry in entries:
            told = self._tell(entry)
            self._keep(entry)
            self._told.append(told)
            self._by_position[told.position] = told

    def hidden(self, exempt: Collection[Thing], *, up_to: int) -> Hidden:
        """What is hidden where these are exempt, out of the entries up to a position; more may be taken in by then."""
        told = self._told[: self._until(up_to)]
        unclear = _unclear(told)
        things = _with_what_is_about(
            frozenset(exempt), [one for one in told if one.about or one.place in unclear], unclear
        )
        places = unclear | {one.place for one in told if _is_hidden(one, things)}
        places.update(one.place for one in told if one.speaks_of in places)
        hidden = {one.position for one in told if one.place in places or one.thing in things}
        in_part = {one.thing for one in told if one.position in hidden} - things
        say_less = [one for one in told if one.position not in hidden and _keeps_of(one, things | in_part)]
        in_part.update(one.thing for one in say_less)
        seen = tuple(one.position for one in told if one.position not in hidden)
        less = frozenset(one.position for one in say_less)
        return Hidden(things, frozenset(hidden), frozenset(in_part), seen, told[-1].position, frozenset(exempt), less)

    def _until(self, position: int) -> int:
        return bisect_left(self._told, position + 1, key=lambda one: one.position)

    def _keep(self, entry: Entry) -> None:
        """Keep what others may tell of, and what puts that right."""
        is_spoken_of = type(entry.fact) in SPEAKS_OF.values()
        if is_spoken_of or (entry.corrects is not None and entry.address in self._spoken_of):
            self._spoken_of.setdefault(entry.address, []).append(entry)

    def _tell(self, entry: Entry) -> _Told:
        puts_right = entry.fact.position if isinstance(entry.fact, ErasureRecorded) else entry.corrects
        first = self._by_position.get(puts_right) if puts_right is not None else None
        of = spoken_of(entry, self._spoken_of.get(entry.address, []))
        return _Told(
            position=entry.position,
            thing=Thing(entry.kind, entry.ref),
            part=part_of(entry),
            begins=first.begins if first else begins_its_part(entry),
            about=tuple(about(entry)),
            place=first.place if first else entry.position,
            says=not isinstance(entry.fact, FactErased | ErasureRecorded | EntryWithdrawn),
            speaks_of=self._by_position[of.position].place if of else first.speaks_of if first else None,
            worked_out_from=tuple(worked_out_from(entry)),
        )


def _unclear(told: list[_Told]) -> set[int]:
    """The places of which nobody can tell any more what stood there: it was taken back, and erased."""
    clear = {one.place for one in told if one.says}
    return {one.place for one in told if one.place not in clear and may_be_about_something(one.thing.kind)}


def _with_what_is_about(exempt: frozenset[Thing], told: list[_Told], unclear: Collection[int]) -> frozenset[Thing]:
    """The things that are exempt, with those that are about them, or about those."""
    found = set(exempt)
    while True:
        hiding = (one for one in told if one.begins and (one.place in unclear or not found.isdisjoint(one.about)))
        more = {one.part for one in hiding} - found
        if not more:
            return frozenset(found)
        found |= more


def _is_hidden(one: _Told, things: frozenset[Thing]) -> bool:
    return one.thing in things or one.part in things or not things.isdisjoint(one.about)


def _keeps_of(one: _Told, unseen: Collection[Thing]) -> bool:
    """Whether it keeps how something stood that is not seen, or not wholly."""
    if ANY_MILESTONE in one.worked_out_from and any(thing.kind == ANY_MILESTONE.kind for thing in unseen):
        return True
    return any(thing in unseen for thing in one.worked_out_from)


def exempt_now(exemptions: Iterable[Exemption]) -> frozenset[Thing]:
    """What is exempt by these exemptions, as far as they are in force."""
    return frozenset(_subject(exemption) for exemption in exemptions if exemption.is_in_force)


def _subject(exemption: Exemption) -> Thing:
    in_it = "" if exemption.meeting is None else f"{exemption.meeting}:"
    return Thing(str(exemption.subject_kind), f"{in_it}{exemption.subject}")
