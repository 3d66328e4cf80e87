"""The list of actions begins with what is late, says whose everything is, and tells apart what is only counted."""

from datetime import date

import pytest

from application.projections.actions import ActionList, ActionRow, action_detail, action_list
from domain.action import (
    ActionAssigned,
    ActionDone,
    ActionDropped,
    ActionDueMoved,
    ActionProgressNoted,
    ActionReassigned,
    ActionReopened,
)
from domain.fact import Fact
from domain.meeting_facts import ActionsCounted, MeetingScheduled
from domain.planned_date import PlannedDate
from domain.refusals import UnknownSubject
from tests.application.projections.building import Telling, record_of

ASKED, LATER, AS_AT = date(2023, 6, 29), date(2023, 7, 20), date(2023, 10, 2)


def action(ref: str, *facts: Fact, due: str | None = None, **said: object) -> list[Telling]:
    assigned = {"what": f"What {ref} is", "owner_role": "Officer", **said, **({"due": due} if due else {})}
    first: Telling = ("action", ref, ActionAssigned.model_validate(assigned), ASKED)
    return [first, *(("action", ref, fact, LATER) for fact in facts)]


def found(*tellings: Telling, as_at: date = AS_AT) -> ActionList:
    return action_list(record_of(*tellings, as_at=as_at))


def only(*tellings: Telling, as_at: date = AS_AT) -> ActionRow:
    (row,) = found(*tellings, as_at=as_at).actions
    return row


def test_late_actions_come_first_then_those_due_then_those_without_a_day_then_those_that_are_over() -> None:
    told = [
        *action("over", ActionDone(), due="2023-07-01"),
        *action("undated"),
        *action("due-soon", due="2023-10-09"),
        *action("late", due="2023-09-30"),
        *action("later-still", due="September 2023"),
        *action("latest", due="2023-08-31"),
    ]
    held = found(*told)
    assert [row.ref for row in held.actions] == ["latest", "late", "later-still", "due-soon", "undated", "over"]
    assert (held.open, held.late, held.done, held.day_not_stated) == (5, 3, 1, 1)
    assert held.in_words == "5 actions are open; 3 of them are late."


@pytest.mark.parametrize(("as_at", "days"), [(date(2023, 9, 30), None), (date(2023, 10, 2), 2)])
def test_an_action_is_late_only_after_the_last_day_it_was_due_on(as_at: date, days: int | None) -> None:
    row = only(*action("A1", due="September 2023"), as_at=as_at)
    assert (row.is_late, row.days_late) == (days is not None, days)


def test_an_action_says_what_is_known_of_it() -> None:
    meeting = MeetingScheduled(board="joint", on=PlannedDate.on(ASKED))
    told = action("A1", ActionProgressNoted(comment="Half of it is done"), requested_by="Chair", meeting="M1")
    row = only(("meeting", "M1", meeting, ASKED), *told)
    assert (row.requested_by, row.meeting_in_words) == ("Chair", "the meeting of 29 June 2023")
    assert (row.standing, row.standing_noted_on, row.raised_in_words) == ("Half of it is done", LATER, "29 June 2023")


def test_what_nobody_said_of_an_action_is_not_stated_and_counted() -> None:
    held = found(*action("A1", owner_role=None))
    assert (held.actions[0].owner_in_words, held.actions[0].due_in_words) == ("not stated", "not stated")
    assert (held.owner_not_stated, held.day_not_stated) == (1, 1)
    assert held.in_words == "1 action is open; none of them is late. For 1 of them no owner is stated."


def test_words_without_a_day_are_kept_and_count_as_no_day() -> None:
    held = found(*action("A1", due="in due course"))
    assert (held.actions[0].due_in_words, held.day_not_stated) == ("in due course", 1)


def test_a_day_that_moved_keeps_the_first_one() -> None:
    record = record_of(
        *action("A1", ActionDueMoved(due=PlannedDate.on(date(2023, 11, 1))), due="2023-09-30"), as_at=AS_AT
    )
    detail = action_detail(record, "A1")
    assert [due.in_words for due in detail.dues] == ["30 September 2023", "1 November 2023"]
    assert (detail.action.is_late, detail.action.first_due) == (False, detail.dues[0])


def test_an_action_that_was_handed_on_is_the_others() -> None:
    handed = ActionReassigned(owner_role="Chief officer", organisation="Council")
    assert only(*action("A1", handed)).owner_in_words == "Chief officer, Council"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ([ActionDone(done_on=PlannedDate.on(date(2023, 7, 18)))], "done on 18 July 2023"),
        ([ActionDone()], "done by 20 July 2023"),
        ([ActionDropped()], "dropped"),
        ([ActionDone(), ActionReopened()], "open"),
        ([], "open"),
    ],
)
def test_an_action_says_whether_it_is_open_done_or_dropped(facts: list[Fact], words: str) -> None:
    assert only(*action("A1", *facts)).state_in_words == words


def counted(ref: str, on: date, *, board: str = "joint", count: int = 13) -> list[Telling]:
    scheduled = MeetingScheduled(board=board, on=PlannedDate.on(on))
    told = ActionsCounted(count=count, frequency="monthly", nature="operational issues")
    return [("meeting", ref, scheduled, ASKED), ("meeting", ref, told, ASKED)]


def test_actions_known_by_count_only_are_told_apart() -> None:
    held = found(*action("A1"), *counted("M1", ASKED))
    assert (held.known_by_count, len(held.actions)) == (13, 1)
    assert [one.in_words for one in held.counted_elsewhere] == [
        "13 actions about operational issues, followed monthly, known by count only, the meeting of 29 June 2023"
    ]
    assert held.in_words.endswith("13 more are known by their number only.")


def test_of_each_board_only_the_latest_count_is_added_up() -> None:
    told = [*counted("M2", LATER, count=9), *counted("M1", ASKED), *counted("M3", ASKED, board="other", count=4)]
    assert found(*told).known_by_count == 9 + 4


def test_where_everything_is_over_or_nothing_was_asked_the_answer_says_so() -> None:
    assert found(*action("A1", ActionDropped())).in_words == "No action is open; 1 is over."
    assert found().in_words == "No action has been assigned."


def test_an_unknown_action_is_refused() -> None:
    with pytest.raises(UnknownSubject, match="A9"):
        action_detail(record_of(as_at=AS_AT), "A9")
