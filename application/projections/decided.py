"""Which decision holds, who took it and when, and which decisions say what became of something?"""

from collections.abc import Iterable, Mapping
from datetime import date

from domain import superseding
from domain.board import Board
from domain.decision import Decision, DecisionOutcome
from domain.meeting import Meeting
from domain.planned_date import PlannedDate
from domain.record import Record

OUTCOMES_IN_WORDS: Mapping[DecisionOutcome, str] = {
    DecisionOutcome.AGREED: "agreed",
    DecisionOutcome.AGREED_WITH_CONDITIONS: "agreed with conditions",
    DecisionOutcome.REJECTED: "rejected",
    DecisionOutcome.DEFERRED: "deferred",
    DecisionOutcome.NOTED: "noted",
}
"""What the body said, to follow it in a sentence."""


def holding(record: Record, decision: Decision) -> Decision:
    """What holds in the place of a decision: itself, or the last of those that superseded it one after the other."""
    held, passed = record.all(Decision), {decision.ref}
    while (by := decision.superseded_by) is not None and by in held and by not in passed:
        decision = held[by]
        passed.add(by)
    return decision


def day_taken(record: Record, decision: Decision) -> PlannedDate | None:
    """When it was taken: as stated, else the day of its meeting, else the day it took effect."""
    return superseding.day_taken(decision, record.all(Meeting))


def in_order(record: Record, decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions in the order they were taken; those without a day came first as far as anybody knows."""
    return sorted(decisions, key=lambda decision: (_last_day(day_taken(record, decision)), decision.position))


def _last_day(taken: PlannedDate | None) -> date:
    return (taken and (taken.ends or taken.starts)) or date.min


def last_word(record: Record, decisions: Iterable[Decision]) -> Decision | None:
    """The decision that says how it stands: the latest, or what took its place; nothing where nobody decided."""
    taken = in_order(record, decisions)
    return holding(record, taken[-1]) if taken else None


def who_decided(record: Record, decision: Decision) -> tuple[str, ...]:
    """The board by its name, or the bodies that agreed."""
    board = record.all(Board).get(decision.board or "")
    return (board.name,) if board else decision.bodies
