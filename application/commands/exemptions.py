"""What people can do with exemptions: make an item exempt, look at that again, lift it.

An exemption is addressed by what it is of: `paper:P12`, or `agenda-item:JUNE:10` for an item of a meeting's agenda.
"""

from typing import NamedTuple

from pydantic import Field

from application.commands.desk import Desk
from application.commands.order import Order
from domain import exemption
from domain.aggregates import AGGREGATES
from domain.entry import Address
from domain.exemption import (
    Exemption,
    ExemptionReviewed,
    ExemptKind,
    ItemExempted,
    ReviewDay,
    exemption_ref,
    must_be_exempt,
)
from domain.exemption_refusals import ExemptionRefUnreadable
from domain.meeting import Meeting
from domain.words import Count, Line, Text, kind_in_words


class ExemptItem(Order):
    """Keep an item from the public, on the ground of paragraphs of Schedule 12A, until somebody looks at it again.

    What is said here is public: it stands where the item would. An item of an agenda takes along what the minutes and
    the decisions say of it, and not its paper: that is exempted by itself.
    """

    paragraphs: tuple[Count, ...] = Field(
        default=(), description="The paragraphs of Part 1 of Schedule 12A, out of 1 to 7."
    )
    public_interest: Text | None = Field(
        default=None, description="Why keeping it back serves the public better than publishing it."
    )
    officer_role: Line | None = Field(default=None, description="The role of the officer who says so.")
    review_on: ReviewDay | None = Field(default=None, description="The day by which it is looked at again.")
    number: Line | None = Field(default=None, description="The number of the item, where that is public.")
    title: Line | None = Field(default=None, description="What the public may know the item as.")


class ReviewExemption(Order):
    """Say that the item stays exempt, and when that is looked at next; says why in words."""

    review_on: ReviewDay = Field(description="The day by which it is looked at again.")
    note: Text = Field(description="Why it stays exempt, in words.")


class LiftExemption(Order):
    """Let everybody who may see the programme read the item; says why in words."""

    note: Text = Field(description="Why it is lifted, in words.")


class Exempted(NamedTuple):
    """What the reference of an exemption names: a thing, or an item of a meeting's agenda."""

    kind: ExemptKind
    subject: str
    meeting: str | None = None

    @property
    def in_words(self) -> str:
        """The item by its reference, as a sentence names it: paper “P12”."""
        item = f"{kind_in_words(self.kind)} “{self.subject}”"
        return f"{item} of the meeting “{self.meeting}”" if self.meeting else item


def exempted(ref: str) -> Exempted:
    """What an exemption's own reference names."""
    kind, _, rest = ref.partition(":")
    meeting, _, item = rest.rpartition(":")
    try:
        named = ExemptKind(kind)
    except ValueError:
        raise ExemptionRefUnreadable(ref, tuple(ExemptKind)) from None
    found = Exempted(named, item, meeting) if named is ExemptKind.AGENDA_ITEM else Exempted(named, rest)
    if not found.subject or found.meeting == "" or exemption_ref(*found) != ref:
        raise ExemptionRefUnreadable(ref, tuple(ExemptKind))
    return found


def exempt_item(order: ExemptItem, at: Address, desk: Desk) -> None:
    """Exempt what is there. The order of the paragraphs says nothing."""
    kind, subject, meeting = exempted(at.ref)
    _must_be_there(Exempted(kind, subject, meeting), at, desk)
    said = order.content | {"paragraphs": tuple(sorted(set(order.paragraphs)))}
    facts = exemption.exempt(
        desk.find(Exemption, at),
        ItemExempted(**said, subject_kind=kind, subject=subject, meeting=meeting),
        on=desk.effective_on(at),
        from_a_paper=desk.provenance.is_a_paper,
    )
    desk.save(at, facts)


def review_exemption(order: ReviewExemption, at: Address, desk: Desk) -> None:
    """Keep that it was looked at again."""
    held = must_be_exempt(desk.find(Exemption, at), at.ref)
    desk.save(at, held.review(ExemptionReviewed(**order.content), on=desk.effective_on(at)))


def lift_exemption(_: LiftExemption, at: Address, desk: Desk) -> None:
    """Lift it."""
    desk.save(at, must_be_exempt(desk.find(Exemption, at), at.ref).lift())


def _must_be_there(what: Exempted, at: Address, desk: Desk) -> None:
    if what.meeting is not None:
        desk.must_know(Meeting, at.programme, what.meeting)
        desk.load(Meeting, Address(at.programme, Meeting.KIND, what.meeting)).item(what.subject)
    else:
        desk.must_know(AGGREGATES[what.kind].state, at.programme, what.subject)
