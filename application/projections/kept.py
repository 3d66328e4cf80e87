"""Keeps what was made of a record or of one thing, as long as that is asked for again."""

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


class _HeldOfOne(NamedTuple, Generic[Made]):
    """What was made, and the state and everything else it was made of."""

    state: object
    beside: tuple[object, ...]
    made: Made


class KeptOfEach(Generic[Made]):
    """What was made of single things, so that after a change only what it bears on is made again.

    States never change, so a thing is known by its very state. Whatever else was looked at, of the day or of other
    things, is told by `beside`: where any of it is another than it was, what was kept of the thing is made anew.
    It is asked hundreds of times for one page, so whoever finds what they need waits for nobody: once half of what
    may be kept is new, what was not asked for meanwhile is let go.
    """

    def __init__(self, most: int) -> None:
        self._half = most // 2
        self._new: dict[int, _HeldOfOne[Made]] = {}
        self._old: dict[int, _HeldOfOne[Made]] = {}
        self._changing = Lock()

    def of(self, state: object, beside: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """What was made of this state, or part of one, and what lies beside it, made now where it is not kept."""
        key = id(state)
        held = self._new.get(key)
        if held is not None and held.beside == beside:
            return held.made
        held = self._old.get(key)
        if held is None or held.beside != beside:
            held = _HeldOfOne(state, beside, make())
        self._keep(key, held)
        return held.made

    def _keep(self, key: int, held: _HeldOfOne[Made]) -> None:
        with self._changing:
            if len(self._new) >= self._half:
                self._old, self._new = self._new, {}
            self._new[key] = held
