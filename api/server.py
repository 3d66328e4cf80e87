"""Both doors at one address: /api and /health are answered as JSON, everything else by pages; and what watches them."""

from typing import cast

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Receive, Scope, Send

from api.bootstrap import Tracker
from api.operations.figures import Figures
from api.operations.figures_told import PATH as FIGURES
from api.operations.figures_told import FiguresTold
from api.operations.log import RequestLog
from api.operations.neighbours import Passing, Place, Refused
from api.operations.watching import Watched, note_refusals
from api.pages.app import create_pages
from api.pages.errands import Errands
from api.patience import Patient
from api.rest.app import create_app
from domain.refusals import DomainError

_OF_REST = ("/api", "/health")


class Server:
    """Sends each request to its door."""

    def __init__(self, *, rest: ASGIApp, pages: ASGIApp, figures: ASGIApp) -> None:
        self._rest, self._pages, self._figures = rest, pages, figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer through the door that the path names."""
        await self._door(scope.get("path", ""))(scope, receive, send)

    def _door(self, path: str) -> ASGIApp:
        if path == FIGURES:
            return self._figures
        return self._rest if _is_of_rest(path) else self._pages


def _is_of_rest(path: str) -> bool:
    return any(path == beginning or path.startswith(f"{beginning}/") for beginning in _OF_REST)


def create_server(tracker: Tracker, log: RequestLog | None = None, place: Place | None = None) -> ASGIApp:
    """The whole application over a tracker, in its place among several where there are several.

    It writes a line for every request where there is a log.
    """
    figures = Figures(tracker.health, tracker.office.clock)
    counted = tracker._replace(office=tracker.office._replace(watch=figures.order_ended))
    rest, pages = create_app(counted), create_pages(counted)
    for door in (rest, pages):
        note_refusals(door, figures)
    if place is not None:
        _take(place, pages, tracker)
    server = Patient(Server(rest=rest, pages=pages, figures=FiguresTold(figures, tracker.settings)))
    return Watched(server, figures=figures, log=log or RequestLog())


def _take(place: Place, pages: FastAPI, tracker: Tracker) -> None:
    """Have what others keep passed on to them: by the pages themselves, with their caution, limit and sentences."""
    pages.state.errands = Errands(tracker.office.clock, kept_by=place.number)
    refused = cast("Refused", pages.exception_handlers[DomainError])  # noted, and so awaited
    pages.user_middleware.append(Middleware(Passing, place=place, limit=tracker.settings.body_limit, refused=refused))
