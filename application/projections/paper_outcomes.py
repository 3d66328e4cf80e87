"""What became of a paper, and which meetings had it before them?

A paper is open until a decision names it: itself, the item of an agenda that it was under, or everything that it
recommends. Minutes that say it was noted settle it as well. What was deferred stays open.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from application.projections.decided import OUTCOMES_IN_WORDS, day_taken, in_order, last_word
from application.projections.recommendations import naming, settling
from application.projections.view import View
from domain.decision import Decision, DecisionOutcome
from domain.meeting import Item, Meeting
from domain.meeting_facts import ItemOutcome
from domain.paper import Paper
from domain.recommendation import Recommendation
from domain.record import Record
from domain.words import NOT_STATED


class PaperStanding(StrEnum):
    """What became of a paper; nobody has to state it."""

    WAITING = "waiting"
    DEFERRED = "deferred"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


class PaperSitting(View):
    """A meeting that had the paper on its agenda. `is_over` says that its day has gone by, or that it was held."""

    meeting: str
    in_words: str
    on: date | None
    item: str
    number: str | None
    is_over: bool
    outcome: ItemOutcome | None
    outcome_in_words: str


class Around(NamedTuple):
    """What papers are judged by: where they were on an agenda, and the decisions that name what they recommend."""

    sittings: Mapping[str, Sequence[tuple[Meeting, Item]]]
    naming: Mapping[str, Sequence[Decision]]


class Became(NamedTuple):
    """What became of one paper: how it stands, in words, the meeting that is over without an outcome, and why."""

    standing: PaperStanding
    in_words: str
    waits_after: PaperSitting | None
    decisions: Sequence[Decision]
    recommended: Sequence[Recommendation]
    sittings: tuple[PaperSitting, ...]


def around(record: Record) -> Around:
    """What every paper of a record is judged by; made once for all of them."""
    sittings: dict[str, list[tuple[Meeting, Item]]] = {}
    for meeting in sorted(record.all(Meeting).values(), key=lambda held: held.on.ends or date.max):
        for item in meeting.items:
            if item.listed.paper and not meeting.is_cancelled:
                sittings.setdefault(item.listed.paper, []).append((meeting, item))
    return Around(sittings, naming(record))


def what_became(record: Record, surroundings: Around, paper: Paper) -> Became:
    """How a paper stands, and by what."""
    sittings = tuple(_sitting(*held, as_at=record.moment.as_at) for held in surroundings.sittings.get(paper.ref, ()))
    recommended = [each for each in record.all(Recommendation).values() if each.paper == paper.ref]
    naming_it = _decisions_on(record, paper, sittings)
    decisions = naming_it or _settled(record, recommended, surroundings)
    standing, words = _standing(record, paper, last=last_word(record, decisions), sittings=sittings)
    is_open = standing in (PaperStanding.WAITING, PaperStanding.DEFERRED)
    waits = _over_without_outcome(sittings, decisions) if is_open else None
    return Became(standing, words, waits, naming_it, recommended, sittings)


def _sitting(meeting: Meeting, item: Item, *, as_at: date) -> PaperSitting:
    outcome = item.dealt_with.outcome if item.dealt_with else None
    return PaperSitting(
        meeting=meeting.ref,
        in_words=meeting.in_words,
        on=meeting.on.ends,
        item=item.listed.item,
        number=item.listed.number,
        is_over=meeting.is_held or meeting.on.is_past(as_at),
        outcome=outcome,
        outcome_in_words=outcome or NOT_STATED,
    )


def _decisions_on(record: Record, paper: Paper, sittings: Sequence[PaperSitting]) -> list[Decision]:
    """Those that name the paper, or the item of an agenda that it was under."""
    items = {(sitting.meeting, sitting.item) for sitting in sittings}
    held = record.all(Decision).values()
    return in_order(record, [each for each in held if each.paper == paper.ref or (each.meeting, each.item) in items])


def _settled(record: Record, recommended: Sequence[Recommendation], surroundings: Around) -> list[Decision]:
    """What settled its recommendations, if all of them that stand are settled."""
    made_of_others = {each.inside for each in recommended}
    asked = [each for each in recommended if not each.is_withdrawn and each.ref not in made_of_others]
    settled = [found for each in asked if (found := settling(record, each, surroundings.naming))]
    return settled if len(settled) == len(asked) else []


def _standing(
    record: Record, paper: Paper, *, last: Decision | None, sittings: Sequence[PaperSitting]
) -> tuple[PaperStanding, str]:
    """By the last decision, else by what the minutes of the last meeting say that dealt with it."""
    if paper.is_withdrawn:
        return PaperStanding.WITHDRAWN, "withdrawn"
    if last:
        taken = day_taken(record, last)
        words = OUTCOMES_IN_WORDS[last.outcome] + (f", {taken.in_words}" if taken else "")
        return _put_off(last.outcome is DecisionOutcome.DEFERRED), words
    dealt = [sitting for sitting in sittings if sitting.outcome in (ItemOutcome.NOTED, ItemOutcome.DEFERRED)]
    if not dealt:
        return PaperStanding.WAITING, "no outcome recorded"
    said = dealt[-1]
    return _put_off(said.outcome is ItemOutcome.DEFERRED), f"{said.outcome_in_words} at {said.in_words}"


def _put_off(is_deferred: bool) -> PaperStanding:
    return PaperStanding.DEFERRED if is_deferred else PaperStanding.DECIDED


def _over_without_outcome(sittings: Sequence[PaperSitting], decisions: Sequence[Decision]) -> PaperSitting | None:
    """The last meeting that had it, where that is over and did not put it off either."""
    if not sittings or not sittings[-1].is_over or sittings[-1].outcome is ItemOutcome.DEFERRED:
        return None
    return None if sittings[-1].meeting in {held.meeting for held in decisions} else sittings[-1]
