"""An escalation: something that rises from board to board, along what they report to, until one of them resolves it.

It is called after what rises: `risk:R1`, `issue:I3`, `milestone:M4`, `programme`. What was resolved may rise again.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from domain.bearing_out import Named, must_settle
from domain.board import Board
from domain.board_refusals import BoardIsReplaced
from domain.change import known_day
from domain.deciding import must_hold, of_a_resolution
from domain.entry import Entry
from domain.escalation_facts import (
    EscalatedKind,
    EscalationGround,
    EscalationOpened,
    EscalationPassedUp,
    EscalationResolved,
    EscalationReturned,
    EscalationWithdrawn,
)
from domain.escalation_refusals import (
    AlreadyEscalated,
    EscalationRefUnreadable,
    NotBelow,
    NothingAbove,
    RisesElsewhere,
    SitsElsewhere,
    SitsWithNoBoard,
)
from domain.fact import Fact
from domain.ground import Ground
from domain.meeting import Meeting
from domain.planned_date import exactly
from domain.sitting import Boards, lies_below, next_above, sits_with
from domain.state import State
from domain.words import kind_in_words


class EscalationStanding(StrEnum):
    """How an escalation stands: with a board, back with whoever brought it, settled, or asked for no more."""

    OPEN = "open"
    RETURNED = "returned"
    RESOLVED = "resolved"
    WITHDRAWN = "withdrawn"


class StepKind(StrEnum):
    """How something came to where it is."""

    ESCALATED = "escalated"
    PASSED_UP = "passed-up"
    RETURNED = "returned"
    TAKEN_OVER = "taken-over"


class Step(NamedTuple):
    """Where something came, how, when and why, and what was asked with it; no board: whoever brought it."""

    how: StepKind
    board: str | None
    came_on: date | None
    known_on: date | None
    by: str
    why: str | None
    asked: str | None


class Rise(NamedTuple):
    """One time that something rose: from its first board to what became of it."""

    ground: EscalationGround | None
    steps: tuple[Step, ...]
    standing: EscalationStanding = EscalationStanding.OPEN
    ended_on: date | None = None
    why: str | None = None
    outcome: str | None = None
    resolved_by: str | None = None
    decision: str | None = None
    meeting: str | None = None

    @property
    def board(self) -> str | None:
        """The board it sits with; the last one it was with where it is over."""
        return next((step.board for step in reversed(self.steps) if step.board), None)

    @property
    def is_open(self) -> bool:
        """Whether it sits with a board."""
        return self.standing is EscalationStanding.OPEN


class Escalation(State):
    """An escalation at a moment: every time that its subject rose, the latest last."""

    KIND = "escalation"

    subject_kind: EscalatedKind
    subject: str
    rises: tuple[Rise, ...]

    @property
    def latest(self) -> Rise:
        """The last time it rose."""
        return self.rises[-1]

    @property
    def is_open(self) -> bool:
        """Whether it sits with a board."""
        return self.latest.is_open

    @property
    def board(self) -> str:
        """The board it sits with, or sat with last."""
        return self.latest.board or ""

    @property
    def came_on(self) -> date | None:
        """The day it came to where it is."""
        return self.latest.steps[-1].came_on

    @property
    def about(self) -> str:
        """What rises, as a sentence names it: issue “I3”."""
        return f"{kind_in_words(self.subject_kind)} “{self.subject}”"

    def rise_again(self, opened: EscalationOpened, boards: Boards | None = None) -> list[Fact]:
        """Bring it before a board once more; what sits with one is passed up from there."""
        if self.is_open:
            raise AlreadyEscalated(self.about, _name(sits_with(self.board, boards or {}), boards or {}), self.came_on)
        return [opened]

    def pass_up(self, passed: EscalationPassedUp, boards: Boards, *, on: date | None) -> list[Fact]:
        """Let the board above have it, and no other."""
        board = boards[sits_with(self.must_sit_with_a_board(), boards)]
        above = next_above(board, boards)
        if above is None:
            raise NothingAbove(board.name, is_gone=board.is_replaced)
        if passed.to != above.ref:
            raise RisesElsewhere(board.name, above=above.name, found=_name(passed.to, boards))
        _must_take_it(above, on)
        return [passed]

    def give_back(self, returned: EscalationReturned, boards: Boards, *, on: date | None) -> list[Fact]:
        """Give it back to a board below that is at work, or to whoever brought it."""
        board = boards[sits_with(self.must_sit_with_a_board(), boards)]
        if returned.to is not None:
            if returned.to not in self.may_go_back_to(boards):
                raise NotBelow(board.name, _name(returned.to, boards))
            _must_take_it(boards[returned.to], on)
        return [returned]

    def may_go_back_to(self, boards: Boards) -> tuple[str, ...]:
        """The boards below the one it sits with, and those it was with this time before it came to where it is."""
        holder, came_by = sits_with(self.board, boards), {step.board for step in self.latest.steps} - {self.board}
        others = (ref for ref in boards if ref != holder)
        return tuple(ref for ref in others if ref in came_by or lies_below(ref, holder, boards))

    def resolve(
        self,
        resolved: EscalationResolved,
        board: Board,
        *,
        on: date | None,
        named: Named | None = None,
        meeting: Meeting | None = None,
        boards: Boards | None = None,
        is_from_a_paper: bool = False,
    ) -> list[Fact]:
        """Settle it, which the board it sits with does where it decides, by a decision or at a meeting of its own."""
        self.must_sit_with(resolved.board, boards or {board.ref: board})
        shown = {"by_decision": named is not None, "at_meeting": meeting is not None}
        must_hold(of_a_resolution(exactly(on), self.came_on, **shown), Ground(board, meeting, is_from_a_paper))
        if named is not None:
            must_settle(named, board=board.ref, came_on=self.came_on)
            named.decision.must_bear_out(board=board.ref, is_agreed=None)
        return [resolved]

    def withdraw(self) -> list[Fact]:
        """Ask the board no more."""
        self.must_sit_with_a_board()
        return [EscalationWithdrawn()]

    def must_sit_with_a_board(self) -> str:
        """The board it sits with; refused where it sits with none."""
        if not self.is_open:
            raise SitsWithNoBoard(self.about, self.latest.standing)
        return self.board

    def must_sit_with(self, board: str | None, boards: Boards | None = None) -> None:
        """Refuse another board than the one it sits with."""
        holder = sits_with(self.must_sit_with_a_board(), boards or {})
        if board not in (None, holder):
            raise SitsElsewhere(self.about, board=_name(holder, boards or {}), found=str(board))


def escalation_ref(kind: str, subject: str) -> str:
    """What an escalation is called: `programme`, `issue:I3`."""
    return "programme" if kind == EscalatedKind.PROGRAMME else f"{kind}:{subject}"


def escalated(ref: str, programme: str) -> tuple[EscalatedKind, str]:
    """The kind and the reference of what rises, out of what its escalation is called."""
    kind, _, subject = ref.partition(":")
    if kind in set(EscalatedKind) and (bool(subject) if kind != EscalatedKind.PROGRAMME else ref == kind):
        return EscalatedKind(kind), subject or programme
    raise EscalationRefUnreadable(ref, ", ".join(kind for kind in EscalatedKind if kind != "programme"))


def escalate(
    existing: Escalation | None, opened: EscalationOpened, boards: Boards, *, on: date | None = None
) -> list[Fact]:
    """Bring something before a board that is at work."""
    facts: list[Fact] = existing.rise_again(opened, boards) if existing else [opened]
    _must_take_it(boards[opened.to], on)
    return facts


def _must_take_it(board: Board, on: date | None) -> None:
    """A board takes nothing more on the day on which it is replaced, when what it has goes to another."""
    if board.is_gone_by(on):
        raise BoardIsReplaced(board.name)
    board.must_be_at_work(exactly(on))


def _name(ref: str, boards: Boards) -> str:
    return boards[ref].name if ref in boards else ref


def begin(entry: Entry) -> Escalation:
    """The escalation as it was first brought before a board."""
    fact = entry.fact
    assert isinstance(fact, EscalationOpened)  # every escalation's stream begins with its being opened
    return Escalation.first(entry, subject_kind=fact.subject_kind, subject=fact.subject, rises=(_rise(fact, entry),))


def evolve(escalation: Escalation, entry: Entry) -> Escalation:
    """The escalation after one more entry."""
    if isinstance(entry.fact, EscalationOpened):
        return escalation.after(entry, rises=(*escalation.rises, _rise(entry.fact, entry)))
    return escalation.after(entry, rises=(*escalation.rises[:-1], _after(escalation.latest, entry)))


def _rise(fact: EscalationOpened, entry: Entry) -> Rise:
    return Rise(fact.ground, (_step(StepKind.ESCALATED, fact.to, fact.asked, entry),))


def _after(rise: Rise, entry: Entry) -> Rise:
    match entry.fact:
        case EscalationPassedUp(to=to, asked=asked):
            return rise._replace(steps=(*rise.steps, _step(StepKind.PASSED_UP, to, asked, entry)))
        case EscalationReturned(to=to, asked=asked):
            moved = rise._replace(steps=(*rise.steps, _step(StepKind.RETURNED, to, asked, entry)))
            return moved if to else _ended(moved, EscalationStanding.RETURNED, entry)
        case EscalationResolved(outcome=outcome, board=board, decision=decision, meeting=meeting):
            settled = _ended(rise, EscalationStanding.RESOLVED, entry)
            return settled._replace(outcome=outcome, resolved_by=board, decision=decision, meeting=meeting)
        case EscalationWithdrawn():
            return _ended(rise, EscalationStanding.WITHDRAWN, entry)
        case _:
            return rise


def _step(how: StepKind, board: str | None, asked: str | None, entry: Entry) -> Step:
    return Step(how, board, entry.effective_on, known_day(entry), entry.actor, entry.note, asked)


def _ended(rise: Rise, standing: EscalationStanding, entry: Entry) -> Rise:
    return rise._replace(standing=standing, ended_on=entry.effective_on, why=entry.note)
