"""Reads what was typed into a form back into the order it is the form of, or says of each field what is wrong."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from api.accepted import A_DAY_IN_RANGE, A_PLANNED_DATE, AN_AMOUNT
from api.pages.forms import typed_words
from api.pages.forms.fields import Field, Kind, fields_of, hidden_fields_of
from api.pages.forms.references import reference_made_of
from api.pages.forms.said import Said
from api.pages.forms.words import WORDS
from api.refusals import Fault, RequestUnreadable, shown
from api.sentences import REFERENCE_ACCEPTED, at_its_fields, faults_of
from application.commands.order import Order
from application.commands.rule import Rule
from domain.words import Ref

AnyOrder = TypeVar("AnyOrder", bound=Order)
Submitted = Mapping[str, Sequence[str]]
"""What came with the form: each name with every value it was sent with."""

Path = tuple[str | int, ...]

REFERENCE = "ref"
"""The field in which an order that begins a thing is told what to call it."""

ANOTHER = "another"
"""What the button sends that asks for one more row; its value is the name of the list."""

_READERS: Mapping[Kind, typed_words.Reader] = {
    Kind.DAY: typed_words.exact_day,
    Kind.PLANNED: typed_words.planned,
    Kind.NUMBER: typed_words.number,
    Kind.MONEY: typed_words.money,
    Kind.YES_NO: typed_words.yes_or_no,
}
_ACCEPTED: Mapping[Kind, str] = {
    Kind.DAY: A_DAY_IN_RANGE,
    Kind.PLANNED: A_PLANNED_DATE,
    Kind.NUMBER: "a whole number",
    Kind.MONEY: AN_AMOUNT,
    Kind.REF: REFERENCE_ACCEPTED,
    Kind.THING: "one of the things listed",
}
_CHOSEN = (Kind.CHOICE, Kind.THING, Kind.YES_NO)


class _Place(NamedTuple):
    """Where a field of the order stands on the form, and what it is called there."""

    name: str
    label: str
    field: Field

    def of(self, part: Field) -> "_Place":
        """A part of it."""
        label = part.said.label
        return _Place(f"{self.name}.{part.name}", f"{self.label}, {label[:1].lower()}{label[1:]}", part)


_NOTHING_KNOWN: Mapping[str, object] = {}


def _the_form(parts: tuple[Field, ...] = ()) -> _Place:
    """The whole form, for what is wrong with no one field of it."""
    return _Place("", "This form", Field("", Kind.GROUP, Said("This form"), required=True, parts=parts))


def asks_for_another_row(submitted: Submitted) -> bool:
    """Whether the form was sent for one more row to fill in, and not yet to be carried out."""
    return ANOTHER in submitted


def read(
    order: type[AnyOrder],
    submitted: Submitted,
    *,
    near: date,
    fields: Sequence[Field] | None = None,
    known: Mapping[str, object] | None = None,
) -> AnyOrder:
    """The order that was typed in; what is empty is left out. Words without a year mean the one nearest to `near`.

    `fields` are those of the form where they are not just those of the order, `known` is what it says untyped.
    Refused as RequestUnreadable, with a fault for each field: what cannot be read, is missing or is not of the form.
    """
    reading = _Reading(submitted, near)
    found = reading.order(order, fields, known or _NOTHING_KNOWN)
    if found is None or reading.faults:
        raise RequestUnreadable(reading.faults)
    return found


def read_beginning(rule: Rule, submitted: Submitted, *, near: date, taken: Collection[str]) -> tuple[str, Order]:
    """What a new thing is to be called, and the order that begins it.

    Where no reference was typed one is made of the thing's own words, unlike any that is taken. Refused like the rest.
    """
    reading = _Reading(submitted, near)
    typed = reading.reference()
    found = reading.order(rule.order)
    if found is None or reading.faults:
        raise RequestUnreadable(reading.faults)
    return typed or reference_made_of(found, taken, otherwise=rule.kind), found


class _Reading:
    """One form being read; what is wrong with it is kept, each with the name of its field."""

    def __init__(self, submitted: Submitted, near: date) -> None:
        self.faults: list[Fault] = []
        self._submitted = submitted
        self._near = near
        self._places: dict[Path, _Place] = {(): _the_form()}
        self._known = {ANOTHER, REFERENCE}

    def order(
        self,
        order: type[AnyOrder],
        fields: Sequence[Field] | None = None,
        known: Mapping[str, object] = _NOTHING_KNOWN,
    ) -> AnyOrder | None:
        """The order, or nothing and its faults; `known` is what it says without being typed."""
        shown_ones = fields_of(order) if fields is None else fields
        places = [_Place(field.name, field.said.label, field) for field in (*shown_ones, *hidden_fields_of(order))]
        self._places[()] = _the_form(tuple(place.field for place in places))
        values = {**known, **{place.name: self._value(place, (place.name,)) for place in places}}
        self._must_be_known()
        for place in places:
            if place.field.required and values[place.name] is None and not order.model_fields[place.name].is_required():
                self.faults.append(_told({"type": "missing"}, place))
        try:
            return order.model_validate({name: value for name, value in values.items() if value is not None})
        except ValidationError as problem:
            self.faults.extend(self._of(problem))
            return None

    def reference(self) -> str | None:
        """The reference that was typed, or nothing."""
        place = _Place(REFERENCE, WORDS[REFERENCE].label, Field(REFERENCE, Kind.REF, WORDS[REFERENCE], required=False))
        typed = self._typed(place)
        try:
            return TypeAdapter[str](Ref).validate_python(typed) if typed else None
        except ValidationError as problem:
            self.faults.extend(_told(error, place) for error in problem.errors(include_url=False))
            return None

    def _value(self, place: _Place, path: Path) -> object:
        """What was typed at a place, and in it; nothing where it is empty."""
        self._places[path] = place
        match place.field.kind:
            case Kind.GROUP:
                return self._group(place, path)
            case Kind.ROWS:
                return self._rows(place, path) or None
            case Kind.LINES:
                return [line for line in self._typed(place).split("\n") if line.strip()] or None
            case _:
                return self._plain(place)

    def _group(self, place: _Place, path: Path) -> object:
        """What a group holds; one that has to be there says itself what it lacks."""
        parts = {part.name: self._value(place.of(part), (*path, part.name)) for part in place.field.parts}
        stated = {name: value for name, value in parts.items() if value is not None}
        return stated if stated or place.field.required else None

    def _rows(self, place: _Place, path: Path) -> list[object]:
        """The rows that hold something; an empty one is passed over, and the next one takes its place in the order."""
        (part,) = place.field.parts
        stated: list[object] = []
        for row in rows_in(place.name, self._submitted):
            at = _Place(f"{place.name}.{row}", f"{part.said.label} {row + 1}", part)
            value = self._value(at, (*path, len(stated)))
            if value is not None:
                stated.append(value)
        return stated

    def _plain(self, place: _Place) -> object:
        words = self._typed(place).strip()
        if not words:
            return None
        try:
            return _READERS.get(place.field.kind, typed_words.as_it_is)(words, self._near)
        except ValueError as problem:
            self._add(place, words, f"“{place.label}”: {problem}")
            return None

    def _typed(self, place: _Place) -> str:
        """What was typed, with line breaks as the tracker keeps them. One field is sent once."""
        self._known.add(place.name)
        values = self._submitted.get(place.name, ())
        if len(values) > 1:
            self._add(place, values[1], f"“{place.label}” was sent {len(values)} times. Send it once.")
        return values[0].replace("\r\n", "\n").replace("\r", "\n") if values else ""

    def _add(self, place: _Place, found: str, sentence: str) -> None:
        accepted = _accepted(place.field)
        self.faults.append(Fault(place.name, shown(found), accepted, sentence))

    def _must_be_known(self) -> None:
        for name in self._submitted:
            if name not in self._known:
                sentence = f"There is no field “{shown(name)}” on this form. Open the form again."
                self.faults.append(Fault(shown(name), None, "nothing", sentence))

    def _of(self, problem: ValidationError) -> Iterator[Fault]:
        """What the order itself finds wrong, unless something was wrong with the same words before."""
        for whole in problem.errors(include_url=False):
            group = self._nearest(whole["loc"])
            for error in at_its_fields(whole):
                place = self._nearest(error["loc"])
                if not self._has_faults_in(place.name):
                    yield _told(error, place, group=group)

    def _nearest(self, path: Path) -> _Place:
        """The place on the form that holds this one."""
        return self._places[next(path[:length] for length in range(len(path), -1, -1) if path[:length] in self._places)]

    def _has_faults_in(self, name: str) -> bool:
        return any(fault.field == name or fault.field.startswith(f"{name}.") for fault in self.faults)


def rows_in(name: str, submitted: Submitted) -> list[int]:
    """The numbers of the rows of a list that were sent, in their order: 0 and 2 for `partners.0.name`, `partners.2`."""
    row = re.compile(rf"{re.escape(name)}\.(0|[1-9][0-9]{{0,2}})(?:\.|$)", re.ASCII)
    return sorted({int(match[1]) for sent in submitted if (match := row.match(sent))})


def _told(  # Any: the values of pydantic's own error details
    error: Mapping[str, Any], place: _Place, *, group: _Place | None = None
) -> Fault:
    """The fault at a place; it may be one of several of a `group`, whose sentence speaks of others in it too."""
    accepted = _accepted(place.field)
    if error["type"] == "missing":
        what_to_do = "Choose one" if place.field.kind in _CHOSEN or place.field.choices else "Fill it in"
        return Fault(place.name, None, accepted, f"“{place.label}” is empty. {what_to_do}.")
    (fault,) = faults_of([{**error, "loc": (place.label,)}], accepted_at=lambda _: accepted)
    return fault._replace(field=place.name, sentence=_with_labels(fault.sentence, (group or place).field))


def _accepted(field: Field) -> str:
    if field.choices:
        return f"one of {', '.join(choice.words for choice in field.choices)}"
    return _ACCEPTED.get(field.kind, "words")


def _with_labels(sentence: str, group: Field) -> str:
    """What a group says of its own parts names them as the model does; on the form they are called by their labels."""
    for part in group.parts:
        if "_" in part.name:
            sentence = re.sub(rf"\b{part.name}\b", f"“{part.said.label}”", sentence, flags=re.IGNORECASE)
    return sentence
