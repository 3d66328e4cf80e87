"""What the server and its driver say when something is wrong, and what of it will pass."""

import psycopg
from eventsourcing import persistence
from psycopg_pool import PoolClosed, PoolTimeout

_READ_ONLY = "it may only be read here"
_OUT_OF_REACH = "the server cannot be reached"

_PASSING = {
    "53": "the server has no memory or no connection left",
    "55": "somebody else is writing to it",
    "57": "the server is stopping, starting, or was told to give up",
    "08": _OUT_OF_REACH,
    "25": _READ_ONLY,
    "40": "somebody else changed the same at the same time",
    "58": "the server's disk does not answer",
}
"""What can go wrong with a sound store, by the class of PostgreSQL's codes."""

DISK_FULL = "53100"
FULL = "The disk of the store is full. Nothing was stored; try again once there is room on it."

_REFUSED = "FATAL:"
_FOR_NOW = ("starting up", "shutting down", "recovery mode", "not yet accepting", "too many", "remaining connection")
"""What a server refuses connections with that it will take later; whatever else it says is not going to change."""


def why_it_will_pass(problem: BaseException | None) -> str | None:
    """What is wrong with a sound store for now; nothing where it will not pass."""
    if isinstance(problem, PoolTimeout | PoolClosed):
        return "the server cannot be reached, or is busy"
    code = getattr(problem, "sqlstate", None)
    if code is None:
        return None if _is_for_good(problem) else _READ_ONLY if "read-only" in str(problem) else _OUT_OF_REACH
    return _PASSING.get(code[:2])


def _is_for_good(problem: BaseException | None) -> bool:
    """Whether a server has refused a connection for what will not pass; of that only its words tell."""
    said = str(problem)
    is_refusal = _REFUSED in said and not any(words in said for words in _FOR_NOW)
    return is_refusal or not isinstance(problem, psycopg.OperationalError)


def said_by(problem: BaseException) -> str:
    """What the server said, without where it was reached and what its driver adds."""
    return (str(problem).rpartition(_REFUSED)[2].strip().splitlines() or [type(problem).__name__])[0]


_OF_THE_LIBRARY = (
    (psycopg.InterfaceError, persistence.InterfaceError),
    (psycopg.OperationalError, persistence.OperationalError),
    (psycopg.DataError, persistence.DataError),
    (psycopg.IntegrityError, persistence.IntegrityError),
    (psycopg.InternalError, persistence.InternalError),
    (psycopg.ProgrammingError, persistence.ProgrammingError),
    (psycopg.NotSupportedError, persistence.NotSupportedError),
)


def of_the_library(problem: psycopg.Error) -> type[persistence.PersistenceError]:
    """What the library calls what the driver has raised."""
    return next((ours for theirs, ours in _OF_THE_LIBRARY if isinstance(problem, theirs)), persistence.DatabaseError)
