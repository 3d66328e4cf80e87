"""What the page of any one thing has below its answer: what can be done with it now, and its history."""

from collections.abc import Sequence
from typing import NamedTuple

from api.pages.forms.titles import HEADINGS
from api.pages.page import Page
from api.pages.told_here import Ways
from application.commands.catalogue import CATALOGUE
from application.commands.offered import can_be_given
from application.projections.audit_filters import MOST
from application.projections.audit_trail import AuditEntry, audit_trail


class Action(NamedTuple):
    """An order that this person may give here and now, and where its form is."""

    name: str
    words: str
    href: str


def actions_on(page: Page, kind: str, ref: str) -> tuple[Action, ...]:
    """The orders that can be given to a thing, in the order of the catalogue.

    None that this person may not give, and none that would be refused of the thing as it stands.
    """
    state, today = page.record.states.get(kind, {}).get(ref), page.record.moment.as_at
    return tuple(
        Action(rule.name, HEADINGS[rule.name].button, page.links.thing(kind, ref, rule.path))
        for rule in CATALOGUE
        if rule.kind == kind
        and not rule.begins
        and page.may(rule.name)
        and can_be_given(rule.order, state, today=today)
    )


class History(NamedTuple):
    """Everything that was recorded about a thing, latest first, and where two days of it are compared."""

    entries: Sequence[AuditEntry]
    compare: str
    ways: Ways


def history_of(page: Page, kind: str, ref: str) -> History:
    """The history of a thing."""
    programme, moment = page.record.programme.ref, page.looking.moment
    entries = page.records.entries(programme, moment)
    trail = audit_trail(entries, programme=programme, moment=moment, subject=f"{kind}/{ref}", limit=MOST)
    return History(trail.entries[::-1], page.links.within("compare", subject=f"{kind}/{ref}"), Ways(page))
