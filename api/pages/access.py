"""Who may use a page, as each route declares it and a test holds it: anybody, whoever is known, or some roles."""

from typing import Any

from application.commands.rule import Rule
from domain.actor import Role

Declared = dict[str, Any]  # Any: FastAPI's own type for what a route declares beside its schema

PUBLIC: Declared = {"x-roles": []}
"""Anybody: nothing of any programme is in it."""

READERS: Declared = {"x-roles": [role.value for role in Role]}
"""Whoever is signed in; of a programme, whoever has a role in it."""

ADMINISTRATORS: Declared = {"x-roles": [Role.ADMINISTRATOR.value]}
"""Who runs the tracker: an administrator of every programme."""


def givers_of(rule: Rule) -> Declared:
    """The roles that may give an order."""
    return {"x-roles": [role.value for role in rule.given_by]}
