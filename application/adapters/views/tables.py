"""The tables of views, which lie beside the journal and are no part of the record: what is in them can be made anew.

They are made when they are first needed, in every store alike, and no migration knows them. Rows lie in editions: the
row in `views` says which one is looked at and up to which position of the journal it tells everything. One edition is
only ever filled by one version of the program; another version has another.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import orjson

from application.adapters.store import Cursor
from application.projections.portfolio_lines import Line
from application.projections.portfolio_totals import Tally
from domain.rating import Light

LIVE, BESIDE = "portfolio", "portfolio being rebuilt"
"""What is looked at, and what is being built beside it."""

# Text is compared for equality alone, so that it does not matter how the database sorts it. Whoever makes the tables
# holds the row of the log meanwhile, as PostgreSQL lets nobody make a table twice, not even with IF NOT EXISTS.
_VIEWS = """
CREATE TABLE IF NOT EXISTS views (
    name TEXT NOT NULL,
    made_by TEXT NOT NULL,
    edition BIGINT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (name, made_by)
)
"""
_PORTFOLIO = """
CREATE TABLE IF NOT EXISTS portfolio (
    edition BIGINT NOT NULL,
    programme TEXT NOT NULL,
    began BIGINT NOT NULL,
    position BIGINT NOT NULL,
    as_at TEXT NOT NULL,
    tally TEXT,
    shown TEXT NOT NULL,
    PRIMARY KEY (edition, programme)
)
"""
_BY_POSITION = "CREATE INDEX IF NOT EXISTS portfolio_by_position ON portfolio (edition, position)"
_FOLDS = """
CREATE TABLE IF NOT EXISTS folds (
    programme TEXT PRIMARY KEY,
    made_by TEXT NOT NULL,
    position BIGINT NOT NULL,
    latest_on TEXT NOT NULL,
    states TEXT NOT NULL
)
"""
_MAKE = ("UPDATE log SET origin = origin", _VIEWS, _PORTFOLIO, _BY_POSITION, _FOLDS)

_NEXT_EDITION = (
    "SELECT 1 + coalesce(max(edition), 0) FROM "
    "(SELECT edition FROM views UNION ALL SELECT max(edition) AS edition FROM portfolio) AS known"
)
_BEGIN = (
    "INSERT INTO views (name, made_by, edition, position) VALUES (?, ?, ?, 0) ON CONFLICT (name, made_by) DO NOTHING"
)
_WHERE = "SELECT edition, position FROM views WHERE name = ? AND made_by = ?"
_ADVANCE = (
    "UPDATE views SET position = ? WHERE name = ? AND made_by = ? AND edition = ? AND position = ? RETURNING position"
)
_ROWS = "SELECT programme, began, position, as_at, tally, shown FROM portfolio WHERE edition = ?"
_PUT = (
    "INSERT INTO portfolio (edition, programme, began, position, as_at, tally, shown) VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (edition, programme) DO UPDATE SET began = excluded.began, position = excluded.position, "
    "as_at = excluded.as_at, tally = excluded.tally, shown = excluded.shown "
    "WHERE excluded.position > portfolio.position "
    "OR (excluded.position = portfolio.position AND excluded.as_at > portfolio.as_at)"
)
_BEFORE_ITS_LAST_ERASURE = (
    "programme = ? AND position < (SELECT max(position) FROM journal WHERE programme = ? AND topic = 'ErasureRecorded')"
)
_FOLDS_BEFORE_AN_ERASURE = (
    "DELETE FROM folds WHERE EXISTS (SELECT 1 FROM journal WHERE journal.programme = folds.programme "
    "AND journal.position > folds.position AND journal.topic = 'ErasureRecorded')"
)
_LEFT_BEHIND = (
    "DELETE FROM views WHERE made_by <> ? AND made_by <> "
    "(SELECT made_by FROM views WHERE made_by <> ? AND name = ? ORDER BY position DESC, edition DESC LIMIT 1)"
)
_LOOKED_AT_BY_NOBODY = "DELETE FROM portfolio WHERE edition NOT IN (SELECT edition FROM views)"


class Standing(NamedTuple):
    """Where a view stands: the edition that is looked at, and the position up to which it tells everything."""

    edition: int
    position: int


class Overtaken(Exception):
    """Somebody else has advanced the view, or put another edition in its place. Look again."""


def make_tables(cursor: Cursor) -> None:
    """Make the tables where there are none."""
    for statement in _MAKE:
        cursor.execute(statement)


def begin(cursor: Cursor, name: str, made_by: str) -> None:
    """Begin an empty edition where a view has none, and drop what other versions of the program have left behind.

    Of these the one that has come furthest stays: while servers are upgraded one after the other it is still looked at.
    """
    if cursor.execute(_WHERE, (name, made_by)).fetchone() is None:
        (edition,) = cursor.execute(_NEXT_EDITION).fetchone()
        cursor.execute(_BEGIN, (name, made_by, edition))
        cursor.execute(_LEFT_BEHIND, (made_by, made_by, LIVE))
        cursor.execute(_LOOKED_AT_BY_NOBODY)


def standing(cursor: Cursor, name: str, made_by: str) -> Standing | None:
    """Where a view stands; nothing where it was not begun."""
    found = cursor.execute(_WHERE, (name, made_by)).fetchone()
    return None if found is None else Standing(*found)


def rows(cursor: Cursor, edition: int, *, after: int = -1) -> list[Line]:
    """The lines of an edition that were made from a position behind another."""
    found = cursor.execute(f"{_ROWS} AND position > ?", (edition, after)).fetchall()
    return [
        Line(programme, began, position, date.fromisoformat(as_at), None if tally is None else _read(tally), shown)
        for programme, began, position, as_at, tally, shown in found
    ]


def put(cursor: Cursor, view: tuple[str, str], at: Standing, *, to: int, lines: Iterable[Line]) -> Standing:
    """Store lines and the new position together; Overtaken where the view no longer stands where one started from."""
    if not cursor.execute(_ADVANCE, (to, *view, *at)).fetchall():
        raise Overtaken
    cursor.executemany(_PUT, [_row_of(at.edition, line) for line in lines])
    return Standing(at.edition, to)


def swap(cursor: Cursor, made_by: str, at: Standing) -> None:
    """Look at what was built beside from now on, and drop everything else, other versions' editions included."""
    if not cursor.execute(_ADVANCE, (at.position, BESIDE, made_by, *at)).fetchall():
        raise Overtaken
    cursor.execute("DELETE FROM views")
    cursor.execute("INSERT INTO views (name, made_by, edition, position) VALUES (?, ?, ?, ?)", (LIVE, made_by, *at))
    cursor.execute(_LOOKED_AT_BY_NOBODY)


