"""Pages for coming in and going out: by a one-time link, and out again."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from api.bootstrap import Tracker
from api.pages import sessions
from api.pages.access import PUBLIC
from api.pages.dependencies import PublicPageDep, TrackerDep
from api.pages.refusals import LinkNotGood
from api.pages.sent import TypedDep, one
from application.commands.office import Instruction, carry_out
from application.commands.people import RecordSignIn
from domain.actor import EVERY_PROGRAMME, Actor, Grant, Role
from domain.entry import Address
from domain.person import Person

TRACKER = Actor("Tracker", (Grant(Role.ADMINISTRATOR),))
"""Who records what nobody ordered: that somebody came in."""

router = APIRouter()


@router.get("/sign-in", openapi_extra=PUBLIC)
def sign_in(page: PublicPageDep) -> HTMLResponse:
    """How does one come in?"""
    wanted = sessions.safely(page.parameter("next") or "/")
    return page.show("sign_in.html", title="Sign in", wanted=wanted, is_out=page.parameter("out") is not None)


@router.get("/sign-in/link/{secret}", openapi_extra=PUBLIC)
def link(page: PublicPageDep, secret: str) -> HTMLResponse:
    """Ask whether to come in: a program that only looks at links must not use this one up."""
    wanted = sessions.safely(page.parameter("next") or "/")
    return page.show("sign_in_link.html", title="Sign in to the transition tracker", secret=secret, wanted=wanted)


@router.post("/sign-in/link/{secret}", openapi_extra=PUBLIC)
def use_link(request: Request, tracker: TrackerDep, secret: str, typed: TypedDep) -> Response:
    """Come in, once."""
    return sessions.begin(request, tracker, _let_in_by_link(tracker, secret), one(typed, "next"))


@router.post("/sign-out", openapi_extra=PUBLIC)
def sign_out(request: Request, tracker: TrackerDep) -> Response:
    """Leave."""
    return sessions.end(request, tracker)


def _let_in_by_link(tracker: Tracker, secret: str) -> str:
    """Whom the link lets in; it is used up, and that somebody came in by it is recorded."""
    key = tracker.sign_in_links.take(secret)
    if key is None:
        raise LinkNotGood
    at = Address(EVERY_PROGRAMME, Person.KIND, key.person)
    carry_out([Instruction(RecordSignIn(by="link"), at)], actor=TRACKER, office=tracker.office)
    return key.person
