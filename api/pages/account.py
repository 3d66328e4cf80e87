"""One's own page: what one may do, and where one is signed in, with the means to end that."""

from http import HTTPStatus

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.pages import sessions
from api.pages.access import READERS
from api.pages.access_words import roles_table
from api.pages.dependencies import PageDep
from api.pages.page import Page
from application.projections.people import PersonRow, people_list
from application.projections.view import counted
from domain.actor import EVERY_PROGRAMME

router = APIRouter(prefix="/account")


@router.get("", openapi_extra=READERS)
def account(request: Request, page: PageDep) -> HTMLResponse:
    """What may I do, and where am I signed in?"""
    held = sessions.held_by(page.person, request, page.tracker)
    return page.show(
        "account.html",
        title="Your sign-ins",
        roles=_roles(page),
        held=held,
        browsers=counted(len(held), "browser"),
        has_others=len(held) > 1,
        ended=_ended(page),
    )


@router.post("/sessions/end-others", openapi_extra=READERS)
def end_others(request: Request, page: PageDep) -> Response:
    """End every session of one's own but this."""
    others = [one.prefix for one in sessions.held_by(page.person, request, page.tracker) if not one.is_this_one]
    return _back(sum(page.tracker.sessions.end(prefix, person=page.person) for prefix in others))


@router.post("/sessions/{prefix}/end", openapi_extra=READERS)
def end_one(request: Request, page: PageDep, prefix: str) -> Response:
    """End one session of one's own; ending this one is signing out."""
    this = next((one.prefix for one in sessions.held_by(page.person, request, page.tracker) if one.is_this_one), None)
    return _ended_one(request, page, prefix, is_this_one=prefix == this)


def _ended_one(request: Request, page: Page, prefix: str, *, is_this_one: bool) -> Response:
    if is_this_one:
        return sessions.end(request, page.tracker)
    return _back(page.tracker.sessions.end(prefix, person=page.person))


def _back(ended: int) -> Response:
    return RedirectResponse(f"/account?ended={ended}", HTTPStatus.SEE_OTHER)


def _ended(page: Page) -> str | None:
    """What was just done, to be said once."""
    number = page.parameter("ended")
    return {None: None, "0": "No other sign-in was in force.", "1": "That sign-in is ended."}.get(
        number, "Those sign-ins are ended."
    )


def _roles(page: Page) -> object:
    record = page.records.at(EVERY_PROGRAMME, page.looking.moment)
    mine: PersonRow | None = next((one for one in people_list(record).people if one.ref == page.person), None)
    return roles_table(page, mine.roles if mine else (), name="roles", caption="What you may do", empty="No role.")
