"""How far what is recorded was signed, in whichever store."""

from datetime import datetime
from typing import NamedTuple

from application.adapters.log_rows import size_of
from application.adapters.store import Cursor

_LATEST = "SELECT size, signed_at FROM checkpoints ORDER BY size DESC LIMIT 1"
_RECORDED = "SELECT recorded_at FROM journal WHERE position = ?"


class Signed(NamedTuple):
    """How many entries there are, when the latest checkpoint was signed, and since when an entry waits for the next."""

    entries: int
    at: datetime | None
    waiting_since: datetime | None


def signed_in(cursor: Cursor) -> Signed:
    """What was signed of the log."""
    entries = size_of(cursor)
    up_to, at = cursor.execute(_LATEST).fetchone() or (0, None)
    waiting = cursor.execute(_RECORDED, (up_to + 1,)).fetchone()
    return Signed(entries, _time(at), _time(waiting[0]) if waiting else None)


def _time(stored: str | None) -> datetime | None:
    return None if stored is None else datetime.fromisoformat(stored)
