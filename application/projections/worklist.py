"""What should I tell the programme today?

The open milestones of which something is to be said: overdue, past their promise without a date, waiting for a late
one, due soon, or with a date that nobody confirmed within the reporting cycle. The neediest come first, in that order;
among equals the one that is due first. The rest is counted.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from application.projections.milestone_needs import milestone_needs
from application.projections.milestone_rows import AgainstPromise, MilestoneRow
from application.projections.milestones import milestone_list
from application.projections.timing import SOON
from application.projections.view import PlannedDateView, ProgrammeView, View, counted, header
from domain.milestone_facts import MilestoneKind
from domain.record import Record
from domain.refusals import day_in_words
from domain.words import listed


class WorkReason(StrEnum):
    """Why a milestone stands on the list, neediest first; what needs attention is called as there."""

    OVERDUE = "overdue"
    UNDATED = "undated"
    LATE_PREDECESSOR = "late-predecessor"
    DUE_SOON = "due-soon"
    STALE_FORECAST = "stale-forecast"


class ReasonView(View):
    """One reason in a sentence; `since` is null where the record does not say since when."""

    reason: WorkReason
    in_words: str
    since: date | None


class ReasonCount(View):
    """How many milestones stand on the list for one reason; one may stand there for several."""

    reason: WorkReason
    count: int


class WorklistRow(View):
    """One milestone, and why it is there. Days are calendar days; what is not stated is null."""

    ref: str
    version: int
    title: str
    kind: MilestoneKind
    workstream: str | None
    workstream_name: str | None
    owner_role: str | None
    first_promise: PlannedDateView | None
    baseline: PlannedDateView | None
    forecast: PlannedDateView | None
    due: date | None
    days_overdue: int | None
    against_baseline: AgainstPromise
    against_first_promise: AgainstPromise
    last_confirmed_on: date | None
    reasons: tuple[ReasonView, ...]


class Worklist(ProgrammeView):
    """The open milestones of which something is to be said, neediest first; `rest` counts the other open ones.

    Milestones are counted together with tasks, next steps and activities. Of a closed programme nothing is to be said.
    """

    workstream: str | None
    in_words: str
    counts: tuple[ReasonCount, ...]
    open: int
    rest: int
    milestones: tuple[WorklistRow, ...]


def worklist(record: Record, *, workstream: str | None = None) -> Worklist:
    """What to say of a programme, or of one workstream with everything inside it; an unknown one is refused."""
    held = [row for row in milestone_list(record, workstream=workstream).milestones if row.state == "open"]
    found = () if record.programme.is_closed else tuple(_rows(record, held))
    rows = tuple(sorted(found, key=_neediest_first))
    reasons = [reason.reason for row in rows for reason in row.reasons]
    shown = Worklist(
        **header(record),
        workstream=workstream,
        in_words="",
        counts=tuple(ReasonCount(reason=one, count=reasons.count(one)) for one in WorkReason if one in reasons),
        open=len(held),
        rest=len(held) - len(rows),
        milestones=rows,
    )
    return shown.model_copy(update={"in_words": _in_words(shown, is_closed=record.programme.is_closed)})


def _rows(record: Record, held: Iterable[MilestoneRow]) -> Iterator[WorklistRow]:
    shown = WorklistRow.model_fields.keys() - {"reasons"}
    for row in held:
        if reasons := tuple(sorted(_reasons(record, row), key=lambda reason: _ORDER.index(reason.reason))):
            yield WorklistRow(reasons=reasons, **{name: getattr(row, name) for name in shown})


_ORDER = tuple(WorkReason)


def _reasons(record: Record, row: MilestoneRow) -> Iterator[ReasonView]:
    for found in milestone_needs(record, row):
        yield ReasonView(reason=WorkReason(found.need), in_words=found.why, since=found.since)
    days = (row.due - record.moment.as_at).days if row.due else None
    if row.due and days is not None and 0 <= days <= SOON:
        ahead = f"in {counted(days, 'day')}" if days else "today"
        words = f"Due by {day_in_words(row.due)}, {ahead}."
        yield ReasonView(reason=WorkReason.DUE_SOON, in_words=words, since=_soon_since(row.due))


def _soon_since(due: date) -> date | None:
    """The first day on which it was due soon."""
    return due - timedelta(days=SOON) if (due - date.min).days >= SOON else None


def _neediest_first(row: WorklistRow) -> tuple[int, date]:
    return _ORDER.index(row.reasons[0].reason), row.due or date.max


_SAYING: dict[WorkReason, tuple[str, str]] = {
    WorkReason.OVERDUE: ("is overdue", "are overdue"),
    WorkReason.UNDATED: ("is past its promise without a date", "are past their promise without a date"),
    WorkReason.LATE_PREDECESSOR: ("waits for a late one", "wait for late ones"),
    WorkReason.DUE_SOON: ("is due soon", "are due soon"),
    WorkReason.STALE_FORECAST: ("has a stale date", "have stale dates"),
}


def _in_words(shown: Worklist, *, is_closed: bool) -> str:
    """2 of 9 open milestones wait for a word: 1 is overdue and 1 is due soon."""
    if is_closed:
        return "The programme is closed: nothing is to be said of it any more."
    if not shown.milestones:
        return f"Nothing is to be said today; {counted(shown.open, 'milestone is', 'milestones are')} open."
    number = len(shown.milestones)
    words = f"{number} of {counted(shown.open, 'open milestone')} {'waits' if number == 1 else 'wait'} for a word"
    return f"{words}: {listed(counted(one.count, *_SAYING[one.reason]) for one in shown.counts)}."
