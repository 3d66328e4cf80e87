"""What does every field of every kind of thing say, and which fields are not told to people, and why not?"""

from collections.abc import Mapping

from application.projections.fields import (
    boards,
    change_requests,
    decisions,
    escalations,
    exemptions,
    meetings,
    plans,
    programmes,
    ratings,
    reports,
    returns,
    risks,
)
from application.projections.fields.field import Field
from domain.action import Action
from domain.board import Board
from domain.change_request import ChangeRequest
from domain.decision import Decision
from domain.escalation import Escalation
from domain.exemption import Exemption
from domain.forward_item import ForwardItem
from domain.highlight_report import HighlightReport
from domain.issue import Issue
from domain.meeting import Meeting
from domain.milestone import Milestone
from domain.paper import Paper
from domain.periodic_return import Return
from domain.phase import Phase
from domain.programme import Programme
from domain.rag_status import RagStatus
from domain.recommendation import Recommendation
from domain.risk import Risk
from domain.workstream import Workstream

FIELDS: Mapping[str, tuple[Field, ...]] = {
    Programme.KIND: (*programmes.FIELDS, *returns.ASKED),
    Phase.KIND: plans.PHASE,
    Workstream.KIND: plans.WORKSTREAM,
    Milestone.KIND: plans.MILESTONE,
    RagStatus.KIND: ratings.FIELDS,
    Risk.KIND: risks.RISK,
    Issue.KIND: risks.ISSUE,
    HighlightReport.KIND: reports.FIELDS,
    Return.KIND: returns.RETURN,
    Board.KIND: boards.BOARD,
    Meeting.KIND: meetings.MEETING,
    ForwardItem.KIND: boards.FORWARD_ITEM,
    Paper.KIND: meetings.PAPER,
    Recommendation.KIND: decisions.RECOMMENDATION,
    Decision.KIND: decisions.DECISION,
    Action.KIND: decisions.ACTION,
    ChangeRequest.KIND: change_requests.FIELDS,
    Escalation.KIND: escalations.FIELDS,
    Exemption.KIND: exemptions.FIELDS,
}
"""What the fields of each kind say, in the order they are read."""

OF_NO_PROGRAMME: Mapping[str, str] = {
    "person": "people belong to the whole store; their page tells what became of them"
}
"""The kinds of thing that no programme holds, each with the reason."""

OF_EVERY_THING: Mapping[str, str] = {
    "programme": "what the thing is called, which never changes",
    "ref": "what the thing is called, which never changes",
    "version": "counts entries; what they changed is told field by field",
    "position": "the place of an entry; what it changed is told field by field",
    "since": "the day it came into the record, which never changes",
    "latest_on": "the day of the latest entry; what that changed is told field by field",
}

BOOKKEEPING: Mapping[str, Mapping[str, str]] = {
    Phase.KIND: {"started_from": "the day its start took effect; when it started is told already"},
    Milestone.KIND: {
        "planned_at": "the place of the entry that planned it, which never changes",
        "ended_known_on": "since when its end was known; the moment says that already",
    },
    RagStatus.KIND: {
        "subject_kind": "part of what the rating is called",
        "subject": "part of what the rating is called",
        "dimension": "part of what the rating is called",
        "previous": "the declaration before this one, told by the comparison itself",
    },
    Risk.KIND: {
        "previous": "the score before this one, told by the comparison itself",
        "changed_on": "the day of the latest change; what changed is told field by field",
        "history": "every change; what they came to is told field by field",
    },
    ChangeRequest.KIND: {"decided_at": "the place of the entry that decided it; the day is told already"},
    Escalation.KIND: {
        "subject_kind": "part of what the escalation is called",
        "subject": "part of what the escalation is called",
    },
    Return.KIND: {"owner_kind": "part of what the return is called"},
    Exemption.KIND: {
        "subject_kind": "part of what the exemption is called",
        "subject": "part of what the exemption is called",
        "meeting": "part of what the exemption is called",
    },
    Issue.KIND: {"escalated_known_on": "since when its escalation was known; the moment says that already"},
}
"""The fields that are not told to people, each with the reason."""
