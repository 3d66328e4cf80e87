"""What every aggregate's state has in common: what it is called, and how far its stream has come."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, ConfigDict

from domain.entry import Address, Entry

S = TypeVar("S", bound="State")


class State(BaseModel):
    """The whole noun at a moment, folded from its stream; it serves decisions and reading alike.

    `version` counts the entries of the stream, `position` is the latest one's place in the journal, `since` the day
    the first took effect and `latest_on` the day the latest did (nothing where a paper states no day).
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True, validate_by_alias=True
    )

    KIND: ClassVar[str]

    programme: str
    ref: str
    version: int
    position: int
    since: date | None
    latest_on: date | None

    @property
    def address(self) -> Address:
        """Where orders for this thing are sent."""
        return Address(self.programme, self.KIND, self.ref)

    @classmethod
    def first(cls, entry: Entry, **known: Any) -> Self:  # Any: the values of whichever fields the first fact settles
        """The thing as its first entry leaves it.

        Nothing is validated, here or in `after`: what was recorded has happened, and a rule that came later, or grew
        stricter, never makes history unreadable.
        """
        values = _as_yet_unknown(cls).copy()
        values.update(known)
        values["programme"], values["ref"] = entry.programme, entry.ref
        values["version"], values["position"] = entry.version, entry.position
        values["since"] = values["latest_on"] = entry.effective_on
        return _made(cls, values, _fields(cls))

    @classmethod
    def of_values(cls, given: Iterable[Any]) -> Self:  # Any: as in `first`
        """The thing as it was kept: the values of all of its fields, in their order."""
        values = _as_yet_unknown(cls).copy()
        values.update(zip(values, given, strict=True))
        return _made(cls, values, _fields(cls))

    def after(self, entry: Entry, **changes: Any) -> Self:  # Any: the new values of whichever fields changed
        """The same thing after one more entry. Written out because folding is what the tracker does most."""
        values = self.__dict__.copy()
        values.update(changes)
        values["version"] = entry.version
        values["position"] = entry.position
        if entry.effective_on is not None:
            values["latest_on"] = entry.effective_on
        return _made(type(self), values, self.__pydantic_fields_set__)

    def at_version(self, last: Entry) -> Self:
        """The same thing, as far as its stream has come: its last entry need not be the last that was folded."""
        values = self.__dict__ | {"version": last.version, "position": last.position}
        return _made(type(self), values, self.__pydantic_fields_set__)


# The four slots of a pydantic object, written straight: through object.__setattr__ the same takes a quarter longer.
_new = object.__new__
_set_values = BaseModel.__dict__["__dict__"].__set__
_set_fields_set = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_set_extra = BaseModel.__dict__["__pydantic_extra__"].__set__
_set_private = BaseModel.__dict__["__pydantic_private__"].__set__


def _made(cls: type[S], values: dict[str, Any], fields: set[str]) -> S:  # Any: the values of a state's fields
    new = _new(cls)
    _set_values(new, values)
    _set_fields_set(new, fields)
    _set_extra(new, None)
    _set_private(new, None)
    return new


@cache
def _as_yet_unknown(cls: type[State]) -> dict[str, Any]:  # Any: as above
    """What fields hold before anything is known: their defaults, or nothing.

    It is taken from an object whose fields were set one by one. Copies of such a dict have the names of the fields in
    common (PEP 412) and take a third of the memory, and a history is kept in a state for each of its entries.
    """
    begun: Any = _new(cls)  # Any: it is no state yet
    for name, field in cls.model_fields.items():
        object.__setattr__(begun, name, None if field.is_required() else field.default)
    values: dict[str, Any] = begun.__dict__  # Any: as above
    return values


@cache
def _fields(cls: type[State]) -> set[str]:
    return set(cls.model_fields)
