"""Why a return is refused: its name, its period, its sections, or what was received of it before.

Where a refusal is told `whose` return it is, that says who reports and of which period.
"""

from collections.abc import Iterable
from datetime import date

from domain.refusals import AgainstTheRecord, Malformed, Unknown, day_in_words
from domain.reporting_cycle import ReturnPeriod


class ReturnRefUnreadable(Malformed):
    """A return is named by who reports and the last day of the period."""

    def __init__(self, ref: str) -> None:
        super().__init__(
            f"“{ref}” does not name a return. Write programme:YYYY-MM-DD, or workstream:REF:YYYY-MM-DD with the "
            "reference of the workstream, and the last day of the period."
        )


class NoReturnAskedFor(AgainstTheRecord):
    """A return belongs to a period that one is due for."""

    def __init__(self, whose: str, period_to: date, near: Iterable[ReturnPeriod]) -> None:
        days = " and ".join(day_in_words(period.last) for period in near)
        there = f"The nearest periods end on {days}." if days else "Say first how often returns are asked for."
        super().__init__(f"No return of {whose} is due for a period that ends on {day_in_words(period_to)}. {there}")


class PeriodNotBegun(AgainstTheRecord):
    """Nobody reports of days to come."""

    def __init__(self, period: ReturnPeriod, day: date) -> None:
        super().__init__(
            f"The period from {day_in_words(period.first)} to {day_in_words(period.last)} had not begun on "
            f"{day_in_words(day)}; nobody can report of it then. Give a later day, or another period."
        )


class SectionNotAskedFor(AgainstTheRecord):
    """A return has the sections that are asked for, under their names."""

    def __init__(self, section: str, asked: Iterable[str]) -> None:
        names = ", ".join(asked)
        super().__init__(f"This return has no section “{section}”. These are asked for: {names or 'none by name'}.")


class SectionNamedTwice(Malformed):
    """A section of a return is named once."""

    def __init__(self, section: str) -> None:
        super().__init__(f"The section “{section}” is named twice. Name each section once.")


class SectionsNotStated(AgainstTheRecord):
    """Where sections are asked for, a return says which of them came: nobody takes for granted that all did."""

    def __init__(self, asked: Iterable[str]) -> None:
        super().__init__(f"Say which sections came: {', '.join(asked)}. Those that are left out are missing.")


class ReturnIsThere(AgainstTheRecord):
    """A return is received once."""

    def __init__(self, whose: str, received_on: date) -> None:
        super().__init__(
            f"The return {whose} was received on {day_in_words(received_on)}. Add the sections that it lacked, "
            "correct the entry, or withdraw it."
        )


class ReturnNotThere(Unknown):
    """Only what was received can be completed or withdrawn."""

    def __init__(self, whose: str) -> None:
        super().__init__(f"The return {whose} has not been received. Record that it was, and when.")


class NothingToBeUnchangedFrom(AgainstTheRecord):
    """“No change” says that all is as the return before it said; where that is missing, nothing is said."""

    def __init__(self, before: str) -> None:
        super().__init__(
            f"“No change” says that nothing has changed since the period before, and the return {before} has not been "
            "received. Record that one first, or receive this one with what it says."
        )


class SectionWasThere(AgainstTheRecord):
    """A section comes once."""

    def __init__(self, section: str, whose: str) -> None:
        super().__init__(f"The return {whose} has the section “{section}” already. Leave it out.")


class NothingIsMissing(AgainstTheRecord):
    """Where nothing has changed, no section is missing."""

    def __init__(self, whose: str) -> None:
        super().__init__(f"“No change” was confirmed for the return {whose}: no section of it is missing.")


class CompletedBeforeItCame(AgainstTheRecord):
    """What is added to a return comes with it or after it."""

    def __init__(self, day: date, received_on: date) -> None:
        super().__init__(
            f"The return was received on {day_in_words(received_on)}; sections cannot have been added to it on "
            f"{day_in_words(day)}. Give that day or a later one."
        )
