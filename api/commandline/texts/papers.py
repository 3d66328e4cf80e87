"""The papers for people: which wait, where they were, what they mean area by area, and what members were told."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, bullets, table
from application.projections.papers import AnswerView, ImplicationView, PaperList, PaperRow
from domain.words import NOT_STATED

COLUMNS = ("Ref", "Paper", "Lead officer", "Key decision", "Before", "Outcome")


def told(view: PaperList) -> Iterator[Block]:
    """The list, then each paper that says what it means or what was asked about it."""
    yield Heading(phrases.title("Papers", view))
    yield Paragraph(view.in_words)
    yield table(COLUMNS, (_row(row) for row in view.papers), empty="No paper had been submitted at this moment.")
    for row in view.papers:
        yield from _meaning(row)


def _row(row: PaperRow) -> tuple[str | None, ...]:
    key = None if row.is_key_decision is None else "Yes" if row.is_key_decision else "No"
    before = "; ".join(sitting.in_words for sitting in row.meetings) or NOT_STATED
    return row.ref, row.title, row.lead_officer, key, before, row.outcome_in_words


def _meaning(row: PaperRow) -> Iterator[Block]:
    if row.implications:
        yield Paragraph(f"{row.ref}: implications by area")
        yield from bullets(map(_implication, row.implications))
    if row.answers:
        yield Paragraph(f"{row.ref}: questions and answers")
        yield from bullets(map(_answer, row.answers))


def _implication(held: ImplicationView) -> str:
    return f"{f'{held.number} ' if held.number else ''}{held.area}: {held.in_words}"


def _answer(held: AnswerView) -> str:
    asked = held.question or f"question {NOT_STATED}"
    return f"{held.topic}: {asked} {held.answer} ({held.answered_by or NOT_STATED})"
