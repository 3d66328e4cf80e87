"""What every door does about access in the same words: make a one-time link, let somebody in, make sure of a role.

Orders that the tracker gives itself carry its own name; those of whoever has the machine at hand carry “Operator”.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import chain, count

from application.commands.office import Instruction, Office, carry_out
from application.commands.order import Order
from application.commands.people import (
    AdmitPerson,
    AppRole,
    FollowAppRoles,
    GrantRole,
    LinkIdentity,
    MakeSignInLink,
    RecordSignIn,
)
from application.ports import Keys
from domain.actor import EVERY_PROGRAMME, Actor, Grant, Role
from domain.entry import Address
from domain.person import Identity, Person, address_of, who_is_called
from domain.person_facts import BY_LINK
from domain.record import Moment
from domain.refusals import NotAllowed
from domain.same_name import as_compared
from domain.words import LONGEST_REF

TRACKER = Actor("Tracker", (Grant(Role.ADMINISTRATOR),))
OPERATOR = Actor("Operator", (Grant(Role.ADMINISTRATOR), Grant(Role.EXEMPT_READER)))
"""Whoever has the store at hand has all that is in it, so that nothing is hidden from them."""

LINK_LASTS = timedelta(minutes=10)
SIGN_IN_LINK = "/sign-in/link/"
"""Where a one-time link leads, under the tracker's own address; its secret follows."""


class LinkSpent(NotAllowed):
    """A one-time link opens once, and for ten minutes."""

    def __init__(self) -> None:
        super().__init__(
            "This sign-in link was used already, or is older than ten minutes. Ask an administrator for a new one, or "
            "make one with “tracker login-link”."
        )


def everybody(office: Office) -> Mapping[str, Person]:
    """Everybody the tracker knows, by reference, as of now."""
    return office.records.at(EVERY_PROGRAMME, Moment(office.clock.now().date())).all(Person)


def make_sure_of(title: str, grants: Sequence[Grant], *, office: Office, by: Actor = OPERATOR) -> str:
    """The reference of the person of a title, who is admitted if need be and holds these roles from now on."""
    people = everybody(office)
    known = who_is_called(title, people.values())
    ref = known.ref if known else free_reference(title, people)
    held = known.grants_on(office.clock.now().date()) if known else ()
    admitting: list[Order] = [] if known else [AdmitPerson(title=title)]
    granting = [GrantRole(role=role, on=on) for role, on in grants if Grant(role, on) not in held]
    if admitting or granting:
        _give([*admitting, *granting], ref, by, office)
    return ref


def free_reference(title: str, people: Mapping[str, Person]) -> str:
    """A reference made of a title that nobody has: programme-manager, programme-manager-2."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain)[: LONGEST_REF - 5].strip("-") or "person"
    wanted, number = base, 1
    while wanted in people:
        number += 1
        wanted = f"{base}-{number}"
    return wanted


def make_sign_in_link(person: str, *, links: Keys, office: Office, by: Actor = OPERATOR) -> str:
    """The address, without its host, at which the person can sign in once within ten minutes. It is recorded."""
    _give([MakeSignInLink()], person, by, office)
    return SIGN_IN_LINK + links.make(person, ends_at=office.clock.now() + LINK_LASTS)


def sign_in_by_link(secret: str, *, links: Keys, office: Office) -> str:
    """Whoever holds a link's secret comes in as its person, whose reference this is. The link ends by it."""
    key = links.take(secret)
    if key is None:
        raise LinkSpent
    _give([RecordSignIn(by=BY_LINK)], key.person, TRACKER, office)
    return key.person


def sign_in_by_identity(person: str, identity: Identity, grants: Sequence[Grant], *, office: Office) -> None:
    """Record that an identity provider vouched for a person, and what its app roles say they may do."""
    _give(_vouched_for(identity, grants), person, TRACKER, office)


def admit_by_identity(identity: Identity, grants: Sequence[Grant], *, office: Office) -> str:
    """Admit whom an identity provider vouches for and names app roles of, one at least; the reference they get.

    Nobody's name is kept: they are called by the role in which they may do most, and by a number where others are.
    """
    people = everybody(office)
    title = _free_title(max(grants, key=lambda grant: tuple(Role).index(grant.role)), people)
    ref = free_reference(title, people)
    admitted = [AdmitPerson(title=title), LinkIdentity(issuer=identity.issuer, subject=identity.subject)]
    _give([*admitted, *_vouched_for(identity, grants)], ref, TRACKER, office)
    return ref


def _vouched_for(identity: Identity, grants: Sequence[Grant]) -> list[Order]:
    said = tuple(AppRole(role=role, on=on) for role, on in grants)
    follow = FollowAppRoles(issuer=identity.issuer, subject=identity.subject, grants=said)
    return [follow, RecordSignIn(by=identity.issuer)]


def _free_title(grant: Grant, people: Mapping[str, Person]) -> str:
    """“Programme manager of riverside”, with a number where somebody was ever called so, even if they have left."""
    role = grant.role.in_words.capitalize()
    base = role if grant.programme == EVERY_PROGRAMME else f"{role} of {grant.programme}"
    taken = {as_compared(person.title) for person in people.values()}
    return next(title for title in chain([base], (f"{base} {n}" for n in count(2))) if as_compared(title) not in taken)


def _give(orders: Sequence[Order], person: str, by: Actor, office: Office) -> None:
    at: Address = address_of(person)
    carry_out([Instruction(order, at) for order in orders], actor=by, office=office)
