"""The lines of a seal, as the pages of issued reports and of frozen packs show them."""

from typing import NamedTuple

from application.projections.seal import Seal
from domain.refusals import day_in_words


class SealLine(NamedTuple):
    """One line of the seal: what it is, the field of the view, and its value in words."""

    what: str
    name: str
    value: object
    words: str


def seal_lines(seal: Seal, *, entry: str) -> tuple[SealLine, ...]:
    """The lines of a seal; `entry` says of what its entry is."""
    kept = seal.checkpoint
    lines = (
        SealLine(entry, "position", seal.position, f"{seal.position:,}"),
        SealLine("Made from the entries up to", "up_to", seal.up_to, f"{seal.up_to:,}"),
        SealLine("Shows the day", "as_at", seal.as_at.isoformat(), day_in_words(seal.as_at)),
        SealLine("Version of the template", "template", seal.template, str(seal.template)),
        SealLine("SHA-256 of its content", "content_sha256", seal.content_sha256, seal.content_sha256),
    )
    if kept is None:
        return (*lines, SealLine("Checkpoint", "checkpoint", None, "none vouches for it yet"))
    return (
        *lines,
        SealLine("Log", "checkpoint.origin", kept.origin, kept.origin),
        SealLine("Checkpoint, at entries", "checkpoint.size", kept.size, f"{kept.size:,}"),
        SealLine("Root there", "checkpoint.root", kept.root, kept.root),
    )
