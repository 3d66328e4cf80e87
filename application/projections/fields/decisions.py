"""What do the fields of recommendations, decisions and actions say?"""

from application.projections.fields.field import Field, date_in_words, derived, done, in_words, joined, plain, reference
from application.projections.sentences.decisions import seen_in_words
from domain.action import Action
from domain.board import Board
from domain.decision import Decision
from domain.meeting import Meeting
from domain.paper import Paper
from domain.recommendation import Recommendation

RECOMMENDATION: tuple[Field, ...] = (
    plain("text", "What is asked"),
    derived("Status", lambda held: "withdrawn" if held.is_withdrawn else "made", "is_withdrawn"),
    plain("weight", "Recommended or supported"),
    plain("number", "Number"),
    plain("place", "Place"),
    reference("inside", "Part of", Recommendation.KIND),
    reference("paper", "Paper", Paper.KIND),
    plain("made_by", "Made by"),
    plain("ask", "Asked to"),
    plain("asked_of", "Asked of"),
    plain("depends_on", "Depends on"),
)
"""Every field of a recommendation."""

DECISION: tuple[Field, ...] = (
    plain("text", "What was decided"),
    plain("kind", "Kind"),
    plain("outcome", "Outcome"),
    plain("conditions", "Conditions"),
    reference("board", "Board", Board.KIND),
    plain("bodies", "Bodies that agreed"),
    reference("meeting", "Meeting", Meeting.KIND),
    plain("item", "Agenda item"),
    reference("paper", "Paper", Paper.KIND),
    reference("recommendations", "Recommendations", Recommendation.KIND),
    plain("taken_on", "Taken on"),
    plain("moved_by", "Moved by"),
    derived("What they saw", lambda decision: seen_in_words(decision.seen_at), "seen_at"),
    reference("superseded_by", "Superseded by", Decision.KIND),
)
"""Every field of a decision."""


def _status(action: Action) -> str:
    if action.is_dropped:
        return "dropped"
    return done("done", action.done_on) if action.is_done else "open"


def _owner(action: Action) -> str | None:
    return joined((action.owner_role, action.organisation), ", ")


def _dues(action: Action) -> dict[str, str]:
    """Each day it was due; the last one is in force."""
    return {f"date {number}": date_in_words(due) for number, due in enumerate(action.dues, start=1)}


ACTION: tuple[Field, ...] = (
    plain("what", "What"),
    derived("Status", _status, "is_done", "done_on", "is_dropped"),
    derived(
        "Owner", lambda action: joined((action.owner_role, action.organisation), ", "), "owner_role", "organisation"
    ),
    plain("requested_by", "Requested by"),
    derived("Due", _dues, "dues"),
    derived("Progress", lambda action: action.standing and action.standing.comment, "standing"),
    derived("Progress noted on", lambda action: in_words(action.standing and action.standing.noted_on), "standing"),
    plain("outcome", "Outcome"),
    plain("done_by", "Done with effect from"),
    reference("board", "From the board", Board.KIND),
    reference("meeting", "From the meeting", Meeting.KIND),
    reference("decision", "From the decision", Decision.KIND),
    reference("recommendation", "From the recommendation", Recommendation.KIND),
)
"""Every field of an action."""
