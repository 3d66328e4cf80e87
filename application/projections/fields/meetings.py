"""What do the fields of meetings and of the papers put before them say?"""

from application.projections.fields.field import (
    Field,
    Names,
    Said,
    date_in_words,
    derived,
    done,
    joined,
    plain,
    reference,
    several,
)
from application.projections.sentences.meetings import (
    attendance_in_words,
    count_in_words,
    item_in_words,
    outcome_in_words,
)
from application.projections.sentences.papers import implication_in_words
from application.projections.view import counted
from domain.board import Board
from domain.board_pack import Pack
from domain.decision import Decision
from domain.meeting import Item, Meeting
from domain.paper import ImplicationStated, Paper, QuestionAnswered
from domain.refusals import day_in_words


def _status(meeting: Meeting) -> str | None:
    if meeting.held is None:
        return joined(("cancelled" if meeting.is_cancelled else "to come", meeting.cancelled_because), ": ")
    held = meeting.held
    times = (
        f"from {held.started_at}" if held.started_at else None,
        f"until {held.ended_at}" if held.ended_at else None,
    )
    members = f"{counted(held.members, 'member')} in all" if held.members is not None else None
    return joined((done("held", held.held_on), *times, *map(attendance_in_words, held.attendance), members))


def _moves(meeting: Meeting, names: Names) -> Said:
    return {
        f"move {number}": joined(
            (
                date_in_words(move.to),
                f"said on {day_in_words(move.said_on)}" if move.said_on else None,
                move.because,
                names.named(Decision.KIND, move.decision),
            )
        )
        or ""
        for number, move in enumerate(meeting.moves, start=1)
    }


def _items(meeting: Meeting, names: Names) -> Said:
    return {item.listed.item: _item(item, names) for item in meeting.items}


def _item(item: Item, names: Names) -> str:
    dealt = item.dealt_with
    outcome = joined((outcome_in_words(dealt.outcome), dealt.finding), ": ") if dealt else None
    return (
        joined((item_in_words(item.listed, names.named(Paper.KIND, item.listed.paper)), outcome)) or item.listed.title
    )


def _packs(meeting: Meeting, _: Names) -> Said:
    return {f"pack {number}": _pack(pack) for number, pack in enumerate(meeting.packs, start=1)}


def _pack(pack: Pack) -> str:
    when = f" on {day_in_words(pack.frozen_on)}" if pack.frozen_on else ""
    return f"frozen{when}, made from the record up to entry {pack.frozen.up_to}"


MEETING: tuple[Field, ...] = (
    plain("title", "Title"),
    reference("board", "Board", Board.KIND),
    derived("Status", _status, "is_cancelled", "cancelled_because", "held"),
    plain("first_on", "First to be on"),
    Field(("moves",), "Moved to", _moves),
    plain("starts_at", "Starts at"),
    plain("place", "Place"),
    Field(("items",), "Agenda item", _items),
    derived("Actions followed elsewhere", lambda held: held.counted and count_in_words(held.counted), "counted"),
    Field(("packs",), "Pack", _packs),
)
"""Every field of a meeting."""


def _implication(held: ImplicationStated) -> tuple[str, str]:
    return held.area, joined((implication_in_words(held), held.number and f"paragraph {held.number}")) or held.area


def _answer(held: QuestionAnswered) -> tuple[str, str]:
    by = f"answered by {held.answered_by}" if held.answered_by else None
    return held.topic, joined((held.question, held.answer, by)) or held.topic


PAPER: tuple[Field, ...] = (
    plain("title", "Title"),
    derived("Status", lambda paper: "withdrawn" if paper.is_withdrawn else "submitted", "is_withdrawn"),
    plain("kind", "Kind"),
    plain("author_role", "Author"),
    plain("lead_officer", "Lead officer"),
    plain("sponsors", "Sponsors"),
    plain("portfolio", "Portfolio"),
    plain("is_key_decision", "Key decision"),
    plain("asked_of", "Asked of"),
    plain("summary", "Summary"),
    several("implications", "Implication", _implication),
    several("answers", "Answer", _answer),
)
"""Every field of a paper."""
