"""What do the fields of escalations say?"""

from application.projections.fields.field import Field, Names, Said, in_words, joined
from application.projections.view import day_or_not_stated
from domain.board import Board
from domain.escalation import Escalation, Rise, Step

HOW = {"escalated": "escalated to", "passed-up": "passed up to", "returned": "returned to"}
"""How something came to where it is, before where that is."""


def _rises(escalation: Escalation, names: Names) -> Said:
    """Every time it rose, one by one."""
    return {f"Time {number}": _rise(rise, names) for number, rise in enumerate(escalation.rises, start=1)}


def _rise(rise: Rise, names: Names) -> str:
    ended = joined((in_words(rise.standing), rise.outcome, rise.why), ": ") if not rise.is_open else None
    decision = names.named("decision", rise.decision)
    meeting = names.named("meeting", rise.meeting)
    told = (
        f"on the ground: {rise.ground}" if rise.ground else None,
        *(_step(step, names) for step in rise.steps),
        f"{ended} ({day_or_not_stated(rise.ended_on)})" if ended else None,
        f"by the board {names.named(Board.KIND, rise.resolved_by)}" if rise.resolved_by else None,
        f"by the decision {decision}" if decision else None,
        f"at the meeting {meeting}" if meeting else None,
    )
    return joined(told) or ""


def _step(step: Step, names: Names) -> str:
    where = names.named(Board.KIND, step.board) or "whoever brought it"
    asked = f"asked: {step.asked}" if step.asked else None
    return joined((f"{HOW[step.how]} {where}, {day_or_not_stated(step.came_on)}", step.why, asked), ", ") or ""


FIELDS: tuple[Field, ...] = (Field(("rises",), "What became of it", _rises),)
"""Every field of an escalation; what it is about never changes."""
