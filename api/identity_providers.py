"""The identity providers that the tracker trusts to say who somebody is, as a setting lists them."""

import re
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter

from domain.refusals import Malformed
from domain.words import Line

LONGEST_SECRET = 4_096
MOST = 20
_JSON: TypeAdapter[Any] = TypeAdapter(Any)  # Any: whatever somebody wrote


class SecretUnreadable(Malformed):
    """The file with a client's secret is not there, or holds none. What it holds is never told."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The secret of “{name}” cannot be read. Let client_secret_file name a file that holds it and nothing "
            "else, and that the account which runs the tracker may read."
        )


def is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def is_safe_to_ask(url: str) -> bool:
    """Whether what is said to an address stays between the two who speak: https, or this machine."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        port_is_one = parts.port != 0  # reading it refuses what is no port
    except ValueError:
        return False
    is_plain = url.isascii() and url.isprintable() and not re.search(r"[\s\\]", url) and "@" not in parts.netloc
    is_private = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    return bool(host) and port_is_one and is_plain and is_private and not parts.fragment


def _an_issuer(url: str) -> str:
    if not is_safe_to_ask(url) or "?" in url:
        raise ValueError("an issuer is an https address without “?” and “#”, written just as the provider writes it")
    return url


def slug_of(name: str) -> str:
    """How an address names a provider: “Council sign-in” is council-sign-in."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


class IdentityProvider(BaseModel):
    """Who vouches for people: how sign-in pages call it, its issuer, and what the tracker is called there.

    The secret is read from its file whenever it is needed, so that a new one needs no new start; a provider that
    knows the tracker as a public client gives it none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[Line, Field(max_length=60)]
    issuer: Annotated[str, Field(max_length=300), AfterValidator(_an_issuer)]
    client_id: Annotated[Line, Field(max_length=200)]
    client_secret_file: Path | None = None

    @property
    def slug(self) -> str:
        """How addresses name it."""
        return slug_of(self.name)

    def secret(self) -> str | None:
        """What proves to the provider that it is the tracker who asks; none for a public client."""
        if self.client_secret_file is None:
            return None
        try:
            with self.client_secret_file.open("rb") as file:
                found = file.read(LONGEST_SECRET + 1).decode("ascii").strip()
        except (OSError, ValueError):  # ValueError: it is no text
            raise SecretUnreadable(self.name) from None
        if not found or not found.isprintable() or len(found) > LONGEST_SECRET:
            raise SecretUnreadable(self.name)
        return found


def _from_json(written: object) -> object:
    return _JSON.validate_json(written) if isinstance(written, str) else written


def _told_apart(providers: Sequence[IdentityProvider]) -> Sequence[IdentityProvider]:
    slugs, issuers = [one.slug for one in providers], [one.issuer for one in providers]
    if not all(slugs):
        raise ValueError("a name has to hold a letter or a figure")
    if {"link", "return"} & set(slugs):
        raise ValueError("no provider can be called “link” or “return”")
    if len(set(slugs)) < len(slugs) or len(set(issuers)) < len(issuers):
        raise ValueError("two providers have the same name or issuer")
    return providers


IdentityProviders = Annotated[
    tuple[IdentityProvider, ...], Field(max_length=MOST), AfterValidator(_told_apart), BeforeValidator(_from_json)
]
"""A fixed list: nobody signs in through any other."""
