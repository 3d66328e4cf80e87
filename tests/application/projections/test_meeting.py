"""The page of a meeting says what was before it, who was there, and which decisions came of which item."""

from datetime import date

import pytest

from application.projections.meeting import MeetingDetail, meeting_detail
from domain.action import ActionAssigned
from domain.board_facts import BoardConstituted
from domain.decision import DecisionOutcome, DecisionSuperseded, DecisionTaken
from domain.fact import Fact
from domain.highlight_report import HighlightReportDrafted
from domain.highlight_report_life import HighlightReportConsidered, HighlightReportIssued
from domain.meeting_facts import (
    ActionsCounted,
    AgendaItemDealtWith,
    AgendaItemListed,
    AgendaItemTakenOff,
    Attendance,
    ItemOutcome,
    MeetingCancelled,
    MeetingHeld,
    MeetingMoved,
    MeetingScheduled,
    Part,
)
from domain.paper import PaperSubmitted
from domain.planned_date import PlannedDate
from domain.programme import Organisation, ProgrammeRegistered
from domain.refusals import UnknownSubject
from tests.application.projections.building import Telling, Told, record_of, registered

DAY, LATER = date(2018, 2, 13), date(2018, 3, 5)
ON = PlannedDate.on(DAY)
CALLED = MeetingScheduled(board="joint", on=ON, starts_at="18:00")
HELD = MeetingHeld(held_on=ON, attendance=(Attendance(of="city", present=3, apologies=1),), members=4)
CITY = ProgrammeRegistered(name="Bridge renewal", partners=(Organisation(ref="city", name="Bridge City Council"),))


def item(ref: str, part: Part | None = Part.ONE, number: str | None = None) -> AgendaItemListed:
    return AgendaItemListed(item=ref, title=f"Item {ref}", part=part, number=number)


def came_to(ref: str, outcome: ItemOutcome) -> AgendaItemDealtWith:
    return AgendaItemDealtWith(item=ref, outcome=outcome)


def decided(ref: str, at: str | None, **said: object) -> Telling:
    text = DecisionTaken.model_validate({"text": f"Decision {ref}", "meeting": "M1", "item": at, **said})
    return ("decision", ref, text, DAY)


def seen(*facts: Fact, others: tuple[Telling, ...] = (), as_at: date = LATER) -> MeetingDetail:
    board: Telling = ("board", "joint", BoardConstituted(name="Crossing board"), DAY)
    history: list[Telling] = [("meeting", "M1", fact, DAY) for fact in (CALLED, *facts)]
    return meeting_detail(record_of(registered(CITY), board, *history, *others, as_at=as_at), "M1")


def test_the_agenda_stands_by_part_in_its_own_order() -> None:
    shown = seen(item("9", None), item("2"), item("10", Part.TWO), item("1"))
    assert [(part.part, [held.item for held in part.items]) for part in shown.agenda] == [
        (None, ["9"]),
        (Part.ONE, ["2", "1"]),
        (Part.TWO, ["10"]),
    ]
    assert [part.in_words for part in shown.agenda] == [
        "Part not stated",
        "Part I, open to the public",
        "Part II, not open to the public",
    ]


def test_the_minutes_count_items_and_resolutions_and_name_where_they_were_taken() -> None:
    facts = (item("1", number="1."), item("2"), item("3"), HELD, came_to("3", ItemOutcome.NOTED))
    shown = seen(*facts, others=(decided("D1", "1"), decided("D2", "2"), decided("D3", "2"), decided("D4", None)))
    assert shown.minutes_in_words == (
        "3 items, 4 resolutions (items 1. and 2 twice); item 3 is noted without a resolution; "
        "3 of 4 members were present."
    )
    assert [one.ref for one in shown.other_resolutions] == ["D4"]
    assert [one.ref for one in shown.agenda[0].items[1].resolutions] == ["D2", "D3"]


def test_minutes_without_a_resolution_say_so() -> None:
    assert seen(HELD).minutes_in_words == "no items, no resolutions; 3 of 4 members were present."


def test_a_meeting_that_was_not_held_has_no_minutes_and_nothing_open() -> None:
    shown = seen(item("1"), as_at=DAY)
    assert (shown.minutes_in_words, shown.without_outcome) == (None, ())


