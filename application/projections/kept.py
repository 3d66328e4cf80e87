"""Keeps what was made of a record, as long as that record is asked for again."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

from domain.record import Moment, Record, States

Made = TypeVar("Made")


class _Held(NamedTuple, Generic[Made]):
    """What was made, and the states it was made of."""

    states: States
    made: Made


class Kept(Generic[Made]):
    """What was made of the last few records, so that the next page that needs it need not make it again.

    Records never change and views are frozen, so what is kept is what would be made. A record is known by its moment
    and by its very states: they are held here, so that no others can be taken for them, and whatever is written makes
    others.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[tuple[int, Moment, Hashable], _Held[Made]] = OrderedDict()
        self._changing = Lock()

    def of(self, record: Record, part: Hashable, make: Callable[[], Made]) -> Made:
        """What was made of a part of this record, made now where it is not kept."""
        key = (id(record.states), record.moment, part)
        held = self._held.get(key) or _Held(record.states, make())
        with self._changing:
            self._held[key] = held
            self._held.move_to_end(key)
            if len(self._held) > self._most:
                self._held.popitem(last=False)
        return held.made
