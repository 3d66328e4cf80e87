"""YAML read into plain values that know their line and column: text, whole numbers, true, false and nothing.

Only what JSON has is more than text, and only where it is written as JSON has it: `NO`, `Yes`, `12:30`, `1_000`,
`007` and `2018-01-19` are text. There are no tags, anchors, aliases or fractions, and no name stands twice.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml
from yaml import events

from application.importers.faults import Faults, Place, unreadable
from application.importers.yaml_in_words import in_words
from domain.dates_as_written import quoted

LONGEST = 500_000
"""How many characters a file may have; a longer one is several files, which are brought in together."""

MOST_BYTES = 4 * LONGEST
"""How many bytes a file may have, whatever its characters: none takes more than four."""

MOST_VALUES = 12_000
"""How many values a file may hold, lists and mappings among them."""

DEEPEST = 20
"""How many lists and mappings may lie inside one another."""

Plain = bool | int | str | list["Plain"] | dict[str, "Plain"] | None

# The C parser where it is there; both say the same events.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})", re.ASCII)
_FRACTION = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|nan)", re.IGNORECASE
)
_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}


class Mark(NamedTuple):
    """A line and a column, counted from 1."""

    line: int
    column: int


class Node(NamedTuple):
    """A value, where it begins, and where its name begins if it has one."""

    value: "bool | int | str | list[Node] | dict[str, Node] | None"
    at: Mark
    named_at: Mark | None = None

    @property
    def plain(self) -> Plain:
        """The value without its marks."""
        if isinstance(self.value, dict):
            return {name: node.plain for name, node in self.value.items()}
        return [node.plain for node in self.value] if isinstance(self.value, list) else self.value

    def along(self, path: tuple[str | int, ...]) -> "Node":
        """The node a path leads to, or the last one on its way that is there."""
        found: Node | None = None
        if path and isinstance(self.value, dict):
            found = self.value.get(str(path[0]))
        elif path and isinstance(self.value, list) and isinstance(path[0], int):
            found = self.value[path[0]] if path[0] < len(self.value) else None
        return found.along(path[1:]) if found else self


def as_text(content: bytes | str, file: str) -> str:
    """The file as text; refused where it is not UTF-8, too long, or holds what cannot be printed."""
    text = _decoded(content, file) if isinstance(content, bytes) else content
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST:
        sentence = f"The file has {len(text):,} characters; {LONGEST:,} are the most. Bring it in as several files."
        raise unreadable(Place(file), sentence)
    if found := _UNPRINTABLE.search(text):
        name = f"U+{ord(found[0]):04X}"
        sentence = f"There is a character here that cannot be printed ({name}); remove it."
        raise unreadable(_place_of(text, found.start(), file), sentence)
    return text


def _decoded(content: bytes, file: str) -> str:
    if len(content) > MOST_BYTES:
        sentence = f"The file has {len(content):,} bytes; {MOST_BYTES:,} are the most. Bring it in as several files."
        raise unreadable(Place(file), sentence)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise unreadable(Place(file), "The file is saved as UTF-16; save it as UTF-8.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as problem:
        before = content[: problem.start].decode("utf-8")
        sentence = f"The byte 0x{content[problem.start]:02x} is not UTF-8 text; save the file as UTF-8."
        raise unreadable(_place_of(before, len(before), file), sentence) from None


def _place_of(text: str, offset: int, file: str) -> Place:
    return Place(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def read_yaml(text: str, file: str) -> Node:
    """Read text that `as_text` has let through. Whatever is wrong is FileUnreadable, with line and column."""
    faults = Faults()
    try:
        root = _Reading(yaml.parse(text, Loader=_LOADER), file, faults).document()
    except yaml.YAMLError as problem:
        fault = in_words(problem, text, file)
        raise unreadable(*fault) from None
    faults.must_be_none()
    return root


class _Reading:
    """One pass over the events of a file."""

    def __init__(self, stream: Iterator[events.Event], file: str, faults: Faults) -> None:
        self._stream = stream
        self._values = 0
        self._file = file
        self._faults = faults

    def document(self) -> Node:
        """The one document of the file."""
        root: Node | None = None
        for event in self._stream:
            if isinstance(event, events.DocumentStartEvent):
                if root is not None:
                    sentence = "A second document begins here; a file holds one. Remove the line “---”."
                    raise unreadable(self._place(_mark(event)), sentence)
                root = self._node(next(self._stream), depth=1)
        return root or Node(None, Mark(1, 1))

    def _node(self, event: events.Event, *, depth: int, named_at: Mark | None = None) -> Node:
        at = _mark(event)
        if depth > DEEPEST:
            raise unreadable(self._place(at), f"More than {DEEPEST} lists and mappings lie inside one another here.")
        self._must_not_be_one_too_many(at)
        self._must_be_simple(event, at)
        if isinstance(event, events.ScalarEvent):
            return Node(self._scalar(event, at), at, named_at)
        if isinstance(event, events.SequenceStartEvent):
            return Node(list(self._items(depth)), at, named_at)
        return Node(self._mapping(depth), at, named_at) if isinstance(event, events.MappingStartEvent) else Node("", at)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._stream), events.SequenceEndEvent):
            yield self._node(event, depth=depth + 1)

    def _mapping(self, depth: int) -> dict[str, Node]:
        found: dict[str, Node] = {}
        while not isinstance(event := next(self._stream), events.MappingEndEvent):
            at = _mark(event)
            if not isinstance(event, events.ScalarEvent):
                sentence = "A name was expected here, before the colon; a list, a mapping or an alias is none."
                raise unreadable(self._place(at), sentence)
            self._must_be_simple(event, at)
            node = self._node(next(self._stream), depth=depth + 1, named_at=at)
            if (first := found.setdefault(event.value, node)) is not node and first.named_at:
                line, column = first.named_at
                sentence = f"{quoted(event.value)} stands in line {line}, column {column} already; keep one of the two."
                self._faults.add(self._place(at), sentence)
        return found

    def _must_not_be_one_too_many(self, at: Mark) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            sentence = f"The file holds more than {MOST_VALUES:,} values; bring it in as several files."
            raise unreadable(self._place(at), sentence)

    def _must_be_simple(self, event: events.Event, at: Mark) -> None:
        if isinstance(event, events.AliasEvent) or getattr(event, "anchor", None):
            sentence = "“&” and “*” are not used in this format; put text that begins with one in quotation marks."
            self._faults.add(self._place(at), sentence)
        elif getattr(event, "tag", None):
            sentence = "“!” is not used in this format; put text that begins with it in quotation marks."
            self._faults.add(self._place(at), sentence)

    def _scalar(self, event: events.ScalarEvent, at: Mark) -> bool | int | str | None:
        text: str = event.value
        if event.style:
            if _UNPRINTABLE.search(text):
                self._faults.add(self._place(at), "The text holds a character that cannot be printed; remove it.")
            return text
        if _WHOLE.fullmatch(text):
            return int(text)
        if _FRACTION.fullmatch(text):
            sentence = f"{quoted(text)} is a fraction; write a whole number, or put text in quotation marks."
            self._faults.add(self._place(at), sentence)
        return _WORDS.get(text, text)

    def _place(self, at: Mark) -> Place:
        return Place(self._file, *at)


def _mark(event: events.Event) -> Mark:
    mark = event.start_mark
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)
