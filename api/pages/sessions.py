"""Sessions: begun when somebody signs in, carried by a cookie of which the store keeps only a hash, ended by them."""

from datetime import datetime, timedelta
from typing import NamedTuple
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bootstrap import Tracker
from api.pages.browsers import SOME_BROWSER, browser_in_words
from api.pages.dependencies import IDLE, SESSION
from application.ports import Key

ABSOLUTE = timedelta(hours=12)
"""How long a session lasts at most, however busy."""

FIRST_PAGE = "/"

LONGEST_ADDRESS = 2_000
"""How many characters an address has at most to which one is led back."""


WANTED = "__Host-tracker-wanted"
"""The cookie that remembers which page a browser was sent away from, to sign in by whatever way first."""

FOR_SO_LONG = timedelta(hours=1)
"""How long that is remembered."""


def remember(response: Response, wanted: str) -> None:
    """Remember the page somebody wanted: a link to sign in with comes from elsewhere and knows nothing of it."""
    age = int(FOR_SO_LONG.total_seconds())
    response.set_cookie(
        WANTED, quote(safely(wanted)), max_age=age, secure=True, httponly=True, samesite="lax", path="/"
    )


def begin(request: Request, tracker: Tracker, person: str, wanted: str) -> Response:
    """Begin a session for a person, and lead them to the page they wanted; the one before in this browser ends.

    Where nothing says which page that is, it is the one that this browser was sent away from.
    """
    _end_what_was(request, tracker)
    ends_at = tracker.office.clock.now() + ABSOLUTE
    browser = browser_in_words(request.headers.get("user-agent", ""))
    secret = tracker.sessions.make(person, ends_at=ends_at, detail=browser)
    there = safely(wanted)
    if there == FIRST_PAGE:
        there = safely(unquote(request.cookies.get(WANTED, "")))
    response = RedirectResponse(there, 303)
    response.set_cookie(SESSION, secret, secure=True, httponly=True, samesite="lax", path="/")
    response.delete_cookie(WANTED, secure=True, httponly=True, samesite="lax", path="/")
    return response


def end(request: Request, tracker: Tracker) -> Response:
    """End the session that the browser holds.

    Its cookie opens nothing any more and stays: by it, what was typed in another window is known to be this person's.
    """
    _end_what_was(request, tracker)
    return RedirectResponse("/sign-in?out=1", 303)


class Held(NamedTuple):
    """A session in force: by which sign it is ended, when it began and was last used, and in which browser."""

    prefix: str
    began_at: datetime
    seen_at: datetime
    ends_at: datetime | None
    browser: str
    is_this_one: bool


def held_by(person: str, request: Request, tracker: Tracker) -> tuple[Held, ...]:
    """A person's sessions in force, the one that was used last first."""
    secret = request.cookies.get(SESSION)
    this = tracker.sessions.find(secret) if secret else None
    alive = tracker.office.clock.now() - IDLE
    found = [_held(key, this) for key in tracker.sessions.listed(person)]
    return tuple(sorted((one for one in found if one.seen_at >= alive), key=lambda one: one.seen_at, reverse=True))


def _held(key: Key, this: Key | None) -> Held:
    browser = key.detail or SOME_BROWSER
    is_this_one = this is not None and key.prefix == this.prefix
    return Held(key.prefix, key.made_at, key.seen_at or key.made_at, key.ends_at, browser, is_this_one)


def _end_what_was(request: Request, tracker: Tracker) -> None:
    secret = request.cookies.get(SESSION)
    if secret:
        tracker.sessions.take(secret)


def safely(wanted: str) -> str:
    """An address of our own to go on to; anything that could lead elsewhere leads to the first page instead.

    So does one that is longer than any page's: strangers who only begin to sign in have it kept for ten minutes.
    """
    is_ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\", "/sign-"))
    is_an_address = wanted.isprintable() and "\\" not in wanted and len(wanted) <= LONGEST_ADDRESS
    return wanted if is_ours and is_an_address else FIRST_PAGE
