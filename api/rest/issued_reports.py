"""The life of highlight reports: which there are, and what an issued one said, with its seal and its very bytes."""

from base64 import b64encode
from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from api.issued_reports import issued_at, sealed_content_of
from api.refusals import shown
from api.rest.access import READERS
from api.rest.dependencies import A_REFERENCE, ActorDep, RecordDep, TrackerDep, only_known_parameters
from api.rest.in_one_thread import InOneThread
from api.rest.problems import OF_READING, Responses, problems
from application.projections.issued_report import IssuedReport
from application.projections.report_lives import HighlightReportList, report_lives

router = APIRouter(
    route_class=InOneThread,
    prefix="/api/programmes/{programme}/highlight-reports",
    tags=["Questions"],
    dependencies=[Depends(only_known_parameters)],
    responses=problems(OF_READING),
)


def the_report(
    ref: Annotated[str, Path(description="The reference of the report.", json_schema_extra=A_REFERENCE)],
) -> str:
    """The report that is asked for, fit to be named in a sentence in case there is no such one."""
    return shown(ref)


CONTENT: Responses = {200: {"description": "The canonical JSON.", "content": {"application/json": {}}}}
ReportDep = Annotated[str, Depends(the_report)]


@router.get("", openapi_extra=READERS)
def highlight_reports(record: RecordDep) -> HighlightReportList:
    """Which reports were drafted, issued, considered or withdrawn, and when is the next one due?"""
    return report_lives(record)


@router.get("/{ref}/issued", openapi_extra=READERS)
def issued_report(record: RecordDep, ref: ReportDep, tracker: TrackerDep, actor: ActorDep) -> IssuedReport:
    """What did this report say when it was issued, and does it still match its seal?"""
    return issued_at(tracker, record, ref, actor=actor)


@router.get("/{ref}/content", openapi_extra=READERS, response_class=Response, responses=CONTENT)
def issued_content(record: RecordDep, ref: ReportDep, tracker: TrackerDep, actor: ActorDep) -> Response:
    """The canonical content of an issued report, byte for byte; its SHA-256 is what the seal vouches for."""
    content = sealed_content_of(tracker, record, ref, actor=actor)
    return Response(content, media_type="application/json", headers=digest_of(content))


def digest_of(content: bytes) -> dict[str, str]:
    """The digest of a content as RFC 9530 has it."""
    return {"Content-Digest": f"sha-256=:{b64encode(sha256(content).digest()).decode()}:"}
