"""Plans to be drawn, made of a few dates each, and the templates that draw them."""

from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree as ET

from api.pages.drawing.timeline import Timeline, timeline
from api.pages.drawn import environment
from application.projections.milestone_rows import AgainstPromise, BaselineView, MilestoneRow, StateWord
from application.projections.milestone_totals import NextDue
from application.projections.milestones import MilestoneList
from application.projections.phase_standing import PhaseStanding, standing_in_words
from application.projections.phases import PhasePlan, PhaseRow
from application.projections.view import PlannedDateView, shown_date
from domain.milestone_facts import MilestoneKind
from domain.planned_date import PlannedDate, Precision

SVG = "{http://www.w3.org/2000/svg}"
TODAY = date(2018, 2, 20)


def only(**fields: Any) -> dict[str, Any]:  # Any: the fields of any view
    """The fields of a view that a drawing looks at; the others are left unsaid."""
    return fields


def drawn(template: str, macro: str, what: object) -> str:
    """What a macro of a drawing's template makes of finished geometry."""
    return str(getattr(environment().get_template(f"drawing/{template}.html").module, macro)(what))


def svg_of(html: str) -> ET.Element:
    """The one drawing of a page that is no part of its legend, read as XML."""
    start = html.index("<svg xmlns=")
    return ET.fromstring(  # noqa: S314 (our own template wrote it)
        html[start : html.index("</svg>", start) + len("</svg>")]
    )


def on(day: date) -> PlannedDateView:
    return shown_date(PlannedDate.on(day))


def window(starts: date | None, ends: date | None, precision: Precision = Precision.WEEK) -> PlannedDateView:
    return shown_date(PlannedDate(starts=starts, ends=ends, precision=precision))


def milestone(
    title: str,
    promised: date | None,
    expected: date | None = None,
    *,
    state: StateWord = "open",
    workstream: str | None = None,
    again: date | None = None,
    forecast: PlannedDateView | None = None,
    ref: str | None = None,
) -> MilestoneRow:
    """A milestone that was promised for a day and is expected, was met or dropped, on another."""
    expected = expected or promised
    promises = [on(day) for day in (promised, again) if day]
    slip = (expected - promised).days if expected and promised else None
    against = AgainstPromise(slip_in_days=slip, slip_in_working_days=slip, was_met_late=None)
    shown = forecast or (on(expected) if expected else None)
    is_overdue = state == "open" and expected is not None and expected < TODAY
    return MilestoneRow.model_construct(
        **only(
            ref=ref or title,
            title=title,
            kind=MilestoneKind.MILESTONE,
            workstream=workstream,
            workstream_name=workstream,
            first_promise=promises[0] if promises else None,
            baselines=tuple(BaselineView(promised=one, agreed_on=None, reason=None, note=None) for one in promises),
            baseline=promises[-1] if promises else None,
            forecast=shown,
            met_on=shown if state == "met" else None,
            state=state,
            status_in_words=state,
            against_baseline=against,
            against_first_promise=against,
            is_overdue=is_overdue,
            days_overdue=(TODAY - expected).days if is_overdue and expected else None,
        )
    )


STANDINGS = {
    PhaseStanding.DROPPED: "is_dropped",
    PhaseStanding.COMPLETED: "is_completed",
    PhaseStanding.RUNNING: "is_started",
    PhaseStanding.PLANNED_TO_BE_RUNNING: "is_active",
}


def phase(name: str, planned: PlannedDateView | None, **said: bool) -> PhaseRow:
    state = {"is_dropped": False, "is_completed": False, "is_started": False, "is_active": False} | said
    standing = next((one for one, of in STANDINGS.items() if state[of]), PhaseStanding.NOT_STARTED)
    stands = {"standing": standing, "standing_in_words": standing_in_words(standing)}
    return PhaseRow.model_construct(**only(ref=name, name=name, window=planned, **stands, **state))


def the_plan(*phases: PhaseRow) -> PhasePlan:
    return PhasePlan.model_construct(**only(programme="bridge", programme_name="Bridge", phases=phases))


def the_list(*rows: MilestoneRow) -> MilestoneList:
    ahead = [(row.forecast.ends, row.ref) for row in rows if row.state == "open" and row.forecast]
    coming = sorted((day, ref) for day, ref in ahead if day and day >= TODAY)
    soonest = coming[0] if coming else None
    due = NextDue(day=soonest[0], days_ahead=0, refs=(soonest[1],)) if soonest else None
    return MilestoneList.model_construct(
        **only(programme="bridge", programme_name="Bridge", milestones=rows, next_due=due, as_at=TODAY)
    )


def drawn_plan(*rows: MilestoneRow, phases: tuple[PhaseRow, ...] = (), today: date = TODAY) -> Timeline:
    return timeline(the_plan(*phases), the_list(*rows), today=today, href=lambda kind, ref: f"/{kind}s/{ref}")


def many_milestones(count: int = 200) -> tuple[MilestoneRow, ...]:
    """As many as a large programme has, in eight workstreams, half of them late."""
    first = date(2017, 1, 1)
    days = [first + timedelta(days=(37 * number) % 1100) for number in range(count)]
    return tuple(
        milestone(
            f"Service {number} moves to the shared desk",
            day,
            day + timedelta(days=(0, 30, 0, 90)[number % 4]),
            workstream=f"Workstream {number % 8}",
            state="met" if day < TODAY - timedelta(days=90) else "open",
        )
        for number, day in enumerate(days)
    )
