"""Reads pages into trees: at once where a page is like one read before, and else first as strictly as can be.

A whole suite opens thousands of pages, and reading one as browsers do takes longer than making it. Pages close what
they open, so a plain reading suffices, provided that it comes to what a browser's comes to: that is checked, together
with every rule for pages, for each page that is made of other elements than any before.
"""

import re
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import Element, TreeBuilder

from tests.api.pages.html import RULES, SVG, Page, parsed, words_of

VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
_TAG = re.compile(
    r"<!doctype[^>]*>|<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>\"]|\"[^\"]*\")*?)(/?)>", re.DOTALL | re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"([^\s=\"]+)(?:=\"([^\"]*)\")?")

Shape = frozenset[tuple[str, tuple[str, ...]]]

_known: set[Shape] = set()


_MAIN = re.compile(r"<main .*</main>", re.DOTALL)


def read_main(html: str) -> Element:
    """The main part of a page; what stands around it is alike everywhere, and read with each new shape of a page."""
    found = _MAIN.search(html)
    assert found, "the page has no main part"
    main, shape = _plainly(found[0])
    if shape not in _known:
        read_page(html)
        _known.add(shape)
    return main


def read_page(html: str) -> Element:
    """The tree of a page; a fault of it fails the scenario that came across it."""
    root, shape = _plainly(html)
    if shape not in _known:
        _must_be_sound(html, root)
        _known.add(shape)
    return root


def _must_be_sound(html: str, plainly: Element) -> None:
    page = Page(parsed(html))
    faults = [fault for rule in RULES for fault in rule(page)]
    assert not faults, "\n".join(faults)
    for ours, theirs in zip(_outline(plainly), _outline(page.root), strict=True):
        assert ours == theirs, f"read plainly {ours}, by a browser {theirs}"


def _outline(root: Element) -> Iterator[tuple[str, str, dict[str, str]]]:
    """All there is to an element: its name, its words, its attributes."""
    for element in root.iter():
        if isinstance(element.tag, str):
            plain = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
            yield element.tag.removeprefix(SVG), words_of(element), plain


def _plainly(html: str) -> tuple[Element, Shape]:
    """The tree of a page that closes what it opens, and which elements with which attributes it is made of."""
    reading, end = _Reading(), 0
    for found in _TAG.finditer(html):
        reading.words(html[end : found.start()])
        end = found.end()
        closes, name, attributes, closed = found.groups()
        if closes:
            reading.closes(name)
        elif name:
            reading.opens(name, attributes, closed=bool(closed) or name in VOID)
    return reading.builder.close(), frozenset(reading.shape)


class _Reading:
    """A page being read from its first tag to its last."""

    def __init__(self) -> None:
        self.builder = TreeBuilder()
        self.shape: set[tuple[str, tuple[str, ...]]] = set()
        self._open: list[str] = []

    def opens(self, name: str, attributes: str, *, closed: bool) -> None:
        """An element begins, and ends at once where it holds nothing."""
        stated = {key: _plain(value) for key, value in _ATTRIBUTE.findall(attributes)}
        self.shape.add((name, tuple(stated)))
        self.builder.start(name, stated)
        if closed:
            self.builder.end(name)
        else:
            self._open.append(name)

    def closes(self, name: str) -> None:
        """The element opened last ends; no other can."""
        opened = self._open.pop()
        assert opened == name, f"</{name}> stands where <{opened}> is open"
        self.builder.end(name)

    def words(self, written: str) -> None:
        """Words as a reader sees them; a browser leaves out the line break with which a text area begins."""
        if self._open:
            text = _plain(written)
            self.builder.data(text.removeprefix("\n") if self._open[-1] == "textarea" else text)


def _plain(written: str) -> str:
    return unescape(written) if "&" in written else written
