"""What every aggregate's state has in common: what it is called, and how far its stream has come."""

from datetime import date
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict

from domain.entry import Address, Entry


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

    def after(self, entry: Entry, **changes: Any) -> Self:  # Any: the new values of whichever fields changed
        """The same thing after one more entry. Written out because folding is what the tracker does most."""
        new = _new(type(self))
        values = self.__dict__.copy()
        values.update(changes)
        values["version"] = entry.version
        values["position"] = entry.position
        if entry.effective_on is not None:
            values["latest_on"] = entry.effective_on
        _set_values(new, values)
        _set_fields_set(new, self.__pydantic_fields_set__)
        _set_extra(new, None)
        _set_private(new, None)
        return new


# The four slots of a pydantic object, written straight: through object.__setattr__ the same takes a quarter longer.
_new = object.__new__
_set_values = BaseModel.__dict__["__dict__"].__set__
_set_fields_set = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_set_extra = BaseModel.__dict__["__pydantic_extra__"].__set__
_set_private = BaseModel.__dict__["__pydantic_private__"].__set__


def beginning(entry: Entry) -> dict[str, Any]:  # Any: keyword arguments of a state's constructor
    """The part of a state that its first entry's envelope settles."""
    return {
        "programme": entry.programme,
        "ref": entry.ref,
        "version": entry.version,
        "position": entry.position,
        "since": entry.effective_on,
        "latest_on": entry.effective_on,
    }
