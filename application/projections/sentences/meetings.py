"""What does a sentence say of each fact about a meeting?"""

from typing import Any

from application.projections.sentences.telling import Change, Said, Sentences, details, moved, on, quoted
from application.projections.view import counted
from domain.board import Board
from domain.decision import Decision
from domain.meeting import Item, Meeting
from domain.meeting_facts import (
    ActionsCounted,
    AgendaItemDealtWith,
    AgendaItemListed,
    AgendaItemTakenOff,
    Attendance,
    ItemOutcome,
    MeetingCancelled,
    MeetingHeld,
    MeetingMoved,
    MeetingScheduled,
    PackFrozen,
)
from domain.paper import Paper
from domain.planned_date import PlannedDate

_OUTCOMES = {
    ItemOutcome.RESOLVED: "resolved",
    ItemOutcome.NOTED: "noted",
    ItemOutcome.DEFERRED: "put off",
    ItemOutcome.NOTHING: "dealt with, and there was nothing to it",
}


def scheduled(change: Change[MeetingScheduled, Meeting]) -> Said:
    """Of a board, on a day."""
    fact = change.fact
    day = _when(fact.on, fact.starts_at)
    did = f"called a meeting of the board {change.named(Board.KIND, fact.board)} for {day}"
    return Said(f"{did}, {quoted(fact.title)}" if fact.title else did, None, details(day, fact.place))


def moved_to(change: Change[MeetingMoved, Meeting]) -> Said:
    """From the day in force; with the decision that moved it, where one did."""
    held, fact = change.before, change.fact
    before = _when(held.on, held.starts_at) if held else None
    starts_at = fact.starts_at or (held.starts_at if held else None)
    called = change.name if held is None or held.title else f"of the board {change.named(Board.KIND, held.board)}"
    said = moved(f"the meeting {called}", before, _when(fact.to, starts_at))
    by = f", by the decision {change.named(Decision.KIND, fact.decision)}" if fact.decision else ""
    return said._replace(did=f"{said.did}{by}")


def cancelled(change: Change[MeetingCancelled, Meeting]) -> Said:
    """It will not take place."""
    return Said(f"cancelled {_meeting(change)}", "to come", "cancelled")


def item_listed(change: Change[AgendaItemListed, Meeting]) -> Said:
    """With its number, as written."""
    before = next((held.listed for held in _items(change) if held.listed.item == change.fact.item), None)
    did = f"{'changed' if before else 'put'} {quoted(change.fact.title)} on the agenda of {_meeting(change)}"
    return Said(did, _listed(change, before) if before else None, _listed(change, change.fact))


def item_taken_off(change: Change[AgendaItemTakenOff, Meeting]) -> Said:
    """From an agenda."""
    item = _item(change, change.fact.item)
    return Said(f"took {item} off the agenda of {_meeting(change)}", item, None)


def held(change: Change[MeetingHeld, Meeting]) -> Said:
    """With how many were there, where that is stated."""
    fact = change.fact
    day = on(fact.held_on)
    who = details(*map(attendance_in_words, fact.attendance))
    there = f", with {who}" if who else ""
    return Said(
        f"recorded that {_meeting(change)} was held{day}{there}",
        "to come",
        details(f"held{day}", times_in_words(fact), who),
    )


def item_dealt_with(change: Change[AgendaItemDealtWith, Meeting]) -> Said:
    """What became of it, as the minutes have it."""
    fact = change.fact
    before = next((one.dealt_with for one in _items(change) if one.listed.item == fact.item), None)
    outcome = _OUTCOMES[fact.outcome]
    did = f"recorded that {_item(change, fact.item)} was {outcome} at {_meeting(change)}"
    after = details(outcome, fact.finding)
    return Said(did, details(_OUTCOMES[before.outcome], before.finding) if before else "open", after)


