"""What surrounds every request: HEAD is GET without its body, and every answer carries the headers of caution."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import ASKED_WITH, SECURITY_HEADERS


class Doorway:
    """Between the server and the routes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, and its answer out."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        without_a_body = scope["method"] == "HEAD"

        async def cautiously(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            elif without_a_body:
                message = {**message, "body": b""}
            await send(message)

        asked = {**scope, "method": "GET", ASKED_WITH: "HEAD"} if without_a_body else scope
        await self._app(asked, receive, cautiously)
