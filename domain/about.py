"""What is each thing about? Where something is exempt, whatever was written about it is not shown either.

This is the one table of it. Each field of a fact that holds the reference of another thing is in it, one way or the
other: either what is said there is *about* that thing, so that it tells of it, or it only *mentions* it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from domain.correcting import in_force
from domain.entry import Address, Entry
from domain.escalation import Escalation, escalated
from domain.exemption import ExemptKind
from domain.fact import Fact
from domain.gate_facts import GateConditionMet, GateReviewed
from domain.gate_review import Review, in_its_place, those_before, whose_condition
from domain.meeting_facts import AgendaItemDealtWith, AgendaItemListed, AgendaItemTakenOff
from domain.rag_status import RagStatus, RatingConfirmedUnchanged, RatingDeclared
from domain.suggestion import Rule


class Thing(NamedTuple):
    """A thing of one programme; an item of an agenda is called by its meeting and its own reference, `JUNE:10`."""

    kind: str
    ref: str


CALLED_AFTER = "its reference says"
"""Stands for the kind of what something is called after: its reference begins with it."""

ABOUT: Mapping[str, Mapping[str, str]] = {
    "phase": {"decision": "decision"},
    "workstream": {"change_request": "change-request"},
    "milestone": {"change_request": "change-request"},
    "rag": {"subject": CALLED_AFTER},
    "issue": {"from_risk": "risk"},
    "meeting": {"item": ExemptKind.AGENDA_ITEM, "paper": "paper"},
    "recommendation": {"paper": "paper", "inside": "recommendation"},
    "decision": {
        "item": ExemptKind.AGENDA_ITEM,
        "paper": "paper",
        "recommendations": "recommendation",
        "by": "decision",
    },
    "action": {"decision": "decision", "recommendation": "recommendation"},
    "change-request": {"milestone": "milestone", "decision": "decision"},
    "escalation": {"subject": CALLED_AFTER, "decision": "decision"},
}
"""By the kind of thing that an entry is of: the fields of its facts that say what it is about, and the kind of that.

What begins a thing with such a field makes the whole thing be about the other; what comes later is about it by itself.
"""

MENTIONS: Mapping[str, frozenset[str]] = {
    "programme": frozenset(
        {
            *("host", "parent", "partner", "role", "organisation", "trigger", "phases", "workstream"),
            *("partners", "objectives"),
        }
    ),
    "phase": frozenset({"follows", "held_by", "gate_meeting", "meeting", "decided_by"}),
    "workstream": frozenset({"parent"}),
    "milestone": frozenset({"workstream", "phase", "depends_on", "partner_dates"}),
    "risk": frozenset({"workstream", "action", "issue"}),
    "issue": frozenset({"workstream"}),
    "highlight-report": frozenset({"workstream", "item", "meeting"}),
    "board": frozenset({"reports_to", "by"}),
    "meeting": frozenset({"board", "decision"}),
    "decision": frozenset({"board", "meeting"}),
    "action": frozenset({"board", "meeting"}),
    "change-request": frozenset({"workstream", "asked_of", "board"}),
    "escalation": frozenset({"to", "board", "meeting"}),
    "return": frozenset({"workstream"}),
    "exemption": frozenset({"subject", "meeting"}),
}
"""The fields that hold a reference and yet tell nothing of what it names, or name what can never be exempt."""

ABOUT_NOTHING = frozenset({"forward-item", "paper", "person"})
"""The kinds of thing whose facts hold no reference at all."""

SPEAKS_OF: Mapping[type[Fact], type[Fact]] = {GateConditionMet: GateReviewed}
"""What tells of an entry of another sort in the same stream, and is hidden with it."""

WORKED_OUT: Mapping[type[Fact], str] = {RatingDeclared: "suggested", RatingConfirmedUnchanged: "suggested"}
"""What a fact keeps of how other things stood when it was recorded: the fact is seen without it where those are not."""

ANY_MILESTONE = Thing(ExemptKind.MILESTONE, "*")
"""Stands for milestones that were looked at and are not named."""

_OF_AN_ITEM = (AgendaItemListed, AgendaItemTakenOff, AgendaItemDealtWith)


def part_of(entry: Entry) -> Thing:
    """What an entry is of: its thing, or an item of the agenda that is listed, dealt with or taken off there."""
    if isinstance(entry.fact, _OF_AN_ITEM):
        return agenda_item(entry.ref, entry.fact.item)
    return Thing(entry.kind, entry.ref)


def agenda_item(meeting: str, item: str) -> Thing:
    """An item of a meeting's agenda."""
    return Thing(ExemptKind.AGENDA_ITEM, f"{meeting}:{item}")


