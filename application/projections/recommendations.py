"""What is asked of whom, by whom, and what became of it?

Nobody states how a recommendation stands: it follows from the decisions that name it, or the one it is a part of.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from application.projections.decided import OUTCOMES_IN_WORDS, day_taken, in_order, last_word
from application.projections.view import ProgrammeView, View, counted, header
from domain.action import Action
from domain.decision import Decision
from domain.paper import Paper
from domain.recommendation import Ask, Recommendation, Weight
from domain.record import Record
from domain.words import listed


class RecommendationStatus(StrEnum):
    """What became of a recommendation."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    AGREED_WITH_CONDITIONS = "agreed-with-conditions"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    NOTED = "noted"
    WITHDRAWN = "withdrawn"

    @property
    def in_words(self) -> str:
        """As people say it."""
        return self.value.replace("-", " ")


class RecommendationRow(View):
    """One recommendation; what is not stated is null.

    `number` is as written; `depth` is nought for one that is a part of no other. One that is made of others
    (`is_heading`) is not counted beside them. `status` follows from the latest decision in force that names it, or the
    one it is a part of; `decisions` are those that name it, `decided_by_ref` the one that settled it.
    """

    ref: str
    version: int
    number: str | None
    text: str
    weight: Weight
    ask: Ask | None
    asked_of: tuple[str, ...]
    made_by: str | None
    paper: str | None
    paper_title: str | None
    inside: str | None
    depth: int
    is_heading: bool
    depends_on: tuple[str, ...]
    status: RecommendationStatus
    status_in_words: str
    decided_by_ref: str | None
    decided_in_words: str | None
    conditions: tuple[str, ...]
    decisions: tuple[str, ...]
    actions: tuple[str, ...]


class StatusCount(View):
    """How many recommendations stand like this."""

    status: RecommendationStatus
    in_words: str
    count: int


class Position(View):
    """Who stands behind how many recommendations, made or supported, in one paper; null where that is not stated."""

    made_by: str | None
    weight: Weight
    paper: str | None
    refs: tuple[str, ...]


class RecommendationList(ProgrammeView):
    """The recommendations as a tree laid out in rows, those beside one another in the order of their places.

    Headings are not counted: what they are made of is. `positions` tell apart who recommended or supported what.
    """

    in_words: str
    recommended: int
    supported: int
    by_status: tuple[StatusCount, ...]
    positions: tuple[Position, ...]
    recommendations: tuple[RecommendationRow, ...]


class RecommendationDetail(ProgrammeView):
    """One recommendation on its own, with what it is made of."""

    recommendation: RecommendationRow
    parts: tuple[RecommendationRow, ...]


def recommendation_list(record: Record) -> RecommendationList:
    """The recommendations of a programme."""
    rows = recommendation_rows(record)
    counting = [row for row in rows if not row.is_heading]
    statuses = ((status, sum(row.status is status for row in counting)) for status in RecommendationStatus)
    return RecommendationList(
        **header(record),
        in_words=_in_words(counting),
        recommended=sum(row.weight is Weight.RECOMMENDED for row in counting),
        supported=sum(row.weight is Weight.SUPPORTED for row in counting),
        by_status=tuple(
            StatusCount(status=status, in_words=status.in_words, count=count) for status, count in statuses if count
        ),
        positions=_positions(counting),
        recommendations=rows,
    )


def recommendation_detail(record: Record, ref: str) -> RecommendationDetail:
    """One recommendation with its parts; an unknown one is refused."""
    record.get(Recommendation, ref)
    rows = recommendation_rows(record)
    row = next(row for row in rows if row.ref == ref)
    return RecommendationDetail(
        **header(record), recommendation=row, parts=tuple(part for part in rows if part.inside == ref)
    )


def recommendation_rows(record: Record) -> tuple[RecommendationRow, ...]:
    """All of them, each followed by its parts."""
    around = _around(record)
    return tuple(_row(record, around, each=each, depth=depth) for each, depth in _laid_out(around))


class _Around(NamedTuple):
    """What a row is made from: the recommendations, the parts of each, and the decisions that name each."""

    held: Mapping[str, Recommendation]
    parts: Mapping[str | None, list[Recommendation]]
    naming: Mapping[str, list[Decision]]


