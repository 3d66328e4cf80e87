"""The seal of an issued report or a frozen pack for people."""

from collections.abc import Iterator

from api.commandline.blocks import Block, Heading, Paragraph, table
from application.projections.seal import Seal
from domain.refusals import day_in_words


def seal_told(seal: Seal, *, entry: str) -> Iterator[Block]:
    """What vouches for it, line by line; `entry` says of what its entry is."""
    checkpoint = f"{seal.checkpoint.origin}, {seal.checkpoint.size} entries" if seal.checkpoint else "none yet"
    yield Heading("Seal")
    yield Paragraph(seal.in_words)
    rows = (
        (entry, seal.position),
        ("Made from the entries up to", seal.up_to),
        ("Shows the day", day_in_words(seal.as_at)),
        ("Version of the template", seal.template),
        ("SHA-256 recorded then", seal.content_sha256),
        ("SHA-256 made again now", seal.made_again),
        ("Checkpoint", checkpoint),
        ("Root (Base64)", seal.checkpoint.root if seal.checkpoint else "none yet"),
    )
    yield table(("what", "value"), rows, empty="")
