"""Builds the view of the portfolio from the journal beside the one that is looked at, and puts it in its place."""

from contextlib import suppress
from datetime import date

from application.adapters.event_store import TrackerApplication
from application.adapters.records import StoredRecords
from application.adapters.views.portfolio import Progress, StoredPortfolios, nobody_waits
from application.adapters.views.tables import BESIDE, Overtaken, drop_folds
from application.seen import Sight


def rebuild(application: TrackerApplication, day: date, progress: Progress = nobody_waits) -> int:
    """Make all lines anew from records that nobody has kept, or saved, and swap; how many there are.

    Whoever is stopped half-way leaves the view as it was. Of two who rebuild at the same time the second has the first
    go on with its edition, and one of them swaps. Refused as StoreIsBusy where nothing can be stored.
    """
    with application.datastore.writing() as cursor:
        drop_folds(cursor)
    records = Sight(StoredRecords(application, from_entries_alone=True)).public_up_to(None)
    beside = StoredPortfolios(application.datastore, records, name=BESIDE)
    beside.shelf.begin_beside()
    beside.keep_up(day, progress)
    with suppress(Overtaken):
        beside.shelf.take_the_place()
    return beside.kept
