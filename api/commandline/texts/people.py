"""The people for readers of a terminal: each with what they may do, until when, and how they sign in."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Bullets, Heading, Paragraph, bullets, table
from application.projections.people import PeopleList, PersonDetail, PersonRow, RoleView

COLUMNS = ("Ref", "Title", "May act as", "Signs in as", "Last came in")


def told(view: PeopleList) -> Iterator[Block]:
    """Everybody, one person a row."""
    yield Heading(f"People, {phrases.moment(view.as_at, view.known_at)}")
    yield table(COLUMNS, (_row(row) for row in view.people), empty="Nobody is known at this moment.")


def told_person(view: PersonDetail) -> Iterator[Block]:
    """One person, with what they could do before."""
    row = view.person
    yield Heading(f"{row.title} ({row.ref}), {phrases.moment(view.as_at, view.known_at)}")
    if row.is_gone:
        yield Paragraph(f"Left: {phrases.effective(row.left_on)}.")
    yield Bullets((f"May act as: {_roles(row)}", f"Signs in as: {_identities(row)}", f"Last came in: {_came_in(row)}"))
    yield from bullets(f"Before: {_role(role)}" for role in view.ended)


def _row(row: PersonRow) -> tuple[str, ...]:
    return (
        row.ref,
        f"{row.title} (has left)" if row.is_gone else row.title,
        _roles(row),
        _identities(row),
        _came_in(row),
    )


def _roles(row: PersonRow) -> str:
    return "; ".join(_role(role) for role in row.roles) or "nothing"


def _role(role: RoleView) -> str:
    until = f" until {phrases.day(role.until)}" if role.until else ""
    withdrawn = f", withdrawn on {phrases.day(role.withdrawn_on)}" if role.withdrawn_on else ""
    app_role = f", an app role at {role.app_role_at}" if role.app_role_at else ""
    return f"{role.in_words} from {phrases.effective(role.since)}{until}{withdrawn}{app_role}"


def _identities(row: PersonRow) -> str:
    return "; ".join(f"{identity.subject} at {identity.issuer}" for identity in row.identities) or "no identity"


def _came_in(row: PersonRow) -> str:
    return phrases.time(row.signed_in_at) if row.signed_in_at else "not yet"
