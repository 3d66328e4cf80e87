"""The recommendations for people: a tree, numbered as its papers number it, what is supported apart."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, table
from application.projections.recommendations import RecommendationList, RecommendationRow
from domain.recommendation import Weight

COLUMNS = ("Number", "Ref", "Recommendation", "Asked", "Of", "By", "Status")


def told(view: RecommendationList) -> Iterator[Block]:
    """What is recommended, then what is supported."""
    yield Heading(phrases.title("Recommendations", view))
    yield Paragraph(view.in_words)
    made = [row for row in view.recommendations if row.weight is Weight.RECOMMENDED]
    yield table(COLUMNS, map(_row, made), empty="Nothing had been recommended at this moment.")
    if backed := [row for row in view.recommendations if row.weight is Weight.SUPPORTED]:
        yield Paragraph("Supported")
        yield table(COLUMNS, map(_row, backed), empty="")


def _row(row: RecommendationRow) -> tuple[str | None, ...]:
    number = row.number and f"{'· ' * row.depth}{row.number}"
    asked = row.ask and row.ask.replace("-", " ")
    return number, row.ref, row.text, asked, "; ".join(row.asked_of) or None, row.made_by, _standing(row)


def _standing(row: RecommendationRow) -> str:
    """How it stands, and by which decision."""
    settled = f"{row.decided_in_words} ({row.decided_by_ref})" if row.decided_by_ref else row.status_in_words
    return f"{settled}, on these conditions: {'; '.join(row.conditions)}" if row.conditions else settled
