"""What needs attention, why, since when, and what needs it most?

The neediest come first, in the order of `Need`; within one need the longest standing, and the highest score among
risks. What is over needs nothing: ratings of closed things, actions of closed risks, resolved issues are left out.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from application.projections.issues import issue_list
from application.projections.milestone_rows import MilestoneRow
from application.projections.milestones import milestone_list
from application.projections.rag_board import rag_board
from application.projections.rag_rows import RagRow
from application.projections.risk_rows import RiskRow, RiskStanding
from application.projections.risks import risk_register
from application.projections.view import ProgrammeView, View, counted, day_or_not_stated, header, listed
from domain.issue import Issue
from domain.milestone import Milestone
from domain.rag_status import RagStatus
from domain.rating import Light
from domain.record import Record
from domain.refusals import day_in_words
from domain.risk import Nature, Risk

HIGH_SCORE = 15
"""From this score on, out of 25, a threat is high: likelihood 3 with impact 5, or worse."""


class Need(StrEnum):
    """Why something needs attention, neediest first."""

    RED = "red"
    CONTRADICTED = "contradicted"
    STALE = "stale"
    OVERDUE = "overdue"
    LATE_PREDECESSOR = "late-predecessor"
    HIGH_RISK = "high-risk"
    OVERDUE_MITIGATION = "overdue-mitigation"
    ESCALATED_ISSUE = "escalated-issue"
    NOT_RATED = "not-rated"


class AttentionItem(View):
    """One thing that needs attention: `ref` is what orders for the thing of this kind call it, `why` a sentence.

    `noun` is what its kind is called in a sentence. `since` is null where the record does not say since when.
    """

    need: Need
    kind: str
    noun: str
    ref: str
    version: int
    title: str
    why: str
    since: date | None
    score: int | None = None


class NeedCount(View):
    """How many things need attention for one reason."""

    need: Need
    count: int


class Attention(ProgrammeView):
    """What needs attention, neediest first; `in_words` is the answer in one sentence."""

    workstream: str | None
    in_words: str
    counts: tuple[NeedCount, ...]
    items: tuple[AttentionItem, ...]


def attention(record: Record, *, workstream: str | None = None) -> Attention:
    """What needs attention in a programme, or in one workstream with everything inside it."""
    found = [
        *_ratings(record, workstream),
        *_milestones(record, workstream),
        *_risks(record, workstream),
        *_issues(record, workstream),
    ]
    items = tuple(sorted(found, key=_neediest_first))
    counts = ((need, sum(item.need is need for item in items)) for need in Need)
    return Attention(
        **header(record),
        workstream=workstream,
        in_words=_in_words(items),
        counts=tuple(NeedCount(need=need, count=count) for need, count in counts if count),
        items=items,
    )


_ORDER = tuple(Need)


def _neediest_first(item: AttentionItem) -> tuple[int, int, date]:
    return _ORDER.index(item.need), -(item.score or 0), item.since or date.max


# Ratings --------------------------------------------------------------------------------------------------------------


def _ratings(record: Record, workstream: str | None) -> Iterator[AttentionItem]:
    for row in rag_board(record, workstream=workstream).rows:
        if not row.subject_is_open:
            continue
        if row.rating.light is Light.RED:
            yield _rating(row, Need.RED, _why_red(row), row.held_since)
        if row.is_contradicted and row.contradiction:
            yield _rating(row, Need.CONTRADICTED, row.contradiction, row.declared_on if row.was_contradicted else None)
        if row.stale_since:
            yield _rating(row, Need.STALE, _why_stale(row), row.stale_since)
        if not row.is_declared:
            state = record.states[row.subject_kind][row.subject]
            yield _rating(row, Need.NOT_RATED, "Nobody has declared its overall rating.", state.since)


def _rating(row: RagRow, need: Need, why: str, since: date | None) -> AttentionItem:
    is_green = need is Need.CONTRADICTED and row.rating.light is Light.GREEN
    return AttentionItem(
        need=need,
        kind=RagStatus.KIND,
        noun="green" if is_green else "rating",
        ref=row.ref,
        version=row.version,
        title=f"{row.subject_title}: {row.dimension}",
        why=why,
        since=since,
    )


def _why_red(row: RagRow) -> str:
    words = f"Red since {day_in_words(row.held_since)}" if row.held_since else "Red, date not stated"
    return f"{words}: {row.rationale}" if row.rationale else f"{words}; no reason is stated."


def _why_stale(row: RagRow) -> str:
    return f"{row.rating.in_words}, but nobody has looked at it since {day_or_not_stated(row.last_looked_at)}."


# Milestones -----------------------------------------------------------------------------------------------------------


def _milestones(record: Record, workstream: str | None) -> Iterator[AttentionItem]:
    held = record.all(Milestone)
    for row in milestone_list(record, workstream=workstream).milestones:
        if row.is_overdue and row.due:
            words = f"Expected by {day_in_words(row.due)}; {counted(row.days_overdue or 0, 'day')} overdue."
            yield _milestone(row, Need.OVERDUE, words, row.due + timedelta(days=1))
        if row.late_predecessors:
            late = listed(_late_in_words(held[ref]) for ref in row.late_predecessors)
            due = f"Due on {day_in_words(row.due)}, it" if row.due else "It"
            yield _milestone(row, Need.LATE_PREDECESSOR, f"{due} waits for {late}.", None)


def _milestone(row: MilestoneRow, need: Need, why: str, since: date | None) -> AttentionItem:
    return AttentionItem(
        need=need,
        kind=Milestone.KIND,
        noun=row.kind.replace("-", " "),
        ref=row.ref,
        version=row.version,
        title=row.title,
        why=why,
        since=since,
    )


def _late_in_words(other: Milestone) -> str:
    expected = other.forecast.in_words if other.forecast else "a day not stated"
    return f"“{other.title}”, expected {expected}"


# Risks and issues -----------------------------------------------------------------------------------------------------


def _risks(record: Record, workstream: str | None) -> Iterator[AttentionItem]:
    for row in risk_register(record, workstream=workstream).risks:
        if score := _high_score(row):
            yield _risk(row, Need.HIGH_RISK, _why_high(row), row.assessed_on).model_copy(update={"score": score})
        for action in row.mitigations:
            if action.is_overdue and action.due and action.due.ends:
                words = f"The action “{action.what}” is {counted(action.days_overdue or 0, 'day')} overdue."
                yield _risk(row, Need.OVERDUE_MITIGATION, words, action.due.ends + timedelta(days=1))


def _risk(row: RiskRow, need: Need, why: str, since: date | None) -> AttentionItem:
    return AttentionItem(
        need=need,
        kind=Risk.KIND,
        noun="risk",
        ref=row.ref,
        version=row.version,
        title=row.event,
        why=why,
        since=since,
    )


def _high_score(row: RiskRow) -> int | None:
    """The score of an open threat where it is high; an opportunity is never too great."""
    product = row.standing_score.product if row.standing_score else None
    is_open_threat = row.nature is Nature.THREAT and row.standing is RiskStanding.OPEN
    return product if is_open_threat and product is not None and product >= HIGH_SCORE else None


def _why_high(row: RiskRow) -> str:
    """For example: Scored 20 (likelihood 4, impact 5), up from 12 to 20."""
    score = row.standing_score.in_words if row.standing_score else ""
    words = f"Scored {score}" if row.current else f"Scored {score} before any response"
    return f"{words}, {row.movement_in_words}." if row.movement else f"{words}."


def _issues(record: Record, workstream: str | None) -> Iterator[AttentionItem]:
    for row in issue_list(record, workstream=workstream).issues:
        if row.escalated_to is None or row.is_resolved:
            continue
        severity = f"; its severity is {row.severity_in_words}" if row.severity else ""
        yield AttentionItem(
            need=Need.ESCALATED_ISSUE,
            kind=Issue.KIND,
            noun="issue",
            ref=row.ref,
            version=row.version,
            title=row.what,
            why=f"Escalated to {row.escalated_to}, {day_or_not_stated(row.escalated_on)}{severity}.",
            since=row.escalated_on,
        )


# In words -------------------------------------------------------------------------------------------------------------

_SAYING: dict[Need, tuple[str, str]] = {
    Need.RED: ("is red", "are red"),
    Need.CONTRADICTED: ("is contradicted by its plan", "are contradicted by their plan"),
    Need.STALE: ("is stale", "are stale"),
    Need.OVERDUE: ("is overdue", "are overdue"),
    Need.LATE_PREDECESSOR: ("waits for a late one", "wait for late ones"),
    Need.HIGH_RISK: (f"scores {HIGH_SCORE} or more", f"score {HIGH_SCORE} or more"),
    Need.OVERDUE_MITIGATION: ("action is overdue", "actions are overdue"),
    Need.ESCALATED_ISSUE: ("is escalated", "are escalated"),
    Need.NOT_RATED: ("overall rating is missing", "overall ratings are missing"),
}
_NOUN_IN_THE_SAYING = frozenset({Need.OVERDUE_MITIGATION, Need.NOT_RATED})


def _in_words(items: Iterable[AttentionItem]) -> str:
    """For example: 2 ratings are red, 1 green is contradicted by its plan and 2 milestones are overdue."""
    counts: dict[tuple[Need, str], int] = {}
    for item in items:
        noun = "" if item.need in _NOUN_IN_THE_SAYING else item.noun
        counts[item.need, noun] = counts.get((item.need, noun), 0) + 1
    if not counts:
        return "Nothing needs attention."
    return f"{listed(_saying(need, noun, count) for (need, noun), count in counts.items())}."


def _saying(need: Need, noun: str, count: int) -> str:
    one, many = _SAYING[need]
    return counted(count, f"{noun} {one}".strip(), f"{noun}s {many}" if noun else many)
