"""The packs of meetings for every door: drafted as the record has it, or made again and held against their seals."""

import re
from dataclasses import replace

from api.bootstrap import Tracker
from api.refusals import RequestUnreadable, fault, shown
from api.sealed import checkpoint_over, erased_behind, is_seen_in_part, record_of
from application.ports import Records
from application.projections.board_pack import board_pack
from application.projections.frozen_packs import (
    MeetingPack,
    PackList,
    Since,
    content_made,
    drafted_pack,
    frozen_pack,
    pack_list,
    pack_numbered,
)
from application.projections.pack_hindsight import Hindsight, hindsight_of
from application.projections.pack_templates import TEMPLATES
from application.projections.seal import Content, is_as_sealed
from domain.actor import Actor
from domain.board_pack import NoSuchPack, NotAsFrozen, Pack
from domain.meeting import Meeting
from domain.record import Record

A_NUMBER = re.compile(r"0|[1-9][0-9]{0,5}")


def pack_at(tracker: Tracker, record: Record, ref: str, *, actor: Actor, number: int | None = None) -> MeetingPack:
    """The pack of a meeting under a number, else the last one; for nought, or before the first, what one would say."""
    records = tracker.sight.of(actor)
    meeting = record.get(Meeting, ref)
    numbered = pack_numbered(meeting, number)
    if numbered is None:
        return drafted_pack(record, ref, board_pack(record, ref))
    fact = numbered[1].frozen
    content = _content(tracker, meeting, numbered, actor=actor)
    pack = TEMPLATES[fact.template](record_of(records, meeting.programme, fact), ref)
    sealed = checkpoint_over(tracker, numbered[1].position)
    since = _since(records, record, numbered[1])
    return frozen_pack(record, numbered, shown=(pack, content), sealed=sealed, since=since)


def sealed_pack_of(tracker: Tracker, record: Record, ref: str, *, actor: Actor, number: int | None = None) -> bytes:
    """The canonical content of a frozen pack; refused as NotAsFrozen where anything else would be given."""
    meeting = record.get(Meeting, ref)
    numbered = pack_numbered(meeting, number)
    if numbered is None:
        raise NoSuchPack(meeting.in_words, number or 1, frozen=len(meeting.packs))
    content = _content(tracker, meeting, numbered, actor=actor)
    if not is_as_sealed(content.fact, content.made):
        raise NotAsFrozen(meeting.in_words, content.erased, in_part=content.in_part)
    return content.made


def packs_of(tracker: Tracker, record: Record, *, actor: Actor) -> PackList:
    """Every meeting with its packs, each made again."""
    given = [meeting for meeting in record.all(Meeting).values() if meeting.packs]
    made = {
        pack.position: _content(tracker, meeting, (number, pack), actor=actor)
        for meeting in given
        for number, pack in enumerate(meeting.packs, start=1)
    }
    last = [meeting.packs[-1] for meeting in given if not made[meeting.packs[-1].position].erased]
    records = tracker.sight.of(actor)
    return pack_list(record, made, {pack.position: _hindsight(records, record, pack) for pack in last})


def _hindsight(records: Records, record: Record, pack: Pack) -> Hindsight:
    """What the pack showed, beside what the record that is asked knows of the same day."""
    programme = record.programme.ref
    known = records.at(programme, replace(record.moment, as_at=pack.frozen.as_at))
    return hindsight_of(record_of(records, programme, pack.frozen), known)


def _content(tracker: Tracker, meeting: Meeting, numbered: tuple[int, Pack], *, actor: Actor) -> Content:
    """What a pack says as it is made now; where that is not what was frozen, with what was erased behind it."""
    records, fact, programme = tracker.sight.of(actor), numbered[1].frozen, meeting.programme
    then = record_of(records, programme, fact)
    made = tracker.office.press.print(then, meeting.ref, kind=Meeting.KIND, template=fact.template)
    erased = () if is_as_sealed(fact, made) else erased_behind(records, programme, fact)
    content = content_made(programme, meeting.ref, numbered, made=made, erased=erased)
    return content._replace(in_part=is_seen_in_part(tracker, programme, actor))


def _since(records: Records, record: Record, pack: Pack) -> Since:
    entries = list(records.entries(record.programme.ref, record.moment))
    frozen = next(entry for entry in entries if entry.position == pack.position)
    return Since(frozen.recorded_at, sum(entry.position > pack.position for entry in entries))


def which_pack(written: str | None) -> int | None:
    """The number of a pack as an address has it: nothing for the last, nought for what another one would say."""
    if written is None:
        return None
    if not A_NUMBER.fullmatch(written):
        raise RequestUnreadable([fault("frozen", shown(written), "the number of a pack, such as 1, or 0 for a draft")])
    return int(written)
