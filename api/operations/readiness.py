"""Is the server ready for requests, and if not, what is in the way?

A check that fails makes it not ready. One that needs attention does not: nobody is served better by another worker on
the same store, and whoever records something is not kept from it by a checkpoint that is late.
"""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import datetime, timedelta
from enum import StrEnum
from http import HTTPStatus
from threading import Lock, Thread
from time import monotonic
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from api.notary_rounds import EVERY
from application.ports import Clock, Health, ServerRefuses, StoreIsBusy, StoreState, StoreTrouble
from application.projections.view import counted

WITHIN = 2.0
"""How many seconds the store has to answer."""

KEPT = 1.0
"""For how many seconds an answer is given again: anybody may ask, and asking takes the writer's turn."""

DUE = timedelta(seconds=2 * EVERY)
"""How long an entry may wait for a checkpoint, which is signed in rounds."""

FAR_BEHIND = 10_000
"""How many entries kept views may lack."""

_log = logging.getLogger("tracker")


class Status(StrEnum):
    """How a check came out."""

    OK = "ok"
    ATTENTION = "attention"
    FAILED = "failed"


class Check(BaseModel):
    """One thing that was looked at."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(description="What was looked at: store, durability, tables, checkpoint, views.")
    status: Status = Field(description="With failed the server is not ready; attention is for whoever runs it.")
    sentence: str = Field(description="What was found.")


class Ready(BaseModel):
    """Whether requests can be answered and orders recorded."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    is_ready: bool = Field(description="Whether no check failed.")
    checks: tuple[Check, ...]

    @property
    def http_status(self) -> HTTPStatus:
        """What programs that do not read look at."""
        return HTTPStatus.OK if self.is_ready else HTTPStatus.SERVICE_UNAVAILABLE


class Readiness:
    """Looks at the store when asked, never twice at once, and never for longer than anybody waits."""

    def __init__(self, health: Health, clock: Clock) -> None:
        self._health, self._clock = health, clock
        self._asking = Lock()
        self._looked: Future[Ready] | None = None
        self._found: list[Check] = []
        self._until = 0.0

    def now(self) -> Ready:
        """How it is now, or was a moment ago."""
        try:
            return self._look().result(timeout=WITHIN)
        except TimeoutError:
            late = _failed("store", f"The store has not answered within {WITHIN:g} seconds.")
            return _ready([check for check in self._found if check.status is Status.FAILED] or [late])

    def _look(self) -> Future[Ready]:
        with self._asking:
            if self._looked is None or (self._looked.done() and monotonic() >= self._until):
                self._looked, self._found = Future(), []
                Thread(target=self._answer, args=(self._looked,), name="readiness", daemon=True).start()
            return self._looked

    def _answer(self, asked: "Future[Ready]") -> None:
        try:
            self._found.extend(self._checks())
            self._until = monotonic() + KEPT
            asked.set_result(_ready(self._found))
        except Exception as problem:  # noqa: BLE001  # whoever waits is told of anything
            asked.set_exception(problem)

    def _checks(self) -> Iterator[Check]:
        yield self._store()
        try:
            state = self._health.state()
        except StoreTrouble as problem:
            _log.error("The store could not be read: %s", problem)
            yield from (_failed(name, "Not known, as the store could not be read.") for name in _OF_THE_STATE)
            return
        now = self._clock.now()
        yield from (Check(name=name, **look(state, now)._asdict()) for name, look in _OF_THE_STATE.items())

    def _store(self) -> Check:
        try:
            self._health.try_writing(within=WITHIN * 0.75)
        except StoreIsBusy as problem:
            return _failed("store", str(problem))
        except ServerRefuses:  # whoever connects says so in the log
            return _failed("store", "The store’s server refuses the connection; the tracker’s log says why.")
        except StoreTrouble as problem:  # what they say names places on the server
            _log.error("The store cannot be written: %s", problem)
            return _failed("store", "The store cannot be used; the server’s log says why.")
        return Check(name="store", status=Status.OK, sentence="The store can be read and written.")


def _ready(checks: list[Check]) -> Ready:
    return Ready(is_ready=all(check.status is not Status.FAILED for check in checks), checks=tuple(checks))


def _failed(name: str, sentence: str) -> Check:
    return Check(name=name, status=Status.FAILED, sentence=sentence)


class _Found(NamedTuple):
    status: Status
    sentence: str


def _durability(state: StoreState, _: datetime) -> _Found:
    if state.undurable:
        return _Found(Status.FAILED, f"What is acknowledged may not survive a loss of power: {state.undurable}.")
    return _Found(Status.OK, "What is acknowledged survives a loss of power.")


def _tables(state: StoreState, _: datetime) -> _Found:
    if state.is_up_to_date:
        return _Found(Status.OK, "The tables are those of this program; no migration is due.")
    return _Found(Status.FAILED, "The tables are those of another version of the program: migrate them, or update it.")


def _checkpoint(state: StoreState, now: datetime) -> _Found:
    if state.waiting_since is None:
        said = f"was signed {_ago(now - state.signed_at)}" if state.signed_at else "has nothing to cover yet"
        return _Found(Status.OK, f"Every entry is covered: the latest checkpoint {said}.")
    waited = now - state.waiting_since
    if waited > DUE:
        return _Found(
            Status.ATTENTION,
            f"A checkpoint is overdue: entries have waited for one {_long(waited)}, and it is due within {_long(DUE)}. "
            "The server’s log says what is in the way.",
        )
    return _Found(Status.OK, f"Entries have waited for a checkpoint {_long(waited)}; it is due within {_long(DUE)}.")


def _views(state: StoreState, _: datetime) -> _Found:
    if state.views_behind is None:
        return _Found(Status.OK, "No views are kept: every answer is made from the journal itself.")
    lag = counted(state.views_behind, "entry", "entries")
    if state.views_behind > FAR_BEHIND:
        return _Found(Status.ATTENTION, f"The views are {lag} behind the journal, and do not keep up.")
    return _Found(Status.OK, f"The views are {lag} behind the journal.")


_OF_THE_STATE: dict[str, Callable[[StoreState, datetime], _Found]] = {
    "durability": _durability,
    "tables": _tables,
    "checkpoint": _checkpoint,
    "views": _views,
}


def _long(time: timedelta) -> str:
    minutes = max(0, round(time.total_seconds() / 60))
    return "under a minute" if minutes == 0 else counted(minutes, "minute", "minutes")


def _ago(time: timedelta) -> str:
    return "just now" if time < timedelta(minutes=1) else f"{_long(time)} ago"
