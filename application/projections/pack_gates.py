"""Which gates wait for a board to decide before it meets, and how does what each of them asks stand?"""

from collections.abc import Iterator
from datetime import date

from application.projections.gate_views import NEAR, criteria_in_words, criteria_of, due_in_words, expected_of
from application.projections.gates import gates_of, in_plan_order, those_waiting
from application.projections.pack_asked import PackAsk
from application.projections.phase_standing import standing_of
from application.projections.view import View
from domain.board import Board
from domain.board_facts import Mandate
from domain.gate_facts import CriterionStanding, GateOutcome
from domain.meeting import Meeting
from domain.phase import Phase
from domain.record import Record
from domain.words import NOT_STATED, listed


class PackCriterion(View):
    """One thing that a gate asks which waits for the board, by its number, and the latest that was shown of it.

    `standing` is null, and `in_words` says “not stated”, where nobody said how far it is met.
    """

    phase: str
    gate: str
    number: int
    criterion: str
    standing: CriterionStanding | None
    in_words: str
    evidence: str | None
    link: str | None
    given_on: date | None


def gates_asked(record: Record, board: Board, meeting: Meeting) -> tuple[PackAsk, ...]:
    """The gates at which a board is to decide: those it holds, or that one of its meetings is to decide, once near."""
    return tuple(_asked(phase, waiting) for phase, waiting in _waiting(record, board, meeting))


def criteria_asked(record: Record, board: Board, meeting: Meeting) -> tuple[PackCriterion, ...]:
    """What these gates ask, one after the other."""
    return tuple(row for phase, _ in _waiting(record, board, meeting) for row in _criteria(phase))


def _waiting(record: Record, board: Board, meeting: Meeting) -> Iterator[tuple[Phase, tuple[Phase, ...]]]:
    """In the order of the plan, each with the phases that wait for it; whoever only advises decides at none."""
    phases = in_plan_order(tuple(phase for phase in record.all(Phase).values() if not phase.is_dropped))
    gates = gates_of(phases, record.programme) if phases else {}
    last = (meeting.on.ends or record.moment.as_at) + NEAR
    for phase in phases if board.mandate is not Mandate.ADVISES else ():
        waiting = tuple(other for other in those_waiting(phase.ref, phases, gates) if standing_of(other).is_to_come)
        if _is_undecided(phase) and _is_with(record, phase, board) and _is_near(phase, waiting, meeting, by=last):
            yield phase, waiting


def _is_undecided(phase: Phase) -> bool:
    return not phase.reviews or phase.reviews[-1].found.outcome is GateOutcome.PAUSE


def _is_with(record: Record, phase: Phase, board: Board) -> bool:
    """Whether the board holds the gate, or, where none is named, a meeting of it is to decide there."""
    if phase.held_by is not None:
        return phase.held_by == board.ref
    meeting = record.all(Meeting).get(phase.gate_meeting or "")
    return meeting is not None and meeting.board == board.ref


def _is_near(phase: Phase, waiting: tuple[Phase, ...], meeting: Meeting, *, by: date) -> bool:
    """Whether it comes before this meeting: by name, by its day or by that of what waits for it, or without a day."""
    if phase.gate_meeting == meeting.ref or (phase.is_completed and not phase.reviews):
        return True
    expected = expected_of(phase)
    days = [expected.ends if expected else None, *(other.window.starts for other in waiting if other.window)]
    known = [day for day in days if day]
    return not known or min(known) <= by


def _asked(phase: Phase, waiting: tuple[Phase, ...]) -> PackAsk:
    stands = "the latest review says pause" if phase.reviews else "no review of it is recorded"
    held = "This board holds it" if phase.held_by else "A meeting of this board is to decide there"
    verb = "waits" if len(waiting) == 1 else "wait"
    holds = f" {listed(other.name for other in waiting)} {verb} for it." if waiting else ""
    asks = criteria_in_words(criteria_of(phase))
    why = f"{held}; {_when(phase)}; {stands}.{holds} {asks[:1].upper()}{asks[1:]}."
    return PackAsk(kind=Phase.KIND, ref=phase.ref, number=None, text=f"The gate of {phase.name}", why=why)


def _when(phase: Phase) -> str:
    words, due = due_in_words(phase), phase.gate_due
    if due:
        return f"due {'on ' if due.exact_day else ''}{words}"
    return f"when it is due is {NOT_STATED}" if words == NOT_STATED else words


def _criteria(phase: Phase) -> Iterator[PackCriterion]:
    for one in criteria_of(phase):
        yield PackCriterion(
            phase=phase.ref,
            gate=f"The gate of {phase.name}",
            number=one.number,
            criterion=one.criterion,
            standing=one.standing,
            in_words=one.in_words,
            evidence=one.evidence,
            link=one.link,
            given_on=one.given_on,
        )
