"""An issued report for people: what became of it and what seals it, then the report as it was issued."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, box
from api.commandline.texts import highlight
from api.commandline.texts.seals import seal_told
from application.projections.issued_report import IssuedReport


def told(view: IssuedReport) -> Iterator[Block]:
    """The seal first, as whoever asks wants to know whether the rest can be relied on."""
    yield Heading(phrases.title(f"Highlight report “{view.standing.ref}” as it was issued", view))
    yield Paragraph(f"{view.standing.in_words}.")
    if not view.seal.matches:
        yield from box("It does not match its seal", [view.seal.in_words])
    yield from seal_told(view.seal, entry="Entry of its issuing")
    yield from highlight.told(view.report)
