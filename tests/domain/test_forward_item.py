"""An item of the forward plan: it comes round, papers say when, and bodies have it before them."""

import pytest

from domain.fact import Fact
from domain.forward_item import (
    ForwardItem,
    ForwardItemDropped,
    ForwardItemIsDropped,
    ForwardItemPlanned,
    RouteStepListed,
    TimingStated,
    plan,
)
from domain.refusals import AlreadyThere
from tests.domain.given import TODAY, given, told

PLANNED = ForwardItemPlanned(title="Annual report", kind="report")
JUNE = TimingStated(as_written="June", months=(6,))
STEP = RouteStepListed(body="Crossing board", step=2)


def item(*later: Fact) -> ForwardItem:
    return given(ForwardItem, "F1", PLANNED, *later)


def test_an_item_is_planned_once() -> None:
    assert plan(None, PLANNED) == [PLANNED]
    with pytest.raises(AlreadyThere, match="F1"):
        plan(item(), PLANNED)


def test_two_papers_may_say_different_things_and_one_says_each_once() -> None:
    held = given(ForwardItem, "F1", PLANNED, told(JUNE, source="plan#L1"))
    assert [(timing.stated_on, timing.said, timing.source) for timing in held.timings] == [(TODAY, JUNE, "plan#L1")]
    assert held.state_timing(JUNE, "plan#L1") == []
    assert held.state_timing(JUNE, "terms#L9") == [JUNE]
    july = TimingStated(as_written="July", months=(7,))
    assert held.state_timing(july, "plan#L1") == [july]


def test_a_body_is_listed_once_for_each_time_it_has_it() -> None:
    again = RouteStepListed(body="Crossing board", step=4)
    assert item().list_step(STEP) == [STEP]
    assert item(STEP).list_step(STEP) == []
    assert item(STEP).list_step(again) == [again]
    assert item(STEP, again).route == (STEP, again)


def test_what_comes_round_no_more_changes_no_more() -> None:
    dropped = item(ForwardItemDropped())
    assert item().drop() == [ForwardItemDropped()]
    with pytest.raises(ForwardItemIsDropped, match="plan it anew, under another reference"):
        dropped.drop()
    with pytest.raises(ForwardItemIsDropped):
        dropped.list_step(STEP)
    with pytest.raises(ForwardItemIsDropped):
        dropped.state_timing(JUNE, None)
