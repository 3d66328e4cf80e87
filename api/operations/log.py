"""The server's log on standard error: a JSON object a line, or text for people; without a word of what was sent.

Of a request it tells its id, the template of its route, its status, how long it took and the class of its refusal. Of a
fault it tells where in the program it happened, and not what the exception says, as that may repeat what was sent.
"""

import logging
import sys
import threading
import traceback
from contextlib import suppress
from typing import Any, TextIO

import orjson
import structlog
from structlog.typing import EventDict, Processor

from api.operations.seen import SEEN, Seen
from api.settings import Settings

OURS = ("tracker", "uvicorn", "psycopg")
"""Loggers whose sentences are told. Of others only where something was said: what they say is not ours to vouch for."""

PROBED = frozenset({"/health/live", "/health/ready", "/metrics"})
"""Routes that programs ask every few seconds; their lines stand in the log at debug."""

_LEVELS = logging.getLevelNamesMapping()
_IN_ALL = "answered"


class RequestLog:
    """Where a line for every request goes."""

    def __init__(self, log: Any = None) -> None:  # Any: structlog's loggers are of a class made for their level
        """Without a log nothing is written, as in tests."""
        self._log = log

    def answered(self, seen: Seen, route: str, seconds: float) -> None:
        """A request was answered."""
        if self._log is None:
            return
        say = self._log.debug if route in PROBED else self._log.info
        told = {} if seen.refusal is None else {"refusal": seen.refusal}
        with suppress(OSError, ValueError):  # whoever listened has gone; that is no reason not to serve
            say(
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

    def __init__(self, log: Any) -> None:  # Any: as above
        super().__init__()
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        with suppress(OSError, ValueError):
            seen = SEEN.get()
            told: dict[str, object] = {} if seen is None else {"request_id": seen.request_id}
            if record.exc_info and record.exc_info[1] is not None:
                told["exception"] = where(record.exc_info[1])
            self._log.log(record.levelno, _sentence(record), logger=record.name, **told)


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
    log = structlog.wrap_logger(
        _logger(to, as_text=_wants_text(settings, to)),
        processors=_processors(as_text=_wants_text(settings, to)),
        wrapper_class=structlog.make_filtering_bound_logger(level),
    ).bind(**always)
    root, ours = logging.getLogger(), logging.getLogger("tracker")
    root.handlers = [Forwarded(log)]
    root.setLevel(max(level, logging.WARNING))
    ours.setLevel(level)
    threading.excepthook = _a_thread_ended
    return RequestLog(log)


def _wants_text(settings: Settings, to: TextIO) -> bool:
    return settings.log_format == "text" or (settings.log_format == "auto" and to.isatty())


def _logger(to: TextIO, *, as_text: bool) -> structlog.PrintLogger | structlog.BytesLogger:
    return structlog.PrintLogger(to) if as_text else structlog.BytesLogger(to.buffer)


def _processors(*, as_text: bool) -> list[Processor]:
    stamped = structlog.processors.TimeStamper(fmt="iso", utc=True, key="time")
    last = structlog.dev.ConsoleRenderer(colors=False, timestamp_key="time") if as_text else _as_json
    return [structlog.processors.add_log_level, stamped, last]


def _as_json(_: object, __: str, event: EventDict) -> bytes:
    return orjson.dumps(event, default=str)


def _a_thread_ended(ended: threading.ExceptHookArgs) -> None:
    fault = ended.exc_value and (ended.exc_type, ended.exc_value, ended.exc_traceback)
    logging.getLogger("tracker").critical("A thread of the server ended by a fault.", exc_info=fault)