def actions_counted(change: Change[ActionsCounted, Meeting]) -> Said:
    """How many, and never which."""
    held, fact = change.before, change.fact
    before = count_in_words(held.counted) if held and held.counted else None
    after = count_in_words(fact)
    beside = ", ".join(part for part in (fact.frequency, fact.nature) if part)
    actions = f"{counted(fact.count, 'action')} followed elsewhere" + (f" ({beside})" if beside else "")
    return Said(f"recorded that {_meeting(change)} was told of {actions}", before, after)


def pack_frozen(change: Change[PackFrozen, Meeting]) -> Said:
    """From what it was made, which its digest vouches for."""
    number = len(change.before.packs) if change.before else 0
    did = f"froze the pack of {_meeting(change)}, made from the record up to entry {change.fact.up_to}"
    return Said(did, f"pack {number}" if number else None, f"pack {number + 1}")


def times_in_words(fact: MeetingHeld) -> str | None:
    """“from 18:00 until 19:45”; nothing where neither is stated."""
    started = f"from {fact.started_at}" if fact.started_at else None
    ended = f"until {fact.ended_at}" if fact.ended_at else None
    return " ".join(words for words in (started, ended) if words) or None


def attendance_in_words(group: Attendance) -> str:
    """“3 of Stevenage present and 2 apologies”; what is not counted is left out."""
    parts = (
        f"{group.present} present" if group.present is not None else None,
        counted(group.apologies, "apology", "apologies") if group.apologies is not None else None,
    )
    there = " and ".join(part for part in parts if part)
    vote = {None: "", True: ", with a vote", False: ", without a vote"}[group.has_vote]
    return f"{group.of}: {there or 'not counted'}{vote}"


def count_in_words(counted_actions: ActionsCounted) -> str:
    """“12 actions, weekly, operational”."""
    actions = counted(counted_actions.count, "action")
    return ", ".join(part for part in (actions, counted_actions.frequency, counted_actions.nature) if part)


def outcome_in_words(outcome: ItemOutcome) -> str:
    """What became of an item, to follow “was”."""
    return _OUTCOMES[outcome]


def _items(change: Change[AgendaItemListed, Meeting] | Change[AgendaItemDealtWith, Meeting]) -> tuple[Item, ...]:
    return change.before.items if change.before else ()


def _listed(change: Change[AgendaItemListed, Meeting], listed: AgendaItemListed) -> str:
    paper = f"paper {change.named(Paper.KIND, listed.paper)}" if listed.paper else None
    return item_in_words(listed, paper)


def item_in_words(listed: AgendaItemListed, paper: str | None = None) -> str:
    """Its title, its number as written, its part, and the pages and the paper it has."""
    words = (
        listed.title,
        f"item {listed.number}" if listed.number else None,
        f"Part {listed.part}" if listed.part else None,
        paper,
        f"pages {listed.pages}" if listed.pages else None,
        "a key decision" if listed.is_key_decision else None,
        "no key decision" if listed.is_key_decision is False else None,
    )
    return details(*words) or listed.title


def _item(change: Change[AgendaItemTakenOff, Meeting] | Change[AgendaItemDealtWith, Meeting], ref: str) -> str:
    items = change.before.items if change.before else ()
    return quoted(next((item.listed.title for item in items if item.listed.item == ref), ref))


def _meeting(change: Change[Any, Meeting]) -> str:  # Any: whichever fact of a meeting
    """“the meeting of the board “Crossing board” on 14 July 2026”, by the day before the change."""
    held = change.before
    if held is None or held.title:
        return f"the meeting {change.name}"
    return f"the meeting of the board {change.named(Board.KIND, held.board)}{on(held.on)}"


def _when(day: PlannedDate, starts_at: str | None) -> str:
    return f"{day.in_words} at {starts_at}" if starts_at else day.in_words


SENTENCES: Sentences = {
    MeetingScheduled: scheduled,
    MeetingMoved: moved_to,
    MeetingCancelled: cancelled,
    AgendaItemListed: item_listed,
    AgendaItemTakenOff: item_taken_off,
    MeetingHeld: held,
    AgendaItemDealtWith: item_dealt_with,
    ActionsCounted: actions_counted,
    PackFrozen: pack_frozen,
}
