"""Who owes what, what is late, and what is known only by its number?

Late ones come first, the latest of them before the others; then what is due, soonest first; then what has no day; last
what is over. What a meeting only counted is told apart: nobody stated what those actions are.
"""

from collections.abc import Sequence
from datetime import date

from application.projections.view import (
    PlannedDateView,
    ProgrammeView,
    View,
    counted,
    day_or_not_stated,
    header,
    planned_date_view,
)
from domain.action import Action
from domain.board import Board
from domain.meeting import Meeting
from domain.meeting_facts import ActionsCounted
from domain.planned_date import Precision
from domain.record import Record
from domain.refusals import day_in_words
from domain.words import NOT_STATED


class ActionRow(View):
    """One action; what is not stated is null.

    `due` is the day in force, `first_due` the first one where it has moved since. It is late after the last day it was
    due on, by `days_late` calendar days. Where no day of it is stated it was done by `done_by`. `raised_on` is the day
    it took effect.
    """

    ref: str
    version: int
    what: str
    owner_role: str | None
    organisation: str | None
    owner_in_words: str
    requested_by: str | None
    due: PlannedDateView | None
    due_in_words: str
    first_due: PlannedDateView | None
    is_open: bool
    is_done: bool
    is_dropped: bool
    state_in_words: str
    is_late: bool
    days_late: int | None
    standing: str | None
    standing_noted_on: date | None
    done_on: PlannedDateView | None
    done_by: date | None
    outcome: str | None
    board: str | None
    board_name: str | None
    meeting: str | None
    meeting_in_words: str | None
    decision: str | None
    recommendation: str | None
    raised_on: date | None
    raised_in_words: str


class ActionsKnownByCount(View):
    """Actions of which a meeting states the number and nothing else: they are followed somewhere else."""

    meeting: str
    meeting_in_words: str
    board: str
    count: int
    frequency: str | None
    nature: str | None
    in_words: str


class ActionList(ProgrammeView):
    """The actions, late ones first.

    Lateness, missing owners and missing days are counted among the open ones. `known_by_count` are those that the
    latest meeting of each board counted without naming them; `counted_elsewhere` says so meeting by meeting.
    """

    in_words: str
    open: int
    late: int
    done: int
    dropped: int
    owner_not_stated: int
    day_not_stated: int
    known_by_count: int
    counted_elsewhere: tuple[ActionsKnownByCount, ...]
    actions: tuple[ActionRow, ...]


class ActionDetail(ProgrammeView):
    """One action on its own, with every day it was due, the first one first."""

    action: ActionRow
    dues: tuple[PlannedDateView, ...]


def action_list(record: Record) -> ActionList:
    """The actions of a programme."""
    rows = tuple(sorted((action_row(record, each) for each in record.all(Action).values()), key=_late_first))
    still_open = [row for row in rows if row.is_open]
    elsewhere = _counted_elsewhere(record)
    by_count = sum(held.count for held in _latest_of_each_board(elsewhere))
    return ActionList(
        **header(record),
        in_words=_in_words(rows, by_count),
        open=len(still_open),
        late=sum(row.is_late for row in still_open),
        done=sum(row.is_done for row in rows),
        dropped=sum(row.is_dropped for row in rows),
        owner_not_stated=sum(row.owner_role is None for row in still_open),
        day_not_stated=sum(_is_without_a_day(row) for row in still_open),
        known_by_count=by_count,
        counted_elsewhere=elsewhere,
        actions=rows,
    )


def action_detail(record: Record, ref: str) -> ActionDetail:
    """One action; an unknown one is refused."""
    action = record.get(Action, ref)
    dues = tuple(view for due in action.dues if (view := planned_date_view(due)))
    return ActionDetail(**header(record), action=action_row(record, action), dues=dues)


