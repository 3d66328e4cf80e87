"""An office over a store, as the tracker has one, for tests that need no more of it."""

from application.adapters.event_store import StoredJournal, TrackerApplication
from application.adapters.press import JsonPress
from application.adapters.records import StoredRecords
from application.commands.office import Office
from application.ports import Clock
from application.seen import Sight


def office_over(store: TrackerApplication, clock: Clock) -> Office:
    """Where orders are given to the store; nothing is signed and nobody watches."""
    records = StoredRecords(store)
    return Office(StoredJournal(store, clock), records, clock, JsonPress(), Sight(records))
