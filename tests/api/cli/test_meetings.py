"""Meetings in a terminal: the list, one of them with its minutes, and a calendar that goes into a file."""

from icalendar import Calendar

from tests.api.cli.terminal import Terminal

SHARED_ICT = "sbc-ehdc-ict"
JUNE = "JICT-2023-06-29"
COMMITTEE = ("--as-at", "2023-10-02")


def test_the_list_begins_with_the_next_meeting(reader: Terminal) -> None:
    said = reader.types("report", "meetings", SHARED_ICT, *COMMITTEE)
    assert "The next meeting is on 2 October 2023; it was first to be on 14 September 2023." in said.out
    assert [line for line in said.out.splitlines() if line.startswith("JICT-2023-AUTUMN")]


def test_the_meetings_of_one_board_alone(reader: Terminal) -> None:
    said = reader.types("report", "meetings", SHARED_ICT, "--board", "sbc-council", *COMMITTEE)
    assert (said.code, "No meeting is in the record." in said.out) == (0, True)
    assert reader.types("report", "meetings", SHARED_ICT, "--board", "ferry", *COMMITTEE).code == 1


def test_one_meeting_is_told_with_its_minutes_and_its_agenda_by_part(reader: Terminal) -> None:
    told = " ".join(reader.types("report", "meeting", SHARED_ICT, JUNE, *COMMITTEE).out.split())
    assert "Minutes: 11 items, 9 resolutions (items 2, 4, 5, 6, 7 twice, 9 twice and 10)" in told
    assert "East Herts District Council 1 2" in told
    assert "Part II, not open to the public" in told
    assert "D-2023-06-29-4, The minutes of 7 March 2023 are approved." in told


def test_a_meeting_that_moved_is_told_with_every_day_it_was_to_be_on(reader: Terminal) -> None:
    told = " ".join(reader.types("report", "meeting", SHARED_ICT, "JICT-2023-AUTUMN", *COMMITTEE).out.split())
    assert "When it was to be Day Said Why Decision" in told
    assert "14 September 2023 date not stated not stated none 2 October 2023 29 June 2023 not stated" in told
    assert "Outcome" not in told


def test_one_meeting_is_the_same_json_through_both_doors(reader: Terminal) -> None:
    view = reader.types("report", "meeting", SHARED_ICT, JUNE, *COMMITTEE, "--json").json
    assert (view["meeting"]["ref"], view["resolutions"]) == (JUNE, 9)


def test_a_meeting_that_is_not_there_is_refused(reader: Terminal) -> None:
    said = reader.types("report", "meeting", SHARED_ICT, "M99", *COMMITTEE)
    assert (said.code, said.out) == (1, "")
    assert "M99" in said.err


def test_the_calendar_is_printed_as_a_calendar_program_reads_it(reader: Terminal) -> None:
    said = reader.types("report", "calendar", SHARED_ICT, *COMMITTEE)
    assert said.code == 0
    days = [str(event.decoded("DTSTART"))[:10] for event in Calendar.from_ical(said.out).walk("VEVENT")]
    assert days == ["2023-03-07", "2023-06-29", "2023-10-02"]


def test_the_lines_of_the_calendar_end_as_the_standard_asks(reader: Terminal) -> None:
    printed = reader.runs("report", "calendar", SHARED_ICT, *COMMITTEE).out
    assert printed.startswith("BEGIN:VCALENDAR")
    assert printed.endswith("END:VCALENDAR\n")
