"""Both doors at one address: /api and /health are answered as JSON, everything else by pages."""

from starlette.types import ASGIApp, Receive, Scope, Send

from api.bootstrap import Tracker
from api.pages.app import create_pages
from api.rest.app import create_app

_OF_REST = ("/api", "/health")


class Server:
    """Sends each request to its door."""

    def __init__(self, *, rest: ASGIApp, pages: ASGIApp) -> None:
        self._rest, self._pages = rest, pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer through the door that the path names."""
        door = self._rest if _is_of_rest(scope.get("path", "")) else self._pages
        await door(scope, receive, send)


def _is_of_rest(path: str) -> bool:
    return any(path == beginning or path.startswith(f"{beginning}/") for beginning in _OF_REST)


def create_server(tracker: Tracker) -> Server:
    """The whole application over a tracker."""
    return Server(rest=create_app(tracker), pages=create_pages(tracker))
