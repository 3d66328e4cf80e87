"""How long whoever asks is kept waiting for the store: by one look into it, and by all looks for one request together.

Somebody who asks from outside is answered within five seconds, if only that the store cannot be used just now.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

PATIENCE = 3.5
"""How many seconds anything is waited for: a connection, another writer, an answer; and all of these together."""

AT_LEAST = 0.5
"""How many seconds one look may take however late it comes.

A store that is well answers sooner, so whoever has much to ask of it is not sent away; and where less is left, nothing
is begun anew that went wrong.
"""


class Asking:
    """Somebody who waits for one answer, for which many looks may be taken."""

    __slots__ = ("since",)

    def __init__(self) -> None:
        self.since = monotonic()

    def begins_now(self) -> None:
        """All that was asked is only known by now."""
        self.since = monotonic()

    @property
    def left(self) -> float:
        """How many seconds of patience are left; below nothing once it is over."""
        return self.since + PATIENCE - monotonic()


_ASKING: ContextVar[Asking | None] = ContextVar("asking", default=None)


@contextmanager
def asking() -> Iterator[Asking]:
    """Whatever is waited for within is waited for by somebody who waits for all of it."""
    one = Asking()
    token = _ASKING.set(one)
    try:
        yield one
    finally:
        _ASKING.reset(token)


def left(patience: float | None = None) -> float:
    """For how many seconds something that begins now is waited for, where it would be so many alone."""
    patience = PATIENCE if patience is None else patience
    one = _ASKING.get()
    return patience if one is None else min(patience, max(one.left, AT_LEAST))


def waits_in_vain(failed_at: float) -> bool:
    """Whether whoever asks has waited long enough by now, while the store could not be used as lately as then."""
    one = _ASKING.get()
    return one is not None and one.left <= 0 and failed_at >= one.since