def action_row(record: Record, action: Action) -> ActionRow:
    """One action as the list shows it."""
    as_at = record.moment.as_at
    board = record.all(Board).get(action.board or "")
    meeting = record.all(Meeting).get(action.meeting or "")
    is_late = action.is_late(as_at)
    return ActionRow(
        ref=action.ref,
        version=action.version,
        what=action.what,
        owner_role=action.owner_role,
        organisation=action.organisation,
        owner_in_words=_owner_in_words(action),
        requested_by=action.requested_by,
        due=planned_date_view(action.due),
        due_in_words=action.due.in_words if action.due else NOT_STATED,
        first_due=planned_date_view(action.dues[0]) if len(action.dues) > 1 else None,
        is_open=action.is_open,
        is_done=action.is_done,
        is_dropped=action.is_dropped,
        state_in_words=_state_in_words(action),
        is_late=is_late,
        days_late=(as_at - action.due.ends).days if is_late and action.due and action.due.ends else None,
        standing=action.standing.comment if action.standing else None,
        standing_noted_on=action.standing.noted_on if action.standing else None,
        done_on=planned_date_view(action.done_on),
        done_by=action.done_by,
        outcome=action.outcome,
        board=action.board,
        board_name=board.name if board else None,
        meeting=action.meeting,
        meeting_in_words=meeting.in_words if meeting else None,
        decision=action.decision,
        recommendation=action.recommendation,
        raised_on=action.since,
        raised_in_words=day_or_not_stated(action.since),
    )


def _late_first(row: ActionRow) -> tuple[bool, int, bool, date]:
    """Open before over; the latest first; then by the day it is due, those without one behind."""
    due = row.due.ends if row.due else None
    return not row.is_open, -(row.days_late or 0), due is None, due or date.max


def _is_without_a_day(row: ActionRow) -> bool:
    return row.due is None or row.due.ends is None


def _owner_in_words(action: Action) -> str:
    if action.owner_role is None:
        return NOT_STATED
    return f"{action.owner_role}, {action.organisation}" if action.organisation else action.owner_role


def _state_in_words(action: Action) -> str:
    """Open, dropped, or done and since when: “done on 3 July 2023”, “done by” that day where none is stated."""
    if action.is_dropped:
        return "dropped"
    if not action.is_done:
        return "open"
    if action.done_on:
        return f"done {'on' if action.done_on.precision is Precision.DAY else 'in'} {action.done_on.in_words}"
    return f"done by {day_in_words(action.done_by)}" if action.done_by else f"done, day {NOT_STATED}"


# What is known by its number alone ------------------------------------------------------------------------------------


def _counted_elsewhere(record: Record) -> tuple[ActionsKnownByCount, ...]:
    """What meetings counted, in the order of their days."""
    meetings = sorted(record.all(Meeting).values(), key=lambda meeting: meeting.on.ends or date.max)
    return tuple(_known_by_count(meeting, meeting.counted) for meeting in meetings if meeting.counted)


def _known_by_count(meeting: Meeting, told: ActionsCounted) -> ActionsKnownByCount:
    nature, frequency = told.nature, told.frequency
    about = f" about {nature}" if nature else ""
    how_often = f", followed {frequency}" if frequency else ""
    actions = f"{counted(told.count, 'action')}{about}"
    return ActionsKnownByCount(
        meeting=meeting.ref,
        meeting_in_words=meeting.in_words,
        board=meeting.board,
        count=told.count,
        frequency=frequency,
        nature=nature,
        in_words=f"{actions}{how_often}, known by count only, {meeting.in_words}",
    )


def _latest_of_each_board(told: Sequence[ActionsKnownByCount]) -> list[ActionsKnownByCount]:
    """A board that counts again counts the same actions anew, so its latest count is the one that holds."""
    return list({held.board: held for held in told}.values())


def _in_words(rows: Sequence[ActionRow], by_count: int) -> str:
    """For example: 5 actions are open, 1 of them is late. For 1 nobody is stated as owner."""
    still_open = [row for row in rows if row.is_open]
    said = [_open_in_words(still_open, len(rows))] if rows else []
    if ownerless := sum(row.owner_role is None for row in still_open):
        said.append(f"For {ownerless} of them no owner is stated.")
    if by_count:
        words = "is known by its number" if by_count == 1 else "are known by their number"
        said.append(f"{by_count} more {words} only.")
    return " ".join(said) or "No action has been assigned."


def _open_in_words(still_open: Sequence[ActionRow], total: int) -> str:
    if not still_open:
        return f"No action is open; {total} {'is' if total == 1 else 'are'} over."
    late = sum(row.is_late for row in still_open)
    words = counted(len(still_open), "action is", "actions are")
    return f"{words} open; {late or 'none'} of them {'is' if late <= 1 else 'are'} late."
