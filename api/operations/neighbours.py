"""Several workers of one server: what only one of them keeps in memory is asked of that one, whoever is asked first.

That is an import under way or tried out. Each worker listens on a socket of its own, in a folder that only they can
enter; the beginning of an import's address says which worker keeps it.
"""

import re
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.operations.seen import REQUEST_ID, SEEN
from api.received import body_up_to
from api.refusals import OutOfReach
from domain.refusals import DomainError

Refused = Callable[[Request, DomainError], Awaitable[Response]]
"""Answers what is refused, as the pages do."""

_KEPT_BY_ONE = re.compile(r"/import/(?P<worker>[0-9]{1,2})\.[A-Za-z0-9_-]+")
_BETWEEN_TWO = frozenset({b"connection", b"keep-alive", b"transfer-encoding", b"date", b"server"})
_OF_WHAT_WAS_SENT = frozenset({b"content-length", b"expect", b"upgrade"})
"""Said of the body anew, as it is whole by then."""

_PATIENCE = 30.0  # seconds
_NEIGHBOUR = "http://worker"  # whoever is asked goes by the header Host, which may be no address at all


class NeighbourBusy(OutOfReach):
    """The worker that keeps something is there, and does not answer."""

    def __init__(self) -> None:
        super().__init__(
            "This import is in a part of the tracker that does not answer just now. Look at the import again in a "
            "moment, before you confirm it a second time."
        )


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
    """Passes on what another worker keeps: as much as a page takes in itself, and no more."""

    def __init__(self, app: ASGIApp, *, place: Place, limit: int, refused: Refused, seconds: float = _PATIENCE) -> None:
        """`limit` is how many bytes a body may have, and `seconds` is how long the other one is waited for."""
        self._app, self._place, self._limit = app, place, limit
        self._refused, self._seconds = refused, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or have it answered.

        Where the other one is gone, or goes while it is asked, answer as of something that is not there. Where it is
        there and does not answer in time, it is refused as NeighbourBusy: what was asked of it may happen yet.
        """
        at = self._kept_at(scope.get("path", ""))
        if at is None:
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        answer: Response | None
        try:
            body = await body_up_to(self._limit, request)
            answer = await _passed_on(request, body, at=at, within=self._seconds)
        except DomainError as refusal:
            answer = await self._refused(request, refusal)
        await (answer or self._app)(scope, receive if answer else _again(body, receive), send)

    def _kept_at(self, path: str) -> Path | None:
        """Where the worker listens that keeps what is at a path; nowhere where that is this one, or there is none."""
        found = _KEPT_BY_ONE.fullmatch(path)
        number = int(found["worker"]) if found else self._place.number
        at = self._place.at(number)
        return at if number != self._place.number and at.exists() else None


def _again(body: bytes, receive: Receive) -> Receive:
    """What was taken in already, for who has to answer after all."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> Message:
        return waiting.pop() if waiting else await receive()

    return receive_again


async def _passed_on(request: Request, body: bytes, *, at: Path, within: float) -> Response | None:
    import httpx2  # noqa: PLC0415  # only where there are several workers

    path = "?".join(filter(None, (request.scope["path"], request.scope["query_string"].decode("latin-1"))))
    transport = httpx2.AsyncHTTPTransport(uds=str(at))
    try:
        async with httpx2.AsyncClient(transport=transport, base_url=_NEIGHBOUR, timeout=within) as client:
            answer = await client.request(request.method, path, headers=_headers_of(request), content=body)
    except httpx2.TimeoutException:
        raise NeighbourBusy from None
    except httpx2.TransportError:
        return None
    passed = Response(answer.content, answer.status_code)
    passed.raw_headers = [
        (name.lower(), value) for name, value in answer.headers.raw if name.lower() not in _BETWEEN_TWO
    ]
    return passed


def _headers_of(request: Request) -> list[tuple[bytes, bytes]]:
    not_passed = _BETWEEN_TWO | _OF_WHAT_WAS_SENT
    headers = MutableHeaders(raw=[header for header in request.headers.raw if header[0] not in not_passed])
    seen = SEEN.get()
    if seen is not None:
        headers[REQUEST_ID] = seen.request_id
    return headers.raw
