"""The page of what reports showed, beside what is known of the same days with hindsight."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.moments import day_of
from api.pages.access import READERS
from api.pages.dependencies import PageDep
from api.pages.drawn import in_words
from api.pages.links import Links
from api.pages.moment import as_iso
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, csv_of, day, number, table, truth, words
from api.restating import Days, restatement_of
from application.projections.comparison import Sort
from application.projections.restated_lights import Tally, Verdict
from application.projections.restatement import (
    LightRestated,
    OfARole,
    Recorded,
    Restatement,
    ShortlyBefore,
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
    shortly_before: tuple[ShortlyBefore, ...]
    folds: str | None


class Line(NamedTuple):
    """One line of the file: a light that was shown, or one field of another thing that differs."""

    shown: Shown
    kind: str
    ref: str
    title: str
    what: str
    then: str | None
    known: str | None
    verdict: str
    role: str | None
    is_claimed: bool | None
    reasons: tuple[Recorded, ...]


@router.get("/restatement", openapi_extra=READERS)
def restated(page: PageDep) -> HTMLResponse:
    """What did each report show, what is known now of the same day, and where do they differ?"""
    found = _found(page)
    return page.show("restatement.html", title="Shown then, known now", **_drawn(page, found))


@router.get("/restatement.csv", openapi_extra=READERS)
def restated_csv(page: PageDep) -> Response:
    """Every light that was shown and every field that differs, as a file."""
    found = _found(page)
    asked, lines = page.asked, [line for shown in found.shown for line in _lines(shown)]
    return csv_of(table(lines, LINES, name="restatement", caption=found.headline, empty="", asked=asked))


def _found(page: Page) -> Restatement:
    since, until = (as_iso(page.parameter(name)) for name in ("since", "until"))
    days = Days(day_of("since", since) if since else None, day_of("until", until) if until else None)
    return restatement_of(page.tracker.office.records, page.record, days, now=page.tracker.office.clock.now())


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
        marks = () if not isinstance(row, Shown) or row.was_recorded else ("Nothing was recorded yet",)
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
    return bool(shown.things or shown.shortly_before or any(map(_differs, shown.lights)))


def _differs(light: LightRestated) -> bool:
    return light.verdict is not Verdict.AS_SHOWN


def _id(shown: Shown) -> str:
    return f"shown-{shown.report or shown.as_at.isoformat()}"


def _section(page: Page, shown: Shown) -> Section:
    then, now = _clocks(page, shown)
    before, after = (
        {f"{side}_{clock}": at for clock, at in held.items()} for side, held in (("from", then), ("to", now))
    )
    links = page.links._replace(moment=then), page.links._replace(moment=now)
    lights = (light for light in shown.lights if _differs(light))
    return Section(
        shown,
        _id(shown),
        f"{shown.in_words[0].upper()}{shown.in_words[1:]}",
        page.links.thing("highlight-report", shown.report) if shown.report else None,
        links[0].within(),
        links[1].within(),
        page.links.within("compare", **before, **after),
        tuple(_explained(page, links, light, about=("rag", light.ref)) for light in lights),
        tuple(_explained(page, links, thing, about=(thing.kind, thing.ref)) for thing in shown.things),
        shown.shortly_before,
        counted(len(shown.shortly_before), "change") if len(shown.shortly_before) > MANY else None,
    )


def _clocks(page: Page, shown: Shown) -> tuple[dict[str, str], dict[str, str]]:
    """What addresses carry of the moment that was shown, and of the same day with hindsight."""
    day, known = shown.as_at.isoformat(), page.looking.asked.get("known_at")
    then = shown.shown_known_at
    written = day if shown.up_to is None else then.isoformat() if then else None
    return {"as_at": day, **({"known_at": written} if written else {})}, {
        "as_at": day,
        **({"known_at": known} if known else {}),
    }


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


# The file -------------------------------------------------------------------------------------------------------------


def _lines(shown: Shown) -> Iterator[Line]:
    for light in shown.lights:
        then, known = (rating.in_words if rating else None for rating in (light.shown, light.known))
        title = f"{light.subject_title}: {light.dimension}"
        claimed = light.is_claimed if light.shown else None
        yield Line(
            shown, "rag", light.ref, title, "Light", then, known, light.in_words, light.role, claimed, light.reasons
        )
    for thing in shown.things:
        became = ", ".join(thing.turns) or thing.sort.value
        for one in thing.changes:
            values = (one.label, one.changed_from, one.changed_to, became, None, None, thing.reasons)
            yield Line(shown, thing.kind, thing.ref, thing.title, *values)


def _joined(tell: Callable[[Recorded], str | None]) -> Callable[[Line], Cell]:
    return lambda line: words("; ".join(filter(None, map(tell, line.reasons))) or None)


LINES: tuple[Column[Line], ...] = (
    Column("shown", "Shown at", lambda line: words(line.shown.in_words)),
    Column("as_at", "Day", lambda line: day(line.shown.as_at)),
    Column("report", "Report", lambda line: words(line.shown.report)),
    Column("kind", "Kind", lambda line: words(line.kind)),
    Column("ref", "Reference", lambda line: words(line.ref)),
    Column("title", "Title", lambda line: words(line.title)),
    Column("what", "What", lambda line: words(line.what)),
    Column("then", "Shown", lambda line: words(line.then)),
    Column("known", "Known now", lambda line: words(line.known)),
    Column("verdict", "How they differ", lambda line: words(line.verdict)),
    Column("role", "Declared in the role of", lambda line: words(line.role)),
    Column("claimed", "Known by claim alone", lambda line: truth(line.is_claimed)),
    Column("entries", "Entries", _joined(lambda reason: str(reason.position))),
    Column("recorded", "Recorded", _joined(lambda reason: in_words(reason.recorded_at))),
    Column("by", "By", _joined(lambda reason: reason.actor)),
    Column("told", "What was recorded", _joined(lambda reason: reason.what)),
    Column("because", "Why it was corrected", _joined(lambda reason: reason.because)),
    Column("authority", "On whose authority", _joined(lambda reason: reason.authority)),
)
