"""What is said to have happened has happened, on a day that has come and not after the day it takes effect."""

from datetime import date

from domain.planned_date import PlannedDate, Precision
from domain.refusals import AgainstTheRecord, day_in_words


class NotYet(AgainstTheRecord):
    """Nothing has happened on a day that is still to come."""

    def __init__(self, what: str, day: PlannedDate) -> None:
        super().__init__(f"{what} {when(day)}: that day has not come yet. Record it when it has happened.")


class NotYetByThen(AgainstTheRecord):
    """Nothing takes effect before it has happened."""

    def __init__(self, what: str, day: PlannedDate, effective_on: date) -> None:
        super().__init__(
            f"{what} {when(day)} and take effect on {day_in_words(effective_on)}, before that. "
            "Leave out the day it takes effect, or give a later one."
        )


class HappensAgainAndAgain(AgainstTheRecord):
    """What has happened has happened once."""

    def __init__(self, what: str, day: PlannedDate) -> None:
        super().__init__(f"{what} {day.in_words}: a rhythm is no day. Give the day it happened, or none.")


def when(day: PlannedDate) -> str:
    """The day as a sentence goes on with it: on 3 March 2026, in March 2026, by 3 March 2026."""
    if day.starts is None:
        return day.in_words
    return f"{'on' if day.exact_day else 'in'} {day.in_words}"


def must_have_come(day: PlannedDate | None, what: str, *, today: date, effective_on: date | None = None) -> None:
    """Refuse a day after today, or after the day it takes effect, and a rhythm, which is no day.

    A month or a quarter that has begun has come; so may have a day that is not stated. Of a window that states only
    its end, the end has to have come.
    """
    if day is None:
        return
    if day.precision is Precision.RECURRING:
        raise HappensAgainAndAgain(what, day)
    first = day.starts or day.ends
    if first is not None and first > today:
        raise NotYet(what, day)
    if first is not None and effective_on is not None and first > effective_on:
        raise NotYetByThen(what, day, effective_on)


def comes_before(day: date | None, other: date | None) -> bool:
    """Whether a day certainly lies before another; where one of them is not stated nobody can say so."""
    return day is not None and other is not None and day < other


class EndedBeforeItBegan(AgainstTheRecord):
    """Nothing ends before it begins."""

    def __init__(self, what: str, began: PlannedDate, ended: PlannedDate) -> None:
        super().__init__(f"{what} began {when(began)}, so it cannot have ended {when(ended)}. Correct one of them.")


def must_not_end_before_it_began(what: str, *, began: PlannedDate | None, ended: PlannedDate | None) -> None:
    """Refuse an end that certainly lies before the beginning; of fuzzy days only what cannot be is refused."""
    if began and began.starts and ended and ended.is_past(began.starts):
        raise EndedBeforeItBegan(what, began, ended)


class DueBeforeItWasAsked(AgainstTheRecord):
    """Nobody asks for what is late already."""

    def __init__(self, what: str, asked: date, due: PlannedDate) -> None:
        super().__init__(
            f"{what} is asked for on {day_in_words(asked)}, so it cannot be due {when(due)}. Give a later day or "
            "none; if it was asked for earlier, say on which day that took effect."
        )


def must_not_be_due_before_it_is_asked(what: str, *, asked: date | None, due: PlannedDate | None) -> None:
    """Refuse a day that certainly lies before the one it is asked for; where either is not stated nobody can say."""
    if asked is not None and due is not None and due.is_past(asked):
        raise DueBeforeItWasAsked(what, asked, due)


class DoneBeforeItWasAsked(AgainstTheRecord):
    """Nothing is done because it was asked for before anybody asked."""

    def __init__(self, what: str, asked: date, done: PlannedDate) -> None:
        super().__init__(
            f"{what} was assigned on {day_in_words(asked)}, so it cannot have been done {when(done)}. "
            "Leave out the day it was done, or correct the day it was assigned first."
        )


def must_not_be_done_before_it_was_asked(what: str, *, asked: date | None, done: PlannedDate | None) -> None:
    """Refuse a day that certainly lies before the one it was asked for; where either is not stated nobody can say."""
    if asked is not None and done is not None and done.is_past(asked):
        raise DoneBeforeItWasAsked(what, asked, done)
