"""One GET for every question about how a programme is governed: its boards, meetings, papers, decisions and actions."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from api.errors import etag
from api.refusals import shown
from api.rest.access import READERS
from api.rest.dependencies import RecordDep, only_known_parameters
from api.rest.in_one_thread import InOneThread
from api.rest.problems import OF_READING, problems
from application.projections.actions import ActionDetail, ActionList, action_detail, action_list
from application.projections.boards import BoardDetail, BoardList, board_detail, board_list
from application.projections.change_requests import ChangeDetail, ChangeList, change_detail, change_list
from application.projections.decisions import DecisionDetail, DecisionList, decision_detail, decision_list
from application.projections.escalations import (
    EscalationDetail,
    EscalationList,
    escalation_detail,
    escalation_list,
)
from application.projections.exemptions import ExemptionDetail, ExemptionList, exemption_detail, exemption_list
from application.projections.forward_plan import ForwardItemDetail, ForwardPlan, forward_item_detail, forward_plan
from application.projections.gates import GateList, gate_list
from application.projections.papers import PaperDetail, PaperList, paper_detail, paper_list
from application.projections.recommendations import (
    RecommendationDetail,
    RecommendationList,
    recommendation_detail,
    recommendation_list,
)
from application.projections.timeliness import ReturnDetail, Timeliness, return_detail, timeliness

router = APIRouter(
    route_class=InOneThread,
    prefix="/api/programmes/{programme}",
    tags=["Questions"],
    dependencies=[Depends(only_known_parameters)],
    responses=problems(OF_READING),
)

RefDep = Annotated[str, Path(description="The reference of the thing.")]


@router.get("/boards", openapi_extra=READERS)
def boards(record: RecordDep) -> BoardList:
    """Who decides, who advises, whom do they report to, and how often do they meet?"""
    return board_list(record)


@router.get("/boards/{ref}", openapi_extra=READERS)
def board(record: RecordDep, ref: RefDep, response: Response) -> BoardDetail:
    """What is this board for, who sits on it, and what is before it?"""
    detail = board_detail(record, shown(ref))
    response.headers["ETag"] = etag(detail.board.version)
    return detail


@router.get("/forward-plan", openapi_extra=READERS)
def the_forward_plan(record: RecordDep) -> ForwardPlan:
    """What comes before whom, in which month?"""
    return forward_plan(record)


@router.get("/forward-items/{ref}", openapi_extra=READERS)
def forward_item(record: RecordDep, ref: RefDep, response: Response) -> ForwardItemDetail:
    """When does this item come, and who has it before them?"""
    detail = forward_item_detail(record, shown(ref))
    response.headers["ETag"] = etag(detail.item.version)
    return detail


@router.get("/papers", openapi_extra=READERS)
def papers(record: RecordDep) -> PaperList:
    """Which papers wait for an outcome, and what do they mean for whom?"""
    return paper_list(record)


@router.get("/papers/{ref}", openapi_extra=READERS)
def paper(record: RecordDep, ref: RefDep, response: Response) -> PaperDetail:
    """What does this paper mean for whom, what was asked about it, and what became of it?"""
    detail = paper_detail(record, shown(ref))
    response.headers["ETag"] = etag(detail.paper.version)
    return detail


@router.get("/recommendations", openapi_extra=READERS)
def recommendations(record: RecordDep) -> RecommendationList:
    """What is asked of whom, by whom, and what became of it?"""
    return recommendation_list(record)


@router.get("/recommendations/{ref}", openapi_extra=READERS)
def recommendation(record: RecordDep, ref: RefDep, response: Response) -> RecommendationDetail:
    """What does this ask of whom, what is it made of, and what became of it?"""
    detail = recommendation_detail(record, shown(ref))
    response.headers["ETag"] = etag(detail.recommendation.version)
    return detail


@router.get("/decisions", openapi_extra=READERS)
def decisions(record: RecordDep) -> DecisionList:
    """What was decided, by whom, at which meeting, and on which record?"""
    return decision_list(record)


@router.get("/decisions/{ref}", openapi_extra=READERS)
def decision(record: RecordDep, ref: RefDep, response: Response) -> DecisionDetail:
    """What was decided here, by whom, and which record did they have before them?"""
    detail = decision_detail(record, shown(ref))
    response.headers["ETag"] = etag(detail.decision.version)
    return detail


@router.get("/actions", openapi_extra=READERS)
def actions(record: RecordDep) -> ActionList:
    """Who owes what, what is late, and what is known only by its number?"""
    return action_list(record)


@router.get("/actions/{ref}", openapi_extra=READERS)
def action(record: RecordDep, ref: RefDep, response: Response) -> ActionDetail:
    """Whose is this action, since when, and when is it due?"""
    detail = action_detail(record, shown(ref))
    response.headers["ETag"] = etag(detail.action.version)
    return detail


@router.get("/gates", openapi_extra=READERS)
def gates(record: RecordDep) -> GateList:
    """Which phase may start, and what does each gate wait for?"""
    return gate_list(record)


@router.get("/change-requests", openapi_extra=READERS)
def change_requests(record: RecordDep) -> ChangeList:
    """Which changes are asked for, who decides on them, what became of them, and how long have they been open?"""
    return change_list(record)


@router.get("/change-requests/{ref}", openapi_extra=READERS)
def change_request(record: RecordDep, ref: RefDep, response: Response) -> ChangeDetail:
    """What is asked to be changed here, by whom, and what did which body say to it?"""
    detail = change_detail(record, shown(ref))
    response.headers["ETag"] = etag(detail.change_request.version)
    return detail


@router.get("/escalations", openapi_extra=READERS)
def escalations(record: RecordDep) -> EscalationList:
    """What sits with which board, since when and why, and what ought to rise?"""
    return escalation_list(record)


@router.get("/escalations/{ref}", openapi_extra=READERS)
def escalation(record: RecordDep, ref: RefDep, response: Response) -> EscalationDetail:
    """With which board does this sit, which way did it come, and for how long was it where?"""
    detail = escalation_detail(record, shown(ref))
    response.headers["ETag"] = etag(detail.escalation.version)
    return detail


@router.get("/timeliness", openapi_extra=READERS)
def the_timeliness(record: RecordDep) -> Timeliness:
    """Who reported in time over the last year, and what is missing?"""
    return timeliness(record)


@router.get("/returns/{ref}", openapi_extra=READERS)
def one_return(record: RecordDep, ref: RefDep, response: Response) -> ReturnDetail:
    """Whose return is this, of which period, when was it due, and what does it lack?"""
    detail = return_detail(record, shown(ref))
    response.headers["ETag"] = etag(detail.return_row.version)
    return detail


@router.get("/exemptions", openapi_extra=READERS)
def exemptions(record: RecordDep) -> ExemptionList:
    """What is exempt, on what ground, and until when is that looked at?"""
    return exemption_list(record)


@router.get("/exemptions/{ref}", openapi_extra=READERS)
def exemption(record: RecordDep, ref: RefDep, response: Response) -> ExemptionDetail:
    """What is exempt here, on what ground, who says so, and when is that looked at again?"""
    detail = exemption_detail(record, shown(ref))
    response.headers["ETag"] = etag(detail.exemption.version)
    return detail
