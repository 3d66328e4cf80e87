"""What was before this meeting, who was there, and what came of it?

A resolution is a decision that names the meeting. What an item came to is what its minutes say; where they resolve
something that no decision of the record names, or note something without a resolution, that is said.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from application.projections.agenda import AgendaItemView, AgendaPart, ResolutionView, agenda_of, number_of
from application.projections.escalation_rows import EscalationRow
from application.projections.escalations import escalation_rows
from application.projections.gates_before import GateBefore, gates_of_meeting
from application.projections.meeting_rows import MeetingRow, MeetingStanding, meeting_row, on_in_words
from application.projections.pack_rows import PackRow, pack_rows
from application.projections.view import PlannedDateView, ProgrammeView, View, counted, header, shown_date
from domain.action import Action
from domain.decision import Decision
from domain.highlight_report import HighlightReport
from domain.meeting import Meeting, Move
from domain.meeting_facts import ActionsCounted, Attendance, ItemOutcome
from domain.record import Record
from domain.words import listed


class MeetingDay(View):
    """A day it was to be on: the first is the one it was called for. Why it went there stands with each later one."""

    on: PlannedDateView
    said_on: date | None
    because: str | None
    decision: str | None
    decision_text: str | None


class AttendanceView(View):
    """How many of an organisation, or of a seat, were there, and how many sent apologies; null is not stated.

    Those of whom it is said that they have no vote do not count among the members who were present.
    """

    of: str
    of_name: str
    present: int | None
    apologies: int | None
    has_vote: bool | None


class ActionsKnownByCount(View):
    """So many actions are followed elsewhere."""

    count: int
    in_words: str


class MeetingDetail(ProgrammeView):
    """One meeting, whole. `resolutions` counts the decisions it took, those of no item among them.

    `noted_without_resolution` and `resolved_without_decision` name items by their numbers; `without_outcome` those of
    a held one at which nothing was resolved, of which nobody said more and that are on no later agenda. `sitting_here`
    is told of one to come.
    """

    meeting: MeetingRow
    in_words: str
    minutes_in_words: str | None
    days: tuple[MeetingDay, ...]
    attendance: tuple[AttendanceView, ...]
    agenda: tuple[AgendaPart, ...]
    other_resolutions: tuple[ResolutionView, ...]
    resolutions: int
    noted_without_resolution: tuple[str, ...]
    resolved_without_decision: tuple[str, ...]
    without_outcome: tuple[str, ...]
    actions: tuple[str, ...]
    actions_known_by_count: ActionsKnownByCount | None
    considered: tuple[str, ...]
    sitting_here: tuple[EscalationRow, ...]
    gates: tuple[GateBefore, ...]
    packs: tuple[PackRow, ...]


def meeting_detail(record: Record, ref: str) -> MeetingDetail:
    """One meeting with everything that was before it; an unknown one is refused."""
    meeting = record.get(Meeting, ref)
    row, taken = meeting_row(record, meeting), _resolutions(record, ref)
    agenda = agenda_of(record, meeting, taken)
    items = [item for part in agenda for item in part.items]
    listed_items = {item.item for item in items}
    return MeetingDetail(
        **header(record),
        meeting=row,
        in_words=meeting_in_words(row),
        minutes_in_words=minutes_in_words(row, items, taken) if meeting.is_held else None,
        days=_days(record, meeting),
        attendance=tuple(_attendance(record, group) for group in meeting.held.attendance) if meeting.held else (),
        agenda=agenda,
        other_resolutions=tuple(one for one in taken if one.item not in listed_items),
        resolutions=len(taken),
        noted_without_resolution=_without_resolution(items, ItemOutcome.NOTED),
        resolved_without_decision=_without_resolution(items, ItemOutcome.RESOLVED),
        without_outcome=_without_resolution((one for one in items if not (one.is_withheld or one.again_at)), None)
        if meeting.is_held
        else (),
        actions=tuple(held.ref for held in record.all(Action).values() if held.meeting == ref),
        actions_known_by_count=_counted_elsewhere(meeting.counted),
        considered=_considered(record, ref),
        sitting_here=escalation_rows(record, board=row.board) if row.standing is MeetingStanding.TO_COME else (),
        gates=gates_of_meeting(record, ref),
        packs=pack_rows(meeting),
    )


def _resolutions(record: Record, meeting: str) -> tuple[ResolutionView, ...]:
    """The decisions that name the meeting, in the order they came into the record."""
    return tuple(
        ResolutionView(
            ref=held.ref,
            text=held.text,
            kind=held.kind,
            outcome=held.outcome,
            item=held.item,
            is_superseded=held.superseded_by is not None,
        )
        for held in record.all(Decision).values()
        if held.meeting == meeting
    )


def _days(record: Record, meeting: Meeting) -> tuple[MeetingDay, ...]:
    first = MeetingDay(
        on=shown_date(meeting.first_on), said_on=meeting.since, because=None, decision=None, decision_text=None
    )
    return (first, *(_day(record, move) for move in meeting.moves))


def _day(record: Record, move: Move) -> MeetingDay:
    decision = record.all(Decision).get(move.decision or "")
    return MeetingDay(
        on=shown_date(move.to),
        said_on=move.said_on,
        because=move.because,
        decision=move.decision,
        decision_text=decision.text if decision else None,
    )


def _attendance(record: Record, group: Attendance) -> AttendanceView:
    """An organisation that is a partner is called by its name."""
    partner = next((one.name for one in record.programme.partners if one.ref == group.of), group.of)
    return AttendanceView(
        of=group.of, of_name=partner, present=group.present, apologies=group.apologies, has_vote=group.has_vote
    )


def _without_resolution(items: Iterable[AgendaItemView], outcome: ItemOutcome | None) -> tuple[str, ...]:
    return tuple(number_of(item) for item in items if item.outcome is outcome and not item.resolutions)


def _counted_elsewhere(counted_so: ActionsCounted | None) -> ActionsKnownByCount | None:
    """“13 operational actions are followed elsewhere, monthly”."""
    if counted_so is None:
        return None
    nature = f"{counted_so.nature} " if counted_so.nature else ""
    often = f", {counted_so.frequency}" if counted_so.frequency else ""
    actions = counted(counted_so.count, f"{nature}action is", f"{nature}actions are")
    return ActionsKnownByCount(count=counted_so.count, in_words=f"{actions} followed elsewhere{often}")


def _considered(record: Record, meeting: str) -> tuple[str, ...]:
    reports = record.all(HighlightReport).values()
    return tuple(held.ref for held in reports if any(each.meeting == meeting for each in held.considered))


def meeting_in_words(row: MeetingRow) -> str:
    """When it is or was, when it was first to be, and what moved it."""
    held = {MeetingStanding.HELD: "was held", MeetingStanding.CANCELLED: "was cancelled; it was to be"}
    is_or_was = held.get(row.standing, "is" if row.standing is MeetingStanding.TO_COME else "was to be")
    said = [f"This meeting {is_or_was} {on_in_words(row.on)}{_hours(row)}."]
    if row.has_moved:
        said.append(f"It was first to be {on_in_words(row.first_on)}{_why(row)}.")
    if row.standing is MeetingStanding.CANCELLED:
        said.append(f"{row.standing_in_words[0].upper()}{row.standing_in_words[1:]}.")
    if row.standing is MeetingStanding.OVERDUE:
        said.append("Nobody has recorded that it was held.")
    return " ".join(said)


def _why(row: MeetingRow) -> str:
    """What moved it last: a decision, a reason in words, or both."""
    by = [f"by the decision “{row.moved_by}”"] if row.moved_by else []
    by += [f"because: {row.moved_because}"] if row.moved_because else []
    return f", and was moved {', '.join(by)}".rstrip(".") if by else ""


def _hours(row: MeetingRow) -> str:
    if row.starts_at and row.ends_at:
        return f", {row.starts_at} to {row.ends_at}"
    return f" at {row.starts_at}" if row.starts_at else ""


def minutes_in_words(row: MeetingRow, items: Sequence[AgendaItemView], taken: Sequence[ResolutionView]) -> str:
    """“11 items, 9 resolutions (items 2, 4, 7 twice); item 3 is noted without a resolution; 4 of 6 members …”."""
    said = [f"{counted(len(items), 'item')}, {counted(len(taken), 'resolution')}{_where(items, taken)}"]
    noted = _without_resolution(items, ItemOutcome.NOTED)
    if noted:
        said.append(f"{'item' if len(noted) == 1 else 'items'} {listed(noted)} {_is(noted)} noted without a resolution")
    said.append(row.attendance_in_words)
    return f"{'; '.join(said)}."


def _where(items: Sequence[AgendaItemView], taken: Sequence[ResolutionView]) -> str:
    """The items at which something was resolved, in the order of the agenda."""
    times = Counter(one.item for one in taken)
    numbers = [f"{number_of(item)}{_often(times[item.item])}" for item in items if times[item.item]]
    return f" ({'item' if len(numbers) == 1 else 'items'} {listed(numbers)})" if numbers else ""


def _often(times: int) -> str:
    return {1: "", 2: " twice"}.get(times, f" {times} times")


def _is(what: Sequence[str]) -> str:
    return "is" if len(what) == 1 else "are"
