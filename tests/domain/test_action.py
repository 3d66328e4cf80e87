"""An action: a role is asked to do something by a day, and does it, or not."""

from collections.abc import Callable
from datetime import date

import pytest

from domain.action import (
    Action,
    ActionAssigned,
    ActionDone,
    ActionDropped,
    ActionDueMoved,
    ActionIsOpen,
    ActionIsOver,
    ActionNeedsAnOwner,
    ActionProgressNoted,
    ActionReassigned,
    ActionReopened,
    assign,
)
from domain.correcting import LaterEntriesImpossible, seen_from
from domain.fact import Fact
from domain.happening import DoneBeforeItWasAsked, DueBeforeItWasAsked, NotYet
from domain.planned_date import PlannedDate, Precision
from domain.refusals import AlreadyThere
from domain.standing import Standing
from domain.still_possible import must_leave_the_rest_possible
from tests.domain.given import TODAY, entries, given, told

DAY_BEFORE = PlannedDate.on(date(2026, 3, 2))
FIRST, LATER = PlannedDate.on(date(2026, 2, 27)), PlannedDate.on(date(2026, 4, 1))
ASSIGNED = ActionAssigned(what="Ask a second supplier", owner_role="Treasurer", due=FIRST)


def action(*later: Fact) -> Action:
    return given(Action, "A1", ASSIGNED, *later)


def test_an_action_is_assigned_once() -> None:
    assert assign(None, ASSIGNED) == [ASSIGNED]
    with pytest.raises(AlreadyThere, match="A1"):
        assign(action(), ASSIGNED)


def test_an_action_has_an_owner_unless_an_old_paper_leaves_it_out() -> None:
    nobodys = ActionAssigned(what="Sweep")
    with pytest.raises(ActionNeedsAnOwner, match="the role that has to do it"):
        assign(None, nobodys)
    assert assign(None, nobodys, is_from_a_paper=True) == [nobodys]
    assert given(Action, "A2", nobodys).owner_role is None


def test_nobody_asks_for_what_is_late_already_but_in_old_papers() -> None:
    with pytest.raises(DueBeforeItWasAsked, match="asked for on 3 March 2026, so it cannot be due on 27 February 2026"):
        assign(None, ASSIGNED, on=TODAY)
    assert assign(None, ASSIGNED, on=date(2026, 2, 27)) == [ASSIGNED]
    assert assign(None, ASSIGNED, on=TODAY, is_from_a_paper=True) == [ASSIGNED]


def test_an_action_is_handed_on_once() -> None:
    handed_on = ActionReassigned(owner_role="Engineer", organisation="City")
    assert action().reassign(handed_on) == [handed_on]
    assert action(handed_on).reassign(handed_on) == []
    assert (action(handed_on).owner_role, action(handed_on).organisation) == ("Engineer", "City")


def test_every_day_it_was_due_on_is_kept() -> None:
    assert action().move_due(LATER) == [ActionDueMoved(due=LATER)]
    moved = action(ActionDueMoved(due=LATER))
    assert (moved.dues, moved.due) == ((FIRST, LATER), LATER)
    assert moved.move_due(LATER) == []
    assert given(Action, "A2", ActionAssigned(what="Sweep")).due is None


def test_an_action_is_late_while_it_is_open_after_the_last_day_it_was_due() -> None:
    assert action().is_late(TODAY)
    assert not action().is_late(date(2026, 2, 27))
    assert not action(ActionDueMoved(due=LATER)).is_late(TODAY)
    assert not action(ActionDone()).is_late(TODAY)
    assert not given(Action, "A2", ActionAssigned(what="Sweep")).is_late(TODAY)


def test_how_it_stands_is_what_was_noted_last() -> None:
    assert action().note_progress("Asked.") == [ActionProgressNoted(comment="Asked.")]
    assert action(ActionProgressNoted(comment="Asked.")).standing == Standing(TODAY, "Asked.")


def test_an_action_is_done_on_a_day_that_has_come() -> None:
    on_the_day = PlannedDate.on(TODAY)
    done = ActionDone(outcome="He agreed.", done_on=on_the_day)
    assert action().finish(done, today=TODAY) == [done]
    assert (action(done).is_done, action(done).done_on, action(done).done_by) == (True, on_the_day, TODAY)
    with pytest.raises(NotYet, match="Action “A1” cannot have been done"):
        action().finish(ActionDone(done_on=LATER), today=TODAY)


def test_an_action_is_not_done_before_it_was_assigned() -> None:
    sentence = "Action “A1” was assigned on 3 March 2026, so it cannot have been done on 2 March 2026. Leave"
    with pytest.raises(DoneBeforeItWasAsked, match=sentence):
        action().finish(ActionDone(done_on=DAY_BEFORE), today=TODAY)


@pytest.mark.parametrize(
    "day", [PlannedDate(starts=date(2026, 3, 1), ends=date(2026, 3, 31), precision=Precision.MONTH), None], ids=str
)
def test_a_month_in_which_it_was_assigned_may_be_the_one_in_which_it_was_done(day: PlannedDate | None) -> None:
    assert action().finish(ActionDone(done_on=day), today=TODAY) == [ActionDone(done_on=day)]


def test_an_action_that_no_day_is_stated_for_may_have_been_done_on_any() -> None:
    undated, done = given(Action, "A1", told(ASSIGNED, effective_on=None)), ActionDone(done_on=FIRST)
    assert undated.finish(done, today=TODAY) == [done]


def test_the_day_it_was_assigned_cannot_be_put_right_to_after_it_was_done() -> None:
    done = told(ActionDone(done_on=DAY_BEFORE))
    stream = entries(Action, "A1", told(ASSIGNED, effective_on=date(2026, 3, 1)), done)
    for day, fits in ((date(2026, 3, 2), True), (TODAY, False)):
        put_right = told(ASSIGNED, effective_on=day, corrects=1, kind="action", ref="A1", version=3, position=3)
        before, after = seen_from(stream, 1), seen_from([*stream, put_right], 3)
        if fits:
            must_leave_the_rest_possible(before, after, put_right)
            continue
        with pytest.raises(LaterEntriesImpossible, match="Entry 2: Action “A1” was assigned on 3 March 2026"):
            must_leave_the_rest_possible(before, after, put_right)


LATE: tuple[Callable[[Action], list[Fact]], ...] = (
    lambda held: held.reassign(ActionReassigned(owner_role="Engineer")),
    lambda held: held.move_due(LATER),
    lambda held: held.note_progress("Asked."),
    lambda held: held.finish(ActionDone(), today=TODAY),
    lambda held: held.drop(),
)


@pytest.mark.parametrize("late", LATE)
@pytest.mark.parametrize(("over", "how"), [(ActionDone(), "done"), (ActionDropped(), "dropped")])
def test_what_is_over_changes_no_more(late: Callable[[Action], list[Fact]], over: Fact, how: str) -> None:
    with pytest.raises(ActionIsOver, match=f"was {how}; reopen it"):
        late(action(over))


def test_only_what_is_over_is_opened_again_and_then_nothing_has_come_of_it() -> None:
    reopened = action(ActionDone(outcome="He agreed.", done_on=FIRST), ActionReopened())
    assert action(ActionDropped()).reopen() == [ActionReopened()]
    assert (reopened.is_open, reopened.outcome, reopened.done_on, reopened.done_by) == (True, None, None, None)
    with pytest.raises(ActionIsOpen, match="there is nothing to reopen"):
        reopened.reopen()
