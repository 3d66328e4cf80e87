"""A person the tracker knows: a role title, which roles they hold where and until when, and how they sign in.

People stand in the portfolio's own record, whose programme is “*”, which no programme can be called.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from domain.actor import EVERY_PROGRAMME, Actor, Grant, Role
from domain.entry import Address, Entry
from domain.fact import Fact
from domain.person_facts import (
    IdentityLinked,
    IdentityUnlinked,
    PersonAdmitted,
    PersonLeft,
    PersonRetitled,
    RoleGranted,
    RoleWithdrawn,
    SignedIn,
    SignInLinkMade,
)
from domain.person_refusals import (
    ExemptReaderWithoutAnEnd,
    IdentityIsSomebodyElses,
    IdentityNotLinked,
    LastAdministrator,
    PersonIsGone,
    RoleNotHeld,
    TitleTaken,
    UntilIsPast,
)
from domain.refusals import AlreadyThere
from domain.same_name import is_the_same
from domain.state import State


class HeldRole(NamedTuple):
    """A role held in a programme or in every one (*): since when, until the end of which day, and how it was got.

    `withdrawn_on` is the day it was taken away, where it was. `app_role_at` names the identity provider whose app
    role it is, where it is one. `granted_by` is the title of whoever granted it.
    """

    role: Role
    on: str
    since: date | None
    until: date | None
    app_role_at: str | None
    granted_by: str
    withdrawn_on: date | None = None

    @property
    def grant(self) -> Grant:
        """What it lets somebody do."""
        return Grant(self.role, self.on)

    def is_in_force(self, day: date) -> bool:
        """Whether it holds on a day of its record: neither withdrawn nor past its end."""
        return self.withdrawn_on is None and (self.until is None or self.until >= day)

    def ends_before(self, other: "HeldRole") -> bool:
        """Whether it ends before another does; one without an end outlasts everything."""
        return self.until is not None and (other.until is None or self.until < other.until)


class Identity(NamedTuple):
    """A subject of an identity provider."""

    issuer: str
    subject: str


ADMINISTRATOR_OF_EVERYTHING = Grant(Role.ADMINISTRATOR)


class Person(State):
    """A person at a moment."""

    KIND = "person"

    title: str
    held: tuple[HeldRole, ...] = ()
    identities: tuple[Identity, ...] = ()
    link_made_at: datetime | None = None
    signed_in_at: datetime | None = None
    signed_in_by: str | None = None
    is_gone: bool = False
    left_on: date | None = None

    def grants_on(self, day: date) -> tuple[Grant, ...]:
        """What the person may do on a day, in the order it was granted; `day` is that of the record or later."""
        return tuple(held.grant for held in self.held if held.is_in_force(day))

    def actor_on(self, day: date) -> Actor | None:
        """The person as whoever gives orders on a day; nobody once they have left."""
        return None if self.is_gone else Actor(self.title, self.grants_on(day))

    def retitle(self, title: str, others: Mapping[str, "Person"]) -> list[Fact]:
        """Let their entries carry another title from now on."""
        self.must_be_here()
        _must_be_free(title, self.ref, others)
        return [] if title == self.title else [PersonRetitled(title=title)]

    def grant(self, granted: RoleGranted, *, today: date, others: Mapping[str, "Person"]) -> list[Fact]:
        """Give a role, or give one that is held another end."""
        self.must_be_here()
        if granted.role is Role.EXEMPT_READER and granted.until is None:
            raise ExemptReaderWithoutAnEnd
        if granted.until is not None and granted.until < today:
            raise UntilIsPast(granted.until, today)
        held = self.holds(Grant(granted.role, granted.on), today)
        if held is None:
            return [granted]
        if held.until == granted.until and held.app_role_at == granted.app_role_at:
            return []
        if held._replace(until=granted.until).ends_before(held):
            self._must_leave_an_administrator([held], today, others)
        return [granted]

    def withdraw(self, withdrawn: RoleWithdrawn, *, today: date, others: Mapping[str, "Person"]) -> list[Fact]:
        """Take a role away."""
        self.must_be_here()
        held = self.holds(Grant(withdrawn.role, withdrawn.on), today)
        if held is None:
            raise RoleNotHeld(self.title, withdrawn.role, withdrawn.on)
        self._must_leave_an_administrator([held], today, others)
        return [withdrawn]

    def follow_app_roles(self, identity: Identity, said: Sequence[Grant], *, today: date) -> list[Fact]:
        """Hold what an identity provider says, and no longer what it said before; what was granted here stays.

        The provider has the last word on its app roles: even the last administrator loses what it takes back.
        """
        self.must_be_here()
        if identity not in self.identities:
            raise IdentityNotLinked(*identity, self.title)
        stale = [held for held in self.held if held.app_role_at == identity.issuer and held.is_in_force(today)]
        return [
            *(RoleWithdrawn(role=held.role, on=held.on) for held in stale if held.grant not in said),
            *(
                RoleGranted(role=role, on=on, app_role_at=identity.issuer)
                for role, on in dict.fromkeys(said)
                if self.holds(Grant(role, on), today) is None
            ),
        ]

    def link(self, linked: IdentityLinked, others: Mapping[str, "Person"]) -> list[Fact]:
        """Let them sign in with an identity that is nobody else's."""
        self.must_be_here()
        identity = Identity(linked.issuer, linked.subject)
        owner = whose_is(identity, others.values())
        if owner is not None and owner.ref != self.ref:
            raise IdentityIsSomebodyElses(*identity, owner.title)
        return [] if identity in self.identities else [linked]

    def unlink(self, unlinked: IdentityUnlinked, *, today: date) -> list[Fact]:
        """Let them sign in with an identity no more.

        What they may do only because its provider said so ends with the last identity they have there.
        """
        self.must_be_here()
        identity = Identity(unlinked.issuer, unlinked.subject)
        if identity not in self.identities:
            raise IdentityNotLinked(unlinked.issuer, unlinked.subject, self.title)
        if any(other != identity and other.issuer == identity.issuer for other in self.identities):
            return [unlinked]
        said_there = (held for held in self.held if held.app_role_at == identity.issuer and held.is_in_force(today))
        return [unlinked, *(RoleWithdrawn(role=held.role, on=held.on) for held in said_there)]

    def make_sign_in_link(self) -> list[Fact]:
        """Make a link with which they can sign in once."""
        self.must_be_here()
        return [SignInLinkMade()]

    def sign_in(self, by: str) -> list[Fact]:
        """Come in."""
        self.must_be_here()
        return [SignedIn(by=by)]

    def leave(self, *, today: date, others: Mapping[str, "Person"]) -> list[Fact]:
        """Be known no more."""
        self.must_be_here()
        self._must_leave_an_administrator([held for held in self.held if held.is_in_force(today)], today, others)
        return [PersonLeft()]

    def holds(self, grant: Grant, day: date) -> HeldRole | None:
        """A role that is held on a day of the record, or nothing."""
        return next((held for held in self.held if held.grant == grant and held.is_in_force(day)), None)

    def must_be_here(self) -> None:
        """Refuse whatever would change for somebody who has left."""
        if self.is_gone:
            raise PersonIsGone(self.title)

    def _must_leave_an_administrator(
        self, lost: Sequence[HeldRole], today: date, others: Mapping[str, "Person"]
    ) -> None:
        """Of those who remain somebody has to administer everything, for as long as this person would have."""
        mine = next((held for held in lost if held.grant == ADMINISTRATOR_OF_EVERYTHING), None)
        if mine is None:
            return
        theirs = (other.holds(ADMINISTRATOR_OF_EVERYTHING, today) for ref, other in others.items() if ref != self.ref)
        if not any(held is not None and not held.ends_before(mine) for held in theirs):
            raise LastAdministrator(self.title)


