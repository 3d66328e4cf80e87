"""An entry of the record: a fact in its envelope, which says who, why, when it was true and when it was written."""

from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID, uuid5

from domain.fact import Fact
from domain.refusals import EffectiveBeforeTheLatest, EffectiveInTheFuture

NAMESPACE = UUID("b8a1f3a2-6f0e-5d7c-9a54-3a1d2c9e7f10")
"""The root of every stream id; it never changes."""


class ReasonCode(StrEnum):
    """Why a date moved, or anything else changed; the note says it in words."""

    LATE_PREDECESSOR = "late-predecessor"
    SUPPLIER = "supplier"
    RESOURCES = "resources"
    SCOPE = "scope"
    DECISION_AWAITED = "decision-awaited"
    FUNDING = "funding"
    EXTERNAL = "external"
    EARLIER_THAN_PLANNED = "earlier-than-planned"
    CORRECTION = "correction"


class Address(NamedTuple):
    """Which thing is meant: the programme, the kind of thing, and the reference people use for it."""

    programme: str
    kind: str
    ref: str

    @property
    def stream_id(self) -> UUID:
        """The identity of the stream, made of the address alone: planning one thing twice is a conflict."""
        return stream_id(self.programme, self.kind, self.ref)

    @property
    def in_words(self) -> str:
        """The thing as a sentence names it: milestone “M4”."""
        return f"{self.kind.replace('-', ' ')} “{self.ref}”"


@lru_cache(maxsize=65_536)
def stream_id(programme: str, kind: str, ref: str) -> UUID:
    """uuid5 of `programme/kind/ref` under our own namespace."""
    return uuid5(NAMESPACE, f"{programme}/{kind}/{ref}")


class Entry(NamedTuple):
    """One entry of the journal, in the order of its columns.

    `position` is gap-free over the whole journal and 0 until the journal has taken the entry. `recorded_at` is UTC,
    from the store's clock, and never decreases. `effective_on` is the day it was true, or nothing where an imported
    paper states no day: such an entry has always counted. `known_on` is claimed, for imported entries only: the day
    their source was published.
    """

    position: int
    recorded_at: datetime
    programme: str
    kind: str
    ref: str
    version: int
    fact: Fact
    effective_on: date | None
    known_on: date | None
    actor: str
    role: str
    reason: str | None
    note: str | None
    command_id: str
    batch: str | None
    corrects: int | None
    source: str | None

    @property
    def address(self) -> Address:
        """The thing this entry is about."""
        return Address(self.programme, self.kind, self.ref)


def takes_effect_on(asked: date | None, *, happened_on: date | None, today: date, latest: date | None) -> date:
    """The day an order takes effect: the day asked for, else the day it says it happened, else today.

    A day the fact carries itself is used only where the stream's order allows it; a day that was asked for is used
    or refused (see `may_take_effect`).
    """
    if asked is not None:
        return asked
    if happened_on is not None and happened_on <= today and (latest is None or happened_on >= latest):
        return happened_on
    return today


def may_take_effect(asked: date | None, subject: str, *, today: date, latest: date | None) -> None:
    """Refuse a day in the future, or one before the latest change of the same thing."""
    if asked is not None and asked > today:
        raise EffectiveInTheFuture(asked, today)
    if latest is not None and (asked is None or asked < latest):
        raise EffectiveBeforeTheLatest(subject, asked, latest)
