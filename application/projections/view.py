"""What does every view say about itself: which programme, at which moment, and how are dates and lights shown?"""

from datetime import UTC, date, datetime
from functools import cache, cached_property, lru_cache
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from domain.planned_date import PlannedDate, Precision
from domain.rag_status import Dimension, RagStatus, RatedKind
from domain.rating import Light, Scale
from domain.record import Record
from domain.refusals import day_in_words
from domain.words import NOT_STATED

DATE_NOT_STATED = "date not stated"
"""How the day of an entry from an undated paper is shown."""


class View(BaseModel):
    """What a question is answered with: frozen, and the same JSON through every door. Not stated is null."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True, validate_by_alias=True
    )

    def but(self, **values: Any) -> Self:  # Any: the values of whichever fields are others
        """The same view with other values, which nobody looks at again: they are those of a row among hundreds."""
        return self.made(self.__dict__ | values)

    @classmethod
    def made(cls, values: dict[str, Any]) -> Self:  # Any: the values of all its fields, in the order it tells them
        """A view of values that nobody looks at, all of them and in order: one of hundreds that are made at once."""
        other = object.__new__(cls)
        _set_values(other, values)
        _set_fields_set(other, _fields(cls))
        _set_extra(other, None)
        _set_private(other, None)
        return other


# The four slots of a pydantic object, written straight, which takes a fifth of the time that a copy of its own takes.
_set_values = BaseModel.__dict__["__dict__"].__set__
_set_fields_set = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_set_extra = BaseModel.__dict__["__pydantic_extra__"].__set__
_set_private = BaseModel.__dict__["__pydantic_private__"].__set__


@cache
def _fields(cls: type[View]) -> set[str]:
    return set(cls.model_fields)


class LastingView(View):
    """A view of what never changes, shown in many answers: its JSON is written once, and kept as long as it is."""

    @property
    def as_json(self) -> bytes:
        """What it is as JSON."""
        return self._json

    @cached_property
    def _json(self) -> bytes:  # among the values of a view, but none of them
        return self.__pydantic_serializer__.to_json(self)

    def but(self, **values: Any) -> Self:  # Any: as above
        """The same view with other values, and with JSON of its own."""
        return self.made({name: getattr(self, name) for name in type(self).model_fields} | values)

    def __copy__(self) -> Self:
        return self.but()


def _in_utc(time: datetime) -> datetime:
    return time.astimezone(UTC)


TimeInUTC = Annotated[datetime, AfterValidator(_in_utc)]
"""A time as every view shows it, whatever zone it was asked for in."""


class ProgrammeView(View):
    """The header of every view: the programme, and the moment it is shown at.

    `as_at` is the day that is shown; `known_at` is the time up to which entries count as known, in UTC, and null
    where all that is known now counts.
    """

    programme: str
    programme_name: str
    as_at: date
    known_at: TimeInUTC | None


def header(record: Record) -> dict[str, Any]:  # Any: keyword arguments of a view's constructor
    """The header of a view of this record."""
    return {
        "programme": record.programme.ref,
        "programme_name": record.programme.name,
        "as_at": record.moment.as_at,
        "known_at": record.moment.known_at,
    }


class PlannedDateView(LastingView):
    """A planned date with its words: both ends inclusive, no `to` where it is open; due on `to`.

    `in_words` is what a report prints, `as_written` what the source says, `inferred` what we added to it. `warnings`
    say what a reader should know: a doubt, or an exact day that is a Saturday or Sunday. None of it is corrected.
    """

    starts: date | None = Field(alias="from")
    ends: date | None = Field(alias="to")
    precision: Precision
    in_words: str
    as_written: str | None = None
    qualifier: str | None = None
    inferred: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    alternative: date | None = None
    candidates: tuple[date, ...] = ()
    recurrence: str | None = None


def planned_date_view(planned: PlannedDate | None) -> PlannedDateView | None:
    """A planned date as views show it; nothing where none is stated."""
    return None if planned is None else shown_date(planned)


@lru_cache(maxsize=4096)  # the forecast of one milestone is often its promise as well, and the same from day to day
def shown_date(planned: PlannedDate) -> PlannedDateView:
    """A planned date that is there, as views show it."""
    return PlannedDateView(
        starts=planned.starts,
        ends=planned.ends,
        precision=planned.precision,
        in_words=planned.in_words,
        as_written=planned.as_written,
        qualifier=planned.qualifier,
        inferred=planned.inferred,
        warnings=planned.warnings,
        alternative=planned.alternative,
        candidates=planned.candidates,
        recurrence=planned.recurrence,
    )


class LightView(View):
    """One declared rating: `ref` is what orders call it (`workstream:planning:budget`), `in_words` what people read."""

    ref: str
    version: int
    subject_kind: RatedKind
    subject: str
    dimension: Dimension
    light: Light
    scale: Scale
    in_words: str
    as_written: str | None
    declared_on: date | None


def light_view(status: RagStatus) -> LightView:
    """The light in force of one rating."""
    rating = status.declared.rating
    return LightView(
        ref=status.ref,
        version=status.version,
        subject_kind=status.subject_kind,
        subject=status.subject,
        dimension=status.dimension,
        light=rating.light,
        scale=rating.scale,
        in_words=rating.in_words,
        as_written=rating.as_written,
        declared_on=status.declared.declared_on,
    )


def lights_of(record: Record, kind: str, subject: str) -> tuple[LightView, ...]:
    """The lights of one subject, in the order of the dimensions: overall first."""
    held = [
        status for status in record.all(RagStatus).values() if (status.subject_kind, status.subject) == (kind, subject)
    ]
    order = tuple(Dimension)
    return tuple(light_view(status) for status in sorted(held, key=lambda status: order.index(status.dimension)))


def planned_in_words(planned: PlannedDate | None) -> str:
    """A planned date in a sentence, or “not stated”."""
    return NOT_STATED if planned is None else planned.in_words


def day_or_not_stated(day: date | None) -> str:
    """The day of an entry in words, or “date not stated”."""
    return DATE_NOT_STATED if day is None else day_in_words(day)


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: “1 day”, “3 days”, “no days”."""
    noun = one if number == 1 else many or f"{one}s"
    return f"{number or 'no'} {noun}"


def later_or_earlier(days: int) -> str:
    """How far one day lies from another: “15 days later”, and “3 days earlier” where the number is negative."""
    return f"{counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def against_first_promise(days: int) -> str:
    """How far a milestone lies from its first promise: “as first promised”, “15 days later than first promised”."""
    return f"{later_or_earlier(days)} than first promised" if days else "as first promised"