def address_of(ref: str) -> Address:
    """Where orders for a person are sent."""
    return Address(EVERY_PROGRAMME, Person.KIND, ref)


def whose_is(identity: Identity, people: Iterable[Person]) -> Person | None:
    """Whose identity it is, of those who have not left."""
    return next((person for person in people if identity in person.identities and not person.is_gone), None)


def who_is_called(title: str, people: Iterable[Person]) -> Person | None:
    """Who carries a title, however it is spelt, of those who have not left."""
    return next((person for person in people if not person.is_gone and is_the_same(person.title, title)), None)


def admit(existing: Person | None, admitted: PersonAdmitted, others: Mapping[str, Person]) -> list[Fact]:
    """Admit somebody, under a reference and a title that are free."""
    if existing:
        raise AlreadyThere("person", existing.ref, existing.title)
    _must_be_free(admitted.title, None, others)
    return [admitted]


def _must_be_free(title: str, ref: str | None, others: Mapping[str, Person]) -> None:
    holder = who_is_called(title, others.values())
    if holder is not None and holder.ref != ref:
        raise TitleTaken(title, holder.ref)


def begin(entry: Entry) -> Person:
    """The person as their admission leaves them."""
    fact = entry.fact
    assert isinstance(fact, PersonAdmitted)  # every person's stream begins with their admission
    return Person.first(entry, title=fact.title)


def evolve(person: Person, entry: Entry) -> Person:
    """The person after one more entry."""
    match entry.fact:
        case PersonRetitled(title=title):
            return person.after(entry, title=title)
        case RoleGranted() as granted:
            return person.after(entry, held=_with(person.held, granted, entry))
        case RoleWithdrawn(role=role, on=on):
            return person.after(entry, held=_ended(person.held, entry, Grant(role, on)))
        case IdentityLinked() | IdentityUnlinked() as fact:
            return person.after(entry, identities=_linked(person.identities, fact))
        case SignInLinkMade():
            return person.after(entry, link_made_at=entry.recorded_at)
        case SignedIn(by=by):
            return person.after(entry, signed_in_at=entry.recorded_at, signed_in_by=by)
        case PersonLeft():
            return person.after(entry, is_gone=True, left_on=entry.effective_on, held=_ended(person.held, entry))
        case _:
            return person.after(entry)


def _linked(identities: tuple[Identity, ...], fact: IdentityLinked | IdentityUnlinked) -> tuple[Identity, ...]:
    meant = Identity(fact.issuer, fact.subject)
    others = tuple(held for held in identities if held != meant)
    return (*others, meant) if isinstance(fact, IdentityLinked) else others


def _with(held: tuple[HeldRole, ...], granted: RoleGranted, entry: Entry) -> tuple[HeldRole, ...]:
    """A role that still holds goes on since when it did; one that has ended begins again beside what it was."""
    day = entry.effective_on or date.min
    new = HeldRole(granted.role, granted.on, entry.effective_on, granted.until, granted.app_role_at, entry.actor)
    for place, old in enumerate(held):
        if old.grant == new.grant and old.is_in_force(day):
            return (*held[:place], new._replace(since=old.since), *held[place + 1 :])
    return (*held, new)


def _ended(held: tuple[HeldRole, ...], entry: Entry, only: Grant | None = None) -> tuple[HeldRole, ...]:
    """What was in force until now is withdrawn on the day of the entry: one grant, or every one."""
    day = entry.effective_on or date.min
    return tuple(
        old._replace(withdrawn_on=day) if only in (None, old.grant) and old.is_in_force(day) else old for old in held
    )
