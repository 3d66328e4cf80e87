"""Which things does a thing name, so that they have to be there as long as it is?"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from domain.entry import Address
from domain.highlight_report import HighlightReport
from domain.issue import Issue
from domain.milestone import Milestone
from domain.phase import Phase
from domain.programme import Programme
from domain.rag_status import RagStatus
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
        case Phase():
            yield Phase.KIND, state.follows
        case Risk():
            yield Workstream.KIND, state.workstream
        case Issue():
            yield Workstream.KIND, state.workstream
            yield Risk.KIND, state.from_risk
        case RagStatus():
            yield state.subject_kind.value, state.subject
        case HighlightReport():
            yield Workstream.KIND, state.workstream


def must_not_be_missed(at: Address, new: State | None, states: Mapping[str, Mapping[str, State]]) -> None:
    """Refuse to let a thing be gone, or be there later, where others have named it since before."""
    if new is None and at.kind == Programme.KIND:
        raise RegistrationStays(at.ref)
    others = (state for held in states.values() for state in held.values() if state.address != at)
    missing = [other.address for other in others if _names(other, at) and not _was_there(new, other.since)]
    if missing:
        raise StillNamed(at, missing, from_day=new.since if new else None)


def _names(other: State, at: Address) -> bool:
    return at.kind == Programme.KIND or (at.kind, at.ref) in named_by(other)


def _was_there(thing: State | None, day: date | None) -> bool:
    """Whether it was there when something else came that names it now; what states no day has always been there."""
    return thing is not None and (thing.since or date.min) <= (day or date.max)
