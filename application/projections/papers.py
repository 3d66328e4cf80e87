"""Which papers wait for an outcome, and what do they mean for whom?

Of each area a paper says what it means there, that it means nothing, or neither; the three are told apart.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from application.projections.paper_outcomes import Around, PaperSitting, PaperStanding, around, what_became
from application.projections.view import (
    ProgrammeView,
    View,
    counted,
    day_or_not_stated,
    header,
)
from domain.paper import ImplicationStated, Paper
from domain.record import Record
from domain.words import NOT_STATED


class ImplicationState(StrEnum):
    """Whether a paper says what it means for an area, that it means nothing there, or neither."""

    STATED = "stated"
    NONE = "none"
    NOT_STATED = "not-stated"


class ImplicationView(View):
    """What a paper means for one area; `in_words` is the implication, “none”, or “not stated”."""

    area: str
    number: str | None
    state: ImplicationState
    implication: str | None
    in_words: str


class AnswerView(View):
    """What members asked about a topic, and what they were answered by which role."""

    topic: str
    question: str | None
    answer: str
    answered_by: str | None


class PaperRow(View):
    """One paper; what is not stated is null.

    `outcome_in_words` says what became of it and when. `waits_after` is the last meeting that had it, on `waits_since`,
    where that is over and nobody has recorded an outcome. Implications are counted by what is said of each area.
    """

    ref: str
    version: int
    title: str
    kind: str | None
    author_role: str | None
    lead_officer: str | None
    sponsors: tuple[str, ...]
    portfolio: str | None
    is_key_decision: bool | None
    asked_of: tuple[str, ...]
    summary: str | None
    submitted_on: date | None
    submitted_in_words: str
    standing: PaperStanding
    is_open: bool
    outcome_in_words: str
    waits_since: date | None
    waits_after: str | None
    is_overdue: bool
    decisions: tuple[str, ...]
    recommendations: tuple[str, ...]
    meetings: tuple[PaperSitting, ...]
    implications_stated: int
    implications_none: int
    implications_not_stated: int
    implications: tuple[ImplicationView, ...]
    topics: tuple[str, ...]
    answers: tuple[AnswerView, ...]


class PaperList(ProgrammeView):
    """The papers that wait, then the others; both in the order they came in.

    `overdue` are open papers whose meeting is over without an outcome on the record.
    """

    in_words: str
    open: int
    overdue: int
    decided: int
    withdrawn: int
    key_decisions: int
    papers: tuple[PaperRow, ...]


class PaperDetail(ProgrammeView):
    """One paper on its own."""

    paper: PaperRow


def paper_list(record: Record) -> PaperList:
    """The papers of a programme."""
    held = around(record)
    rows = sorted((_row(record, held, paper) for paper in record.all(Paper).values()), key=lambda row: not row.is_open)
    return PaperList(
        **header(record),
        in_words=_in_words(rows),
        open=sum(row.is_open for row in rows),
        overdue=sum(row.is_overdue for row in rows),
        decided=sum(row.standing is PaperStanding.DECIDED for row in rows),
        withdrawn=sum(row.standing is PaperStanding.WITHDRAWN for row in rows),
        key_decisions=sum(row.is_key_decision is True for row in rows),
        papers=tuple(rows),
    )


def paper_detail(record: Record, ref: str) -> PaperDetail:
    """One paper; an unknown one is refused."""
    return PaperDetail(**header(record), paper=_row(record, around(record), record.get(Paper, ref)))


def _row(record: Record, surroundings: Around, paper: Paper) -> PaperRow:
    became = what_became(record, surroundings, paper)
    is_open = became.standing in (PaperStanding.WAITING, PaperStanding.DEFERRED)
    implications = tuple(map(_implication, paper.implications))
    return PaperRow(
        ref=paper.ref,
        version=paper.version,
        title=paper.title,
        kind=paper.kind,
        author_role=paper.author_role,
        lead_officer=paper.lead_officer,
        sponsors=paper.sponsors,
        portfolio=paper.portfolio,
        is_key_decision=paper.is_key_decision,
        asked_of=paper.asked_of,
        summary=paper.summary,
        submitted_on=paper.since,
        submitted_in_words=day_or_not_stated(paper.since),
        standing=became.standing,
        is_open=is_open,
        outcome_in_words=became.in_words,
        waits_since=became.waits_after.on if became.waits_after else None,
        waits_after=became.waits_after.in_words if became.waits_after else None,
        is_overdue=became.waits_after is not None,
        decisions=tuple(held.ref for held in became.decisions),
        recommendations=tuple(each.ref for each in became.recommended),
        meetings=became.sittings,
        implications_stated=_count(implications, ImplicationState.STATED),
        implications_none=_count(implications, ImplicationState.NONE),
        implications_not_stated=_count(implications, ImplicationState.NOT_STATED),
        implications=implications,
        topics=tuple(dict.fromkeys(answer.topic for answer in paper.answers)),
        answers=_answers(paper),
    )


# What it means, and what was asked about it ---------------------------------------------------------------------------


def _implication(said: ImplicationStated) -> ImplicationView:
    state = ImplicationState.NONE if said.has_none else ImplicationState.NOT_STATED
    state = ImplicationState.STATED if said.implication else state
    words = {ImplicationState.NONE: "none", ImplicationState.NOT_STATED: NOT_STATED}
    return ImplicationView(
        area=said.area,
        number=said.number,
        state=state,
        implication=said.implication,
        in_words=said.implication or words[state],
    )


def _count(implications: Sequence[ImplicationView], state: ImplicationState) -> int:
    return sum(held.state is state for held in implications)


def _answers(paper: Paper) -> tuple[AnswerView, ...]:
    """By topic, in the order in which topics came up."""
    topics = list(dict.fromkeys(answer.topic for answer in paper.answers))
    told = sorted(paper.answers, key=lambda answer: topics.index(answer.topic))
    return tuple(
        AnswerView(topic=each.topic, question=each.question, answer=each.answer, answered_by=each.answered_by)
        for each in told
    )


def _in_words(rows: Sequence[PaperRow]) -> str:
    """For example: 2 of 3 papers have no recorded outcome. The meeting of 1 of them is over."""
    if not rows:
        return "No paper has been submitted."
    still_open = sum(row.is_open for row in rows)
    if not still_open:
        return f"{counted(len(rows), 'paper')}, and nothing waits for an outcome."
    verb = "has" if still_open == 1 else "have"
    said = f"{still_open} of {counted(len(rows), 'paper')} {verb} no recorded outcome."
    overdue = sum(row.is_overdue for row in rows)
    return f"{said} For {overdue} of them the meeting is over." if overdue else said
