"""Entries of a file as orders: each with its address, its days, where it was found, and what it is known by."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from application.commands.catalogue import BY_NAME
from application.commands.exemptions import exempted
from application.commands.office import Instruction
from application.commands.order import Order, Provenance
from application.commands.ratings import rated
from application.commands.rule import Rule
from application.importers.doubts import doubts
from application.importers.faults import Faults, Place, Remark
from application.importers.fitting import fitted
from application.importers.identity import command_id, written
from application.importers.validation_in_words import AROUND, NOT_IN_A_FILE, nearest
from application.importers.words_as_meant import exact_day
from application.importers.yaml_with_marks import Mark, Node
from domain.dates_as_written import quoted
from domain.entry import Address
from domain.escalation import Escalation, escalated
from domain.exemption import Exemption
from domain.programme import Programme
from domain.rag_status import RagStatus
from domain.refusals import Malformed, day_in_words
from domain.words import LONGEST_REF, Line, RatingRef, Ref


class Source(BaseModel):
    """A paper that entries were found in. One without `dated` is an undated paper: what it says has always counted."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    id: Ref
    """What entries name it by."""
    title: Line
    """What the paper is called."""
    dated: date | None = None
    """The day the paper speaks of."""
    published: date | None = None
    """The day since when it could be known."""


class Around(BaseModel):
    """What stands around the order in an entry."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    order: str
    """The name of the order."""
    ref: RatingRef | None = None
    """The thing the order is sent to; left out for orders to the programme."""
    source: Line | None = None
    """The id of a source, then, after “#”, where in it."""
    known_on: date | None = None
    """Since when it was known; the day its source was published unless said otherwise."""


class Row(NamedTuple):
    """One entry, read: what to carry out, and where it stands."""

    instruction: Instruction
    place: Place

    @property
    def command_id(self) -> str:
        """What the row is known by: the same row of the same programme has the same id in every import."""
        return str(self.instruction.order.command_id)

    def in_batch(self, batch: str) -> Instruction:
        """What to carry out, marked with the batch it is brought in by."""
        return self.instruction._replace(provenance=self.instruction.provenance.model_copy(update={"batch": batch}))