def spoken_of(entry: Entry, stream: Sequence[Entry]) -> Entry | None:
    """Which entry of its stream one tells of: that a condition was met tells of the latest review that has it.

    Where none has it any more, it is the one that was decided last.
    """
    if not isinstance(entry.fact, GateConditionMet):
        return None
    reviews, written = tuple[Review, ...](), list[Entry]()
    for one in in_force(stream):
        if isinstance(one.fact, GateReviewed):
            review = Review(one.effective_on, one.fact)
            written.insert(those_before(reviews, review.on), one)
            reviews = in_its_place(reviews, review)
    place = whose_condition(entry.fact.condition, reviews)
    return written[-1 if place is None else place] if written else None


def begins_its_part(entry: Entry) -> bool:
    """Whether what this entry is about the whole thing, or the whole item, is about."""
    return entry.version == 1 or isinstance(entry.fact, AgendaItemListed)


def about(entry: Entry) -> Iterator[Thing]:
    """What an entry is about, beside the thing it is of."""
    if entry.kind == RagStatus.KIND:
        yield rated_by(entry.address)
    if entry.kind == Escalation.KIND:
        yield Thing(*escalated(entry.ref, entry.programme))
    for field, kind in ABOUT.get(entry.kind, {}).items():
        if kind is not CALLED_AFTER:
            yield from _named(entry, field, kind)


def _named(entry: Entry, field: str, kind: str) -> Iterator[Thing]:
    named = getattr(entry.fact, field, None)
    for ref in named if isinstance(named, tuple) else (named,):
        if ref is not None:
            yield _thing(entry, kind, ref)


def worked_out_from(entry: Entry) -> Iterator[Thing]:
    """The milestones that an entry keeps something of, beside what somebody said.

    That all of them are on plan is said without naming any; of a milestone’s own rating that is the milestone itself.
    """
    fact = entry.fact
    if not isinstance(fact, RatingDeclared | RatingConfirmedUnchanged) or fact.suggested is None:
        return
    for looked_at in (*fact.suggested.inputs, *fact.suggested.notes):
        yield Thing(ExemptKind.MILESTONE, looked_at.milestone)
    if rated_by(entry.address).kind == ExemptKind.MILESTONE:
        yield rated_by(entry.address)
    elif fact.suggested.rule is Rule.ON_PLAN:
        yield ANY_MILESTONE


def without_what_was_worked_out(fact: Fact) -> Fact:
    """The fact as somebody said it, and nothing beside."""
    return fact.model_copy(update={WORKED_OUT[type(fact)]: None})


def rated_by(at: Address) -> Thing:
    """What a rating is of, as its reference says; the programme itself where it names nothing else."""
    kind, _, rest = at.ref.partition(":")
    return Thing(kind, rest.rpartition(":")[0] or at.programme)


def _thing(entry: Entry, kind: str, ref: str) -> Thing:
    if kind != ExemptKind.AGENDA_ITEM:
        return Thing(kind, ref)
    return agenda_item(getattr(entry.fact, "meeting", None) or entry.ref, ref)


def may_be_about_something(kind: str) -> bool:
    """Whether things of a kind, or entries of theirs, may be about others."""
    return kind in ABOUT
