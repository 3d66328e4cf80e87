"""Whoever sends a stale form is told what others changed meanwhile, in the words of the audit trail."""

from pathlib import Path

from api.bootstrap import build
from api.pages.forms.stale import what_changed_since
from application.commands.milestones import ChangeForecast
from domain.entry import ReasonCode
from domain.planned_date import PlannedDate
from tests.api.pages.forms.example_orders import TODAY
from tests.application.commands.riverside import BRIDGE, STEEL, founded
from tests.wall_clock import WallClock

JULY = PlannedDate.model_validate("July 2026")
MOVED = (
    "The programme manager moved the forecast of “Bridge opens” from 29 May 2026 to July 2026 because the supplier is "
    "late: The steel is late."
)


def test_what_others_changed_is_told_from_the_version_that_was_read(tmp_path: Path) -> None:
    tracker = build(tmp_path / "tracker.sqlite", WallClock(TODAY))
    council = founded(tracker)
    receipt = council.order(ChangeForecast(forecast=JULY, reason=ReasonCode.SUPPLIER, note="The steel is late"), BRIDGE)
    entries, moment = council.entries(), council.moment()
    tracker.close()
    assert what_changed_since(entries, BRIDGE, version=receipt.version - 1, moment=moment) == (MOVED,)
    assert what_changed_since(entries, BRIDGE, version=receipt.version, moment=moment) == ()
    assert what_changed_since(entries, STEEL, version=1, moment=moment) == ()
