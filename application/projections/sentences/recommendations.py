"""What does a sentence say of each fact about a recommendation?"""

from application.projections.sentences.telling import Change, Said, Sentences, changed, details, quoted, the
from domain.paper import Paper
from domain.recommendation import (
    Ask,
    Recommendation,
    RecommendationMade,
    RecommendationReworded,
    RecommendationWithdrawn,
    Weight,
)
from domain.words import listed

_ASKED = {Ask.RECOMMEND_ON: "recommend on"}


def made(change: Change[RecommendationMade, Recommendation]) -> Said:
    """By whom, to whom, and with which weight: what is supported is told apart from what is recommended."""
    fact = change.fact
    verb = "supported" if fact.weight is Weight.SUPPORTED else "recommended"
    by = f"what {the(fact.made_by)} {verb}" if fact.made_by else f"what was {verb}"
    entered = details(
        fact.weight,
        f"number {fact.number}" if fact.number else None,
        f"inside {change.named(Recommendation.KIND, fact.inside)}" if fact.inside else None,
        f"in the paper {change.named(Paper.KIND, fact.paper)}" if fact.paper else None,
        ask_in_words(fact.ask, fact.asked_of),
        f"depends on {listed(fact.depends_on)}" if fact.depends_on else None,
    )
    return Said(f"recorded {by}: {quoted(fact.text)}", None, entered)


def reworded(change: Change[RecommendationReworded, Recommendation]) -> Said:
    """To other words."""
    before = quoted(change.before.text) if change.before else None
    return changed("the words of a recommendation", before, quoted(change.fact.text))


def withdrawn(change: Change[RecommendationWithdrawn, Recommendation]) -> Said:
    """Asked for no more."""
    return Said(f"withdrew the recommendation {change.name}", "proposed", "withdrawn")


def ask_in_words(ask: Ask | None, of: tuple[str, ...]) -> str | None:
    """“asks the council to approve”; nothing where nobody is asked for anything."""
    who = listed(map(the, of)) if of else None
    what = _ASKED.get(ask, str(ask)) if ask else None
    if who and what:
        return f"asks {who} to {what}"
    return f"asks {who}" if who else f"asks to {what}" if what else None


SENTENCES: Sentences = {
    RecommendationMade: made,
    RecommendationReworded: reworded,
    RecommendationWithdrawn: withdrawn,
}
