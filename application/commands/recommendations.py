"""What people can do with a recommendation: make it, reword it, withdraw it; decisions say what became of it."""

from pydantic import Field

from application.commands.desk import Desk
from application.commands.order import Order
from domain import recommendation
from domain.decision import Decision
from domain.entry import Address
from domain.paper import Paper
from domain.recommendation import Ask, Recommendation, RecommendationMade, Weight
from domain.words import Count, Line, Ref, Text


class MakeRecommendation(Order):
    """Recommend something to a body, numbered as its paper numbers it."""

    text: Text
    weight: Weight = Weight.RECOMMENDED
    number: Line | None = None
    place: Count | None = None
    inside: Ref | None = None
    paper: Ref | None = None
    made_by: Line | None = None
    ask: Ask | None = None
    asked_of: tuple[Line, ...] = ()
    depends_on: tuple[Line, ...] = ()


class RewordRecommendation(Order):
    """Let the recommendation say something else; says why in words."""

    text: Text
    note: Text = Field(description="Why it is reworded, in words.")


class WithdrawRecommendation(Order):
    """Ask for it no more; says why in words."""

    note: Text = Field(description="Why it is withdrawn, in words.")


def make_recommendation(order: MakeRecommendation, at: Address, desk: Desk) -> None:
    """Make it where the reference is free, in a paper and inside another that are known."""
    desk.must_know(Paper, at.programme, order.paper)
    desk.must_know(Recommendation, at.programme, order.inside)
    if order.paper is not None:
        desk.load(Paper, at._replace(ref=order.paper)).must_stand(desk.effective_on(at))
    desk.save(at, recommendation.make(desk.find(Recommendation, at), RecommendationMade(**order.content), ref=at.ref))


def reword_recommendation(order: RewordRecommendation, at: Address, desk: Desk) -> None:
    """Reword it."""
    desk.save(at, desk.load(Recommendation, at).reword(order.text, settled_by=_settled_by(at, desk)))


def withdraw_recommendation(order: WithdrawRecommendation, at: Address, desk: Desk) -> None:
    """Withdraw it."""
    desk.save(at, desk.load(Recommendation, at).withdraw(settled_by=_settled_by(at, desk)))


def _settled_by(at: Address, desk: Desk) -> str | None:
    """The decision by which it was agreed or rejected; a correction goes back to before that."""
    decisions = desk.others(Decision, at.programme) if desk.order.corrects is None else {}
    return next((ref for ref, taken in decisions.items() if taken.settles(at.ref)), None)
