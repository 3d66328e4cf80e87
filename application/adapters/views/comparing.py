"""Is what is saved and kept ready of each programme what the journal comes to?"""

from collections.abc import Iterator
from datetime import date

from application.adapters.event_store import TrackerApplication
from application.adapters.fold_shape import NotToBeRead
from application.adapters.records import StoredRecords
from application.adapters.saved_folds import SavedFolds
from application.adapters.views.made_by import made_by
from application.adapters.views.tables import LIVE, rows, standing
from application.ports import StoreUnusable
from application.projections.portfolio_lines import Line, line_of
from application.seen import Sight
from domain.record import Moment

_ANEW = "Nothing that was recorded is touched by that: stop the tracker, and make it anew with “tracker rebuild”."


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
