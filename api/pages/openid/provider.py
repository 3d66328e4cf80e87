"""One identity provider as the tracker speaks to it: where people are sent, and what a code is exchanged for."""

import logging
import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from threading import Lock
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpx2

# Authlib comes without types; what of it is used stands in this module and the next.
from authlib.integrations.base_client import OAuthError  # type: ignore[import-untyped]  # it has no types
from authlib.integrations.httpx_client import OAuth2Client  # type: ignore[import-untyped]  # it has no types
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from api.identity_providers import IdentityProvider, SecretUnreadable, is_loopback, is_safe_to_ask
from api.pages.openid.refusals import AnswerNotTrusted, ProviderUnreachable
from api.pages.openid.wire import TIMES, Bounded

KEPT_FOR = timedelta(hours=1)
"""How long what a provider says of itself is believed without asking again."""

NOT_ASKED_FOR = timedelta(seconds=10)
"""How long a provider that could not be reached is left alone, so that many who wait do not stop everybody else."""

DISCOVERY = "/.well-known/openid-configuration"
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_log = logging.getLogger("tracker")


class Description(NamedTuple):
    """What a provider says of itself, and the keys it signs with."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    names_itself: bool
    authenticated_by: str
    keys: KeySet
    read_at: datetime


class Tokens(NamedTuple):
    """What a code was exchanged for."""

    id_token: str
    access_token: str | None


class Provider:
    """A provider of the fixed list. What it says of itself is kept for a while; nothing else is."""

    def __init__(self, configured: IdentityProvider) -> None:
        self.configured = configured
        self._asking = Lock()
        self._description: Description | None = None
        self._failed_at: datetime | None = None
        where = urlsplit(configured.issuer)
        self._transport = Bounded(where.hostname or "", scheme=where.scheme)

    @property
    def name(self) -> str:
        """What people call it."""
        return self.configured.name

    def describe(self, now: datetime, *, anew: bool = False) -> Description:
        """What it says of itself; asked `anew` where a key is not among those that are known."""
        with self._asking:
            known = self._description
            if known and not anew and now - known.read_at < KEPT_FOR:
                return known
            if self._failed_at and now - self._failed_at < NOT_ASKED_FOR:
                raise ProviderUnreachable(self.name, "it could not be reached some seconds ago")
            try:
                self._description = self._discover(now)
            except ProviderUnreachable:
                self._failed_at = now
                raise
            return self._description

    def address_to_begin(self, description: Description, *, sent: Mapping[str, str], verifier: str) -> str:
        """Where the browser is sent to sign in."""
        with self._client() as client:
            address, _ = client.create_authorization_url(
                description.authorization_endpoint, code_verifier=verifier, **sent
            )
        return str(address)

    def redeem(self, description: Description, code: str, *, verifier: str, redirect_uri: str) -> Tokens:
        """What the code is worth, to whoever holds the verifier. Refused by the provider is AnswerNotTrusted."""
        try:
            secret = self.configured.secret()
            with self._client(secret, description.authenticated_by if secret else "none") as client:
                answer = client.fetch_token(
                    description.token_endpoint,
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=verifier,
                    redirect_uri=redirect_uri,
                )
        except OAuthError as problem:
            raise AnswerNotTrusted(self.name, f"it did not take the code: {_word(problem.error)}") from None
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError, SecretUnreadable) as problem:
            raise ProviderUnreachable(self.name, f"the code could not be exchanged: {type(problem).__name__}") from None
        return self._tokens(answer)

    def _tokens(self, answer: Mapping[str, object]) -> Tokens:
        id_token, access_token = answer.get("id_token"), answer.get("access_token")
        if not isinstance(id_token, str):
            raise AnswerNotTrusted(self.name, "it sent no ID token")
        return Tokens(id_token, access_token if isinstance(access_token, str) else None)

    def _client(self, secret: str | None = None, authenticated_by: str = "none") -> OAuth2Client:
        """A client for one request or two; what it is sent through goes on to the next."""
        return OAuth2Client(
            client_id=self.configured.client_id,
            client_secret=secret,
            token_endpoint_auth_method=authenticated_by,
            code_challenge_method="S256",
            transport=self._transport,
            timeout=TIMES,
            follow_redirects=False,
        )

    def _discover(self, now: datetime) -> Description:
        said = self._get(self.configured.issuer.rstrip("/") + DISCOVERY)
        if said.get("issuer") != self.configured.issuer:
            raise ProviderUnreachable(self.name, "it calls itself by another issuer than the settings do")
        authorization, token, jwks = (self._endpoint(said, name) for name in _ENDPOINTS)
        return Description(
            authorization_endpoint=authorization,
            token_endpoint=token,
            jwks_uri=jwks,
            names_itself=said.get("authorization_response_iss_parameter_supported") is True,
            authenticated_by=_authentication(said.get("token_endpoint_auth_methods_supported")),
            keys=self._keys(self._get(jwks)),
            read_at=now,
        )

    def _endpoint(self, said: Mapping[str, object], name: str) -> str:
        """An address that the provider names; one on this machine only where the provider is on it too."""
        found = said.get(name)
        is_here = is_loopback(urlsplit(self.configured.issuer).hostname or "")
        if not isinstance(found, str) or not is_safe_to_ask(found) or not (is_here or found.startswith("https://")):
            raise ProviderUnreachable(self.name, f"its {name} is no https address")
        return found

    def _keys(self, said: Mapping[str, Any]) -> KeySet:  # Any: JSON
        """The keys that can be read; a provider may have others, for other uses or of kinds nobody knew."""
        listed = said.get("keys")
        return KeySet([*_readable(listed if isinstance(listed, list) else [])])

    def _get(self, url: str) -> dict[str, Any]:  # Any: JSON
        try:
            with self._client() as client:
                answer = client.request("GET", url, withhold_token=True)
            said = answer.json() if answer.status_code == httpx2.codes.OK else None
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as problem:
            raise ProviderUnreachable(self.name, f"{type(problem).__name__} at {urlsplit(url).path}") from None
        if not isinstance(said, dict):
            raise ProviderUnreachable(self.name, f"no JSON object at {urlsplit(url).path}, but {answer.status_code}")
        return said


def _readable(listed: Iterable[object]) -> Iterable[Any]:  # Any: each kind of key has a class of its own
    for one in listed:
        if isinstance(one, dict) and one.get("use", "sig") == "sig" and one.get("kty") in ("RSA", "EC", "OKP"):
            try:
                yield from KeySet.import_key_set({"keys": [one]}).keys
            except (JoseError, ValueError, TypeError, KeyError):
                _log.warning("An identity provider lists a key that cannot be read; it is passed over.")


def _authentication(offered: object) -> str:
    """How the tracker proves who it is: as the standard has it, unless only the other way is offered."""
    methods = offered if isinstance(offered, list) else []
    return (
        "client_secret_post"
        if "client_secret_post" in methods and "client_secret_basic" not in methods
        else ("client_secret_basic")
    )


def _word(error: object) -> str:
    """The name of an error as the standard has them; anything else is not repeated."""
    return error if isinstance(error, str) and re.fullmatch(r"[a-z_]{1,60}", error) else "no reason"
