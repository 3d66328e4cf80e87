"""Pages about board packs: what is put before a meeting, and what did boards have before them at each?"""

from typing import Any, NamedTuple

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from api.board_packs import pack_at, packs_of, sealed_pack_of, which_pack
from api.pages.access import READERS
from api.pages.belonging import none_yet, thing_cell
from api.pages.dependencies import PageDep, RefDep
from api.pages.drawing.qr_code import qr_code
from api.pages.governance_cells import Figure, WaysToWhatTheySaw
from api.pages.neighbours import OF_BOARDS, neighbours_of
from api.pages.pack_shown import asked_for, criteria, sections_of
from api.pages.page import Page
from api.pages.seals import seal_lines
from api.pages.tables import Cell, Column, Table, csv_of, number, planned, table, words
from api.pages.things import Action, actions_on
from application.projections.frozen_packs import MeetingPack, MeetingSeen, PackList, tells_of_a_later_day
from application.projections.pack_rows import PackRow
from domain.meeting import Meeting
from domain.refusals import day_in_words

router = APIRouter(prefix="/programmes/{programme}")

FROZEN = "frozen"
"""The parameter of an address that asks for a pack by its number, or with nought for a draft of the next."""


class PackLink(NamedTuple):
    """Another pack of the meeting: in words, where it is, and whether it is the one that is shown."""

    words: str
    href: str
    is_here: bool


@router.get("/packs", openapi_extra=READERS)
def packs(page: PageDep) -> HTMLResponse:
    """What did each board have before it at its meetings, and is it still what was frozen?"""
    found = packs_of(page.tracker, page.record, actor=page.actor)
    rows: dict[str, Any] = {  # Any: what the template is given
        "answer": found.in_words,
        "neighbours": neighbours_of(page, OF_BOARDS),
        "tables": [_list(page, found)],
        "counts": (),
        "new": None,
        "new_words": None,
        "figures": (
            Figure("with_a_pack", "With a pack", found.with_a_pack),
            Figure("without_a_pack", "Without one", found.without_a_pack),
            Figure("packs", "Packs", found.packs),
            Figure("not_matching", "Not what was frozen", found.not_matching),
        ),
    }
    return page.show("governance_list.html", title="Board packs", **rows)


@router.get("/packs.csv", openapi_extra=READERS)
def packs_csv(page: PageDep) -> Response:
    """The same rows as a file."""
    return csv_of(_list(page, packs_of(page.tracker, page.record, actor=page.actor)))


@router.get("/meetings/{ref}/pack", openapi_extra=READERS)
def pack(page: PageDep, ref: RefDep) -> HTMLResponse:
    """What is, or was, put before this meeting?"""
    view = _asked_for(page, ref)
    return page.show("board_pack.html", title=_title(page, view), **_shown(page, view))


@router.get("/meetings/{ref}/pack/asked.csv", openapi_extra=READERS)
def asked_csv(page: PageDep, ref: RefDep) -> Response:
    """What is asked of the board, as a file."""
    return csv_of(asked_for(page, _asked_for(page, ref)))


@router.get("/meetings/{ref}/pack/criteria.csv", openapi_extra=READERS)
def criteria_csv(page: PageDep, ref: RefDep) -> Response:
    """What the gates ask that wait for the board, and what was shown of it, as a file."""
    return csv_of(criteria(page, _asked_for(page, ref)))


@router.get("/meetings/{ref}/pack/content.json", openapi_extra=READERS)
def content(page: PageDep, ref: RefDep) -> Response:
    """The canonical content of a frozen pack, byte for byte, to be kept beside its seal."""
    name = f'attachment; filename="{page.record.programme.ref}-{ref}-pack.json"'
    held = sealed_pack_of(page.tracker, page.record, ref, actor=page.actor, number=which_pack(page.parameter(FROZEN)))
    return Response(held, media_type="application/json", headers={"Content-Disposition": name})


def _asked_for(page: Page, ref: str) -> MeetingPack:
    return pack_at(page.tracker, page.record, ref, actor=page.actor, number=which_pack(page.parameter(FROZEN)))


def _title(page: Page, view: MeetingPack) -> str:
    """A draft for a meeting whose day has gone by says of which day it tells."""
    called = view.pack.meeting.called
    if view.number or not _is_late(page, view):
        return f"Pack for {called}"
    return f"What a pack would say as at {day_in_words(view.pack.as_at)}, for {called}"


def _is_late(page: Page, view: MeetingPack) -> bool:
    return tells_of_a_later_day(page.record.get(Meeting, view.meeting), view.pack.as_at)


def _as_at_the_meeting(page: Page, view: MeetingPack) -> PackLink | None:
    """The same as at the day of the meeting; nothing where the meeting was not in the record by then."""
    held = page.record.get(Meeting, view.meeting)
    day = held.on.ends
    if view.number or day is None or not _is_late(page, view) or (held.since or day) > day:
        return None
    then = page.links._replace(moment={**page.links.moment, "as_at": day.isoformat()})
    href = then.thing(Meeting.KIND, view.meeting, "pack", frozen="0")
    return PackLink(f"See what a pack would have said as at {day_in_words(day)}", href, is_here=False)


