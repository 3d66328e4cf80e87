"""The programmes of a store for people: each with its reference, its light, and how much it holds."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, table
from application.projections.programmes import ProgrammeSummary
from domain.rag_status import Dimension

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
        _overall(row),
        f"{milestones.total}, {milestones.overdue} overdue",
        f"{row.counts.open_risks} open",
        f"{row.counts.open_issues} open",
    )


def _overall(row: ProgrammeSummary) -> str:
    declared = (held for held in row.lights if held.dimension is Dimension.OVERALL)
    return next((phrases.light(held.light, held.in_words) for held in declared), phrases.NOT_RATED)
