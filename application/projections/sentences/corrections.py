"""What does a sentence say of an entry that puts another one right, or erases what it said?"""

from typing import Any

from application.projections.sentences.telling import Change, Said, Sentences, quoted
from domain.correcting import EntryWithdrawn
from domain.entry import Entry
from domain.erasing import ErasureRecorded, FactErased


def correcting(entry: Entry) -> str:
    """“corrected entry 12 (because “…”, on the authority of “…”): ”; nothing where it corrects none."""
    return "" if entry.corrects is None else f"corrected entry {entry.corrects}{_explained(entry)}: "


def withdrawn(change: Change[EntryWithdrawn, Any]) -> Said:  # Any: whatever the entry withdrawn was about
    """With what that one had said; where it had put another right, which one counts again."""
    did = f"withdrew entry {change.entry.corrects}{_explained(change.entry)}"
    if change.corrected is None:
        return Said(did)
    again = change.corrected.entry.corrects
    if again is not None:
        return Said(f"{did}, so that entry {again} counts again")
    return Said(f"{did}, which said: {change.corrected.what.removesuffix('.')}")


def erasing(change: Change[ErasureRecorded, Any]) -> Said:  # Any: whatever the erased entry was about
    """Which entry, and never what it said."""
    return Said(f"had what entry {change.fact.position} said erased{_explained(change.entry)}")


def erased(_: Change[FactErased, Any]) -> Said:  # Any: as above
    """That something was said is all that is left."""
    return Said("recorded what has been erased since")


def _explained(entry: Entry) -> str:
    """In brackets why, and on whose authority, in the words that were given."""
    why = f"because {quoted(entry.because)}" if entry.because else None
    authority = f"on the authority of {quoted(entry.authority)}" if entry.authority else None
    said = ", ".join(part for part in (why, authority) if part)
    return f" ({said})" if said else ""


SENTENCES: Sentences = {EntryWithdrawn: withdrawn, ErasureRecorded: erasing, FactErased: erased}
