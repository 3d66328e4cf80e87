"""The actions for people: late ones first, and those of which only the number is known told apart."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, bullets, table
from application.projections.actions import ActionList, ActionRow
from application.projections.view import counted

COLUMNS = ("Ref", "Action", "Owner", "Asked for by", "Due", "State", "From")


def told(view: ActionList) -> Iterator[Block]:
    """The list, then what meetings counted."""
    yield Heading(phrases.title("Actions", view))
    yield Paragraph(view.in_words)
    yield table(COLUMNS, (_row(row) for row in view.actions), empty="No action had been assigned at this moment.")
    yield from bullets(held.in_words for held in view.counted_elsewhere)


def _row(row: ActionRow) -> tuple[str | None, ...]:
    came_from = row.meeting_in_words or row.decision or row.recommendation or row.board_name
    return row.ref, row.what, row.owner_in_words, row.requested_by, row.due_in_words, _state(row), came_from


def _state(row: ActionRow) -> str:
    """How it stands, how late it is, and what was last said of it."""
    found = [row.state_in_words]
    found += [f"{counted(row.days_late, 'day')} late"] if row.days_late else []
    found += [said for said in (row.standing, row.outcome) if said]
    return "; ".join(found)
