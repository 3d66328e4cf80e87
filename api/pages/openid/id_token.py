"""Whom an ID token speaks of, once everything that makes it worth believing has been checked."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped]  # Authlib comes without types
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import Key, KeySet

from api.pages.openid.provider import Provider, Tokens
from api.pages.openid.refusals import AnswerNotTrusted
from domain.person import Identity

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""What a signature may be made with: only what needs the provider's private key, so neither “none” nor a secret."""

CLOCKS_DIFFER_BY = 60
"""How many seconds the provider's clock may be ahead or behind."""

LONGEST_SUBJECT = 255


class Vouched(NamedTuple):
    """Whom a provider vouches for, and what it says of their roles, unread as yet."""

    identity: Identity
    roles: object


def vouched_in(tokens: Tokens, provider: Provider, *, nonce: str, now: datetime) -> Vouched:
    """Whom the ID token speaks of. One that does not hold in every part is refused as AnswerNotTrusted."""
    try:
        claims = _claims(tokens, provider, nonce, now)
    except (JoseError, ValueError, TypeError, KeyError, AttributeError, OverflowError) as problem:
        raise AnswerNotTrusted(provider.name, f"its ID token: {type(problem).__name__}") from None
    return Vouched(Identity(provider.configured.issuer, _subject(claims, provider)), claims.get("roles"))


def _claims(tokens: Tokens, provider: Provider, nonce: str, now: datetime) -> Mapping[str, Any]:  # Any: JSON
    key = _key_of(tokens.id_token, provider, now)
    read = jwt.decode(tokens.id_token, key, algorithms=list(ALGORITHMS))
    issuer, client_id = provider.configured.issuer, provider.configured.client_id
    claims = CodeIDToken(
        read.claims,
        read.header,
        options={"iss": {"essential": True, "value": issuer}, "aud": {"essential": True, "value": client_id}},
        params={"nonce": nonce, "client_id": client_id, "access_token": tokens.access_token},
    )
    claims.validate(now=int(now.timestamp()), leeway=CLOCKS_DIFFER_BY)
    return dict(claims)


def _key_of(id_token: str, provider: Provider, now: datetime) -> Key:
    """The key that the token names; keys that are not known are asked for once more, as providers change them."""
    header = jws.extract_compact(id_token.encode("ascii")).headers()
    if header.get("alg") not in ALGORITHMS:
        raise AnswerNotTrusted(provider.name, "its ID token is signed in a way that is not accepted")
    for anew in (False, True):
        found = _named(provider.describe(now, anew=anew).keys, header.get("kid"))
        if found is not None:
            return found
    raise AnswerNotTrusted(provider.name, "its ID token is signed with a key it does not list")


def _named(keys: KeySet, kid: object) -> Key | None:
    """The key of this name; a token need name none where there is only one."""
    if kid is None:
        return keys.keys[0] if len(keys.keys) == 1 else None
    return next((key for key in keys.keys if key.kid == kid), None)


def _subject(claims: Mapping[str, Any], provider: Provider) -> str:  # Any: JSON
    """What the provider calls the person, in printable ASCII as the standard has it."""
    subject = str(claims["sub"])
    if not (
        subject.isascii() and subject.isprintable() and 0 < len(subject.strip()) == len(subject) <= LONGEST_SUBJECT
    ):
        raise AnswerNotTrusted(provider.name, "its ID token names a subject that is none")
    return subject
