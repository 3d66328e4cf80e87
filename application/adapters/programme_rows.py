"""What is asked of the rows of a programme: which came after a position, which count at a moment, and which is last."""

from datetime import UTC

from application.adapters import columns
from application.adapters.store import Cursor
from domain.actor import EVERY_PROGRAMME
from domain.record import Moment
from domain.refusals import UnknownProgramme

AFTER = f"{columns.ENTRY} WHERE programme = ? AND position > ? "
STREAM = f"{columns.ENTRY} WHERE originator_id = ? AND position <= ? ORDER BY originator_version"
_CORRECTS_AFTER = (
    "SELECT 1 FROM journal WHERE programme = ? AND position > ? "
    "AND (corrects IS NOT NULL OR topic = 'ErasureRecorded') LIMIT 1"
)
CHUNK_AFTER = f"{AFTER} AND position <= ? ORDER BY position LIMIT ?"
LOOK_FOR = (
    "SELECT max(position), max(CASE kind WHEN ? THEN 1 ELSE 0 END) FROM journal WHERE programme = ? AND position > ?"
)
LAST_OF = "SELECT max(position) FROM journal WHERE programme = ?"

# A walk along the index: one step a programme, however long their histories are. It begins behind “*”, the portfolio's
# own record, which sorts before every reference.
PROGRAMMES = """
WITH RECURSIVE found(programme) AS (
    SELECT min(programme) FROM journal WHERE programme > '*'
    UNION ALL
    SELECT (SELECT min(programme) FROM journal WHERE programme > found.programme)
    FROM found WHERE found.programme IS NOT NULL
)
SELECT programme FROM found WHERE programme IS NOT NULL
ORDER BY (SELECT min(position) FROM journal WHERE journal.programme = found.programme)
"""


def what_may_count(moment: Moment) -> tuple[str, list[str | int]]:
    """A condition that leaves out rows of entries that cannot count, and its values."""
    counts = "AND (effective_on IS NULL OR effective_on <= ? OR corrects IS NOT NULL OR topic = 'ErasureRecorded') "
    counted: list[str | int] = [moment.as_at.isoformat()]
    if moment.known_at is not None and moment.known_on is not None:
        counts += "AND (recorded_at <= ? OR known_on <= ?) "
        known_at = moment.known_at.astimezone(UTC).isoformat(timespec="microseconds")
        counted += [known_at, moment.known_on.isoformat()]
    if moment.up_to is not None:
        counts += "AND position <= ? "
        counted.append(moment.up_to)
    return counts, counted


def corrects_since(cursor: Cursor, programme: str, position: int) -> bool:
    """Whether anything was corrected or erased after a position: then the record is folded afresh, order and all."""
    return position > 0 and cursor.execute(_CORRECTS_AFTER, (programme, position)).fetchone() is not None


def last_of(cursor: Cursor, programme: str) -> int:
    """The position of the last entry; refused as UnknownProgramme where there is none, but for the portfolio's own."""
    (last,) = cursor.execute(LAST_OF, (programme,)).fetchone()
    if last is None:
        must_be_the_portfolio(programme)
        return 0
    return int(last)


def must_be_the_portfolio(programme: str) -> None:
    """Of a programme that is known something is recorded; of the portfolio there may be nothing yet."""
    if programme != EVERY_PROGRAMME:
        raise UnknownProgramme(programme)
