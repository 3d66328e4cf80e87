"""People whom a test needs: admitted under a title of their own, holding just what the test says, with a token."""

from collections.abc import Sequence

from api.bootstrap import Tracker
from application.commands.access import OPERATOR, everybody, make_sure_of
from application.commands.office import Instruction, carry_out
from application.commands.people import GrantRole
from domain.actor import Grant, Role
from domain.calendar import LATEST
from domain.person import address_of, who_is_called


def token_for(tracker: Tracker, title: str, grants: Sequence[Grant]) -> str:
    """A token of somebody who holds these roles and no others; who comes first of a title carries it plainly."""
    return tracker.tokens.make(person_for(tracker, title, grants))


def person_for(tracker: Tracker, title: str, grants: Sequence[Grant]) -> str:
    """Their reference. A second person of a title is told apart by where they work."""
    where = ", ".join(grant.programme for grant in grants)
    today = tracker.office.clock.now().date()
    for wanted in (title, f"{title} of {where}", f"{title} in {where}"):
        known = who_is_called(wanted, everybody(tracker.office).values())
        if known is None or known.grants_on(today) == tuple(grants):
            return _held(make_sure_of(wanted, plain(grants), office=tracker.office), grants, tracker)
    raise LookupError(f"there are too many people called {title}")


def plain(grants: Sequence[Grant]) -> list[Grant]:
    """The roles that need no end."""
    return [grant for grant in grants if grant.role is not Role.EXEMPT_READER]


def _held(ref: str, grants: Sequence[Grant], tracker: Tracker) -> str:
    """Reading what is exempt is granted until a day, which is far off."""
    for role, on in grants:
        if role is Role.EXEMPT_READER:
            order = GrantRole(role=role, on=on, until=LATEST)
            carry_out([Instruction(order, address_of(ref))], actor=OPERATOR, office=tracker.office)
    return ref
