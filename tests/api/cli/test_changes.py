"""Change requests in a terminal: what is asked for, who decides on it, and on what it was decided."""

from datetime import date

import pytest

from api.bootstrap import build
from tests.api.cli.terminal import Terminal
from tests.application.commands.asking_for_changes import YES, asks, gives, with_a_board
from tests.wall_clock import WallClock


@pytest.fixture
def told(beginner: Terminal) -> str:
    """One change is asked for on 3 March and approved on the next day, and one on 5 March; what is told on 8 March."""
    clock = WallClock(date(2026, 3, 3))
    tracker = build(beginner.store, clock)
    council = with_a_board(tracker)
    asks(council, impact="Tolls begin in autumn.")
    clock.today_is(date(2026, 3, 4))
    gives(council, "approve-change", "C1", **YES, conditions=["The ferry runs on"])
    clock.today_is(date(2026, 3, 5))
    asks(council, "C2", kind="money", amount="£40,000", what="A second crane", milestone=None, baseline=None)
    tracker.close()
    return beginner.types("report", "changes", "riverside", "--as-at", "2026-03-08").out


def test_the_list_begins_with_how_many_are_open_and_for_how_long(told: str) -> None:
    assert "1 change request is open, for 3 days. 1 was approved." in told


def test_each_says_what_is_wanted_instead_of_what_and_who_decides(told: str) -> None:
    money, milestone = (line for line in told.splitlines() if line.strip().startswith(("C1", "C2")))
    assert "a new baseline; Bridge opens: 30 September 2026; instead of 29 May 2026" in " ".join(milestone.split())
    assert "Crossing board" in milestone
    assert "approved, 4 March 2026" in milestone
    assert "money; £40,000" in money
    assert "open for 3 days" in money


def test_why_and_under_which_conditions_stands_below(told: str) -> None:
    assert "C1: impact: Tolls begin in autumn." in told
    assert "C1: condition: The ferry runs on" in told
    assert "C1: approved because: It is worth the wait." in told


def test_where_nothing_was_asked_for_that_is_said(reader: Terminal) -> None:
    said = reader.types("report", "changes", "greater-cambridge-planning", "--as-at", "2018-01-19").out
    assert "No change has been asked for." in said
    assert "No change had been asked for by then." in said
