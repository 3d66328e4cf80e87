"""Board packs for people: what stands out first, what is asked and owed, and which meetings had a pack before them."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, box, table
from api.commandline.texts.seals import seal_told
from application.projections.board_pack import BoardPack, PackItem
from application.projections.frozen_packs import MeetingPack, MeetingSeen, PackList
from domain.refusals import day_in_words
from domain.words import NOT_STATED


def one_told(view: MeetingPack) -> Iterator[Block]:
    """One pack, read from the top; its seal first, as whoever asks wants to know whether the rest can be relied on."""
    yield Heading(phrases.title(f"Pack for {view.pack.meeting.called}", view))
    yield Paragraph(view.in_words)
    if view.since_in_words:
        yield Paragraph(view.since_in_words)
    if view.seal is not None:
        if not view.seal.matches:
            yield from box("It does not match its seal", [view.seal.in_words])
        yield from seal_told(view.seal, entry="Entry of its freezing")
    yield from _pack(view.pack)


def _pack(pack: BoardPack) -> Iterator[Block]:
    yield Heading("What stands out")
    yield Paragraph(pack.in_words)
    for group in pack.exceptions:
        rows = ((one.title, one.why, one.path_to_green or "") for one in group.items)
        with_path = group.name == "red"
        columns = (group.in_words, "Why", *(("Path to green",) if with_path else ()))
        cells = (row if with_path else row[:2] for row in _stated(rows))
        yield table(columns, cells, empty=group.none_in_words)
    yield from _reported(pack)
    yield Heading("What is asked of the board")
    asked = ((one.number or "", one.text, one.kind_in_words, one.why) for one in pack.asked)
    yield table(
        ("No", "What is asked", "What it is", "How it comes before it"), asked, empty="No decision is asked for."
    )
    shown = (
        (one.gate, f"{one.number}. {one.criterion}", one.in_words, one.evidence or "no evidence")
        for one in pack.criteria
    )
    if pack.criteria:
        yield table(("Gate", "What it asks", "How far it is met", "What was shown of it"), shown, empty="")
    yield Heading("What the board asked for")
    actions = ((one.what, one.owner_in_words, one.due_in_words, _late(one.days_late)) for one in pack.actions)
    yield table(("Action", "Owner", "Due", "Days late"), actions, empty="No action of this board is open.")
    yield from _agenda_and_ahead(pack)


def _stated(rows: Iterator[tuple[str, str, str]]) -> Iterator[tuple[str, ...]]:
    return ((title, why, path or NOT_STATED) for title, why, path in rows)


def _late(days: int | None) -> str:
    return "not late" if days is None else str(days)


def _reported(pack: BoardPack) -> Iterator[Block]:
    yield Heading("What was reported")
    yield Paragraph(f"{pack.since_in_words}.")
    reports = ((one.of, day_in_words(one.reported_on), one.in_words, one.content_sha256) for one in pack.reports)
    yield table(("Report on", "As at", "What became of it", "SHA-256"), reports, empty="No report was issued.")
    missing = ((one.of, one.in_words) for one in pack.missing)
    yield table(("Missing", "Since when"), missing, empty="No report is missing.")


def _agenda_and_ahead(pack: BoardPack) -> Iterator[Block]:
    yield Heading("Agenda")
    for part in pack.agenda:
        items = ((item.number or item.item, item.title, _paper(item)) for item in part.items)
        yield table(("No", part.in_words, "Paper"), items, empty="")
    if not pack.agenda:
        yield Paragraph("No item is on its agenda yet.")
    yield Heading("What comes next")
    yield Paragraph(pack.ahead.in_words)
    if pack.ahead.next_meeting:
        coming = ((one.text, one.when_in_words) for one in pack.ahead.items)
        yield table(("What", "When"), coming, empty="Nothing is foreseen until then.")


def _paper(item: PackItem) -> str:
    return item.paper_title or item.paper or phrases.unless_withheld(item, "no paper")


def told(view: PackList) -> Iterator[Block]:
    """Every meeting with its last pack."""
    yield Heading(phrases.title("Board packs", view))
    yield Paragraph(view.in_words)
    columns = ("Meeting", "Ref", "Pack", "Entries up to", "SHA-256", "Made again now", "With hindsight")
    empty = "No meeting was held, and no pack was frozen."
    yield table(columns, map(_meeting, view.meetings), empty=empty)


def _meeting(row: MeetingSeen) -> tuple[str, ...]:
    if not row.packs:
        return row.called, row.meeting, "no pack", "", "", row.saw.in_words if row.saw else NOT_STATED, ""
    last = row.packs[-1]
    said = next((one for one in row.packs if not one.matches), last)
    return (
        row.called,
        row.meeting,
        last.pack.in_words,
        str(last.pack.up_to),
        last.pack.content_sha256,
        said.in_words,
        row.hindsight.in_words if row.hindsight else NOT_STATED,
    )
