"""A bridge whose lights were put right afterwards, and what was shown of it at the ends of January and February 2018.

| light | shown on 31 January | known of 31 January | on 28 February |
| --- | --- | --- | --- |
| the programme | green | red (recorded on 5 February as from 25 January) | red, both |
| W1 | amber | green (recorded on 6 February as from 20 January) | green, both |
| W2 | not rated | red (recorded on 7 February as from 20 January) | red, both |
| W3 | not rated | not rated | not rated |
"""

from datetime import UTC, date, datetime
from typing import Any

from application.projections.restatement import LightRestated, Restatement, Shown, restatement
from application.projections.showings import ShownAt, shown_at
from domain.fact import Fact
from domain.highlight_report import HighlightReportDrafted
from domain.highlight_report_life import HighlightReportConsidered, HighlightReportIssued
from domain.programme import ProgrammeRegistered
from domain.rag_status import Dimension, RatedKind, RatingDeclared
from domain.rating import Light, Rating, Scale
from domain.record import Moment, folded
from domain.workstream import WorkstreamOpened
from tests.application.projections.building import NAME, PROGRAMME, Told, entries_of, registered

BEGAN = date(2018, 1, 5)
JANUARY, FEBRUARY = date(2018, 1, 31), date(2018, 2, 28)
NOW = datetime(2018, 3, 5, 12, 0, tzinfo=UTC)
LEAD: dict[str, Any] = {"actor": "Steel lead", "role": "workstream-lead"}  # Any: keyword arguments of a telling


def at(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def told(
    kind: str,
    ref: str,
    fact: Fact,
    day: date,
    *,
    recorded: date | None = None,
    **more: Any,  # Any: as a telling takes them
) -> Told:
    """Something recorded on the day it took effect, unless said otherwise."""
    return Told(kind, ref, fact, day, recorded_at=at(recorded or day), **more)


def light(
    subject: str,
    light: Light,
    day: date,
    *,
    recorded: date | None = None,
    scale: Scale = Scale.THREE,
    **more: Any,  # Any: as a telling takes them
) -> Told:
    """The overall light of the programme or of a workstream."""
    kind = RatedKind.PROGRAMME if subject == PROGRAMME else RatedKind.WORKSTREAM
    ref = "programme:overall" if kind is RatedKind.PROGRAMME else f"workstream:{subject}:overall"
    fact = RatingDeclared(
        subject_kind=kind,
        subject=subject,
        dimension=Dimension.OVERALL,
        rating=Rating(light=light, scale=scale),
        rationale="why",
    )
    return told("rag", ref, fact, day, recorded=recorded, **more)


def opened(ref: str) -> Told:
    return told("workstream", ref, WorkstreamOpened(name=f"Strand {ref}"), BEGAN)


BEGINNING = (
    registered(ProgrammeRegistered(name=NAME), BEGAN)._replace(recorded_at=at(BEGAN)),
    opened("W1"),
    opened("W2"),
    opened("W3"),
    light(PROGRAMME, Light.GREEN, date(2018, 1, 10)),
    light("W1", Light.AMBER, date(2018, 1, 10), **LEAD),
)
HINDSIGHT = (
    light(PROGRAMME, Light.RED, date(2018, 1, 25), recorded=date(2018, 2, 5), note="the pier had cracked"),
    light("W1", Light.GREEN, date(2018, 1, 20), recorded=date(2018, 2, 6), **LEAD),
    light("W2", Light.RED, date(2018, 1, 20), recorded=date(2018, 2, 7), **LEAD),
)


def issued_report(reported: date, *, on: date, up_to: int, workstream: str | None = None) -> tuple[Told, Told]:
    """A report as at a day, issued on another, of the record's first so many entries."""
    drafted = HighlightReportDrafted(reported_on=reported, workstream=workstream)
    fact = HighlightReportIssued(up_to=up_to, as_at=reported, template=1, content_sha256="0" * 64)
    return (
        told("highlight-report", "HR1", drafted, reported, recorded=on),
        told("highlight-report", "HR1", fact, on),
    )


def considered(day: date) -> Told:
    fact = HighlightReportConsidered(board="Steering group", considered_on=day)
    return told("highlight-report", "HR1", fact, day)


def what_was_shown(*tellings: Told, now: datetime = NOW, **days: date) -> tuple[ShownAt, ...]:
    record = folded(Moment(now.date()), entries_of(*tellings))
    return shown_at(record, now=now, **days)


def restated(*tellings: Told, now: datetime = NOW, moment: Moment | None = None, **days: date) -> Restatement:
    """The restatement of these entries, as the doors put it together."""
    entries = entries_of(*tellings)
    asked = moment or Moment(now.date())
    record = folded(asked, entries)
    return restatement(record, shown_at(record, now=now, **days), entries, now=now)


def on(found: Restatement, day: date) -> Shown:
    (shown,) = (one for one in found.shown if one.as_at == day)
    return shown


def of(shown: Shown, ref: str) -> LightRestated:
    (one,) = (one for one in shown.lights if one.ref == ref)
    return one
