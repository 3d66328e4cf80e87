"""A recommendation: what somebody asks a body to do, numbered as its paper numbers it."""

from datetime import date
from enum import StrEnum

from domain.entry import Entry
from domain.fact import Fact
from domain.happening import comes_before
from domain.refusals import AgainstTheRecord, AlreadyThere
from domain.state import State
from domain.words import Count, Line, Ref, Text


class Ask(StrEnum):
    """What a body is asked to do with a recommendation."""

    APPROVE = "approve"
    AGREE = "agree"
    ENDORSE = "endorse"
    NOTE = "note"
    CONSIDER = "consider"
    RECOMMEND_ON = "recommend-on"


class Weight(StrEnum):
    """Whether somebody recommended something, or supported what others recommend: scrutiny keeps the two apart."""

    RECOMMENDED = "recommended"
    SUPPORTED = "supported"


class RecommendationMade(Fact):
    """Somebody recommended something to a body.

    `number` is kept as written, and `place` says where it stands among those beside it, as numbers do not always
    count. `inside` names the recommendation it is a part of.
    """

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


class RecommendationReworded(Fact):
    """The recommendation says something else before anybody decided on it; the entry says why."""

    text: Text


class RecommendationWithdrawn(Fact):
    """Nobody asks for it any more; the entry says why."""


class RecommendationIsWithdrawn(AgainstTheRecord):
    """A withdrawn recommendation changes no more."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"Recommendation “{ref}” was withdrawn; make it anew, under another reference.")


class RecommendationIsSettled(AgainstTheRecord):
    """What was agreed or rejected stays as it was put."""

    def __init__(self, ref: str, by: str) -> None:
        super().__init__(
            f"Recommendation “{ref}” was decided on in “{by}” and stays as it was put. "
            "Make another, or correct its entry."
        )


class RecommendationDependsOnItself(AgainstTheRecord):
    """Nothing waits for itself."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"Recommendation “{ref}” cannot depend on itself. Name what it depends on, or nothing.")


class Recommendation(State):
    """A recommendation at a moment. What became of it stands in the decisions that name it."""

    KIND = "recommendation"

    text: str
    weight: Weight = Weight.RECOMMENDED
    number: str | None = None
    place: Count | None = None
    inside: str | None = None
    paper: str | None = None
    made_by: str | None = None
    ask: Ask | None = None
    asked_of: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    is_withdrawn: bool = False

    def reword(self, text: str, *, settled_by: str | None = None) -> list[Fact]:
        """Let it say something else, unless a decision settled it."""
        self._must_be_open(settled_by)
        return [] if text == self.text else [RecommendationReworded(text=text)]

    def withdraw(self, *, settled_by: str | None = None) -> list[Fact]:
        """Ask for it no more, unless a decision settled it."""
        self._must_be_open(settled_by)
        return [RecommendationWithdrawn()]

    def must_stand(self, on: date | None = None) -> None:
        """Refuse what comes too late for what was withdrawn; what was before that day may be told after it."""
        if self.is_withdrawn and not comes_before(on, self.latest_on):
            raise RecommendationIsWithdrawn(self.ref)

    def _must_be_open(self, settled_by: str | None) -> None:
        """Refuse what comes too late for a recommendation that was withdrawn or decided on."""
        self.must_stand()
        if settled_by is not None:
            raise RecommendationIsSettled(self.ref, settled_by)


def make(existing: Recommendation | None, made: RecommendationMade, *, ref: str) -> list[Fact]:
    """Put a recommendation into the record, under a reference that is free; it depends on others alone."""
    if existing:
        raise AlreadyThere("recommendation", existing.ref, existing.text)
    if ref.casefold() in {named.casefold() for named in made.depends_on}:
        raise RecommendationDependsOnItself(ref)
    return [made]


def begin(entry: Entry) -> Recommendation:
    """The recommendation as it was made."""
    fact = entry.fact
    assert isinstance(fact, RecommendationMade)  # every recommendation's stream begins with its being made
    return Recommendation.first(entry, **fact.content)


def evolve(recommendation: Recommendation, entry: Entry) -> Recommendation:
    """The recommendation after one more entry."""
    match entry.fact:
        case RecommendationReworded(text=text):
            return recommendation.after(entry, text=text)
        case RecommendationWithdrawn():
            return recommendation.after(entry, is_withdrawn=True)
        case _:
            return recommendation.after(entry)
