"""What somebody may do, in words: each role with where, from when, to when, and how they got it; and times in cells."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, day, table, words
from application.projections.people import PersonRow, RoleView
from domain.actor import EVERY_PROGRAMME
from domain.person_facts import BY_LINK
from domain.refusals import day_in_words


def how_it_was_got(role: RoleView) -> str:
    """“Granted by Administrator”, or named by an identity provider at each sign-in."""
    return f"App role at {role.app_role_at}" if role.by_app_role else f"Granted by {role.granted_by}"


def until_when(role: RoleView) -> str:
    """“until 31 December 2026”, or until somebody ends it."""
    if role.withdrawn_on is not None:
        return f"taken away on {day_in_words(role.withdrawn_on)}"
    return "without an end" if role.until is None else f"until {day_in_words(role.until)}"


def capital(text: str) -> str:
    """The words with a capital letter in front; references in them keep theirs."""
    return text[:1].upper() + text[1:]


def at_length(role: RoleView) -> str:
    """Programme manager of every programme, from 1 July 2026, without an end. Granted by Administrator."""
    since = f", from {day_in_words(role.since)}" if role.since else ""
    return f"{capital(role.in_words)}{since}, {until_when(role)}. {how_it_was_got(role)}."


def roles_cell(person: PersonRow) -> Cell:
    """The roles in force, and below them since when, to when, and how each was got."""
    if len(person.roles) == 1:
        (role,) = person.roles
        return words(capital(role.in_words), marks=[at_length(role).removeprefix(f"{capital(role.in_words)}, ")])
    named = "; ".join(role.in_words for role in person.roles)
    return words(capital(named) or "No role", marks=[at_length(role) for role in person.roles])


def signed_in_by(person: PersonRow) -> str | None:
    """How somebody came in last."""
    return "A one-time link" if person.signed_in_by == BY_LINK else person.signed_in_by


def minute(page: Page, time: datetime | None, otherwise: str | None = None) -> Cell:
    """A time as the clocks of the tracker's people showed it."""
    if time is None:
        return Cell(otherwise)
    there = time.astimezone(ZoneInfo(page.tracker.settings.time_zone))
    written = f"{day_in_words(there.date())}, {there:%H:%M}"
    return Cell(written, when=time.isoformat(timespec="milliseconds"), order=time)


def roles_table(
    page: Page, roles: Sequence[RoleView], *, name: str, caption: str, empty: str, taken_from: str | None = None
) -> Table:
    """Roles with where, from when, to when, and how they were got; `taken_from` names whose they may be taken from."""

    def where(role: RoleView) -> Cell:
        if role.on == EVERY_PROGRAMME:
            return words("Every programme")
        return words(role.on, href=page.links.of_programme(role.on).within() if page.actor.may_see(role.on) else None)

    columns: list[Column[RoleView]] = [
        Column("role", "Role", lambda role: words(role.role.in_words.capitalize())),
        Column("on", "Where", where),
        Column("from", "From", lambda role: day(role.since)),
        Column("to", "To the end of", lambda role: day(role.until) if role.until else words("No end is set")),
        Column("granted_by", "How it was got", lambda role: words(how_it_was_got(role))),
    ]
    if any(role.withdrawn_on for role in roles):
        columns.append(Column("withdrawn_on", "Taken away on", lambda role: day(role.withdrawn_on)))
    if taken_from:
        columns.append(Column("take_away", "Change it", lambda role: _to_take_away(page, taken_from, role)))
    return table(roles, columns, name=name, caption=caption, empty=empty, asked=page.asked)


def _to_take_away(page: Page, ref: str, role: RoleView) -> Cell:
    there = page.links.thing("person", ref, "role-withdrawal", role=role.role, on=role.on)
    return words(f"Take away: {role.role.in_words}", href=there)
