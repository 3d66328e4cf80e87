"""The page where an auditor begins: is the record sealed, how often was it put right, and what did reports show?"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from api.pages.access import READERS
from api.pages.dependencies import PageDep
from api.pages.page import Page
from api.pages.tables import Column, Table, number, table, words
from api.restating import Days, restatement_of
from application.ports import Log, SignedCheckpoint
from application.projections.audit_trail import whole_trail
from application.projections.reliance import OfAProgramme, ProgrammeReliedOn, Reliance, reliance
from application.projections.restatement import OfARole

router = APIRouter()

A_CHECKPOINT_EVERY = 1_000
"""Within how many entries of the end of the log its last checkpoint lies, where all goes as it should."""


@router.get("/audit", openapi_extra=READERS)
def audit(page: PageDep) -> HTMLResponse:
    """Can I rely on this record?"""
    now = _now(page)
    log = page.tracker.log
    found = reliance(log.head(), _last_checkpoint(log), _programmes(page, now), now=now)
    return page.show("reliance.html", title="Can I rely on this record?", **_drawn(page, found))


def _now(page: Page) -> datetime:
    """The time that is looked at: that of the clock, or in the past the day that is shown."""
    now = page.tracker.office.clock.now()
    return now if page.is_now else datetime.combine(page.looking.moment.as_at, now.timetz())


def _last_checkpoint(log: Log) -> SignedCheckpoint | None:
    lately = log.checkpoints(first=max(log.head().size - A_CHECKPOINT_EVERY, 0)) or log.checkpoints()
    return lately[-1] if lately else None


def _programmes(page: Page, now: datetime) -> Iterator[OfAProgramme]:
    records, days = page.tracker.office.records, Days(since=date(now.year, 1, 1))
    for record in page.records_seen:
        entries = tuple(records.entries(record.programme.ref, whole_trail(record.moment)))
        yield OfAProgramme(entries, restatement_of(records, record, days, now=page.tracker.office.clock.now()))


def _drawn(page: Page, found: Reliance) -> dict[str, Any]:  # Any: as Page.show takes it
    return {"found": found, "programmes": _table(page, found), "roles": _roles(page, found)}


def _table(page: Page, found: Reliance) -> Table:
    def restated(row: ProgrammeReliedOn) -> str:
        return page.links.of_programme(row.programme).within("restatement", since=f"{found.year}-01-01")

    def trail(row: ProgrammeReliedOn) -> str:
        return page.links.of_programme(row.programme).within("audit-trail")

    columns: tuple[Column[ProgrammeReliedOn], ...] = (
        Column("programme_name", "Programme", lambda row: words(row.programme_name, href=trail(row))),
        Column("entries", "Entries in all", lambda row: number(row.entries), numeric=True),
        Column("recorded", f"Recorded in {found.year}", lambda row: number(row.recorded), numeric=True),
        Column("corrected", "Corrected", lambda row: number(row.corrected), numeric=True),
        Column("withdrawn", "Withdrawn", lambda row: number(row.withdrawn), numeric=True),
        Column("in_time", "Recorded in time", lambda row: number(row.in_time), numeric=True),
        Column("late", "Recorded late", lambda row: number(row.late), numeric=True),
        Column("tally.shown", "Lights shown", lambda row: number(row.tally.shown, href=restated(row)), numeric=True),
        Column("tally.shown_better", "Shown better", lambda row: number(row.tally.shown_better), numeric=True),
        Column(
            "tally.green_then_red", "Green then, red now", lambda row: number(row.tally.green_then_red), numeric=True
        ),
        Column("tally.shown_worse", "Shown worse", lambda row: number(row.tally.shown_worse), numeric=True),
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
