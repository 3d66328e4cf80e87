"""Pages for coming in through an identity provider: away to it, and back from it.

What speaks to providers takes ten megabytes with the libraries it needs, so it is loaded only where there are any.
"""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, cast

from fastapi import APIRouter, Depends, Path, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from api import errors
from api.identity_providers import IdentityProvider
from api.pages import sessions
from api.pages.access import PUBLIC
from api.pages.dependencies import PublicPageDep
from api.pages.openid.coming_in import NotLetIn, let_in
from api.pages.openid.refusals import AnswerNotTrusted, ProviderUnreachable, SignInRefused
from api.pages.page import Page
from domain.person import Identity

if TYPE_CHECKING:
    from api.pages.openid.provider import Provider

_log = logging.getLogger("tracker")
router = APIRouter()


def providers_of(configured: Sequence[IdentityProvider]) -> Mapping[str, "Provider"]:
    """The fixed list of providers, by how addresses name them."""
    if not configured:
        return {}
    from api.pages.openid.provider import Provider  # noqa: PLC0415  # see above

    return {one.slug: Provider(one) for one in configured}


def the_provider(request: Request, provider: Annotated[str, Path()]) -> "Provider":
    """The provider that the address names; there are those of the settings and no others."""
    providers = cast("Mapping[str, Provider]", request.app.state.providers)
    if provider not in providers:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return providers[provider]


ProviderDep = Annotated["Provider", Depends(the_provider)]


@router.get("/sign-in/{provider}", openapi_extra=PUBLIC)
def begin(request: Request, page: PublicPageDep, provider: ProviderDep) -> Response:
    """Go to the provider to sign in."""
    return _begun(request, page, provider)


@router.get("/sign-in/return/{provider}", openapi_extra=PUBLIC)
def finish(request: Request, page: PublicPageDep, provider: ProviderDep) -> Response:
    """Come back from the provider, signed in or told why not."""
    return _finished(request, page, provider)


def _begun(request: Request, page: Page, provider: "Provider") -> Response:
    from api.pages.openid import under_way  # noqa: PLC0415  # see above

    wanted = sessions.safely(page.parameter("next") or "/")
    try:
        return under_way.begin(request, page.tracker, provider, wanted)
    except ProviderUnreachable as refusal:
        return _refused(page, refusal, provider)


def _finished(request: Request, page: Page, provider: "Provider") -> Response:
    """Every answer is a page: signed in and on to where one wanted to go, or why not and what to do."""
    from api.pages.openid import under_way  # noqa: PLC0415  # see above

    try:
        vouched, wanted = under_way.finish(request, page.tracker, provider)
        person = let_in(page.tracker, vouched, provider=provider.name)
    except NotLetIn as problem:
        return under_way.forget(_refused(page, problem.refusal, provider, problem.identity))
    except (SignInRefused, ProviderUnreachable) as refusal:
        return _refused(page, refusal, provider)
    return under_way.forget(sessions.begin(request, page.tracker, person, wanted))


def _refused(
    page: Page, refusal: SignInRefused | ProviderUnreachable, provider: "Provider", identity: Identity | None = None
) -> HTMLResponse:
    """Why nobody was signed in. The log has what only whoever runs the tracker should know, and no personal data."""
    if isinstance(refusal, AnswerNotTrusted | ProviderUnreachable):
        _log.warning("A sign-in through “%s” failed: %s.", provider.name, refusal.why)
    return page.show(
        "sign_in_refused.html",
        title="You are not signed in",
        status=errors.status_of(type(refusal)),
        sentence=str(refusal),
        identity=identity,
    )
