"""The clock on the wall of the council: the present moment, in local time."""

from datetime import datetime
from zoneinfo import ZoneInfo


class SystemClock:
    """The computer's clock, read in the zone whose days people mean."""

    def __init__(self, zone: str = "Europe/London") -> None:
        self._zone = ZoneInfo(zone)

    def now(self) -> datetime:
        """The present moment, with its time zone."""
        return datetime.now(self._zone)
