"""What does a sentence say of each fact about a rating?"""

from application.projections.sentences.telling import Change, Said, Sentences, details, unchanged
from domain.rag_status import Dimension, RagStatus, RatedKind, RatingConfirmedUnchanged, RatingDeclared


def declared(change: Change[RatingDeclared, RagStatus]) -> Said:
    """From the light before, with the rationale."""
    fact = change.fact
    what = rating_in_words(change, fact.subject_kind, fact.subject, fact.dimension)
    before, after = (change.before.declared.rating.in_words if change.before else None), fact.rating.in_words
    if before is None:
        return Said(f"declared {what} {after}", None, details(after, _path(fact)), fact.rationale)
    did = f"declared {what} {after} again" if before == after else f"changed {what} from {before} to {after}"
    return Said(did, before, details(after, _path(fact)), fact.rationale)


def _path(fact: RatingDeclared) -> str | None:
    return f"path to green: {fact.path_to_green}" if fact.path_to_green else None


def confirmed(change: Change[RatingConfirmedUnchanged, RagStatus]) -> Said:
    """Still what was declared."""
    status = change.before
    if status is None:
        return Said(f"confirmed the rating {change.name} unchanged")
    light = status.declared.rating.in_words
    what = rating_in_words(change, status.subject_kind, status.subject, status.dimension)
    return Said(f"confirmed that {what} is still {light}", None, unchanged(light))


def rating_in_words(
    change: Change[RatingDeclared, RagStatus] | Change[RatingConfirmedUnchanged, RagStatus],
    kind: RatedKind,
    subject: str,
    dimension: Dimension,
) -> str:
    """“the budget rating of the workstream “Planning””."""
    return f"the {dimension} rating of the {kind} {change.named(kind, subject)}"


SENTENCES: Sentences = {RatingDeclared: declared, RatingConfirmedUnchanged: confirmed}
