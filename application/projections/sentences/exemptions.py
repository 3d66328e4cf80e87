"""What does a sentence say of each fact about an exemption?"""

from application.projections.sentences.telling import Change, Said, Sentences, details, quoted, the
from domain.exemption import Exemption, ExemptionLifted, ExemptionReviewed, ItemExempted, paragraphs_in_words
from domain.refusals import day_in_words
from domain.words import kind_in_words


def exempted(change: Change[ItemExempted, Exemption]) -> Said:
    """What, on which ground, and until when that is looked at."""
    fact = change.fact
    ground = f"under {paragraphs_in_words(fact.paragraphs)} of Schedule 12A"
    entered = details(
        f"in the public interest: {fact.public_interest}" if fact.public_interest else None,
        f"on the word of {the(fact.officer_role)}" if fact.officer_role else None,
        f"looked at again by {day_in_words(fact.review_on)}" if fact.review_on else None,
        f"published number: {fact.number}" if fact.number else None,
        f"published title: {fact.title}" if fact.title else None,
    )
    return Said(f"exempted {_what(fact)} from publication {ground}", "open", entered or "exempt")


def reviewed(change: Change[ExemptionReviewed, Exemption]) -> Said:
    """It stays exempt, until when."""
    before = change.before.review_on if change.before else None
    did = f"looked again at the exemption of {_named(change)} and left it exempt"
    return Said(did, day_in_words(before) if before else None, day_in_words(change.fact.review_on))


def lifted(change: Change[ExemptionLifted, Exemption]) -> Said:
    """It is open again."""
    return Said(f"lifted the exemption of {_named(change)}", "exempt", "open")


def _what(exempt: ItemExempted | Exemption) -> str:
    """The item by its reference: an exemption says no more of it than everybody may know."""
    item = f"the {kind_in_words(exempt.subject_kind)} {quoted(exempt.subject)}"
    return f"{item} of the meeting {quoted(exempt.meeting)}" if exempt.meeting else item


def _named(change: Change[ExemptionReviewed, Exemption] | Change[ExemptionLifted, Exemption]) -> str:
    return _what(change.before) if change.before else quoted(change.entry.ref)


SENTENCES: Sentences = {ItemExempted: exempted, ExemptionReviewed: reviewed, ExemptionLifted: lifted}
