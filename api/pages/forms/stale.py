"""What did others change while a form was open?"""

from collections.abc import Iterable

from application.projections.audit_filters import MOST
from application.projections.audit_trail import audit_trail
from domain.entry import Address, Entry
from domain.record import Moment


def what_changed_since(entries: Iterable[Entry], at: Address, *, version: int, moment: Moment) -> tuple[str, ...]:
    """A sentence for each entry of a thing that came after the version its form was opened at.

    `entries` are those of the whole programme that are known at the moment: sentences name other things as well.
    """
    trail = audit_trail(entries, programme=at.programme, moment=moment, subject=f"{at.kind}/{at.ref}", limit=MOST)
    return tuple(entry.what for entry in trail.entries if entry.version > version)
