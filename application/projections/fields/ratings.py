"""What do the fields of a rating say?"""

from application.projections.fields.field import Field, derived, in_words, joined, plain
from application.projections.sentences.telling import the
from domain.rag_status import RagStatus
from domain.refusals import day_in_words


def _suggested(status: RagStatus) -> str | None:
    suggestion = status.declared.suggested
    if suggestion is None:
        return None
    return f"{suggestion.rating.in_words}: {suggestion.rule.in_words.lower()}"


def _because_of(status: RagStatus) -> str | None:
    suggestion = status.declared.suggested
    if suggestion is None:
        return None
    return joined(f"{found.milestone}, {found.detail}" for found in (*suggestion.inputs, *suggestion.notes))


def _declared_by(status: RagStatus) -> str:
    declared = status.declared
    day = f"on {day_in_words(declared.declared_on)}" if declared.declared_on else None
    return joined((f"by {the(declared.declared_by)}", f"as {declared.role}", day), " ") or declared.declared_by


def _confirmed(status: RagStatus) -> str | None:
    by = f"by {the(status.confirmed_by)}" if status.confirmed_by else None
    day = f"on {day_in_words(status.confirmed_on)}" if status.confirmed_on else None
    return joined((by, day), " ")


FIELDS: tuple[Field, ...] = (
    derived("Rating", lambda status: in_words(status.declared.rating), "declared"),
    derived("Scale", lambda status: f"{status.declared.rating.scale} points", "declared"),
    derived("Rationale", lambda status: status.declared.rationale, "declared"),
    derived("Path to green", lambda status: status.declared.path_to_green, "declared"),
    derived("Declared", _declared_by, "declared"),
    derived("Suggested then", _suggested, "declared"),
    derived("Suggested because of", _because_of, "declared"),
    plain("held_since", "Rated so since"),
    derived("Confirmed unchanged", _confirmed, "confirmed_on", "confirmed_by"),
)
"""Every field of a rating."""