def test_what_minutes_and_record_do_not_say_of_each_other_is_named() -> None:
    facts = (item("1"), item("2"), item("3"), HELD, came_to("1", ItemOutcome.RESOLVED), came_to("2", ItemOutcome.NOTED))
    shown = seen(*facts)
    assert (shown.resolved_without_decision, shown.noted_without_resolution, shown.without_outcome) == (
        ("1",),
        ("2",),
        ("3",),
    )
    assert seen(*facts, others=(decided("D1", "1"), decided("D2", "2"))).noted_without_resolution == ()
    assert seen(*facts, others=(decided("D3", "3"),)).without_outcome == ()


def test_a_superseded_resolution_stays_one_of_the_meeting() -> None:
    later = decided("D2", None, meeting=None, bodies=["City"])
    gone: Telling = ("decision", "D1", DecisionSuperseded(by="D2"), LATER)
    shown = seen(item("1"), HELD, others=(decided("D1", "1", outcome="rejected"), later, gone))
    assert [(one.outcome, one.is_superseded) for one in shown.agenda[0].items[0].resolutions] == [
        (DecisionOutcome.REJECTED, True)
    ]


def test_who_was_there_is_called_by_the_name_of_the_partner() -> None:
    (group,) = seen(HELD).attendance
    assert (group.of, group.of_name, group.present, group.apologies) == ("city", "Bridge City Council", 3, 1)


def test_every_day_it_was_to_be_on_stands_with_what_moved_it() -> None:
    later = PlannedDate.on(date(2018, 4, 10))
    moves = (
        Told("meeting", "M1", MeetingMoved(to=later), DAY, note="The room is flooded."),
        Told("meeting", "M1", MeetingMoved(to=PlannedDate.on(date(2018, 5, 8)), decision="D1"), LATER),
    )
    shown = seen(others=(decided("D1", None, meeting=None, bodies=["City"]), *moves))
    assert [(one.on.in_words, one.said_on, one.because, one.decision_text) for one in shown.days] == [
        ("13 February 2018", DAY, None, None),
        ("10 April 2018", DAY, "The room is flooded.", None),
        ("8 May 2018", LATER, None, "Decision D1"),
    ]
    assert shown.in_words == (
        "This meeting is on 8 May 2018 at 18:00. It was first to be on 13 February 2018, "
        "and was moved by the decision “D1”."
    )


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ((HELD,), "This meeting was held on 13 February 2018 at 18:00."),
        ((), "This meeting was to be on 13 February 2018 at 18:00. Nobody has recorded that it was held."),
        ((MeetingCancelled(),), "This meeting was cancelled; it was to be on 13 February 2018 at 18:00. Cancelled."),
    ],
)
def test_a_meeting_says_how_it_stands(facts: tuple[Fact, ...], words: str) -> None:
    assert seen(*facts).in_words == words


def test_an_item_shows_its_paper_and_one_taken_off_is_gone() -> None:
    paper: Telling = ("paper", "P1", PaperSubmitted(title="A second office"), DAY)
    listed = AgendaItemListed(item="1", title="Offices", paper="P1", pages="9-52", is_key_decision=True)
    (part,) = seen(listed, item("2"), AgendaItemTakenOff(item="2"), others=(paper,)).agenda
    (only,) = part.items
    assert (only.paper_title, only.pages, only.is_key_decision, only.outcome_in_words) == (
        "A second office",
        "9-52",
        True,
        "not stated",
    )


def test_what_came_of_it_beside_its_items_is_named() -> None:
    considered = HighlightReportConsidered(board="Crossing board", considered_on=DAY, meeting="M1")
    issued = HighlightReportIssued(up_to=3, as_at=DAY, template=1, content_sha256="ab" * 32)
    others: tuple[Telling, ...] = (
        ("action", "A1", ActionAssigned(what="Count the desks", owner_role="Clerk", meeting="M1"), DAY),
        ("action", "A2", ActionAssigned(what="Paint them", owner_role="Clerk"), DAY),
        ("highlight-report", "H1", HighlightReportDrafted(reported_on=DAY), DAY),
        ("highlight-report", "H1", issued, DAY),
        ("highlight-report", "H1", considered, DAY),
    )
    shown = seen(HELD, ActionsCounted(count=13, frequency="monthly", nature="operational"), others=others)
    assert (shown.actions, shown.considered) == (("A1",), ("H1",))
    assert shown.actions_known_by_count is not None
    assert shown.actions_known_by_count.in_words == "13 operational actions are followed elsewhere, monthly"


