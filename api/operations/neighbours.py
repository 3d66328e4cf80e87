"""Several workers of one server: what only one of them keeps in memory is asked of that one, whoever is asked first.

That is an import under way or tried out. Each worker listens on a socket of its own, in a folder that only they can
enter; the beginning of an import's address says which worker keeps it.
"""

import re
import socket
from pathlib import Path
from typing import NamedTuple

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.operations.seen import REQUEST_ID, SEEN

_KEPT_BY_ONE = re.compile(r"/import/(?P<worker>[0-9]{1,2})\.[A-Za-z0-9_-]+")
_BETWEEN_TWO = frozenset({b"connection", b"keep-alive", b"transfer-encoding", b"date", b"server"})
_PATIENCE = 30.0  # seconds


class Place(NamedTuple):
    """Which worker this is, and the folder in which it finds the others."""

    number: int
    folder: Path

    def listen(self) -> socket.socket:
        """The worker's own socket; that of a worker that died is taken over."""
        path = self.at(self.number)
        path.unlink(missing_ok=True)
        own = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        own.bind(str(path))
        own.listen()
        return own

    def at(self, number: int) -> Path:
        """Where a worker listens."""
        return self.folder / f"worker-{number}.sock"


class Passing:
    """Passes on what another worker keeps."""

    def __init__(self, app: ASGIApp, place: Place) -> None:
        self._app, self._place = app, place

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or have it answered; where the other one is gone, answer as of something that is not there."""
        found = _KEPT_BY_ONE.fullmatch(scope.get("path", ""))
        number = int(found["worker"]) if found else self._place.number
        answer = None
        if number != self._place.number and self._place.at(number).exists():
            answer = await _passed_on(Request(scope, receive), self._place.at(number))
        await (answer or self._app)(scope, receive, send)


async def _passed_on(request: Request, at: Path) -> Response | None:
    import httpx2  # noqa: PLC0415  # only where there are several workers

    headers = MutableHeaders(scope={"type": "http", "headers": list(request.scope["headers"])})
    seen = SEEN.get()
    if seen is not None:
        headers[REQUEST_ID] = seen.request_id
    try:
        async with httpx2.AsyncClient(transport=httpx2.AsyncHTTPTransport(uds=str(at)), timeout=_PATIENCE) as client:
            answer = await client.request(
                request.method, str(request.url), headers=headers.raw, content=await request.body()
            )
    except httpx2.ConnectError:
        return None
    passed = Response(answer.content, answer.status_code)
    passed.raw_headers = [
        (name.lower(), value) for name, value in answer.headers.raw if name.lower() not in _BETWEEN_TWO
    ]
    return passed
