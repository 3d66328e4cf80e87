"""What sets off a review of the programme?"""

from application.projections.view import View, counted
from domain.programme import Programme, ReviewTriggerSet
from domain.programme_words import TriggerKind


class ReviewTriggerView(View):
    """One thing that sets off a review, in words: an event, the delivery of a phase, so many months."""

    ref: str
    kind: TriggerKind
    in_words: str
    event: str | None
    every_months: int | None
    question: str | None
    board: str | None


def review_triggers(programme: Programme) -> tuple[ReviewTriggerView, ...]:
    """The triggers in the order they were set."""
    return tuple(_view(trigger) for trigger in programme.review_triggers)


def _view(trigger: ReviewTriggerSet) -> ReviewTriggerView:
    return ReviewTriggerView(
        ref=trigger.trigger,
        kind=trigger.kind,
        in_words=trigger_in_words(trigger),
        event=trigger.event,
        every_months=trigger.every_months,
        question=trigger.question,
        board=trigger.board,
    )


def trigger_in_words(trigger: ReviewTriggerSet) -> str:
    """“every 12 months”, “on the delivery of each phase”, “on a change of strategy”."""
    if trigger.kind is TriggerKind.PERIODIC and trigger.every_months:
        return f"every {counted(trigger.every_months, 'month')}" if trigger.every_months > 1 else "every month"
    if trigger.kind is TriggerKind.PHASE_DELIVERED:
        return "on the delivery of each phase"
    return f"on this event: {trigger.event}" if trigger.event else "from time to time"
