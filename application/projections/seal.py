"""What vouches for what was sealed: does what is made of the record now match what was recorded then?"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from application.projections.view import View
from domain.correcting import corrected_by
from domain.entry import Entry
from domain.erasing import FactErased
from domain.record import Moment
from domain.sealed import SealedContent
from domain.words import listed


class Sealed(NamedTuple):
    """The checkpoint that seals something: the log's name, its size and root there (Base64), and when it was signed."""

    origin: str
    size: int
    root: str
    signed_at: datetime


class SealedBy(View):
    """The first checkpoint of the log that covers the entry that seals; its root (Base64) vouches for all before it."""

    origin: str
    size: int
    root: str
    signed_at: datetime


class Seal(View):
    """What vouches for an issued report, or for a frozen pack.

    `position` is the entry that sealed it, `up_to` the last entry it was made from, `as_at` the day it shows and
    `template` the version it was made with. `content_sha256` is the digest that was recorded, `made_again` that of the
    content as it is made now. Where they differ `matches` is false: because the entries in `erased`, which it was made
    from, were erased since; where there is none, somebody changed what must not change. With `in_part` it differs as it
    was made again without what whoever asks may not read: it is not the sealed copy.
    """

    position: int
    up_to: int
    as_at: date
    template: int
    content_sha256: str
    made_again: str
    matches: bool
    erased: tuple[int, ...]
    in_part: bool
    checkpoint: SealedBy | None
    in_words: str
    short_text: str


class Content(NamedTuple):
    """What was sealed by which entry, its content as it is made now, and which entries behind it were erased since.

    `name` is what the short text calls it, and `verb` what was done with it: issued, frozen. `in_part` says that it is
    made again for somebody who may not read all of it.
    """

    fact: SealedContent
    position: int
    made: bytes
    erased: Sequence[int]
    name: str
    verb: str
    in_part: bool = False


def moment_of(fact: SealedContent) -> Moment:
    """The moment that sealed content is made at: its day, out of what the record held when it was sealed."""
    return Moment(fact.as_at, up_to=fact.up_to)


def erased_of(entries: Iterable[Entry]) -> tuple[int, ...]:
    """Which of the entries that counted when something was made were erased since."""
    known = list(entries)
    by = corrected_by(known)
    return tuple(entry.position for entry in known if isinstance(entry.fact, FactErased) and entry.position not in by)


def is_as_sealed(fact: SealedContent, content: bytes) -> bool:
    """Whether the canonical content, as it is made now, is what was sealed."""
    return hashlib.sha256(content).hexdigest() == fact.content_sha256


def seal_of(content: Content, sealed: Sealed | None) -> Seal:
    """What vouches for it, with the checkpoint that does where there is one."""
    fact, made_again = content.fact, hashlib.sha256(content.made).hexdigest()
    return Seal(
        position=content.position,
        up_to=fact.up_to,
        as_at=fact.as_at,
        template=fact.template,
        content_sha256=fact.content_sha256,
        made_again=made_again,
        matches=made_again == fact.content_sha256,
        erased=() if made_again == fact.content_sha256 else tuple(content.erased),
        in_part=content.in_part and made_again != fact.content_sha256,
        checkpoint=SealedBy(**sealed._asdict()) if sealed else None,
        in_words=_in_words(content, made_again, sealed),
        short_text=_short_text(content, sealed),
    )


def _in_words(content: Content, made_again: str, sealed: Sealed | None) -> str:
    verb, erased = content.verb, content.erased
    done = f"{verb.capitalize()} as entry {content.position} of the record"
    made = f"{done}, made from its entries up to {content.fact.up_to}"
    if made_again != content.fact.content_sha256 and content.in_part:
        return (
            f"{made}. Part of what it was made from is exempt from publication, so that what is shown here was made "
            "again without that, from what you may see. It is not the sealed copy, and does not match its seal."
        )
    if made_again != content.fact.content_sha256 and erased:
        entries = f"{'entry' if len(erased) == 1 else 'entries'} {listed([str(one) for one in erased])}"
        return (
            f"{made}. It cannot be made again as it was {verb}, because {entries} of these "
            f"{'was' if len(erased) == 1 else 'were'} erased since. Where that stood, what is shown here has what "
            "stands in for it now. Only a copy that was kept can still be held against the seal."
        )
    if made_again != content.fact.content_sha256:
        return f"{made}. What is shown here does not match its seal: it is not what was {verb}."
    matches = f"It is what was {verb}: its digest is the one recorded then"
    if sealed is None:
        return f"{made}. {matches}. There is no checkpoint yet that vouches for it."
    return f"{made}. {matches}, and the checkpoint at {sealed.size} entries vouches for that."


def _short_text(content: Content, sealed: Sealed | None) -> str:
    """What the QR code holds: enough to hold a print against the log, a line each."""
    checkpoint = (sealed.origin, f"{sealed.size} {sealed.root}") if sealed else ("no checkpoint yet",)
    entry = f"{content.name} entry {content.position}"
    return "\n".join((*checkpoint, entry, f"sha256 {content.fact.content_sha256}"))
