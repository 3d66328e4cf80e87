"""What can be set from outside, through TRACKER_ variables of the environment, and how a wrong setting is refused."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails

from api.identity_providers import IdentityProvider, IdentityProviders
from api.refusals import shown
from application.store_address import StoreAddress, is_an_address
from domain.refusals import Malformed

PREFIX = "TRACKER_"


NEVER_SHOWN = frozenset({"issuers", "metrics_token"})
"""Settings in which a secret stands, or may stand by mistake; what stands in them is not told again."""

BESIDE_NOTHING = Path("var")
"""Where files lie that belong beside a store, of a store that is no file."""

_KNOWN_PARTS = frozenset(IdentityProvider.model_fields)
_WHY = {"missing": "this is missing", "extra_forbidden": "it holds something that is no part of it"}


_A_FILE_OR_AN_ADDRESS = (
    "the path of a file, such as var/tracker.sqlite, or the address of a PostgreSQL database, such as "
    "postgresql://user:password@db.example:5432/council?schema=planning"
)
_MEANT_FOR_A_SERVER = re.compile(r"\s*postgres[a-z0-9+]*:|.*://", re.IGNORECASE | re.DOTALL)
"""An address with a slip in it may hold a password, which is told to nobody as the path of a file would be."""

_A_TOKEN = re.compile(r"[A-Za-z0-9._~+/=-]{16,256}")


class SettingRefused(Malformed):
    """A setting is unknown, or cannot be read."""


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # KeyError: there is none; OSError: the name is that of a folder of zones
        raise ValueError("no such time zone") from None
    return name


def _no_folder(path: Path) -> Path:
    if path.name in {"", ".."} or "\x00" in str(path):
        raise ValueError("not the path of a file")
    return path


def _no_folder_if_any(path: Path | None) -> Path | None:
    return path and _no_folder(path)


def _a_token_if_any(token: SecretStr | None) -> SecretStr | None:
    if token and not _A_TOKEN.fullmatch(token.get_secret_value()):
        raise ValueError("it is too short, too long, or holds something else")
    return token


def _a_store(stated: object) -> object:
    """An address becomes one; everything else is a path."""
    if isinstance(stated, str) and is_an_address(stated):
        return StoreAddress(stated)
    if isinstance(stated, str) and _MEANT_FOR_A_SERVER.match(stated):
        raise ValueError("there is no store of that kind")
    return stated


def _no_folder_of_a_store(store: Path | StoreAddress) -> Path | StoreAddress:
    return _no_folder(store) if isinstance(store, Path) else store


class Settings(BaseModel):
    """Everything that can be set. Each setting has a default that suits one person trying the tracker."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    store: Annotated[Path | StoreAddress, BeforeValidator(_a_store), AfterValidator(_no_folder_of_a_store)] = Field(
        default=Path("var/tracker.sqlite"),
        description="The SQLite file, or the schema of a PostgreSQL database, that holds the record; it is made where "
        "there is none. The schema is “tracker” unless said otherwise.",
        examples=[_A_FILE_OR_AN_ADDRESS],
    )
    host: str = Field(
        default="127.0.0.1",
        min_length=1,
        max_length=253,
        pattern=r"^[A-Za-z0-9.:_-]+$",
        description="The address the server listens on.",
        examples=["a host name or an IP address, such as 127.0.0.1"],
    )
    port: int = Field(
        default=8000,
        ge=1,
        le=65_535,
        description="The port the server listens on.",
        examples=["a whole number from 1 to 65535"],
    )
    address: str | None = Field(
        default=None,
        max_length=2_000,
        pattern=r"^https?://[A-Za-z0-9.:_\[\]-]+$",
        description="The address at which people reach the tracker; that of host and port unless said otherwise.",
        examples=["the beginning of a URL, such as https://tracker.example"],
    )
    time_zone: Annotated[str, AfterValidator(_known_zone)] = Field(
        default="Europe/London",
        description="The zone whose days people mean when they say today.",
        examples=["a name of the IANA time zone database, such as Europe/London"],
    )
    workers: int = Field(
        default=1,
        ge=1,
        le=64,
        description="How many processes answer requests on the one store.",
        examples=["a whole number from 1 to 64"],
    )
    body_limit: int = Field(
        default=1_000_000,
        ge=1_000,
        le=100_000_000,
        description="The most bytes that the body of one request may have.",
        examples=["a whole number from 1000 to 100000000"],
    )

    issuers: IdentityProviders = Field(
        default=(),
        description="The identity providers through which people sign in (OpenID Connect); nobody does through others.",
        examples=[
            'a JSON list such as [{"name": "Council", "issuer": "https://login.example/it", "client_id": "tracker"}]'
        ],
    )
    signing_key: Annotated[Path | None, AfterValidator(_no_folder_if_any)] = Field(
        default=None,
        description="The file of the key that checkpoints are signed with; it is made where there is none. It lies "
        "beside the store unless said otherwise, and is var/SCHEMA.signing-key for a schema of a PostgreSQL database.",
        examples=["the path of a file, such as var/tracker.sqlite.signing-key"],
    )
    origin: str | None = Field(
        default=None,
        max_length=255,
        pattern=r"^[^\s+\x00-\x1f\x7f]+$",
        description="The name of the log, which its checkpoints carry. It is given when the store is made and stays; "
        "without one the log gets a name of its own.",
        examples=["a name without blanks or plus signs, such as tracker.example/transition"],
    )

    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info",
        description="From which level on the server writes its log: info has a line for every request, debug also "
        "for those of probes.",
        examples=["one of debug, info, warning, error"],
    )
    log_format: Literal["auto", "json", "text"] = Field(
        default="auto",
        description="How the server writes its log on standard error: a JSON object a line, or text for people; auto "
        "is text on a terminal and JSON everywhere else.",
        examples=["one of auto, json, text"],
    )
    metrics_token: Annotated[SecretStr | None, AfterValidator(_a_token_if_any)] = Field(
        default=None,
        description="The token that opens /metrics, sent as “Authorization: Bearer …”. Without one only programs on "
        "the same machine may read them, and nobody where TRACKER_ADDRESS names a proxy.",
        examples=["16 to 256 letters, figures and signs out of . _ ~ + / = -"],
    )

    @property
    def signing_key_file(self) -> Path:
        """Where the key is that checkpoints are signed with."""
        return self.signing_key or self.beside_the_store(".signing-key")

    def beside_the_store(self, ending: str) -> Path:
        """A file that belongs to the store: beside the store's own, or in var/ and named after the schema."""
        if isinstance(self.store, Path):
            return self.store.with_name(f"{self.store.name}{ending}")
        return BESIDE_NOTHING / f"{self.store.schema}{ending}"

    @property
    def base_address(self) -> str:
        """Where people reach the tracker, for links that are printed."""
        return self.address or address_on(self.host, self.port)