def test_an_unknown_meeting_is_refused() -> None:
    with pytest.raises(UnknownSubject, match="has no meeting “M1”"):
        meeting_detail(record_of(as_at=DAY), "M1")


def test_an_item_that_was_put_off_says_to_which_meeting_its_paper_came_next() -> None:
    def later(ref: str, day: int, *, board: str = "joint") -> tuple[Telling, ...]:
        called = MeetingScheduled(board=board, on=PlannedDate.on(date(2018, 4, day)))
        return ("meeting", ref, called, LATER), ("meeting", ref, _with_the_paper("3"), LATER)

    put_off = (came_to("1", ItemOutcome.DEFERRED), came_to("4", ItemOutcome.DEFERRED))
    facts = (_with_the_paper("1"), _with_the_paper("2"), item("4"), HELD, *put_off)
    others = (*later("M3", 20), *later("M2", 6), *later("C1", 1, board="cabinet"))
    meeting = seen(*facts, others=others)
    assert [(one.outcome_in_words, one.again_at) for part in meeting.agenda for one in part.items] == [
        ("put off to the meeting of 6 April 2018", "M2"),
        ("not stated; listed again for the meeting of 6 April 2018", "M2"),
        ("put off", None),
    ]
    assert meeting.without_outcome == ()
    assert seen(*facts).without_outcome == ("2",)


@pytest.mark.parametrize(
    ("outcome", "minutes", "words", "again"),
    [
        ("deferred", None, "put off to the meeting of 6 April 2018", "M2"),
        ("deferred", ItemOutcome.DEFERRED, "put off to the meeting of 6 April 2018", "M2"),
        ("deferred", ItemOutcome.RESOLVED, "resolved; listed again for the meeting of 6 April 2018", "M2"),
        ("noted", None, "not stated; listed again for the meeting of 6 April 2018", "M2"),
        ("agreed", None, "not stated", None),
        ("rejected", ItemOutcome.DEFERRED, "put off", None),
    ],
)
def test_a_resolution_that_settles_nothing_keeps_an_item_open_for_the_next_meeting(
    outcome: str, minutes: ItemOutcome | None, words: str, again: str | None
) -> None:
    taken = decided("D1", "1", outcome=outcome)
    said = [came_to("1", minutes)] if minutes else []
    (part,) = seen(_with_the_paper("1"), HELD, *said, others=(taken, *_listed_again(date(2018, 4, 6)))).agenda
    assert [(one.outcome_in_words, one.again_at) for one in part.items] == [(words, again)]


def test_an_item_that_a_decision_put_off_is_put_off_where_it_is_on_no_later_agenda_too() -> None:
    (part,) = seen(_with_the_paper("1"), HELD, others=(decided("D1", "1", outcome="deferred"),)).agenda
    assert [(one.outcome, one.outcome_in_words) for one in part.items] == [(None, "put off")]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(ItemOutcome.DEFERRED, "put off to"), (None, "not stated; listed again for")],
)
def test_a_next_meeting_without_a_day_is_a_later_one(minutes: ItemOutcome | None, words: str) -> None:
    said = [came_to("1", minutes)] if minutes else []
    (part,) = seen(_with_the_paper("1"), HELD, *said, others=_listed_again("TBC")).agenda
    later = f"{words} a later meeting, its day not stated"
    assert [(one.outcome_in_words, one.again_at) for one in part.items] == [(later, "M2")]


def _listed_again(on: date | str) -> tuple[Telling, ...]:
    called = MeetingScheduled.model_validate({"board": "joint", "on": on})
    return ("meeting", "M2", called, LATER), ("meeting", "M2", _with_the_paper("3"), LATER)


def _with_the_paper(ref: str) -> AgendaItemListed:
    return item(ref).model_copy(update={"paper": "P1"})
