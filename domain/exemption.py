"""An exemption: why an item is not open to the public, in which words of the law, and when that is looked at again.

The exemption itself is public. It is all that is shown of the item to whoever may not read exempt items, so what it
says of the item is what everybody may know of it: its number and its title, where those are public.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import AfterValidator

from domain.calendar import plannable
from domain.entry import Entry
from domain.exemption_refusals import (
    GroundsMissing,
    LiftedAlready,
    NoSuchParagraph,
    NotExempt,
    ReviewedTooSoon,
    StillExempt,
)
from domain.fact import Fact
from domain.state import State
from domain.words import Count, Line, Ref, Text, listed

ReviewDay = Annotated[date, AfterValidator(plannable)]
"""A day on which somebody looks at an exemption again."""

PARAGRAPHS = range(1, 8)
"""The paragraphs of Part 1 of Schedule 12A of the Local Government Act 1972."""


class ExemptKind(StrEnum):
    """The kinds of thing that can be exempt: whatever a programme holds, but what it is made of and who meets."""

    MILESTONE = "milestone"
    LIGHT = "rag"
    RISK = "risk"
    ISSUE = "issue"
    HIGHLIGHT_REPORT = "highlight-report"
    FORWARD_ITEM = "forward-item"
    AGENDA_ITEM = "agenda-item"
    PAPER = "paper"
    RECOMMENDATION = "recommendation"
    DECISION = "decision"
    ACTION = "action"
    CHANGE_REQUEST = "change-request"
    ESCALATION = "escalation"


class ItemExempted(Fact):
    """An item is exempt from publication, on the ground of paragraphs of Schedule 12A, and somebody said why.

    `public_interest` says why keeping it back serves the public better than publishing it. `number` and `title` are
    what the public may know of the item. Of an agenda item `subject` is the reference of the item and `meeting` that
    of its meeting.
    """

    subject_kind: ExemptKind
    subject: Line
    meeting: Ref | None = None
    paragraphs: tuple[Count, ...] = ()
    public_interest: Text | None = None
    officer_role: Line | None = None
    review_on: ReviewDay | None = None
    number: Line | None = None
    title: Line | None = None


class ExemptionReviewed(Fact):
    """It was looked at again, and the item is still exempt; the entry says why."""

    review_on: ReviewDay


class ExemptionLifted(Fact):
    """The item is open to everybody who may see the programme; the entry says why."""


class Grounds(NamedTuple):
    """What an order has to say of an exemption before it can be recorded."""

    public_interest: str | None
    officer_role: str | None
    review_on: date | None

    @property
    def missing(self) -> tuple[str, ...]:
        """What was left unsaid, in words."""
        words = ("why it is in the public interest", "the role of the officer", "the day it is looked at again")
        return tuple(what for what, said in zip(words, self, strict=True) if said is None)


class Exemption(State):
    """An exemption at a moment: since when the item is exempt, and on which day that was last looked at again."""

    KIND = "exemption"

    subject_kind: ExemptKind
    subject: str
    meeting: str | None = None
    paragraphs: tuple[int, ...] = ()
    number: str | None = None
    title: str | None = None
    public_interest: str | None = None
    officer_role: str | None = None
    review_on: date | None = None
    exempt_since: date | None = None
    reviewed_on: date | None = None
    lifted_on: date | None = None
    lifted_because: str | None = None
    is_lifted: bool = False

    @property
    def is_in_force(self) -> bool:
        """Whether the item is exempt."""
        return not self.is_lifted

    @property
    def in_words(self) -> str:
        """Exempt: paragraph 3; Exempt: paragraphs 1, 2 and 7."""
        return f"Exempt: {paragraphs_in_words(self.paragraphs)}"

    def is_late(self, day: date) -> bool:
        """Whether the day on which it was to be looked at again has passed."""
        return self.is_in_force and self.review_on is not None and self.review_on < day

    def review(self, reviewed: ExemptionReviewed, *, on: date | None) -> list[Fact]:
        """Leave it exempt, until another day that is still to come."""
        self._must_be_in_force()
        if on is not None and reviewed.review_on <= on:
            raise ReviewedTooSoon(reviewed.review_on, on)
        return [reviewed]

    def lift(self) -> list[Fact]:
        """Let everybody who may see the programme read it."""
        self._must_be_in_force()
        return [ExemptionLifted()]

    def _must_be_in_force(self) -> None:
        if self.is_lifted:
            raise LiftedAlready(self.ref, self.lifted_on)


def exemption_ref(kind: str, subject: str, meeting: str | None = None) -> str:
    """What an exemption is called: `paper:P12`, `agenda-item:JUNE:10`."""
    return f"{kind}:{meeting}:{subject}" if meeting is not None else f"{kind}:{subject}"


def exempt(existing: Exemption | None, exempted: ItemExempted, *, on: date | None, from_a_paper: bool) -> list[Fact]:
    """Make an item exempt, once; where that was lifted, anew. Only a paper may leave unstated what papers leave out."""
    wrong = [number for number in exempted.paragraphs if number not in PARAGRAPHS]
    if wrong or not exempted.paragraphs:
        raise NoSuchParagraph(wrong)
    if existing is not None and existing.is_in_force:
        if _says_the_same(existing, exempted):
            return []
        raise StillExempt(existing.ref, paragraphs_in_words(existing.paragraphs))
    missing = Grounds(exempted.public_interest, exempted.officer_role, exempted.review_on).missing
    if missing and not from_a_paper:
        raise GroundsMissing(missing)
    if exempted.review_on is not None and on is not None and exempted.review_on <= on:
        raise ReviewedTooSoon(exempted.review_on, on)
    return [exempted]


def _says_the_same(existing: Exemption, exempted: ItemExempted) -> bool:
    return all(getattr(existing, name) == getattr(exempted, name) for name in ItemExempted.model_fields)


def may_follow_the_end(kind: str) -> bool:
    """Whether things of a kind may be told of a closed programme too: its record is read as long as it is kept.

    What is found in it to be nobody's business can still be kept from the public, and given back to it.
    """
    return kind == Exemption.KIND


def must_be_exempt(existing: Exemption | None, ref: str) -> Exemption:
    """The exemption to review or to lift; refused where there never was one."""
    if existing is None:
        raise NotExempt(ref)
    return existing


def paragraphs_in_words(paragraphs: tuple[int, ...]) -> str:
    """Paragraph 3; paragraphs 1, 2 and 7."""
    return f"{'paragraph' if len(paragraphs) == 1 else 'paragraphs'} {listed(map(str, paragraphs))}"


def begin(entry: Entry) -> Exemption:
    """The exemption as it was first made."""
    fact = entry.fact
    assert isinstance(fact, ItemExempted)  # every exemption's stream begins with its item being exempted
    return Exemption.first(entry, **fact.content, exempt_since=entry.effective_on)


def evolve(exemption: Exemption, entry: Entry) -> Exemption:
    """The exemption after one more entry."""
    match entry.fact:
        case ItemExempted() as fact:
            fresh = {"reviewed_on": None, "lifted_on": None, "lifted_because": None, "is_lifted": False}
            return exemption.after(entry, **fact.content, **fresh, exempt_since=entry.effective_on)
        case ExemptionReviewed(review_on=review_on):
            return exemption.after(entry, review_on=review_on, reviewed_on=entry.effective_on)
        case ExemptionLifted():
            lifted_on, because = entry.effective_on, entry.note
            return exemption.after(entry, is_lifted=True, lifted_on=lifted_on, lifted_because=because)
        case _:
            return exemption.after(entry)
