"""Builds the view of the portfolio from the journal beside the one that is looked at, and puts it in its place."""

from datetime import date

from application.adapters.event_store import TrackerApplication
from application.adapters.records import StoredRecords
from application.adapters.views.portfolio import Progress, StoredPortfolios, nobody_waits
from application.adapters.views.tables import BESIDE


def rebuild(application: TrackerApplication, day: date, progress: Progress = nobody_waits) -> int:
    """Make all lines anew from records that nobody has kept, and swap; how many there are.

    Whoever is stopped half-way leaves the view as it was. Refused as StoreIsBusy where nothing can be stored, and as
    Overtaken where somebody else began to rebuild meanwhile.
    """
    beside = StoredPortfolios(application.datastore, StoredRecords(application), name=BESIDE)
    beside.shelf.begin_beside()
    beside.keep_up(day, progress)
    beside.shelf.take_the_place()
    return beside.kept
