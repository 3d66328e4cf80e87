"""Decisions stand by meeting and item, say who took them, and lead to the record that was before whoever did."""

from datetime import date

import pytest

from application.projections.decisions import DecisionRow, SeenBy, decision_detail, decision_list
from domain.action import ActionAssigned
from domain.board_facts import BoardConstituted
from domain.decision import DecisionKind, DecisionOutcome, DecisionSuperseded, DecisionTaken
from domain.meeting_facts import AgendaItemListed, MeetingHeld, MeetingScheduled, Part
from domain.paper import PaperSubmitted
from domain.planned_date import PlannedDate
from domain.refusals import UnknownSubject
from tests.application.projections.building import Telling, record_of

JUNE, OCTOBER, AS_AT = date(2023, 6, 29), date(2023, 10, 2), date(2023, 12, 1)
BOARD: Telling = ("board", "joint", BoardConstituted(name="Joint committee"), date(2023, 1, 1))


def meeting(ref: str, on: date, *items: AgendaItemListed) -> list[Telling]:
    scheduled = MeetingScheduled(board="joint", on=PlannedDate.on(on))
    held = [("meeting", ref, fact, on) for fact in (*items, MeetingHeld())]
    return [("meeting", ref, scheduled, date(2023, 1, 2)), *held]


ITEMS = (
    AgendaItemListed(item="6", title="Projects", number="6.", paper="P1"),
    AgendaItemListed(item="10", title="Cyber security", number="10.", part=Part.TWO),
)


def decided(ref: str, day: date | None = JUNE, **said: object) -> Telling:
    taken = DecisionTaken.model_validate({"text": f"What {ref} says", "board": "joint", **said})
    return ("decision", ref, taken, day)


def rows(*tellings: Telling, as_at: date = AS_AT) -> tuple[DecisionRow, ...]:
    return decision_list(record_of(BOARD, *tellings, as_at=as_at)).decisions


def row(*tellings: Telling, as_at: date = AS_AT) -> DecisionRow:
    (found,) = rows(*tellings, as_at=as_at)
    return found


def test_the_latest_meeting_comes_first_and_its_decisions_in_the_order_of_the_agenda() -> None:
    tellings = (*meeting("M1", JUNE, *ITEMS), *meeting("M2", OCTOBER, *ITEMS))
    told = [
        decided("D1", meeting="M1", item="10"),
        decided("D2", meeting="M1", item="6"),
        decided("D3", meeting="M1"),
        decided("D4", OCTOBER, meeting="M2"),
        decided("D5", date(2023, 11, 1), bodies=("All partners",), board=None),
    ]
    assert [found.ref for found in rows(*tellings, *told)] == ["D5", "D4", "D2", "D1", "D3"]


def test_a_decision_says_who_took_it_at_which_meeting_under_which_item_and_paper() -> None:
    found = row(
        *meeting("M1", JUNE, *ITEMS),
        ("paper", "P1", PaperSubmitted(title="Foundation projects"), JUNE),
        decided("D1", meeting="M1", item="6", kind=DecisionKind.NOTED, outcome=DecisionOutcome.NOTED),
    )
    assert (found.decided_by, found.meeting_in_words) == ("Joint committee", "the meeting of 29 June 2023")
    assert (found.item_in_words, found.paper, found.paper_title) == ("6. Projects", "P1", "Foundation projects")
    assert (found.kind_in_words, found.outcome_in_words) == ("noted", "noted")


def test_bodies_that_agreed_are_named_where_it_was_no_board() -> None:
    assert row(decided("D1", board=None, bodies=["Cabinet A", "Cabinet B"])).decided_by == "Cabinet A and Cabinet B"


def test_what_nobody_said_of_a_decision_is_not_stated() -> None:
    found = row(decided("D1", None))
    assert (found.kind_in_words, found.taken_in_words, found.taken_on, found.saw) == (
        "not stated",
        "date not stated",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ({"taken_on": PlannedDate.on(date(2023, 6, 28)), "meeting": "M1"}, date(2023, 6, 28)),
        ({"meeting": "M1"}, JUNE),
        ({}, date(2023, 7, 3)),
    ],
    ids=["as stated", "the day of its meeting", "the day it took effect"],
)
def test_a_decision_was_taken_as_stated_or_at_its_meeting_or_when_it_took_effect(
    said: dict[str, object], day: date
) -> None:
    found = row(*meeting("M1", JUNE), decided("D1", date(2023, 7, 3), **said))
    assert found.taken_on is not None
    assert found.taken_on.starts == day


def test_where_the_position_is_stated_they_saw_the_record_up_to_it_on_the_day_they_decided() -> None:
    saw = row(decided("D1", seen_at=57)).saw
    assert saw is not None
    assert (saw.by, saw.as_at, saw.known_at, saw.up_to) == (SeenBy.POSITION, JUNE, None, 57)
    assert saw.in_words == "The record up to entry 57, as at 29 June 2023"


def test_where_no_position_is_stated_they_saw_what_was_on_the_record_at_the_end_of_the_day() -> None:
    saw = row(decided("D1")).saw
    assert saw is not None
    assert (saw.by, saw.as_at, saw.known_at, saw.up_to) == (SeenBy.DAY, JUNE, JUNE, None)
    assert "which entry it reached to is not stated" in saw.in_words


def test_a_day_that_is_not_exact_is_seen_at_its_end_and_never_after_the_day_shown() -> None:
    in_autumn = decided("D1", taken_on=PlannedDate.model_validate("September 2023"))
    ends = [row(in_autumn, as_at=day).saw for day in (date(2023, 9, 12), AS_AT)]
    assert [saw.as_at for saw in ends if saw] == [date(2023, 9, 12), date(2023, 9, 30)]


def test_a_superseded_decision_names_the_later_one_and_the_later_one_names_it() -> None:
    found = decision_list(
        record_of(
            BOARD,
            decided("D1"),
            decided("D2", OCTOBER),
            ("decision", "D1", DecisionSuperseded(by="D2"), OCTOBER),
            as_at=AS_AT,
        )
    )
    later, earlier = found.decisions
    assert (earlier.superseded_by, later.supersedes) == ("D2", ("D1",))
    assert (found.in_force, found.superseded) == (1, 1)
    assert found.in_words == "2 decisions were taken, the latest on 2 October 2023. 1 of them was superseded."


def test_outcomes_are_counted_among_decisions_in_force() -> None:
    told = [decided("D1", outcome=DecisionOutcome.REJECTED), decided("D2", OCTOBER), decided("D3", OCTOBER)]
    superseded: Telling = ("decision", "D1", DecisionSuperseded(by="D2"), OCTOBER)
    found = decision_list(record_of(BOARD, *told, superseded, as_at=AS_AT))
    assert [(held.in_words, held.count) for held in found.by_outcome] == [("agreed", 2)]


def test_a_decision_lists_what_it_asked_of_somebody() -> None:
    action = ActionAssigned(what="Write it down", owner_role="Clerk", decision="D1")
    assert row(decided("D1"), ("action", "A1", action, JUNE)).actions == ("A1",)


def test_without_decisions_the_answer_says_so() -> None:
    assert decision_list(record_of(as_at=AS_AT)).in_words == "No decision has been recorded."


def test_an_unknown_decision_is_refused() -> None:
    with pytest.raises(UnknownSubject, match="D9"):
        decision_detail(record_of(as_at=AS_AT), "D9")
