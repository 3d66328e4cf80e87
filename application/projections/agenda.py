"""What was before a meeting, item by item and part by part, and what became of each?"""

from collections.abc import Sequence
from itertools import groupby

from application.projections.comparison import as_people_count
from application.projections.exemptions import NOT_PUBLIC, on_the_agenda, placeholders
from application.projections.meeting_rows import in_order
from application.projections.sentences.meetings import outcome_in_words
from application.projections.view import View
from domain.decision import LEAVES_OPEN, DecisionKind, DecisionOutcome
from domain.exemption import Exemption, ExemptKind
from domain.meeting import Item, Meeting
from domain.meeting_facts import ItemOutcome, Part
from domain.paper import Paper
from domain.record import Record
from domain.words import NOT_STATED


class ResolutionView(View):
    """A decision that the meeting took."""

    ref: str
    text: str
    kind: DecisionKind | None
    outcome: DecisionOutcome
    item: str | None
    is_superseded: bool


class AgendaItemView(View):
    """An item of the agenda with its paper, what the minutes say became of it, and what was resolved at it.

    `exempt` says on which ground it is exempt, and is null where it is not. To whoever may not read what is exempt
    nothing else is told than the number and the title that are public; `is_withheld` marks that. `outcome` is what the
    minutes say. `again_at` is the next meeting of the same board that has the paper of an item before it again which
    was put off, by the minutes or by a decision, or left without a word.
    """

    item: str
    number: str | None
    title: str
    part: Part | None
    paper: str | None
    paper_title: str | None
    pages: str | None
    is_key_decision: bool | None
    outcome: ItemOutcome | None
    outcome_in_words: str
    again_at: str | None
    finding: str | None
    resolutions: tuple[ResolutionView, ...]
    exempt: str | None
    is_withheld: bool


class AgendaPart(View):
    """A part of the agenda; null where no part is stated."""

    part: Part | None
    in_words: str
    items: tuple[AgendaItemView, ...]


def agenda_of(record: Record, meeting: Meeting, taken: Sequence[ResolutionView]) -> tuple[AgendaPart, ...]:
    """The items in the order of the agenda, by part; items of no part come first, as they stand.

    What is exempt stands in Part II, in the order of its numbers, whether or not more of it is told.
    """
    order: list[Part | None] = [None, *Part]
    exempt = on_the_agenda(record, meeting.ref)
    items = [_item(record, item, taken, meeting=meeting, exempt=exempt.get(item.listed.item)) for item in meeting.items]
    withheld = [withheld_item(held) for held in placeholders(record, ExemptKind.AGENDA_ITEM, meeting.ref)]
    seen = {item.item for item in items}
    items = sorted(
        (*items, *(item for item in withheld if item.item not in seen)), key=lambda one: order.index(one.part)
    )
    parts = [(part, list(held)) for part, held in groupby(items, key=lambda item: item.part)]
    return tuple(
        AgendaPart(part=part, in_words=part_in_words(part), items=tuple(_in_order(held))) for part, held in parts
    )


def _in_order(items: list[AgendaItemView]) -> list[AgendaItemView]:
    """As they were listed; where something is withheld among them, by their numbers."""
    if not any(item.is_withheld for item in items):
        return items
    return sorted(items, key=lambda item: as_people_count(number_of(item)))


def part_in_words(part: Part | None) -> str:
    """What a part is called, and whether the public may be there."""
    if part is None:
        return f"Part {NOT_STATED}"
    return f"Part {part}, {'open to the public' if part is Part.ONE else 'not open to the public'}"


def _item(
    record: Record, item: Item, taken: Sequence[ResolutionView], *, meeting: Meeting, exempt: Exemption | None
) -> AgendaItemView:
    listed_as, dealt = item.listed, item.dealt_with
    resolved = tuple(one for one in taken if one.item == listed_as.item)
    again = _again_at(record, meeting, item, resolved) if meeting.is_held else None
    paper = record.all(Paper).get(listed_as.paper or "")
    return AgendaItemView(
        item=listed_as.item,
        number=listed_as.number,
        title=listed_as.title,
        part=listed_as.part,
        paper=listed_as.paper,
        paper_title=paper.title if paper else None,
        pages=listed_as.pages,
        is_key_decision=listed_as.is_key_decision,
        outcome=dealt.outcome if dealt else None,
        outcome_in_words=_became(_said(item, resolved), again),
        again_at=again.ref if again else None,
        finding=dealt.finding if dealt else None,
        resolutions=resolved,
        exempt=exempt.in_words if exempt else None,
        is_withheld=False,
    )


def _again_at(record: Record, meeting: Meeting, item: Item, resolved: Sequence[ResolutionView]) -> Meeting | None:
    """Where what was put off, or left without a word, comes next: its paper is all that tells one item by the other."""
    paper = item.listed.paper
    if paper is None or not _is_open_still(item, resolved):
        return None
    others = (
        other for other in record.all(Meeting).values() if other.board == meeting.board and not other.is_cancelled
    )
    later = [other for other in others if in_order(other) > in_order(meeting) and _has_before_it(other, paper)]
    return min(later, key=in_order, default=None)


def _is_open_still(item: Item, resolved: Sequence[ResolutionView]) -> bool:
    """Whether it may come again: it was put off, by the minutes or by a decision, or left without a word."""
    if _is_settled(resolved):
        return False
    return _is_put_off(resolved) or item.dealt_with is None or item.dealt_with.outcome is ItemOutcome.DEFERRED


def _is_settled(resolved: Sequence[ResolutionView]) -> bool:
    return any(one.outcome not in LEAVES_OPEN for one in resolved)


def _is_put_off(resolved: Sequence[ResolutionView]) -> bool:
    return any(one.outcome is DecisionOutcome.DEFERRED for one in resolved) and not _is_settled(resolved)


def _has_before_it(meeting: Meeting, paper: str) -> bool:
    return any(item.listed.paper == paper for item in meeting.items)


def _said(item: Item, resolved: Sequence[ResolutionView]) -> ItemOutcome | None:
    """What the minutes say became of it; where they say nothing, that a decision put it off."""
    if item.dealt_with is not None:
        return item.dealt_with.outcome
    return ItemOutcome.DEFERRED if _is_put_off(resolved) else None


def _became(said: ItemOutcome | None, again: Meeting | None) -> str:
    words = outcome_in_words(said) if said else NOT_STATED
    if again is None:
        return words
    return f"{words}{' to' if said is ItemOutcome.DEFERRED else '; listed again for'} {_later_meeting(again)}"


def _later_meeting(again: Meeting) -> str:
    """“the meeting of 6 April 2018”; of one without a day its words would name nothing."""
    has_a_day = again.on.starts is not None or again.on.ends is not None
    return again.in_words if has_a_day else f"a later meeting, its day {NOT_STATED}"


def withheld_item(held: Exemption) -> AgendaItemView:
    """What is told of an item that is exempt to whoever may not read it."""
    return AgendaItemView(
        item=held.subject,
        number=held.number,
        title=held.title or NOT_PUBLIC,
        part=Part.TWO,
        paper=None,
        paper_title=None,
        pages=None,
        is_key_decision=None,
        outcome=None,
        outcome_in_words="not open to the public",
        again_at=None,
        finding=None,
        resolutions=(),
        exempt=held.in_words,
        is_withheld=True,
    )


def number_of(item: AgendaItemView) -> str:
    """Its number as written; its reference where none is stated."""
    return item.number or item.item
