"""Which status each refusal is answered with, and the problem document that carries its sentence (RFC 9457)."""

import logging
import re
from http import HTTPStatus
from typing import cast
from uuid import uuid4

import orjson
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api import refusals
from api.doorway import ASKED_WITH
from api.sentences import faults_of
from application.log_ports import NothingSigned
from application.ports import StoreIsBusy, StoreIsFull, StoreTrouble, StoreUnusable
from domain import refusals as against

MEDIA_TYPE = "application/problem+json"
SECURITY_HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What every answer of the API carries, problems included."""

STATUSES: dict[type[Exception], int] = {
    refusals.NotSignedIn: 401,
    against.NotAllowed: 403,
    against.Unknown: 404,
    refusals.NoSuchPath: 404,
    refusals.MethodNotAllowed: 405,
    refusals.SentTooSlowly: 408,
    against.AgainstTheRecord: 409,
    against.StaleVersion: 412,
    refusals.BodyTooLarge: 413,
    refusals.ContentTypeNotAccepted: 415,
    refusals.EncodingNotAccepted: 415,
    against.Malformed: 422,
    against.VersionRequired: 428,
    refusals.RequestNotUnderstood: 400,
    StoreTrouble: 503,
    StoreIsFull: 507,
    NothingSigned: 503,
    refusals.OutOfReach: 503,
}
"""The one table from refusals to statuses; a refusal that is not listed goes by the nearest class above it."""

RETRY_AFTER = {503: {"Retry-After": "1"}, 507: {"Retry-After": "60"}}
"""After how many seconds it is worth trying again where the store could not be used, by the status that says so."""

HEADERS: dict[type[Exception], dict[str, str]] = {
    refusals.NotSignedIn: {"WWW-Authenticate": 'Bearer realm="transition tracker"'},
    refusals.TokenUnknown: {"WWW-Authenticate": 'Bearer realm="transition tracker", error="invalid_token"'},
    refusals.EncodingNotAccepted: {"Accept-Encoding": "identity"},
    refusals.SentTooSlowly: {"Connection": "close"},
    refusals.OutOfReach: RETRY_AFTER[503],
    StoreIsBusy: RETRY_AFTER[503],
    StoreIsFull: RETRY_AFTER[507],
}

_log = logging.getLogger("tracker")


class FaultShown(BaseModel):
    """One thing wrong with what was sent."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str = Field(description="Where it is: a field of the body such as partners[0].name, a parameter, a header.")
    found: str | None = Field(description="What stands there, cut short; null where nothing does.")
    accepted: str = Field(description="What is accepted there.")
    sentence: str = Field(description="The same as a sentence.")


class Problem(BaseModel):
    """Why a request was refused, as RFC 9457 writes it. `detail` is a sentence that a person can act on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: str = Field(description="Which problem it is; always the same for the same kind of refusal.")
    title: str = Field(description="The kind of refusal, in a few words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What is wrong and what to do about it.")
    current_version: int | None = Field(default=None, description="The version of the thing now, where it matters.")
    errors: tuple[FaultShown, ...] | None = Field(default=None, description="Each field that cannot be read.")
    incident: str | None = Field(default=None, description="What to quote to whoever runs the tracker.")


def status_of(refusal: type[Exception]) -> int:
    """The status a refusal of this class is answered with."""
    return next(STATUSES[kind] for kind in refusal.__mro__ if kind in STATUSES)


def kind_of(refusal: type[Exception]) -> tuple[str, str]:
    """The type and the title of a refusal's problem, made of its class name: MilestoneAlreadyMet."""
    words = re.sub(r"(?<!^)(?=[A-Z])", " ", refusal.__name__).lower()
    return f"/problems/{words.replace(' ', '-')}", words.capitalize()


CANNOT_VOUCH = (
    "The log cannot vouch for anything just now, because its signing key is missing, is another one or cannot be used. "
    "Whoever runs the tracker finds in the server’s log what is in the way."
)
"""What is said of the signing key to whoever asks; where it should be is nobody's business but the operator's."""


CANNOT_BE_USED = (
    "The store cannot be used until somebody puts right what is wrong with it. Look then whether an order was recorded "
    "before you send it again. Whoever runs the tracker finds in the server’s log what is in the way."
)
"""What is said of the store to whoever asks; where it is, and what it says, is as little their business."""


