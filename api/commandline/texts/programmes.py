"""The programmes of a store for people: each with its reference, its light, and how much it holds."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, table
from api.commandline.texts.workstreams import overall
from application.projections.programmes import ProgrammeSummary

if TYPE_CHECKING:
    from api.rest.programmes import ProgrammeList

COLUMNS = ("Ref", "Name", "Overall", "Milestones", "Risks", "Issues")


def told(view: "ProgrammeList") -> Iterator[Block]:
    """The list, one programme a row."""
    yield Heading(f"Programmes, {phrases.moment(view.as_at, view.known_at)}")
    yield table(COLUMNS, (_row(row) for row in view.programmes), empty="No programme is in the record at this moment.")


def _row(row: ProgrammeSummary) -> tuple[str, ...]:
    milestones = row.counts.milestones
    return (
        row.ref,
        f"{row.name} (closed)" if row.is_closed else row.name,
        overall(row.lights),
        f"{milestones.total}, {milestones.overdue} overdue",
        f"{row.counts.open_risks} open",
        f"{row.counts.open_issues} open",
    )
