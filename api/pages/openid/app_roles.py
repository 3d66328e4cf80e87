"""What the app roles that an identity provider names let somebody do here."""

import logging
from collections.abc import Collection
from typing import NamedTuple

from api.refusals import shown
from domain.actor import EVERY_PROGRAMME, Grant, Role

MOST = 100
"""How many are looked at; nobody holds so many."""

_ROLES = {role.value: role for role in Role}
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
    if roles.passed_over:
        _log.warning("“%s” names app roles that the tracker does not know: %s", provider, ", ".join(roles.passed_over))


def _grant(named: object, programmes: Collection[str]) -> Grant | None:
    if not isinstance(named, str):
        return None
    role, colon, programme = named.strip().partition(":")
    if role not in _ROLES:
        return None
    if not colon:
        return Grant(_ROLES[role], EVERY_PROGRAMME)
    return Grant(_ROLES[role], programme) if programme in programmes else None
