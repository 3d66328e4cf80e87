"""Reads from a page what it shows of a view, into the nested values that the view's JSON has.

A date is what `<time>` says to programs, another typed value what `<data>` says, a link its address, and words stand
for themselves. A
dotted name is a field in a field. What lies in a list or is a thing of its own may come more than once, and so is a
list here even where it comes once; a page says `[]` where it shows that there is none. What is hidden from readers
does not count.
"""

import json
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from tests.acceptance.doors.door import Seen
from tests.api.pages.html import words_of

MATCHED = "matched"
"""What the words are called that a page marks as those that were looked for."""

Found = tuple[str, Any, bool]  # Any: as in what is seen; the truth says whether it is one of several


def seen_on(page: Element) -> Seen:
    """What a whole page shows, and each thing on it by the name it stands under."""
    return _gathered(page)


def _gathered(item: Element) -> Seen:
    seen: Seen = {}
    for names, value, is_one_of_several in _found_in(item, in_a_list=False):
        for name in names.split():
            _put(seen, name.split("."), value, several=is_one_of_several)
    return seen


def _found_in(element: Element, *, in_a_list: bool) -> Iterator[Found]:
    for child in element:
        if _is_hidden(child):
            continue
        several = in_a_list or child.tag in ("li", "tr")
        names = child.get("itemprop") or (MATCHED if child.tag == "mark" else None)
        if "itemscope" in child.attrib:
            yield names or "", _gathered(child), True
            continue
        if names:
            yield names, _value_of(child), several
        yield from _found_in(child, in_a_list=several)


def _is_hidden(element: Element) -> bool:
    return "hidden" in element.attrib or (element.tag == "input" and element.get("type") == "hidden")


def _value_of(element: Element) -> Any:  # Any: as in what is seen
    match element.tag:
        case "data":
            return json.loads(element.attrib["value"])
        case "time":
            return element.attrib["datetime"]
        case "a":
            return element.attrib["href"]
        case _:
            return words_of(element)


def _put(seen: Seen, path: list[str], value: Any, *, several: bool) -> None:  # Any: as in what is seen
    """A value in its place. What a page shows twice alike is one; what differs has become a list."""
    *groups, name = path
    for group in groups:
        seen = seen.setdefault(group, {})
    if several and value != []:
        seen.setdefault(name, []).append(value)
    elif name not in seen:
        seen[name] = value
    elif seen[name] != value:
        held = seen[name]
        seen[name] = [*(held if isinstance(held, list) else [held]), value]