class Entries:
    """The entries of one file, read one after the other. Faults and remarks are kept as they are found."""

    def __init__(
        self, file: str, programme: str, sources: Mapping[str, Source | None], *, faults: Faults, today: date
    ) -> None:
        self.rows: list[Row] = []
        self.remarks: list[Remark] = []
        self._file = file
        self._programme = programme
        self._sources = sources
        self._faults = faults
        self._today = today
        self._seen: Counter[str] = Counter()

    def read(self, node: Node) -> None:
        """Read one entry as a row, or keep its faults."""
        rule = self._rule(node)
        if rule is None:
            return
        place = Place(self._file, *node.at, rule.name, _shown(node, "ref"))
        around = fitted(_part(node, AROUND), Around, place=place, faults=self._faults)
        source = self._source(node, place)
        # Without a sound source or a day of its own the entry is refused; that its words name no year is no news then.
        near = _near(node, source) or (self._today if source is None else None)
        self._must_leave_out(node, place)
        order = fitted(_rest(node), rule.order, place=place, faults=self._faults, near=near)
        self._must_be_known(node, around, place)
        if self._is_addressed(rule, around, place) and around and order:
            self._keep(rule, around, _dated(order, source), source=source, node=node, place=place)
            self._remark(node, order, near, place)

    def _rule(self, node: Node) -> Rule | None:
        name = node.value.get("order") if isinstance(node.value, dict) else None
        if name is None:
            sentence = "An entry names its order, such as “order: plan-milestone”, and then says what the order says."
            self._faults.add(Place(self._file, *node.at), sentence)
            return None
        word = str(name.plain)
        rule = BY_NAME.get(word)
        if rule is None:
            sentence = f"There is no order {quoted(word)}.{nearest(word, list(BY_NAME))}"
            self._faults.add(Place(self._file, *name.at), sentence)
        return rule

    def _source(self, node: Node, place: Place) -> Source | None:
        named = _value(node, "source")
        if named is None:
            if _value(node, "effective_on") is None:
                self._faults.add(place, "The entry names no source; say on which day it was true (effective_on).")
            return None
        wanted, _, _ = str(named.plain).partition("#")
        if wanted.strip() not in self._sources:
            declared = ", ".join(list(self._sources)[:20]) or "none"
            sentence = f"No source {quoted(wanted)} is declared at the head of the file; declared: {declared}."
            self._faults.add(_at(place, named.at), sentence)
        return self._sources.get(wanted.strip())

    def _must_leave_out(self, node: Node, place: Place) -> None:
        for name in NOT_IN_A_FILE:
            if (stated := _value(node, name)) is not None:
                self._faults.add(_at(place, stated.at), f"“{name}” has no place in a file; leave it out.")

    def _must_be_known(self, node: Node, around: Around | None, place: Place) -> None:
        day = around and around.known_on
        if day and day > self._today:
            self._faults.add(_at(place, node.along(("known_on",)).at), not_yet("This was known on", day, self._today))

    def _is_addressed(self, rule: Rule, around: Around | None, place: Place) -> bool:
        """Whether the entry says which thing it is sent to, in the way its order wants it."""
        if around is None:
            return False
        if (rule.kind == Programme.KIND) == (around.ref is None):
            named = {
                RagStatus.KIND: self._names_a_rating,
                Escalation.KIND: self._names_what_rises,
                Exemption.KIND: self._names_what_is_exempt,
            }.get(rule.kind, self._fits)
            return named(around.ref, place)
        needless = f"“{rule.name}” is sent to the programme of the file; leave out “ref”."
        needed = f"“ref” is missing: say which {rule.kind.replace('-', ' ')} the order is sent to."
        self._faults.add(place, needed if around.ref is None else needless)
        return False

    def _fits(self, ref: str | None, place: Place) -> bool:
        """Only a reference that holds another may be longer than a reference."""
        if len(ref or "") > LONGEST_REF:
            self._faults.add(place, f"“ref” has {len(ref or '')} characters; {LONGEST_REF} are accepted at most.")
        return len(ref or "") <= LONGEST_REF

    def _names_a_rating(self, ref: str | None, place: Place) -> bool:
        return self._can_be_read(ref, rated, place=place)

    def _names_what_rises(self, ref: str | None, place: Place) -> bool:
        return self._can_be_read(ref, escalated, place=place)

    def _names_what_is_exempt(self, ref: str | None, place: Place) -> bool:
        return self._can_be_read(ref, lambda named, _: exempted(named), place=place)

    def _can_be_read(self, ref: str | None, read: Callable[[str, str], object], *, place: Place) -> bool:
        try:
            read(str(ref), self._programme)
        except Malformed as problem:
            self._faults.add(place, str(problem))
            return False
        return True

    def _keep(
        self, rule: Rule, around: Around, order: Order, *, source: Source | None, node: Node, place: Place
    ) -> None:
        provenance = Provenance(
            source=around.source,
            known_on=around.known_on or (source.published or source.dated if source else None),
            undated=order.effective_on is None,
        )
        said = written(node, order.effective_on)
        self._seen[said] += 1
        named = order.model_copy(update={"command_id": command_id(self._programme, said, self._seen[said])})
        at = Address(self._programme, rule.kind, around.ref or self._programme)
        self.rows.append(Row(Instruction(named, at, provenance), place))

    def _remark(self, node: Node, order: Order, near: date | None, place: Place) -> None:
        for path, sentence in doubts(order, near):
            self.remarks.append(Remark(_at(place, node.along(path).at), str(path[0]), sentence))


def not_yet(said: str, day: date, today: date) -> str:
    """Nothing is known before its day has come."""
    return f"{said} {day_in_words(day)}, but today is {day_in_words(today)}: nothing is known before its day has come."


def _dated(order: Order, source: Source | None) -> Order:
    """The order with the day it was true: its own, or that of its paper; none where the paper has none."""
    if order.effective_on is not None or source is None:
        return order
    return order.model_copy(update={"effective_on": source.dated})


def _part(node: Node, names: Collection[str]) -> Node:
    return node._replace(value={name: child for name, child in _mapping(node).items() if name in names})


def _rest(node: Node) -> Node:
    around = (*AROUND, *NOT_IN_A_FILE)
    return node._replace(value={name: child for name, child in _mapping(node).items() if name not in around})


def _mapping(node: Node) -> dict[str, Node]:
    return node.value if isinstance(node.value, dict) else {}


def _value(node: Node, name: str) -> Node | None:
    found = _mapping(node).get(name)
    return None if found is None or found.value is None else found


def _shown(node: Node, name: str) -> str | None:
    found = _value(node, name)
    return str(found.plain)[:80] if found else None


def _near(node: Node, source: Source | None) -> date | None:
    """The day that words without a year are near to: that of the paper, else that of the entry."""
    if source and source.dated:
        return source.dated
    stated = _value(node, "effective_on")
    if stated is None:
        return source.published if source else None
    with suppress(ValueError):
        return exact_day(stated.plain)
    return None


def _at(place: Place, mark: Mark) -> Place:
    return place._replace(line=mark.line, column=mark.column)
