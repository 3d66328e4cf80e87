"""What a printed answer is made of: headings, paragraphs, lists, tables and boxes, before anybody draws them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from domain.words import NOT_STATED


class Heading(NamedTuple):
    """The title of the answer, or of a section of it."""

    text: str


class Paragraph(NamedTuple):
    """Sentences."""

    text: str


class Bullets(NamedTuple):
    """Short things, one to a line."""

    items: tuple[str, ...]


class Table(NamedTuple):
    """Rows under column names; `empty` is what is said where there are none."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str


class Group(NamedTuple):
    """Short things of one sort, under the name of that sort."""

    title: str
    items: tuple[str, ...]


class Box(NamedTuple):
    """What has to be seen before anything else; where it is of more than one sort, in groups."""

    title: str
    items: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()


Block = Heading | Paragraph | Bullets | Table | Box


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, empty: str) -> Table:
    """A table whose cells are anything that has words; what is missing reads “not stated”."""
    written = tuple(tuple(NOT_STATED if cell is None else str(cell) for cell in row) for row in rows)
    return Table(tuple(columns), written, empty)


def bullets(items: Iterable[str]) -> list[Block]:
    """A list, or no block at all where it would be empty."""
    held = tuple(items)
    return [Bullets(held)] if held else []


def box(title: str, items: Iterable[str]) -> list[Block]:
    """A box, or no block at all where there is nothing to put into it."""
    held = tuple(items)
    return [Box(title, held)] if held else []


def grouped_box(title: str, *groups: Group) -> list[Block]:
    """A box of groups without those that are empty, or no block at all where they all are."""
    held = tuple(group for group in groups if group.items)
    return [Box(title, groups=held)] if held else []
