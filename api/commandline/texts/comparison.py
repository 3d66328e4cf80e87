"""Two moments side by side for people: the sentence first, then each thing that differs, from what to what."""

from collections.abc import Iterator

from api.commandline.blocks import Block, Heading, Paragraph, table
from application.projections.comparison import Comparison, ThingCompared


def told(view: Comparison) -> Iterator[Block]:
    """What differs, thing by thing."""
    yield Heading(f"Comparison: {view.programme_name}")
    yield Paragraph(view.headline)
    for thing in view.things:
        yield Heading(named(thing))
        rows = ((change.label, change.changed_from, change.changed_to) for change in thing.changes)
        yield table(("what", "from", "to"), rows, empty="")


def named(thing: ThingCompared) -> str:
    """The thing, and what became of it: “Bridge opens” (milestone M1): moved."""
    became = ", ".join(thing.turns) or thing.sort.value
    return f"“{thing.title}” ({thing.kind_in_words} {thing.ref}): {became}"
