"""What the route of a page may use: the page itself, with whoever looks at it and the moment they look at."""

from datetime import timedelta
from http import HTTPStatus
from typing import Annotated, NamedTuple, cast

from fastapi import Depends, Path, Request
from starlette.exceptions import HTTPException

from api.access import administers_everything, holder_of
from api.addresses import is_a_reference
from api.bootstrap import Tracker
from api.pages.moment import Looking, looking_at
from api.pages.page import Page
from api.pages.refusals import SignInFirst
from api.refusals import shown
from domain.actor import Actor
from domain.refusals import UnknownProgramme

SESSION = "__Host-tracker"
"""The cookie that carries a session's secret: this host only, over an encrypted connection or on this machine."""

IDLE = timedelta(hours=1)
"""How long a session may lie idle."""


def the_tracker(request: Request) -> Tracker:
    """The tracker that the pages were made with."""
    return cast("Tracker", request.app.state.tracker)


TrackerDep = Annotated[Tracker, Depends(the_tracker)]


class Visitor(NamedTuple):
    """Whoever looks: a person by reference, with what they may do by now."""

    person: str
    actor: Actor


def who_looks(request: Request, tracker: TrackerDep) -> Visitor | None:
    """Whom the session's cookie stands for; nobody where it has ended or they have left.

    That is asked anew for every page, so that access given or taken away takes effect at once.
    """
    secret = request.cookies.get(SESSION)
    session = tracker.sessions.find(secret, idle=IDLE) if secret else None
    actor = holder_of(tracker, session)
    return Visitor(session.person, actor) if session and actor else None


VisitorDep = Annotated[Visitor | None, Depends(who_looks)]


def the_moment(request: Request, tracker: TrackerDep) -> Looking:
    """The moment that the address asks for."""
    query = request.query_params
    now = tracker.office.clock.now()
    return looking_at(query.get("as_at"), query.get("known_at"), now, up_to=query.get("up_to"))


LookingDep = Annotated[Looking, Depends(the_moment)]


def a_page(request: Request, tracker: TrackerDep, visitor: VisitorDep, looking: LookingDep) -> Page:
    """A page for whoever is signed in; a programme they may not see does not exist for them."""
    if visitor is None:
        raise SignInFirst(request.url.path, request.url.query)
    programme = request.path_params.get("programme")
    if programme is not None and not (is_a_reference(programme) and visitor.actor.may_see(programme)):
        raise UnknownProgramme(shown(programme))
    return Page(request, tracker, looking, actor=visitor.actor, person=visitor.person, programme=programme)


PageDep = Annotated[Page, Depends(a_page)]


def a_page_about_access(page: PageDep) -> Page:
    """A page about people; for whoever does not administer everything there is none."""
    if not administers_everything(page.actor):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return page


AdministratorPageDep = Annotated[Page, Depends(a_page_about_access)]


def a_public_page(request: Request, tracker: TrackerDep, visitor: VisitorDep) -> Page:
    """A page for anybody, at the present moment."""
    now = looking_at(None, None, tracker.office.clock.now())
    if visitor is None:
        return Page(request, tracker, now)
    return Page(request, tracker, now, actor=visitor.actor, person=visitor.person)


PublicPageDep = Annotated[Page, Depends(a_public_page)]


def the_ref(ref: Annotated[str, Path()]) -> str:
    """The reference in an address, fit to be named in a sentence in case there is no such thing."""
    return shown(ref)


RefDep = Annotated[str, Depends(the_ref)]