def address_on(host: str, port: int) -> str:
    """The address of a host and a port; an IPv6 address stands in brackets."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def variable(setting: str) -> str:
    """The environment variable of a setting: TRACKER_BODY_LIMIT."""
    return PREFIX + setting.upper()


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that the environment states; an unknown or unreadable one is refused with a sentence."""
    stated = {name: value for name, value in environment.items() if name.startswith(PREFIX)}
    known = {variable(setting): setting for setting in Settings.model_fields}
    for name in stated:
        if name not in known:
            raise SettingRefused(f"There is no setting {shown(name)}. There are: {', '.join(known)}.")
    try:
        return Settings.model_validate({known[name]: value for name, value in stated.items()})
    except ValidationError as problem:
        error = problem.errors(include_url=False, include_input=False)[0]
        raise _refused(str(error["loc"][0]), stated, error) from None


def _refused(setting: str, stated: Mapping[str, str], error: ErrorDetails) -> SettingRefused:
    name = variable(setting)
    return SettingRefused(refusal(name, setting, stated[name], error))


def refusal(name: str, setting: str, stated: object, error: ErrorDetails) -> str:
    """Which setting, by the name it was stated under, what was found there, and what it takes.

    What may hold a secret is not told again: neither are addresses, in which passwords stand.
    """
    takes = f"It takes {accepted_by(setting)}."
    if setting in NEVER_SHOWN or _MEANT_FOR_A_SERVER.match(str(stated)):
        return f"{name} cannot be read{_where_and_why(error)}. {takes}"
    return f"{name} is “{shown(stated)}”. {takes}"


def accepted_by(setting: str) -> str:
    """What a setting takes, in words."""
    return str((Settings.model_fields[setting].examples or [""])[0])


def _where_and_why(error: ErrorDetails) -> str:
    """Which provider of the list, which part of it, and what is wrong; never what stands there."""
    parts = [str(part + 1) if isinstance(part, int) else part for part in error["loc"][1:]]
    place = f" at {', '.join(part for part in parts if part.isdecimal() or part in _KNOWN_PARTS)}" if parts else ""
    why = error["msg"].removeprefix("Value error, ") if error["type"] == "value_error" else _WHY.get(error["type"])
    return f"{place}: {why}" if why else place
