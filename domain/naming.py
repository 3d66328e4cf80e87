"""Which things does a thing name, so that they have to be there as long as it is?"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from domain.action import Action
from domain.board import Board
from domain.change_request import ChangeRequest
from domain.decision import Decision
from domain.entry import Address
from domain.escalation import Escalation
from domain.exemption import Exemption
from domain.highlight_report import HighlightReport
from domain.issue import Issue
from domain.meeting import Meeting
from domain.milestone import Milestone
from domain.paper import Paper
from domain.periodic_return import Return
from domain.phase import Phase
from domain.programme import Programme
from domain.rag_status import RagStatus
from domain.recommendation import Recommendation
from domain.refusals import AgainstTheRecord, day_in_words
from domain.risk import Risk
from domain.state import State
from domain.workstream import Workstream


class StillNamed(AgainstTheRecord):
    """What other things name cannot be taken away from under them, nor begin after they named it."""

    def __init__(self, at: Address, by: Iterable[Address], *, from_day: date | None) -> None:
        names = ", ".join(other.in_words for other in by)
        would = f"would be there only from {day_in_words(from_day)}" if from_day else "would not be there"
        super().__init__(f"The {at.in_words} {would}, and this names it: {names}. Change or withdraw that first.")


class NamesWhatIsNotThere(AgainstTheRecord):
    """A correction brings back no name of what is gone."""

    def __init__(self, at: Address, named: Address) -> None:
        super().__init__(f"Then the {at.in_words} would name {named.in_words}, which is not there. Correct that first.")


class LeadsBack(AgainstTheRecord):
    """Nothing lies inside itself, waits for itself or follows itself, however long the way."""

    def __init__(self, at: Address, chain: Iterable[str]) -> None:
        super().__init__(f"Then the {at.in_words} would lead back to itself: {', '.join(chain)}. Correct those first.")


class RegistrationStays(AgainstTheRecord):
    """A programme cannot be taken out of the record."""

    def __init__(self, programme: str) -> None:
        super().__init__(f"The registration of “{programme}” cannot be withdrawn. Correct what it says, or close it.")


def named_by(state: State) -> Iterator[tuple[str, str | None]]:
    """The kind and the reference of everything a thing names, apart from its programme."""
    match state:
        case Milestone():
            yield Workstream.KIND, state.workstream
            yield Phase.KIND, state.phase
            yield from ((Milestone.KIND, ref) for ref in state.depends_on)
        case Workstream():
            yield Workstream.KIND, state.parent
        case Programme() | Phase():
            yield from _named_at_gates(state)
        case Risk():
            yield Workstream.KIND, state.workstream
            yield Issue.KIND, state.issue
        case Issue():
            yield Workstream.KIND, state.workstream
            yield Risk.KIND, state.from_risk
        case RagStatus():
            yield state.subject_kind.value, state.subject
        case _:
            yield from _named_in_reporting(state)


def _named_in_reporting(state: State) -> Iterator[tuple[str, str | None]]:
    match state:
        case HighlightReport():
            yield Workstream.KIND, state.workstream
            yield from ((Meeting.KIND, each.meeting) for each in state.considered)
        case Return():
            yield Workstream.KIND, state.workstream
        case Programme():
            yield from ((Workstream.KIND, cadence.workstream) for cadence in state.return_cadences)
        case _:
            yield from _named_by_governance(state)


def _named_at_gates(state: Programme | Phase) -> Iterator[tuple[str, str | None]]:
    if isinstance(state, Programme):
        held = state.held_at_gates.phases if state.held_at_gates else ()
        yield from ((Phase.KIND, ref) for ref in held)
        return
    yield Phase.KIND, state.follows
    yield Board.KIND, state.held_by
    yield Meeting.KIND, state.gate_meeting
    for review in state.reviews:
        yield Board.KIND, review.found.decided_by
        yield Meeting.KIND, review.found.meeting
        yield Decision.KIND, review.found.decision


def _named_by_governance(state: State) -> Iterator[tuple[str, str | None]]:
    match state:
        case Board():
            yield Board.KIND, state.reports_to
            yield Board.KIND, state.replaced_by
        case Meeting():
            yield Board.KIND, state.board
            yield from ((Decision.KIND, move.decision) for move in state.moves)
            yield from ((Paper.KIND, item.listed.paper) for item in state.items)
        case Recommendation():
            yield Recommendation.KIND, state.inside
            yield Paper.KIND, state.paper
        case Decision():
            yield Board.KIND, state.board
            yield Meeting.KIND, state.meeting
            yield Paper.KIND, state.paper
            yield Decision.KIND, state.superseded_by
            yield from ((Recommendation.KIND, ref) for ref in state.recommendations)
        case ChangeRequest():
            yield Milestone.KIND, state.milestone
            yield Workstream.KIND, state.workstream
            yield Board.KIND, state.asked_of
            yield Board.KIND, state.decided_by
            yield Decision.KIND, state.decision
        case Action():
            yield Board.KIND, state.board
            yield Meeting.KIND, state.meeting
            yield Decision.KIND, state.decision
            yield Recommendation.KIND, state.recommendation
        case _:
            yield from _named_on_the_way_up(state)


def _named_on_the_way_up(state: State) -> Iterator[tuple[str, str | None]]:
    match state:
        case Escalation():
            yield state.subject_kind.value, state.subject
            for rise in state.rises:
                yield from ((Board.KIND, step.board) for step in rise.steps)
                yield Decision.KIND, rise.decision
                yield Meeting.KIND, rise.meeting
        case Exemption() if state.is_in_force:
            yield (Meeting.KIND, state.meeting) if state.meeting else (state.subject_kind.value, state.subject)


def must_not_be_missed(at: Address, new: State | None, states: Mapping[str, Mapping[str, State]]) -> None:
    """Refuse to let a thing be gone, or be there later, where others name it.

    The others are those of today, or of the day before it would be there; what states no day is always late enough.
    """
    if new is None and at.kind == Programme.KIND:
        raise RegistrationStays(at.ref)
    missing = those_naming(at, states, with_a_day=new is not None)
    if missing:
        raise StillNamed(at, missing, from_day=new.since if new else None)


def those_naming(at: Address, states: Mapping[str, Mapping[str, State]], *, with_a_day: bool = False) -> list[Address]:
    """The other things that name a thing; if only `with_a_day`, without those that state no day since when."""
    others = (state for held in states.values() for state in held.values() if state.address != at)
    return [other.address for other in others if _names(other, at) and (other.since or not with_a_day)]


def _names(other: State, at: Address) -> bool:
    return at.kind == Programme.KIND or (at.kind, at.ref) in named_by(other)


def must_name_what_is_there(was: State | None, new: State, states: Mapping[str, Mapping[str, State]]) -> None:
    """Refuse names that a thing did not have before, where there is nothing of that name, or the thing itself.

    Itself is also what it comes to by way of others of its kind.
    """
    known = set(named_by(was)) if was else set()
    for kind, ref in set(named_by(new)) - known:
        if ref is not None and kind != Programme.KIND and ref not in states.get(kind, {}):
            raise NamesWhatIsNotThere(new.address, Address(new.programme, kind, ref))
    led_to = set(_leads_to(was)) if was else set()
    for way, ref in set(_leads_to(new)) - led_to:
        _must_not_lead_back(new, way, ref, held=states[new.KIND])


def _leads_to(state: State) -> Iterator[tuple[str, str]]:
    """The others of its kind that a thing names, each with the way it leads there.

    A board that takes the place of another may well have reported to it, so that these are two ways.
    """
    if isinstance(state, Board):
        ways = (("reports to", state.reports_to), ("replaced by", state.replaced_by))
        yield from ((way, ref) for way, ref in ways if ref)
    else:
        yield from (("names", ref) for kind, ref in named_by(state) if kind == state.KIND and ref)


def _must_not_lead_back(new: State, along: str, first: str, *, held: Mapping[str, State]) -> None:
    seen = set[str]()
    ways: list[tuple[str, ...]] = [(new.ref, first)]
    while ways:
        *way, last = ways.pop()
        if last == new.ref:
            raise LeadsBack(new.address, (*way, last))
        if last in held and last not in seen:
            seen.add(last)
            ways += [(*way, last, ref) for name, ref in _leads_to(held[last]) if name == along]
