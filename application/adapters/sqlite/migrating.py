"""Brings a file of an older shape into today's, forward only, all of it in one transaction."""

from application.adapters.log_rows import new_origin
from application.adapters.sqlite import schema
from application.adapters.sqlite.datastore import TrackerDatastore, shape_of
from application.adapters.sqlite.log_writing import enter_what_is_there
from application.adapters.store import Migrated


def migrate(datastore: TrackerDatastore, *, only_look: bool) -> Migrated:
    """Step by step to today's shape, or only the shape that was found; somebody else may have been faster.

    What is empty, of another program or of a newer tracker is refused when it is opened.
    """
    with datastore.transaction(commit=not only_look) as cursor:
        found = shape_of(cursor)
        if not only_look:
            for shape in range(found, schema.SCHEMA_VERSION):
                for statement in schema.UPGRADES[shape]:
                    cursor.execute(statement)
            if found < schema.FIRST_WITH_A_LOG:
                enter_what_is_there(cursor, datastore.origin or new_origin())
    return Migrated(found, schema.SCHEMA_VERSION)
