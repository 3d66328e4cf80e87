"""The change requests for people: what is asked for, of whom, for how long, and what became of it."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, bullets, table
from application.projections.change_requests import ChangeList, ChangeRow
from application.projections.view import counted

COLUMNS = ("Ref", "What", "Asked for", "Asked on", "Who decides", "Status")


def told(view: ChangeList) -> Iterator[Block]:
    """The list, then on what each of them was decided."""
    yield Heading(phrases.title("Change requests", view))
    yield Paragraph(view.in_words)
    yield table(COLUMNS, (_row(row) for row in view.change_requests), empty="No change had been asked for by then.")
    yield from bullets(f"{row.ref}: {said}" for row in view.change_requests for said in _said(row))


def change_told(row: ChangeRow) -> str:
    """One of them in a line."""
    return f"Change request {row.ref}, {row.what}: {_status(row)}"


def _row(row: ChangeRow) -> tuple[str | None, ...]:
    return row.ref, row.what, _wanted(row), row.asked_in_words, row.who_decides, _status(row)


def _wanted(row: ChangeRow) -> str:
    """What is to change, from what to what."""
    found = [row.kind_in_words]
    found += [f"{row.milestone_title}: {phrases.planned(row.baseline)}"] if row.milestone and row.baseline else []
    found += [row.already_in_words] if row.is_baseline_already else []
    found += [f"instead of {row.instead_of.in_words}"] if row.instead_of else []
    found += [f"{row.workstream_name}: {row.scope}"] if row.workstream else []
    found += [row.amount_in_words] if row.amount_in_words else []
    return "; ".join(found)


def _status(row: ChangeRow) -> str:
    """How it stands and since when; how long it has been waiting."""
    if not row.is_open:
        return f"{row.standing}, {phrases.effective(row.decided_on)}"
    if row.days_open is None:
        return row.standing
    return f"{row.standing} for {counted(row.days_open, 'day')}"


def _said(row: ChangeRow) -> Iterator[str]:
    if row.impact:
        yield f"impact: {row.impact}"
    yield from (f"condition: {condition}" for condition in row.conditions)
    if row.is_in_effect is False:
        yield "what it brought was withdrawn since: it is approved, and not in effect"
    if row.why:
        yield f"{row.standing} because: {row.why}"
