"""Which of several was named before, where each is to be named once?"""

from collections.abc import Hashable, Iterable


def place_said_again(keys: Iterable[Hashable]) -> int | None:
    """The place, counted from 0, of the first key that was there before; nothing where each is there once.

    What is the same is up to whoever makes the keys: a name as it is written, or as names are compared.
    """
    before = set[Hashable]()
    for place, key in enumerate(keys):
        if key in before:
            return place
        before.add(key)
    return None
