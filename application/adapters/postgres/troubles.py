"""What the server and its driver say when something is wrong, and what of it will pass."""

import psycopg
from eventsourcing import persistence
from psycopg_pool import PoolClosed, PoolTimeout

READ_ONLY = "it may only be read here"
_OUT_OF_REACH = "the server cannot be reached"

_PASSING = {
    "53": "the server has no memory or no connection left",
    "55": "somebody else is writing to it",
    "57": "the server is stopping, starting, or was told to give up",
    "08": _OUT_OF_REACH,
    "25": READ_ONLY,
    "40": "somebody else changed the same at the same time",
    "58": "the server's disk does not answer",
}
"""What can go wrong with a sound store, by the class of PostgreSQL's codes."""

DISK_FULL = "53100"
FULL = "The disk of the store is full. Nothing was stored; try again once there is room on it."

_REFUSED = "FATAL:"
_FOR_NOW = (
    "starting up",
    "shutting down",
    "recovery mode",
    "accepting connections",
    "terminating connection",
    "too many",
    "remaining connection",
    "cannot connect to server",
    "try again later",
)
"""What a server, or a pool before it, refuses connections with that it will take later; what else it says will stay."""

_FOR_GOOD = {
    "no password supplied": "the server asks for a password, and there is none in the address, in PGPASSWORD or in "
    "~/.pgpass",
    "server does not support SSL": "sslmode asks for encryption, which the server does not offer",
    "root certificate file": "sslmode asks for a certificate that can be verified, and the authority’s, sslrootcert, "
    "is not there",
    "certificate verify failed": "sslmode asks for a certificate that can be verified, and the server’s cannot",
    "does not match host name": "sslmode asks for a certificate of this host, and the server’s is of another",
    "private key file": "the private key that sslkey names cannot be used",
    "definition of service": "there is no such service in the file of services",
    "invalid port": "its port is none",
    "invalid integer value": "an option in it takes a number, and there is none",
    ' value: "': "an option in it has a value that there is not",
    "protocol version range": "its ssl_min_protocol_version is above its ssl_max_protocol_version",
    "weak sslmode": "another option in it asks for a stronger sslmode",
    "could not match": "it has another number of ports or addresses than of hosts",
    "could not parse network address": "its hostaddr is no address of a network",
    "expected authentication request": "no PostgreSQL answers there, but another program",
    "invalid response to SSL negotiation": "no PostgreSQL answers there, but another program",
    "Permission denied": "its socket may not be opened by this user",
}
"""What a driver says before it has asked a server, or of a server that is not what was stated, in our words."""

_LACKS_A_RIGHT = (
    "this user lacks a right: PostgreSQL says “{}”; let it own the schema and what is in it, or grant it USAGE and "
    "CREATE on the schema, and SELECT, INSERT, UPDATE and DELETE on all tables in it"
)

_NOT_THERE = {
    "Connection refused": "nothing listens there",
    "No such file or directory": "there is no such socket",
    "failed to resolve host": "nobody knows a host of this name",
    "timeout expired": "it has not answered in time",
    "Network is unreachable": "there is no way to it",
    "No route to host": "there is no way to it",
    "closed the connection": "it has ended the connection",
    "not in hot standby mode": "it is no standby, as target_session_attrs asks for",
}
"""Why a server cannot be reached; it may be there a moment later."""


def why_it_will_pass(problem: BaseException | None) -> str | None:
    """What is wrong with a sound store for now; nothing where it will not pass."""
    if isinstance(problem, PoolTimeout | PoolClosed):
        return "the server cannot be reached, or is busy"
    code = getattr(problem, "sqlstate", None)
    if code is not None:
        return _PASSING.get(code[:2])
    if _is_for_good(problem):
        return None
    return READ_ONLY if "read-only" in str(problem) else _why_out_of_reach(str(problem))


def _is_for_good(problem: BaseException | None) -> bool:
    """Whether a connection was refused for what will not pass; of that only the words tell.

    Of several servers one that is only away for now may be the one that is meant.
    """
    said = str(problem)
    is_refusal = any(words in said for words in (_REFUSED, *_FOR_GOOD)) and not any(words in said for words in _FOR_NOW)
    return is_refusal or not isinstance(problem, psycopg.OperationalError)


def _why_out_of_reach(said: str) -> str:
    """In words, and once where several servers are away for the same reason."""
    found = [words for theirs, words in _NOT_THERE.items() if theirs in said]
    return f"{_OUT_OF_REACH}: {', or '.join(dict.fromkeys(found))}" if found else _OUT_OF_REACH


def why_for_good(problem: BaseException) -> str:
    """Why a connection is refused today and tomorrow, or what the server said, without where it was reached."""
    if isinstance(problem, psycopg.errors.InsufficientPrivilege):
        return _LACKS_A_RIGHT.format(problem.diag.message_primary)
    said = str(problem)
    ours = next((words for theirs, words in _FOR_GOOD.items() if theirs in said), None)
    if ours is not None and _REFUSED not in said:
        return ours
    return f"PostgreSQL says “{(said.rpartition(_REFUSED)[2].strip().splitlines() or [type(problem).__name__])[0]}”"


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
