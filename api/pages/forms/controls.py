"""One field of a form as it is drawn: what it is called, what stands in it, what can be chosen, and what is wrong."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from api.pages.forms.choice_words import NO_CHOICE_YET, NOT_STATED
from api.pages.forms.fields import Choice, Field, Kind
from api.pages.forms.reading import Submitted, rows_in
from api.pages.forms.things import Around, choices, is_chosen, part_of, words_for

MOST_RADIOS = 5
"""What has more choices than these is chosen from a list that opens."""

_NOT_IN_HTML = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)


class Widget(StrEnum):
    """How a control is drawn."""

    INPUT = "input"
    TEXTAREA = "textarea"
    RADIOS = "radios"
    SELECT = "select"
    GROUP = "group"
    ROWS = "rows"


class Item(NamedTuple):
    """One thing that can be chosen, and whether it is."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Control:
    """A field as the template draws it. `controls` are the parts of a group, or the rows of a list.

    `one` is what a list calls one of its rows. The id of a control is its name, with `place` before it where one page
    holds several forms that have fields of the same name.
    """

    widget: Widget
    name: str
    label: str
    hint: str | None
    error: str | None
    value: str = ""
    items: tuple[Item, ...] = ()
    controls: tuple["Control", ...] = ()
    size: str = ""
    one: str = ""
    place: str = ""

    @property
    def ident(self) -> str:
        """Its id on the page."""
        return f"{self.place}{self.name}"

    @property
    def anchor(self) -> str:
        """The id of the first place to type or choose in, which a link to the control leads to."""
        return self.controls[0].anchor if self.controls else self.ident

    @property
    def described_by(self) -> str:
        """The ids of its hint and of what is wrong with it."""
        beside = (("hint", self.hint), ("error", self.error))
        return " ".join(f"{self.ident}-{what}" for what, said in beside if said)

    def at(self, place: str) -> "Control":
        """The same control, and all that is in it, with its ids in a place of their own."""
        return replace(self, place=place, controls=tuple(part.at(place) for part in self.controls))

    def all(self) -> Iterator["Control"]:
        """The control and all that is in it."""
        yield self
        for control in self.controls:
            yield from control.all()


class Sheet(NamedTuple):
    """What a form is drawn from: what was typed into it, what is wrong with it by field, and what lies around it."""

    typed: Submitted
    wrong: Mapping[str, str]
    around: Around

    def control(self, field: Field, name: str, *, label: str | None = None) -> Control:
        """A field of the form under its full name."""
        if field.within and (around := part_of(self._value(field.within), self.around)):
            chosen = replace(
                field, kind=Kind.THING, thing="agenda-item", within=None, said=field.said._replace(hint=None)
            )
            return self._replace(around=around).control(chosen, name, label=label)
        label = label or field.said.label
        if field.kind is Kind.GROUP:
            parts = tuple(self.control(part, f"{name}.{part.name}") for part in field.parts)
            return self._made(Widget.GROUP, field, name, label=label, controls=parts)
        if field.kind is Kind.ROWS:
            return self._made(Widget.ROWS, field, name, label=label, controls=self._rows(field.parts[0], name))
        if is_chosen(field):
            return self._choice(field, name, label)
        widget = Widget.TEXTAREA if field.kind in (Kind.TEXT, Kind.LINES) else Widget.INPUT
        label = f"{label} (optional)" if field.is_optional else label
        return self._made(widget, field, name, label=label, value=self._value(name))

    def _made(
        self,
        widget: Widget,
        field: Field,
        name: str,
        *,
        label: str,
        value: str = "",
        items: tuple[Item, ...] = (),
        controls: tuple[Control, ...] = (),
    ) -> Control:
        said, wrong, size = field.said, self.wrong.get(name), _SIZES.get(field.kind, "")
        return Control(widget, name, label, said.hint, wrong, value, items, controls, size=size, one=said.one)

    def _rows(self, row: Field, name: str) -> tuple[Control, ...]:
        """A row for each that something was typed into, and an empty one after them."""
        sent = [number for number in rows_in(name, self.typed) if self._holds(f"{name}.{number}")]
        shown = [*sent, sent[-1] + 1 if sent else 0]
        return tuple(
            self.control(row, f"{name}.{number}", label=f"{row.said.label} {place}")
            for place, number in enumerate(shown, start=1)
        )

    def _holds(self, row: str) -> bool:
        return any(
            any(word.strip() for word in words)
            for name, words in self.typed.items()
            if name == row or name.startswith(f"{row}.")
        )

    def _choice(self, field: Field, name: str, label: str) -> Control:
        chosen, offered = self._value(name), choices(field, self.around)
        widget = Widget.SELECT if field.thing or len(offered) > MOST_RADIOS else Widget.RADIOS
        if chosen and chosen not in {choice.value for choice in offered}:
            offered = (*offered, Choice(chosen, words_for(field, chosen, self.around)))
        if field.is_optional or not field.name:
            offered = (Choice("", field.said.empty or NOT_STATED), *offered)
        elif widget is Widget.SELECT:
            offered = (Choice("", NO_CHOICE_YET), *offered)
        items = tuple(Item(choice.value, choice.words, choice.value == chosen) for choice in offered)
        return self._made(widget, field, name, label=label, value=chosen, items=items)

    def _value(self, name: str) -> str:
        words: Sequence[str] = self.typed.get(name, ())
        return as_html_can_hold_it(words[0]) if words else ""


def as_html_can_hold_it(words: str) -> str:
    """The words with one kind of line break, and a mark in place of what no page may hold."""
    return _NOT_IN_HTML.sub("�", words.replace("\r\n", "\n").replace("\r", "\n"))


_SIZES: Mapping[Kind, str] = {
    Kind.DAY: " govuk-input--width-20",
    Kind.MONEY: " govuk-input--width-10",
    Kind.NUMBER: " govuk-input--width-5",
    Kind.PLANNED: " govuk-input--width-20",
    Kind.REF: " govuk-input--width-20",
}
