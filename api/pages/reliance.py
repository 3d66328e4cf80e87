"""The page where an auditor begins: is the record sealed, how often was it put right, and what did reports show?"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from api.bootstrap import Tracker
from api.errors import sentence_of
from api.pages.access import READERS
from api.pages.dependencies import PageDep
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, number, table, words
from api.proving import NoCheckpointYet, latest_checkpoint
from api.restating import Days, restatement_of
from application.log_ports import NothingSigned, SignedCheckpoint
from application.projections.reliance import OfAProgramme, ProgrammeReliedOn, Reliance, reliance
from application.projections.restatement import OfARole
from application.projections.showings import MOST as PERIODS_AT_MOST
from domain.calendar import EARLIEST
from domain.record import Record
from domain.refusals import day_in_words

router = APIRouter()


@router.get("/audit", openapi_extra=READERS)
def audit(page: PageDep) -> HTMLResponse:
    """Can I rely on this record?"""
    now = _now(page)
    last, problem = _last_checkpoint(page.tracker)
    found = reliance(page.tracker.log.head(), last, _programmes(page, now), now=now, problem=problem)
    return page.show("reliance.html", title="Can I rely on this record?", **_drawn(page, found))


def _now(page: Page) -> datetime:
    """The time that is looked at: that of the clock, or in the past the day that is shown."""
    now = page.tracker.office.clock.now()
    return now if page.is_now else datetime.combine(page.looking.moment.as_at, now.timetz())


def _last_checkpoint(tracker: Tracker) -> tuple[SignedCheckpoint | None, str | None]:
    """The last one, or why none can be shown."""
    try:
        return latest_checkpoint(tracker), None
    except NoCheckpointYet:
        return None, None
    except NothingSigned as problem:
        return None, sentence_of(problem)


def _programmes(page: Page, now: datetime) -> Iterator[OfAProgramme]:
    records = page.records
    for record in page.records_seen:
        entries = tuple(records.entries(record.programme.ref, record.moment))
        days = Days(since=_since(record, now.year))
        yield OfAProgramme(entries, restatement_of(records, record, days, now=page.tracker.office.clock.now()))


def _since(record: Record, year: int) -> date:
    """The first of January; of a programme that reports every few days, as far back as can be looked at in one go."""
    farthest = timedelta(days=PERIODS_AT_MOST * (record.programme.cycle_in_days or 31))
    return max(date(year, 1, 1), record.moment.as_at - min(farthest, record.moment.as_at - EARLIEST))


def _drawn(page: Page, found: Reliance) -> dict[str, Any]:  # Any: as Page.show takes it
    return {"found": found, "programmes": _table(page, found), "roles": _roles(page, found)}


def _table(page: Page, found: Reliance) -> Table:
    since = {record.programme.ref: _since(record, found.year) for record in page.records_seen}

    def restated(row: ProgrammeReliedOn) -> str:
        return page.links.of_programme(row.programme).within("restatement", since=since[row.programme].isoformat())

    def name(row: ProgrammeReliedOn) -> Cell:
        first = since[row.programme]
        marks = () if first == date(found.year, 1, 1) else (f"Lights since {day_in_words(first)}",)
        return words(row.programme_name, href=trail(row), marks=marks)

    def trail(row: ProgrammeReliedOn) -> str:
        return page.links.of_programme(row.programme).within("audit-trail")

    columns: tuple[Column[ProgrammeReliedOn], ...] = (
        Column("programme_name", "Programme", name),
        Column("entries", "Entries in all", lambda row: number(row.entries), numeric=True),
        Column("recorded", f"Recorded in {found.year}", lambda row: number(row.recorded), numeric=True),
        Column("corrected", "Corrected", lambda row: number(row.corrected), numeric=True),
        Column("withdrawn", "Withdrawn", lambda row: number(row.withdrawn), numeric=True),
        Column("in_time", "Recorded in time", lambda row: number(row.in_time), numeric=True),
        Column("late", "Recorded late", lambda row: number(row.late), numeric=True),
        Column("tally.shown", "Lights shown", lambda row: number(row.tally.shown, href=restated(row)), numeric=True),
        Column("tally.claimed", "Claimed, not recorded then", lambda row: number(row.tally.claimed), numeric=True),
        Column("tally.shown_better", "Shown better", lambda row: number(row.tally.shown_better), numeric=True),
        Column(
            "tally.green_then_red", "Green then, red now", lambda row: number(row.tally.green_then_red), numeric=True
        ),
        Column("tally.shown_worse", "Shown worse", lambda row: number(row.tally.shown_worse), numeric=True),
        Column("tally.erased", "Erased since", lambda row: number(row.tally.erased), numeric=True),
    )
    return table(
        found.programmes,
        columns,
        name="programmes",
        caption=f"Programme by programme, in {found.year}",
        empty="Here would be each programme that you may see.",
        asked=page.asked,
    )


def _roles(page: Page, found: Reliance) -> Table:
    columns: tuple[Column[OfARole], ...] = (
        Column("in_words", "Declared in the role of", lambda row: words(row.in_words)),
        Column("tally.shown", "Lights shown", lambda row: number(row.tally.shown), numeric=True),
        Column("tally.shown_better", "Shown better", lambda row: number(row.tally.shown_better), numeric=True),
        Column(
            "tally.green_then_red", "Green then, red now", lambda row: number(row.tally.green_then_red), numeric=True
        ),
        Column("tally.shown_worse", "Shown worse", lambda row: number(row.tally.shown_worse), numeric=True),
    )
    caption = "The same lights, by the role of whoever had declared what was shown"
    return table(found.roles, columns, name="roles", caption=caption, empty="", asked=page.asked)
