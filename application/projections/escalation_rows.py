"""With which board does something sit that rose, since when and why, and which way did it come?"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from application.projections.board_rows import is_at_work, mandate_in_words, name_of
from application.projections.meetings import next_meeting
from application.projections.sentences.boards import escalation_in_words
from application.projections.sentences.telling import title_of
from application.projections.taken_up import as_it_went_on
from application.projections.view import PlannedDateView, View, counted, day_or_not_stated, planned_date_view
from domain.board import Board
from domain.board_facts import Mandate
from domain.escalation import Escalation, EscalationStanding, Rise, Step, StepKind
from domain.escalation_facts import EscalatedKind, EscalationGround
from domain.escalation_subjects import over
from domain.meeting import Meeting
from domain.record import Record
from domain.refusals import day_in_words
from domain.sitting import next_above
from domain.words import NOT_STATED

GROUNDS = {
    EscalationGround.RISK: "a risk",
    EscalationGround.ISSUE: "an issue",
    EscalationGround.TOLERANCE: "beyond the tolerance agreed",
    EscalationGround.DECISION: "a decision is needed",
    EscalationGround.OTHER: "something else",
}
"""On which ground something rises, in words."""

_GROUND_OF = {
    EscalatedKind.RISK: EscalationGround.RISK,
    EscalatedKind.ISSUE: EscalationGround.ISSUE,
    EscalatedKind.MILESTONE: EscalationGround.TOLERANCE,
}
"""What something rises as where no ground is stated, as far as its kind says it."""

WHOEVER_BROUGHT_IT = "whoever brought it"

_CAME = {
    StepKind.ESCALATED: "escalated",
    StepKind.PASSED_UP: "passed up",
    StepKind.RETURNED: "returned",
    StepKind.TAKEN_OVER: "taken over",
}


class EscalationStepView(View):
    """One step of the way: where it came, how, when and why, and for how many calendar days it was there.

    No board: it went back to whoever brought it. `until` is null while it is there. `condition` is what the board says
    of what comes before it, `without_answer` its last meeting since that went by without an answer.
    """

    how: StepKind
    how_in_words: str
    board: str | None
    board_name: str
    level: int | None
    condition: str | None
    came_on: date | None
    came_in_words: str
    until: date | None
    days: int | None
    by: str
    why: str | None
    asked: str | None
    without_answer: date | None


class EscalationRow(View):
    """One matter the last time it rose; what is not stated is null.

    `board` is the one it sits with, or sat with last, `since` the day it came there; `days_here` and `days_in_all` are
    calendar days until it ended, or until the day shown. `next_board` may have it next, which `next_in_words` tells.
    `without_answer` is the day of the last meeting of the board that went by since, `meetings_without_answer` how many
    did. `subject_is_over` says how the subject ended while this is open. `times` counts how often it rose.
    """

    ref: str
    version: int
    subject_kind: EscalatedKind
    subject: str
    subject_title: str
    standing: EscalationStanding
    standing_in_words: str
    is_open: bool
    ground: EscalationGround | None
    ground_in_words: str
    reason: str | None
    asked: str | None
    board: str | None
    board_name: str
    level: int | None
    since: date | None
    since_in_words: str
    days_here: int | None
    escalated_on: date | None
    days_in_all: int | None
    next_board: str | None
    next_board_name: str | None
    next_in_words: str | None
    without_answer: date | None
    meetings_without_answer: int
    next_meeting: str | None
    next_meeting_on: PlannedDateView | None
    subject_is_over: str | None
    outcome: str | None
    decision: str | None
    meeting: str | None
    ended_on: date | None
    why: str | None
    times: int


def escalation_row(record: Record, held: Escalation, rise: Rise | None = None) -> EscalationRow:
    """One matter the last time it rose, or at an earlier time."""
    rise = rise or held.latest
    steps = tuple(steps_of(record, rise))
    first, here = steps[0], next(step for step in reversed(steps) if step.board)
    board = record.all(Board).get(rise.resolved_by or here.board or "")
    ground = rise.ground or _GROUND_OF.get(held.subject_kind)
    subject = record.states.get(held.subject_kind, {}).get(held.subject)
    return EscalationRow(
        ref=held.ref,
        version=held.version,
        subject_kind=held.subject_kind,
        subject=held.subject,
        subject_title=title_of(subject, record.states) or held.subject,
        standing=rise.standing,
        standing_in_words=_standing_in_words(rise),
        is_open=rise.is_open,
        ground=ground,
        ground_in_words=GROUNDS[ground] if ground else NOT_STATED,
        reason=first.why,
        asked=next((step.asked for step in reversed(steps) if step.asked), None),
        board=board.ref if board else here.board,
        board_name=board.name if board else here.board_name,
        level=board.level if board else here.level,
        since=here.came_on,
        since_in_words=here.came_in_words,
        days_here=here.days,
        escalated_on=first.came_on,
        days_in_all=_days(first.came_on, rise.ended_on if not rise.is_open else record.moment.as_at),
        **_to_come(record, board if rise.is_open else None),
        without_answer=here.without_answer if rise.is_open else None,
        meetings_without_answer=len(_gone_by(record, here)) if rise.is_open else 0,
        subject_is_over=over(subject) if rise.is_open else None,
        outcome=rise.outcome,
        decision=rise.decision,
        meeting=rise.meeting,
        ended_on=rise.ended_on,
        why=rise.why,
        times=len(held.rises),
    )


def _standing_in_words(rise: Rise) -> str:
    """“open”; “resolved on 3 March 2026”, without the day where none is stated."""
    ended = f" on {day_in_words(rise.ended_on)}" if rise.ended_on else ""
    return rise.standing if rise.is_open else f"{rise.standing}{ended}"


def steps_of(record: Record, rise: Rise) -> Iterator[EscalationStepView]:
    """Every step, each until the next one or until the end."""
    rise, is_back = as_it_went_on(record, rise), rise.standing is EscalationStanding.RETURNED
    until = [step.came_on for _, step in pairwise(rise.steps)]
    for number, step in enumerate(rise.steps):
        is_last = number == len(rise.steps) - 1
        ends = rise.ended_on if is_last and not is_back else None if is_last else until[number]
        yield _step(record, step, ends, is_there=is_last and (rise.is_open or is_back))


def _step(record: Record, step: Step, until: date | None, *, is_there: bool) -> EscalationStepView:
    board = record.all(Board).get(step.board or "")
    view = EscalationStepView(
        how=step.how,
        how_in_words=_CAME[step.how],
        board=step.board,
        board_name=name_of(record, step.board) or WHOEVER_BROUGHT_IT,
        level=board.level if board else None,
        condition=_condition(board) if board else None,
        came_on=step.came_on,
        came_in_words=day_or_not_stated(step.came_on),
        until=until,
        days=_days(step.came_on, record.moment.as_at if is_there else until),
        by=step.by,
        why=step.why,
        asked=step.asked,
        without_answer=None,
    )
    gone_by = _gone_by(record, view)
    return view.model_copy(update={"without_answer": gone_by[-1].on.ends if gone_by else None})


def _gone_by(record: Record, step: EscalationStepView) -> list[Meeting]:
    """The meetings of the board that certainly came after it, and went by before it left or the day shown."""
    if step.board is None or step.came_on is None:
        return []
    last = step.until or record.moment.as_at
    held = (meeting for meeting in record.all(Meeting).values() if meeting.board == step.board)
    return sorted(
        (meeting for meeting in held if _went_by(meeting, step.came_on, last)), key=lambda held: held.on.ends or last
    )


def _went_by(meeting: Meeting, came_on: date, last: date) -> bool:
    on = meeting.on
    if meeting.is_cancelled or on.starts is None or on.ends is None:
        return False
    return came_on < on.starts and (on.ends < last or (meeting.is_held and on.ends == last))


def _to_come(record: Record, board: Board | None) -> dict[str, Any]:  # Any: keyword arguments of a row
    """Which board may have it next, and when the one it sits with meets."""
    above = next_above(board, record.all(Board)) if board else None
    following = next_meeting(record, board.ref) if board else None
    return {
        "next_board": above.ref if above else None,
        "next_board_name": above.name if above else None,
        "next_in_words": next_in_words(above) if above else None,
        "next_meeting": following.ref if following else None,
        "next_meeting_on": planned_date_view(following.on) if following else None,
    }


def next_in_words(above: Board) -> str:
    """The board above, whether it is there, takes decisions, and on which condition things come before it."""
    there = None if is_at_work(above) else "it is not at work"
    advises = mandate_in_words(above.mandate) if above.mandate is Mandate.ADVISES else None
    said = "; ".join(filter(None, (there, advises, _condition(above))))
    return f"{above.name} ({said})" if said else above.name


def _condition(board: Board) -> str | None:
    """What the board says of what comes before it from below: from whom, on which condition, by exception only."""
    said = (f"from {held.from_body}: {escalation_in_words(held)}" for held in board.escalations)
    return "; ".join(said) or None


def _days(first: date | None, last: date | None) -> int | None:
    return (last - first).days if first and last else None


def for_days(days: int | None) -> str:
    """“ for 12 days”; nothing where it is not stated since when, or since the day that is shown."""
    return f" for {counted(days, 'day')}" if days else ""
