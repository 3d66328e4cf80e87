"""What people can do with a RAG status: declare a rating, and confirm that it is unchanged.

A rating is addressed as `programme:overall`, or as kind, reference and dimension: `workstream:planning:budget`.
"""

from application.commands.desk import Desk
from application.commands.order import Order
from domain import rag_status
from domain.entry import Address
from domain.milestone import Milestone
from domain.phase import Phase
from domain.rag_status import Dimension, RagStatus, RatedKind, RatingDeclared, must_have_been_declared
from domain.rating import Rating
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
        return RatedKind(kind), _stated(subject), Dimension(dimension)
    except ValueError:
        raise RatingRefUnreadable(ref) from None


def _stated(subject: str) -> str:
    if not subject:
        raise ValueError
    return subject


def declare_rating(order: DeclareRating, at: Address, desk: Desk) -> None:
    """Declare it for a thing that is known, and keep beside it what the plan suggested on its day."""
    kind, subject, dimension = rated(at.ref, at.programme)
    desk.must_know(_RATED.get(kind, State), at.programme, subject if kind in _RATED else None)
    declared = RatingDeclared(
        **order.content, subject_kind=kind, subject=subject, dimension=dimension, suggested=_suggested(at, desk)
    )
    desk.save(at, rag_status.declare(declared, from_a_paper=desk.provenance.is_a_paper))


def confirm_rating(order: ConfirmRating, at: Address, desk: Desk) -> None:
    """Confirm what was declared, and keep beside it what the plan suggested on that day."""
    status = must_have_been_declared(desk.find(RagStatus, at), at.ref)
    desk.save(at, status.confirm(_suggested(at, desk)))


def _suggested(at: Address, desk: Desk) -> Suggestion | None:
    """What the plan of the day on which the rating is true suggests; nothing before there was a plan."""
    kind, subject, dimension = rated(at.ref, at.programme)
    if dimension not in SUGGESTED:
        return None
    record = desk.record_as_at(at.programme, desk.effective_on(at) or desk.today)
    return None if record.is_empty else what_the_plan_suggests(record, kind, subject, dimension)
