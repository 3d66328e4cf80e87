"""What keeps the pool from connecting, in our words and once a minute: for the log of whoever runs the server."""

import logging
from time import monotonic

import eventsourcing.postgres  # noqa: F401  # it silences the pool when it is first imported, and never after

from application.adapters.postgres.troubles import why_for_good, why_it_will_pass

POOL = "psycopg.pool"
"""The logger of whoever connects."""

AGAIN_AFTER = 60.0
"""How many seconds the same is not said again: the pool tries many times a minute, with each of its connections."""

_FOR_NOW = "There is no connection to the store for now: {}."
_FOR_GOOD = "There is no connection to the store until somebody changes that: {}."


class Unconnected:
    """Hears what the pool says, and tells of it what is in the way; its own words name where it connects to."""

    def __init__(self) -> None:
        """From now on the pool is heard."""
        logging.getLogger(POOL).setLevel(logging.WARNING)
        self._said: dict[str, float] = {}

    def __call__(self, record: logging.LogRecord) -> tuple[int, str] | None:
        """How grave it is and what is in the way; nothing where that was said a moment ago, or nothing is."""
        words = record.args if isinstance(record.args, tuple) else ()
        problem = next((word for word in words if isinstance(word, Exception)), None)
        if problem is None:
            return None
        passing = why_it_will_pass(problem)
        if passing is not None:
            return self._once(logging.WARNING, _FOR_NOW.format(passing))
        return self._once(logging.ERROR, _FOR_GOOD.format(why_for_good(problem)))

    def _once(self, level: int, sentence: str) -> tuple[int, str] | None:
        now = monotonic()
        self._said = {said: at for said, at in self._said.items() if now - at < AGAIN_AFTER}
        if sentence in self._said:
            return None
        self._said[sentence] = now
        return level, sentence