def _around(record: Record) -> _Around:
    held = record.all(Recommendation)
    parts: dict[str | None, list[Recommendation]] = {}
    for each in held.values():
        parts.setdefault(each.inside if each.inside in held else None, []).append(each)
    return _Around(held, parts, naming(record))


def naming(record: Record) -> dict[str, list[Decision]]:
    """By the reference of a recommendation, the decisions that name it, in the order they were taken."""
    found: dict[str, list[Decision]] = {}
    for decision in in_order(record, record.all(Decision).values()):
        for ref in decision.recommendations:
            found.setdefault(ref, []).append(decision)
    return found


def _laid_out(around: _Around, inside: str | None = None, depth: int = 0) -> Iterator[tuple[Recommendation, int]]:
    """Each with its depth, its parts behind it. Papers come as they came in; within one, places count, then turns."""
    beside = around.parts.get(inside, [])
    papers = list(dict.fromkeys(each.paper for each in beside))
    for each in sorted(beside, key=lambda one: (papers.index(one.paper), one.place is None, one.place or 0)):
        yield each, depth
        yield from _laid_out(around, each.ref, depth + 1)


def _row(record: Record, around: _Around, *, each: Recommendation, depth: int) -> RecommendationRow:
    decisions = around.naming.get(each.ref, [])
    settled = None if each.is_withdrawn else settling(record, each, around.naming)
    status = status_of(each, settled)
    paper = record.all(Paper).get(each.paper or "")
    return RecommendationRow(
        ref=each.ref,
        version=each.version,
        number=each.number,
        text=each.text,
        weight=each.weight,
        ask=each.ask,
        asked_of=each.asked_of,
        made_by=each.made_by,
        paper=each.paper,
        paper_title=paper.title if paper else None,
        inside=each.inside,
        depth=depth,
        is_heading=each.ref in around.parts,
        depends_on=each.depends_on,
        status=status,
        status_in_words=status.in_words,
        decided_by_ref=settled.ref if settled else None,
        decided_in_words=_decided_in_words(record, settled) if settled else None,
        conditions=settled.conditions if settled else (),
        decisions=tuple(held.ref for held in decisions),
        actions=tuple(held.ref for held in record.all(Action).values() if held.recommendation == each.ref),
    )


def settling(record: Record, each: Recommendation, named: Mapping[str, Sequence[Decision]]) -> Decision | None:
    """The decision that says what became of it: of those that name it, else of those that name what it is a part of."""
    held = record.all(Recommendation)
    while not named.get(each.ref):
        if each.inside is None or each.inside not in held:
            return None
        each = held[each.inside]
    return last_word(record, named[each.ref])


def status_of(each: Recommendation, settled: Decision | None) -> RecommendationStatus:
    """What became of it, by the decision that settled it."""
    if each.is_withdrawn:
        return RecommendationStatus.WITHDRAWN
    return RecommendationStatus(settled.outcome) if settled else RecommendationStatus.PROPOSED


def _decided_in_words(record: Record, settled: Decision) -> str:
    """For example: agreed with conditions, 29 June 2023."""
    taken = day_taken(record, settled)
    words = OUTCOMES_IN_WORDS[settled.outcome]
    return f"{words}, {taken.in_words}" if taken else words


def _positions(rows: Sequence[RecommendationRow]) -> tuple[Position, ...]:
    held: dict[tuple[str | None, Weight, str | None], list[str]] = {}
    for row in rows:
        held.setdefault((row.made_by, row.weight, row.paper), []).append(row.ref)
    return tuple(
        Position(made_by=made_by, weight=weight, paper=paper, refs=tuple(refs))
        for (made_by, weight, paper), refs in held.items()
    )


def _in_words(rows: Sequence[RecommendationRow]) -> str:
    """For example: 11 recommendations: 11 proposed. Or, beside those, 2 things others recommend are supported."""
    if not rows:
        return "Nothing has been recommended."
    made = [row for row in rows if row.weight is Weight.RECOMMENDED]
    backed = len(rows) - len(made)
    said = [f"{counted(len(made), 'recommendation')}: {_statuses(made)}."] if made else []
    if backed:
        said.append(f"{backed} {'is' if backed == 1 else 'are'} supported, which is kept apart.")
    return " ".join(said)


def _statuses(rows: Sequence[RecommendationRow]) -> str:
    counts = ((status, sum(row.status is status for row in rows)) for status in RecommendationStatus)
    return listed(f"{count} {status.in_words}" for status, count in counts if count)
