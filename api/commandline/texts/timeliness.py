"""The year of returns for people: who reported in time, what is missing, and what is asked for."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, bullets, table
from application.projections.return_rows import ReturnRow
from application.projections.timeliness import OwnerRow, Timeliness
from application.projections.view import day_or_not_stated

OWNERS = ("Who reports", "Due", "On time", "No change", "Late", "Incomplete", "Missing", "Milestones updated")
RETURNS = ("Period", "Who reports", "Due on", "How it stands")


def told(view: Timeliness) -> Iterator[Block]:
    """The answer, how each reported, every return, and what is asked for."""
    yield Heading(phrases.title("Returns over the last year", view))
    yield Paragraph(view.in_words)
    yield table(OWNERS, (_owner(row) for row in view.owners), empty="Nobody was asked for a return by then.")
    yield table(RETURNS, (_return(row) for row in view.returns), empty="No period had ended by then.")
    yield from bullets(f"{row.of_whom}: {row.in_words}" for row in view.cadences)


def _owner(row: OwnerRow) -> tuple[str | None, ...]:
    counts = (row.due, row.on_time, row.no_change, row.late, row.incomplete, row.missing)
    return row.owner, *map(str, counts), day_or_not_stated(row.milestones_updated_on)


def _return(row: ReturnRow) -> tuple[str | None, ...]:
    return row.period_in_words, row.owner, day_or_not_stated(row.due_on), row.in_words
