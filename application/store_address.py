"""The address of a portfolio in PostgreSQL: how it is written, and how it is told, which is without its password."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

SCHEMA = "tracker"
"""The schema of a portfolio that names none."""

_BEGINNINGS = ("postgresql://", "postgres://")
_HOST = r"(?:[A-Za-z0-9._%-]*|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?"
# Where no database is named, a driver takes all before an “@” for the user and the password, wherever it stands.
_AN_ADDRESS = re.compile(
    rf"postgres(?:ql)?://(?:(?P<user>[^@/?#:]*)(?::[^@/?#]*)?@)?(?P<hosts>{_HOST}(?:,{_HOST})*)"
    r"(?:(?P<database>/[^/@?#]*)(?:\?(?P<options>[^#]*))?|(?:\?(?P<options_alone>[^#@]*))?)"
)
_A_SCHEMA = re.compile(r"(?!pg_)[a-z_][a-z0-9_]{0,62}")
_A_PORT = re.compile(r":([0-9]+)(?:,|$)")
_LAST_PORT = 65_535

NOT_AN_ADDRESS = (
    "it does not read as user:password@host:port/database?schema=name, in which special characters of a user or "
    "password are written like %40"
)
NOT_A_SCHEMA = "its schema is not one name of small letters, figures and underscores that does not begin with pg_"
NOT_A_PORT = f"its port is not a number from 1 to {_LAST_PORT}"
OPTIONS_ARE_OURS = "it sets “options”, which the tracker sets itself"


class AddressRefused(ValueError):
    """It cannot be read as the address of a store; the sentence says why, and repeats no password."""


@dataclass(frozen=True)
class StoreAddress:
    """Where a portfolio lies on a server. `url` is what was stated, and holds the password: it is never printed."""

    url: str = field(repr=False)

    def __post_init__(self) -> None:
        """Refused with a reason that repeats nothing of what was stated."""
        if any(not 0 < int(port) <= _LAST_PORT for port in _A_PORT.findall(self._read["hosts"])):
            raise AddressRefused(NOT_A_PORT)
        if len(self._schemas) != 1 or not _A_SCHEMA.fullmatch(self._schemas[0]):
            raise AddressRefused(NOT_A_SCHEMA)
        if "options" in dict(self.options):
            raise AddressRefused(OPTIONS_ARE_OURS)

    def __str__(self) -> str:
        """How people are told of it: with its user, and without its password or its other options."""
        user = f"{self._read['user']}@" if self._read["user"] else ""
        return f"postgresql://{user}{self._read['hosts']}{self._read['database'] or ''}?schema={self.schema}"

    @property
    def schema(self) -> str:
        """The schema that holds the portfolio."""
        return self._schemas[0]

    @property
    def options(self) -> list[tuple[str, str]]:
        """What else is stated: it is for the driver, and may hold a password."""
        return [(name, value) for name, value in map(_named, self._written) if name != "schema"]

    @property
    def of_the_database(self) -> str:
        """The address as a driver takes it, password and all: without the schema, which is ours."""
        stays = [each for each in self._written if _named(each)[0] != "schema"]
        return f"{self.url.partition('?')[0]}?{'&'.join(stays)}".removesuffix("?")

    @property
    def _schemas(self) -> list[str]:
        return [value for name, value in map(_named, self._written) if name == "schema"] or [SCHEMA]

    @property
    def _written(self) -> list[str]:
        return [each for each in (self._read["options"] or self._read["options_alone"] or "").split("&") if each]

    @property
    def _read(self) -> re.Match[str]:
        found = _AN_ADDRESS.fullmatch(self.url)
        if found is None:
            raise AddressRefused(NOT_AN_ADDRESS)
        return found


def _named(written: str) -> tuple[str, str]:
    """An option and its value, as a driver reads them: to it a plus sign is no blank."""
    name, _, value = written.partition("=")
    return unquote(name), unquote(value)


def is_an_address(stated: str) -> bool:
    """Whether somebody means a server, and not a file."""
    return stated.startswith(_BEGINNINGS)
