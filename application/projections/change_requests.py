"""Which changes are asked for, who decides on them, what became of them, and how long have they been open?

Open ones come first, the one that has waited longest before the others; then those that are over, the latest first.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from application.projections.view import (
    PlannedDateView,
    ProgrammeView,
    View,
    counted,
    day_or_not_stated,
    header,
    planned_date_view,
)
from domain.board import Board
from domain.calendar import working_days_between
from domain.change_request import ChangeKind, ChangeRequest, ChangeStanding
from domain.milestone import Milestone
from domain.milestone_dates import Baseline
from domain.money import Money
from domain.planned_date import PlannedDate
from domain.record import Record
from domain.suggestion import stale_from
from domain.words import NOT_STATED, listed
from domain.workstream import Workstream

KINDS_IN_WORDS = {
    ChangeKind.REBASELINE: "a new baseline",
    ChangeKind.SCOPE: "another scope",
    ChangeKind.MONEY: "money",
    ChangeKind.OTHER: "something else",
}
"""What a request asks for."""


class ChangeRow(View):
    """One change request; what is not stated is null.

    `instead_of` is the baseline that the one asked for is to replace, null where it `is_baseline_already`, because
    another request or agreement brought it before; `days_later` how many working days lie between them. Of a request
    that is over it is the one of the time when it was decided, whatever was agreed since. `who_decides` names the
    board or the body that was asked, else whoever decided. `days_open` are the calendar days until it was decided, or
    until the day that is shown. It `is_waiting` since the day on which it had been open for longer than the reporting
    cycle, where one is stated in days. `is_in_effect` says of an approved one whether what it asks for was recorded
    and stands; null where nothing is recorded by an approval, as of money.
    """

    ref: str
    version: int
    what: str
    kind: ChangeKind
    kind_in_words: str
    milestone: str | None
    milestone_title: str | None
    baseline: PlannedDateView | None
    instead_of: PlannedDateView | None
    is_baseline_already: bool
    days_later: int | None
    workstream: str | None
    workstream_name: str | None
    scope: str | None
    amount: Money | None
    amount_in_words: str | None
    impact: str | None
    requested_by: str | None
    raised_by: str
    asked_on: date | None
    asked_in_words: str
    standing: ChangeStanding
    is_open: bool
    days_open: int | None
    is_waiting: bool
    waiting_since: date | None
    asked_of: str | None
    asked_of_body: str | None
    who_decides: str
    board: str | None
    body: str | None
    decision: str | None
    decided_on: date | None
    conditions: tuple[str, ...]
    why: str | None
    is_in_effect: bool | None

    @property
    def already_in_words(self) -> str:
        """That nothing is replaced, said of what `is_baseline_already`, or was when the request was decided."""
        return f"it {'is' if self.is_open else 'was'} the baseline already"


class ChangeList(ProgrammeView):
    """The change requests, those that are open first; `waiting` are open for longer than the reporting cycle."""

    in_words: str
    open: int
    waiting: int
    approved: int
    rejected: int
    withdrawn: int
    change_requests: tuple[ChangeRow, ...]


class ChangeDetail(ProgrammeView):
    """One change request on its own."""

    change_request: ChangeRow


def change_list(record: Record) -> ChangeList:
    """The change requests of a programme."""
    rows = tuple(sorted(changes_asked_for(record), key=_open_first))

    def count(standing: ChangeStanding) -> int:
        return sum(row.standing is standing for row in rows)

    return ChangeList(
        **header(record),
        in_words=_in_words(rows),
        open=count(ChangeStanding.OPEN),
        waiting=sum(row.is_waiting for row in rows),
        approved=count(ChangeStanding.APPROVED),
        rejected=count(ChangeStanding.REJECTED),
        withdrawn=count(ChangeStanding.WITHDRAWN),
        change_requests=rows,
    )


def change_detail(record: Record, ref: str) -> ChangeDetail:
    """One change request; an unknown one is refused."""
    return ChangeDetail(**header(record), change_request=change_row(record, record.get(ChangeRequest, ref)))


def changes_asked_for(record: Record, *, milestone: str | None = None) -> tuple[ChangeRow, ...]:
    """Every change request, or those for one milestone, in the order they were made."""
    held = record.all(ChangeRequest).values()
    return tuple(change_row(record, asked) for asked in held if milestone in (None, asked.milestone))


def change_row(record: Record, asked: ChangeRequest) -> ChangeRow:
    """One change request as the list shows it."""
    waiting_since = stale_from(asked.since, record.programme.cycle_in_days) if asked.is_open else None
    return ChangeRow(
        ref=asked.ref,
        version=asked.version,
        what=asked.what,
        kind=asked.kind,
        kind_in_words=KINDS_IN_WORDS[asked.kind],
        **_wanted(record, asked),
        impact=asked.impact,
        requested_by=asked.requested_by,
        raised_by=asked.raised_by,
        asked_on=asked.since,
        asked_in_words=day_or_not_stated(asked.since),
        standing=asked.standing,
        is_open=asked.is_open,
        days_open=_days_open(asked, record.moment.as_at),
        is_waiting=waiting_since is not None and waiting_since <= record.moment.as_at,
        waiting_since=waiting_since,
        asked_of=asked.asked_of,
        asked_of_body=asked.asked_of_body,
        who_decides=_who_decides(record, asked),
        board=asked.decided_by,
        body=asked.body,
        decision=asked.decision,
        decided_on=asked.decided_on,
        conditions=asked.conditions,
        why=asked.why,
        is_in_effect=_is_in_effect(record, asked),
    )


def _is_in_effect(record: Record, asked: ChangeRequest) -> bool | None:
    """Whether its milestone was promised anew, or its workstream covers what was asked; that may be withdrawn again."""
    milestone = record.all(Milestone).get(asked.milestone or "")
    workstream = record.all(Workstream).get(asked.workstream or "")
    if asked.is_approved and asked.kind is ChangeKind.REBASELINE and milestone:
        return asked.ref in [held.change_request for held in milestone.baselines]
    if asked.is_approved and asked.kind is ChangeKind.SCOPE and workstream:
        return asked.ref in workstream.changed_by or workstream.scope == asked.scope
    return None


def _wanted(record: Record, asked: ChangeRequest) -> dict[str, Any]:  # Any: keyword arguments of a row
    """What is to change, and from what."""
    milestone = record.all(Milestone).get(asked.milestone or "")
    workstream = record.all(Workstream).get(asked.workstream or "")
    before = _before(milestone, asked) if milestone and asked.baseline else None
    is_the_same = before is not None and before.says_the_same_as(asked.baseline)
    return {
        "milestone": asked.milestone,
        "milestone_title": milestone.title if milestone else None,
        "baseline": planned_date_view(asked.baseline),
        "instead_of": None if is_the_same else planned_date_view(before),
        "is_baseline_already": is_the_same,
        "days_later": _days_later(before, asked.baseline),
        "workstream": asked.workstream,
        "workstream_name": workstream.name if workstream else None,
        "scope": asked.scope,
        "amount": asked.amount,
        "amount_in_words": asked.amount.in_words if asked.amount else None,
    }


def _before(milestone: Milestone, asked: ChangeRequest) -> PlannedDate | None:
    """The baseline in force; of a request that is over the one that was, before it brought another one itself."""
    by = [held.change_request for held in milestone.baselines]
    last = by.index(asked.ref) if asked.ref in by else len(by)
    before = [held for held in milestone.baselines[:last] if asked.is_open or _was_agreed_before(held, asked)]
    return before[-1].promised if before else None


def _was_agreed_before(held: Baseline, asked: ChangeRequest) -> bool:
    """By their days; on the same day, or where one is not stated, by what was recorded first."""
    agreed, decided = held.agreed_on, asked.decided_on
    if agreed and decided and agreed != decided:
        return agreed < decided
    return asked.decided_at is None or held.agreed_at < asked.decided_at


def _days_later(before: PlannedDate | None, wanted: PlannedDate | None) -> int | None:
    if before is None or wanted is None or before.ends is None or wanted.ends is None:
        return None
    return working_days_between(before.ends, wanted.ends)


def _days_open(asked: ChangeRequest, as_at: date) -> int | None:
    """From the day it was made to the day it was decided, or to the day shown; nothing where either is not stated."""
    until = as_at if asked.is_open else asked.decided_on
    return (until - asked.since).days if until and asked.since else None


def _who_decides(record: Record, asked: ChangeRequest) -> str:
    """Whoever decided; the board or the body that is to, while it is open."""
    ref = asked.decided_by or (None if asked.body else asked.asked_of)
    board = record.all(Board).get(ref or "")
    return board.name if board else asked.body or asked.asked_of_body or NOT_STATED


def _open_first(row: ChangeRow) -> tuple[bool, date]:
    """The longest open first, then the latest decided; those whose day is not stated come last of theirs."""
    if row.is_open:
        return False, row.asked_on or date.max
    return True, date.min + timedelta(days=(date.max - (row.decided_on or date.min)).days)


def _in_words(rows: Sequence[ChangeRow]) -> str:
    """For example: 2 change requests are open, the oldest for 40 days. 1 was approved and 1 rejected."""
    if not rows:
        return "No change has been asked for."
    still_open = [row for row in rows if row.is_open]
    longest = max((row.days_open for row in still_open if row.days_open is not None), default=0)
    oldest = f", {'the oldest ' if len(still_open) > 1 else ''}for {counted(longest, 'day')}" if longest else ""
    first = (
        f"{counted(len(still_open), 'change request is', 'change requests are')} open{oldest}."
        if still_open
        else "No change request is open."
    )
    return f"{first} {_over_in_words(rows)}".strip()


def _over_in_words(rows: Sequence[ChangeRow]) -> str:
    """For example: 3 were approved and 1 rejected."""
    over = ((standing, sum(row.standing is standing for row in rows)) for standing in ChangeStanding)
    counts = [(standing, count) for standing, count in over if count and standing is not ChangeStanding.OPEN]
    if not counts:
        return ""
    (first, count), *others = counts
    was = "was" if count == 1 else "were"
    return f"{listed([f'{count} {was} {first}', *(f'{count} {standing}' for standing, count in others)])}."
