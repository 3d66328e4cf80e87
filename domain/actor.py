"""Who acts: a role title, and which role it holds on which programme."""

from enum import StrEnum
from typing import NamedTuple

EVERY_PROGRAMME = "*"


class Role(StrEnum):
    """What a person may do in a programme, from reading to running the tracker; and, by itself, read what is exempt."""

    VIEWER = "viewer"
    EXEMPT_READER = "exempt-reader"
    CONTRIBUTOR = "contributor"
    WORKSTREAM_LEAD = "workstream-lead"
    PROGRAMME_MANAGER = "programme-manager"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def in_words(self) -> str:
        """Programme manager."""
        return self.replace("-", " ")


class Grant(NamedTuple):
    """One role on one programme, or on every programme."""

    role: Role
    programme: str = EVERY_PROGRAMME


class Actor(NamedTuple):
    """Somebody the tracker knows, by the name that entries carry: a role title, never a person's name."""

    name: str
    grants: tuple[Grant, ...]

    def roles_in(self, programme: str) -> tuple[Role, ...]:
        """The roles held in one programme, in the order they were granted."""
        return tuple(grant.role for grant in self.grants if grant.programme in (programme, EVERY_PROGRAMME))

    def may_see(self, programme: str) -> bool:
        """Whether the programme exists for this person: any role in it lets them read."""
        return bool(self.roles_in(programme))

    def may_see_exempt(self, programme: str) -> bool:
        """Whether exempt items of the programme exist for this person: by a grant of its own, whatever else they do."""
        return Role.EXEMPT_READER in self.roles_in(programme)
