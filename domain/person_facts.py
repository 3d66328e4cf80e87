"""What can happen to a person the tracker knows: a title, roles, identities, signing in, leaving."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from domain.actor import Role
from domain.calendar import plannable
from domain.fact import Fact
from domain.words import Line

BY_LINK = "link"
"""How somebody signed in who was given a one-time link; otherwise it is the issuer who vouched for them."""

OneOrEvery = Annotated[
    str,
    StringConstraints(pattern=r"^(\*|[A-Za-z0-9][A-Za-z0-9._:-]{0,79})$"),
    Field(description="The reference of a programme, or * for every programme."),
]
"""Where a role holds: in one programme, or in every one."""

LastDay = Annotated[date, AfterValidator(plannable)]
"""A day on which something holds to its end."""


class PersonAdmitted(Fact):
    """Somebody came to be known to the tracker, by the role title that their entries carry, never by name."""

    title: Line


class PersonRetitled(Fact):
    """The person's entries carry another role title from now on."""

    title: Line


class RoleGranted(Fact):
    """The person holds a role in a programme, or in every one, up to the end of a day if one is given.

    `app_role_at` names the identity provider whose app role it is; without it somebody granted it in the tracker.
    """

    role: Role
    on: OneOrEvery
    until: LastDay | None = None
    app_role_at: Line | None = None


class RoleWithdrawn(Fact):
    """The person holds the role no more."""

    role: Role
    on: OneOrEvery


class IdentityLinked(Fact):
    """The person can sign in as this subject of an identity provider."""

    issuer: Line
    subject: Line


class IdentityUnlinked(Fact):
    """The person can sign in as this subject no more."""

    issuer: Line
    subject: Line


class SignInLinkMade(Fact):
    """A one-time link was made with which the person can sign in."""


class SignedIn(Fact):
    """The person signed in, with a link or vouched for by an issuer."""

    by: Line


class PersonLeft(Fact):
    """The person may do nothing more, and can no longer sign in."""
