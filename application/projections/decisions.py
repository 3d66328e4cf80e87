"""What was decided, by whom, at which meeting, and which record did they have before them?

Where the position is stated that they had before them, they saw the record up to it. Where it is not, nobody can say
more than what was on the record at the end of the day it was taken; that is shown, and said to be so.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from application.projections.decided import OUTCOMES_IN_WORDS, day_taken, in_order, who_decided
from application.projections.view import (
    DATE_NOT_STATED,
    PlannedDateView,
    ProgrammeView,
    View,
    counted,
    header,
    planned_date_view,
)
from domain.action import Action
from domain.board_pack import Pack
from domain.decision import Decision, DecisionKind, DecisionOutcome
from domain.meeting import Item, Meeting
from domain.meeting_facts import Part
from domain.paper import Paper
from domain.planned_date import PlannedDate
from domain.record import Record
from domain.refusals import day_in_words
from domain.words import NOT_STATED, listed


class SeenBy(StrEnum):
    """How it is known what they had before them."""

    POSITION = "position"
    DAY = "day"


class WhatTheySaw(View):
    """The moment of the record that they had before them, as an address asks for it.

    With `up_to` it is the record up to that position; without, it is what was known at the end of the day it was taken.
    `pack` is the number of the pack of its meeting that was made from the record up to there, where there is one.
    """

    by: SeenBy
    as_at: date
    known_at: date | None
    up_to: int | None
    in_words: str
    pack: int | None = None


class DecisionRow(View):
    """One decision; what is not stated is null.

    `decided_by` names the board, or the bodies that agreed. `taken_on` is the day stated, else that of its meeting,
    else the day it took effect. `saw` is null where no day of it is known. `supersedes` are the decisions whose place
    it took, `actions` what was asked of somebody by it.
    """

    ref: str
    version: int
    text: str
    kind: DecisionKind | None
    kind_in_words: str
    outcome: DecisionOutcome
    outcome_in_words: str
    board: str | None
    bodies: tuple[str, ...]
    decided_by: str
    meeting: str | None
    meeting_in_words: str | None
    item: str | None
    item_in_words: str | None
    part: Part | None
    paper: str | None
    paper_title: str | None
    recommendations: tuple[str, ...]
    taken_on: PlannedDateView | None
    taken_in_words: str
    moved_by: str | None
    conditions: tuple[str, ...]
    saw: WhatTheySaw | None
    superseded_by: str | None
    supersedes: tuple[str, ...]
    actions: tuple[str, ...]


class OutcomeCount(View):
    """How many decisions in force had this outcome."""

    outcome: DecisionOutcome
    in_words: str
    count: int


class DecisionList(ProgrammeView):
    """The decisions, those of the latest meeting first and in the order of its agenda.

    Outcomes are counted among those in force, `meetings` are those that decided anything.
    """

    in_words: str
    in_force: int
    superseded: int
    meetings: int
    by_outcome: tuple[OutcomeCount, ...]
    decisions: tuple[DecisionRow, ...]


class DecisionDetail(ProgrammeView):
    """One decision on its own."""

    decision: DecisionRow


def decision_list(record: Record) -> DecisionList:
    """The decisions of a programme."""
    rows = decision_rows(record, _by_meeting_and_item(record))
    in_force = [row for row in rows if row.superseded_by is None]
    return DecisionList(
        **header(record),
        in_words=_in_words(rows, len(in_force)),
        in_force=len(in_force),
        superseded=len(rows) - len(in_force),
        meetings=len({row.meeting for row in rows if row.meeting}),
        by_outcome=_by_outcome(in_force),
        decisions=rows,
    )


def decision_detail(record: Record, ref: str) -> DecisionDetail:
    """One decision; an unknown one is refused."""
    (row,) = decision_rows(record, [record.get(Decision, ref)])
    return DecisionDetail(**header(record), decision=row)


class _NamedBy(NamedTuple):
    """What names decisions, by the decision that is named: those they took the place of, and actions."""

    superseded: Mapping[str, Sequence[str]]
    actions: Mapping[str, Sequence[str]]


def decision_rows(record: Record, decisions: Iterable[Decision]) -> tuple[DecisionRow, ...]:
    """Decisions as the list shows them."""
    named_by = _NamedBy(
        _by_what_they_name((held.ref, held.superseded_by) for held in record.all(Decision).values()),
        _by_what_they_name((held.ref, held.decision) for held in record.all(Action).values()),
    )
    return tuple(_row(record, decision, named_by) for decision in decisions)


def _by_what_they_name(pairs: Iterable[tuple[str, str | None]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for ref, named in pairs:
        if named is not None:
            found.setdefault(named, []).append(ref)
    return found


def _row(record: Record, decision: Decision, named_by: _NamedBy) -> DecisionRow:
    meeting = record.all(Meeting).get(decision.meeting or "")
    item = _item_of(meeting, decision.item)
    paper = decision.paper or (item.listed.paper if item else None)
    taken = day_taken(record, decision)
    return DecisionRow(
        ref=decision.ref,
        version=decision.version,
        text=decision.text,
        kind=decision.kind,
        kind_in_words=decision.kind or NOT_STATED,
        outcome=decision.outcome,
        outcome_in_words=OUTCOMES_IN_WORDS[decision.outcome],
        board=decision.board,
        bodies=decision.bodies,
        decided_by=listed(who_decided(record, decision)) or NOT_STATED,
        meeting=decision.meeting,
        meeting_in_words=meeting.in_words if meeting else None,
        item=decision.item,
        item_in_words=_item_in_words(item),
        part=item.listed.part if item else None,
        paper=paper,
        paper_title=_title_of(record, paper),
        recommendations=decision.recommendations,
        taken_on=planned_date_view(taken),
        taken_in_words=taken.in_words if taken else DATE_NOT_STATED,
        moved_by=decision.moved_by,
        conditions=decision.conditions,
        saw=what_they_saw(decision, taken, today=record.moment.as_at, packs=meeting.packs if meeting else ()),
        superseded_by=decision.superseded_by,
        supersedes=tuple(named_by.superseded.get(decision.ref, ())),
        actions=tuple(named_by.actions.get(decision.ref, ())),
    )


def what_they_saw(
    decision: Decision, taken: PlannedDate | None, *, today: date, packs: Sequence[Pack] = ()
) -> WhatTheySaw | None:
    """The record as they had it before them, as far as anybody can say; nothing where the day is not known either.

    Of a day that is not exact the last one counts; `today` is the day that is shown, which nothing is later than.
    Where a pack of the meeting was made from that very record, it is shown as at the day of the pack.
    """
    stated = taken and (taken.ends or taken.starts)
    day = min(stated, today) if stated else None
    if given := [pack for pack in packs if pack.frozen.up_to == decision.seen_at]:
        return given_to_them(given[-1], packs)
    if decision.seen_at is not None:
        on = day or decision.since or today
        words = f"The record up to entry {decision.seen_at}, as at {day_in_words(on)}"
        return WhatTheySaw(by=SeenBy.POSITION, as_at=on, known_at=None, up_to=decision.seen_at, in_words=words)
    if day is None:
        return None
    words = f"What was on the record at the end of {day_in_words(day)}; which entry it reached to is not stated"
    return WhatTheySaw(by=SeenBy.DAY, as_at=day, known_at=day, up_to=None, in_words=words)


def given_to_them(pack: Pack, packs: Sequence[Pack]) -> WhatTheySaw:
    """The record that one of the packs of a meeting was made from."""
    number, on, up_to = packs.index(pack) + 1, pack.frozen.as_at, pack.frozen.up_to
    words = f"The record up to entry {up_to}, as at {day_in_words(on)}, as pack {number} of the meeting has it"
    return WhatTheySaw(by=SeenBy.POSITION, as_at=on, known_at=None, up_to=up_to, in_words=words, pack=number)


def _by_meeting_and_item(record: Record) -> list[Decision]:
    """Those taken latest first; within one meeting in the order of its agenda, then as they were recorded."""
    places = {
        (meeting.ref, item.listed.item): place
        for meeting in record.all(Meeting).values()
        for place, item in enumerate(meeting.items)
    }
    taken = in_order(record, record.all(Decision).values())
    sittings: dict[tuple[str | None, str], list[Decision]] = {}
    for decision in taken:
        alone = "" if decision.meeting else decision.ref
        sittings.setdefault((decision.meeting, alone), []).append(decision)
    return [
        decision
        for together in reversed(sittings.values())
        for decision in sorted(
            together, key=lambda held: places.get((held.meeting or "", held.item or ""), len(places))
        )
    ]


def _item_of(meeting: Meeting | None, ref: str | None) -> Item | None:
    return next((item for item in meeting.items if item.listed.item == ref), None) if meeting else None


def _item_in_words(item: Item | None) -> str | None:
    """Its number as written, with its title."""
    if item is None:
        return None
    return f"{item.listed.number} {item.listed.title}" if item.listed.number else item.listed.title


def _title_of(record: Record, paper: str | None) -> str | None:
    held = record.all(Paper).get(paper or "")
    return held.title if held else None


def _by_outcome(rows: Sequence[DecisionRow]) -> tuple[OutcomeCount, ...]:
    counts = ((outcome, sum(row.outcome is outcome for row in rows)) for outcome in DecisionOutcome)
    return tuple(
        OutcomeCount(outcome=outcome, in_words=OUTCOMES_IN_WORDS[outcome], count=count)
        for outcome, count in counts
        if count
    )


def _in_words(rows: Sequence[DecisionRow], in_force: int) -> str:
    """For example: 9 decisions were taken, the latest on 29 June 2023. 1 of them was superseded."""
    if not rows:
        return "No decision has been recorded."
    latest = rows[0].taken_on
    when = f", the latest {'on' if latest.starts == latest.ends else 'in'} {latest.in_words}" if latest else ""
    words = f"{counted(len(rows), 'decision was', 'decisions were')} taken{when}."
    gone = len(rows) - in_force
    return f"{words} {gone} of them {'was' if gone == 1 else 'were'} superseded." if gone else words
