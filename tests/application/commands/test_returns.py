"""“No change” needs the return of the period before; papers and what was taken once are taken at their word."""

from datetime import date
from typing import Any

import pytest

from domain.periodic_return import Return
from domain.periodic_return_refusals import NothingToBeUnchangedFrom
from tests.application.commands.asking_for_changes import gives, order
from tests.application.commands.riverside import Council, at
from tests.wall_clock import WallClock

Said = dict[str, Any]  # Any: the JSON of an order
WHY: Said = {"because": "Read in the wrong row.", "authority": "Crossing board"}
JANUARY, FEBRUARY, MARCH = (f"programme:2026-{end}" for end in ("01-31", "02-28", "03-31"))


@pytest.fixture
def asked(since_january: Council, clock: WallClock) -> Council:
    """The programme itself is asked for two sections each month; it is April."""
    clock.today_is(date(2026, 4, 6))
    asks(since_january, "monthly", "2026-01-01")
    return since_january


def asks(council: Council, rhythm: str, starting: str) -> None:
    said: Said = {"asked_of": "programme", "due_after": 5, "days": "calendar", "sections": ["Progress", "Risks"]}
    gives(council, "ask-for-returns", "riverside", **said, rhythm=rhythm, starting=starting)


def comes(council: Council, ref: str, on: str, **header: Any) -> None:  # Any: header fields
    gives(council, "receive-return", ref, received_on=on, sections=["Progress"], **header)


def nothing_new(council: Council, ref: str, on: str, **header: Any) -> None:  # Any: as above
    gives(council, "confirm-no-change", ref, confirmed_on=on, **header)


def no_changes(council: Council) -> list[str]:
    return [ref for ref, held in council.record().all(Return).items() if held.is_no_change]


def test_nothing_changed_since_what_came_in_part_nor_since_what_had_not_changed_itself(asked: Council) -> None:
    comes(asked, JANUARY, "2026-02-03")
    nothing_new(asked, FEBRUARY, "2026-03-03")
    nothing_new(asked, MARCH, "2026-04-03")
    assert no_changes(asked) == [FEBRUARY, MARCH]


def test_the_return_before_may_come_by_the_same_order_of_many(asked: Council) -> None:
    sections: Said = {"sections": ["Progress"]}
    first = order("receive-return", JANUARY, received_on="2026-02-03", **sections)
    asked.orders([first, order("confirm-no-change", FEBRUARY, confirmed_on="2026-03-03")])
    assert no_changes(asked) == [FEBRUARY]


def test_the_period_before_is_the_one_that_a_change_cut_short(asked: Council) -> None:
    asks(asked, "weekly", "2026-03-10")
    nothing_new(asked, JANUARY, "2026-02-03")
    nothing_new(asked, FEBRUARY, "2026-03-03")
    with pytest.raises(NothingToBeUnchangedFrom, match="the return of the programme up to 9 March 2026 has not been"):
        nothing_new(asked, "programme:2026-03-16", "2026-03-17")


def test_a_workstream_was_not_there_to_report_before_it_was_opened(asked: Council) -> None:
    gives(asked, "open-workstream", "paint", name="Paint", effective_on="2026-02-10")
    monthly: Said = {"rhythm": "monthly", "starting": "2026-01-01", "due_after": 5, "days": "calendar"}
    gives(asked, "ask-for-returns", "riverside", asked_of="workstreams", **monthly)
    nothing_new(asked, "workstream:paint:2026-02-28", "2026-03-03")
    assert no_changes(asked) == ["workstream:paint:2026-02-28"]


def test_a_paper_is_taken_at_its_word(asked: Council) -> None:
    asked.quote(order("confirm-no-change", MARCH, confirmed_on="2026-04-03").order, at("return", MARCH))
    assert no_changes(asked) == [MARCH]


def test_what_was_taken_as_no_change_is_put_right_also_where_the_one_before_it_is_gone(asked: Council) -> None:
    comes(asked, JANUARY, "2026-02-03")
    nothing_new(asked, FEBRUARY, "2026-03-03")
    taken = asked.last().position
    gives(asked, "withdraw-return", JANUARY, note="It was that of December")
    nothing_new(asked, FEBRUARY, "2026-03-04", corrects=taken, **WHY)
    assert asked.record().all(Return)[FEBRUARY].received_on == date(2026, 3, 4)
    assert no_changes(asked) == [FEBRUARY]


def test_what_came_is_not_put_right_as_no_change_where_the_one_before_it_is_missing(asked: Council) -> None:
    comes(asked, FEBRUARY, "2026-03-03")
    with pytest.raises(NothingToBeUnchangedFrom, match="Record that one first"):
        nothing_new(asked, FEBRUARY, "2026-03-03", corrects=asked.last().position, **WHY)
