"""Which packs were frozen for a meeting, what did each say, and is it still what was frozen?"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from application.projections.board_pack import BoardPack
from application.projections.decisions import SeenBy, WhatTheySaw, given_to_them
from application.projections.meeting_rows import MeetingStanding, board_name, called, standing_of
from application.projections.meetings import meetings_of
from application.projections.pack_hindsight import Hindsight
from application.projections.pack_rows import PackRow, pack_rows
from application.projections.seal import Content, Seal, Sealed, is_as_sealed, seal_of
from application.projections.view import (
    PlannedDateView,
    ProgrammeView,
    TimeInUTC,
    View,
    counted,
    header,
    shown_date,
)
from domain.board_pack import NoSuchPack, Pack
from domain.meeting import Meeting
from domain.record import Record
from domain.refusals import day_in_words


class MeetingPack(ProgrammeView):
    """What is, or was, put before a meeting.

    `number` is that of the pack, null where it is a draft of what one would say now. `entries_since` counts what was
    recorded of the programme after it was frozen, at `frozen_at`.
    """

    meeting: str
    number: int | None
    in_words: str
    packs: tuple[PackRow, ...]
    frozen_at: TimeInUTC | None
    entries_since: int | None
    since_in_words: str | None
    pack: BoardPack
    seal: Seal | None


class PackChecked(View):
    """A frozen pack, made again: whether that is what was frozen, or which entries behind it were erased since."""

    pack: PackRow
    made_again: str
    matches: bool
    erased: tuple[int, ...]
    in_words: str


class MeetingSeen(View):
    """A meeting with its packs, the last of which its board had before it.

    `saw` leads to the record as they had it: up to the position of that pack, else as it was known at the end of the
    day; null where neither can be said. `hindsight` is how the lights of the last pack stand up to what is known of its
    day now; null without a pack, and where one of the entries behind it was erased.
    """

    meeting: str
    called: str
    board: str
    board_name: str
    on: PlannedDateView
    standing: MeetingStanding
    packs: tuple[PackChecked, ...]
    saw: WhatTheySaw | None
    hindsight: Hindsight | None


class PackList(ProgrammeView):
    """The meetings that were held, or have a pack, in the order of their days."""

    in_words: str
    with_a_pack: int
    without_a_pack: int
    packs: int
    not_matching: int
    meetings: tuple[MeetingSeen, ...]


class Since(NamedTuple):
    """When a pack was frozen, and how many entries were recorded after it."""

    frozen_at: TimeInUTC
    entries: int


def pack_numbered(meeting: Meeting, number: int | None) -> tuple[int, Pack] | None:
    """A pack with its number: the last without one; nothing for nought, or where none was frozen and none is asked."""
    if number == 0 or (number is None and not meeting.packs):
        return None
    wanted = len(meeting.packs) if number is None else number
    if wanted > len(meeting.packs):
        raise NoSuchPack(meeting.in_words, wanted, frozen=len(meeting.packs))
    return wanted, meeting.packs[wanted - 1]


def drafted_pack(record: Record, ref: str, pack: BoardPack) -> MeetingPack:
    """What a pack would say that was frozen now."""
    meeting = record.get(Meeting, ref)
    return MeetingPack(
        **header(record),
        meeting=ref,
        number=None,
        in_words=_draft_in_words(meeting, record.moment.as_at),
        packs=pack_rows(meeting),
        frozen_at=None,
        entries_since=None,
        since_in_words=None,
        pack=pack,
        seal=None,
    )


def _draft_in_words(meeting: Meeting, as_at: date) -> str:
    """What is frozen, and of which day the draft tells: the day of the meeting may have gone by long ago."""
    if meeting.packs:
        frozen = counted(len(meeting.packs), "pack is", "packs are")
        return f"This is what another pack would say now. {frozen} frozen already."
    what = f"What stands below is the record as at {day_in_words(as_at)}"
    if meeting.is_held:
        return f"No pack was frozen before this meeting was held. {what}, not what they saw."
    if tells_of_a_later_day(meeting, as_at):
        return f"No pack was frozen, and the day of the meeting has gone by. {what}, not as at the meeting."
    return "No pack is frozen yet. This is what one would say now."


def tells_of_a_later_day(meeting: Meeting, as_at: date) -> bool:
    """Whether a draft as at this day tells of another time than that of the meeting."""
    return meeting.on.is_past(as_at)


def frozen_pack(
    record: Record, numbered: tuple[int, Pack], *, shown: tuple[BoardPack, Content], sealed: Sealed | None, since: Since
) -> MeetingPack:
    """A pack that was frozen, as it was made again, with its seal and what was recorded since."""
    number, _ = numbered
    pack, content = shown
    rows = pack_rows(record.get(Meeting, pack.meeting.ref))
    seal = seal_of(content, sealed)
    stays = "" if seal.erased else " It stays so, whatever is recorded later."
    later = f" It is not the last: {rows[-1].in_words[0].lower()}{rows[-1].in_words[1:]}." if number < len(rows) else ""
    entries = counted(since.entries, "entry was", "entries were")
    return MeetingPack(
        **header(record),
        meeting=pack.meeting.ref,
        number=number,
        in_words=f"{rows[number - 1].in_words}.{stays}{later}",
        packs=rows,
        frozen_at=since.frozen_at,
        entries_since=since.entries,
        since_in_words=f"Since then {entries} recorded of the programme.",
        pack=pack,
        seal=seal,
    )


def content_made(
    programme: str, meeting: str, numbered: tuple[int, Pack], *, made: bytes, erased: Sequence[int]
) -> Content:
    """What was sealed of a pack, beside its content as it is made now."""
    number, pack = numbered
    name = f"{programme}/{meeting} pack {number}"
    return Content(pack.frozen, pack.position, made, erased, name=name, verb="frozen")


# Every meeting of a programme -----------------------------------------------------------------------------------------


def pack_list(record: Record, made: Mapping[int, Content], hindsight: Mapping[int, Hindsight]) -> PackList:
    """What boards had before them: by the position of its entry each pack as it is made again, and with hindsight."""
    standing = {held.ref: standing_of(held, record.moment.as_at) for held in meetings_of(record)}
    shown = [held for held in meetings_of(record) if held.packs or standing[held.ref] is MeetingStanding.HELD]
    rows = tuple(_seen(record, held, standing[held.ref], made=made, hindsight=hindsight) for held in shown)
    checked = [pack for row in rows for pack in row.packs]
    with_one = sum(bool(row.packs) for row in rows)
    return PackList(
        **header(record),
        in_words=_in_words(rows, checked),
        with_a_pack=with_one,
        without_a_pack=len(rows) - with_one,
        packs=len(checked),
        not_matching=sum(not pack.matches for pack in checked),
        meetings=rows,
    )


def _seen(
    record: Record,
    meeting: Meeting,
    standing: MeetingStanding,
    *,
    made: Mapping[int, Content],
    hindsight: Mapping[int, Hindsight],
) -> MeetingSeen:
    return MeetingSeen(
        meeting=meeting.ref,
        called=called(record, meeting),
        board=meeting.board,
        board_name=board_name(record, meeting.board),
        on=shown_date(meeting.on),
        standing=standing,
        packs=tuple(_checked(row, made[row.position]) for row in pack_rows(meeting)),
        saw=what_a_meeting_saw(meeting, record.moment.as_at),
        hindsight=hindsight.get(meeting.packs[-1].position) if meeting.packs else None,
    )


def _checked(row: PackRow, content: Content) -> PackChecked:
    seal = seal_of(content, None)
    words = "It is what was frozen" if seal.matches else "It is not what was frozen"
    if seal.erased:
        words = f"It can be made again no more: {counted(len(seal.erased), 'entry', 'entries')} behind it erased since"
    return PackChecked(
        pack=row,
        made_again=seal.made_again,
        matches=is_as_sealed(content.fact, content.made),
        erased=seal.erased,
        in_words=words,
    )


def what_a_meeting_saw(meeting: Meeting, as_at: date) -> WhatTheySaw | None:
    """The record as a board had it at its meeting: up to its last pack, else at the end of the day it was held on."""
    if meeting.packs:
        return given_to_them(meeting.packs[-1], meeting.packs)
    day = meeting.on.ends
    if day is None or day > as_at or not meeting.is_held:
        return None
    words = f"What was on the record at the end of {day_in_words(day)}; no pack was frozen for this meeting"
    return WhatTheySaw(by=SeenBy.DAY, as_at=day, known_at=day, up_to=None, in_words=words)


def _in_words(rows: Sequence[MeetingSeen], checked: Sequence[PackChecked]) -> str:
    """For example: 2 of 5 meetings have a pack. All 3 packs are what was frozen."""
    if not rows:
        return "No meeting was held, and no pack was frozen."
    with_one = sum(bool(row.packs) for row in rows)
    said = f"{with_one or 'None'} of {counted(len(rows), 'meeting')} {'has' if with_one <= 1 else 'have'} a pack."
    wrong = sum(not pack.matches for pack in checked)
    if not checked:
        return said
    if wrong:
        return f"{said} {wrong} of {counted(len(checked), 'pack')} {'is' if wrong == 1 else 'are'} not what was frozen."
    return f"{said} {'The pack is' if len(checked) == 1 else f'All {len(checked)} packs are'} what was frozen."
