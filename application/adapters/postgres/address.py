"""The address of a store as PostgreSQL's driver takes it, and what the driver would not take."""

import re
from typing import NamedTuple

from psycopg import Error, pq
from psycopg.conninfo import conninfo_to_dict

from application.store_address import NOT_AN_ADDRESS, AddressRefused, StoreAddress

_SAFE_TO_TELL = re.compile(r"[A-Za-z_-]{1,40}")
_OF_ADDRESSES_ALONE = {"ssl"}
"""An option that the driver knows in addresses and nowhere else."""

_ONE_OF = {
    "sslmode": ("disable", "allow", "prefer", "require", "verify-ca", "verify-full"),
    "target_session_attrs": ("any", "read-write", "read-only", "primary", "standby", "prefer-standby"),
}
"""What these options take; the driver looks only when it connects, and then somebody would try again in vain."""


class Address(NamedTuple):
    """Where a portfolio lies: what the driver is told, the schema, and how people are told of both."""

    conninfo: str
    schema: str
    shown: str


def read_address(store: str) -> Address:
    """postgresql://user:password@host:port/database?schema=planning, with whatever else libpq takes.

    Refused as AddressRefused, with a reason that names an option but no password.
    """
    stated = StoreAddress(store)
    known = _OF_ADDRESSES_ALONE | {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
    for name, value in stated.options:
        if name not in known:
            raise AddressRefused(f"PostgreSQL knows no option{_told(name)}, which it has")
        if name in _ONE_OF and value not in _ONE_OF[name]:
            *others, last = _ONE_OF[name]
            raise AddressRefused(f"its {name} is{_told(value) or ' another'}, and not {', '.join(others)} or {last}")
    try:
        conninfo_to_dict(stated.of_the_database)
    except Error:  # what the driver says of it may repeat a password
        raise AddressRefused(NOT_AN_ADDRESS) from None
    return Address(stated.of_the_database, stated.schema, str(stated))


def _told(word: str) -> str:
    return f" “{word}”" if _SAFE_TO_TELL.fullmatch(word) else ""
