"""What does a sentence say of each fact about a paper?"""

from application.projections.sentences.telling import Change, Said, Sentences, details, quoted, the
from domain.paper import ImplicationStated, Paper, PaperSubmitted, PaperWithdrawn, QuestionAnswered
from domain.words import listed


def submitted(change: Change[PaperSubmitted, Paper]) -> Said:
    """Under its title, with who stands behind it."""
    fact = change.fact
    entered = details(
        fact.kind,
        f"author: {fact.author_role}" if fact.author_role else None,
        f"lead officer: {fact.lead_officer}" if fact.lead_officer else None,
        f"sponsors: {listed(fact.sponsors)}" if fact.sponsors else None,
        f"portfolio: {fact.portfolio}" if fact.portfolio else None,
        {True: "a key decision", False: "no key decision", None: None}[fact.is_key_decision],
        fact.summary,
    )
    asked_of = f" to {listed(map(the, fact.asked_of))}" if fact.asked_of else ""
    return Said(f"submitted the paper {quoted(fact.title)}{asked_of}", None, entered or "submitted")


def implication_stated(change: Change[ImplicationStated, Paper]) -> Said:
    """For an area: what it means, or that it means nothing there."""
    held, fact = (change.before.implications if change.before else ()), change.fact
    before = next((one for one in held if one.area == fact.area), None)
    did = f"stated what the paper {change.name} means for {quoted(fact.area)}"
    return Said(did, implication_in_words(before) if before else None, implication_in_words(fact))


def question_answered(change: Change[QuestionAnswered, Paper]) -> Said:
    """What was asked about, and who answered."""
    fact = change.fact
    by = f" by {the(fact.answered_by)}" if fact.answered_by else ""
    did = f"kept what was answered{by} about {quoted(fact.topic)} in the paper {change.name}"
    return Said(did, None, details(fact.question, fact.answer))


def withdrawn(change: Change[PaperWithdrawn, Paper]) -> Said:
    """Put before nobody any more."""
    return Said(f"withdrew the paper {change.name}", "submitted", "withdrawn")


def implication_in_words(stated: ImplicationStated) -> str:
    """What it is; “none” where it is said that there is none, and that it is not stated where nothing is."""
    return "none" if stated.has_none else stated.implication or "not stated"


SENTENCES: Sentences = {
    PaperSubmitted: submitted,
    ImplicationStated: implication_stated,
    QuestionAnswered: question_answered,
    PaperWithdrawn: withdrawn,
}
