"""A plan told in short: milestones of the bridge, planned on 19 January 2018."""

from datetime import date

from application.projections.milestone_rows import MilestoneRow
from application.projections.milestones import milestone_list
from domain.milestone_facts import (
    MilestoneForecastChanged,
    MilestoneMet,
    MilestonePlanned,
)
from domain.planned_date import PlannedDate, Precision
from domain.record import Record
from tests.application.projections.building import Telling, Told

PLANNED = date(2018, 1, 19)
NOVEMBER = PlannedDate(starts=date(2017, 11, 1), ends=date(2017, 11, 30), precision=Precision.MONTH)
OPENS = date(2018, 7, 2)


def on(day: date) -> PlannedDate:
    return PlannedDate.on(day)


def planned(ref: str, baseline: PlannedDate | date | None = None, *, title: str = "", **more: object) -> Telling:
    promised = on(baseline) if isinstance(baseline, date) else baseline
    content = {"title": title or ref, "baseline": promised, **more}
    return ("milestone", ref, MilestonePlanned.model_validate(content), PLANNED)


def moved(ref: str, forecast: date, day: date) -> Told:
    fact = MilestoneForecastChanged(forecast=on(forecast))
    return Told("milestone", ref, fact, day, reason="supplier", note="steel arrived late")


def met(ref: str, met_on: PlannedDate | None, day: date = date(2018, 12, 1)) -> Telling:
    return ("milestone", ref, MilestoneMet(met_on=met_on), day)


def the_row(record: Record, ref: str = "M1") -> MilestoneRow:
    return next(row for row in milestone_list(record).milestones if row.ref == ref)
