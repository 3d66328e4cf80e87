"""The RAG board for people: what is red, amber or green, who said so and why, and whether the plan agrees."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, box, bullets, table
from application.projections.rag_board import RagBoard
from application.projections.rag_rows import RagRow
from domain.words import NOT_STATED

COLUMNS = ("Subject", "Dimension", "Declared", "Trend", "Last looked at", "The plan suggests")


def told(view: RagBoard) -> Iterator[Block]:
    """The board: the counts, what the plan contradicts, the lights, and why each is what it is."""
    yield Heading(phrases.title("RAG board", view))
    yield Paragraph(view.in_words)
    yield from box("The plan disagrees", (_contradicted(row) for row in view.rows if row.contradiction))
    yield table(COLUMNS, (_row(row) for row in view.rows), empty="Nothing is rated at this moment.")
    yield from bullets(_why(row) for row in view.rows if row.is_declared)


def light(row: RagRow) -> str:
    """The light as word and shape, and since when nobody has looked at it where that is too long."""
    shown = phrases.light(row.rating.light, row.rating.in_words)
    return f"{shown}; ◌ Stale since {phrases.day(row.stale_since)}" if row.is_stale else shown


def _contradicted(row: RagRow) -> str:
    return f"{row.subject_title}, {row.dimension}: {row.contradiction}"


def _row(row: RagRow) -> tuple[str, ...]:
    looked_at = phrases.effective(row.last_looked_at) if row.is_declared else NOT_STATED
    return row.subject_title, row.dimension, light(row), row.trend_in_words, looked_at, _suggested(row)


def _suggested(row: RagRow) -> str:
    if row.suggested is None:
        return "the plan has no say"
    rating = row.suggested.rating
    return f"{phrases.light(rating.light, rating.in_words)}: {row.suggested.rule_in_words}"


def _why(row: RagRow) -> str:
    said = f"{row.subject_title}, {row.dimension}: {row.rating.in_words}, declared by {row.declared_by} "
    said += f"({phrases.effective(row.declared_on)}). Why: {phrases.sentence(row.rationale or NOT_STATED)}"
    return f"{said} Path to green: {phrases.sentence(row.path_to_green)}" if row.path_to_green else said
