"""What sits with which board, since when and why, what became of what rose, and what ought to rise?

What sits with the highest board comes first, the longest there before the others; then what went back to whoever
brought it, and what is over, the latest first.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from application.projections.board_rows import is_at_work
from application.projections.escalation_rows import (
    EscalationRow,
    EscalationStepView,
    escalation_row,
    for_days,
    steps_of,
)
from application.projections.view import ProgrammeView, View, counted, header
from domain.board import Board
from domain.escalation import Escalation, EscalationStanding, escalation_ref
from domain.escalation_facts import EscalatedKind
from domain.milestone import Milestone
from domain.record import Record
from domain.suggestion import Rule, weigh
from domain.words import listed


class BoardMatters(View):
    """What sits with one board: the references of its escalations, and the days of the one that is there longest."""

    board: str
    board_name: str
    level: int | None
    escalations: tuple[str, ...]
    longest: int | None


class OughtToRise(View):
    """Something beyond a limit that the programme states, which no board has; `ref` is what its escalation is called.

    `version` is that of the thing itself.
    """

    ref: str
    version: int
    subject_kind: EscalatedKind
    subject: str
    subject_title: str
    why: str


class EscalationList(ProgrammeView):
    """Every matter that rose, and what ought to; `unanswered` are those open while a meeting of their board went by."""

    in_words: str
    open: int
    unanswered: int
    returned: int
    resolved: int
    withdrawn: int
    boards: tuple[BoardMatters, ...]
    escalations: tuple[EscalationRow, ...]
    ought_to_rise: tuple[OughtToRise, ...]


class EscalationDetail(ProgrammeView):
    """One matter the last time it rose, step by step, and the times before that, the latest first."""

    in_words: str
    escalation: EscalationRow
    steps: tuple[EscalationStepView, ...]
    earlier: tuple[EscalationRow, ...]


def escalation_list(record: Record) -> EscalationList:
    """The escalations of a programme."""
    rows = escalation_rows(record)
    boards, ought = tuple(_by_board(rows)), tuple(ought_to_rise(record))

    def count(standing: EscalationStanding) -> int:
        return sum(row.standing is standing for row in rows)

    return EscalationList(
        **header(record),
        in_words=_in_words(rows, boards, ought),
        open=count(EscalationStanding.OPEN),
        unanswered=sum(row.without_answer is not None for row in rows),
        returned=count(EscalationStanding.RETURNED),
        resolved=count(EscalationStanding.RESOLVED),
        withdrawn=count(EscalationStanding.WITHDRAWN),
        boards=boards,
        escalations=rows,
        ought_to_rise=ought,
    )


def escalation_detail(record: Record, ref: str) -> EscalationDetail:
    """One matter; one that never rose is refused."""
    held = record.get(Escalation, ref)
    row = escalation_row(record, held)
    return EscalationDetail(
        **header(record),
        in_words=escalation_in_words(row),
        escalation=row,
        steps=tuple(steps_of(record, held.latest)),
        earlier=tuple(escalation_row(record, held, rise) for rise in held.rises[-2::-1]),
    )


def escalation_rows(record: Record, *, board: str | None = None) -> tuple[EscalationRow, ...]:
    """Every matter that rose, or what sits with one board now, in the order that is told above."""
    held = record.all(Escalation).values()
    rows = (escalation_row(record, each) for each in held if board is None or each.is_open)
    return tuple(sorted((row for row in rows if board in (None, row.board)), key=_order))


def escalation_of(record: Record, kind: str, ref: str) -> EscalationRow | None:
    """What became of one thing the last time it rose; nothing where it never did."""
    held = record.all(Escalation).get(escalation_ref(kind, ref))
    return escalation_row(record, held) if held else None


def _order(row: EscalationRow) -> tuple[int, int, str, date]:
    if row.is_open:
        return 0, -(row.level or 0), row.board_name, row.since or date.max
    last = date.min + timedelta(days=(date.max - (row.ended_on or date.min)).days)
    return (1 if row.standing is EscalationStanding.RETURNED else 2), 0, "", last


def _by_board(rows: Iterable[EscalationRow]) -> Iterator[BoardMatters]:
    """The boards that something sits with, the highest first."""
    found: dict[str, list[EscalationRow]] = {}
    for row in rows:
        if row.is_open and row.board:
            found.setdefault(row.board, []).append(row)
    for board, there in found.items():
        yield BoardMatters(
            board=board,
            board_name=there[0].board_name,
            level=there[0].level,
            escalations=tuple(row.ref for row in there),
            longest=max((row.days_here for row in there if row.days_here is not None), default=None),
        )


def ought_to_rise(record: Record) -> Iterator[OughtToRise]:
    """Milestones that slip beyond a tolerance the programme states, where a board could have them and none has."""
    tolerance = record.programme.tolerance
    if tolerance is None or not any(is_at_work(board) for board in record.all(Board).values()):
        return
    for milestone in record.all(Milestone).values():
        held = record.all(Escalation).get(escalation_ref(Milestone.KIND, milestone.ref))
        found = weigh(milestone, tolerance, record.moment.as_at)
        if found is None or found.rule is not Rule.SLIPS_BEYOND_TOLERANCE or (held and held.is_open):
            continue
        slips, most = found.detail, counted(tolerance.red_beyond, "working day")
        yield OughtToRise(
            ref=escalation_ref(Milestone.KIND, milestone.ref),
            version=milestone.version,
            subject_kind=EscalatedKind.MILESTONE,
            subject=milestone.ref,
            subject_title=milestone.title,
            why=f"{slips[:1].upper()}{slips[1:]}; the tolerance is {most}.",
        )


def _in_words(rows: Sequence[EscalationRow], boards: Sequence[BoardMatters], ought: Sequence[OughtToRise]) -> str:
    """For example: 2 matters sit with a board: 1 with the Management Board and 1 with the Steering group."""
    if not rows:
        said = ["Nothing has been escalated to a board."]
    elif boards:
        with_whom = listed(f"{len(each.escalations)} with “{each.board_name}”" for each in boards)
        there = sum(len(each.escalations) for each in boards)
        said = [f"{counted(there, 'matter sits', 'matters sit')} with a board: {with_whom}."]
    else:
        said = ["Nothing sits with a board now."]
    late, there = sum(row.without_answer is not None for row in rows), sum(row.is_open for row in rows)
    if late:
        said.append(f"A meeting has gone by without an answer to {'it' if there == 1 else f'{late} of them'}.")
    if ought:
        said.append(f"{counted(len(ought), 'milestone slips', 'milestones slip')} beyond tolerance with no board told.")
    return " ".join(said)


def escalation_in_words(row: EscalationRow) -> str:
    """For example: This issue has been with the board “Steering group” for 12 days."""
    what = f"This {row.subject_kind}"
    if row.is_open:
        gone_by = f" {_unanswered(row)}" if row.without_answer else ""
        over = f" It is {row.subject_is_over} all the same." if row.subject_is_over else ""
        sits = "has been" if row.days_here else "is"
        return f"{what} {sits} with the board “{row.board_name}”{for_days(row.days_here)}.{gone_by}{over}"
    if row.standing is EscalationStanding.RETURNED:
        return f"{what} was returned to whoever brought it. To be done: {row.asked}"
    took = "" if row.days_in_all is None else _days_after(row.days_in_all)
    if row.standing is EscalationStanding.RESOLVED:
        return f"{what} was resolved by the board “{row.board_name}”{took}. {row.outcome}"
    return f"The escalation of this {row.subject_kind} was withdrawn{took}."


def _days_after(days: int) -> str:
    return f", {counted(days, 'day')} after it rose" if days else " on the day it rose"


def _unanswered(row: EscalationRow) -> str:
    times = counted(row.meetings_without_answer, "meeting of the board has", "meetings of the board have")
    return f"{times[0].upper()}{times[1:]} gone by without an answer."
