"""What needs attention, for people: the neediest first, each with its reason in a sentence."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, table
from application.projections.attention import Attention
from application.projections.needs import AttentionItem

COLUMNS = ("Ref", "What", "Need", "Why", "Since")


def told(view: Attention) -> Iterator[Block]:
    """The answer in a sentence, then the list."""
    yield Heading(phrases.title("What needs attention", view))
    yield Paragraph(view.in_words)
    yield table(COLUMNS, (_row(item) for item in view.items), empty="Nothing needs attention at this moment.")


def _row(item: AttentionItem) -> tuple[object, ...]:
    return item.ref, f"{item.noun}: {item.title}", item.need.replace("-", " "), item.why, phrases.day(item.since)
