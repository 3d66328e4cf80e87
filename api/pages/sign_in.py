"""Pages for coming in and going out: the ways in, the one-time link, and out again."""

from typing import NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from api.bootstrap import Tracker
from api.pages import sessions
from api.pages.access import PUBLIC
from api.pages.dependencies import PublicPageDep, TrackerDep
from api.pages.sent import TypedDep, one
from application.commands.access import sign_in_by_link

router = APIRouter()


@router.get("/sign-in", openapi_extra=PUBLIC)
def sign_in(page: PublicPageDep) -> HTMLResponse:
    """How does one come in?"""
    wanted = sessions.safely(page.parameter("next") or "/")
    ways, is_out = _ways(page.tracker, wanted), page.parameter("out") is not None
    return page.show("sign_in.html", title="Sign in", ways=ways, is_out=is_out)


@router.get("/sign-in/link/{secret}", openapi_extra=PUBLIC)
def link(page: PublicPageDep, secret: str) -> HTMLResponse:
    """Ask whether to come in: a program that only looks at links must not use this one up."""
    wanted = sessions.safely(page.parameter("next") or "/")
    return page.show("sign_in_link.html", title="Sign in to the transition tracker", secret=secret, wanted=wanted)


@router.post("/sign-in/link/{secret}", openapi_extra=PUBLIC)
def use_link(request: Request, tracker: TrackerDep, secret: str, typed: TypedDep) -> Response:
    """Come in, once."""
    return sessions.begin(request, tracker, _let_in(tracker, secret), one(typed, "next"))


@router.post("/sign-out", openapi_extra=PUBLIC)
def sign_out(request: Request, tracker: TrackerDep) -> Response:
    """Leave."""
    return sessions.end(request, tracker)


class Way(NamedTuple):
    """A provider to sign in with, and where that begins."""

    name: str
    href: str


def _ways(tracker: Tracker, wanted: str) -> tuple[Way, ...]:
    """The providers of the settings, in their order."""
    there = f"?{urlencode({'next': wanted})}" if wanted != "/" else ""
    return tuple(Way(one.name, f"/sign-in/{one.slug}{there}") for one in tracker.settings.issuers)


def _let_in(tracker: Tracker, secret: str) -> str:
    return sign_in_by_link(secret, links=tracker.sign_in_links, office=tracker.office)
