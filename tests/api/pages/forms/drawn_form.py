"""A form as a browser reads it: drawn, read strictly, and its fields as they would be sent."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

from api.pages.drawn import environment
from api.pages.forms.form import Form

_PAGE = environment().from_string('{% from "forms/form.html" import order_form %}{{ order_form(form) }}')


class Drawn:
    """A form in HTML; whatever a browser would have to guess at is an error."""

    def __init__(self, form: Form) -> None:
        self.html = _PAGE.render(form=form)
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        self.root: Element = parser.parseFragment(self.html)

    def all(self, *names: str) -> Iterator[Element]:
        return (element for element in self.root.iter() if element.tag in names)

    def one(self, id_: str) -> Element:
        (found,) = (element for element in self.root.iter() if element.get("id") == id_)
        return found

    @property
    def fields(self) -> list[Element]:
        """What is filled in."""
        return [one for one in self.all("input", "select", "textarea") if one.get("type") != "hidden"]

    @property
    def sent(self) -> dict[str, list[str]]:
        """What a browser would send for the form as it stands, but for the button."""
        sent: dict[str, list[str]] = {}
        for field in self.all("input", "select", "textarea"):
            if field.get("type") != "radio" or "checked" in field.attrib:
                sent.setdefault(field.attrib["name"], []).append(_value(field))
        return sent


def _value(field: Element) -> str:
    if field.tag == "textarea":
        return (field.text or "").replace("\n", "\r\n")
    if field.tag == "select":
        options = list(field)
        return next((one for one in options if "selected" in one.attrib), options[0]).attrib["value"]
    return field.attrib["value"]


def words_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
