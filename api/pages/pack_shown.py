"""What the page of a board pack is drawn from: its sections as tables, whose rows lead to the things as they were."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from api.pages.belonging import here, none_yet
from api.pages.drawn import as_json
from api.pages.governance_cells import told_of
from api.pages.links import Links
from api.pages.moment import looking_at
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, day, number, table, truth, words
from application.projections.board_pack import PackItem
from application.projections.frozen_packs import MeetingPack
from application.projections.pack_ahead import PackComing
from application.projections.pack_asked import PackAction, PackAsk
from application.projections.pack_exceptions import PackException, PackExceptions
from application.projections.pack_gates import PackCriterion
from application.projections.pack_reports import MissingReport, PackReport


class Group(NamedTuple):
    """What stands out for one reason, in a table; `value` is what programs know the reason by."""

    name: str
    in_words: str
    value: str
    items: Table


class Part(NamedTuple):
    """A part of the agenda: its heading, what programs know it by, and its items."""

    in_words: str
    value: str
    ident: str
    items: Table


def sections_of(page: Page, view: MeetingPack) -> dict[str, Any]:  # Any: what the template is given
    """Every section of a pack."""
    links, pack = links_of(page, view), view.pack
    return {
        "groups": tuple(_group(page, links, group) for group in pack.exceptions),
        "reports": _reports(page, links, pack.reports),
        "missing": _missing(page, links, pack.missing),
        "asked_for": asked_for(page, view),
        "criteria": criteria(page, view),
        "actions_open": _actions(page, links, pack.actions),
        "agenda": tuple(_parts(page, links, view)),
        "ahead": _ahead(page, links, pack.ahead.items),
        "links": links,
    }


def links_of(page: Page, view: MeetingPack) -> Links:
    """Where rows lead: what was frozen to the record that it was made from, a draft to the one that is looked at."""
    if view.seal is None:
        return page.links
    now = page.tracker.office.clock.now()
    then = looking_at(view.seal.as_at.isoformat(), None, now, up_to=str(view.seal.up_to))
    return Links(then.asked, page.programme)


def _named(links: Links, kind: str, ref: str | None, text: str) -> Cell:
    return words(text, href=links.thing(kind, ref) if ref else None)


def _group(page: Page, links: Links, group: PackExceptions) -> Group:
    columns: list[Column[PackException]] = [
        Column("title", "What", lambda one: _named(links, one.kind, one.ref, one.title)),
        Column("why", "Why", lambda one: words(one.why)),
        Column("since", "Since", lambda one: day(one.since)),
    ]
    if group.name == "red":
        columns.append(Column("path_to_green", "Path to green", lambda one: words(one.path_to_green)))
    caption, empty = group.in_words, group.none_in_words
    items = table(group.items, columns, name="items", caption=caption, empty=empty, asked=here(page))
    return Group(group.name, group.in_words, as_json(group.name), items)


def _reports(page: Page, links: Links, rows: Iterable[PackReport]) -> Table:
    columns: list[Column[PackReport]] = [
        Column("of", "Report on", lambda row: _named(links, "highlight-report", row.ref, row.of)),
        Column("reported_on", "As at", lambda row: day(row.reported_on)),
        Column("in_words", "What became of it", lambda row: words(row.in_words)),
        Column("content_sha256", "SHA-256 of its content", lambda row: words(row.content_sha256)),
    ]
    empty = "No report was issued."
    return table(rows, columns, name="reports", caption="Reports issued", empty=empty, asked=here(page))


def _missing(page: Page, links: Links, rows: Iterable[MissingReport]) -> Table:
    def of(row: MissingReport) -> Cell:
        return words(row.of, href=links.thing("workstream", row.workstream) if row.workstream else links.within())

    columns: list[Column[MissingReport]] = [
        Column("of", "Report on", of),
        Column("in_words", "What is missing", lambda row: words(row.in_words)),
        Column("is_late", "Late", lambda row: truth(row.is_late)),
    ]
    empty = "No report is missing."
    return table(rows, columns, name="missing", caption="Reports missing", empty=empty, asked=here(page))


def asked_for(page: Page, view: MeetingPack) -> Table:
    """What is asked of the board."""
    links = links_of(page, view)
    columns: list[Column[PackAsk]] = [
        Column("text", "What is asked", lambda row: _named(links, row.kind, row.ref, row.text)),
        Column("kind", "What it is", lambda row: Cell(row.kind_in_words, as_json(row.kind))),
        Column("number", "Number", lambda row: none_yet(words(row.number), "none")),
        Column("why", "How it comes before the board", lambda row: words(row.why)),
    ]
    empty = "No decision is asked for."
    return table(view.pack.asked, columns, name="asked", caption="Decisions asked for", empty=empty, asked=here(page))


def criteria(page: Page, view: MeetingPack) -> Table:
    """What the gates ask at which the board is asked to decide, and what was shown of it."""
    links = links_of(page, view)
    columns: list[Column[PackCriterion]] = [
        Column("gate", "Gate", lambda row: _named(links, "phase", row.phase, row.gate)),
        Column("number", "No", lambda row: number(row.number), numeric=True),
        Column("criterion", "What it asks", lambda row: words(row.criterion)),
        Column("in_words", "How far it is met", lambda row: words(row.in_words)),
        Column("evidence", "What was shown of it", lambda row: none_yet(words(row.evidence), "no evidence")),
        Column("link", "Where that is", lambda row: words(row.link)),
        Column("given_on", "Shown on", lambda row: day(row.given_on)),
    ]
    caption, empty = "What the gates ask, and what was shown of it", "No gate that asks anything waits for the board."
    return table(view.pack.criteria, columns, name="criteria", caption=caption, empty=empty, asked=here(page))


def _actions(page: Page, links: Links, rows: Iterable[PackAction]) -> Table:
    columns: list[Column[PackAction]] = [
        Column("what", "Action", lambda row: _named(links, "action", row.ref, row.what)),
        Column("owner_in_words", "Owner", lambda row: words(row.owner_in_words)),
        Column("due_in_words", "Due", lambda row: words(row.due_in_words)),
        Column("days_late", "Days late", lambda row: none_yet(number(row.days_late), "not late"), numeric=True),
        Column("standing", "How it stands", lambda row: words(row.standing)),
    ]
    empty = "No action of this board is open."
    return table(rows, columns, name="actions", caption="Open actions, late ones first", empty=empty, asked=here(page))


def _parts(page: Page, links: Links, view: MeetingPack) -> Iterable[Part]:
    columns: list[Column[PackItem]] = [
        Column("title", "Item", lambda item: words(item.title)),
        Column("number", "No", lambda item: words(item.number)),
        Column("paper", "Paper", lambda item: _paper(links, item)),
        Column("pages", "Pages", lambda item: told_of(item, words(item.pages))),
        Column("is_key_decision", "Key decision", lambda item: told_of(item, truth(item.is_key_decision))),
    ]
    for place, part in enumerate(view.pack.agenda, start=1):
        caption = f"Items of Part {part.part}" if part.part else "Items of no stated part"
        items = table(part.items, columns, name="items", caption=caption, empty="", asked=here(page))
        yield Part(part.in_words, as_json(part.part), f"agenda-{place}", items)


def _paper(links: Links, item: PackItem) -> Cell:
    if item.paper is None:
        return told_of(item, Cell("no paper", "null"))
    return Cell(item.paper_title or item.paper, as_json(item.paper), href=links.thing("paper", item.paper))


def _ahead(page: Page, links: Links, rows: Iterable[PackComing]) -> Table:
    columns: list[Column[PackComing]] = [
        Column("text", "What", lambda row: _named(links, row.kind, row.ref, row.text)),
        Column("when_in_words", "When", lambda row: words(row.when_in_words)),
    ]
    empty = "Nothing is foreseen until then."
    return table(
        rows, columns, name="items", caption="What comes until the next meeting", empty=empty, asked=here(page)
    )
