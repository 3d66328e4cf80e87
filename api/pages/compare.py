"""The page that shows two moments of a programme, or of one thing of it, side by side."""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from itertools import groupby
from typing import Any, NamedTuple

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.errors import status_of
from api.pages.access import READERS
from api.pages.dependencies import PageDep
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, csv_of, number, table, words
from api.pages.two_moments import Side, both_sides, quick_choices
from api.refusals import shown
from application.projections.audit_filters import UnknownKindOfThing
from application.projections.comparison import (
    NOUNS,
    Comparison,
    FieldChange,
    KindCompared,
    Sort,
    ThingCompared,
    comparison,
)
from application.projections.fields.field import Names
from domain.refusals import Unknown

router = APIRouter(prefix="/programmes/{programme}")

MANY = 12
"""From how many things that are new or gone on what is stated of them is folded away."""


class Shown(NamedTuple):
    """A thing that differs, with its page at either moment and its history; none where it is not there."""

    thing: ThingCompared
    before: str | None
    after: str | None
    history: str
    is_folded: bool

    @property
    def how(self) -> str | None:
        """What became of it, in a word or two."""
        return ", ".join(self.thing.turns) or None


class Group(NamedTuple):
    """The things of one kind that differ."""

    title: str
    shown: tuple[Shown, ...]


class Subject(NamedTuple):
    """One thing, or one kind, that can be compared alone."""

    value: str
    words: str
    is_chosen: bool


class Difference(NamedTuple):
    """One line of the file: a thing, and one field of it that differs."""

    thing: ThingCompared
    change: FieldChange


class Compared(NamedTuple):
    """The comparison that was asked for, or why there is none."""

    found: Comparison | None
    problem: str | None = None
    status: int = HTTPStatus.OK


@router.get("/compare", openapi_extra=READERS)
def compare(page: PageDep) -> HTMLResponse:
    """What differs between two moments?"""
    sides = both_sides(page)
    return _drawn(page, sides, _compared(page, sides))


@router.get("/compare.csv", openapi_extra=READERS)
def compare_csv(page: PageDep) -> Response:
    """Every field that differs, as a file."""
    sides = both_sides(page)
    compared = _compared(page, sides)
    return csv_of(_table(page, compared.found)) if compared.found else _drawn(page, sides, compared)


def _compared(page: Page, sides: tuple[Side, Side]) -> Compared:
    if any(side.wrong for side in sides):
        return Compared(None, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if all(side.record.is_empty for side in sides):
        return Compared(None)
    subject = page.parameter("subject")
    try:
        return Compared(comparison(sides[0].record, sides[1].record, subject=subject and shown(subject)))
    except (Unknown, UnknownKindOfThing) as refusal:
        return Compared(None, str(refusal), status_of(type(refusal)))


def _drawn(page: Page, sides: tuple[Side, Side], compared: Compared) -> HTMLResponse:
    return page.show(
        "compare.html",
        title="Compare two moments",
        status=compared.status,
        sides=sides,
        found=compared.found,
        problem=compared.problem,
        subjects=_subjects(page, sides),
        quick=tuple(quick_choices(page, sides)),
        **(_about(page, sides, compared.found) if compared.found else {}),
    )


def _about(page: Page, sides: tuple[Side, Side], found: Comparison) -> dict[str, Any]:  # Any: as Page.show takes it
    asked = sides[0].asked | sides[1].asked
    return {
        "kinds": _kinds(page, found),
        "groups": tuple(_groups(page, sides, found)),
        "csv": page.links.within("compare.csv", **asked, subject=page.parameter("subject")),
        "one": _named(found.subject, sides) if found.subject else None,
    }


def _named(subject: str, sides: tuple[Side, Side]) -> str:
    """One thing or one kind in words: the milestone “Bridge opens”."""
    kind, _, ref = subject.partition("/")
    if kind not in NOUNS:
        return shown(subject)
    title = Names(*(side.record for side in reversed(sides))).title(kind, ref)
    return f"the {NOUNS[kind].one} “{shown(title)}”" if ref else f"the {NOUNS[kind].many}"


def _subjects(page: Page, sides: tuple[Side, Side]) -> tuple[Subject, ...]:
    """Everything, each kind, and the one thing that is asked for where it is one."""
    chosen = page.parameter("subject") or ""
    kinds = [Subject(kind, f"All {noun.many}", kind == chosen) for kind, noun in NOUNS.items() if kind != "programme"]
    offered = [Subject("", "The whole programme", not chosen), *kinds]
    if chosen and not any(one.is_chosen for one in offered):
        offered.append(Subject(chosen, f"Only {_named(chosen, sides)}", is_chosen=True))
    return tuple(offered)


def _groups(page: Page, sides: tuple[Side, Side], found: Comparison) -> Iterator[Group]:
    whole = sum(thing.sort is not Sort.CHANGED for thing in found.things)
    for kind, things in groupby(found.things, lambda thing: thing.kind):
        made = tuple(_shown(page, sides, thing, is_folded=whole >= MANY) for thing in things)
        noun = NOUNS[kind]
        yield Group((noun.one if len(made) == 1 else noun.many).capitalize(), made)


def _shown(page: Page, sides: tuple[Side, Side], thing: ThingCompared, *, is_folded: bool) -> Shown:
    before, after = (page.links._replace(moment=side.looking.asked).thing(thing.kind, thing.ref) for side in sides)
    there = sides[0] if thing.sort is Sort.GONE else sides[1]
    return Shown(
        thing,
        None if thing.sort is Sort.ADDED else before,
        None if thing.sort is Sort.GONE else after,
        page.links._replace(moment=there.looking.asked).within("audit-trail", subject=f"{thing.kind}/{thing.ref}"),
        is_folded=is_folded and thing.sort is not Sort.CHANGED,
    )


def _kinds(page: Page, found: Comparison) -> Table:
    columns: list[Column[KindCompared]] = [
        Column("in_words", "Of what", lambda row: words(row.in_words)),
        *(Column(sort.value, sort.capitalize(), _count(sort), numeric=True) for sort in Sort),
    ]
    return table(found.kinds, columns, name="kinds", caption="How much differs", empty="", asked=page.asked)


def _count(sort: Sort) -> Callable[[KindCompared], Cell]:
    return lambda row: number(getattr(row, sort.value))


COLUMNS: tuple[Column[Difference], ...] = (
    Column("kind", "Kind", lambda row: words(row.thing.kind_in_words)),
    Column("ref", "Reference", lambda row: words(row.thing.ref)),
    Column("title", "Title", lambda row: words(row.thing.title)),
    Column("sort", "Difference", lambda row: words(row.thing.sort)),
    Column("turns", "What became of it", lambda row: words(", ".join(row.thing.turns) or None)),
    Column("label", "What differs", lambda row: words(row.change.label)),
    Column("changed_from", "From", lambda row: words(row.change.changed_from)),
    Column("changed_to", "To", lambda row: words(row.change.changed_to)),
)


def _table(page: Page, found: Comparison) -> Table:
    rows = [Difference(thing, change) for thing in found.things for change in thing.changes]
    return table(rows, COLUMNS, name="comparison", caption=found.headline, empty="", asked=page.asked)
