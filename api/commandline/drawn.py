"""Draw an answer as wide as there is room: ruled tables in colour on a terminal, plain wrapped text everywhere else."""

import math
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator

from rich.box import HORIZONTALS, SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table as RuledTable
from rich.text import Text

from api.commandline.blocks import Block, Box, Bullets, Heading, Paragraph, Table

NARROWEST_COLUMN = 12
"""Words up to this long stay whole in every column; where there is no room for that, a row becomes a paragraph."""

LONGEST_REFERENCE = 30
"""A first column up to this wide is never broken; it holds what people type. Others are this wide where room is."""

BETWEEN_COLUMNS = 3
"""A blank, a rule or a third blank, and a blank."""

WIDTH_ON_PAPER = 96
"""How wide the text is where nobody says: what fits on a page and in a mail."""

_EMPTY_LINES = re.compile(r"\n{3,}")
_STYLES = ((r"▲ Red", "bold red"), (r"◆ Amber(/Red|/Green)?", "bold yellow"), (r"● Green", "bold green"))


def drawn(blocks: Iterable[Block]) -> str:
    """An answer as it is printed."""
    console = _console()
    with console.capture() as drawing:
        for block in blocks:
            console.print(_draw(block, console))
    return _tidy(drawing.get())


def _tidy(text: str) -> str:
    """No blanks at the ends of lines, never two empty lines together, none at the ends."""
    lines = "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")
    return _EMPTY_LINES.sub("\n\n", lines) + "\n"


def _console() -> Console:
    """As wide as the terminal, or as COLUMNS says; Rich itself heeds NO_COLOR and TERM=dumb."""
    wide = None if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit() else WIDTH_ON_PAPER
    return Console(file=sys.stdout, width=wide, highlight=False, emoji=False, markup=False)


def _draw(block: Block, console: Console) -> RenderableType:
    match block:
        case Heading(text=text):
            return Padding(_text(text, "bold"), (1, 0, 0, 0))
        case Paragraph(text=text):
            return _text(text)
        case Bullets(items=items):
            return Group(*_bulleted(items))
        case Box():
            return _boxed(block, console)
        case Table(rows=()):
            return _text(block.empty)
    widths = _widths(block, console.width)
    return Padding(_ruled(block, widths, console), (0, 0, 1, 0)) if widths else Group(*_one_paragraph_a_row(block))


def _boxed(box: Box, console: Console) -> RenderableType:
    held = [*_bulleted(box.items)]
    for group in box.groups:
        held += [_text(group.title, "bold"), *_bulleted(group.items)]
    if not console.is_terminal:
        return Padding(Group(_text(box.title.upper()), *held), (1, 0, 0, 0))
    return Panel(Group(*held), title=_text(box.title, "bold"), title_align="left", width=console.width)


def _bulleted(items: Iterable[str]) -> Iterator[RenderableType]:
    for item in items:
        line = RuledTable.grid(padding=(0, 1, 0, 0))
        line.add_column(no_wrap=True)
        line.add_column(overflow="fold")
        line.add_row("-", _text(item))
        yield line


def _widths(block: Table, room: int) -> list[int] | None:
    """How wide each column is; nothing where even short words would have to be broken.

    They are worked out here because Rich, left to itself, cuts off what its columns cannot hold. What is left after
    every column has room for its words goes where the most lines are saved.
    """
    room -= BETWEEN_COLUMNS * (len(block.columns) - 1)
    widths = _least(block, LONGEST_REFERENCE, room) or _least(block, NARROWEST_COLUMN, room)
    if not widths:
        return None
    lengths = [[cell_len(line) for cell in cells for line in cell.split("\n")] for cells in _columns(block)]
    longest, usual = [max(found) for found in lengths], [_usual(found) for found in lengths]
    for _ in range(room - sum(widths)):
        hungry = [number for number, width in enumerate(widths) if width < longest[number]]
        if not hungry:
            break
        widths[max(hungry, key=lambda number: usual[number] / widths[number])] += 1
    return widths


def _usual(lengths: list[int]) -> float:
    """How long the cells of a column are, the long ones counting more: their root mean square."""
    return math.sqrt(sum(length * length for length in lengths) / len(lengths))


def _least(block: Table, longest: int, room: int) -> list[int] | None:
    """The width that words ask for in each column, where there is that much room."""
    first, *others = _columns(block)
    widths = [_room_for_words(first, LONGEST_REFERENCE), *(_room_for_words(cells, longest) for cells in others)]
    return widths if sum(widths) <= room else None


def _columns(block: Table) -> list[tuple[str, ...]]:
    return list(zip(block.columns, *block.rows, strict=True))


def _room_for_words(cells: Iterable[str], longest: int) -> int:
    """Room for the longest word of a column, up to a limit, so that words stay whole."""
    return min(max((cell_len(word) for cell in cells for word in cell.split()), default=1), longest)


def _ruled(block: Table, widths: list[int], console: Console) -> RenderableType:
    ruled = RuledTable(box=HORIZONTALS if console.is_terminal else SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column, width in zip(block.columns, widths, strict=True):
        ruled.add_column(_text(column), overflow="fold", width=width)
    for row in block.rows:
        ruled.add_row(*(_text(cell) for cell in row))
    return ruled


def _one_paragraph_a_row(block: Table) -> Iterator[RenderableType]:
    for row in block.rows:
        first, *others = (f"{column}: {cell}" for column, cell in zip(block.columns, row, strict=True))
        yield _text(first, "bold")
        yield from (Padding(_text(other), (0, 0, 0, 2)) for other in others)


def _text(words: str, style: str = "") -> Text:
    """Words as they are: nothing in them is markup, and nothing in them steers a terminal."""
    text = Text("".join(letter for letter in words if letter == "\n" or _is_printable(letter)), style=style)
    for pattern, colour in _STYLES:
        text.highlight_regex(pattern, colour)
    return text


def _is_printable(letter: str) -> bool:
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs"} or letter == "\u200d"
