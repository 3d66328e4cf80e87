"""An office for somebody who may not read what is exempt: everything in it is as if that had never been written.

Whatever they order is decided there first, and refused for what is found there. Then it is decided on the whole record,
as what is exempt is as true as anything else; what only that refuses is refused without its reason.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from application.ports import Answer, Appended, Journal, Standing
from domain.aggregates import fold
from domain.entry import Address, Entry
from domain.exemption_refusals import ReferenceTaken, StandsInTheWay
from domain.hiding import NOTHING_HIDDEN, Hidden
from domain.refusals import DomainError, StaleVersion, UnknownSubject
from domain.state import State

_TELLS_NOTHING = (ReferenceTaken, StaleVersion, UnknownSubject)
"""What is refused on the whole record in the same words as on what is seen, or without telling what is there."""


def without_its_reason(refusal: DomainError, hidden: Hidden) -> DomainError:
    """What is told of a refusal that is met on the whole record, to whoever does not see what is hidden."""
    return refusal if not hidden.positions or isinstance(refusal, _TELLS_NOTHING) else StandsInTheWay()


def is_seen(answer: Answer, hidden: Hidden) -> bool:
    """Whether what an order was answered with is about nothing hidden. Without an entry it has no position."""
    at, made_a_hidden_one = answer.address, bool(answer.facts) and answer.position in hidden.positions
    return not made_a_hidden_one and not hidden.hides(at.kind, at.ref)


class JournalAsSeen(NamedTuple):
    """The journal as somebody sees it. Nothing is written there."""

    journal: Journal
    hidden: Mapping[str, Hidden]

    def load(self, address: Address) -> State | None:
        """One thing, of what is seen of it."""
        return fold(None, self.stream(address))

    def standings(self, addresses: Collection[Address]) -> Mapping[Address, Standing]:
        """The same of each of several, with how many entries are seen."""
        streams = {address: self.stream(address) for address in addresses}
        return {address: Standing(fold(None, stream), len(stream)) for address, stream in streams.items()}

    def stream(self, address: Address) -> Sequence[Entry]:
        """Every entry of one thing that is seen."""
        return tuple(self._of(address.programme).visible(self.journal.stream(address)))

    def append(self, appended: Appended) -> tuple[Answer, ...]:
        """Whoever decides here only rehearses, so that this is never asked for."""
        raise NotImplementedError(f"{len(appended.entries)} entries cannot be stored where only a part is seen")

    def answers_to(self, command_ids: Collection[str]) -> Mapping[str, Answer]:
        """What orders were answered with that were about nothing hidden."""
        found = self.journal.answers_to(command_ids)
        return {
            command_id: answer
            for command_id, answer in found.items()
            if is_seen(answer, self._of(answer.address.programme))
        }

    def _of(self, programme: str) -> Hidden:
        return self.hidden.get(programme, NOTHING_HIDDEN)
