"""How stored facts are read: by their shape alone, because what was once accepted has already happened."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, TypeVar, cast

from pydantic import BaseModel
from pydantic_core import SchemaValidator

Stored = TypeVar("Stored", bound=BaseModel)

SHARED = 4_096
"""How many of the facts that were last read are kept, so that whoever says the same again is given the very same one.

Half of what is recorded says no more than a day, or that nothing has changed: that need not be read, or held in memory,
once for every entry. Facts never change, so nobody can tell."""

SHORT = 80
"""How many bytes a fact has that may be said again; of longer ones no two are likely to be the same."""

_CHECKS = {"function-before", "function-after"}
_LEFT_ALONE = {"metadata", "serialization", "cls", "config", "default"}


@cache
def reader_of(fact: type[Stored]) -> Callable[[bytes | str], Stored]:
    """What makes a fact of its stored JSON, or a state.

    Types, enumerations and limits are read as the class has them. The functions that a class runs before and after
    (short forms in, sentences for people out) are left out: they had their say when the fact was recorded, a later
    and stricter one must not make history unreadable, and without them reading takes a third of the time.
    """
    shape = _without_checks(fact.__pydantic_core_schema__)
    # By default the validators that nested classes have already built would be used, with their checks.
    return cast("Callable[[bytes | str], Stored]", SchemaValidator(shape, _use_prebuilt=False).validate_json)


def shared_reader_of(fact: type[Stored]) -> Callable[[bytes], Stored]:
    """The same of what there is a lot of: of what is short, what is equal is one and the same object."""
    read = reader_of(fact)

    def shared(stored: bytes) -> Stored:
        found: Stored = _shared(read, stored) if len(stored) <= SHORT else read(stored)
        return found

    return shared


@lru_cache(maxsize=SHARED)
def _shared(read: Callable[[bytes], Stored], stored: bytes) -> Stored:
    return read(stored)


def _without_checks(schema: Any) -> Any:  # Any: a tree of dicts and lists, as pydantic describes it
    if isinstance(schema, dict):
        if schema.get("type") in _CHECKS:
            named = {"ref": schema["ref"]} if "ref" in schema else {}
            return _without_checks({**schema["schema"], **named})
        return {name: part if name in _LEFT_ALONE else _without_checks(part) for name, part in schema.items()}
    if isinstance(schema, list | tuple):
        return type(schema)(_without_checks(part) for part in schema)
    return schema
