"""A SQLite file that is opened to be looked at: what SQLite says of it, and who may read it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from application.adapters.integrity import Opened
from application.adapters.permissions import open_to_others
from application.adapters.sqlite.datastore import connect, shape_of
from application.adapters.sqlite.schema import FIRST_WITH_A_LOG

_DAMAGED = "The file is damaged, and could not be read to its end: SQLite says “{}”."


@contextmanager
def in_a_file(path: str, signing_key: Path | None) -> Iterator[Opened]:
    """The store in a file, which has to be there; of an older shape, too."""
    with closing(connect(path)) as connection:
        remarks = list(open_to_others(Path(path), signing_key))
        has_a_log = shape_of(connection) >= FIRST_WITH_A_LOG
        cursor = connection.cursor()
        cursor.execute("BEGIN")
        yield Opened(cursor, has_a_log, lambda: _of_the_file(connection), remarks, sqlite3.DatabaseError, _DAMAGED)


def _of_the_file(connection: sqlite3.Connection) -> Iterator[str]:
    """SQLite's own check: pages, indexes, and what must be unique."""
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield f"The file is damaged: SQLite says “{said}”."
