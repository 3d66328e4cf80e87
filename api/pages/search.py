"""The page for finding where something is spoken of, in every programme that whoever looks may see."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from api.pages.access import READERS
from api.pages.dependencies import PageDep
from api.pages.page import Page
from application.projections.search import LONGEST_QUESTION, MOST, Hit, SearchResults, search
from application.projections.view import counted

router = APIRouter()

MANY = 1_000
"""How many hits one page shows where all are asked for."""


class Found(NamedTuple):
    """A hit with its page. Where the words shown are its title they are not said twice."""

    hit: Hit
    href: str
    is_its_title: bool


class InProgramme(NamedTuple):
    """What was found in one programme, best first."""

    name: str
    href: str
    number: str
    found: tuple[Found, ...]


@router.get("/search", openapi_extra=READERS)
def search_page(page: PageDep) -> HTMLResponse:
    """Where is this spoken of?"""
    asked, everything = page.parameter("q"), page.parameter("all") is not None
    results = search(page.records_seen, asked or "", most=MANY if everything else MOST)
    return page.show(
        "search.html",
        title=f"Search: {' '.join(results.words.split())}" if asked else "Search",
        results=results,
        shown=len(results.hits),
        asked=asked,
        longest=LONGEST_QUESTION,
        programmes=tuple(_by_programme(page, results.hits)),
        more=_more(page, results),
    )


def _by_programme(page: Page, hits: Sequence[Hit]) -> Iterator[InProgramme]:
    """The programme of the best hit first."""
    order = {ref: place for place, ref in enumerate(dict.fromkeys(hit.programme for hit in hits))}
    for programme, held in groupby(sorted(hits, key=lambda hit: order[hit.programme]), lambda hit: hit.programme):
        found = tuple(_found(page, hit) for hit in held)
        links = page.links.of_programme(programme)
        yield InProgramme(found[0].hit.programme_name, links.within(), counted(len(found), "thing"), found)


def _found(page: Page, hit: Hit) -> Found:
    href = page.links.of_programme(hit.programme).thing(hit.kind, hit.ref)
    return Found(hit, href, is_its_title="".join(part.text for part in hit.snippet) == hit.title)


def _more(page: Page, results: SearchResults) -> str | None:
    """Where the rest of what was found is shown."""
    return page.asked.with_(all="yes") if len(results.hits) < min(results.total, MANY) else None
