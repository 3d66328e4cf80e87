"""An issued report for people: what became of it and what seals it, then the report as it was issued."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, box, table
from api.commandline.texts import highlight
from application.projections.issued_report import IssuedReport, Seal
from domain.refusals import day_in_words


def told(view: IssuedReport) -> Iterator[Block]:
    """The seal first, as whoever asks wants to know whether the rest can be relied on."""
    yield Heading(phrases.title(f"Highlight report “{view.standing.ref}” as it was issued", view))
    yield Paragraph(f"{view.standing.in_words}.")
    if not view.seal.matches:
        yield from box("It does not match its seal", [view.seal.in_words])
    yield from _seal(view.seal)
    yield from highlight.told(view.report)


def _seal(seal: Seal) -> Iterator[Block]:
    checkpoint = f"{seal.checkpoint.origin}, {seal.checkpoint.size} entries" if seal.checkpoint else "none yet"
    yield Heading("Seal")
    yield Paragraph(seal.in_words)
    rows = (
        ("Entry of its issuing", seal.position),
        ("Made from the entries up to", seal.up_to),
        ("Shows the day", day_in_words(seal.as_at)),
        ("Version of the template", seal.template),
        ("SHA-256 recorded then", seal.content_sha256),
        ("SHA-256 made again now", seal.made_again),
        ("Checkpoint", checkpoint),
        ("Root (Base64)", seal.checkpoint.root if seal.checkpoint else "none yet"),
    )
    yield table(("what", "value"), rows, empty="")
