"""Who may do what, from when to when?

People stand in the portfolio's own record, which `Records.at("*", moment)` gives like that of any programme.
"""

from datetime import date

from pydantic import Field

from application.projections.view import TimeInUTC, View
from domain.actor import Actor, Role
from domain.person import HeldRole, Identity, Person, whose_is
from domain.person_refusals import UnknownPerson, place_in_words
from domain.record import Record


class RoleView(View):
    """A role somebody holds, or held: where (* is every programme), from which day, and to the end of which.

    `to` is null where no end is set; `withdrawn_on` is the day it was taken away before its end. `app_role_at` is the
    identity provider whose app role it is, null where somebody granted it here; `granted_by` is their title.
    """

    role: Role
    on: str
    in_words: str
    since: date | None = Field(alias="from")
    until: date | None = Field(alias="to")
    withdrawn_on: date | None
    is_in_force: bool
    by_app_role: bool
    app_role_at: str | None
    granted_by: str


class IdentityView(View):
    """Whom an identity provider vouches for."""

    issuer: str
    subject: str


class PersonRow(View):
    """One person with the roles in force on the day shown.

    `signed_in_by` is `link`, or the issuer who vouched for them; `link_made_at` is when a one-time link was last made
    for them.
    """

    ref: str
    version: int
    title: str
    admitted_on: date | None
    is_gone: bool
    left_on: date | None
    roles: tuple[RoleView, ...]
    identities: tuple[IdentityView, ...]
    link_made_at: TimeInUTC | None
    signed_in_at: TimeInUTC | None
    signed_in_by: str | None


class PeopleList(View):
    """Everybody, in the order they were admitted; those who have left stay, with no role."""

    as_at: date
    known_at: TimeInUTC | None
    people: tuple[PersonRow, ...]


class PersonDetail(View):
    """One person, with the roles that ended as well: withdrawn, or past their day."""

    as_at: date
    known_at: TimeInUTC | None
    person: PersonRow
    ended: tuple[RoleView, ...]


def people_list(record: Record) -> PeopleList:
    """Everybody the portfolio's record holds, and what they may do on its day."""
    day = record.moment.as_at
    people = tuple(_row(person, day) for person in record.all(Person).values())
    return PeopleList(as_at=day, known_at=record.moment.known_at, people=people)


def person_detail(record: Record, ref: str) -> PersonDetail:
    """One person, with everything they ever could do; refused where the record does not hold them."""
    person, day = person_in(record, ref), record.moment.as_at
    ended = tuple(_role(held, day) for held in person.held if not held.is_in_force(day))
    return PersonDetail(as_at=day, known_at=record.moment.known_at, person=_row(person, day), ended=ended)


def person_in(record: Record, ref: str) -> Person:
    """One person of the portfolio's record; refused where it does not hold them."""
    found = record.all(Person).get(ref)
    if found is None:
        raise UnknownPerson(ref)
    return found


def actor_of(record: Record, ref: str) -> Actor | None:
    """The person as whoever gives orders, with what they may do on the record's day; nobody if unknown or gone."""
    found = record.all(Person).get(ref)
    return found.actor_on(record.moment.as_at) if found else None


def person_with_identity(record: Record, issuer: str, subject: str) -> str | None:
    """Whose identity this is, by reference; nobody's if it is linked to none who is still here."""
    found = whose_is(Identity(issuer, subject), record.all(Person).values())
    return found.ref if found else None


def _row(person: Person, day: date) -> PersonRow:
    return PersonRow(
        ref=person.ref,
        version=person.version,
        title=person.title,
        admitted_on=person.since,
        is_gone=person.is_gone,
        left_on=person.left_on,
        roles=tuple(_role(held, day) for held in person.held if held.is_in_force(day)),
        identities=tuple(IdentityView(**identity._asdict()) for identity in person.identities),
        link_made_at=person.link_made_at,
        signed_in_at=person.signed_in_at,
        signed_in_by=person.signed_in_by,
    )


def _role(held: HeldRole, day: date) -> RoleView:
    return RoleView(
        role=held.role,
        on=held.on,
        in_words=f"{held.role.in_words} of {place_in_words(held.on)}",
        since=held.since,
        until=held.until,
        withdrawn_on=held.withdrawn_on,
        is_in_force=held.is_in_force(day),
        by_app_role=held.app_role_at is not None,
        app_role_at=held.app_role_at,
        granted_by=held.granted_by,
    )