def begin_beside(cursor: Cursor, made_by: str) -> None:
    """Begin an empty edition beside the one that is looked at; what somebody left half-built is dropped."""
    cursor.execute("DELETE FROM views WHERE name = ? AND made_by = ?", (BESIDE, made_by))
    cursor.execute(_LOOKED_AT_BY_NOBODY)
    begin(cursor, BESIDE, made_by)


def drop_folds(cursor: Cursor) -> None:
    """Save no fold any longer, of any programme; they are made again as they are needed."""
    make_tables(cursor)
    cursor.execute("DELETE FROM folds")


def drop_folds_before_erasures(cursor: Cursor) -> None:
    """Save no fold any longer of what was erased since: whoever erased it may have been stopped before they did so."""
    cursor.execute(_FOLDS_BEFORE_AN_ERASURE)


def forget(cursor: Cursor, programme: str) -> None:
    """Leave nothing of what was told of a programme before its last erasure, nor of what its entries came to then.

    What somebody has made since holds nothing of what was erased, and the view claims by now to have it.
    """
    for table in ("portfolio", "folds"):
        cursor.execute(f"DELETE FROM {table} WHERE {_BEFORE_ITS_LAST_ERASURE}", (programme, programme))  # noqa: S608  # names of our own


def _row_of(edition: int, line: Line) -> Sequence[str | int | None]:
    tally = None if line.tally is None else _written(line.tally)
    return (edition, line.programme, line.began, line.position, line.as_at.isoformat(), tally, line.row)


def _written(tally: Tally) -> str:
    """A tally as JSON."""
    return orjson.dumps(tally._asdict()).decode()


def _read(tally: str) -> Tally:
    """What was written so."""
    told = orjson.loads(tally)
    light = told.pop("light")
    return Tally(rank=tuple(told.pop("rank")), light=None if light is None else Light(light), **told)
