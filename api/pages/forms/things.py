"""What there is to choose from where a field refers to a thing of the programme, or to a light of its scale."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from api.pages.forms.choice_words import in_words
from api.pages.forms.fields import Choice, Field, Kind
from application.projections.board_rows import is_at_work
from application.projections.sentences.telling import States, title_of, titled
from domain.actor import EVERY_PROGRAMME
from domain.board import Board
from domain.entry import Address
from domain.escalation import Escalation
from domain.meeting import Meeting
from domain.milestone import Milestone
from domain.paper import Paper
from domain.phase import Phase
from domain.rating import NO_JUDGEMENT, POINTS, Light
from domain.recommendation import Recommendation
from domain.record import Record
from domain.risk import Risk
from domain.sitting import next_above, sits_with
from domain.state import State
from domain.workstream import Workstream

_SOME_BOARDS = ("board-above", "board-at-work", "board-below")
"""What a field may refer to that is a board, but not any."""


class Around(NamedTuple):
    """What a form is about, and what lies around it.

    `record` is the programme's, where there is one yet; `programmes` are those a person may see, by reference, with
    their names.
    """

    at: Address
    record: Record | None = None
    programmes: Mapping[str, str] = MappingProxyType({})

    def offers(self, state: State) -> bool:
        """Whether another thing may still be placed in this one, or wait for it; nothing refers to itself."""
        match state:
            case Workstream():
                takes_more = state.is_open
            case Phase() | Milestone():
                takes_more = not state.is_dropped
            case Board():
                takes_more = not state.is_replaced
            case Meeting():
                takes_more = not state.is_cancelled
            case Paper() | Recommendation():
                takes_more = not state.is_withdrawn
            case _:
                takes_more = True
        return takes_more and state.address != self.at


def choices(field: Field, around: Around) -> tuple[Choice, ...]:
    """The choices of a field, in the order of the record; none where the record is not known."""
    if field.thing is None:
        return field.choices
    if field.thing == "anywhere":
        each = (Choice(ref, _called(name, ref)) for ref, name in around.programmes.items())
        return (Choice(EVERY_PROGRAMME, "Every programme"), *each)
    if field.thing == "programme":
        others = ((ref, name) for ref, name in around.programmes.items() if ref != around.at.ref)
        return tuple(Choice(ref, _called(name, ref)) for ref, name in others)
    if around.record is None or around.record.is_empty:
        return field.choices
    return tuple(_CHOSEN_FROM[field.thing](around, around.record))


def words_for(field: Field, value: str, around: Around) -> str:
    """What a choice is called that is not offered any more, and still stands in the form."""
    states: States = {} if around.record is None else around.record.states
    kind = Board.KIND if field.thing in _SOME_BOARDS else field.thing
    state = states.get(kind or "", {}).get(value)
    known = next((choice.words for choice in field.choices if choice.value == value), value)
    return _called(title_of(state, states), value) if state else known


def part_of(meeting: str, around: Around) -> Around | None:
    """What lies around a part of a meeting, which is an item of its agenda; nothing where it has none to choose."""
    held = around.record.all(Meeting).get(meeting) if around.record else None
    return around._replace(at=held.address) if held and held.items else None


def is_chosen(field: Field) -> bool:
    """Whether a field is filled in by choosing."""
    return bool(field.choices) or field.kind is Kind.THING


def _things(kind: str) -> Callable[[Around, Record], Iterator[Choice]]:
    def offered(around: Around, record: Record) -> Iterator[Choice]:
        held = ((ref, state) for ref, state in record.states.get(kind, {}).items() if around.offers(state))
        return (Choice(ref, _called(title_of(state, record.states), ref)) for ref, state in held)

    return offered


def _partners(_around: Around, record: Record) -> Iterator[Choice]:
    return (Choice(partner.ref, _called(partner.name, partner.ref)) for partner in record.programme.partners)


def _mitigations(around: Around, record: Record) -> Iterator[Choice]:
    risk = record.all(Risk).get(around.at.ref)
    agreed = (one.agreed for one in risk.mitigations if not one.is_done) if risk else ()
    return (Choice(action.action, _called(action.what, action.action)) for action in agreed)


def _dependencies(around: Around, record: Record) -> Iterator[Choice]:
    milestones = record.all(Milestone)
    waiting = milestones.get(around.at.ref)
    return (Choice(ref, _called(title_of(milestones.get(ref)), ref)) for ref in (waiting.depends_on if waiting else ()))


def _lights(_around: Around, record: Record) -> Iterator[Choice]:
    points = POINTS[record.programme.scale]
    return (Choice(light, in_words(light)) for light in Light if light in points or light in NO_JUDGEMENT)


def _agenda_items(around: Around, record: Record) -> Iterator[Choice]:
    meeting = record.all(Meeting).get(around.at.ref)
    listed = (item.listed for item in (meeting.items if meeting else ()))
    return (Choice(item.item, _called(item.title, item.item)) for item in listed)


def _boards_at_work(_around: Around, record: Record) -> Iterator[Choice]:
    """Only those that can have something before them now."""
    return (_board(board) for board in record.all(Board).values() if is_at_work(board))


def _board_above(around: Around, record: Record) -> Iterator[Choice]:
    """The one that may have next what rises."""
    held, boards = record.all(Escalation).get(around.at.ref), record.all(Board)
    above = next_above(boards[sits_with(held.board, boards)], boards) if held and held.board in boards else None
    return iter([_board(above)] if above else [])


def _boards_below(around: Around, record: Record) -> Iterator[Choice]:
    """Those at work that it may go back to from the board that it sits with."""
    held, boards = record.all(Escalation).get(around.at.ref), record.all(Board)
    back = held.may_go_back_to(boards) if held else ()
    return (_board(boards[ref]) for ref in back if is_at_work(boards[ref]))


def _board(board: Board) -> Choice:
    return Choice(board.ref, _called(board.name, board.ref))


def _gate_criteria(around: Around, record: Record) -> Iterator[Choice]:
    phase = record.all(Phase).get(around.at.ref)
    return (_numbered(number, one) for number, one in enumerate(phase.gate_criteria if phase else (), start=1))


def _gate_conditions(around: Around, record: Record) -> Iterator[Choice]:
    """Those of the last review that are open still, by the numbers they have in it."""
    phase = record.all(Phase).get(around.at.ref)
    review = phase.reviews[-1] if phase and phase.reviews else None
    every = enumerate(review.found.every_condition, start=1) if review else ()
    return (_numbered(number, one.text) for number, one in every if review and one in review.open_conditions)


def _numbered(number: int, text: str) -> Choice:
    """A text by its number: two that begin alike are cut off to the same title."""
    return Choice(text, f"{number}. {titled(text)}")


_CHOSEN_FROM: Mapping[str, Callable[[Around, Record], Iterator[Choice]]] = {
    "agenda-item": _agenda_items,
    "board": _things("board"),
    "board-above": _board_above,
    "board-at-work": _boards_at_work,
    "board-below": _boards_below,
    "decision": _things("decision"),
    "gate-condition": _gate_conditions,
    "gate-criterion": _gate_criteria,
    "dependency": _dependencies,
    "light": _lights,
    "meeting": _things("meeting"),
    "milestone": _things("milestone"),
    "mitigation": _mitigations,
    "paper": _things("paper"),
    "partner": _partners,
    "phase": _things("phase"),
    "recommendation": _things("recommendation"),
    "workstream": _things("workstream"),
}


def _called(title: str | None, ref: str) -> str:
    return f"{titled(title)} ({ref})" if title else ref
