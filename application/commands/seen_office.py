"""An office as somebody sees it who may not read exempt items, for whoever tells of what is in it without an order."""

from collections.abc import Iterable

from application.commands.as_seen import JournalAsSeen
from application.commands.office import Office
from application.commands.unseen import hidden_from
from domain.actor import Actor
from domain.hiding import NOTHING_HIDDEN


def office_seen(actor: Actor, office: Office, programmes: Iterable[str]) -> Office:
    """The office with what somebody sees of these programmes; orders are given to the whole one."""
    hidden = {programme: hidden_from(actor, programme, office.sight) for programme in programmes}
    if all(one is NOTHING_HIDDEN for one in hidden.values()):
        return office
    return office._replace(journal=JournalAsSeen(office.journal, hidden), records=office.sight.of(actor))
