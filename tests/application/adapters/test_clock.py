"""The clock shows the council's own time."""

from datetime import UTC, datetime, timedelta

from application.adapters.clock import SystemClock


def test_the_clock_shows_this_moment_in_its_zone() -> None:
    shown = SystemClock("Asia/Kathmandu").now()
    assert shown.utcoffset() == timedelta(hours=5, minutes=45)
    assert abs(shown - datetime.now(UTC)) < timedelta(minutes=1)
