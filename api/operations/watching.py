"""Watches every request from outside both doors: gives it an id, a line in the log and a place in the figures."""

from asyncio import CancelledError
from collections.abc import Callable
from http import HTTPStatus
from inspect import iscoroutinefunction
from time import perf_counter
from typing import Any, cast

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import RETRY_AFTER, SECURITY_HEADERS
from api.operations.figures import Figures
from api.operations.log import RequestLog
from api.operations.seen import SEEN, Seen, route_of
from api.refusals import MethodNotAllowed, NoSuchPath, RequestNotUnderstood, RequestUnreadable
from application.log_ports import NothingSigned
from application.ports import StoreTrouble
from domain.refusals import DomainError

Handler = Callable[[Request, Any], Any]  # Any: each takes its own class of problem, and may be awaited or not

FAULT = "Fault"
"""What stands for anything that nobody expected."""

STOPPING = "The server is stopping, and cannot wait for this. Look whether anything was stored, and send it again.\n"

_BY_THE_FRAMEWORK = {404: NoSuchPath.__name__, 405: MethodNotAllowed.__name__}


class Watched:
    """An application whose requests are watched."""

    def __init__(self, app: ASGIApp, *, figures: Figures, log: RequestLog) -> None:
        self._app, self._figures, self._log = app, figures, log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, and its answer out with the request's id."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        seen, begun = Seen(scope), perf_counter()
        token = SEEN.set(seen)

        async def with_its_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen.status = message["status"]
                others = [header for header in message.get("headers", ()) if header[0] != seen.header[0]]
                message = {**message, "headers": [*others, seen.header]}
            elif not message.get("more_body"):
                seen.is_answered = True
            await send(message)

        try:
            await self._answer(seen, scope, receive, with_its_id)
        except Exception:
            seen.status = seen.status or HTTPStatus.INTERNAL_SERVER_ERROR
            if not seen.is_answered:  # whoever serves has to answer then, and to log it
                raise
        finally:
            self._tell(seen, route_of(scope), perf_counter() - begun)
            SEEN.reset(token)

    async def _answer(self, seen: Seen, scope: Scope, receive: Receive, send: Send) -> None:
        """Let it be answered; or tell that it was given up, as a server does that stops and has waited long enough."""
        try:
            await self._app(scope, receive, send)
        except CancelledError:
            if seen.status:
                raise
            await _given_up()(scope, receive, send)

    def _tell(self, seen: Seen, route: str, seconds: float) -> None:
        self._figures.answered(seen, route, seconds)
        self._log.answered(seen, route, seconds)


def _given_up() -> Response:
    headers = {**SECURITY_HEADERS, **RETRY_AFTER[HTTPStatus.SERVICE_UNAVAILABLE], "Connection": "close"}
    return Response(STOPPING, HTTPStatus.SERVICE_UNAVAILABLE, headers, "text/plain")


def note_refusals(app: FastAPI, figures: Figures) -> None:
    """Have every refusal of a door counted by its class, before it is answered as ever."""
    for problem, handler in list(app.exception_handlers.items()):
        app.exception_handlers[problem] = _noting(handler, figures)


def _noting(handler: Handler, figures: Figures) -> Handler:
    async def noted(request: Request, problem: Exception) -> Response:
        figures.refused(_kind_of(problem))
        if iscoroutinefunction(handler):
            return cast("Response", await handler(request, problem))
        return cast("Response", await run_in_threadpool(handler, request, problem))

    return noted


def _kind_of(problem: Exception) -> str:
    """The class of a refusal; what is no refusal is a fault of ours, whatever its class."""
    match problem:
        case HTTPException(status_code=status):
            return _BY_THE_FRAMEWORK.get(status, RequestNotUnderstood.__name__)
        case RequestValidationError():
            return RequestUnreadable.__name__
        case DomainError() | StoreTrouble() | NothingSigned():
            return type(problem).__name__
    return FAULT
