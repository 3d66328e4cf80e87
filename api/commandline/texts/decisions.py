"""The decisions for people: what, by whom, at which meeting, with which outcome, and what they had before them."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, bullets, table
from application.projections.decisions import DecisionList, DecisionRow
from application.projections.view import DATE_NOT_STATED
from domain.words import NOT_STATED

COLUMNS = ("Ref", "Decision", "Taken", "By", "Item", "Outcome")


def told(view: DecisionList) -> Iterator[Block]:
    """The list, then what those who decided had before them."""
    yield Heading(phrases.title("Decisions", view))
    yield Paragraph(view.in_words)
    yield table(COLUMNS, (_row(row) for row in view.decisions), empty="No decision had been taken at this moment.")
    yield from bullets(f"{row.ref}: {_saw(row)}" for row in view.decisions)


def _row(row: DecisionRow) -> tuple[str, ...]:
    return row.ref, row.text, row.taken_in_words, row.decided_by, row.item_in_words or NOT_STATED, _outcome(row)


def _outcome(row: DecisionRow) -> str:
    """What they said, on which conditions, and what replaced it."""
    said = [row.outcome_in_words, *(f"on condition: {condition}" for condition in row.conditions)]
    said += [f"superseded by {row.superseded_by}"] if row.superseded_by else []
    return "; ".join(said)


def _saw(row: DecisionRow) -> str:
    return f"what they saw: {row.saw.in_words}" if row.saw else f"what they saw cannot be told: {DATE_NOT_STATED}"
