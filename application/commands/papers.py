"""What people can do with a paper: submit it, say what it means for whom, keep what members were told, withdraw it."""

from collections.abc import Mapping

from pydantic import Field

from application.commands.desk import Desk
from application.commands.order import Order
from domain import paper
from domain.decision import Decision, DecisionOutcome
from domain.entry import Address
from domain.meeting import Meeting
from domain.paper import ImplicationStated, Paper, PaperSubmitted, QuestionAnswered
from domain.words import Line, Text


class SubmitPaper(Order):
    """Put a paper into the record; it stays open until a decision names it."""

    title: Line
    kind: Line | None = None
    author_role: Line | None = None
    lead_officer: Line | None = None
    sponsors: tuple[Line, ...] = ()
    portfolio: Line | None = None
    is_key_decision: bool | None = None
    asked_of: tuple[Line, ...] = ()
    summary: Text | None = None


class StateImplication(Order):
    """Say what the paper means for an area, or that it means nothing there; left out, neither is stated."""

    area: Line
    number: Line | None = None
    implication: Text | None = None
    has_none: bool = False


class AnswerQuestion(Order):
    """Keep what members asked about a topic, and what a role answered."""

    topic: Line
    answer: Text
    question: Text | None = None
    answered_by: Line | None = None


class WithdrawPaper(Order):
    """Put the paper before nobody any more; says why in words."""

    note: Text = Field(description="Why it is withdrawn, in words.")


def submit_paper(order: SubmitPaper, at: Address, desk: Desk) -> None:
    """Submit it where the reference is free."""
    desk.save(at, paper.submit(desk.find(Paper, at), PaperSubmitted(**order.content)))


def state_implication(order: StateImplication, at: Address, desk: Desk) -> None:
    """Say what it means for an area."""
    desk.save(at, desk.load(Paper, at).state_implication(ImplicationStated(**order.content)))


def answer_question(order: AnswerQuestion, at: Address, desk: Desk) -> None:
    """Keep an answer."""
    desk.save(at, desk.load(Paper, at).answer(QuestionAnswered(**order.content)))


def withdraw_paper(order: WithdrawPaper, at: Address, desk: Desk) -> None:
    """Withdraw it."""
    desk.save(at, desk.load(Paper, at).withdraw(_decided_by(at, desk)))


def _decided_by(at: Address, desk: Desk) -> str | None:
    """A decision on the paper, or on an item of an agenda that it was under; what was put off is not decided."""
    meetings = desk.others(Meeting, at.programme)
    for taken in desk.others(Decision, at.programme).values():
        if taken.outcome is not DecisionOutcome.DEFERRED and at.ref in (taken.paper, _paper_of(taken, meetings)):
            return taken.ref
    return None


def _paper_of(taken: Decision, meetings: Mapping[str, Meeting]) -> str | None:
    meeting = meetings.get(taken.meeting or "")
    items = meeting.items if meeting else ()
    return next((item.listed.paper for item in items if item.listed.item == taken.item), None)
