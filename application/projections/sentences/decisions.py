"""What does a sentence say of each fact about a decision?"""

from application.projections.decided import OUTCOMES_IN_WORDS
from application.projections.sentences.telling import Change, Said, Sentences, details, on, quoted, the
from domain.board import Board
from domain.decision import Decision, DecisionSuperseded, DecisionTaken
from domain.meeting import Meeting
from domain.paper import Paper
from domain.recommendation import Recommendation
from domain.words import listed


def taken(change: Change[DecisionTaken, Decision]) -> Said:
    """By whom, where and when, on which record."""
    fact = change.fact
    meeting = f" at the meeting {change.named(Meeting.KIND, fact.meeting)}" if fact.meeting else ""
    who = _who(change)
    did = f"recorded that {who} {OUTCOMES_IN_WORDS[fact.outcome]} {quoted(fact.text)}{meeting}{on(fact.taken_on)}"
    entered = details(
        OUTCOMES_IN_WORDS[fact.outcome],
        f"kind: {fact.kind}" if fact.kind else None,
        f"item {fact.item}" if fact.item else None,
        f"paper {change.named(Paper.KIND, fact.paper)}" if fact.paper else None,
        *(f"recommendation {change.named(Recommendation.KIND, ref)}" for ref in fact.recommendations),
        f"moved by {the(fact.moved_by)}" if fact.moved_by else None,
        *(f"condition: {condition}" for condition in fact.conditions),
        seen_in_words(fact.seen_at),
    )
    return Said(did, None, entered)


def _who(change: Change[DecisionTaken, Decision]) -> str:
    fact = change.fact
    if fact.board:
        return f"the board {change.named(Board.KIND, fact.board)}"
    return listed(map(the, fact.bodies)) if fact.bodies else "a body that is not stated"


def superseded(change: Change[DecisionSuperseded, Decision]) -> Said:
    """By a later one."""
    by = change.named(Decision.KIND, change.fact.by)
    return Said(f"recorded that the decision {change.name} was superseded by {by}", "in force", f"superseded by {by}")


def seen_in_words(seen_at: int | None) -> str | None:
    """Up to where the body had the record before it; nothing where nobody says."""
    return None if seen_at is None else f"on the record up to entry {seen_at}"


SENTENCES: Sentences = {DecisionTaken: taken, DecisionSuperseded: superseded}
