"""What do we tell the board: the eight sections councils know, in their order, filled from the record?

The record knows the ratings, the milestones, the risks and the issues. What only an author can say comes from the
latest report begun for the programme, or for the workstream asked for, as at the day shown or before. Nobody's word
is made up: without such a report the questions are not answered, sections 4 and 8 are null, and a note says so.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from application.projections.disagreements import AsReported, Disagreements, disagreements
from application.projections.highlight_progress import (
    milestones_section,
    moved_in,
    progress_section,
    scheduled,
    still_open,
)
from application.projections.highlight_risks import risks_changed, risks_section
from application.projections.highlight_sections import (
    BudgetIssues,
    Communications,
    Distribution,
    ItemsForBoard,
    MilestonesScheduled,
    Progress,
    RisksReported,
    Summary,
    SummaryFlag,
    SummaryLight,
)
from application.projections.highlight_words import (
    budget_section,
    communications_section,
    distribution_section,
    issues_escalated,
    items_section,
)
from application.projections.issues import yes_or_no
from application.projections.rag_board import rag_board
from application.projections.rag_rows import declared_row
from application.projections.reporting_period import (
    NextReport,
    Period,
    PeriodView,
    draft_in_force,
    next_report,
    period_of,
    period_view,
)
from application.projections.view import ProgrammeView, View, header
from domain.highlight_report import Flag, HighlightReport
from domain.rag_status import Dimension, RagStatus, RatedKind, rag_ref
from domain.rating import Light, Rating
from domain.record import Record
from domain.refusals import day_in_words
from domain.workstream import Workstream


class Contradiction(View):
    """A light that the plan contradicts, with the sentence that says how."""

    ref: str
    title: str
    dimension: Dimension
    sentence: str


class HighlightReportView(ProgrammeView):
    """A highlight report as at a day.

    `ref` and `version` are those of the report its author began; null and 0 where nobody did, and `note` says so.
    `reported_on` is the day that report speaks of. `title` is what is reported on: the workstream, else the programme.
    """

    workstream: str | None
    workstream_name: str | None
    ref: str | None
    version: int
    note: str | None
    title: str
    prepared_by: str | None
    reported_on: date | None
    as_at_in_words: str
    period: PeriodView
    next_report: NextReport
    summary: Summary
    progress: Progress
    milestones: MilestonesScheduled
    communications: Communications | None
    budget: BudgetIssues
    risks: RisksReported
    items_for_board: ItemsForBoard
    distribution: Distribution | None
    disagreements: Disagreements
    contradictions: tuple[Contradiction, ...]


class _Sections(NamedTuple):
    """The sections the summary is checked against."""

    summary: Summary
    budget: BudgetIssues
    risks: RisksReported
    items_for_board: ItemsForBoard


def highlight_report(record: Record, *, workstream: str | None = None) -> HighlightReportView:
    """The report of a programme, or of one workstream with everything inside it; an unknown one is refused."""
    stream = record.get(Workstream, workstream) if workstream is not None else None
    as_at, draft = record.moment.as_at, draft_in_force(record, workstream)
    period, following = period_of(record, draft), next_report(record, draft)
    moved = moved_in(record, period, workstream)
    sections = _sections(record, period, draft, workstream)
    return HighlightReportView(
        **header(record),
        workstream=workstream,
        workstream_name=stream.name if stream else None,
        ref=draft.ref if draft else None,
        version=draft.version if draft else 0,
        note=_note(draft, as_at),
        title=stream.name if stream else record.programme.name,
        prepared_by=draft.prepared_by if draft else None,
        reported_on=draft.reported_on if draft else None,
        as_at_in_words=f"as at {day_in_words(as_at)}",
        period=period_view(period, draft),
        next_report=following,
        **sections._asdict(),
        progress=progress_section(record, moved, draft, left=still_open(record, workstream, but=moved)),
        milestones=milestones_section(record, scheduled(record, workstream), draft, next_report=following.on),
        communications=communications_section(draft, as_at) if draft else None,
        distribution=distribution_section(draft) if draft else None,
        disagreements=disagreements(sections, _as_reported(record, period, draft)),
        contradictions=tuple(_contradictions(record, workstream)),
    )


def _note(draft: HighlightReport | None, as_at: date) -> str | None:
    if draft is None:
        return "Nobody has begun this report: what only its author can say is not stated."
    if draft.reported_on < as_at:
        return f"The author's words are those of the report as at {day_in_words(draft.reported_on)}."
    return None


def _sections(record: Record, period: Period, draft: HighlightReport | None, workstream: str | None) -> _Sections:
    budget = _light(record, workstream, Dimension.BUDGET)
    summary = Summary(
        overall=_light(record, workstream, Dimension.OVERALL),
        changed_or_new_risks=_flag(draft, Flag.CHANGED_OR_NEW_RISKS),
        budget=budget,
        major_issues_for_board=_flag(draft, Flag.MAJOR_ISSUES_FOR_BOARD),
    )
    return _Sections(
        summary=summary,
        budget=budget_section(draft, budget),
        risks=risks_section(record, period, draft, workstream),
        items_for_board=items_section(record, period, draft, workstream),
    )


def _as_reported(record: Record, period: Period, draft: HighlightReport | None) -> AsReported | None:
    """What the author's answers are held against, where the report is that of an earlier day; else nothing."""
    if draft is None or draft.reported_on == period.until:
        return None
    then, workstream = period._replace(until=draft.reported_on), draft.workstream
    budget = record.all(RagStatus).get(_rating_ref(record, workstream, Dimension.BUDGET))
    rated_on = budget.declared.declared_on if budget else None
    risks, issues = risks_changed(record, then, workstream), issues_escalated(record, then, workstream)
    return AsReported(
        on=draft.reported_on,
        risks=len(risks),
        items_for_board=len(draft.board_items) + len(issues),
        risks_since=tuple(risk.ref for risk in risks_changed(record, period, workstream) if risk not in risks),
        items_since=tuple(issue.ref for issue in issues_escalated(record, period, workstream) if issue not in issues),
        budget_rated_since=rated_on is not None and rated_on > draft.reported_on,
    )


