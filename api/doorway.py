"""What surrounds every request: HEAD is GET without its body, and every answer carries the headers of caution."""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ASKED_WITH = "tracker.method"
"""Where a request keeps its own method while it is answered as another."""


class Doorway:
    """Between the server and the routes of one door; `headers` go with every answer that does not set its own."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, and its answer out."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        without_a_body = scope["method"] == "HEAD"

        async def cautiously(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            elif without_a_body:
                message = {**message, "body": b""}
            await send(message)

        asked = {**scope, "method": "GET", ASKED_WITH: "HEAD"} if without_a_body else scope
        try:
            await self._app(asked, receive, cautiously)
        finally:
            scope["route"] = asked.get("route")  # for whoever watches from outside
