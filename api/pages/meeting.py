"""What the page of one meeting is drawn from: its days, who was there, its agenda by part, and what it resolved."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from api.pages.belonging import here, none_yet, thing_cell
from api.pages.drawn import as_json
from api.pages.escalations_shown import sitting_here
from api.pages.gates import gates_before
from api.pages.governance_cells import WaysToWhatTheySaw, told_of
from api.pages.page import Page
from api.pages.tables import Cell, Column, Table, day, facts_of, number, planned, table, truth, words
from api.pages.things import Action, actions_on, history_of
from application.projections.agenda import AgendaItemView, ResolutionView
from application.projections.frozen_packs import what_a_meeting_saw
from application.projections.meeting import (
    AttendanceView,
    MeetingDay,
    MeetingDetail,
)
from application.projections.meeting_rows import MeetingRow, MeetingStanding
from domain.about import agenda_item
from domain.meeting import Meeting
from domain.meeting_facts import Part as PartOfAgenda
from domain.words import NOT_STATED


class Part(NamedTuple):
    """A part of the agenda: its heading, what programs know it by, and its items."""

    in_words: str
    value: str
    ident: str
    items: Table


class Related(NamedTuple):
    """Another thing by its name, with its page; `value` is its reference."""

    words: str
    value: str
    href: str


def about(page: Page, detail: MeetingDetail) -> dict[str, Any]:  # Any: what the template is given
    """Everything the page shows."""
    row = detail.meeting
    return {
        "detail": detail,
        "facts": facts_of(row, [*_facts(page), *(_of_moving(page) if row.has_moved else ())]),
        "days": _days(page, detail) if row.has_moved else None,
        "attendance": _attendance(page, detail) if detail.attendance else None,
        "agenda": tuple(_parts(page, detail)),
        "sitting": sitting_here(page, detail.sitting_here) if detail.sitting_here else None,
        "resolutions": _resolutions(page, detail) if row.standing is MeetingStanding.HELD else None,
        "remarks": tuple(_remarks(detail)),
        "asked_for": tuple(_related(page, "action", ref) for ref in detail.actions),
        "packs": tuple(_packs(page, detail)),
        "considered": tuple(_related(page, "highlight-report", ref) for ref in detail.considered),
        "gates": gates_before(page, detail.gates, "Gates that come before it") if detail.gates else None,
        "actions": (*actions_on(page, "meeting", row.ref), *_deciding(page, row)),
        "history": history_of(page, "meeting", row.ref),
    }


def _deciding(page: Page, row: MeetingRow) -> Iterator[Action]:
    """What was decided at it, where that can be recorded: the form then offers the items of its agenda."""
    if row.standing is MeetingStanding.HELD and page.may("take-decision"):
        yield Action("take-decision", "Record a decision", page.links.new("decision", meeting=row.ref))


def _related(page: Page, kind: str, ref: str) -> Related:
    cell = thing_cell(page, kind, ref)
    return Related(cell.drawn or ref, as_json(ref), page.links.thing(kind, ref))


def _packs(page: Page, detail: MeetingDetail) -> Iterator[Related]:
    """What the board was given, each under its number; where that is nothing, what there is instead."""
    ref = detail.meeting.ref
    for row in detail.packs:
        href = page.links.thing("meeting", ref, "pack", frozen=str(row.number))
        yield Related(row.in_words, as_json(row.number), href)
    if not detail.packs and (way := _without_a_pack(page, detail)):
        yield way


def _without_a_pack(page: Page, detail: MeetingDetail) -> Related | None:
    """The record as it was known at the end of the day it was held; of one to come, what a pack would say."""
    ref, standing = detail.meeting.ref, detail.meeting.standing
    if standing is MeetingStanding.HELD:
        saw = what_a_meeting_saw(page.record.get(Meeting, ref), page.record.moment.as_at)
        way = WaysToWhatTheySaw(page).to(saw)
        return Related(saw.in_words, "null", way) if saw and way else None
    if standing is MeetingStanding.CANCELLED:
        return None
    return Related("What a pack would say now", "null", page.links.thing("meeting", ref, "pack"))


def _facts(page: Page) -> list[Column[MeetingRow]]:
    return [
        Column("ref", "Reference", lambda row: words(row.ref)),
        Column("board", "Board", lambda row: thing_cell(page, "board", row.board)),
        Column("standing_in_words", "State", lambda row: words(row.standing_in_words)),
        Column("on.to", "Day", lambda row: planned(row.on)),
        Column("starts_at", "Starts at", lambda row: words(row.starts_at)),
        Column("ends_at", "Ended at", lambda row: words(row.ends_at)),
        Column("place", "Place", lambda row: words(row.place)),
        Column("attendance_in_words", "Attendance", lambda row: words(row.attendance_in_words)),
    ]


def _of_moving(page: Page) -> list[Column[MeetingRow]]:
    return [
        Column("first_on.to", "First to be on", lambda row: planned(row.first_on)),
        Column("moved_by", "Moved by", lambda row: moved_by_cell(page, row)),
        Column("moved_because", "Why it was moved", lambda row: words(row.moved_because)),
    ]


def moved_by_cell(page: Page, row: MeetingRow) -> Cell:
    """The decision that moved it last, or that it was none."""
    return none_yet(thing_cell(page, "decision", row.moved_by), "no decision" if row.has_moved else "not moved")


def _days(page: Page, detail: MeetingDetail) -> Table:
    columns: list[Column[MeetingDay]] = [
        Column("on.to", "To be on", lambda one: planned(one.on)),
        Column("said_on", "Said on", lambda one: day(one.said_on)),
        Column("because", "Why", lambda one: words(one.because)),
        Column("decision", "By the decision", lambda one: none_yet(thing_cell(page, "decision", one.decision), "none")),
    ]
    caption = "Every day it was to be on, the first one first"
    return table(detail.days, columns, name="days", caption=caption, empty="", asked=here(page))


def _attendance(page: Page, detail: MeetingDetail) -> Table:
    columns: list[Column[AttendanceView]] = [
        Column("of_name", "Of", lambda one: words(one.of_name)),
        Column("present", "Present", lambda one: number(one.present), numeric=True),
        Column("apologies", "Apologies", lambda one: number(one.apologies), numeric=True),
    ]
    if any(one.has_vote is not None for one in detail.attendance):
        columns.append(Column("has_vote", "Has a vote", lambda one: truth(one.has_vote)))
    return table(detail.attendance, columns, name="attendance", caption="Who was there", empty="", asked=here(page))


def _parts(page: Page, detail: MeetingDetail) -> Iterator[Part]:
    """Each part with its items; what came of them is told of a meeting that was held."""
    is_held = detail.meeting.standing is MeetingStanding.HELD
    kept_back = any(item.exempt or item.part is PartOfAgenda.TWO for part in detail.agenda for item in part.items)
    columns = [*_columns(page), *(_open(page, detail) if kept_back else ()), *(_OUTCOME if is_held else ())]
    for place, part in enumerate(detail.agenda, start=1):
        caption = f"Items of Part {part.part}" if part.part else "Items of no stated part"
        items = table(part.items, columns, name="items", caption=caption, empty="", asked=here(page))
        yield Part(part.in_words, as_json(part.part), f"agenda-{place}", items)


def _columns(page: Page) -> list[Column[AgendaItemView]]:
    return [
        Column("number", "No", lambda item: words(item.number)),
        Column("title", "Item", lambda item: words(item.title)),
        Column(
            "paper", "Paper", lambda item: told_of(item, none_yet(thing_cell(page, "paper", item.paper), "no paper"))
        ),
        Column("pages", "Pages", lambda item: told_of(item, words(item.pages))),
        Column("is_key_decision", "Key decision", lambda item: told_of(item, truth(item.is_key_decision))),
    ]


def _open(page: Page, detail: MeetingDetail) -> Iterator[Column[AgendaItemView]]:
    """Whether the public reads an item. That it stands in Part II does not keep it back: somebody has to exempt it."""
    hidden = page.tracker.sight.hidden(page.record.programme.ref)

    def cell(item: AgendaItemView) -> Cell:
        if item.exempt:
            return words(item.exempt)
        called = agenda_item(detail.meeting.ref, item.item)
        if called in hidden.things:
            return none_yet(words(None), "exempt now" if called in hidden.exempt else "kept back with its paper")
        stands = "not exempt: shown to everybody" if item.part is PartOfAgenda.TWO else "not exempt"
        return none_yet(words(None), stands)

    yield Column("exempt", "Open to the public", cell)


def _outcome(item: AgendaItemView) -> Cell:
    if item.outcome is None:
        return told_of(item, Cell(None if item.outcome_in_words == NOT_STATED else item.outcome_in_words, "null"))
    return Cell(item.outcome_in_words, as_json(item.outcome), marks=(item.finding,) if item.finding else ())


_OUTCOME: tuple[Column[AgendaItemView], ...] = (
    Column("outcome", "Outcome", _outcome),
    Column("resolved", "Resolutions", lambda item: told_of(item, number(len(item.resolutions))), numeric=True),
)


def _resolutions(page: Page, detail: MeetingDetail) -> Table:
    numbers = {item.item: item.number or item.item for part in detail.agenda for item in part.items}
    taken = [one for part in detail.agenda for item in part.items for one in item.resolutions]
    columns: list[Column[ResolutionView]] = [
        Column("text", "Resolution", lambda one: words(one.text, href=page.links.thing("decision", one.ref))),
        Column("item", "Item", lambda one: _item(one, numbers)),
        Column("outcome", "Outcome", lambda one: Cell(one.outcome.replace("-", " "), as_json(one.outcome))),
        Column("kind", "Kind", lambda one: words(one.kind)),
        Column("ref", "Reference", lambda one: words(one.ref)),
    ]
    rows = [*taken, *detail.other_resolutions]
    caption = "Resolutions, in the order of the agenda"
    empty = "No decision of the record names this meeting."
    return table(rows, columns, name="resolved", caption=caption, empty=empty, asked=here(page))


def _item(one: ResolutionView, numbers: dict[str, str]) -> Cell:
    if one.item is None:
        return Cell("no item", "null")
    return Cell(numbers.get(one.item, one.item), as_json(one.item))


def _remarks(detail: MeetingDetail) -> list[str]:
    """What the minutes and the record do not say of each other."""
    said = []
    if detail.resolved_without_decision:
        items = ", ".join(detail.resolved_without_decision)
        said.append(f"Resolved according to the minutes, but no decision of the record says what: item {items}.")
    if detail.without_outcome:
        said.append(f"Nobody has recorded what became of item {', '.join(detail.without_outcome)}.")
    return said
