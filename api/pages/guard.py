"""Keeps forms of other sites out: what changes something has to be sent from one of our own pages."""

from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_ONLY_LOOK = {"GET", "HEAD", "OPTIONS"}


class Guard:
    """Between the server and the pages. Browsers say where a form was sent from, in one of two headers at least.

    `turned_away` answers what comes from elsewhere.
    """

    def __init__(self, app: ASGIApp, turned_away: Callable[[Request], Response]) -> None:
        self._app = app
        self._turned_away = turned_away

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in that only looks, or comes from here."""
        if scope["type"] == "http" and scope["method"] not in _ONLY_LOOK and not is_from_here(Headers(scope=scope)):
            answer = await run_in_threadpool(self._turned_away, Request(scope))  # it asks the store who this is
            await answer(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def is_from_here(headers: Headers) -> bool:
    """Whether the browser says that one of our own pages sent it; a request that says nothing is not from here."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    with suppress(ValueError):  # what is no address is none of ours
        origin = urlsplit(headers.get("origin", ""))
        return bool(origin.netloc) and origin.netloc == headers.get("host")
    return False
