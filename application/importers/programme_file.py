"""A programme's facts in a file, read into orders: what was stated, when it was true, since when it was known, where.

`read` tells everything that is wrong with a file together, each fault with its line and column, and remarks on what a
reader should know before trusting it. It opens nothing: text comes in, rows and remarks go out.
"""

from datetime import date
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from application.importers.entries_as_orders import Entries, Row, Source, not_yet
from application.importers.faults import Faults, Place, Remark, unreadable
from application.importers.fitting import fitted
from application.importers.yaml_with_marks import Node, as_text, read_yaml
from domain.dates_as_written import quoted
from domain.words import Ref


class Head(BaseModel):
    """What a file states before its entries."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    format: Literal["transition-tracker/1"]
    """The format the file is written in, and its version."""
    programme: Ref
    """The programme that everything in the file is about."""
    sources: tuple[object, ...] = ()
    """The papers that entries were found in."""
    entries: tuple[object, ...]
    """What was stated, in the order in which it took effect."""


class Reading(NamedTuple):
    """What a file says: its rows in their order, and what to know before trusting them."""

    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...]


def read(content: bytes | str, file: str, *, today: date) -> Reading:
    """Read a file, called `file` in what is said of it; FileUnreadable where anything cannot be read or lies ahead."""
    root = read_yaml(as_text(content, file), file)
    if not isinstance(root.value, dict):
        raise unreadable(Place(file, *root.at), _beginning(root))
    faults = Faults()
    listed = {name: node.value for name, node in root.value.items() if isinstance(node.value, list)}
    head = fitted(_without_items(root), Head, place=Place(file), faults=faults)
    sources = _sources(listed.get("sources", []), file, faults, today=today)
    entries = Entries(file, head.programme if head else "", sources, faults=faults, today=today)
    for node in listed.get("entries", []):
        entries.read(node)
    faults.must_be_none()
    return Reading(tuple(entries.rows), tuple(entries.remarks))


def _beginning(root: Node) -> str:
    found = "The file is empty" if root.value in (None, "") else "The file is no import file"
    return f"{found}; it begins with “format: transition-tracker/1”, “programme: ”, “sources:” and “entries:”."


def _without_items(root: Node) -> Node:
    """The head alone: sources and entries are read one by one."""
    values = root.value if isinstance(root.value, dict) else {}
    return root._replace(
        value={name: node._replace(value=[]) if isinstance(node.value, list) else node for name, node in values.items()}
    )


def _sources(nodes: list[Node], file: str, faults: Faults, *, today: date) -> dict[str, Source | None]:
    """The sources by id; one that has faults is declared all the same, so that its entries are not told of them."""
    found: dict[str, Source | None] = {}
    for node in nodes:
        place = Place(file, *node.at)
        source = fitted(node, Source, place=place, faults=faults)
        if source is not None and found.setdefault(source.id, source) is not source:
            faults.add(place, f"The source {quoted(source.id)} is declared twice; keep one of the two.")
        if source is None and isinstance(node.value, dict) and "id" in node.value:
            found.setdefault(str(node.value["id"].plain), None)
        _must_be_known(node, source, place, faults=faults, today=today)
    return found


def _must_be_known(node: Node, source: Source | None, place: Place, *, faults: Faults, today: date) -> None:
    """A paper that is published, or dated where no more is said, after today cannot have been known."""
    name = "published" if source and source.published else "dated"
    day = source and (source.published or source.dated)
    if day and day > today:
        line, column = node.along((name,)).at
        faults.add(place._replace(line=line, column=column), not_yet(f"This paper is {name}", day, today))