def _rating_ref(record: Record, workstream: str | None, dimension: Dimension) -> str:
    kind = RatedKind.PROGRAMME if workstream is None else RatedKind.WORKSTREAM
    return rag_ref(kind, workstream or record.programme.ref, dimension)


def _light(record: Record, workstream: str | None, dimension: Dimension) -> SummaryLight:
    ref = _rating_ref(record, workstream, dimension)
    status = record.all(RagStatus).get(ref)
    row = declared_row(record, status) if status else None
    return SummaryLight(
        ref=ref,
        version=row.version if row else 0,
        rating=row.rating if row else None,
        in_words=row.rating.in_words if row else Rating(light=Light.NOT_RATED).in_words,
        as_written=row.rating.as_written if row else None,
        trend_in_words=row.trend_in_words if row else "not rated",
        rationale=row.rationale if row else None,
        path_to_green=row.path_to_green if row else None,
        is_stale=row.is_stale if row else None,
        stale_since=row.stale_since if row else None,
        contradiction=row.contradiction if row else None,
    )


def _flag(draft: HighlightReport | None, flag: Flag) -> SummaryFlag:
    answered = draft.flag(flag) if draft else None
    return SummaryFlag(
        answer=answered.answer if answered else None,
        in_words=yes_or_no(answered.answer if answered else None),
        as_written=answered.as_written if answered else None,
    )


def _contradictions(record: Record, workstream: str | None) -> Iterator[Contradiction]:
    for row in rag_board(record, workstream=workstream).rows:
        if row.contradiction:
            yield Contradiction(
                ref=row.ref, title=row.subject_title, dimension=row.dimension, sentence=row.contradiction
            )
