"""What does a board have before it at a meeting: what stands out, what was reported, and what is asked of it?

A pack is made of the record alone, so that one that was frozen can be made again. What stands out comes first. Its rows
are its own, and each says in words what a board has to know: what else other questions come to answer changes no pack.
"""

from collections.abc import Iterator
from itertools import groupby

from application.projections.agenda import part_in_words
from application.projections.exemptions import NOT_PUBLIC, placeholders
from application.projections.meeting_rows import board_name, called, in_order
from application.projections.meetings import meetings_of
from application.projections.pack_ahead import PackAhead, ahead_of
from application.projections.pack_asked import PackAction, PackAsk, asked_of, open_actions
from application.projections.pack_escalated import escalations_asked
from application.projections.pack_exceptions import PackExceptions, exceptions_of
from application.projections.pack_gates import PackCriterion, criteria_asked, gates_asked
from application.projections.pack_reports import MissingReport, PackReport, missing_reports, reports_since
from application.projections.view import PlannedDateView, ProgrammeView, View, counted, header, shown_date
from domain.board import Board
from domain.exemption import Exemption, ExemptKind
from domain.meeting import Item, Meeting
from domain.meeting_facts import Part
from domain.paper import Paper
from domain.record import Record
from domain.refusals import day_in_words
from domain.words import listed


class PackMeeting(View):
    """The meeting that the pack is for; what is not stated is null."""

    ref: str
    called: str
    title: str | None
    board: str
    board_name: str
    on: PlannedDateView
    starts_at: str | None
    place: str | None


class PackItem(View):
    """An item of the agenda, with its paper; of one that `is_withheld` nothing but its number and title is told."""

    item: str
    number: str | None
    title: str
    paper: str | None
    paper_title: str | None
    pages: str | None
    is_key_decision: bool | None
    is_withheld: bool


class PackPart(View):
    """A part of the agenda; null where no part is stated."""

    part: Part | None
    in_words: str
    items: tuple[PackItem, ...]


class BoardPack(ProgrammeView):
    """What a board has before it at one meeting, as at a day.

    `last_meeting` is the one that the board held before; null where none is in the record. What was reported is
    reported since then. `missing` are reports that nobody issued since then. `criteria` are what the gates ask at which
    the board is asked to decide. Late actions come first.
    """

    meeting: PackMeeting
    as_at_in_words: str
    in_words: str
    last_meeting: str | None
    since_in_words: str
    exceptions: tuple[PackExceptions, ...]
    agenda: tuple[PackPart, ...]
    reports: tuple[PackReport, ...]
    missing: tuple[MissingReport, ...]
    asked: tuple[PackAsk, ...]
    criteria: tuple[PackCriterion, ...]
    actions: tuple[PackAction, ...]
    ahead: PackAhead


def board_pack(record: Record, ref: str) -> BoardPack:
    """The pack of a meeting as the record has it; an unknown meeting is refused."""
    meeting = record.get(Meeting, ref)
    board, last = record.get(Board, meeting.board), _last_before(record, meeting)
    reports = reports_since(record, board, last)
    made = BoardPack(
        **header(record),
        meeting=_meeting(record, meeting),
        as_at_in_words=f"as at {day_in_words(record.moment.as_at)}",
        in_words="",
        last_meeting=last.ref if last else None,
        since_in_words=_since(last),
        exceptions=exceptions_of(record),
        agenda=_agenda(record, meeting),
        reports=reports,
        missing=missing_reports(record, reports, last),
        asked=(
            *gates_asked(record, board, meeting),
            *asked_of(record, board, meeting),
            *escalations_asked(record, board),
        ),
        criteria=criteria_asked(record, board, meeting),
        actions=open_actions(record, board),
        ahead=ahead_of(record, board, meeting),
    )
    return made.model_copy(update={"in_words": " ".join(f"{sentence}." for sentence in _sentences(made))})


def _last_before(record: Record, meeting: Meeting) -> Meeting | None:
    """The meeting that its board held last before this one."""
    held = [other for other in meetings_of(record, meeting.board) if other.is_held]
    before = [other for other in held if in_order(other) < in_order(meeting) and other.ref != meeting.ref]
    return before[-1] if before else None


def _since(last: Meeting | None) -> str:
    if last is None:
        return "No earlier meeting of this board is recorded as held, so everything that was issued is listed"
    return f"Since {last.in_words}, the last that this board held"


def _meeting(record: Record, meeting: Meeting) -> PackMeeting:
    return PackMeeting(
        ref=meeting.ref,
        called=called(record, meeting),
        title=meeting.title,
        board=meeting.board,
        board_name=board_name(record, meeting.board),
        on=shown_date(meeting.on),
        starts_at=meeting.starts_at,
        place=meeting.place,
    )


def _agenda(record: Record, meeting: Meeting) -> tuple[PackPart, ...]:
    """The items in the order of the agenda, by part; items of no part come first, as they stand.

    What is exempt and not in the record, as whoever asks may not read it, comes last in Part II.
    """
    order: list[Part | None] = [None, *Part]
    items = [(item.listed.part, _item(record, item)) for item in meeting.items]
    seen = {item.item for _, item in items}
    exempt = placeholders(record, ExemptKind.AGENDA_ITEM, meeting.ref)
    items += [(Part.TWO, _withheld(held)) for held in exempt if held.subject not in seen]
    items.sort(key=lambda one: order.index(one[0]))
    return tuple(
        PackPart(part=part, in_words=part_in_words(part), items=tuple(item for _, item in held))
        for part, held in groupby(items, key=lambda one: one[0])
    )


def _withheld(held: Exemption) -> PackItem:
    title = f"{held.title or NOT_PUBLIC} ({held.in_words})"
    return PackItem(
        item=held.subject,
        number=held.number,
        title=title,
        paper=None,
        paper_title=None,
        pages=None,
        is_key_decision=None,
        is_withheld=True,
    )


def _item(record: Record, item: Item) -> PackItem:
    listed_as = item.listed
    paper = record.all(Paper).get(listed_as.paper or "")
    return PackItem(
        item=listed_as.item,
        number=listed_as.number,
        title=listed_as.title,
        paper=listed_as.paper,
        paper_title=paper.title if paper else None,
        pages=listed_as.pages,
        is_key_decision=listed_as.is_key_decision,
        is_withheld=False,
    )


def _sentences(pack: BoardPack) -> Iterator[str]:
    """“1 light is red and 2 milestones are late … 1 report is missing … 5 actions are open, 2 of them late”."""
    yield listed([group.count_in_words for group in pack.exceptions if group.stands_out]) or "Nothing stands out"
    if pack.missing:
        yield counted(len(pack.missing), "report is missing", "reports are missing")
    yield _upper(counted(len(pack.asked), "decision is asked for", "decisions are asked for"))
    late = sum(action.is_late for action in pack.actions)
    still_open = counted(len(pack.actions), "action of this board is open", "actions of this board are open")
    yield _upper(f"{still_open}{f', {late} of them late' if late else ''}")


def _upper(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