def sentence_of(refusal: Exception) -> str:
    """The sentence that a refusal is told in at the doors."""
    match refusal:
        case NothingSigned():
            _log.error("Nothing can be shown of the log: %s", refusal)
            return CANNOT_VOUCH
        case StoreUnusable():
            _log.error("%s", refusal)
            return CANNOT_BE_USED
        case _:
            return str(refusal)


def headers_of(refusal: type[Exception]) -> dict[str, str]:
    """The headers that go with a refusal of this class at the doors."""
    return next((HEADERS[kind] for kind in refusal.__mro__ if kind in HEADERS), {})


def problem_of(refusal: Exception) -> Problem:
    """The problem document of a refusal."""
    type_, title = kind_of(type(refusal))
    faults = getattr(refusal, "faults", None)
    return Problem(
        type=type_,
        title=title,
        status=status_of(type(refusal)),
        detail=sentence_of(refusal),
        current_version=getattr(refusal, "current", None),
        errors=tuple(FaultShown(**fault._asdict()) for fault in faults) if faults else None,
    )


def answer(problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """The response that carries a problem."""
    return Response(
        orjson.dumps(problem.model_dump(exclude_none=True)),
        problem.status,
        {**SECURITY_HEADERS, **(headers or {})},
        MEDIA_TYPE,
    )


def refuse(refusal: Exception) -> Response:
    """The response to a refusal, with the headers that go with it."""
    headers = headers_of(type(refusal))
    current = getattr(refusal, "current", None)
    return answer(problem_of(refusal), headers if current is None else {**headers, "ETag": etag(current)})


def etag(version: int) -> str:
    """A version as the headers ETag and If-Match write it."""
    return f'"v{version}"'


async def refused(_: Request, refusal: Exception) -> Response:
    """Answer a refusal. No thread is waited for, as there are none left where all of them wait for the store."""
    return refuse(refusal)


async def unreadable(_: Request, problem: Exception) -> Response:
    """Answer parameters that cannot be read."""
    found = cast("RequestValidationError", problem)  # it is registered for nothing else
    return refuse(refusals.RequestUnreadable(faults_of(found.errors(), above=1)))


async def outside(request: Request, problem: Exception) -> Response:
    """Answer what the framework refuses by itself: an unknown path, a wrong method, a broken request."""
    refused_by_it = cast("HTTPException", problem)  # it is registered for nothing else
    path = request.url.path
    if refused_by_it.status_code == HTTPStatus.NOT_FOUND:
        return refuse(refusals.NoSuchPath(path))
    if refused_by_it.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = _with_head((refused_by_it.headers or {}).get("Allow", ""))
        response = refuse(refusals.MethodNotAllowed(request.scope.get(ASKED_WITH, request.method), path, allowed))
        response.headers["Allow"] = allowed
        return response
    return refuse(refusals.RequestNotUnderstood())


def _with_head(allowed: str) -> str:
    methods = {method.strip() for method in allowed.split(",")}
    return ", ".join(sorted(methods | {"HEAD"} if "GET" in methods else methods))


def broken(_: Request, problem: Exception) -> Response:
    """Answer what is our own fault, without a word of its inside; the log has the incident with its trace."""
    incident = log_incident(problem)
    detail = (
        "The tracker could not answer, through a fault of its own. Look whether an order was recorded before you send "
        f"it again, and quote incident {incident} to whoever runs the tracker."
    )
    return answer(
        Problem(type="/problems/fault", title="Fault of the tracker", status=500, detail=detail, incident=incident)
    )


def log_incident(problem: Exception) -> str:
    """Write down where in the program something went wrong, and nothing of the request; what to call the incident."""
    incident = uuid4().hex[:12]
    _log.error("Incident %s: %s", incident, type(problem).__name__, exc_info=problem)
    return incident


def install(app: FastAPI) -> None:
    """Give the application one answer for each way in which a request can fail."""
    app.add_exception_handler(against.DomainError, refused)
    app.add_exception_handler(StoreTrouble, refused)
    app.add_exception_handler(NothingSigned, refused)
    app.add_exception_handler(HTTPException, outside)
    app.add_exception_handler(RequestValidationError, unreadable)
    app.add_exception_handler(Exception, broken)
