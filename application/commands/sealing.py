"""What every order that seals does: it reads the whole record, guarded, and keeps the digest of what is made of it."""

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

from application.commands.desk import Desk
from application.ports import Press
from domain.aggregates import AGGREGATES
from domain.record import Record
from domain.refusals import DomainError
from domain.state import State


def record_to_seal(desk: Desk, programme: str, day: date, *, among_others: DomainError) -> Record:
    """The record that content is made from, all of it guarded: whatever comes in between, it is made again.

    What this sitting itself decided has no position yet, so that nothing can be made up to it: that is refused.
    """
    if any(entry.programme == programme for entry in desk.entries_since(0)):
        raise among_others
    for aggregate in AGGREGATES.values():
        desk.others(aggregate.state, programme)
    record = desk.record_as_at(programme, day)
    return record._replace(moment=replace(record.moment, up_to=record.position))


def sealed(record: Record, thing: State, press: Press) -> dict[str, Any]:  # Any: the fields of a fact that seals
    """What proves later that the content of a thing, made of this record, is made again as it was."""
    template = press.latest(thing.KIND)
    content = press.print(record, thing.ref, kind=thing.KIND, template=template)
    return {
        "up_to": record.position,
        "as_at": record.moment.as_at,
        "template": template,
        "content_sha256": hashlib.sha256(content).hexdigest(),
    }
