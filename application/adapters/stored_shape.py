"""How stored facts are read: by their shape alone, because what was once accepted has already happened."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import BaseModel
from pydantic_core import SchemaValidator

Stored = TypeVar("Stored", bound=BaseModel)

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


def _without_checks(schema: Any) -> Any:  # Any: a tree of dicts and lists, as pydantic describes it
    if isinstance(schema, dict):
        if schema.get("type") in _CHECKS:
            named = {"ref": schema["ref"]} if "ref" in schema else {}
            return _without_checks({**schema["schema"], **named})
        return {name: part if name in _LEFT_ALONE else _without_checks(part) for name, part in schema.items()}
    if isinstance(schema, list | tuple):
        return type(schema)(_without_checks(part) for part in schema)
    return schema
