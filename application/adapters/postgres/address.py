"""The address of a store in PostgreSQL: how it is written, and what is shown of it."""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from psycopg import Error
from psycopg.conninfo import conninfo_to_dict

SCHEMA = "tracker"
"""The schema of a portfolio that names none."""

_OF_A_SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_HIDDEN = re.compile(r":[^@/]*(?=@)")


class AddressRefused(ValueError):
    """It cannot be read as the address of a store; the sentence says why, and holds no password."""


class Address(NamedTuple):
    """Where a portfolio lies: what the driver is told, the schema, and how people are told of both."""

    conninfo: str
    schema: str
    shown: str


def read_address(store: str) -> Address:
    """postgresql://user:password@host:port/database?schema=planning, with whatever else libpq takes."""
    parts = urlsplit(store)
    if parts.netloc.count("@") > 1:
        raise AddressRefused("a user or a password in it holds an “@”, which is written like %40 there")
    options = parse_qsl(parts.query, keep_blank_values=True)
    schemas = [value for name, value in options if name == "schema"] or [SCHEMA]
    if len(schemas) > 1 or not _OF_A_SCHEMA.fullmatch(schemas[0]) or schemas[0].startswith("pg_"):
        raise AddressRefused(
            "its schema is not one name of small letters, figures and underscores that does not begin with pg_"
        )
    others = urlencode([(name, value) for name, value in options if name != "schema"])
    conninfo = urlunsplit(parts._replace(query=others))
    try:
        known = conninfo_to_dict(conninfo)
    except Error as problem:
        raise AddressRefused(_without_password(str(problem).strip())) from None
    if "options" in known:
        raise AddressRefused("it sets “options”, which the tracker sets itself")
    shown = urlunsplit(
        parts._replace(query=urlencode([("schema", schemas[0])]), netloc=_without_password(parts.netloc))
    )
    return Address(conninfo, schemas[0], shown)


def _without_password(text: str) -> str:
    return _HIDDEN.sub(":…", text)
