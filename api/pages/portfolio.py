"""The first page of the tracker: which programmes need us, and what changed?"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from fastapi import APIRouter
from markupsafe import Markup
from starlette.responses import HTMLResponse

from api.access import administers_everything
from api.pages.access import READERS
from api.pages.dependencies import PageDep
from api.pages.drawn import draw
from api.pages.links import Links
from api.pages.page import Page
from api.portfolio_seen import Seen, seen_by
from application.projections.portfolio_lines import Answer, Line
from application.projections.portfolio_rows import NextMilestone, PortfolioLight, PortfolioRow

router = APIRouter()

MOST = 50
"""How many programmes one page shows; what is said of all of them is said of those on other pages, too."""

PAGE = "page"


@router.get("/", openapi_extra=READERS)
def programmes(page: PageDep) -> HTMLResponse:
    """Which programmes need us, and what changed?"""
    return _answer(page, seen_by(page.actor, page.tracker, page.looking.moment))


def _answer(page: Page, seen: Seen) -> HTMLResponse:
    """The page; as long as it would say the same to the same person it is the same bytes."""
    if not page.is_now or page.asked.query.keys() - {PAGE} or page.recorded:
        return _drawn(page, seen)
    key = ("page", page.actor, page.person, page.parameter(PAGE))
    return HTMLResponse(seen.lines.answers.of(key, lambda: Answer(bytes(_drawn(page, seen).body))).body)


def _drawn(page: Page, seen: Seen) -> HTMLResponse:
    return page.show("portfolio.html", title="Programmes", **_portfolio(page, seen))


def _portfolio(page: Page, seen: Seen) -> Mapping[str, Any]:  # Any: what the template is given
    lines, _, totals = seen.sight
    shown = _page_number(page.parameter(PAGE), len(lines))
    return {
        "found": totals,
        "programmes": tuple(_programme(page, line) for line in lines[(shown - 1) * MOST : shown * MOST]),
        "pages": _pages(page, lines, shown),
        "register": page.links.to("new", "programme") if page.may("register-programme") else None,
        "bring_in": page.links.to("import") if page.is_now and administers_everything(page.actor) else None,
    }


class Pages(NamedTuple):
    """Which programmes are on this page, and where the others are."""

    in_words: str
    before: str | None
    after: str | None


def _page_number(asked: str | None, programmes: int) -> int:
    """The page asked for, or the nearest there is."""
    last = max(1, -(-programmes // MOST))
    number = int(asked) if asked and asked.isascii() and asked.isdigit() and len(asked) < len("1000000") else 1
    return min(max(1, number), last)


def _pages(page: Page, lines: Sequence[Line], shown: int) -> Pages | None:
    """Nothing where all programmes are on one page."""
    if len(lines) <= MOST:
        return None
    first, last = (shown - 1) * MOST + 1, min(shown * MOST, len(lines))
    return Pages(
        in_words=f"Programmes {first:,} to {last:,} of {len(lines):,}, neediest first.",
        before=page.asked.with_(page=str(shown - 1)) if first > 1 else None,
        after=page.asked.with_(page=str(shown + 1)) if last < len(lines) else None,
    )


class ShownLight(NamedTuple):
    """One of a programme's own lights, its dimension in words, and the page that explains it."""

    light: PortfolioLight
    dimension: str
    href: str


class Coming(NamedTuple):
    """A milestone that comes next, and its page."""

    milestone: NextMilestone
    href: str


class ShownProgramme(NamedTuple):
    """A row of the portfolio with the pages it leads to."""

    row: PortfolioRow
    href: str
    lights: tuple[ShownLight, ...]
    milestones: tuple[Coming, ...]
    attention: str
    report: str


_KEPT: WeakKeyDictionary[Line, Markup] = WeakKeyDictionary()
"""Programmes as they are drawn in the present, for as long as their lines stay what they are."""


def _programme(page: Page, line: Line) -> Markup:
    if not page.is_now:
        return _draw(page.links, line)
    kept = _KEPT.get(line)
    if kept is None:
        kept = _KEPT[line] = _draw(page.links, line)
    return kept


def _draw(links: Links, line: Line) -> Markup:
    return Markup(draw("portfolio_programme.html", shown=_shown(links, line.read)))  # noqa: S704  # it escapes for itself


def _shown(anywhere: Links, row: PortfolioRow) -> ShownProgramme:
    links = anywhere.of_programme(row.programme)
    return ShownProgramme(
        row=row,
        href=links.within(),
        lights=tuple(_light(links, held) for held in row.lights),
        milestones=tuple(Coming(one, links.thing("milestone", one.ref)) for one in row.next_milestones),
        attention=links.within("attention"),
        report=links.within("highlight-report"),
    )


def _light(links: Links, held: PortfolioLight) -> ShownLight:
    return ShownLight(held, held.dimension.capitalize(), links.thing("rag", held.ref))
