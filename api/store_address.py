"""The address of a portfolio in PostgreSQL, as a setting states it, and as it is told: without its password."""

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

SCHEMA = "tracker"
"""The schema of a portfolio that names none."""

_BEGINNINGS = ("postgresql://", "postgres://")
_HOST = r"(?:[A-Za-z0-9._%-]*|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?"
_AN_ADDRESS = re.compile(
    rf"postgres(?:ql)?://(?:(?P<user>[^@/?#:]*)(?::[^@/?#]*)?@)?(?P<hosts>{_HOST}(?:,{_HOST})*)"
    r"(?P<database>/[^/@?#]*)?(?:\?(?P<options>[^#]*))?"
)
_A_SCHEMA = re.compile(r"(?!pg_)[a-z_][a-z0-9_]{0,62}")

NOT_AN_ADDRESS = (
    "it does not read as user:password@host:port/database?schema=name, in which special characters of a user or "
    "password are written like %40"
)
NOT_A_SCHEMA = "its schema is not one name of small letters, figures and underscores that does not begin with pg_"


@dataclass(frozen=True)
class StoreAddress:
    """Where a portfolio lies on a server. `url` is what was stated, and holds the password: it is never printed."""

    url: str = field(repr=False)

    def __post_init__(self) -> None:
        """Refused with a reason that repeats nothing of what was stated."""
        if self._read() is None:
            raise ValueError(NOT_AN_ADDRESS)
        if len(self._schemas) != 1 or not _A_SCHEMA.fullmatch(self._schemas[0]):
            raise ValueError(NOT_A_SCHEMA)

    def __str__(self) -> str:
        """How people are told of it: with its user, and without its password or its other options."""
        found = self._read()
        if found is None:  # pragma: no cover  # it was refused when it was made
            return ""
        user = f"{found['user']}@" if found["user"] else ""
        return f"postgresql://{user}{found['hosts']}{found['database'] or ''}?schema={self.schema}"

    @property
    def schema(self) -> str:
        """The schema that holds the portfolio."""
        return self._schemas[0]

    @property
    def _schemas(self) -> list[str]:
        found = self._read()
        options = parse_qsl((found and found["options"]) or "", keep_blank_values=True)
        return [value for name, value in options if name == "schema"] or [SCHEMA]

    def _read(self) -> re.Match[str] | None:
        return _AN_ADDRESS.fullmatch(self.url)


def is_an_address(stated: str) -> bool:
    """Whether somebody means a server, and not a file."""
    return stated.startswith(_BEGINNINGS)
