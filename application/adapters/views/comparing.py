"""Does the store keep of each programme what the journal says, as far as the view claims to have come?"""

from collections.abc import Iterator
from datetime import date

from application.adapters.event_store import TrackerApplication
from application.adapters.fold_shape import NotToBeRead
from application.adapters.records import StoredRecords
from application.adapters.saved_folds import SavedFolds
from application.adapters.store import Cursor
from application.adapters.views.changed import began_at
from application.adapters.views.made_by import made_by
from application.adapters.views.tables import LIVE, rows, standing
from application.ports import StoreUnusable
from application.projections.portfolio_lines import Line, line_of
from application.seen import Sight
from domain.record import Moment

_ANEW = "Nothing that was recorded is touched by that: stop the tracker, and make it anew with “tracker rebuild”."
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


def kept_otherwise(application: TrackerApplication) -> Iterator[str]:
    """A sentence for each fold and each line of a view that is not what the journal comes to at its position.

    What another version of the program has made is not looked at, as nobody looks at it. Nothing is stored by looking:
    records up to a position are neither read from what is saved nor saved.
    """
    records, saved = StoredRecords(application), SavedFolds(application.datastore)
    for programme in records.programmes():
        if _is_saved_otherwise(records, saved, programme):
            yield f"The fold that is saved of “{programme}” is not what its record comes to. {_ANEW}"
    try:
        lines = _held(application)
    except (ValueError, LookupError, TypeError):  # somebody, or something, has changed it since
        lines = []
        yield f"What is kept ready of the portfolio cannot be read. {_ANEW}"
    for line in lines:
        moment = Moment(line.as_at, up_to=line.position)
        public = Sight(records).public_up_to(line.position)
        if line.row != line_of(public, line.programme, moment, began=line.began).row:
            yield f"What is kept ready of “{line.programme}” is not what its record says. {_ANEW}"


def _is_saved_otherwise(records: StoredRecords, saved: SavedFolds, programme: str) -> bool:
    try:
        fold = saved.as_saved(programme)
    except NotToBeRead:
        return True
    return fold is not None and records.at(programme, Moment(date.max, up_to=fold.position)).states != fold.states


def _held(application: TrackerApplication) -> list[Line]:
    """The lines that are looked at; none where no view was ever kept."""
    try:
        with application.datastore.at_one_moment() as cursor:
            stands = standing(cursor, LIVE, made_by())
            return rows(cursor, stands.edition) if stands else []
    except StoreUnusable:  # there are no such tables yet
        return []


def _first_lacking(cursor: Cursor, programme: str, line: Line | None) -> int | None:
    """The first entry that is not told of; nothing where all are."""
    if line is None:
        return began_at(cursor, programme)
    found = cursor.execute(_FIRST_AFTER, (programme, line.position)).fetchone()[0]
    return None if found is None else int(found)
