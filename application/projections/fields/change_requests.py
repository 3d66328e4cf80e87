"""What do the fields of change requests say?"""

from application.projections.fields.field import Field, plain, reference
from domain.board import Board
from domain.decision import Decision
from domain.milestone import Milestone
from domain.workstream import Workstream

FIELDS: tuple[Field, ...] = (
    plain("what", "What is asked"),
    plain("standing", "Status"),
    plain("kind", "Kind"),
    reference("milestone", "Milestone", Milestone.KIND),
    plain("baseline", "Baseline asked for"),
    reference("workstream", "Workstream", Workstream.KIND),
    plain("scope", "Scope asked for"),
    plain("amount", "Money asked for"),
    plain("impact", "Impact"),
    plain("requested_by", "Requested by"),
    plain("raised_by", "Recorded by"),
    reference("asked_of", "Put to the board", Board.KIND),
    plain("asked_of_body", "Put to"),
    reference("decided_by", "Decided by the board", Board.KIND),
    plain("body", "Decided by"),
    reference("decision", "Decision", Decision.KIND),
    plain("conditions", "Conditions"),
    plain("decided_on", "Decided on"),
    plain("why", "Why it was decided so"),
)
"""Every field of a change request."""
