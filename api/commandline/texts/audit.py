"""The audit trail for people: one sentence for each entry, with who, when, why, and where it was found."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Bullets, Heading, Paragraph
from application.projections.audit_trail import AuditEntry, AuditTrail
from application.projections.view import counted
from domain.words import NOT_STATED


def told(view: AuditTrail) -> Iterator[Block]:
    """The entries in the order in which they were recorded, and how to read on."""
    yield Heading(phrases.title("Audit trail", view))
    yield Paragraph(f"{counted(view.total, 'entry matches', 'entries match')}; {len(view.entries)} shown.")
    for entry in view.entries:
        yield Heading(f"{entry.position}. {entry.what}")
        yield Bullets(tuple(_about(entry)))
    if view.next is not None:
        yield Paragraph(f"There are more: add --after {view.next} to read on.")


def _about(entry: AuditEntry) -> Iterator[str]:
    yield f"Effective: {entry.effective_in_words}. Recorded: {phrases.time(entry.recorded_at)}."
    yield f"By: {entry.actor}, as {entry.role.replace('-', ' ')}."
    if entry.changed_from and entry.changed_to:
        yield phrases.sentence(f"From {entry.changed_from} to {entry.changed_to}")
    elif entry.changed_to:
        yield phrases.sentence(f"Now: {entry.changed_to}")
    elif entry.changed_from:
        yield phrases.sentence(f"Until then: {entry.changed_from}")
    if entry.why:
        yield f"Why: {phrases.sentence(entry.why)}"
    yield from _put_right(entry)
    if entry.source:
        known = f"; claimed known since {phrases.day(entry.claimed_known_on)}" if entry.claimed_known_on else ""
        yield f"Source: {entry.source}{known}."


def _put_right(entry: AuditEntry) -> Iterator[str]:
    """What an entry corrects, and what corrected it."""
    if entry.corrects is not None and entry.instead_of:
        yield phrases.sentence(f"Until then entry {entry.corrects} had said: {entry.instead_of}")
    if by := entry.corrected_by:
        did = "Withdrawn" if by.is_withdrawal else "Corrected"
        yield f"{did} by entry {by.position}, recorded: {phrases.time(by.recorded_at)}, by: {by.actor}."
        yield f"{did} because: {phrases.sentence(by.because or NOT_STATED)}"
        yield f"{did} on the authority of: {phrases.sentence(by.authority or NOT_STATED)}"
