"""What a scenario can do with the tracker, whichever door it comes through.

Another door joins in three steps: write a driver with these methods (that of the pages fills in the form of the order,
and reads the views back out of what pages show), add it to DOORS in `tests/acceptance/conftest.py`, and tag the
scenarios it can serve with its name. The sentences and the steps stay as they are.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol

Seen = dict[str, Any]  # Any: what a view holds, as its JSON has it; the steps know what they look for


class Refused(Exception):
    """The tracker said no, in this sentence. `fields` are what could not be read, if that was why."""

    def __init__(self, sentence: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.fields = dict(fields or {})


class Answer(NamedTuple):
    """What an order was answered with: where the thing stands now, and what was recorded."""

    ref: str
    version: int
    facts: tuple[str, ...]
    position: int
    recorded_at: str


class Door(Protocol):
    """One way into the tracker, used by one person at a time."""

    programme: str
    """The reference of the programme that is spoken of."""

    def close(self) -> None:
        """Leave."""
        ...

    def today_is(self, day: date) -> None:
        """Turn the calendar, the only clock there is."""
        ...

    def be(self, title: str, *, of: str | None = None) -> None:
        """Come as somebody in the role of this title: in the programme spoken of, in another, or in every one (*)."""
        ...

    def come_as(self, person: str) -> None:
        """Come as somebody who was admitted under this reference, with whatever they may do by now."""
        ...

    def be_nobody(self) -> None:
        """Come as somebody the tracker does not know."""
        ...

    def order(self, order: str, thing: str, **said: object) -> Answer:
        """Give an order about a thing (`milestone/bridge-opens`); whoever is not stale has just read it."""
        ...

    def correct(self, entry: int, order: str, thing: str, **said: object) -> Answer:
        """Give an order in the place of an entry of the thing, by its position; `withdraw-entry` takes it back."""
        ...

    def erase(self, entry: int, thing: str, *, why: Mapping[str, str], knowing: Sequence[int] = ()) -> Answer:
        """Have what an entry of the thing said erased, knowing of the entries at these positions."""
        ...

    def hold(self, thing: str) -> None:
        """Keep a thing open in front of one as it is now, whatever happens to it."""
        ...

    def again(self) -> Answer:
        """Send one's latest order once more, just as it was."""
        ...

    def look_at(self, *, as_at: date | None = None, known_on: date | None = None) -> None:
        """From now on, look at this moment instead of now."""
        ...

    def look(self, question: str, **about: str) -> Seen:
        """The answer to a question about the programme, named like its view: `milestones`, `rag`, `audit-trail`.

        `programme` is the whole of it, `programmes` are all there are, and `people` those who may see or change them.
        """
        ...

    def thing(self, thing: str) -> Seen:
        """One thing as its list shows it."""
        ...

    def take_away(self, question: str) -> bytes:
        """The answer to a question as a file for a calendar."""
        ...

    def bring_in(self, content: str, name: str) -> Seen:
        """Bring in a file; what it did."""
        ...


class TryingDoor(Door, Protocol):
    """A way in where files can be tried out before they are brought in."""

    def try_out(self, content: bytes, name: str) -> Seen:
        """See what a file would do."""
        ...

    @property
    def can_confirm(self) -> bool:
        """Whether one is let bring in what was tried out last."""
        ...

    def confirm(self) -> Seen:
        """Bring in what was tried out last; what it did."""
        ...
