"""What people can do about who may do what: admit somebody, grant and withdraw roles, link identities, let them go.

Three orders are the tracker's own, given by no person: it makes links, records who came in, and follows app roles.
"""

from pydantic import BaseModel, ConfigDict

from application.commands.desk import Desk
from application.commands.order import Order
from domain import person
from domain.actor import EVERY_PROGRAMME, Grant, Role
from domain.entry import Address
from domain.person import Identity, Person
from domain.person_facts import (
    IdentityLinked,
    IdentityUnlinked,
    LastDay,
    OneOrEvery,
    PersonAdmitted,
    RoleGranted,
    RoleWithdrawn,
)
from domain.person_refusals import AccessTakesEffectAtOnce, UnknownPerson
from domain.words import Line


class AdmitPerson(Order):
    """Let the tracker know somebody, by the role title that their entries will carry."""

    title: Line


class RetitlePerson(Order):
    """Let a person's entries carry another role title from now on."""

    title: Line


class GrantRole(Order):
    """Let a person act in a role, in one programme or in every one, up to the end of a day if one is given.

    Where it holds is always said: nobody gets every programme because a field was left as it was.
    """

    role: Role
    on: OneOrEvery
    until: LastDay | None = None


class WithdrawRole(Order):
    """Take a role away, at once."""

    role: Role
    on: OneOrEvery


class LinkIdentity(Order):
    """Let a person sign in as a subject of an identity provider."""

    issuer: Line
    subject: Line


class UnlinkIdentity(Order):
    """Let a person sign in as that subject no more."""

    issuer: Line
    subject: Line


class LetPersonGo(Order):
    """Take everything a person may do away, and let them sign in no more."""


class MakeSignInLink(Order):
    """Record that a one-time link was made for a person."""


class RecordSignIn(Order):
    """Record that a person came in: by “link”, or vouched for by an issuer."""

    by: Line


class AppRole(BaseModel):
    """A role that an identity provider says somebody holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: Role
    on: OneOrEvery = EVERY_PROGRAMME


class FollowAppRoles(Order):
    """Let a person hold what their identity provider says, and no longer what it said before."""

    issuer: Line
    subject: Line
    grants: tuple[AppRole, ...] = ()


def admit_person(order: AdmitPerson, at: Address, desk: Desk) -> None:
    """Admit somebody under a reference and a title that are free."""
    _must_be_at_once(desk)
    desk.save(at, person.admit(desk.find(Person, at), PersonAdmitted(**order.content), _everybody(desk)))


def retitle_person(order: RetitlePerson, at: Address, desk: Desk) -> None:
    """Give a title that is free."""
    desk.save(at, _who(at, desk).retitle(order.title, _everybody(desk)))


def grant_role(order: GrantRole, at: Address, desk: Desk) -> None:
    """Grant it from today on."""
    granted = RoleGranted(**order.content)
    desk.save(at, _who(at, desk).grant(granted, today=desk.today, others=_everybody(desk)))


def withdraw_role(order: WithdrawRole, at: Address, desk: Desk) -> None:
    """Withdraw it from today on."""
    withdrawn = RoleWithdrawn(**order.content)
    desk.save(at, _who(at, desk).withdraw(withdrawn, today=desk.today, others=_everybody(desk)))


def link_identity(order: LinkIdentity, at: Address, desk: Desk) -> None:
    """Link an identity that is nobody else's."""
    desk.save(at, _who(at, desk).link(IdentityLinked(**order.content), _everybody(desk)))


def unlink_identity(order: UnlinkIdentity, at: Address, desk: Desk) -> None:
    """Unlink an identity that is theirs."""
    desk.save(at, _who(at, desk).unlink(IdentityUnlinked(**order.content), today=desk.today))


def let_person_go(_: LetPersonGo, at: Address, desk: Desk) -> None:
    """Let them go from today on."""
    desk.save(at, _who(at, desk).leave(today=desk.today, others=_everybody(desk)))


def make_sign_in_link(_: MakeSignInLink, at: Address, desk: Desk) -> None:
    """Record it for somebody who may come in."""
    desk.save(at, _who(at, desk).make_sign_in_link())


def record_sign_in(order: RecordSignIn, at: Address, desk: Desk) -> None:
    """Record it of somebody who may come in."""
    desk.save(at, _who(at, desk).sign_in(order.by))


def follow_app_roles(order: FollowAppRoles, at: Address, desk: Desk) -> None:
    """Record the difference between what is said and what is held."""
    said = [Grant(app_role.role, app_role.on) for app_role in order.grants]
    who = _who(at, desk)
    desk.save(at, who.follow_app_roles(Identity(order.issuer, order.subject), said, today=desk.today))


def _who(at: Address, desk: Desk) -> Person:
    _must_be_at_once(desk)
    found = desk.find(Person, at)
    if found is None:
        raise UnknownPerson(at.ref)
    return found


def _everybody(desk: Desk) -> dict[str, Person]:
    return dict(desk.others(Person, EVERY_PROGRAMME))


def _must_be_at_once(desk: Desk) -> None:
    """What somebody could do on a day that has passed is what the record says they could."""
    asked = desk.order.effective_on
    if asked is not None and asked != desk.today:
        raise AccessTakesEffectAtOnce(asked, desk.today)
