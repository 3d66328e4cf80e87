"""A form of a page as a person sees it: its fields by their labels, what stands in them, and the button to send it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from tests.api.pages.html import words_of

Sent = Sequence[tuple[str, str]]
"""What a form sends: each field with what stands in it."""


class NoSuchField(LookupError):
    """The form has no such field, or does not offer what was to be chosen."""


class Field(NamedTuple):
    """A field: the name it is sent under, its label, and what can be chosen where one cannot type."""

    name: str
    label: str
    choices: Mapping[str, str]
    is_typed: bool


class Form:
    """A form as it came with a page, and what has been typed into it since."""

    def __init__(self, element: Element, at: str) -> None:
        self._element, self._at = element, at
        self.fields = {field.name: field for field in _fields(element)}
        self._stands = dict(_standing(element))
        self.files: list[tuple[str, tuple[str, bytes]]] = []

    @property
    def address(self) -> str:
        """Where it is sent: to its own page unless it says otherwise."""
        return self._element.get("action") or self._at

    @property
    def is_looking(self) -> bool:
        """Whether it only asks for a page and changes nothing."""
        return self._element.get("method", "get").lower() == "get"

    @property
    def sends(self) -> Sent:
        """What the browser sends with it: hidden fields, whatever stands in the others, and what is chosen."""
        return list(self._stands.items())

    def fill(self, name: str, words: str) -> None:
        """Type words into a field, or choose what has them for its value or beside it."""
        field = self.named(name)
        if field.is_typed:
            self._stands[field.name] = words
            return
        chosen = [value for value, beside in field.choices.items() if words in (value, beside)]
        if not chosen:
            raise NoSuchField(f"“{field.label}” offers {list(field.choices.values())} and not “{words}”")
        self._stands[field.name] = chosen[0]

    def attach(self, name: str, file: str, content: bytes) -> None:
        """Choose a file for the field that takes files."""
        takes = {box.get("name") for box in self._element.iter("input") if box.get("type") == "file"}
        if name not in takes or self._element.get("enctype") != "multipart/form-data":
            raise NoSuchField(f"the form at {self._at} takes no files as “{name}”")
        self.files.append((name, (file, content)))

    def named(self, name: str) -> Field:
        """The field of this name or this label."""
        for field in self.fields.values():
            if name in (field.name, field.label, field.label.removesuffix(" (optional)")):
                return field
        raise NoSuchField(f"there is no field “{name}” among {list(self.fields)} of the form at {self._at}")

    def adds_a_row_for(self, name: str) -> Sent:
        """What the button sends that adds a row to the list which a field would be in; nothing where there is none."""
        buttons = (button for button in self._element.iter("button") if button.get("name") == "another")
        lists = (button.get("value", "") for button in buttons)
        return [("another", listed) for listed in lists if name.startswith(f"{listed}.")]


def forms_on(page: Element, at: str) -> list[Form]:
    """The forms of a page."""
    return [Form(element, at) for element in page.iter("form")]


def _fields(form: Element) -> Iterator[Field]:
    labels = {label.get("for", ""): words_of(label) for label in form.iter("label")}
    for box in form.iter():
        if box.tag == "textarea" or (box.tag == "input" and box.get("type", "text") in ("text", "search", "date")):
            yield Field(box.attrib["name"], labels[box.attrib["id"]], {}, is_typed=True)
        elif box.tag == "select":
            choices = {_chosen(option): words_of(option) for option in box.iter("option")}
            yield Field(box.attrib["name"], labels[box.attrib["id"]], choices, is_typed=False)
        elif box.tag == "fieldset":
            yield from _choice(box, labels)


def _choice(box: Element, labels: Mapping[str, str]) -> Iterator[Field]:
    """One field for the buttons of a kind that lie straight in a field set."""
    if any(box.iterfind(".//fieldset")):
        return
    buttons: Sequence[Element] = [one for one in box.iter("input") if one.get("type") in ("radio", "checkbox")]
    for name in dict.fromkeys(one.attrib["name"] for one in buttons):
        choices = {one.get("value", "on"): labels[one.attrib["id"]] for one in buttons if one.get("name") == name}
        yield Field(name, words_of(next(box.iter("legend"))), choices, is_typed=False)


def _standing(form: Element) -> Iterator[tuple[str, str]]:
    """What stands in each field as the page came; buttons that are not pressed send nothing."""
    for box in form.iter():
        name = box.get("name", "")
        if box.tag == "input" and box.get("type") != "file":
            if box.get("type") not in ("radio", "checkbox") or "checked" in box.attrib:
                yield name, box.get("value", "on" if box.get("type") == "checkbox" else "")
        elif box.tag == "textarea":
            yield name, box.text or ""
        elif box.tag == "select":
            options = list(box.iter("option"))
            chosen = [option for option in options if "selected" in option.attrib]
            yield name, _chosen((chosen or options)[0])


def _chosen(option: Element) -> str:
    return option.get("value", words_of(option))
