"""A RAG status: what a person declared about one dimension of one thing, and what the rule suggested then."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from domain.entry import Entry
from domain.fact import Fact
from domain.rating import Rating, Trend
from domain.refusals import AgainstTheRecord
from domain.state import State
from domain.suggestion import Suggestion
from domain.words import Ref, Text


class Dimension(StrEnum):
    """What is judged."""

    OVERALL = "overall"
    SCHEDULE = "schedule"
    BUDGET = "budget"
    SCOPE = "scope"
    BENEFITS = "benefits"
    RISK = "risk"
    RESOURCES = "resources"


class RatedKind(StrEnum):
    """The kinds of thing that carry ratings."""

    PROGRAMME = "programme"
    WORKSTREAM = "workstream"
    PHASE = "phase"
    MILESTONE = "milestone"


class RatingDeclared(Fact):
    """A person declared a rating, with the reason and, from amber on, the path back to green.

    `suggested` is what the rule made of the plan at that moment, with its inputs, kept beside what was declared.
    """

    subject_kind: RatedKind
    subject: Ref
    dimension: Dimension
    rating: Rating
    rationale: Text | None = None
    path_to_green: Text | None = None
    suggested: Suggestion | None = None


class RatingConfirmedUnchanged(Fact):
    """A person looked again and found the rating unchanged."""

    suggested: Suggestion | None = None


class RationaleMissing(AgainstTheRecord):
    """A rating is declared with a rationale."""

    def __init__(self, rating: Rating) -> None:
        super().__init__(f"Say why it is {rating.in_words}: a rating is declared with a rationale.")


class PathToGreenMissing(AgainstTheRecord):
    """Amber or worse comes with a path to green."""

    def __init__(self, rating: Rating) -> None:
        super().__init__(f"Say how it gets back to green: a rating of {rating.in_words} needs a path to green.")


class NothingDeclaredYet(AgainstTheRecord):
    """Only a declared rating can be confirmed."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"No rating of “{ref}” has been declared, so there is none to confirm. Declare one.")


class Declaration(NamedTuple):
    """A rating as it was declared: by whom, when, why."""

    rating: Rating
    rationale: str | None
    path_to_green: str | None
    suggested: Suggestion | None
    declared_on: date | None
    declared_by: str
    role: str
    position: int


class RagStatus(State):
    """The rating of one dimension of one subject, at a moment.

    `held_since` is the day the present light began, however often it was declared again since; nothing where the
    paper that declared it states no day.
    """

    KIND = "rag"

    subject_kind: RatedKind
    subject: str
    dimension: Dimension
    declared: Declaration
    held_since: date | None = None
    previous: Declaration | None = None
    confirmed_on: date | None = None
    confirmed_by: str | None = None

    @property
    def trend(self) -> Trend:
        """How it compares with the declaration before it."""
        return self.declared.rating.compared_with(self.previous.rating if self.previous else None)

    @property
    def last_looked_at(self) -> date | None:
        """The day somebody last declared or confirmed it."""
        return self.confirmed_on or self.declared.declared_on

    def confirm(self, suggested: Suggestion | None) -> list[Fact]:
        """Say that it is unchanged; that is a fact of its own."""
        return [RatingConfirmedUnchanged(suggested=suggested)]


def rag_ref(subject_kind: str, subject: str, dimension: str) -> str:
    """What a rating is called: `programme:overall`, `workstream:planning:budget`."""
    return f"programme:{dimension}" if subject_kind == "programme" else f"{subject_kind}:{subject}:{dimension}"


def declare(declared: RatingDeclared, *, from_a_paper: bool) -> list[Fact]:
    """Declare a rating. Only a paper being brought in may leave its reasons unstated, because papers do."""
    if not from_a_paper:
        _must_be_explained(declared)
    return [declared]


def _must_be_explained(declared: RatingDeclared) -> None:
    if not declared.rationale:
        raise RationaleMissing(declared.rating)
    if declared.rating.needs_a_path_to_green and not declared.path_to_green:
        raise PathToGreenMissing(declared.rating)


def must_have_been_declared(status: "RagStatus | None", ref: str) -> "RagStatus":
    """The status to confirm; refused while nothing has been declared."""
    if status is None:
        raise NothingDeclaredYet(ref)
    return status


def _is_the_same_light(fact: RatingDeclared, status: RagStatus) -> bool:
    before = status.declared.rating
    return (fact.rating.light, fact.rating.scale) == (before.light, before.scale)


def _declaration(fact: RatingDeclared, entry: Entry) -> Declaration:
    return Declaration(
        fact.rating,
        fact.rationale,
        fact.path_to_green,
        fact.suggested,
        entry.effective_on,
        entry.actor,
        entry.role,
        entry.position,
    )


def begin(entry: Entry) -> RagStatus:
    """The status as its first declaration leaves it."""
    fact = entry.fact
    assert isinstance(fact, RatingDeclared)  # every rating's stream begins with a declaration
    return RagStatus.first(
        entry,
        subject_kind=fact.subject_kind,
        subject=fact.subject,
        dimension=fact.dimension,
        declared=_declaration(fact, entry),
        held_since=entry.effective_on,
    )


def evolve(status: RagStatus, entry: Entry) -> RagStatus:
    """The status after one more entry."""
    match entry.fact:
        case RatingDeclared() as fact:
            return status.after(
                entry,
                declared=_declaration(fact, entry),
                held_since=status.held_since if _is_the_same_light(fact, status) else entry.effective_on,
                previous=status.declared,
                confirmed_on=None,
                confirmed_by=None,
            )
        case RatingConfirmedUnchanged():
            return status.after(entry, confirmed_on=entry.effective_on, confirmed_by=entry.actor)
        case _:
            return status.after(entry)
