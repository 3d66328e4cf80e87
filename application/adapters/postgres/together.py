"""Those who append at the same time: whoever comes while another waits for the disk goes with the next one.

The server takes orders one after the other, and flushes its log for each transaction. So the orders of several threads
that are waiting anyway are sent as one transaction, which waits for one flush. Where one of them is refused nothing of
it was stored, and each goes by itself.
"""

from collections import deque
from collections.abc import Callable, Sequence
from threading import Event, Lock
from time import monotonic

from eventsourcing.persistence import InterfaceError, OperationalError, PersistenceError
from psycopg_pool import PoolTimeout

MOST = 16
"""How many go together."""

SMALL = 10
"""Up to how many entries an order goes with others; a longer one, as an import is, would keep them waiting."""

Sent = tuple[str, str | None, str | None, list[int] | None, str | None]
"""What the function that appends takes: entries, guards, answers, what is to be erased, and the time."""

Stored = tuple[int, str]
"""How many entries there were before, and the time."""

Send = Callable[[Sequence["One"], float], list[Stored]]
"""Sends orders in one transaction, within so many seconds; each is stored, or none."""


class One:
    """What one thread appends, and what came of it."""

    __slots__ = ("count", "leads", "outcome", "sent", "woken")

    def __init__(self, sent: Sent, count: int) -> None:
        self.sent = sent
        self.count = count
        self.outcome: Stored | Exception | None = None
        self.leads = False
        self.woken = Event()

    @property
    def stored(self) -> Stored:
        """Where it was stored, or the problem that there was; each thread raises one of its own."""
        if isinstance(self.outcome, PersistenceError):
            raise type(self.outcome)(*self.outcome.args) from self.outcome.__cause__
        if isinstance(self.outcome, Exception):
            raise self.outcome
        if self.outcome is None:
            raise OperationalError("nobody knows what became of it")
        return self.outcome


class Together:
    """The threads of one program that append: one of them sends for all who wait, and then the next of them does."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._waiting: deque[One] = deque()
        self._somebody_sends = False
        self._changing = Lock()

    def append(self, sent: Sent, count: int, *, within: float) -> Stored:
        """Append, within so many seconds; raises what the library calls it where that fails."""
        mine, until = One(sent, count), monotonic() + within
        with self._changing:
            mine.leads = not self._somebody_sends
            self._somebody_sends = True
            self._waiting.append(mine)
        if not mine.leads and not mine.woken.wait(max(0.0, within)):
            self._give_up(mine)
        if mine.leads:
            self._lead(until)
        return mine.stored

    def _give_up(self, mine: One) -> None:
        """Nobody has come to send it, unless that was just now; where it is under way nobody knows what comes of it."""
        with self._changing:
            if mine.leads or mine not in self._waiting:
                return
            self._waiting.remove(mine)
        raise OperationalError("timed out waiting for another writer") from PoolTimeout("no turn")

    def _lead(self, until: float) -> None:
        """Send for those who wait, of whom oneself is the first."""
        group = self._next()
        try:
            self._send_all(group, until)
        finally:
            for each in group:
                each.woken.set()
            self._pass_on()

    def _next(self) -> list[One]:
        with self._changing:
            group = [self._waiting.popleft()]
            while self._waiting and len(group) < MOST and max(group[0].count, self._waiting[0].count) <= SMALL:
                group.append(self._waiting.popleft())
        return group

    def _pass_on(self) -> None:
        with self._changing:
            self._somebody_sends = bool(self._waiting)
            if self._waiting:
                self._waiting[0].leads = True
                self._waiting[0].woken.set()

    def _send_all(self, group: Sequence[One], until: float) -> None:
        """All at once; where one of several is refused, one after the other."""
        if self._is_refused(group, until) and len(group) > 1:
            for each in group:
                self._is_refused([each], until)

    def _is_refused(self, group: Sequence[One], until: float) -> bool:
        """Send them, and keep what comes of it; whether the server had something against one, and is still there.

        Against which of several it does not say: whoever waits no longer must not take that for an answer of its own.
        """
        try:
            stored = self._send(group, until - monotonic())
        except Exception as problem:  # noqa: BLE001  # whatever it is, each thread raises its own
            is_refused = not isinstance(problem, OperationalError | InterfaceError)
            for each in group if not is_refused or len(group) == 1 else ():
                each.outcome = problem
            return is_refused
        for each, found in zip(group, stored, strict=True):
            each.outcome = found
        return False
