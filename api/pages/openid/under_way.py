"""Sign-ins under way: begun in one browser, finished in the same one, once, within ten minutes."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple

import orjson
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bootstrap import Tracker
from api.pages.openid.id_token import Vouched, vouched_in
from api.pages.openid.provider import Description, Provider
from api.pages.openid.refusals import AnswerNotTrusted, ProviderSaidNo, ProviderUnreachable, SignInNotUnderWay

BROWSER = "__Host-tracker-sign-in"
"""The cookie by which a browser is known to be the one that began a sign-in."""

LASTS = timedelta(minutes=10)
LONGEST = 10_000
"""How long anything may be that a provider adds to the address people come back to."""

_BYTES = 32
_LATER = frozenset({"server_error", "temporarily_unavailable"})


class UnderWay(NamedTuple):
    """One sign-in: through which provider, what its answer has to fit, and where the person wanted to go."""

    provider: str
    nonce: str
    verifier: str
    browser: str
    wanted: str


def begin(request: Request, tracker: Tracker, provider: Provider, wanted: str) -> Response:
    """Send the browser to the provider; what its answer has to fit stays here."""
    now = tracker.office.clock.now()
    description = provider.describe(now)
    browser = request.cookies.get(BROWSER) or secrets.token_urlsafe(_BYTES)  # one, so that two windows can sign in
    begun = UnderWay(provider.configured.slug, _random(), _random(), _hash(browser), wanted)
    sent = {
        "state": tracker.sign_ins.make("", ends_at=now + LASTS, detail=orjson.dumps(list(begun)).decode()),
        "nonce": begun.nonce,
        "redirect_uri": redirect_uri(tracker, provider),
        "scope": "openid",
    }
    response = RedirectResponse(provider.address_to_begin(description, sent=sent, verifier=begun.verifier), 303)
    response.set_cookie(
        BROWSER, browser, max_age=int(LASTS.total_seconds()), secure=True, httponly=True, samesite="lax", path="/"
    )
    return response


def finish(request: Request, tracker: Tracker, provider: Provider) -> tuple[Vouched, str]:
    """Whom the provider vouches for, and where they wanted to go. It can be had once."""
    now, answer = tracker.office.clock.now(), request.query_params
    begun = _taken(request, tracker, provider)
    description = provider.describe(now)
    _must_be_the_providers(answer, provider, description)
    if "error" in answer or not answer.get("code"):
        raise _why_not(answer.get("error", ""), provider)
    tokens = provider.redeem(
        description, answer["code"], verifier=begun.verifier, redirect_uri=redirect_uri(tracker, provider)
    )
    return vouched_in(tokens, provider, nonce=begun.nonce, now=tracker.office.clock.now()), begun.wanted


def redirect_uri(tracker: Tracker, provider: Provider) -> str:
    """The address at which the provider gives its answer: each has its own, so that none can answer for another."""
    return f"{tracker.settings.base_address}/sign-in/return/{provider.configured.slug}"


def forget(response: Response) -> Response:
    """Let the browser forget that it began a sign-in."""
    response.delete_cookie(BROWSER, secure=True, httponly=True, samesite="lax", path="/")
    return response


def _taken(request: Request, tracker: Tracker, provider: Provider) -> UnderWay:
    """The sign-in that an answer belongs to. Only the browser that began it uses it up."""
    state, browser = request.query_params.get("state", ""), request.cookies.get(BROWSER, "")
    found = tracker.sign_ins.find(state) if len(request.url.query) <= LONGEST else None
    if found is None or not browser:
        raise SignInNotUnderWay
    begun = UnderWay(*orjson.loads(found.detail))
    is_ours = hmac.compare_digest(begun.browser, _hash(browser)) and begun.provider == provider.configured.slug
    if not is_ours or tracker.sign_ins.take(state) is None:
        raise SignInNotUnderWay
    return begun


def _must_be_the_providers(answer: Mapping[str, str], provider: Provider, description: Description) -> None:
    """The issuer that an answer names has to be the one that was asked (RFC 9207)."""
    named = answer.get("iss")
    if named != provider.configured.issuer and (named is not None or description.names_itself):
        raise AnswerNotTrusted(provider.name, "the answer names another issuer, or none")


def _why_not(error: str, provider: Provider) -> Exception:
    return ProviderUnreachable(provider.name, error) if error in _LATER else ProviderSaidNo(provider.name)


def _random() -> str:
    return secrets.token_urlsafe(_BYTES)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()
