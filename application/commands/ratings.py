"""What people can do with a RAG status: declare a rating, and confirm that it is unchanged.

A rating is addressed as `programme:overall`, or as kind, reference and dimension: `workstream:planning:budget`.
"""

from application.commands.desk import Desk
from application.commands.order import Order
from domain import rag_status
from domain.entry import Address
from domain.milestone import Milestone
from domain.phase import Phase
from domain.rag_status import Dimension, RagStatus, RatedKind, RatingDeclared, must_have_been_declared, rag_ref
from domain.rating import Rating, Scale
from domain.refusals import Malformed
from domain.scope import SUGGESTED, what_the_plan_suggests
from domain.state import State
from domain.suggestion import Suggestion
from domain.words import Text
from domain.workstream import Workstream

_RATED: dict[str, type[State]] = {"workstream": Workstream, "phase": Phase, "milestone": Milestone}


class DeclareRating(Order):
    """Declare a rating with its rationale and, from amber on, the path back to green."""

    rating: Rating
    rationale: Text | None = None
    path_to_green: Text | None = None


class ConfirmRating(Order):
    """Say that the rating is unchanged; that is recorded as a fact of its own."""


class RatingRefUnreadable(Malformed):
    """A rating is named by what it is of and its dimension."""

    def __init__(self, ref: str) -> None:
        kinds, dimensions = ", ".join(_RATED), ", ".join(Dimension)
        super().__init__(
            f"“{ref}” does not name a rating. Write programme:DIMENSION, or KIND:REF:DIMENSION with a kind out of "
            f"{kinds} and a dimension out of {dimensions}."
        )


def rated(ref: str, programme: str) -> tuple[RatedKind, str, Dimension]:
    """The kind, the reference and the dimension that a rating's own reference names."""
    kind, _, rest = ref.partition(":")
    subject, _, dimension = rest.rpartition(":")
    if kind == RatedKind.PROGRAMME and not subject:
        subject = programme
    try:
        named = RatedKind(kind), _stated(subject), Dimension(dimension)
    except ValueError:
        raise RatingRefUnreadable(ref) from None
    if rag_ref(*named) != ref:  # each rating has one reference, or it would live in several streams
        raise RatingRefUnreadable(ref)
    return named


def _stated(subject: str) -> str:
    if not subject:
        raise ValueError
    return subject


def declare_rating(order: DeclareRating, at: Address, desk: Desk) -> None:
    """Declare it for a thing that is known and not dropped, and keep beside it what the plan suggested on its day."""
    kind, subject, dimension = rated(at.ref, at.programme)
    _must_be_there_to_rate(kind, subject, at, desk)
    rating = _on_the_programmes_scale(order.rating, at, desk)
    said = order.content | {"rating": rating, "suggested": _suggested(at, desk, rating.scale)}
    declared = RatingDeclared(**said, subject_kind=kind, subject=subject, dimension=dimension)
    desk.save(at, rag_status.declare(declared, from_a_paper=desk.provenance.is_a_paper))


def _on_the_programmes_scale(rating: Rating, at: Address, desk: Desk) -> Rating:
    """The scale the programme rates on now, unless a paper states another one: papers rate as they did."""
    if desk.provenance.is_a_paper and rating.states_its_scale:
        return rating
    return rating.on_the_scale_of(desk.programme(at.programme).scale)


def confirm_rating(order: ConfirmRating, at: Address, desk: Desk) -> None:
    """Confirm what was declared, and keep beside it what the plan suggested on that day."""
    status = must_have_been_declared(desk.find(RagStatus, at), at.ref)
    desk.save(at, status.confirm(_suggested(at, desk, status.declared.rating.scale)))


def _must_be_there_to_rate(kind: RatedKind, subject: str, at: Address, desk: Desk) -> None:
    """Refuse what is unknown or was dropped. What is completed, met or closed may still be rated: papers do so last."""
    if kind not in _RATED:
        return
    desk.must_know(_RATED[kind], at.programme, subject)
    rated_thing = desk.load(_RATED[kind], Address(at.programme, kind, subject))
    if isinstance(rated_thing, Phase | Milestone):
        rated_thing.must_not_be_dropped("there is nothing left to rate")


def _suggested(at: Address, desk: Desk, scale: Scale) -> Suggestion | None:
    """What the plan of the day on which the rating is true suggests, on the scale it is given on.

    Nothing where no day is stated, because the plan of the day it is written down says nothing about it; and nothing
    before there was a plan.
    """
    kind, subject, dimension = rated(at.ref, at.programme)
    day = desk.effective_on(at)
    if dimension not in SUGGESTED or day is None:
        return None
    record = desk.record_as_at(at.programme, day)
    return None if record.is_empty else what_the_plan_suggests(record, kind, subject, dimension, scale=scale)
