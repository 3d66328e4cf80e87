"""The RAG board for people: what is red, amber or green, who said so and why, and whether the plan agrees."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, box, bullets, table
from application.projections.rag_board import RagBoard
from application.projections.rag_rows import InputView, RagRow
from domain.suggestion import Rule
from domain.words import NOT_STATED, listed

MOST_NAMED = 5
"""So many milestones are named behind one suggestion; the milestone list has them all."""

NO_MATTER = {Rule.ON_PLAN, Rule.NOTHING_TO_GO_BY}
COLUMNS = ("Subject", "Dimension", "Declared", "Trend", "Last looked at", "The plan suggests")


def told(view: RagBoard) -> Iterator[Block]:
    """The board: the counts, what the plan contradicts, the lights, and why each is what it is."""
    yield Heading(phrases.title("RAG board", view))
    yield Paragraph(view.in_words)
    yield from box("The plan disagrees", (_contradicted(row) for row in view.rows if row.contradiction))
    yield table(COLUMNS, (_row(row) for row in view.rows), empty="Nothing is rated at this moment.")
    yield from bullets(_why(row) for row in view.rows if row.is_declared)
    yield from bullets(dict.fromkeys(said for row in view.rows for said in _behind(row)))


def light(row: RagRow) -> str:
    """The light as word and shape, and since when nobody has looked at it where that is too long."""
    shown = phrases.light(row.rating.light, row.rating.in_words)
    return f"{shown}; ◌ Stale since {phrases.day(row.stale_since)}" if row.is_stale else shown


def _contradicted(row: RagRow) -> str:
    return f"{row.subject_title}, {row.dimension}: {row.contradiction}"


def _row(row: RagRow) -> tuple[str, ...]:
    looked_at = phrases.effective(row.last_looked_at) if row.is_declared else NOT_STATED
    shown = f"{light(row)}; {row.over_in_words}" if row.over_in_words else light(row)
    return row.subject_title, row.dimension, shown, row.trend_in_words, looked_at, _suggested(row)


def _suggested(row: RagRow) -> str:
    if row.suggested is None:
        return "the plan has no say"
    rating = row.suggested.rating
    return f"{phrases.light(rating.light, rating.in_words)}: {row.suggested.rule_in_words}"


def _why(row: RagRow) -> str:
    said = f"{row.subject_title}, {row.dimension}: {row.rating.in_words}, declared by {row.declared_by} "
    said += f"({phrases.effective(row.declared_on)}). Why: {phrases.sentence(row.rationale or NOT_STATED)}"
    return f"{said} Path to green: {phrases.sentence(row.path_to_green)}" if row.path_to_green else said


def _behind(row: RagRow) -> Iterator[str]:
    """The milestones that decided a suggestion, unless they are on plan, and what is to be noted beside it."""
    if row.suggested is None:
        return
    decided = [] if row.suggested.rule in NO_MATTER else row.suggested.inputs
    light_of = row.suggested.rating.in_words
    for weighed in decided[:MOST_NAMED]:
        yield f"{row.subject_title}: {light_of} is suggested by {_named(weighed)}"
    if len(decided) > MOST_NAMED:
        yield f"{row.subject_title}: {light_of} is suggested by {len(decided) - MOST_NAMED} more."
    noted: dict[tuple[str, str], list[str]] = {}
    for note in row.suggested.notes:
        noted.setdefault((note.rule.in_words, note.detail), []).append(note.milestone)
    yield from (f"{rule}: {listed(refs)} ({detail})." for (rule, detail), refs in noted.items())


def _named(weighed: InputView) -> str:
    return phrases.sentence(f"{weighed.milestone}, {weighed.title}: {weighed.detail}")
