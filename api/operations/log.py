"""The server's log on standard error: a JSON object a line, or text for people; without a word of what was sent.

Of a request it tells its id, the template of its route, its status, how long it took and the class of its refusal. Of a
fault it tells where in the program it happened, and not what the exception says, as that may repeat what was sent.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from threading import Lock
from typing import TextIO

import orjson

from api.bootstrap import Unconnected, what_is_unconnected
from api.operations.seen import SEEN, Seen
from api.settings import Settings

OURS = ("tracker", "uvicorn")
"""Loggers whose sentences are told. Of others only where something was said: what they say is not ours to vouch for."""

CONNECTS = "psycopg.pool"
"""The logger of what connects to the store, whose sentences name places: why it cannot is told in our words."""

PROBED = frozenset({"/health/live", "/health/ready", "/metrics"})
"""Routes that programs ask every few seconds; their lines stand in the log at debug."""

_LEVELS = logging.getLevelNamesMapping()
_IN_ALL = "answered"


class Lines:
    """Writes a line for what is said at a level or above it; `always` stands in every line."""

    def __init__(self, to: TextIO, *, as_text: bool, level: int, always: dict[str, object]) -> None:
        self._write = _as_text(to) if as_text else _as_json(to)
        self._level, self._always = level, always
        self._writing = Lock()

    def log(self, level: int, event: str, **told: object) -> None:
        """Say something."""
        if level >= self._level:
            named = {"level": logging.getLevelName(level).lower(), "time": _now()}
            with self._writing:
                self._write({**self._always, **told, "event": event, **named})


def _now() -> str:
    return datetime.now(UTC).isoformat().replace("+00:00", "Z")


def _as_json(to: TextIO) -> Callable[[dict[str, object]], None]:
    def write(line: dict[str, object]) -> None:
        to.buffer.write(orjson.dumps(line, default=str, option=orjson.OPT_APPEND_NEWLINE))
        to.buffer.flush()

    return write


def _as_text(to: TextIO) -> Callable[[dict[str, object]], None]:
    from structlog.dev import ConsoleRenderer  # noqa: PLC0415  # it is large, and a server mostly writes JSON

    drawn = ConsoleRenderer(colors=False, timestamp_key="time")

    def write(line: dict[str, object]) -> None:
        to.write(f"{drawn(None, '', line)}\n")
        to.flush()

    return write


class RequestLog:
    """Where a line for every request goes."""

    def __init__(self, log: Lines | None = None) -> None:
        """Without a log nothing is written, as in tests."""
        self._log = log

    def answered(self, seen: Seen, route: str, seconds: float) -> None:
        """A request was answered."""
        if self._log is None:
            return
        told = {} if seen.refusal is None else {"refusal": seen.refusal}
        with suppress(OSError, ValueError):  # whoever listened has gone; that is no reason not to serve
            self._log.log(
                logging.DEBUG if route in PROBED else logging.INFO,
                _IN_ALL,
                request_id=seen.request_id,
                method=seen.method,
                route=route,
                status=seen.status,
                ms=round(seconds * 1_000, 2),
                **told,
            )


class Forwarded(logging.Handler):
    """Takes what the program and its libraries say in Python's own way, and writes it as everything else is written."""

    def __init__(self, log: Lines, unconnected: Unconnected) -> None:
        super().__init__()
        self._log, self._unconnected = log, unconnected

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        said = self._unconnected(record) if record.name == CONNECTS else (record.levelno, _sentence(record))
        if said is None:
            return
        level, sentence = said
        with suppress(OSError, ValueError):
            seen = SEEN.get()
            told: dict[str, object] = {} if seen is None else {"request_id": seen.request_id}
            if record.exc_info and record.exc_info[1] is not None:
                told["exception"] = where(record.exc_info[1])
            self._log.log(level, sentence, logger=record.name, **told)


def _sentence(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] in OURS:
        return record.getMessage()
    return f"{record.name} said something at {record.module}, line {record.lineno}"


def where(problem: BaseException) -> str:
    """Where in the program something went wrong, and through which exceptions; without what they say."""
    chain: list[BaseException] = []
    found: BaseException | None = problem
    while found is not None and found not in chain:
        chain.append(found)
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)
    return "\n".join(
        f"{''.join(traceback.format_tb(each.__traceback__))}{type(each).__name__}" for each in reversed(chain)
    )


def begin_log(settings: Settings, *, to: TextIO | None = None, **always: object) -> RequestLog:
    """Send all that is said from now on to where the log goes; `always` stands in every line."""
    to = to or sys.stderr
    level = _LEVELS[settings.log_level.upper()]
    log = Lines(to, as_text=_wants_text(settings, to), level=level, always=always)
    root, ours = logging.getLogger(), logging.getLogger("tracker")
    root.handlers = [Forwarded(log, what_is_unconnected(settings.store))]
    root.setLevel(max(level, logging.WARNING))
    ours.setLevel(level)
    threading.excepthook = _a_thread_ended
    return RequestLog(log)


def _wants_text(settings: Settings, to: TextIO) -> bool:
    return settings.log_format == "text" or (settings.log_format == "auto" and to.isatty())


def _a_thread_ended(ended: threading.ExceptHookArgs) -> None:
    fault = ended.exc_value and (ended.exc_type, ended.exc_value, ended.exc_traceback)
    logging.getLogger("tracker").critical("A thread of the server ended by a fault.", exc_info=fault)
