"""A paper: what is put before boards and committees, who stands behind it, and what it means for whom."""

from datetime import date

from domain.entry import Entry
from domain.fact import Fact
from domain.happening import comes_before
from domain.refusals import AgainstTheRecord, AlreadyThere
from domain.state import State
from domain.words import Line, Text


class PaperSubmitted(Fact):
    """A paper was written to be put before somebody. Until a decision names it nobody knows what came of it."""

    title: Line
    kind: Line | None = None
    author_role: Line | None = None
    lead_officer: Line | None = None
    sponsors: tuple[Line, ...] = ()
    portfolio: Line | None = None
    is_key_decision: bool | None = None
    asked_of: tuple[Line, ...] = ()
    summary: Text | None = None


class ImplicationStated(Fact):
    """What the paper means for an area: in words, or that it means nothing there. An area is stated once."""

    area: Line
    number: Line | None = None
    implication: Text | None = None
    has_none: bool = False


class QuestionAnswered(Fact):
    """What members asked about a topic, and what a role answered them."""

    topic: Line
    answer: Text
    question: Text | None = None
    answered_by: Line | None = None


class PaperWithdrawn(Fact):
    """The paper is put before nobody any more; the entry says why."""


class PaperIsWithdrawn(AgainstTheRecord):
    """A withdrawn paper changes no more."""

    def __init__(self, title: str) -> None:
        super().__init__(f"The paper “{title}” was withdrawn; submit it anew, under another reference.")


class PaperIsDecided(AgainstTheRecord):
    """What was decided on stays before those who decided."""

    def __init__(self, title: str, decision: str) -> None:
        super().__init__(
            f"The paper “{title}” cannot be withdrawn: it was decided on, by decision “{decision}”. "
            "If that was of another paper, correct the decision first."
        )


class SomethingAndNothing(AgainstTheRecord):
    """An area has an implication, or none."""

    def __init__(self, area: str) -> None:
        super().__init__(f"“{area}” is said to have no implications, and what they are. Say one of the two.")


class Paper(State):
    """A paper at a moment."""

    KIND = "paper"

    title: str
    kind: str | None = None
    author_role: str | None = None
    lead_officer: str | None = None
    sponsors: tuple[str, ...] = ()
    portfolio: str | None = None
    is_key_decision: bool | None = None
    asked_of: tuple[str, ...] = ()
    summary: str | None = None
    implications: tuple[ImplicationStated, ...] = ()
    answers: tuple[QuestionAnswered, ...] = ()
    is_withdrawn: bool = False

    def state_implication(self, stated: ImplicationStated) -> list[Fact]:
        """Say what it means for an area."""
        self.must_stand()
        if stated.has_none and stated.implication:
            raise SomethingAndNothing(stated.area)
        return [] if stated in self.implications else [stated]

    def answer(self, answered: QuestionAnswered) -> list[Fact]:
        """Keep what members were told about a topic."""
        self.must_stand()
        return [] if answered in self.answers else [answered]

    def withdraw(self, decided_by: str | None = None) -> list[Fact]:
        """Put it before nobody any more, unless something was decided on it."""
        self.must_stand()
        if decided_by is not None:
            raise PaperIsDecided(self.title, decided_by)
        return [PaperWithdrawn()]

    def must_stand(self, on: date | None = None) -> None:
        """Refuse what comes too late for a paper that was withdrawn; what was before that day may be told after it."""
        if self.is_withdrawn and not comes_before(on, self.latest_on):
            raise PaperIsWithdrawn(self.title)


def submit(existing: Paper | None, submitted: PaperSubmitted) -> list[Fact]:
    """Put a paper into the record, under a reference that is free."""
    if existing:
        raise AlreadyThere("paper", existing.ref, existing.title)
    return [submitted]


def begin(entry: Entry) -> Paper:
    """The paper as it was submitted."""
    fact = entry.fact
    assert isinstance(fact, PaperSubmitted)  # every paper's stream begins with its being submitted
    return Paper.first(entry, **fact.content)


def evolve(paper: Paper, entry: Entry) -> Paper:
    """The paper after one more entry."""
    match entry.fact:
        case ImplicationStated() as stated:
            kept = tuple(held for held in paper.implications if held.area != stated.area)
            return paper.after(entry, implications=(*kept, stated))
        case QuestionAnswered() as answered:
            return paper.after(entry, answers=(*paper.answers, answered))
        case PaperWithdrawn():
            return paper.after(entry, is_withdrawn=True)
        case _:
            return paper.after(entry)
