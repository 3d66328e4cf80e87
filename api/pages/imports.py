"""Pages for bringing files in: choose them, see what they would record, confirm, and look how far it is."""

from http import HTTPStatus
from typing import Annotated, cast

from fastapi import APIRouter, Depends, Path, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.access import actor_now, administers_everything
from api.errors import status_of
from api.pages.access import ADMINISTRATORS
from api.pages.errands import Errand, Errands
from api.pages.import_tables import Result, of_faults, of_preview, of_report
from api.pages.page import Page
from api.pages.refusals import ThePastStays
from api.pages.uploads import MOST_TOGETHER, ImportingPageDep, OnlyAdministratorsImport, Upload, UploadDep
from application.importers.bring_in import ImportReport, bring_in_together
from application.importers.dry_run import ImportPreview, what_it_would_do
from application.importers.faults import FileUnreadable
from application.importers.limits import MOST_FILES
from application.importers.yaml_with_marks import MOST_BYTES
from domain.actor import Actor
from domain.refusals import DomainError, Unknown

router = APIRouter()

TITLE = "Bring in files"
AT_ONCE = 1.0
"""How many seconds an answer waits for the end of an errand, so that a short one shows nothing else first."""

AGAIN = "2"
"""After how many seconds the page of an errand that is under way is shown anew."""

RELOADS_ITSELF = "reload"
"""The parameter by which a reader stops that: reload=no."""

GONE = (
    "Nothing is known here of such an import: it was somebody else's, more than an hour has passed since it ended, or "
    "the tracker was stopped in between. What it had to record is recorded whole or not at all; the audit trail of the "
    "programme shows which. Files that are sent again are never recorded twice."
)


class NothingWaits(Unknown):
    """The files of a dry run are not at hand any more."""

    def __init__(self) -> None:
        super().__init__("These files were confirmed already, or are no longer at hand. Choose them again.")


def the_errands(request: Request) -> Errands:
    """The errands of this process."""
    return cast("Errands", request.app.state.errands)


ErrandsDep = Annotated[Errands, Depends(the_errands)]


def an_errand(errand: Annotated[str, Path()], page: ImportingPageDep, errands: ErrandsDep) -> Errand | None:
    """The errand in the address, where it is this person's and still known."""
    return errands.find(errand, page.person)


ErrandDep = Annotated[Errand | None, Depends(an_errand)]


@router.get("/import", openapi_extra=ADMINISTRATORS)
def choose(page: ImportingPageDep) -> HTMLResponse:
    """Which files are to be brought in?"""
    return _form(page)


@router.post("/import", openapi_extra=ADMINISTRATORS)
def try_out(page: ImportingPageDep, upload: UploadDep, errands: ErrandsDep) -> Response:
    """Try the files out, and record nothing."""
    _must_be_now(page)
    return _tried(page, upload, errands)


@router.get("/import/{errand}", openapi_extra=ADMINISTRATORS)
def look(page: ImportingPageDep, errand: ErrandDep) -> HTMLResponse:
    """How far is this import, and what came of it?"""
    return _shown(page, errand)


@router.post("/import/{errand}", openapi_extra=ADMINISTRATORS)
def confirm(page: ImportingPageDep, errand: ErrandDep, errands: ErrandsDep) -> Response:
    """Bring in what was tried out."""
    _must_be_now(page)
    return _confirmed(page, errand, errands)


def _must_be_now(page: Page) -> None:
    if not page.is_now:
        raise ThePastStays(page.looking.in_words)


def _tried(page: Page, upload: Upload, errands: Errands) -> Response:
    """To the page that tells what the files would do; back to the form where they cannot be brought in."""
    if upload.refusal:
        return _form(page, upload.refusal)
    actor, office, papers = page.actor, page.tracker.office, upload.papers
    try:
        errand = errands.start(
            page.person,
            lambda told: what_it_would_do(papers, actor=actor, office=office, progress=told),
            papers=papers,
            stores=False,
        )
    except DomainError as refusal:
        return _form(page, refusal)
    errand.wait(AT_ONCE)
    preview = errand.outcome
    if isinstance(preview, ImportPreview) and not preview.can_be_brought_in:
        return _form(page, status=HTTPStatus.UNPROCESSABLE_ENTITY, result=of_preview(page, preview))
    return _there(page, errand)


def _confirmed(page: Page, tried: Errand | None, errands: Errands) -> Response:
    papers = tried.take() if tried and _can_be_confirmed(tried) else None
    if tried is None or papers is None:
        return _form(page, NothingWaits())
    office = page.tracker.office
    try:
        errand = errands.start(
            page.person,
            lambda told: bring_in_together(papers, actor=_who_sent_it(page), office=office, progress=told),
            papers=papers,
        )
    except DomainError as refusal:
        tried.put_back(papers)
        return _form(page, refusal)
    errand.wait(AT_ONCE)
    return _there(page, errand)


def _who_sent_it(page: Page) -> Actor:
    """Whoever confirmed, with what they may do once its turn has come: access that is taken away is gone at once."""
    actor = actor_now(page.tracker, page.person)
    if actor is None or not administers_everything(actor):
        raise OnlyAdministratorsImport
    return actor


def _can_be_confirmed(errand: Errand) -> bool:
    return isinstance(errand.outcome, ImportPreview) and errand.outcome.can_be_brought_in


def _there(page: Page, errand: Errand) -> Response:
    return RedirectResponse(page.links.to("import", errand.ref), HTTPStatus.SEE_OTHER)


def _shown(page: Page, errand: Errand | None) -> HTMLResponse:
    match errand:
        case None:
            return _form(page, note=GONE)
        case Errand(has_ended=False):
            return _under_way(page, errand)
        case Errand(outcome=ImportPreview() as preview) if preview.can_be_brought_in:
            result = of_preview(page, preview)
            return page.show("import_tried.html", title="Confirm the import", errand=errand, result=result)
        case Errand(outcome=ImportPreview() as preview):
            return _form(page, result=of_preview(page, preview))
        case Errand(outcome=ImportReport() as report):
            return page.show("import_done.html", title="Import finished", result=of_report(page, report))
    return page.show("import_refused.html", title="Nothing was imported", refusal=str(errand.refusal))


def _under_way(page: Page, errand: Errand) -> HTMLResponse:
    """How far it is. The page is shown anew by itself, which a reader can stop."""
    reloads = page.parameter(RELOADS_ITSELF) != "no"
    answer = page.show(
        "import_under_way.html",
        title="Import under way" if errand.stores else "Dry run under way",
        errand=errand,
        reloads=reloads,
        still=page.asked.with_(**{RELOADS_ITSELF: "no"}),
        anew=page.asked.with_(**{RELOADS_ITSELF: None}),
    )
    if reloads:
        answer.headers["Refresh"] = AGAIN
    return answer


def _form(
    page: Page,
    refusal: DomainError | None = None,
    *,
    note: str | None = None,
    result: Result | None = None,
    status: int = HTTPStatus.OK,
) -> HTMLResponse:
    """The form for files, with what is wrong with those that were sent; a browser cannot fill it in again."""
    if isinstance(refusal, FileUnreadable):
        result = of_faults(page, refusal)
    return page.show(
        "import.html",
        title=TITLE,
        status=status_of(type(refusal)) if refusal else status,
        refusal=None if refusal is None or result else str(refusal),
        result=result,
        note=note,
        limits=(MOST_FILES, f"{MOST_BYTES:,}", f"{MOST_TOGETHER:,}"),
    )
