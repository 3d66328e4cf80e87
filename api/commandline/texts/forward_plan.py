"""The forward plan for people: month by month who has what before it, then each item with its timings and its route."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, box, table
from application.projections.forward_items import ForwardItemRow, TimingView
from application.projections.forward_plan import ForwardPlan, PlanMonth
from domain.words import NOT_STATED, listed

MONTHS = ("Month", "Looks back on", "Boards and what is before them", "Output", "Committees", "Said to come")
ITEMS = ("Ref", "Item", "Timings", "Route")


def told(view: ForwardPlan) -> Iterator[Block]:
    """The plan, read from the top."""
    yield Heading(phrases.title("Forward plan", view))
    yield Paragraph(view.in_words)
    yield table(MONTHS, map(_month, view.months), empty="Nothing is foreseen for any month.")
    yield table(ITEMS, map(_item, view.items), empty="No item is in the forward plan.")
    yield from box("What papers time otherwise", (_disagreement(row) for row in view.items if row.timings_disagree))


def _month(month: PlanMonth) -> tuple[object, ...]:
    boards = "; ".join(f"{held.board_name}: {', '.join(held.items) or 'no items stated'}" for held in month.boards)
    comes = "; ".join(f"{held.title} ({held.body or held.as_written})" for held in month.comes)
    return (
        month.month_in_words,
        month.quarters_in_words,
        boards or "no agenda",
        listed(month.outputs) or NOT_STATED,
        listed(month.committees) or NOT_STATED,
        comes or "nothing",
    )


def _item(row: ForwardItemRow) -> tuple[object, ...]:
    return row.ref, f"{row.title} (dropped)" if row.is_dropped else row.title, row.timings_in_words, row.route_in_words


def _disagreement(row: ForwardItemRow) -> str:
    return f"{row.title}: {'; '.join(map(_with_sources, row.timings))}"


def _with_sources(timing: TimingView) -> str:
    sources = ", ".join(held.source or "source not stated" for held in timing.sources)
    body = f" ({timing.body})" if timing.body else ""
    return f"{timing.as_written}{body} [{sources}]"
