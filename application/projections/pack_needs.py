"""Which meetings are near and have no pack, of boards that are given one?"""

from collections.abc import Iterator
from datetime import timedelta

from application.projections.meeting_rows import MeetingStanding, called, standing_of
from application.projections.meetings import meetings_of
from application.projections.needs import AttentionItem, Need
from application.projections.view import counted
from domain.meeting import Meeting
from domain.record import Record

NEAR = timedelta(days=7)
"""How long before a meeting its pack is missed: members read it in the week before they meet."""


def packs_missed(record: Record) -> Iterator[AttentionItem]:
    """Nobody misses the pack of a board that was never given one, nor of a meeting without an exact day."""
    given = {meeting.board for meeting in record.all(Meeting).values() if meeting.packs}
    for meeting in meetings_of(record) if given else ():
        day = meeting.on.exact_day
        is_to_come = standing_of(meeting, record.moment.as_at) is MeetingStanding.TO_COME
        if day and is_to_come and meeting.board in given and not meeting.packs and day - NEAR <= record.moment.as_at:
            yield _missed(record, meeting, (day - record.moment.as_at).days).model_copy(update={"since": day - NEAR})


def _missed(record: Record, meeting: Meeting, days: int) -> AttentionItem:
    when = f"in {counted(days, 'day')}" if days else "today"
    return AttentionItem(
        need=Need.PACK_MISSED,
        kind=Meeting.KIND,
        noun="meeting",
        ref=meeting.ref,
        version=meeting.version,
        title=called(record, meeting),
        why=f"It is {when}, and no pack is frozen for it, as this board was given before.",
        since=None,
    )
