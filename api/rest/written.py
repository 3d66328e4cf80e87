"""How an answer is written as JSON: with the bytes pydantic writes, but what lasts is not written again each time."""

from collections.abc import Callable
from functools import cache, cached_property
from typing import Any

import orjson
from pydantic import BaseModel, PlainSerializer, RootModel, WrapSerializer
from pydantic.fields import FieldInfo
from pydantic_core import to_json

from application.projections.view import LastingView


def as_written(answer: object, **_: object) -> bytes:
    """The same for the framework, which says how as well: as a view always is."""
    return written(answer)


def written(answer: object) -> bytes:
    """An answer as JSON."""
    return orjson.dumps(answer, default=_part, option=orjson.OPT_UTC_Z)


def _part(part: Any) -> object:  # Any: of whatever kind
    """What stands for a part that is no plain JSON; asked hundreds of times for one answer."""
    return _way(type(part))(part)  # type: ignore[arg-type]  # a class can be hashed, whatever its instances can


@cache
def _way(kind: type) -> Callable[[Any], object]:  # Any: each way takes a part of its own kind
    """How all parts of one kind are written: as they are kept, as their fields by name, or as pydantic writes them."""
    if issubclass(kind, LastingView):
        return _as_kept
    if issubclass(kind, BaseModel) and _tells_its_fields(kind):
        return vars
    return _as_pydantic_does


def _as_kept(part: LastingView) -> orjson.Fragment:
    return orjson.Fragment(part.as_json)


def _as_pydantic_does(part: object) -> orjson.Fragment:
    return orjson.Fragment(to_json(part))


def _tells_its_fields(kind: type[BaseModel]) -> bool:
    """Whether its JSON is its fields by their own names, and nothing is made otherwise on the way."""
    made_otherwise = kind.__pydantic_decorators__
    return not (
        issubclass(kind, RootModel)
        or kind.model_config.get("extra") == "allow"
        or any(_is_told_otherwise(field) for field in kind.model_fields.values())
        or any(isinstance(found, cached_property) for each in kind.__mro__ for found in vars(each).values())
        or made_otherwise.field_serializers
        or made_otherwise.model_serializers
        or kind.model_computed_fields
    )


def _is_told_otherwise(field: FieldInfo) -> bool:
    """Whether it has another name, or is left out, or its annotation says how it is made."""
    makes = (PlainSerializer, WrapSerializer)
    return bool(field.serialization_alias or field.exclude or any(isinstance(each, makes) for each in field.metadata))
