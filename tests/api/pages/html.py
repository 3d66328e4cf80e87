"""What every page's HTML must hold to: read strictly, and each fault told in a sentence."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import pairwise
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from html5lib.constants import E as WORDING

SVG = "{http://www.w3.org/2000/svg}"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Buttons carry their own words, and a hidden field has nobody to speak to.
NEED_NO_LABEL = {"hidden", "submit", "button", "reset", "image"}
REFERENCES = ("for", "headers", "aria-controls", "aria-describedby", "aria-labelledby", "aria-owns", "form", "list")
ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "srcset", "{http://www.w3.org/1999/xlink}href")
SCOPES = {"row", "col", "rowgroup", "colgroup"}
A_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# A moment has a zone; the standard allows at most three digits of a second.
A_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)")


class NotHtml(AssertionError):
    """The page breaks HTML itself; every place is named with its line."""


@dataclass(frozen=True)
class Page:
    """A page as a tree: names of HTML elements stand alone, those of SVG carry their namespace."""

    root: Element

    @cached_property
    def parents(self) -> dict[Element, Element]:
        return {child: parent for parent in self.root.iter() for child in parent}

    @cached_property
    def ids(self) -> Counter[str]:
        return Counter(element.attrib["id"] for element in self.elements() if "id" in element.attrib)

    def elements(self, *names: str) -> Iterator[Element]:
        """Every element, or those of these names, in the order of the page."""
        # A comment's tag is a function, whatever its type says.
        everything = (node for node in self.root.iter() if not callable(node.tag))
        return (node for node in everything if not names or node.tag in names)

    def above(self, element: Element) -> Iterator[Element]:
        while element in self.parents:
            element = self.parents[element]
            yield element


Rule = Callable[[Page], Iterator[str]]


def parsed(html: str) -> Element:
    """The tree of a page.

    Refused as NotHtml where a browser would have to guess what was meant.
    """
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root: Element = parser.parse(html)
    if parser.errors:
        lines = html.splitlines()
        raise NotHtml("\n".join(_told(lines, *error) for error in parser.errors))
    return root


def _told(lines: list[str], place: tuple[int, int], code: str, details: dict[str, object]) -> str:
    line = lines[place[0] - 1].strip() if place[0] <= len(lines) else ""
    return f"line {place[0]}: {WORDING[code] % details} {line}".rstrip()


def words_of(element: Element) -> str:
    """The text of an element and all in it, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def faults_of_page(html: str) -> list[str]:
    """What is wrong with a whole page, a sentence each; none where it keeps to every rule.

    Refused as NotHtml where it cannot even be read.
    """
    page = Page(parsed(html))
    return [fault for rule in RULES for fault in rule(page)]


def _shown(element: Element) -> str:
    """The element's opening tag, by which one finds it in the page."""
    attributes = "".join(f' {name}="{value}"' for name, value in element.attrib.items())
    return f"<{element.tag.removeprefix(SVG)}{attributes}>"


def _one_h1(page: Page) -> Iterator[str]:
    headings = [words_of(heading) for heading in page.elements("h1")]
    if len(headings) != 1 or not headings[0]:
        yield f"the page has one h1 with words in it, and here are {headings}"


def _title_begins_like_the_h1(page: Page) -> Iterator[str]:
    title = " ".join(words_of(element) for element in page.elements("title"))
    heading = next((words_of(element) for element in page.elements("h1")), "")
    if not title or not title.removeprefix("Error: ").startswith(heading):
        yield f"the title begins like the h1 {heading!r}, and it is {title!r}"


def _language(page: Page) -> Iterator[str]:
    if not page.root.get("lang"):
        yield "the page does not say its language"


def _headings_do_not_skip(page: Page) -> Iterator[str]:
    """An h2 may stand before the h1: an error summary and a banner do."""
    levels = [(HEADINGS.index(heading.tag) + 1, words_of(heading)) for heading in page.elements(*HEADINGS)]
    for (before, _), (level, words) in pairwise([(1, ""), *levels]):
        if level > before + 1:
            yield f"the h{level} {words!r} comes after an h{before}: a level is left out"


def _tables_explain_themselves(page: Page) -> Iterator[str]:
    for number, table in enumerate(page.elements("table"), start=1):
        caption = table.find("caption")
        if caption is None or not words_of(caption):
            yield f"table {number} {_shown(table)} has no caption"
        if table.find(".//th") is None:
            yield f"table {number} {_shown(table)} has no th"
    for heading in page.elements("th"):
        if heading.get("scope") not in SCOPES:
            yield f"the th {words_of(heading)!r} has no scope"


def _fields(page: Page) -> Iterator[Element]:
    fields = page.elements("input", "select", "textarea")
    return (field for field in fields if field.get("type", "text").lower() not in NEED_NO_LABEL)


def _fields_have_labels(page: Page) -> Iterator[str]:
    labelled = {label.get("for") for label in page.elements("label") if words_of(label)}
    for field in _fields(page):
        if field.get("id") is None or field.get("id") not in labelled:
            yield f"the field {_shown(field)} has no label"


