"""One meeting for people: its days, who was there, its agenda by part with outcomes, and what was resolved."""

from collections.abc import Iterator

from api.commandline import phrases
from api.commandline.blocks import Block, Heading, Paragraph, bullets, table
from application.projections.agenda import AgendaItemView, ResolutionView
from application.projections.meeting import AttendanceView, MeetingDay, MeetingDetail
from application.projections.meeting_rows import MeetingStanding
from domain.words import NOT_STATED


def told(view: MeetingDetail) -> Iterator[Block]:
    """The meeting, read from the top."""
    row = view.meeting
    yield Heading(phrases.title(f"Meeting {row.ref}, {row.called}", view))
    yield Paragraph(view.in_words)
    if view.minutes_in_words:
        yield Paragraph(f"Minutes: {view.minutes_in_words}")
    yield from bullets(_said(view))
    if view.meeting.has_moved:
        yield Heading("When it was to be")
        yield table(("Day", "Said", "Why", "Decision"), map(_day, view.days), empty="")
    if view.attendance:
        yield Heading("Who was there")
        yield table(("Of", "Present", "Apologies"), map(_attendance, view.attendance), empty="")
    yield from _agenda(view)
    yield from bullets(f"Resolved at no item: {_resolution(one)}" for one in view.other_resolutions)


def _said(view: MeetingDetail) -> Iterator[str]:
    yield f"Board: {view.meeting.board_name}. Place: {view.meeting.place or NOT_STATED}."
    if view.actions:
        yield f"Actions that name it: {', '.join(view.actions)}."
    if view.actions_known_by_count:
        yield phrases.sentence(view.actions_known_by_count.in_words)
    yield from (phrases.sentence(pack.in_words) for pack in view.packs)
    if view.considered:
        yield f"Reports it had before it: {', '.join(view.considered)}."


def _day(day: MeetingDay) -> tuple[str, ...]:
    return phrases.planned(day.on), phrases.effective(day.said_on), day.because or NOT_STATED, day.decision or "none"


def _attendance(group: AttendanceView) -> tuple[str, ...]:
    no_vote = " (no vote)" if group.has_vote is False else ""
    return f"{group.of_name}{no_vote}", _count(group.present), _count(group.apologies)


def _count(number: int | None) -> str:
    return NOT_STATED if number is None else str(number)


def _agenda(view: MeetingDetail) -> Iterator[Block]:
    if not view.agenda:
        yield Paragraph("No item is on its agenda.")
    is_held = view.meeting.standing is MeetingStanding.HELD
    columns = ("No", "Item", "Pages", "Paper", *(("Outcome", "Resolved") if is_held else ()))
    for part in view.agenda:
        yield Heading(part.in_words)
        yield table(columns, (_item(item, is_held=is_held) for item in part.items), empty="")


def _item(item: AgendaItemView, *, is_held: bool) -> tuple[str, ...]:
    """What came of an item is told of a meeting that was held."""
    title = f"{item.title} ({item.exempt})" if item.exempt else item.title
    paper = item.paper_title or item.paper or phrases.unless_withheld(item, "none")
    before = (item.number or item.item, title, item.pages or phrases.unless_withheld(item, NOT_STATED), paper)
    return (*before, *_came_to(item)) if is_held else before


def _came_to(item: AgendaItemView) -> tuple[str, str]:
    outcome = item.outcome_in_words + (f": {item.finding}" if item.finding else "")
    return outcome, "; ".join(map(_resolution, item.resolutions)) or phrases.unless_withheld(item, "nothing")


def _resolution(one: ResolutionView) -> str:
    return f"{one.ref}, {one.text}{' (superseded)' if one.is_superseded else ''}"
