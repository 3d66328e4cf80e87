"""A fact: something that happened, in a past-tense verb of its own, never changed afterwards."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict


class Fact(BaseModel):
    """What every fact is. Who, why and when stand in the entry around it, the same for every fact.

    The class name is the name it is stored under; `schema_version` counts its shapes. A field's default is part of
    the shape, because a stored fact leaves out what equals its default.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True, validate_by_alias=True
    )

    schema_version: ClassVar[int] = 1

    is_about_an_entry: ClassVar[bool] = False
    """Whether it says something of another entry rather than of the thing."""

    stays: ClassVar[str] = ""
    """Why it can be neither corrected nor withdrawn where something was sealed by it, as a sentence goes on."""

    @property
    def content(self) -> dict[str, Any]:  # Any: the values of whichever fields the fact has
        """What it says, field by field; a thing that begins with it is made of that."""
        return {name: getattr(self, name) for name in type(self).model_fields}
