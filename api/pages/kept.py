"""Keeps what was typed when a session had ended by the time a form was sent, and gives it back after signing in."""

from datetime import timedelta
from typing import NamedTuple

import orjson
from starlette.requests import Request
from starlette.responses import Response

from api.bootstrap import Tracker
from api.pages.dependencies import SESSION
from api.pages.sent import Typed

KEPT = "__Host-tracker-kept"
"""The cookie by which a browser gets back what was typed in it."""

FOR_SO_LONG = timedelta(hours=1)
LONGEST = 200_000
"""How many bytes are kept; a form that holds more is an upload, which is at hand to be sent again."""


class Kept(NamedTuple):
    """What was typed, and into the form at which address."""

    path: str
    typed: Typed


def keep(request: Request, response: Response, tracker: Tracker, typed: Typed) -> None:
    """Keep what was typed, for the browser it was typed in and the person whose session has ended there.

    From anybody else nothing is kept: whoever was never signed in could fill the store. Of one person one form is
    kept at a time, as their browser knows of no other.
    """
    detail = orjson.dumps([request.url.path, {name: list(values) for name, values in typed.items()}])
    ended = tracker.sessions.find(request.cookies.get(SESSION, ""), even_ended=True)
    if ended is None or len(detail) > LONGEST:
        return
    tracker.kept_forms.end("", person=ended.person)
    ends_at = tracker.office.clock.now() + FOR_SO_LONG
    secret = tracker.kept_forms.make(ended.person, ends_at=ends_at, detail=detail.decode())
    response.set_cookie(
        KEPT, secret, max_age=int(FOR_SO_LONG.total_seconds()), secure=True, httponly=True, samesite="lax", path="/"
    )


def given_back(request: Request, tracker: Tracker, person: str) -> Kept | None:
    """What this browser kept for the form at this address, once; never what somebody else had typed."""
    secret = request.cookies.get(KEPT)
    found = tracker.kept_forms.find(secret) if secret else None
    if secret is None or found is None or found.person != person:
        return None
    path, typed = orjson.loads(found.detail)
    if path != request.url.path:
        return None
    tracker.kept_forms.take(secret)
    return Kept(path, typed)
