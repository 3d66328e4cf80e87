"""Finds the keys that an object of a body gives twice: a reader of JSON would keep the last and say nothing."""

import json

from api.refusals import Fault, shown

Pairs = list[tuple[str, object]]


def given_twice(body: bytes) -> list[Fault]:
    """A fault for every key that stands twice in one object; the body has been read as JSON before.

    What is inside an object is not kept. Whatever cannot be read here has been read, and judged, elsewhere.
    """
    found: dict[str, None] = {}

    def notice(pairs: Pairs) -> None:
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                found[name] = None
            seen.add(name)

    try:
        json.loads(body, object_pairs_hook=notice, parse_int=str, parse_float=str)
    except (RecursionError, ValueError):
        return []
    return [_fault(name) for name in found]


def _fault(name: str) -> Fault:
    sentence = f"The field “{shown(name)}” is given twice in one object. Keep one of the two."
    return Fault(shown(name), None, "each field once", sentence)
