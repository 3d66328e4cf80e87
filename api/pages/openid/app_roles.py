"""What the app roles that an identity provider names let somebody do here."""

import logging
from collections.abc import Collection
from typing import NamedTuple

from api.refusals import shown
from domain.actor import EVERY_PROGRAMME, Grant, Role

MOST = 100
"""How many are looked at; nobody holds so many."""

_ROLES = {role.value: role for role in Role if role is not Role.EXEMPT_READER}
"""What an app role can carry: it has no end, and so it cannot let anybody read what is exempt."""

_log = logging.getLogger("tracker")


class AppRoles(NamedTuple):
    """The roles that were understood, and how many were passed over."""

    grants: tuple[Grant, ...]
    passed_over: tuple[str, ...]


def read(claim: object, programmes: Collection[str]) -> AppRoles:
    """`programme-manager` holds in every programme, `programme-manager:riverside` in one that there is."""
    named = [claim] if isinstance(claim, str) else claim if isinstance(claim, list) else []
    grants: list[Grant] = []
    passed_over: list[str] = []
    for one in named[:MOST]:
        grant = _grant(one, programmes)
        if grant is None:
            passed_over.append(shown(one) if isinstance(one, str) else "something that is no word")
        elif grant not in grants:
            grants.append(grant)
    return AppRoles(tuple(grants), tuple(passed_over))


def log(roles: AppRoles, provider: str) -> None:
    """Say which roles were passed over, and nothing of whose they are."""
    without_an_end = [name for name in roles.passed_over if name.partition(":")[0] == Role.EXEMPT_READER]
    if without_an_end:
        _log.warning(
            "“%s” names app roles that no provider can give, as they have no end: %s. Grant them in the tracker.",
            provider,
            ", ".join(without_an_end),
        )
    unknown = [name for name in roles.passed_over if name not in without_an_end]
    if unknown:
        _log.warning("“%s” names app roles that the tracker does not know: %s", provider, ", ".join(unknown))


def _grant(named: object, programmes: Collection[str]) -> Grant | None:
    if not isinstance(named, str):
        return None
    role, colon, programme = named.strip().partition(":")
    if role not in _ROLES:
        return None
    if not colon:
        return Grant(_ROLES[role], EVERY_PROGRAMME)
    return Grant(_ROLES[role], programme) if programme in programmes else None
