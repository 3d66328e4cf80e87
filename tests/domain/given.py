"""What has happened to a thing so far, told as facts and folded into the thing: the first half of every domain test."""

from datetime import UTC, date, datetime
from typing import Any, TypeVar, cast

from domain.aggregates import AGGREGATES
from domain.entry import Entry
from domain.fact import Fact
from domain.state import State

S = TypeVar("S", bound=State)

TODAY = date(2026, 3, 3)
NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)

_ENVELOPE = Entry(
    position=0,
    recorded_at=NOON,
    programme="riverside",
    kind="",
    ref="",
    version=0,
    fact=Fact(),
    effective_on=TODAY,
    known_on=None,
    actor="Programme manager",
    role="programme-manager",
    reason=None,
    note=None,
    command_id="told-in-a-test",
    batch=None,
    corrects=None,
    source=None,
)


def told(fact: Fact, **envelope: Any) -> Entry:  # Any: whichever parts of the envelope a test has something to say on
    """A fact in its envelope, for tests that care who said it, why, or when it was true or known."""
    return _ENVELOPE._replace(fact=fact, **envelope)


def entries(state: type[State], ref: str, *happened: Fact | Entry) -> list[Entry]:
    """The stream of one thing, numbered from one. Whatever is not told otherwise was true and recorded today."""
    envelopes = [fact if isinstance(fact, Entry) else told(fact) for fact in happened]
    return [
        entry._replace(kind=state.KIND, ref=ref, version=number, position=entry.position or number)
        for number, entry in enumerate(envelopes, start=1)
    ]


def given(state: type[S], ref: str, *happened: Fact | Entry) -> S:
    """The thing as it stands after everything that happened to it."""
    aggregate = AGGREGATES[state.KIND]
    first, *later = entries(state, ref, *happened)
    standing = aggregate.begin(first)
    for entry in later:
        standing = aggregate.evolve(standing, entry)
    return cast("S", standing)
