"""The door for browsers: every question and every order of the tracker as pages, drawn on the server."""

from typing import Any

from fastapi import APIRouter, FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from api.bootstrap import Tracker
from api.doorway import Doorway
from api.pages import (
    account,
    actions,
    answers,
    board_packs,
    boards,
    change_requests,
    compare,
    correcting,
    decisions,
    entries,
    entry_proof,
    escalations,
    exemptions,
    forward_plan,
    gates,
    history,
    imports,
    issues,
    light,
    lights,
    lights_meaning,
    meetings,
    milestones,
    needs,
    orders,
    overview,
    papers,
    people,
    phases,
    plan,
    portfolio,
    recommendations,
    reliance,
    report,
    report_issued,
    reports,
    restated,
    risks,
    search,
    sign_in,
    sign_in_openid,
    timeliness,
    update,
    workstreams,
)
from api.pages.drawn import STATIC
from api.pages.errands import Errands
from api.pages.guard import Guard
from api.pages.headers import SECURITY_HEADERS

ROUTERS: tuple[APIRouter, ...] = (
    sign_in.router,
    sign_in_openid.router,
    account.router,
    people.router,
    orders.router,
    milestones.router,
    update.router,
    history.router,
    entries.router,
    entry_proof.router,
    correcting.router,
    risks.router,
    issues.router,
    boards.router,
    forward_plan.router,
    meetings.router,
    board_packs.router,
    papers.router,
    recommendations.router,
    decisions.router,
    actions.router,
    change_requests.router,
    escalations.router,
    gates.router,
    timeliness.router,
    exemptions.router,
    workstreams.router,
    phases.router,
    plan.router,
    report.router,
    report_issued.router,
    reports.router,
    search.router,
    compare.router,
    restated.router,
    reliance.router,
    portfolio.router,
    overview.router,
    needs.router,
    lights.router,
    light.router,
    lights_meaning.router,
    lights_meaning.of_programme,
    imports.router,
)
"""Every page there is, sorted by what it is about."""


def create_pages(tracker: Tracker) -> FastAPI:
    """The pages over a tracker."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.state.tracker = tracker
    app.state.errands = Errands(tracker.office.clock)
    app.state.providers = sign_in_openid.providers_of(tracker.settings.issuers)
    answers.install(app)
    for router in ROUTERS:
        app.router.routes.extend(router.routes)  # made once; including them would make every route again for each app
    app.mount("/static", Kept(directory=str(STATIC)))
    app.add_middleware(Guard, turned_away=answers.from_elsewhere)
    app.add_middleware(Doorway, headers=SECURITY_HEADERS)
    return app


class Kept(StaticFiles):
    """Files that go with the pages; their addresses change with them, so a browser may keep them for a year."""

    def file_response(self, *args: Any, **more: Any) -> Response:  # Any: as the framework has it
        """The file, to be kept."""
        response = super().file_response(*args, **more)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
