"""What needs attention, why, since when, and what needs it most?

The neediest come first, in the order of `Need`; within one need the longest standing, and the highest score among
risks. What is over needs nothing: ratings of closed things, actions of closed risks, resolved issues are left out.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from application.projections.governance_needs import governance_needs
from application.projections.issues import IssueList, issue_list
from application.projections.kept import Kept
from application.projections.milestone_needs import MilestoneNeed, milestone_needs
from application.projections.milestone_rows import MilestoneRow
from application.projections.milestones import MilestoneList, milestone_list
from application.projections.needs import HIGH_SCORE, AttentionItem, Need, needs_in_words
from application.projections.rag_board import RagBoard, rag_board
from application.projections.rag_rows import RagRow
from application.projections.reporting_period import draft_in_force, next_report
from application.projections.return_needs import return_needs
from application.projections.risk_rows import RiskRow, RiskStanding
from application.projections.risks import RiskRegister, risk_register
from application.projections.since_when import contradicted_since
from application.projections.view import ProgrammeView, View, counted, day_or_not_stated, header
from domain.highlight_report import HighlightReport
from domain.issue import Issue
from domain.milestone import Milestone
from domain.rag_status import RagStatus
from domain.rating import Light
from domain.record import Record
from domain.refusals import day_in_words
from domain.risk import Nature, Risk
from domain.scope import workstreams_inside
from domain.workstream import Workstream


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


class Lists(NamedTuple):
    """What attention is looked for in: the same views that other questions are answered with."""

    board: RagBoard
    milestones: MilestoneList
    risks: RiskRegister
    issues: IssueList


LISTS_KEPT = 8
"""Of how many records the lists are kept: making them is most of what the first page of a programme takes."""

_kept: Kept[Lists] = Kept(LISTS_KEPT)


def lists_of(record: Record, *, workstream: str | None = None) -> Lists:
    """The lists of a programme, or of one workstream with everything inside it."""
    return _kept.of(record, workstream, lambda: _lists(record, workstream))


def _lists(record: Record, workstream: str | None) -> Lists:
    return Lists(
        rag_board(record, workstream=workstream),
        milestone_list(record, workstream=workstream),
        risk_register(record, workstream=workstream),
        issue_list(record, workstream=workstream),
    )


def attention(record: Record, *, workstream: str | None = None, lists: Lists | None = None) -> Attention:
    """What needs attention in a programme, or in one workstream with everything inside it.

    Actions and papers are the whole programme's, so that one workstream is not told of them; of a change request it is
    known what is to change, and so whose it is.
    Whoever shows the lists as well hands them in, so that they are made once.
    """
    held = lists or lists_of(record, workstream=workstream)
    found = [
        *_ratings(record, held.board),
        *_milestones(record, held.milestones),
        *_risks(held.risks),
        *_issues(held.issues),
        *_reports(record, workstream),
        *return_needs(record, workstream=workstream),
        *governance_needs(record, workstream=workstream),
    ]
    items = tuple(sorted(found, key=_neediest_first))
    counts = ((need, sum(item.need is need for item in items)) for need in Need)
    return Attention(
        **header(record),
        workstream=workstream,
        in_words=needs_in_words(items),
        counts=tuple(NeedCount(need=need, count=count) for need, count in counts if count),
        items=items,
    )


_ORDER = tuple(Need)


def _neediest_first(item: AttentionItem) -> tuple[int, int, date]:
    return _ORDER.index(item.need), -(item.score or 0), item.since or date.max


# Ratings --------------------------------------------------------------------------------------------------------------


def _ratings(record: Record, board: RagBoard) -> Iterator[AttentionItem]:
    for row in board.rows:
        if not row.subject_is_open:
            continue
        if row.rating.light is Light.RED:
            yield _rating(row, Need.RED, _why_red(row), row.held_since)
        if row.is_contradicted and row.contradiction:
            yield _rating(row, Need.CONTRADICTED, row.contradiction, contradicted_since(record, row))
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


def _milestones(record: Record, held: MilestoneList) -> Iterator[AttentionItem]:
    for row in held.milestones:
        for found in milestone_needs(record, row):
            yield _milestone(row, found)


def _milestone(row: MilestoneRow, found: MilestoneNeed) -> AttentionItem:
    return AttentionItem(
        need=found.need,
        kind=Milestone.KIND,
        noun=row.kind.replace("-", " "),
        ref=row.ref,
        version=row.version,
        title=row.title,
        why=found.why,
        since=found.since,
    )


# Risks, issues and reports -------------------------------------------------------------------------------------------


def _risks(register: RiskRegister) -> Iterator[AttentionItem]:
    for row in register.risks:
        if score := _high_score(row):
            yield _risk(row, Need.HIGH_RISK, _why_high(row), row.scored_on).model_copy(update={"score": score})
        if row.is_stale:
            words = f"Nobody has looked at it since {day_or_not_stated(row.assessed_on)}."
            yield _risk(row, Need.STALE_RISK, words, row.stale_since)
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


def _issues(held: IssueList) -> Iterator[AttentionItem]:
    for row in held.issues:
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


def _reports(record: Record, workstream: str | None) -> Iterator[AttentionItem]:
    """The next reports that were due and that nobody has begun: the programme's, and those of its open workstreams."""
    streams = record.all(Workstream)
    inside = streams if workstream is None else workstreams_inside(streams, workstream)
    scopes = [None] if workstream is None else []
    for scope in (*scopes, *(ref for ref, stream in streams.items() if stream.is_open and ref in inside)):
        draft = draft_in_force(record, scope)
        following = next_report(record, draft)
        if draft and following.is_overdue and following.on:
            yield _report(draft, streams[scope].name if scope else record.programme.name, following.on)


def _report(draft: HighlightReport, title: str, due: date) -> AttentionItem:
    """A report that nobody has begun has no reference yet: it is that of the one before."""
    return AttentionItem(
        need=Need.REPORT_OVERDUE,
        kind=HighlightReport.KIND,
        noun="highlight report",
        ref=draft.ref,
        version=draft.version,
        title=f"{title}: the report after {day_in_words(draft.reported_on)}",
        why=f"It was due {day_in_words(due)}; nobody has begun it.",
        since=due + timedelta(days=1),
    )