def _shown(page: Page, view: MeetingPack) -> dict[str, Any]:  # Any: what the template is given
    ref, seal = view.meeting, view.seal
    is_frozen = str(view.number) if view.number else None
    return sections_of(page, view) | {
        "view": view,
        "pack": view.pack,
        "seal": seal,
        "seal_lines": seal_lines(seal, entry="Entry of its freezing") if seal else (),
        "qr": qr_code(seal.short_text) if seal else None,
        "content": page.links.thing(Meeting.KIND, ref, "pack", "content.json", frozen=is_frozen),
        "asked_csv": page.links.thing(Meeting.KIND, ref, "pack", "asked.csv", frozen=is_frozen),
        "criteria_csv": page.links.thing(Meeting.KIND, ref, "pack", "criteria.csv", frozen=is_frozen),
        "since": _since(page, view),
        "others": tuple(_link(page, view, row) for row in view.packs),
        "draft": _draft(page, view),
        "then": _as_at_the_meeting(page, view),
        "offered": offered(page, ref),
        "meeting": page.links.thing(Meeting.KIND, ref),
    }


def _link(page: Page, view: MeetingPack, row: PackRow) -> PackLink:
    href = page.links.thing(Meeting.KIND, view.meeting, "pack", frozen=str(row.number))
    return PackLink(row.in_words, href, row.number == view.number)


def _draft(page: Page, view: MeetingPack) -> str | None:
    """Where one sees what another pack would say, before the meeting is over."""
    held = page.record.get(Meeting, view.meeting)
    if view.number is None or held.is_held or held.is_cancelled:
        return None
    return page.links.thing(Meeting.KIND, view.meeting, "pack", frozen="0")


def _since(page: Page, view: MeetingPack) -> str | None:
    """Where one sees what differs from what was on the record when the pack was frozen."""
    if view.seal is None or view.frozen_at is None or not view.entries_since:
        return None
    known = view.frozen_at.isoformat().replace("+00:00", "Z")
    return page.links.within("compare", from_as_at=view.seal.as_at.isoformat(), from_known_at=known)


def offered(page: Page, ref: str) -> tuple[Action, ...]:
    """Freezing a pack, where this person may and the meeting is to come."""
    held, today = page.record.get(Meeting, ref), page.looking.today
    if held.is_held or held.is_cancelled or held.on.is_past(today):
        return ()
    return tuple(action for action in actions_on(page, Meeting.KIND, ref) if action.name == "freeze-pack")


def _list(page: Page, found: PackList) -> Table:
    ways = WaysToWhatTheySaw(page)
    columns: list[Column[MeetingSeen]] = [
        Column("on.to", "Meeting", lambda row: _meeting(page, row)),
        Column("board", "Board", lambda row: thing_cell(page, "board", row.board)),
        Column("standing", "State", lambda row: Cell(row.standing.replace("-", " "), f'"{row.standing}"')),
        Column("pack", "Pack", lambda row: _packs(page, row)),
        Column("up_to", "Made from the entries up to", _up_to, numeric=True),
        Column("content_sha256", "SHA-256", lambda row: none_yet(words(_last(row, "content_sha256")), "no pack")),
        Column("matches", "Made again now", _matches),
        Column("hindsight.in_words", "What it showed green, with hindsight", _hindsight),
        Column("saw.up_to", "The record as they had it", lambda row: ways.cell(row.saw)),
    ]
    empty = "Here would be each meeting that was held, with what its board had before it."
    caption = "Meetings in the order of their days, each with its last pack"
    return table(
        found.meetings, columns, name="meetings", caption=caption, empty=empty, asked=page.asked, takes_away=True
    )


def _meeting(page: Page, row: MeetingSeen) -> Cell:
    return planned(row.on)._replace(href=page.links.thing(Meeting.KIND, row.meeting))


def _packs(page: Page, row: MeetingSeen) -> Cell:
    if not row.packs:
        return Cell("no pack was frozen", "null")
    last = row.packs[-1].pack
    return Cell(last.in_words, href=page.links.thing(Meeting.KIND, row.meeting, "pack"))


def _last(row: MeetingSeen, name: str) -> str | None:
    return getattr(row.packs[-1].pack, name) if row.packs else None


def _up_to(row: MeetingSeen) -> Cell:
    return none_yet(number(row.packs[-1].pack.up_to if row.packs else None), "no pack")


def _hindsight(row: MeetingSeen) -> Cell:
    return none_yet(words(row.hindsight.in_words if row.hindsight else None), "no pack")


def _matches(row: MeetingSeen) -> Cell:
    """Of all packs of the meeting: the first that is not what was frozen says so."""
    if not row.packs:
        return Cell("no pack", "null")
    said = next((one for one in row.packs if not one.matches), row.packs[-1])
    return Cell(said.in_words, "true" if said.matches else "false")
