"""Answers requests that a page refuses: with the sentence, what to do next, and the way back."""

from contextlib import suppress
from http import HTTPStatus
from typing import cast
from urllib.parse import urlencode

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import errors
from api.pages.dependencies import a_public_page, the_tracker, who_looks
from api.pages.headers import SECURITY_HEADERS
from api.pages.kept import LONGEST, keep
from api.pages.page import Page
from api.pages.refusals import SentFromElsewhere, SignInFirst
from api.pages.sent import typed_in
from api.pages.sessions import remember
from application.log_ports import NothingSigned
from application.ports import StoreIsBusy, StoreTrouble, StoreUnreadable, StoreUnusable
from domain.refusals import DomainError

TITLES = {
    400: "This address cannot be read",
    401: "Sign in first",
    403: "You may not do this",
    404: "There is no such page",
    405: "This cannot be done here",
    408: "It was not sent in time",
    409: "This does not fit what is recorded",
    412: "Somebody else was first",
    413: "This is too large",
    415: "This cannot be read",
    422: "There is a problem with what was sent",
    503: "The tracker cannot answer this just now",
    507: "There is no room for anything new",
}
_TITLES_OF: dict[type[Exception], str] = {
    StoreIsBusy: "The tracker is busy",
    StoreUnreadable: "The record cannot be read",
    StoreUnusable: "The store cannot be used",
    NothingSigned: "The log cannot vouch for anything just now",
}
"""Where a refusal says more than its status; the nearest class above it counts."""

_NOTHING_HERE = "There is nothing at this address. If you typed it, check it; if a link led here, it is out of date."
_NOT_THAT_WAY = "This address does not take what was sent to it. Go back, and use the form or the link on the page."


def refused(request: Request, refusal: Exception) -> Response:
    """The page that says why something was refused."""
    title = next((_TITLES_OF[kind] for kind in type(refusal).__mro__ if kind in _TITLES_OF), None)
    status, sentence = errors.status_of(type(refusal)), errors.sentence_of(refusal)
    page = _told_to_anybody if _asks_nothing_more(refusal) else _error_page
    response = page(request, status, sentence, title=title)
    response.headers.update(errors.headers_of(type(refusal)))
    return response


def _asks_nothing_more(refusal: Exception) -> bool:
    """Whether the store is not asked again who this is, as who asks it waits again."""
    return isinstance(refusal, StoreTrouble) and errors.status_of(type(refusal)) == HTTPStatus.SERVICE_UNAVAILABLE


async def in_trouble(request: Request, trouble: Exception) -> Response:
    """The same where it is the store; no thread is waited for, as there are none left where all of them wait for it."""
    if _asks_nothing_more(trouble):
        return refused(request, trouble)
    return await run_in_threadpool(refused, request, trouble)


async def sign_in_first(request: Request, refusal: Exception) -> Response:
    """To the page for signing in, and from there back; what was typed is kept until then."""
    wanted = cast("SignInFirst", refusal).wanted  # it is registered for nothing else
    response = RedirectResponse(f"/sign-in?{urlencode({'next': wanted})}", HTTPStatus.SEE_OTHER)
    remember(response, wanted)
    if request.method == "POST":
        with suppress(DomainError):  # what is no form of ours, or too large to keep, is not kept
            typed = await typed_in(request, LONGEST)
            await run_in_threadpool(keep, request, response, the_tracker(request), typed)
    return response


def from_elsewhere(request: Request) -> Response:
    """What another site sent."""
    return refused(request, SentFromElsewhere())


def outside(request: Request, problem: Exception) -> Response:
    """What the framework refuses by itself: an unknown address, a wrong method."""
    status = cast("HTTPException", problem).status_code  # it is registered for nothing else
    sentence = _NOTHING_HERE if status == HTTPStatus.NOT_FOUND else _NOT_THAT_WAY
    return _error_page(request, status, sentence)


def unreadable(request: Request, _: Exception) -> Response:
    """Parameters that cannot be read."""
    return _error_page(request, HTTPStatus.BAD_REQUEST, _NOTHING_HERE)


def broken(request: Request, problem: Exception) -> Response:
    """Our own fault, without a word of its inside; the log has the incident."""
    incident = errors.log_incident(problem)
    sentence = (
        "The tracker could not answer, through a fault of its own. Look whether your change was recorded before you "
        f"send it again, and quote incident {incident} to whoever runs the tracker."
    )
    try:
        response = _error_page(request, HTTPStatus.INTERNAL_SERVER_ERROR, sentence)
    except Exception:  # noqa: BLE001  # where the fault lies in telling who this is, it is told to nobody in particular
        response = _told_to_anybody(request, HTTPStatus.INTERNAL_SERVER_ERROR, sentence)
    response.headers.update(SECURITY_HEADERS)  # the framework answers this outside everything that adds headers
    return response


def _error_page(request: Request, status: int, sentence: str, *, title: str | None = None) -> Response:
    tracker = the_tracker(request)
    try:
        page = a_public_page(request, tracker, who_looks(request, tracker))
        return _shown_on(page, status, sentence, title=title)
    except StoreTrouble:  # it is the store itself that cannot be asked who this is
        return _told_to_anybody(request, status, sentence, title=title)


def _told_to_anybody(request: Request, status: int, sentence: str, *, title: str | None = None) -> Response:
    return _shown_on(a_public_page(request, the_tracker(request), None), status, sentence, title=title)


def _shown_on(page: Page, status: int, sentence: str, *, title: str | None) -> Response:
    title = title or TITLES.get(status, "The tracker could not answer")
    now = page.path if any(map(page.parameter, ("as_at", "known_at", "up_to"))) else None
    return page.show("error.html", title=title, status=status, sentence=sentence, now=now)


def install(app: FastAPI) -> None:
    """Give the pages one answer for each way in which a request can fail."""
    app.add_exception_handler(SignInFirst, sign_in_first)
    app.add_exception_handler(DomainError, refused)
    app.add_exception_handler(StoreTrouble, in_trouble)
    app.add_exception_handler(NothingSigned, refused)
    app.add_exception_handler(HTTPException, outside)
    app.add_exception_handler(RequestValidationError, unreadable)
    app.add_exception_handler(Exception, broken)
