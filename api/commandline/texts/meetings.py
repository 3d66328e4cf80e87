"""The meetings for people: which comes next, and each with its day, its board and how it stands."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, table
from application.projections.meeting_rows import MeetingRow
from application.projections.meetings import MeetingList
from domain.words import NOT_STATED

COLUMNS = ("Ref", "Day", "First to be on", "Hour", "Board", "Standing", "Attendance")


def told(view: MeetingList) -> Iterator[Block]:
    """The list, read from the top."""
    yield Heading(phrases.title("Meetings", view))
    yield Paragraph(view.in_words)
    yield table(COLUMNS, map(cells, view.meetings), empty="No meeting was in the record at this moment.")
    if view.without_a_day:
        yield Paragraph(without_a_day(view))


def cells(row: MeetingRow) -> tuple[str, ...]:
    """One meeting as a row."""
    first = phrases.planned(row.first_on) if row.has_moved else "not moved"
    hour, standing = row.starts_at or NOT_STATED, row.standing_in_words
    return row.ref, phrases.planned(row.on), first, hour, row.board_name, standing, row.attendance_in_words


def without_a_day(view: MeetingList) -> str:
    """How many no calendar can show."""
    number = view.without_a_day
    one = number == 1
    return (
        f"{number} of those to come {'has' if one else 'have'} no exact day yet, and "
        f"{'is' if one else 'are'} not in the calendar."
    )
