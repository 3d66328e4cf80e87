"""Tells the server's figures at /metrics to whoever may read them: a program with the token, or on this machine."""

from hmac import compare_digest
from http import HTTPStatus

from pydantic import SecretStr
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.errors import SECURITY_HEADERS
from api.operations.figures import Figures
from api.settings import Settings

PATH = "/metrics"
_MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_THIS_MACHINE = ("127.", "::1", "::ffff:127.")
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-real-ip", "via")

ONLY_HERE = (
    "These figures are for programs on the same machine, or for those that send the token that TRACKER_METRICS_TOKEN "
    "states, as “Authorization: Bearer …”.\n"
)
ONLY_LOOK = "Figures can only be read.\n"


class FiguresTold:
    """Answers one address, like a route."""

    path = PATH

    def __init__(self, figures: Figures, settings: Settings) -> None:
        self._figures, self._settings = figures, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Tell the figures, or why not."""
        scope["route"] = self
        refused = None if scope["method"] in ("GET", "HEAD") else HTTPStatus.METHOD_NOT_ALLOWED
        refused = refused or _refused(scope, self._settings)
        if refused is None:
            answer = Response(await run_in_threadpool(self._figures.told), headers=SECURITY_HEADERS)
            answer.headers["Content-Type"] = _MEDIA_TYPE
        else:
            answer = _turned_away(refused)
        await answer(scope, receive, send)


def _turned_away(status: HTTPStatus) -> Response:
    told = {HTTPStatus.UNAUTHORIZED: {"WWW-Authenticate": 'Bearer realm="metrics"'}}
    told[HTTPStatus.METHOD_NOT_ALLOWED] = {"Allow": "GET, HEAD"}
    sentence = ONLY_LOOK if status == HTTPStatus.METHOD_NOT_ALLOWED else ONLY_HERE
    return Response(sentence, status, {**SECURITY_HEADERS, **told.get(status, {})}, "text/plain")


def _refused(scope: Scope, settings: Settings) -> HTTPStatus | None:
    headers = Headers(scope=scope)
    if settings.metrics_token is not None:
        return None if _holds(headers, settings.metrics_token) else HTTPStatus.UNAUTHORIZED
    host = (scope.get("client") or ("",))[0]
    passed_on = settings.address is not None or any(name in headers for name in _PASSED_ON)
    return None if host.startswith(_THIS_MACHINE) and not passed_on else HTTPStatus.FORBIDDEN


def _holds(headers: Headers, token: SecretStr) -> bool:
    scheme, _, sent = headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and compare_digest(sent.strip().encode(), token.get_secret_value().encode())
