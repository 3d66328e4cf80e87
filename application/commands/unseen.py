"""What somebody does not see they can neither address nor name: for them it is not there.

Orders are decided on the whole record all the same, as what is exempt is as true as anything else.
"""

from collections.abc import Iterable, Mapping, Sequence

from application.commands.desk import Desk
from application.commands.erasures import EraseEntry
from application.commands.order import Order
from application.commands.rule import Rule
from application.ports import Answer, Journal
from application.seen import Sight
from domain.about import SPEAKS_OF, Thing, about, begins_its_part, part_of, spoken_of
from domain.actor import Actor
from domain.correcting import NothingToCorrect
from domain.entry import Address, Entry
from domain.exemption import ItemExempted
from domain.exemption_refusals import ReferenceTaken, StandsInTheWay
from domain.hiding import NOTHING_HIDDEN, Hidden
from domain.refusals import StaleVersion, UnknownProgramme, UnknownSubject, VersionRequired

Streams = Mapping[Address, Sequence[Entry]]
"""The whole streams of some things."""


def hidden_at(desk: Desk, programme: str, sight: Sight, *, actor: Actor) -> Hidden:
    """What is not there for somebody who gives an order in a programme; looked up once for a sitting."""
    if programme not in desk.hidden:
        desk.hidden[programme] = hidden_from(actor, programme, sight)
    return desk.hidden[programme]


def hidden_from(actor: Actor, programme: str, sight: Sight) -> Hidden:
    """What somebody does not see of a programme, which need not be registered before the orders at hand are decided."""
    try:
        return sight.hidden_from(actor, programme)
    except UnknownProgramme:
        return NOTHING_HIDDEN


def must_be_seen(at: Address, rule: Rule, hidden: Hidden) -> None:
    """Refuse an order to a hidden thing: what begins one finds its reference taken, any other finds nothing there."""
    if hidden is NOTHING_HIDDEN or not hidden.hides(at.kind, at.ref):
        return
    if rule.begins:
        raise ReferenceTaken(at.ref)
    raise UnknownSubject(at.kind, at.ref, at.programme)


def must_name_what_is_seen(entries: Iterable[Entry], hidden: Hidden, desk: Desk) -> None:
    """Refuse what would be written about something hidden."""
    if hidden is NOTHING_HIDDEN:
        return
    for entry in entries:
        part = part_of(entry)
        if part in hidden.things and begins_its_part(entry):
            raise ReferenceTaken(part.ref)
        for thing in (part, *_named(entry)):
            if thing in hidden.things:
                raise UnknownSubject(thing.kind, thing.ref, entry.programme)
        if type(entry.fact) in SPEAKS_OF:
            told = spoken_of(entry, desk.stream(entry.address))
            if told is not None and told.position in hidden.positions:
                raise StandsInTheWay


def _named(entry: Entry) -> Iterable[Thing]:
    if isinstance(entry.fact, ItemExempted) and entry.version == 1:
        in_it = "" if entry.fact.meeting is None else f"{entry.fact.meeting}:"
        return (Thing(str(entry.fact.subject_kind), f"{in_it}{entry.fact.subject}"),)
    return about(entry)


def as_read(order: Order, at: Address, desk: Desk, *, hidden: Hidden, required: bool) -> Order:
    """The order with the version that the thing has, given that which it has for whoever gives the order."""
    if hidden is NOTHING_HIDDEN or Thing(at.kind, at.ref) not in hidden.in_part:
        return order
    stream = desk.stream(at)
    seen = [entry for entry in stream if entry.position not in hidden.positions]
    named = order.corrects or (order.entry if isinstance(order, EraseEntry) else None)
    if named is not None and named not in (entry.position for entry in seen):
        raise NothingToCorrect(named, at, (entry.position for entry in seen))
    if order.expected_version is None:
        if required:
            raise VersionRequired(at.in_words, len(seen))
        return order
    if order.expected_version != len(seen):
        raise StaleVersion(at.in_words, expected=order.expected_version, current=len(seen))
    return order.model_copy(update={"expected_version": stream[-1].version})


def seen_in_part(answers: Iterable[Answer], journal: Journal, desk: Desk) -> Streams:
    """The things that these answers are of, as far as whoever ordered does not see everything of them.

    They are read before anything is stored: what is in the way of that would be told as if nothing had been.
    """
    return {each.address: journal.stream(each.address) for each in answers if _is_seen_in_part(each.address, desk)}


def _is_seen_in_part(at: Address, desk: Desk) -> bool:
    return Thing(at.kind, at.ref) in desk.hidden.get(at.programme, NOTHING_HIDDEN).in_part


def as_answered(answer: Answer, in_part: Streams, desk: Desk) -> Answer:
    """An answer with the version that the thing has for whoever ordered."""
    stream = in_part.get(answer.address)
    if stream is None:
        return answer
    return answer._replace(version=version_seen(answer.version, stream, desk.hidden[answer.address.programme]))


def version_seen(version: int, stream: Iterable[Entry], hidden: Hidden) -> int:
    """A version of a thing as it is told to whoever does not see all entries that made it."""
    return version - sum(entry.version <= version and entry.position in hidden.positions for entry in stream)
