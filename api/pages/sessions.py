"""Sessions: begun when somebody signs in, carried by a cookie of which the store keeps only a hash, ended by them."""

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bootstrap import Tracker
from api.pages.dependencies import SESSION
from api.refusals import shown

ABSOLUTE = timedelta(hours=12)
"""How long a session lasts at most, however busy."""


def begin(request: Request, tracker: Tracker, person: str, wanted: str) -> Response:
    """Begin a session for a person, and lead them to the page they wanted; the one before in this browser ends."""
    _end_what_was(request, tracker)
    ends_at = tracker.office.clock.now() + ABSOLUTE
    secret = tracker.sessions.make(person, ends_at=ends_at, detail=shown(request.headers.get("user-agent", "")))
    response = RedirectResponse(safely(wanted), 303)
    response.set_cookie(SESSION, secret, secure=True, httponly=True, samesite="lax", path="/")
    return response


def end(request: Request, tracker: Tracker) -> Response:
    """End the session that the browser holds, in the store and in the browser."""
    _end_what_was(request, tracker)
    response = RedirectResponse("/sign-in?out=1", 303)
    response.delete_cookie(SESSION, secure=True, httponly=True, samesite="lax", path="/")
    return response


def _end_what_was(request: Request, tracker: Tracker) -> None:
    secret = request.cookies.get(SESSION)
    if secret:
        tracker.sessions.take(secret)


def safely(wanted: str) -> str:
    """An address of our own to go on to; anything that could lead elsewhere leads to the first page instead."""
    is_ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\", "/sign-"))
    return wanted if is_ours and wanted.isprintable() and "\\" not in wanted else "/"
