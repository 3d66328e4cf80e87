"""A planned date as people plan: a day, a week, a month, a quarter, a year, a rhythm, or not yet known."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from domain.calendar import is_weekend, month_in_words, plannable
from domain.dates_as_written import spell_out
from domain.refusals import day_in_words
from domain.window_words import window_in_words
from domain.words import NOT_STATED, Line, Text


class Precision(StrEnum):
    """How exact a planned date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    FINANCIAL_YEAR = "financial-year"
    CALENDAR_YEAR = "calendar-year"
    RECURRING = "recurring"
    UNKNOWN = "unknown"


_TURNS: dict[Precision, tuple[int, ...]] = {
    Precision.MONTH: tuple(range(1, 13)),
    Precision.QUARTER: (1, 4, 7, 10),
    Precision.FINANCIAL_YEAR: (4,),
    Precision.CALENDAR_YEAR: (1,),
}
"""The months on whose first day one such stretch of the calendar ends and the next begins."""

Day = Annotated[date, AfterValidator(plannable)]
"""A day that can be planned for: none lies outside 1900 to 2199."""


class PlannedDate(BaseModel):
    """A window from its first to its last day, with the words it was written in and what we inferred of it.

    Both ends are inclusive; an open window has no `to`. It is overdue only after its last day. A financial year runs
    1 April to 31 March. A month, a quarter and a year begin and end where the calendar's do, one alone or several in
    a row (July/August); whatever other days are meant is a week, however many there are. In JSON and YAML a bare date
    (`2018-01-29`) or words (`End of Dec 17`, `Q3 2023/24`) stand for the whole; words that name no year are refused
    unless the reader is told a date they are near to.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True, validate_by_alias=True
    )

    starts: Day | None = Field(default=None, alias="from")
    ends: Day | None = Field(default=None, alias="to")
    precision: Precision = Precision.DAY
    as_written: Line | None = None
    qualifier: Line | None = None
    inferred: tuple[str, ...] = ()
    doubt: Text | None = None
    alternative: Day | None = None
    candidates: tuple[Day, ...] = ()
    recurrence: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_short_forms(cls, value: Any) -> Any:  # Any: what pydantic hands to a validator that runs before it
        return spell_out(value)

    @model_validator(mode="after")
    def _is_a_window(self) -> Self:
        if self.starts and self.ends and self.ends < self.starts:
            raise ValueError(f"the window ends on {self.ends}, before it starts on {self.starts}")
        if self.precision is Precision.DAY and (self.starts is None or self.starts != self.ends):
            raise ValueError("a date of day precision starts and ends on one stated day")
        if self.precision is Precision.RECURRING and not self.recurrence:
            raise ValueError("a recurring date says how it recurs, for example weekly")
        return self

    @model_validator(mode="after")
    def _is_as_exact_as_it_says(self) -> Self:
        if self.precision in (Precision.DAY, Precision.RECURRING, Precision.UNKNOWN):
            return self
        if self.starts is None and self.ends is None and not self.candidates:
            raise ValueError(f"a date of {self.precision} precision states days; without any its precision is unknown")
        if not self._turns_with_the_calendar:
            raise ValueError(
                f"a date of {self.precision} precision begins with the first day of one and ends with the last; "
                "for other days the precision is week"
            )
        return self

    @property
    def _turns_with_the_calendar(self) -> bool:
        turns = [day for day in (self.starts, self.ends and self.ends + timedelta(days=1)) if day]
        months = _TURNS.get(self.precision)
        return months is None or all(day.day == 1 and day.month in months for day in turns)

    @classmethod
    def on(cls, day: date) -> Self:
        """One exact day."""
        return cls(starts=day, ends=day)

    @property
    def due(self) -> date | None:
        """The last day it can still be called on time; nothing where no day is stated."""
        return self.ends

    @property
    def exact_day(self) -> date | None:
        """The one day it names, or nothing where it is fuzzy, open, or not stated."""
        return self.starts if self.starts == self.ends else None

    def says_the_same_as(self, other: Self | None) -> bool:
        """Whether it means the same days, however it is written; without any days its words are all it says."""
        return other is not None and self.meaning == other.meaning

    @property
    def meaning(self) -> tuple[object, ...]:
        """What two ways of writing it have in common."""
        words = self.as_written if self.starts is None and self.ends is None and not self.recurrence else None
        return self.starts, self.ends, self.precision, self.qualifier, self.recurrence, words

    def is_past(self, today: date) -> bool:
        """Whether its last day has gone by; never true where no last day is stated."""
        return self.ends is not None and today > self.ends

    def covers(self, day: date) -> bool:
        """Whether the day lies inside the window; an open end runs on."""
        return self.starts is not None and self.starts <= day and (self.ends is None or day <= self.ends)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader should know before trusting it."""
        found = [self.doubt] if self.doubt else []
        if self.precision is Precision.DAY and self.starts and is_weekend(self.starts):
            found.append(f"{day_in_words(self.starts)} is a {self.starts:%A}")
        return tuple(found)

    @property
    def in_words(self) -> str:
        """As a report prints it: 19 January 2018; December 2017; late September 2017; Quarter 3 2023/24; 2024/25.

        The words it was written in stand beside it, in `as_written`; they are used where it has no day of its own.
        """
        if self.starts is None and self.ends is None:
            return self.as_written or self.recurrence or NOT_STATED
        if self.starts is None:
            return f"by {day_in_words(self.ends)}" if self.ends else NOT_STATED
        if self.ends is None:
            return f"from {self._opening}"
        words = window_in_words(self.starts, self.ends)
        return f"{_QUALIFIED[self.qualifier]} {words}" if self.qualifier in _QUALIFIED else words

    @property
    def _opening(self) -> str:
        """How an open window begins: with its month where that is all that was said."""
        assert self.starts is not None  # an open window has a beginning, which is asked for above
        return month_in_words(self.starts) if self.precision is Precision.MONTH else day_in_words(self.starts)


def exactly(day: date | None) -> PlannedDate | None:
    """That one day, or nothing where none is stated."""
    return PlannedDate.on(day) if day else None


_QUALIFIED = {"end": "the end of", "middle": "mid", "late": "late", "early": "early", "beginning": "the beginning of"}


def overlap(one: PlannedDate, other: PlannedDate) -> tuple[date, date | None] | None:
    """The days two windows share, or nothing. Both ends are inclusive; an open end runs on."""
    if one.starts is None or other.starts is None:
        return None
    starts = max(one.starts, other.starts)
    ends = min((window.ends for window in (one, other) if window.ends), default=None)
    return None if ends is not None and ends < starts else (starts, ends)


def are_apart(one: PlannedDate, other: PlannedDate) -> bool:
    """Whether two windows certainly share no day; where the days of one are not stated nobody can say so."""
    return any(
        after.starts is not None and before.is_past(after.starts) for before, after in ((one, other), (other, one))
    )


def narrowed(said: PlannedDate, by: PlannedDate) -> PlannedDate:
    """What another window leaves of one; all of it where they share no day, and of a rhythm, which is no day."""
    if are_apart(said, by) or said.precision is Precision.RECURRING:
        return said
    starts = max((window.starts for window in (said, by) if window.starts), default=None)
    ends = min((window.ends for window in (said, by) if window.ends), default=None)
    either = (window for window in (said, by) if (window.starts, window.ends) == (starts, ends))
    return next(either, None) or PlannedDate(starts=starts, ends=ends, precision=Precision.WEEK)
