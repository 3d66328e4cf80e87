"""Cells that the pages of papers, recommendations, decisions and actions share, and the way to what a body saw."""

from collections.abc import Sequence
from typing import NamedTuple

from api.pages.drawn import as_json
from api.pages.links import Links
from api.pages.moment import looking_at
from api.pages.page import Page
from api.pages.tables import Cell
from application.projections.agenda import AgendaItemView
from application.projections.board_pack import PackItem
from application.projections.decisions import WhatTheySaw
from application.projections.exemptions import NOT_SHOWN
from domain.entry import Entry
from domain.meeting import Meeting
from domain.refusals import day_in_words


class Figure(NamedTuple):
    """A number of the view that the page states below its list."""

    name: str
    words: str
    value: int


def several(lines: Sequence[str]) -> Cell:
    """Some lines in one cell; none of them is not stated."""
    return Cell("; ".join(lines) or None)


def meeting_cell(page: Page, ref: str | None) -> Cell:
    """A meeting by its day alone, as the column says what it is, leading to its page; its value is the reference."""
    held = page.record.all(Meeting).get(ref or "")
    if ref is None:
        return Cell(None)
    return Cell(held.on.in_words if held else ref, as_json(ref), href=page.links.thing("meeting", ref))


def told_of(item: AgendaItemView | PackItem, cell: Cell) -> Cell:
    """Of an item that is withheld nobody is told that it had no paper, or that nothing was resolved."""
    return Cell(NOT_SHOWN, "null") if item.is_withheld else cell


class WaysToWhatTheySaw:
    """Where a page shows the record as a body had it before it; nowhere if nothing was on the record then."""

    def __init__(self, page: Page) -> None:
        self._programme, self._now = page.record.programme.ref, page.tracker.office.clock.now()
        entries = page.records.entries(self._programme, page.looking.moment)
        self._first: Entry | None = next(iter(entries), None)

    def to(self, saw: WhatTheySaw | None) -> str | None:
        """The overview of the programme at that moment."""
        if saw is None or self._first is None:
            return None
        known_at = saw.known_at.isoformat() if saw.known_at else None
        up_to = str(saw.up_to) if saw.up_to else None
        then = looking_at(saw.as_at.isoformat(), known_at, self._now, up_to=up_to)
        return Links(then.asked, self._programme).within() if then.moment.may_count(self._first) else None

    def cell(self, saw: WhatTheySaw | None) -> Cell:
        """Up to which entry they saw the record, or at the end of which day, leading there."""
        if saw is None:
            return Cell(None)
        way = self.to(saw)
        reached = f"the end of {day_in_words(saw.as_at)}" if saw.up_to is None else f"entry {saw.up_to}"
        words = f"Up to {reached}" if way else "Nothing was on the record then"
        return Cell(words, as_json(saw.up_to), href=way, order=(saw.as_at, saw.up_to or 0))
