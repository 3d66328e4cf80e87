"""Who may use a route, as the OpenAPI document says it and a test holds it: nobody known, any reader, or some roles."""

from typing import Any

from application.commands.rule import Rule
from domain.actor import Role

Declared = dict[str, Any]  # Any: OpenAPI nests as deep as it likes

PUBLIC: Declared = {"x-roles": [], "security": []}
"""Needs no token: nothing of any programme is in it."""

READERS: Declared = {"x-roles": [role.value for role in Role]}
"""Whoever has any role in a programme may read all of it, its audit trail included."""

READERS_OF_ANYTHING: Declared = {"x-roles": [role.value for role in Role]}
"""Whoever has a role in any programme: what is there is of no programme, or of those that they may see."""

ADMINISTRATORS_OF_EVERYTHING: Declared = {"x-roles": [Role.ADMINISTRATOR.value]}
"""Whoever administers every programme; for anybody else there is nothing at the address."""


def givers_of(rule: Rule) -> Declared:
    """The roles that may give an order."""
    return {"x-roles": [role.value for role in rule.given_by]}