def _choices_have_a_legend(page: Page) -> Iterator[str]:
    for field in _fields(page):
        if field.get("type", "").lower() == "radio" and not _in_a_fieldset_with_legend(page, field):
            yield f"the choice {_shown(field)} is in no fieldset with a legend"


def _in_a_fieldset_with_legend(page: Page, field: Element) -> bool:
    legends = (above.find("legend") for above in page.above(field) if above.tag == "fieldset")
    return any(legend is not None and words_of(legend) for legend in legends)


def _ids_are_unique(page: Page) -> Iterator[str]:
    yield from (f"{count} elements have the id {name!r}" for name, count in page.ids.items() if count > 1)
    yield from (f"the id {name!r} is empty or has a space in it" for name in page.ids if name.split() != [name])


def _references_lead_somewhere(page: Page) -> Iterator[str]:
    for element in page.elements():
        for attribute in REFERENCES:
            for name in element.get(attribute, "").split():
                if name not in page.ids:
                    yield f'{_shown(element)} refers to "{name}", which is the id of nothing'
        if (address := element.get("href", "")).startswith("#") and address[1:] not in page.ids:
            yield f'{_shown(element)} leads to "{address}", which is the id of nothing'


def _neither_style_nor_script_inside(page: Page) -> Iterator[str]:
    yield from (f"there is a <{element.tag}>" for element in page.elements("script", "style", SVG + "style"))
    yield from (f"there is a <script> in an SVG: {_shown(element)}" for element in page.elements(SVG + "script"))
    for element in page.elements():
        if any(name == "style" or name.startswith("on") for name in element.attrib):
            yield f"{_shown(element)} has style or script in an attribute"


def _drawings_speak(page: Page) -> Iterator[str]:
    """A drawing refers to its title and description, or is hidden from those who listen; with links it is a group."""
    for drawing in page.elements(SVG + "svg"):
        told = {*drawing.get("aria-labelledby", "").split(), *drawing.get("aria-describedby", "").split()}
        if drawing.get("role") not in {"img", "group"}:
            if drawing.get("aria-hidden") != "true":
                yield f"the drawing {_shown(drawing)} is neither an image nor hidden"
            continue
        for part in ("title", "desc"):
            if not any(words_of(found) and found.get("id") in told for found in drawing.iterfind(f"{SVG}{part}")):
                yield f"the drawing {_shown(drawing)} refers to no {part} of its own"


def _links_and_buttons_have_words(page: Page) -> Iterator[str]:
    for element in page.elements("a", "button"):
        pictures = " ".join(image.get("alt", "") for image in element.iter("img"))
        if not (words_of(element) + pictures + element.get("aria-label", "")).strip():
            yield f"{_shown(element)} has no words"
    for button in page.elements("input"):
        if button.get("type") in {"submit", "button", "reset"} and not button.get("value"):
            yield f"{_shown(button)} has no words"
    yield from (f"{_shown(link)} leads nowhere" for link in page.elements("a") if link.get("href", "") in {"", "#"})


def _pictures_have_a_text(page: Page) -> Iterator[str]:
    yield from (f"{_shown(image)} has no alt" for image in page.elements("img") if "alt" not in image.attrib)


def _nothing_leads_to_another_host(page: Page) -> Iterator[str]:
    for element in page.elements():
        for address in filter(None, map(element.get, ADDRESSES)):
            parts = urlsplit(address)
            if parts.netloc or parts.scheme not in {"", "mailto", "tel"}:
                yield f"{_shown(element)} leads away from this site"


def _times_are_valid(page: Page) -> Iterator[str]:
    for element in page.elements("time"):
        if not _a_time(written := element.get("datetime", words_of(element))):
            yield f"<time> says {written!r}, which is no month, day or moment with its zone"


def _a_time(written: str) -> bool:
    """Whether a browser would know the time; Python alone reads more than HTML allows."""
    moment = A_MOMENT.fullmatch(written)
    if not (moment or A_DAY.fullmatch(written)):
        return A_MONTH.fullmatch(written) is not None
    try:
        datetime.fromisoformat(" ".join(moment.groups()) if moment else written)
    except ValueError:
        return False
    return True


def _values_are_json(page: Page) -> Iterator[str]:
    for element in page.elements("data"):
        if not _a_scalar(element.get("value", "")):
            yield f"{_shown(element)} has a value that is no number, word or truth in JSON, and not [] for none"


def _a_scalar(written: str) -> bool:
    try:
        return written == "[]" or not isinstance(json.loads(written), list | dict)
    except ValueError:
        return False


RULES: tuple[Rule, ...] = (
    _language,
    _one_h1,
    _title_begins_like_the_h1,
    _headings_do_not_skip,
    _tables_explain_themselves,
    _fields_have_labels,
    _choices_have_a_legend,
    _ids_are_unique,
    _references_lead_somewhere,
    _neither_style_nor_script_inside,
    _drawings_speak,
    _links_and_buttons_have_words,
    _pictures_have_a_text,
    _nothing_leads_to_another_host,
    _times_are_valid,
    _values_are_json,
)
