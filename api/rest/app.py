"""The REST door: every question and every order of the tracker as JSON under /api."""

from functools import partial
from importlib.metadata import PackageNotFoundError, version

from fastapi import APIRouter, FastAPI

from api import errors
from api.bootstrap import Tracker
from api.doorway import Doorway
from api.operations.readiness import Readiness
from api.rest import (
    audit_trail,
    board_packs,
    comparing,
    governance,
    health,
    index,
    issued_reports,
    meetings,
    openapi,
    orders,
    people,
    portfolio,
    programmes,
    proving,
    questions,
    restating,
)

ROUTERS: tuple[APIRouter, ...] = (
    index.router,
    health.router,
    portfolio.router,
    programmes.router,
    questions.router,
    governance.router,
    meetings.router,
    board_packs.router,
    audit_trail.router,
    comparing.router,
    issued_reports.router,
    restating.router,
    proving.router,
    people.router,
    orders.router,
)
"""Everything the REST door answers."""


def create_app(tracker: Tracker) -> FastAPI:
    """The application over a tracker. It loads nothing from other hosts, and writes down neither bodies nor tokens."""
    app = FastAPI(
        title="Transition tracker",
        summary="What was true of a transition programme, and what was known, at any moment.",
        version=_version(),
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
    )
    app.state.tracker = tracker
    app.state.readiness = Readiness(tracker.health, tracker.office.clock)
    errors.install(app)
    for router in ROUTERS:
        app.router.routes.extend(router.routes)  # made once; including them would make every route again for each app
    app.openapi = partial(openapi.document, app)  # type: ignore[method-assign]  # as FastAPI's own guide has it
    app.add_api_route(openapi.PATH, partial(openapi.answer, app), include_in_schema=False)
    app.add_middleware(Doorway, headers=errors.SECURITY_HEADERS)
    return app


def _version() -> str:
    try:
        return version("transition-tracker")
    except PackageNotFoundError:  # a checkout that was not installed
        return "0"
