"""What is asked for says which returns are due, of which periods, until when; where nobody asks nothing is due."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from domain.calendar import months_after, working_days_after, working_days_between
from domain.planned_date import PlannedDate
from domain.programme import Programme, ProgrammeClosed, ProgrammeRegistered
from domain.reporting_cycle import (
    NoReturnsToEnd,
    ReturnPeriod,
    ReturnsAskedFor,
    ReturnsNoLongerAskedFor,
    ReturnsOf,
    Rhythm,
    ask_for_returns,
    end_returns,
)
from domain.returns_asked import cadence_for, period_owed_before, periods_owed
from domain.workstream import Outcome, Workstream, WorkstreamClosed, WorkstreamOpened
from tests.domain.given import given, told

LONG_AGO = date(2025, 1, 1)
TODAY = date(2026, 5, 31)


def asked(**said: Any) -> ReturnsAskedFor:  # Any: whatever is asked for
    monthly = {"asked_of": "workstreams", "rhythm": "monthly", "starting": "2026-01-01", "due_after": 5}
    return ReturnsAskedFor.model_validate({**monthly, "days": "working", **said})


def programme(*facts: ReturnsAskedFor | ReturnsNoLongerAskedFor | ProgrammeClosed) -> Programme:
    registered = told(ProgrammeRegistered(name="Riverside"), effective_on=LONG_AGO)
    return given(Programme, "riverside", registered, *facts)


def workstream(ref: str = "steelwork", *, parent: str | None = None, opened_on: date = LONG_AGO) -> Workstream:
    return given(Workstream, ref, told(WorkstreamOpened(name=ref, parent=parent), effective_on=opened_on))


def ends(held: Programme, of: Workstream | None, until: date = TODAY) -> list[str]:
    return [f"{period.last:%d %b}" for period in periods_owed(held, of, until)]


# Days -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [date(2026, 3, number) for number in range(2, 16)])
@pytest.mark.parametrize("days", range(13))
def test_so_many_working_days_after_a_day_lie_so_many_working_days(day: date, days: int) -> None:
    assert working_days_between(day, working_days_after(day, days)) == days


def test_a_month_without_that_day_ends_where_it_ends() -> None:
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_after(date(2026, 1, 31), -12) == date(2025, 1, 31)


# What is due ----------------------------------------------------------------------------------------------------------


def test_where_nobody_asks_nothing_is_due() -> None:
    assert ends(programme(), workstream()) == []
    assert cadence_for(programme(), None) is None


def test_a_period_is_due_so_many_working_days_after_its_end() -> None:
    first, *_ = periods_owed(programme(asked()), workstream(), TODAY)
    assert (first.first, first.last, first.due_on) == (date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 6))


def test_or_so_many_days_of_the_calendar() -> None:
    first, *_ = periods_owed(programme(asked(days="calendar")), workstream(), TODAY)
    assert first.due_on == date(2026, 2, 5)


@pytest.mark.parametrize(
    ("rhythm", "until", "found"),
    [
        ("weekly", date(2026, 1, 21), ["07 Jan", "14 Jan", "21 Jan"]),
        ("fortnightly", date(2026, 1, 28), ["14 Jan", "28 Jan"]),
        ("four-weekly", date(2026, 2, 25), ["28 Jan", "25 Feb"]),
        ("quarterly", date(2026, 6, 30), ["31 Mar", "30 Jun"]),
        ("half-yearly", date(2026, 12, 31), ["30 Jun", "31 Dec"]),
        ("yearly", date(2026, 12, 31), ["31 Dec"]),
    ],
)
def test_periods_follow_one_another_in_their_rhythm(rhythm: str, until: date, found: list[str]) -> None:
    assert ends(programme(asked(rhythm=rhythm)), workstream(), until) == found


def test_months_that_begin_on_the_31st_leave_no_day_out() -> None:
    periods = list(periods_owed(programme(asked(starting="2026-01-31")), workstream(), TODAY))
    assert [(period.first, period.last) for period in periods][:2] == [
        (date(2026, 1, 31), date(2026, 2, 27)),
        (date(2026, 2, 28), date(2026, 3, 30)),
    ]


def test_a_period_that_has_not_ended_is_not_due() -> None:
    assert ends(programme(asked()), workstream(), date(2026, 2, 27)) == ["31 Jan"]


def test_all_workstreams_are_those_that_lie_in_no_other() -> None:
    assert ends(programme(asked()), workstream("rivets", parent="steelwork")) == []


def test_a_workstream_that_is_asked_by_its_name_owes_that_and_nothing_else() -> None:
    own = asked(asked_of="workstream", workstream="rivets", rhythm="quarterly")
    held = programme(asked(), own)
    assert ends(held, workstream("rivets", parent="steelwork")) == ["31 Mar"]
    assert len(ends(held, workstream())) == 5


def test_what_all_were_asked_for_before_one_was_asked_by_its_name_stays_due() -> None:
    own = asked(asked_of="workstream", workstream="steelwork", rhythm="quarterly", starting="2026-03-01")
    assert ends(programme(asked(), own), workstream()) == ["31 Jan", "28 Feb", "31 May"]
    assert ends(programme(own, asked()), workstream()) == ["31 Jan", "28 Feb", "31 May"]


def test_a_workstream_that_is_asked_by_its_name_no_longer_owes_nothing() -> None:
    own = asked(asked_of="workstream", workstream="steelwork")
    over = ReturnsNoLongerAskedFor(asked_of=ReturnsOf.WORKSTREAM, workstream="steelwork", ending=date(2026, 3, 1))
    assert ends(programme(asked(), own, over), workstream()) == ["31 Jan", "28 Feb"]


def test_nothing_is_due_for_the_time_before_a_workstream_was_opened_or_after_it_was_closed() -> None:
    closed = WorkstreamClosed(outcome=Outcome.COMPLETED, closed_on=PlannedDate.on(date(2026, 4, 15)))
    opened = told(WorkstreamOpened(name="Steelwork"), effective_on=date(2026, 2, 10))
    steelwork = given(Workstream, "steelwork", opened, closed)
    assert ends(programme(asked()), steelwork) == ["28 Feb", "31 Mar"]


def test_a_closed_programme_owes_nothing_more() -> None:
    held = programme(asked(asked_of="programme"), ProgrammeClosed())
    assert ends(held, None) == ["31 Jan", "28 Feb"]


def test_nor_do_its_workstreams_also_where_nobody_closed_them() -> None:
    assert len(ends(programme(asked()), workstream())) == 5
    assert ends(programme(asked(), ProgrammeClosed()), workstream()) == ["31 Jan", "28 Feb"]


def test_the_period_before_is_the_latest_that_somebody_owed() -> None:
    over = ReturnsNoLongerAskedFor(asked_of=ReturnsOf.WORKSTREAMS, ending=date(2026, 2, 28))
    held = programme(asked(), over, asked(starting="2026-04-10"))
    january, after_the_pause = periods_owed(held, workstream(), TODAY)
    assert period_owed_before(held, workstream(), january) is None
    assert period_owed_before(held, workstream(), after_the_pause) == january
    opened_since = workstream(opened_on=date(2026, 3, 1))
    assert period_owed_before(held, opened_since, after_the_pause) is None


# Asking anew ----------------------------------------------------------------------------------------------------------


def test_what_is_asked_anew_counts_from_its_first_day_and_what_was_due_before_stays_due() -> None:
    held = programme(asked(), asked(rhythm="quarterly", starting="2026-03-01"))
    assert ends(held, workstream()) == ["31 Jan", "28 Feb", "31 May"]


def test_what_is_asked_anew_from_an_earlier_day_takes_the_place_of_all_of_it() -> None:
    held = programme(asked(starting="2026-03-01"), asked(rhythm="quarterly"))
    assert ends(held, workstream()) == ["31 Mar"]


@pytest.mark.parametrize(
    "anew", [asked(rhythm="weekly", starting="2026-03-12"), asked(starting="2026-03-12", sections=["Risks"])]
)
def test_the_period_under_way_when_something_else_is_asked_is_owed_up_to_the_day_before(anew: ReturnsAskedFor) -> None:
    held = programme(asked(sections=["Progress"]), anew)
    _, before, cut, following, *_ = periods_owed(held, workstream(), TODAY)
    assert before.last == date(2026, 2, 28)
    assert cut == ReturnPeriod(date(2026, 3, 1), date(2026, 3, 11), date(2026, 3, 18), ("Progress",))
    assert following.first == date(2026, 3, 12)


def test_what_all_owe_up_to_the_day_before_one_is_asked_by_its_name_is_owed_by_that_one_too() -> None:
    own = asked(asked_of="workstream", workstream="steelwork", rhythm="quarterly", starting="2026-02-15")
    assert ends(programme(asked(), own), workstream()) == ["31 Jan", "14 Feb", "14 May"]
    assert ends(programme(asked(), own), workstream("paint"))[:2] == ["31 Jan", "28 Feb"]


def test_a_period_is_cut_short_by_the_first_change_alone() -> None:
    weekly, later = asked(rhythm="weekly", starting="2026-01-20"), asked(starting="2026-01-23")
    assert ends(programme(asked(), weekly, later), workstream())[:3] == ["19 Jan", "22 Jan", "22 Feb"]
    sooner = asked(starting="2026-01-10")
    assert ends(programme(asked(), weekly, sooner), workstream())[:2] == ["09 Jan", "09 Feb"]


def test_a_pause_cuts_no_period_short() -> None:
    over = ReturnsNoLongerAskedFor(asked_of=ReturnsOf.WORKSTREAMS, ending=date(2026, 2, 28))
    assert ends(programme(asked(), over, asked(starting="2026-04-10")), workstream()) == ["31 Jan", "09 May"]


def test_an_end_after_a_change_leaves_what_the_change_cut_short() -> None:
    over = ReturnsNoLongerAskedFor(asked_of=ReturnsOf.WORKSTREAMS, ending=date(2026, 2, 1))
    held = programme(asked(), asked(rhythm="weekly", starting="2026-01-20"), over)
    assert ends(held, workstream()) == ["19 Jan", "26 Jan"]


def test_an_end_before_a_change_leaves_nothing_to_be_cut_short() -> None:
    over = ReturnsNoLongerAskedFor(asked_of=ReturnsOf.WORKSTREAMS, ending=date(2026, 1, 20))
    held = programme(asked(), asked(rhythm="weekly", starting="2026-01-20"), over)
    assert ends(held, workstream()) == []


@pytest.mark.parametrize("rhythm", Rhythm)
@pytest.mark.parametrize("starting", ["1900-01-01", "2024-01-31", "2024-02-29"])
@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2025, 3, 1), date(2025, 12, 31), date(2026, 5, 30)])
def test_later_periods_are_found_without_those_before_them(rhythm: Rhythm, starting: str, day: date) -> None:
    first = asked(rhythm=rhythm, starting=starting)
    cadence = cadence_for(programme(first, asked(starting="2025-12-30")), workstream())
    assert cadence
    every = [period for period in cadence.periods(TODAY) if period.last >= day]
    assert list(cadence.periods(TODAY, ending_from=day)) == every


def test_nobody_is_asked_for_more() -> None:
    over = ReturnsNoLongerAskedFor(asked_of=ReturnsOf.WORKSTREAMS, ending=date(2026, 3, 31))
    held = programme(asked(), over)
    assert ends(held, workstream()) == ["31 Jan", "28 Feb"]
    with pytest.raises(NoReturnsToEnd, match="of the workstreams for periods that end on 31 March 2026 or later"):
        end_returns(held.return_cadences, over)


def test_an_end_that_is_said_already_is_brought_forward_but_not_put_off() -> None:
    over = ReturnsNoLongerAskedFor(asked_of=ReturnsOf.WORKSTREAMS, ending=date(2026, 3, 31))
    sooner, later = (over.model_copy(update={"ending": date(2026, month, 28)}) for month in (2, 4))
    held = programme(asked(), over)
    assert end_returns(held.return_cadences, sooner) == [sooner]
    assert ends(programme(asked(), over, sooner), workstream()) == ["31 Jan"]
    with pytest.raises(NoReturnsToEnd):
        end_returns(held.return_cadences, later)


def test_asking_for_the_same_again_says_nothing_new() -> None:
    held = programme(asked()).return_cadences
    assert ask_for_returns(held, asked()) == []
    assert ask_for_returns(held, asked(due_after=6)) == [asked(due_after=6)]


@pytest.mark.parametrize(
    ("said", "lacks"),
    [
        ({"asked_of": "workstream"}, "name the workstream"),
        ({"asked_of": "programme", "workstream": "steelwork"}, "name the workstream"),
        ({"sections": ["Risks", "Risks"]}, "asked for once"),
        ({"due_after": 367}, "less than or equal to 366"),
    ],
)
def test_what_is_asked_says_whom_and_for_what(said: dict[str, object], lacks: str) -> None:
    with pytest.raises(ValidationError, match=lacks):
        asked(**said)
