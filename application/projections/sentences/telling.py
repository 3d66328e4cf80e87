"""How is one entry told: what a sentence is made of, and the words every noun's sentences share?"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from domain.action import Action
from domain.board import Board
from domain.change_request import ChangeRequest
from domain.decision import Decision
from domain.entry import Entry
from domain.escalation import Escalation
from domain.exemption import Exemption
from domain.fact import Fact
from domain.forward_item import ForwardItem
from domain.highlight_report import HighlightReport
from domain.issue import Issue
from domain.meeting import Meeting
from domain.milestone import Milestone
from domain.paper import Paper
from domain.periodic_return import Return
from domain.person import Person
from domain.phase import Phase
from domain.planned_date import PlannedDate, Precision
from domain.programme import Programme
from domain.rag_status import RagStatus
from domain.recommendation import Recommendation
from domain.refusals import day_in_words
from domain.risk import Risk
from domain.state import State
from domain.workstream import Workstream

F = TypeVar("F", bound=Fact)
S = TypeVar("S", bound=State)

States = Mapping[str, Mapping[str, State]]
"""Every state by kind and reference, as it was just after the entry."""

NOTHING: States = MappingProxyType({})

LONGEST_TITLE = 80
"""How many characters of a text stand as its title, its ellipsis among them."""

LONGEST_NAME = 120
"""How many characters of an event or a comment a sentence quotes; the rest is cut off with an ellipsis."""


class Corrected(NamedTuple):
    """An entry that another corrects or withdraws: what was told of it, and the value it had changed to."""

    entry: Entry
    what: str
    value: str | None


class Change(NamedTuple, Generic[F, S]):
    """One entry to be told: its fact, the thing as it was before (nothing: it was not there), and all things after.

    Of an entry that corrects another `before` is the thing before that one, and `corrected` is that one.
    """

    entry: Entry
    fact: F
    before: S | None
    states: States
    corrected: Corrected | None = None

    @property
    def name(self) -> str:
        """The thing the entry is about, in quotation marks, by its title at the time."""
        return self.named(self.entry.kind, self.entry.ref)

    def named(self, kind: str, ref: str) -> str:
        """Any thing of the programme, in quotation marks: by its title, or its reference where it has none."""
        return quoted(title_of(self.states.get(kind, {}).get(ref), self.states) or ref)


class Said(NamedTuple):
    """What was done, to follow “The programme manager …”, with the value before and after in words.

    `because` is a reason the fact itself carries, for the kinds of fact that do. `beside` follows the reason: what the
    change left as it was.
    """

    did: str
    changed_from: str | None = None
    changed_to: str | None = None
    because: str | None = None
    beside: str | None = None


Sentences = Mapping[type[Fact], Callable[[Any], Said]]  # Any: each function takes the change of its own fact
"""Which function tells which fact."""


def title_of(state: State | None, states: States = NOTHING) -> str | None:
    """What people call a thing; some go by the name of another, which `states` tell."""
    match state:
        case (
            Milestone(title=title)
            | Person(title=title)
            | Paper(title=title)
            | ForwardItem(title=title)
            | Exemption(title=title)
        ):
            return title
        case Programme(name=name) | Phase(name=name) | Workstream(name=name) | Board(name=name):
            return name
        case Risk(event=words) | Issue(what=words) | Action(what=words) | ChangeRequest(what=words):
            return shortened(words)
        case Recommendation(text=words) | Decision(text=words):
            return shortened(words)
        case HighlightReport(reported_on=day):
            return f"report as at {day_in_words(day)}"
        case RagStatus(dimension=dimension):
            return f"{dimension} rating"
        case _:
            return _title_by_another(state, states)


def _title_by_another(state: State | None, states: States) -> str | None:
    """A meeting is called by its board, an escalation by what rises, a return by whoever reports and its period."""
    match state:
        case Meeting():
            return state.title or f"{_board(state.board, states)}, {state.on.in_words}"
        case Escalation():
            return title_of(states.get(state.subject_kind, {}).get(state.subject), states)
        case Return(workstream=workstream):
            stream = states.get(Workstream.KIND, {}).get(workstream or "")
            named = title_of(stream) or workstream or "Programme"
            return f"{named}, return up to {day_in_words(state.period_to)}"
        case _:
            return None


def _board(ref: str, states: States) -> str:
    return title_of(states.get(Board.KIND, {}).get(ref)) or ref


def quoted(words: str) -> str:
    """In quotation marks, on one line, without the full stop that would double the sentence's own."""
    return f"“{shortened(words).rstrip('.')}”"


def shortened(words: str) -> str:
    """On one line, and cut off after 120 characters."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1].rstrip()}…"


def titled(words: str) -> str:
    """A text as its title: on one line, cut off between two words after 80 characters.

    Where anything is left out it ends with an ellipsis. Where a sentence ends is not asked: a full stop may end “Cllr.”
    """
    line = " ".join(words.split())
    if len(line) <= LONGEST_TITLE:
        return line
    room = line[:LONGEST_TITLE]
    kept = room.rpartition(" ")[0] or room[:-1]
    return f"{kept.rstrip(' ,;:.–-')}…"  # people write dashes of both lengths


def the(role: str) -> str:
    """A role or body as a sentence names it: “the programme manager”, “the Shared Services Board”."""
    title = role.replace("-", " ") if role.islower() and " " not in role else role
    first, _, rest = title.partition(" ")
    plain = first.istitle() and (not rest or rest == rest.lower())
    title = f"{first.lower()} {rest}".rstrip() if plain else title
    return title if title.lower().startswith("the ") else f"the {title}"


def on(planned: PlannedDate | None) -> str:
    """The day something happened: “ on 29 January 2018”, “ (December 2017)”, nothing where none is stated."""
    if planned is None:
        return ""
    return f" on {planned.in_words}" if planned.precision is Precision.DAY else f" ({planned.in_words})"


def moved(what: str, before: str | None, after: str) -> Said:
    """“moved the forecast of “Bridge opens” from A to B”; “set … to B” where nothing was stated before."""
    if before is None:
        return Said(f"set {what} to {after}", None, after)
    return Said(f"moved {what} from {before} to {after}", before, after)


def planned_for(words: str | None) -> str:
    """“ for December 2017”, “ from September 2026” where the words say from or by themselves; else without dates."""
    if words is None:
        return ", without dates"
    return f" {words}" if words.startswith(("from ", "by ")) else f" for {words}"


def unchanged(words: str | None) -> str:
    """What a confirmation leaves as it was: “Unchanged: Green”."""
    return f"Unchanged: {words}" if words else "Unchanged"


def details(*parts: str | None) -> str | None:
    """What was entered beside the main thing, as one passage; nothing where nothing was."""
    return "; ".join(part for part in parts if part) or None


def changed(what: str, before: str | None, after: str) -> Said:
    """The same for what does not move: “changed the scale from A to B”; what was so anyway is set."""
    if before is None or before == after:
        return Said(f"set {what} to {after}", None, after)
    return Said(f"changed {what} from {before} to {after}", before, after)


def date_words(planned: PlannedDate | None) -> str | None:
    """A planned date in words; nothing where none is stated."""
    return planned.in_words if planned else None
