"""Does the store keep of each programme what the journal says, as far as the view claims to have come?"""

from collections.abc import Iterator
from datetime import date

from application.adapters.event_store import TrackerApplication
from application.adapters.records import StoredRecords
from application.adapters.store import Cursor
from application.adapters.views.changed import began_at
from application.adapters.views.made_by import made_by
from application.adapters.views.tables import LIVE, rows, standing
from application.projections.portfolio_lines import Line, line_of
from application.seen import Sight
from domain.record import Moment

_FIRST_AFTER = "SELECT min(position) FROM journal WHERE programme = ? AND position > ?"


def differences(application: TrackerApplication, day: date) -> Iterator[str]:
    """A sentence for everything that is kept otherwise than made anew, or is lacking though it is claimed.

    It may be asked at any time, of a view that was left half-way, too.
    """
    records = Sight(StoredRecords(application)).public_up_to(None)
    programmes = records.programmes()
    with application.datastore.at_one_moment() as cursor:
        stands = standing(cursor, LIVE, made_by())
        held = {line.programme: line for line in rows(cursor, stands.edition)} if stands else {}
        position = stands.position if stands else 0
        lacking = {programme: _first_lacking(cursor, programme, held.get(programme)) for programme in programmes}
    for programme, first in lacking.items():
        if first is not None and first <= position:
            yield f"The view claims to tell everything up to {position}, but lacks entry {first} of “{programme}”."
    for line in held.values():
        is_told = lacking[line.programme] is None and line.as_at == day
        if is_told and line.row != line_of(records, line.programme, Moment(day), began=line.began).row:
            yield f"What is kept of “{line.programme}” is not what its record says."


def _first_lacking(cursor: Cursor, programme: str, line: Line | None) -> int | None:
    """The first entry that is not told of; nothing where all are."""
    if line is None:
        return began_at(cursor, programme)
    found = cursor.execute(_FIRST_AFTER, (programme, line.position)).fetchone()[0]
    return None if found is None else int(found)
