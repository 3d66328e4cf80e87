"""What is said to have happened has happened: a day that has not come yet is refused."""

from datetime import date

from domain.planned_date import PlannedDate
from domain.refusals import AgainstTheRecord


class NotYet(AgainstTheRecord):
    """Nothing has happened on a day that is still to come."""

    def __init__(self, what: str, day: PlannedDate) -> None:
        when = f"{'on' if day.starts == day.ends else 'in'} {day.in_words}"
        super().__init__(f"{what} {when}: that day has not come yet. Record it when it has happened.")


def must_have_come(day: PlannedDate | None, what: str, *, today: date) -> None:
    """Refuse a day after today. A month or a quarter that has begun has come; a day that is not stated may have."""
    if day and day.starts and day.starts > today:
        raise NotYet(what, day)
