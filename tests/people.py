"""People whom a test needs: admitted under a title of their own, holding just what the test says, with a token."""

from collections.abc import Sequence

from api.bootstrap import Tracker
from application.commands.access import everybody, make_sure_of
from domain.actor import Grant
from domain.person import who_is_called


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
            return make_sure_of(wanted, grants, office=tracker.office)
    raise LookupError(f"there are too many people called {title}")
