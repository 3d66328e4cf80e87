"""What can be set from outside, through TRACKER_ variables of the environment, and how a wrong setting is refused."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from api.identity_providers import IdentityProvider, IdentityProviders
from api.refusals import shown
from domain.refusals import Malformed

PREFIX = "TRACKER_"


NEVER_SHOWN = frozenset({"issuers"})
"""Settings in which somebody may have written a secret by mistake; what stands in them is not told again."""

_KNOWN_PARTS = frozenset(IdentityProvider.model_fields)
_WHY = {"missing": "this is missing", "extra_forbidden": "it holds something that is no part of it"}


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


class Settings(BaseModel):
    """Everything that can be set. Each setting has a default that suits one person trying the tracker."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    store: Annotated[Path, AfterValidator(_no_folder)] = Field(
        default=Path("var/tracker.sqlite"),
        description="The SQLite file that holds the record; it is made where there is none.",
        examples=["the path of a file, such as var/tracker.sqlite"],
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
        description="The file of the key that checkpoints are signed with; it is made where there is none, and lies "
        "beside the store unless said otherwise.",
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

    @property
    def signing_key_file(self) -> Path:
        """Where the key is that checkpoints are signed with."""
        return self.signing_key or self.store.with_name(f"{self.store.name}.signing-key")

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
    accepted = (Settings.model_fields[setting].examples or [""])[0]
    if setting in NEVER_SHOWN:
        return SettingRefused(f"{name} cannot be read{_where_and_why(error)}. It takes {accepted}.")
    return SettingRefused(f"{name} is “{shown(stated[name])}”. It takes {accepted}.")


def _where_and_why(error: ErrorDetails) -> str:
    """Which provider of the list, which part of it, and what is wrong; never what stands there."""
    parts = [str(part + 1) if isinstance(part, int) else part for part in error["loc"][1:]]
    place = f" at {', '.join(part for part in parts if part.isdecimal() or part in _KNOWN_PARTS)}" if parts else ""
    why = error["msg"].removeprefix("Value error, ") if error["type"] == "value_error" else _WHY.get(error["type"])
    return f"{place}: {why}" if why else place
