"""The page of an issued report: as it was issued, with its seal, and what became of it since."""

from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.issued_reports import issued_at, record_then, sealed_content_of
from api.pages.access import READERS
from api.pages.dependencies import PageDep, RefDep
from api.pages.drawing.qr_code import qr_code
from api.pages.page import Page
from api.pages.report_drawn import drawn, title_of
from api.pages.seals import seal_lines
from api.pages.things import Action, actions_on, history_of
from application.projections.issued_report import IssuedReport
from application.projections.report_templates import as_written
from domain.highlight_report import HighlightReport

router = APIRouter(prefix="/programmes/{programme}")

OFFERED = ("consider-highlight-report", "withdraw-highlight-report")
"""What can be done about a report that was issued."""


@router.get("/highlight-reports/{ref}/content.json", openapi_extra=READERS)
def content(page: PageDep, ref: RefDep) -> Response:
    """The canonical content of an issued report, byte for byte, to be kept beside its seal."""
    name = f'attachment; filename="{page.record.programme.ref}-{ref}.json"'
    held = sealed_content_of(page.tracker, page.record, ref, actor=page.actor)
    return Response(held, media_type="application/json", headers={"Content-Disposition": name})


def show_issued(page: Page, ref: str) -> HTMLResponse:
    """The page of an issued report; refused where it was not issued at the moment that is looked at."""
    view = issued_at(page.tracker, page.record, ref, actor=page.actor)
    held = page.record.get(HighlightReport, ref)
    return page.show("highlight_report_issued.html", title=title_of(page, held), **_shown(page, view))


def offered(page: Page, ref: str, *names: str) -> tuple[Action, ...]:
    """Some of what can be done with a report, as far as this person may."""
    return tuple(action for action in actions_on(page, HighlightReport.KIND, ref) if action.name in names)


def _shown(page: Page, view: IssuedReport) -> dict[str, Any]:  # Any: what the template is given
    ref, standing = view.standing.ref, view.standing
    held, then = page.record.get(HighlightReport, ref), record_then(page.tracker, page.record, ref, actor=page.actor)
    may_do = () if held.is_withdrawn else offered(page, ref, *OFFERED)
    return drawn(page, as_written(then, then.get(HighlightReport, ref)), view.report) | {
        "issued": view,
        "standing": standing,
        "seal": view.seal,
        "seal_lines": seal_lines(view.seal, entry="Entry of its issuing"),
        "qr": qr_code(view.seal.short_text),
        "content": page.links.thing(HighlightReport.KIND, ref, "content.json"),
        "restatement": page.links.within("restatement"),
        "offered": may_do,
        "history": history_of(page, HighlightReport.KIND, ref),
    }
