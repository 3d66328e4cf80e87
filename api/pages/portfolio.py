"""The first page of the tracker: which programmes need us, and what changed?"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from api.access import administers_everything
from api.pages.access import READERS
from api.pages.dependencies import PageDep
from api.pages.links import Links
from api.pages.page import Page
from application.projections.last_report import last_report_moment
from application.projections.portfolio import portfolio
from application.projections.portfolio_rows import NextMilestone, PortfolioLight, PortfolioRow, ProgrammeThen

router = APIRouter()


@router.get("/", openapi_extra=READERS)
def programmes(page: PageDep) -> HTMLResponse:
    """Which programmes need us, and what changed?"""
    return page.show("portfolio.html", title="Programmes", **_portfolio(page))


def _portfolio(page: Page) -> dict[str, Any]:  # Any: what the template is given
    found = portfolio(tuple(_seen(page)))
    return {
        "found": found,
        "programmes": tuple(_programme(page, row) for row in found.programmes),
        "register": page.links.to("new", "programme") if page.may("register-programme") else None,
        "bring_in": page.links.to("import") if page.is_now and administers_everything(page.actor) else None,
    }


def _seen(page: Page) -> Iterable[ProgrammeThen]:
    """The programmes this person may see; nothing of the others is told, not even their number."""
    records, moment = page.tracker.office.records, page.looking.moment
    for ref in records.programmes():
        if page.actor.may_see(ref):
            now = records.at(ref, moment)
            then = last_report_moment(now)
            yield ProgrammeThen(now, records.at(ref, then) if then else None)


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


def _programme(page: Page, row: PortfolioRow) -> ShownProgramme:
    links = page.links.of_programme(row.programme)
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
