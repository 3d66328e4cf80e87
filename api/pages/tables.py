"""Tables that people sort, filter and take away: one list of columns makes the page and the CSV alike."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import StringIO
from typing import Any, Generic, NamedTuple, TypeVar
from urllib.parse import urlencode

from starlette.responses import Response

from api.pages.drawn import as_json
from application.projections.sentences.telling import titled
from application.projections.view import PlannedDateView
from domain.refusals import day_in_words
from domain.words import NOT_STATED

Row = TypeVar("Row")
SORT = "sort"
"""The parameter of an address that says by which column, with a hyphen in front for the other way round."""

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001  # wide ones act as the others do
_A_NUMBER = re.compile(r"-?[0-9][0-9,]*", re.ASCII)


class Cell(NamedTuple):
    """What one cell shows: `words` to read, `value` what they mean (JSON), `when` the day they name.

    `light` draws the words as a light of that name; `marks` stand below the words, each a short remark; `order` is
    what the column is sorted by, the words where it is left out. A cell without words is not stated. Words that are
    `a_name` are what another thing is called: a page shows as much of them as of a title, a file all of them.
    """

    words: str | None
    value: str | None = None
    when: str | None = None
    href: str | None = None
    light: str | None = None
    marks: tuple[str, ...] = ()
    order: Any = None  # Any: whatever can be compared within one column
    a_name: bool = False

    @property
    def drawn(self) -> str | None:
        """The words as a page shows them."""
        return titled(self.words) if self.words and self.a_name else self.words


class Column(NamedTuple, Generic[Row]):
    """One column: `name` is the field of the view, and how an address speaks of the column.

    `filters` lets readers keep the rows with one of its words.
    """

    name: str
    heading: str
    shows: Callable[[Row], Cell]
    numeric: bool = False
    filters: bool = False


class Heading(NamedTuple):
    """The head of a column, with the address that sorts by it."""

    words: str
    href: str
    sorted_by: str | None
    numeric: bool


class Filter(NamedTuple):
    """A column that rows can be chosen by: its words, and the one that is chosen."""

    name: str
    label: str
    choices: tuple[str, ...]
    chosen: str | None


class Shown(NamedTuple):
    """A cell in its place: the field it shows and whether it is a number."""

    name: str
    heading: str
    cell: Cell
    numeric: bool


class Table(NamedTuple):
    """A table ready to be drawn."""

    name: str
    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Shown, ...], ...]
    filters: tuple[Filter, ...]
    kept: tuple[tuple[str, str], ...]
    total: int
    empty: str
    path: str
    csv: str | None


class Asked(NamedTuple):
    """What the address asks of a table: its path, and its parameters."""

    path: str
    query: Mapping[str, str]

    def with_(self, **changed: str | None) -> str:
        """The same address with other parameters."""
        stated = {name: value for name, value in {**self.query, **changed}.items() if value}
        return f"{self.path}?{urlencode(stated)}" if stated else self.path


def words(text: str | None, *, href: str | None = None, marks: Iterable[str] = ()) -> Cell:
    """Plain words, or not stated."""
    return Cell(text, None, None, href, None, tuple(marks))


def number(value: int | None, unit: str = "", *, href: str | None = None) -> Cell:
    """A number, with its unit where it needs one."""
    if value is None:
        return Cell(None, "null")
    return Cell(f"{value:,}{unit and ' '}{unit}", as_json(value), href=href, order=value)


def truth(value: bool | None) -> Cell:
    """Yes, No, or not stated."""
    return Cell(None if value is None else ("Yes" if value else "No"), as_json(value))


def day(value: date | None) -> Cell:
    """A day in words."""
    return Cell(None) if value is None else Cell(day_in_words(value), when=value.isoformat(), order=value)


def planned(value: PlannedDateView | None) -> Cell:
    """A planned date in its own words, meaning its last day, with what a reader should know of it."""
    if value is None:
        return Cell(None)
    last = value.ends
    if last is None:  # words stand for themselves, and these are no day
        return Cell(value.in_words, "null", marks=value.warnings)
    return Cell(value.in_words, when=last.isoformat(), marks=value.warnings, order=last)


def light(name: str | None, in_words: str, *, href: str | None = None, marks: Iterable[str] = ()) -> Cell:
    """A light with its word; its shape and colour come from its name."""
    return Cell(in_words, href=href, light=name or "not-rated", marks=tuple(marks))


def table(
    rows: Iterable[Row],
    columns: Sequence[Column[Row]],
    *,
    name: str,
    caption: str,
    empty: str,
    asked: Asked,
    takes_away: bool = False,
) -> Table:
    """The table of these rows, sorted and filtered as the address asks.

    `takes_away` says that the same address with .csv at its end gives the rows as a file.
    """
    everything = [tuple(_shown(column, row) for column in columns) for row in rows]
    named = {column.name for column in columns if column.filters}
    chosen = {name: value for name, value in asked.query.items() if name in named}
    kept = [cells for cells in everything if _is_chosen(cells, chosen)]
    return Table(
        name=name,
        caption=caption,
        headings=tuple(_heading(column, asked) for column in columns),
        rows=tuple(_sorted(kept, columns, asked.query.get(SORT, ""))),
        filters=tuple(_filter(column, everything, chosen) for column in columns if column.filters),
        kept=tuple(held for held in asked.query.items() if held[0] not in named),
        total=len(everything),
        empty=empty,
        path=asked.path,
        csv=asked._replace(path=f"{asked.path}.csv").with_() if takes_away else None,
    )


def facts_of(row: Row, columns: Sequence[Column[Row]]) -> tuple[Shown, ...]:
    """The same fields of one thing, to be listed on its own page."""
    return tuple(_shown(column, row) for column in columns)


def _shown(column: Column[Row], row: Row) -> Shown:
    return Shown(column.name, column.heading, column.shows(row), column.numeric)


def _is_chosen(cells: tuple[Shown, ...], chosen: Mapping[str, str]) -> bool:
    return all((cell.cell.words or NOT_STATED) == chosen[cell.name] for cell in cells if cell.name in chosen)


def _heading(column: Column[Row], asked: Asked) -> Heading:
    now = asked.query.get(SORT, "")
    is_sorted = {column.name: "ascending", f"-{column.name}": "descending"}.get(now)
    href = asked.with_(**{SORT: f"-{column.name}" if is_sorted == "ascending" else column.name})
    return Heading(column.heading, href, is_sorted, column.numeric)


def _sorted(rows: list[tuple[Shown, ...]], columns: Sequence[Column[Row]], by: str) -> Sequence[tuple[Shown, ...]]:
    """In the order asked for; rows that do not state it come last either way."""
    name = by.removeprefix("-")
    place = next((index for index, column in enumerate(columns) if column.name == name), None)
    if place is None:
        return rows
    stated = [row for row in rows if row[place].cell.words is not None]
    rest = [row for row in rows if row[place].cell.words is None]
    return [*sorted(stated, key=lambda row: _key(row[place].cell), reverse=by.startswith("-")), *rest]


def _key(cell: Cell) -> tuple[bool, Any]:  # Any: as in the cell
    return (False, (cell.words or "").casefold()) if cell.order is None else (True, cell.order)


def _filter(column: Column[Row], rows: Sequence[tuple[Shown, ...]], chosen: Mapping[str, str]) -> Filter:
    found = {cell.cell.words or NOT_STATED for row in rows for cell in row if cell.name == column.name}
    return Filter(column.name, column.heading, tuple(sorted(found)), chosen.get(column.name))


def csv_of(drawn: Table) -> Response:
    """The same rows as a CSV file, in UTF-8 with a mark that spreadsheets know; no cell can act as a formula."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow([heading.words for heading in drawn.headings])
    writer.writerows([list(_as_text(row)) for row in drawn.rows])
    named = {"Content-Disposition": f'attachment; filename="{drawn.name}.csv"'}
    return Response(written.getvalue().encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=named)


def _as_text(row: tuple[Shown, ...]) -> Iterator[str]:
    for shown in row:
        cell = shown.cell
        text = cell.when or cell.words or ""
        text = "; ".join((text, *cell.marks)) if cell.marks and not cell.when else text
        yield f"'{text}" if text.startswith(_BEGINS_A_FORMULA) and not _A_NUMBER.fullmatch(text) else text
