"""The page of what reports showed, beside what is known of the same days with hindsight."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.moments import day_of
from api.pages.access import READERS
from api.pages.dependencies import PageDep
from api.pages.links import Links
from api.pages.moment import as_iso
from api.pages.page import Page
from api.pages.restated_file import LINES, lines_of
from api.pages.tables import Cell, Column, Table, csv_of, day, number, table, words
from api.restating import Days, restatement_of
from application.projections.comparison import Sort
from application.projections.restated_lights import Tally, Verdict
from application.projections.restated_reasons import BroughtIn, ShortlyBefore
from application.projections.restatement import (
    ErasedSince,
    LightRestated,
    OfARole,
    Restatement,
    Shown,
    ThingRestated,
)
from application.projections.view import counted

router = APIRouter(prefix="/programmes/{programme}")

MANY = 6
"""Beyond how many changes recorded shortly before they are folded away."""


class Explained(NamedTuple):
    """A light or a thing that differs, where it is seen as it was shown and as it is known, and its history.

    There is nothing to see of what was not there then, nor of what is there no longer.
    """

    one: LightRestated | ThingRestated
    then: str | None
    now: str | None
    history: str


class Gone(NamedTuple):
    """A thing of which somebody erased what was shown, and its history."""

    one: ErasedSince
    history: str


class Summed(NamedTuple):
    """What was brought in from papers just before, and where all of it stands."""

    one: BroughtIn
    entries: str


class Section(NamedTuple):
    """One report or period end of which there is more to tell than its counts, with the links to both moments."""

    shown: Shown
    id: str
    title: str
    report: str | None
    then: str
    now: str
    compared: str
    lights: tuple[Explained, ...]
    things: tuple[Explained, ...]
    erased: tuple[Gone, ...]
    shortly_before: tuple[ShortlyBefore, ...]
    brought_in: tuple[Summed, ...]
    folds: str | None


@router.get("/restatement", openapi_extra=READERS)
def restated(page: PageDep) -> HTMLResponse:
    """What did each report show, what is known now of the same day, and where do they differ?"""
    found = _found(page)
    return page.show("restatement.html", title="Shown then, known now", **_drawn(page, found))


@router.get("/restatement.csv", openapi_extra=READERS)
def restated_csv(page: PageDep) -> Response:
    """Every light that was shown and every field that differs, as a file."""
    found = _found(page)
    asked, lines = page.asked, [line for shown in found.shown for line in lines_of(shown)]
    return csv_of(table(lines, LINES, name="restatement", caption=found.headline, empty="", asked=asked))


def _found(page: Page) -> Restatement:
    since, until = (as_iso(page.parameter(name)) for name in ("since", "until"))
    days = Days(day_of("since", since) if since else None, day_of("until", until) if until else None)
    return restatement_of(page.records, page.record, days, now=page.tracker.office.clock.now())


def _drawn(page: Page, found: Restatement) -> dict[str, Any]:  # Any: as Page.show takes it
    return {
        "found": found,
        "since": page.parameter("since") or "",
        "until": page.parameter("until") or "",
        "moments": _moments(page, found),
        "roles": _roles(page, found),
        "sections": tuple(_section(page, shown) for shown in found.shown if _has_more(shown)),
    }


# Tables ---------------------------------------------------------------------------------------------------------------

COUNTED = (
    ("shown", "Lights shown"),
    ("as_shown", "As shown"),
    ("shown_better", "Shown better than known now"),
    ("green_then_red", "Green then, red with hindsight"),
    ("shown_worse", "Shown worse"),
    ("no_longer_rated", "No longer counts"),
    ("not_comparable", "Cannot be compared"),
    ("erased", "Erased since"),
    ("not_rated_then", "Not rated then, rated with hindsight"),
    ("not_rated", "Not rated, then and now"),
    ("claimed", "Known by claim alone"),
)


ALWAYS = frozenset({"shown", "as_shown", "shown_better", "green_then_red", "shown_worse", "not_rated_then"})
"""What is counted in a column of its own also where there is none of it."""


def _counts(total: Tally) -> Iterator[Column[Shown | OfARole]]:
    for name, heading in COUNTED:
        if name in ALWAYS or getattr(total, name):
            yield Column(f"tally.{name}", heading, _count(name), numeric=True)


def _count(name: str) -> Callable[[Shown | OfARole], Cell]:
    return lambda row: number(getattr(row.tally, name) if row.tally else None)


def _moments(page: Page, found: Restatement) -> Table:
    def named(row: Shown | OfARole) -> Cell:
        marks = _marks(row) if isinstance(row, Shown) else ()
        href = f"#{_id(row)}" if isinstance(row, Shown) and _has_more(row) else None
        return words(row.in_words, href=href, marks=marks)

    rows: tuple[Shown | OfARole, ...] = found.shown
    columns: list[Column[Shown | OfARole]] = [
        Column("in_words", "Shown at", named),
        Column("as_at", "Day", lambda row: day(row.as_at) if isinstance(row, Shown) else Cell(None)),
        *_counts(found.total),
        Column("differing", "Other things that differ", lambda row: number(_length(row, "things")), numeric=True),
        Column(
            "late_changes", "Changed shortly before", lambda row: number(_length(row, "shortly_before")), numeric=True
        ),
    ]
    return table(
        rows,
        columns,
        name="shown",
        caption="What was shown, and how it stands up to hindsight",
        empty="Here would be each report that was issued, and the end of each period without one.",
        asked=page.asked,
        takes_away=True,
    )


def _marks(shown: Shown) -> tuple[str, ...]:
    if not shown.was_recorded:
        return ("Nothing was recorded yet",)
    return ("Claimed: nothing was recorded yet",) if shown.is_claimed else ()


def _length(row: Shown | OfARole, name: str) -> int:
    return len(getattr(row, name))


def _roles(page: Page, found: Restatement) -> Table:
    roles: tuple[Shown | OfARole, ...] = found.roles
    columns: list[Column[Shown | OfARole]] = [
        Column("in_words", "Declared in the role of", lambda row: words(row.in_words)),
        *_counts(found.total),
    ]
    kept = [column for column in columns if column.name not in ("tally.not_rated_then", "tally.not_rated")]
    return table(
        roles,
        kept,
        name="roles",
        caption="The same lights, by the role of whoever had declared what was shown",
        empty="",
        asked=page.asked,
    )


# What differs, and why ------------------------------------------------------------------------------------------------


def _has_more(shown: Shown) -> bool:
    told = (shown.things, shown.erased, shown.shortly_before, shown.brought_in)
    return any(told) or any(map(_differs, shown.lights))


def _differs(light: LightRestated) -> bool:
    return light.verdict is not Verdict.AS_SHOWN


def _id(shown: Shown) -> str:
    return f"shown-{shown.report or shown.as_at.isoformat()}"


def _section(page: Page, shown: Shown) -> Section:
    links = page.links._replace(moment=_then(shown)), page.links._replace(moment=_now(page, shown))
    lights = (light for light in shown.lights if _differs(light))
    return Section(
        shown,
        _id(shown),
        f"{shown.in_words[0].upper()}{shown.in_words[1:]}",
        page.links.thing("highlight-report", shown.report) if shown.report else None,
        links[0].within(),
        links[1].within(),
        _compared(page, shown),
        tuple(_explained(page, links, light, about=("rag", light.ref)) for light in lights),
        tuple(_explained(page, links, thing, about=(thing.kind, thing.ref)) for thing in shown.things),
        tuple(Gone(one, page.links.within("audit-trail", subject=f"{one.kind}/{one.ref}")) for one in shown.erased),
        shown.shortly_before,
        tuple(_summed(page, one) for one in shown.brought_in),
        counted(len(shown.shortly_before), "change") if len(shown.shortly_before) > MANY else None,
    )


def _summed(page: Page, one: BroughtIn) -> Summed:
    days = {"since": one.since.isoformat(), "until": one.until.isoformat()}
    return Summed(one, page.links.within("audit-trail", **days))


def _then(shown: Shown) -> dict[str, str]:
    """What addresses carry of the moment that was shown: of a report the position it saw, of a period its end."""
    day = shown.as_at.isoformat()
    return {"as_at": day, **({"known_at": day} if shown.up_to is None else {"up_to": str(shown.up_to)})}


def _now(page: Page, shown: Shown) -> dict[str, str]:
    """The same day with hindsight."""
    hindsight = {name: written for name, written in page.looking.asked.items() if name != "as_at"}
    return {"as_at": shown.as_at.isoformat(), **hindsight}


def _compared(page: Page, shown: Shown) -> str:
    """Where both are set beside each other, which is by the two clocks."""
    then, known = shown.shown_known_at, page.looking.asked.get("known_at")
    day, by_time = shown.as_at.isoformat(), shown.up_to is not None and then is not None
    return page.links.within(
        "compare",
        from_as_at=day,
        from_known_at=then.isoformat() if by_time and then else day,
        to_as_at=day,
        to_known_at=known,
    )


def _explained(
    page: Page, links: tuple[Links, Links], one: LightRestated | ThingRestated, *, about: tuple[str, str]
) -> Explained:
    history = page.links.within("audit-trail", subject="/".join(about))
    was_there, is_there = _is_there(one)
    then, now = links[0].thing(*about), links[1].thing(*about)
    return Explained(one, then if was_there else None, now if is_there else None, history)


def _is_there(one: LightRestated | ThingRestated) -> tuple[bool, bool]:
    """Whether it was there when it was shown, and is there with hindsight."""
    if isinstance(one, LightRestated):
        return one.shown is not None, one.known is not None
    return one.sort is not Sort.ADDED, one.sort is not Sort.GONE
