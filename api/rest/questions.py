"""One GET for every question: a projection of the programme's record at the moment that is asked for."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from api.errors import etag
from api.refusals import shown
from api.rest.access import READERS
from api.rest.dependencies import RecordDep, WorkstreamDep, only_known_parameters
from api.rest.in_one_thread import InOneThread
from api.rest.problems import OF_READING, problems
from application.projections.attention import Attention, attention
from application.projections.highlight_exceptions import HighlightReportWithExceptions, report_with_exceptions
from application.projections.issues import IssueList, issue_list
from application.projections.milestones import MilestoneDetail, MilestoneList, milestone_detail, milestone_list
from application.projections.phases import PhasePlan, phase_plan
from application.projections.programmes import ProgrammeSummary, programme_summary
from application.projections.rag_board import RagBoard, rag_board
from application.projections.risks import RiskRegister, risk_register
from application.projections.workstreams import WorkstreamList, workstream_list
from domain.milestone_facts import MilestoneKind

router = APIRouter(
    route_class=InOneThread,
    prefix="/api/programmes/{programme}",
    tags=["Questions"],
    dependencies=[Depends(only_known_parameters)],
    responses=problems(OF_READING),
)


@router.get("", openapi_extra=READERS)
def programme(record: RecordDep, response: Response) -> ProgrammeSummary:
    """What is this programme, who shares it, and how is it watched?"""
    response.headers["ETag"] = etag(record.programme.version)
    return programme_summary(record)


@router.get("/phases", openapi_extra=READERS)
def phases(record: RecordDep) -> PhasePlan:
    """Which phases are there, which are active, where do they overlap, and where are gaps?"""
    return phase_plan(record)


@router.get("/workstreams", openapi_extra=READERS)
def workstreams(record: RecordDep) -> WorkstreamList:
    """Which workstreams are there, and who leads them?"""
    return workstream_list(record)


@router.get("/milestones", openapi_extra=READERS)
def milestones(
    record: RecordDep,
    workstream: WorkstreamDep,
    kind: Annotated[MilestoneKind | None, Query(description="Only milestones, tasks, or what else there is.")] = None,
) -> MilestoneList:
    """Which milestones are due, late or moving, by how much, and which come next?"""
    return milestone_list(record, workstream=workstream, kind=kind)


@router.get("/milestones/{ref}", openapi_extra=READERS)
def milestone(
    record: RecordDep, ref: Annotated[str, Path(description="The milestone's reference.")], response: Response
) -> MilestoneDetail:
    """What is known of this milestone, with every baseline and forecast it has had?"""
    detail = milestone_detail(record, shown(ref))
    response.headers["ETag"] = etag(detail.milestone.version)
    return detail


@router.get("/rag", openapi_extra=READERS)
def rag(record: RecordDep, workstream: WorkstreamDep) -> RagBoard:
    """How is everything rated, against what the rule suggests, and since when?"""
    return rag_board(record, workstream=workstream)


@router.get("/risks", openapi_extra=READERS)
def risks(record: RecordDep, workstream: WorkstreamDep) -> RiskRegister:
    """Which risks are there, how likely and how bad, and what is done about them?"""
    return risk_register(record, workstream=workstream)


@router.get("/issues", openapi_extra=READERS)
def issues(record: RecordDep, workstream: WorkstreamDep) -> IssueList:
    """Which issues are open, how severe, and whose are they?"""
    return issue_list(record, workstream=workstream)


@router.get("/attention", openapi_extra=READERS)
def needs_attention(record: RecordDep, workstream: WorkstreamDep) -> Attention:
    """What needs attention: red, stale, overdue, and greens that the milestones contradict?"""
    return attention(record, workstream=workstream)


@router.get("/highlight-report", openapi_extra=READERS)
def highlights(record: RecordDep, workstream: WorkstreamDep) -> HighlightReportWithExceptions:
    """What does the steering group have to know?"""
    return report_with_exceptions(record, workstream=workstream)
