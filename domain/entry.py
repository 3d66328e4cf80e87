"""An entry of the record: a fact in its envelope, which says who, why, when it was true and when it was written."""

from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID, uuid5

from domain.fact import Fact
from domain.refusals import (
    ClockIsBehind,
    EffectiveBeforeItWasThere,
    EffectiveBeforeTheLatest,
    EffectiveInTheFuture,
    KnownInTheFuture,
)
from domain.words import kind_in_words

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
        return f"{kind_in_words(self.kind)} “{self.ref}”"


@lru_cache(maxsize=65_536)
def stream_id(programme: str, kind: str, ref: str) -> UUID:
    """uuid5 of `programme/kind/ref` under our own namespace."""
    return uuid5(NAMESPACE, f"{programme}/{kind}/{ref}")


class Entry(NamedTuple):
    """One entry of the journal, in the order of its columns.

    `position` is gap-free over the whole journal; until the journal has taken the entry it says no more than that it
    comes after all that is stored. `recorded_at` is UTC, from the store's clock, and never decreases. `effective_on`
    is the day it was true, or nothing where an imported paper states no day: such an entry has always counted.
    `known_on` is claimed, for imported entries only: the day their source was published. An entry that `corrects` an
    earlier one, named by its position, says `because` of what and on whose `authority`; its `reason` and `note` are
    those of the change itself.
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
    because: str | None = None
    authority: str | None = None

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
    """Refuse a day in the future, or one before the latest change of the same thing.

    Where that change lies in the future itself no day is left; the clock was set back, and the refusal says so.
    """
    if latest is not None and latest > today:
        raise ClockIsBehind(subject, latest, today)
    if asked is not None and asked > today:
        raise EffectiveInTheFuture(asked, today)
    if latest is not None and (asked is None or asked < latest):
        raise EffectiveBeforeTheLatest(subject, asked, latest)


def must_be_there_by(day: date | None, subject: str, *, since: date | None, today: date) -> None:
    """Refuse a day before something was there: the programme, or what an order names. A day not stated is any day."""
    if day is None or since is None or day >= since:
        return
    if since > today:
        raise ClockIsBehind(subject, since, today)
    raise EffectiveBeforeItWasThere(subject, day, since)


def may_be_known_since(known_on: date | None, *, today: date) -> None:
    """Refuse a claim to have known something before it could be read."""
    if known_on is not None and known_on > today:
        raise KnownInTheFuture(known_on, today)
