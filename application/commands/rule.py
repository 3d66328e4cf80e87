"""One order's row in the catalogue: what it is, where it is sent, what carries it out, and who may give it."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from application.commands.order import Order
from domain.actor import Actor, Role
from domain.person import Person
from domain.programme import Programme
from domain.refusals import RoleMayNot

ADMINISTRATORS = (Role.ADMINISTRATOR,)
MANAGERS = (Role.PROGRAMME_MANAGER, Role.ADMINISTRATOR)
LEADS = (Role.WORKSTREAM_LEAD, *MANAGERS)
CONTRIBUTORS = (Role.CONTRIBUTOR, *LEADS)


class Rule(NamedTuple):
    """One order's row: what it is, where it goes, what carries it out, and the roles that may give it.

    `begins` marks an order that begins a thing, under a reference that has to be free, rather than changing one;
    `seals` one that seals what it prints: its handler is given the press beside the desk. `corrects` marks the row as
    it is where the order corrects an entry.
    """

    order: type[Order]
    kind: str
    path: str
    handler: Callable[..., None]  # each takes the order of its own row, the address and the desk; see `seals`
    given_by: tuple[Role, ...]
    begins: bool = False
    seals: bool = False
    corrects: bool = False

    @property
    def founds(self) -> bool:
        """Whether the order brings a programme in, so that there is none yet to look for or to hold a role in."""
        return self.begins and self.kind == Programme.KIND

    @property
    def is_about_access(self) -> bool:
        """Whether the order is about a person, so that it is sent to the portfolio and to no programme."""
        return self.kind == Person.KIND

    @property
    def name(self) -> str:
        """The order in kebab case, as an import file writes it: change-forecast."""
        return _in_kebab_case(self.order.__name__)

    @property
    def in_words(self) -> str:
        """The order as a sentence names it: change forecast."""
        return self.name.replace("-", " ")

    @property
    def as_correction(self) -> "Rule":
        """The same order where it corrects an entry: whoever may give it and manages the programme may do that."""
        return self._replace(given_by=tuple(role for role in self.given_by if role in MANAGERS), corrects=True)

    def role_of(self, actor: Actor, programme: str) -> Role | None:
        """The role in which an actor may give this order in a programme, or nothing."""
        return next((role for role in actor.roles_in(programme) if role in self.given_by), None)

    def refused_to(self, actor: Actor, programme: str) -> RoleMayNot:
        """Why an actor may not give this order in a programme: the role they have there, and those that may."""
        held = actor.roles_in(programme)
        givers = ", ".join(role.in_words for role in self.given_by)
        order = f"{self.in_words}, as a correction" if self.corrects else self.in_words
        return RoleMayNot(held[0].in_words if held else None, order, programme, givers)


@cache
def _in_kebab_case(name: str) -> str:
    """The name of a class, as every order is counted under its own."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()
