"""One at a time works on what others need as well; they wait with nothing in hand, and mostly find it done."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from application.ports import StoreIsBusy
from application.waiting import left

_LOCKS = 64
_LONGEST = 600.0  # seconds, for who is no request
_AT_WORK = "What you ask for is still being read for somebody else. Try again."


class Turns:
    """Whose turn it is, by the name of what is worked on. Two names may, if seldom, wait for one another."""

    def __init__(self) -> None:
        self._locks = tuple(Lock() for _ in range(_LOCKS))

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Have the turn; refused as StoreIsBusy where it does not come while whoever asks has patience."""
        lock = self._locks[hash(name) % _LOCKS]
        if not lock.acquire(timeout=left(_LONGEST)):
            raise StoreIsBusy(_AT_WORK)
        try:
            yield
        finally:
            lock.release()
