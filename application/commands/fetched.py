"""What a sitting has from the journal: what its orders were answered with before, and the things they are sent to."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from application.ports import Answer, Journal, Standing
from domain.entry import Address, Entry
from domain.programme import Programme


class Fetched:
    """The journal as one sitting sees it: what its orders are sure to need is asked for once, when the first needs it.

    By the time the last one is decided somebody else may have written. That is found out when the decisions are
    stored: whatever they were made from is guarded, and a command id is taken once.
    """

    def __init__(self, journal: Journal, *, command_ids: Iterable[str], things: Iterable[Address]) -> None:
        """`command_ids` are those under which something may have been answered, `things` what orders are sent to."""
        self._journal = journal
        self._command_ids = tuple(command_ids)
        self._things = dict.fromkeys(things)

    @cached_property
    def _answers(self) -> dict[str, Answer]:
        return dict(self._journal.answers_to(self._command_ids)) if self._command_ids else {}

    @cached_property
    def _standings(self) -> dict[Address, Standing]:
        """The things, and the programmes they are in."""
        programmes = dict.fromkeys(Address(at.programme, Programme.KIND, at.programme) for at in self._things)
        return dict(self._journal.standings(self._things | programmes))

    def answer_to(self, command_id: str) -> Answer | None:
        """What an order of this sitting was answered with before it."""
        return self._answers.get(command_id)

    def standing(self, at: Address) -> Standing:
        """A thing as the journal has it; whatever else an order names is asked for then."""
        return self._standings.get(at) or self._journal.standings([at])[at]

    def stream(self, at: Address) -> Sequence[Entry]:
        """Every entry of a thing that the journal has."""
        return self._journal.stream(at)
