"""What happened in one entry, in one plain sentence that begins with who did it and ends with why?"""

from typing import Any, NamedTuple

from application.projections.sentences import (
    actions,
    boards,
    change_requests,
    corrections,
    decisions,
    escalations,
    exemptions,
    forward_items,
    gates,
    highlight_reports,
    issues,
    meetings,
    milestones,
    papers,
    people,
    phases,
    programmes,
    ratings,
    recommendations,
    returns,
    risks,
    workstreams,
)
from application.projections.sentences.corrections import correcting
from application.projections.sentences.telling import Change, Said, Sentences, shortened, the
from domain.correcting import EntryWithdrawn
from domain.entry import Entry, ReasonCode

_NOUNS = (
    programmes,
    phases,
    gates,
    workstreams,
    milestones,
    ratings,
    risks,
    issues,
    highlight_reports,
    returns,
    boards,
    meetings,
    forward_items,
    papers,
    recommendations,
    change_requests,
    escalations,
    exemptions,
    decisions,
    actions,
    people,
    corrections,
)
SENTENCES: Sentences = {fact: tell for noun in _NOUNS for fact, tell in noun.SENTENCES.items()}
"""Every fact and the function that tells it."""

REASONS: dict[str, str] = {
    ReasonCode.LATE_PREDECESSOR: "because what it waits for is late",
    ReasonCode.SUPPLIER: "because the supplier is late",
    ReasonCode.RESOURCES: "for want of resources",
    ReasonCode.SCOPE: "because the scope changed",
    ReasonCode.DECISION_AWAITED: "because a decision is awaited",
    ReasonCode.FUNDING: "because of the funding",
    ReasonCode.EXTERNAL: "for reasons outside the programme",
    ReasonCode.EARLIER_THAN_PLANNED: "because it comes earlier than planned",
    ReasonCode.CORRECTION: "to correct what was recorded",
}
"""How each coded reason ends a sentence."""


class Sentence(NamedTuple):
    """One entry told: the whole sentence, what it changed from and to, and why in full (nothing: no reason given)."""

    what: str
    changed_from: str | None
    changed_to: str | None
    why: str | None


def sentence(change: Change[Any, Any]) -> Sentence:  # Any: whichever fact and state the entry is about
    """Tell one entry. The sentence shortens a long note; `why` has it whole."""
    entry = change.entry
    said = SENTENCES[type(change.fact)](change)
    if isinstance(change.fact, EntryWithdrawn):
        return Sentence(f"{_actor(entry)} {said.did}.", None, None, None)
    did = f"{_actor(entry)} {correcting(entry)}{said.did}{_ending(entry, said)}."
    return Sentence(did, said.changed_from, said.changed_to, _why(entry, said))


def _actor(entry: Entry) -> str:
    who = the(entry.actor)
    return f"{who[0].upper()}{who[1:]}"


def reason_in_words(reason: str | None) -> str | None:
    """“because the supplier is late”; a code without words of its own stands as it is."""
    return None if reason is None else REASONS.get(reason, f"with reason {reason}")


def why_in_words(reason: str | None, *notes: str | None) -> str | None:
    """“because the supplier is late: steel is short”; nothing where neither a reason nor a note was given."""
    if reason is None and not any(notes):
        return None
    return ": ".join([part for part in (reason_in_words(reason), *notes) if part]) or None


def _explanations(entry: Entry, said: Said) -> list[str]:
    return [words for words in (said.because, entry.note) if words]


def _ending(entry: Entry, said: Said) -> str:
    reason = reason_in_words(entry.reason)
    notes = "; ".join(shortened(words).rstrip(" .") for words in _explanations(entry, said))
    why = (f" {reason}" if reason else "") + (f": {notes}" if notes else "")
    return f"{why}; {said.beside}" if said.beside else why


def _why(entry: Entry, said: Said) -> str | None:
    return why_in_words(entry.reason, *_explanations(entry, said))
