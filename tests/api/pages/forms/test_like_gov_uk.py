"""What our forms draw is what GOV.UK's own macros draw, element by element."""

from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from jinja2 import Environment, PackageLoader, PrefixLoader

from api.pages.drawn import environment
from api.pages.forms.controls import Control, Item, Widget

THEIRS = Environment(
    loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}), autoescape=True
)
OURS = environment().from_string('{% from "forms/form.html" import one_control %}{{ one_control(control) }}')
SCRIPTED = {"data-module"}
"""What only scripts read; there are none."""

ITEMS = (Item("", "Not stated", True), Item("a&b", "A & B", False))
WRONG = {"hint": "In words.", "error": "“Scope” is empty."}
PARAMETERS: dict[Widget, dict[str, Any]] = {  # Any: the parameters of four macros
    Widget.INPUT: {"value": "Rivets", "classes": "govuk-input--width-5"},
    Widget.TEXTAREA: {"value": "Rivets"},
    Widget.SELECT: {"items": [{"value": one.value, "text": one.words, "selected": one.is_chosen} for one in ITEMS]},
    Widget.RADIOS: {"items": [{"value": one.value, "text": one.words, "checked": one.is_chosen} for one in ITEMS]},
}

Shape = tuple[object, ...]


def shape(html: str) -> Shape:
    """What a browser makes of it, without the blanks between elements and the order of attributes and classes."""
    return _shape(html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(html))


def _shape(element: Element) -> Shape:
    attributes = {name: _sorted(name, value) for name, value in element.attrib.items() if name not in SCRIPTED}
    text = [" ".join((part or "").split()) for part in (element.text, *(child.tail for child in element))]
    return element.tag, attributes, [part for part in text if part], [_shape(child) for child in element]


def _sorted(name: str, value: str) -> str:
    return " ".join(sorted(value.split())) if name == "class" else value


def drawn_by_gov_uk(widget: Widget, beside: dict[str, str]) -> str:
    macro = f"govuk{widget.capitalize()}"
    template = f'{{% from "govuk_frontend_jinja/components/{widget}/macro.html" import {macro} %}}{{{{ {macro}(p) }}}}'
    label = {"text": "Scope", "classes": "govuk-label--s"}
    legend = {"legend": {"text": "Scope", "classes": "govuk-fieldset__legend--s"}}
    named = {"fieldset": legend, "idPrefix": "scope"} if widget is Widget.RADIOS else {"label": label, "id": "scope"}
    said = {name: {"text": text} for name, text in beside.items()}
    parameters = {**PARAMETERS[widget], **named, "name": "scope", "hint": said.get("hint")}
    return THEIRS.from_string(template).render(p={**parameters, "errorMessage": said.get("error")})


@pytest.mark.parametrize("widget", PARAMETERS)
@pytest.mark.parametrize("beside", [{}, {"hint": "In words."}, WRONG])
def test_a_field_is_drawn_as_gov_uk_draws_it(widget: Widget, beside: dict[str, str]) -> None:
    size = " govuk-input--width-5" if widget is Widget.INPUT else ""
    hint, error = beside.get("hint"), beside.get("error")
    items = ITEMS if widget in (Widget.SELECT, Widget.RADIOS) else ()
    control = Control(widget, "scope", "Scope", hint, error, "Rivets", items, size=size)
    assert shape(OURS.render(control=control)) == shape(drawn_by_gov_uk(widget, beside))
