"""How facts stored in an older shape are read today: each shape has one function that makes the next of it."""

from collections.abc import Callable, Mapping
from typing import Any

from application.ports import StoreUnreadable

Values = dict[str, Any]
"""A stored fact, decoded: the values of its fields by their JSON names."""

Upcasters = Mapping[tuple[str, int], Callable[[Values], Values]]
"""For a fact's name and schema version, the function that makes the next version's values of it."""

UPCASTERS: Upcasters = {}
"""No fact has changed its shape yet."""


class FactNotUnderstood(StoreUnreadable):
    """The store holds a fact that this program cannot read, mostly because a newer one wrote it."""


class FactIsNewer(FactNotUnderstood):
    """Its shape is of a version this program has not learnt."""

    def __init__(self, name: str, version: int, known: int) -> None:
        super().__init__(
            f"The store holds “{name}” in shape {version}; this program reads shapes up to {known}. "
            "A newer tracker wrote it: open the store with that one."
        )


class UnknownFact(FactNotUnderstood):
    """Its name is not one of ours."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The store holds a fact “{name}”, which this program does not know. "
            "A newer tracker wrote it: open the store with that one."
        )


class ShapeIsForgotten(FactNotUnderstood):
    """Its shape is an old one that has no upcaster."""

    def __init__(self, name: str, version: int) -> None:
        super().__init__(f"The store holds “{name}” in shape {version}, and nothing says how to read that shape today.")


class UnreadableFact(FactNotUnderstood):
    """Its bytes are not what its name and shape promise."""

    def __init__(self, position: int, name: str, problem: Exception) -> None:
        super().__init__(f"Entry {position} of the store, “{name}”, cannot be read: {problem}")


def upcast(name: str, version: int, values: Values, *, known: int, upcasters: Upcasters = UPCASTERS) -> Values:
    """The values in the shape this program knows, from whichever shape they were stored in."""
    if version > known:
        raise FactIsNewer(name, version, known)
    for older in range(version, known):
        if (name, older) not in upcasters:
            raise ShapeIsForgotten(name, older)
        values = upcasters[name, older](values)
    return values
