"""Easter is where the calendar has it."""

from datetime import date

import pytest

from application.importers.doubts import day_off, easter


@pytest.mark.parametrize(
    "sunday",
    [date(1961, 4, 2), date(2000, 4, 23), date(2008, 3, 23), date(2018, 4, 1), date(2024, 3, 31), date(2038, 4, 25)],
)
def test_easter_is_where_the_calendar_has_it(sunday: date) -> None:
    assert easter(sunday.year) == sunday


def test_easter_is_a_sunday_in_spring_in_every_year_that_can_be_planned_for() -> None:
    for year in range(1900, 2200):
        sunday = easter(year)
        assert sunday.weekday() == 6
        assert date(year, 3, 22) <= sunday <= date(year, 4, 25)


def test_a_working_day_is_no_day_off() -> None:
    assert day_off(date(2018, 4, 3)) is None
    assert day_off(date(2018, 3, 30)) == "Good Friday"
