"""A clock that stands still until a test moves it: “today is …” is the only way time passes."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

COUNCIL_TIME = ZoneInfo("Europe/London")


class WallClock:
    """Noon on a day that the test sets; every look at it is a little later, as on any other clock."""

    def __init__(self, today: date) -> None:
        self.today_is(today)

    def today_is(self, day: date) -> None:
        """Turn the calendar to this day."""
        self._now = datetime.combine(day, time(12), COUNCIL_TIME)

    @property
    def today(self) -> date:
        """The day that the calendar shows."""
        return self._now.date()

    def now(self) -> datetime:
        """The present, with its time zone."""
        self._now += timedelta(milliseconds=1)
        return self._now
