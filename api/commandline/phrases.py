"""The words that every printed answer uses for a moment, a light, a day and a yes or no."""

from datetime import UTC, date, datetime

from application.projections.agenda import AgendaItemView
from application.projections.board_pack import PackItem
from application.projections.exemptions import NOT_SHOWN
from application.projections.view import DATE_NOT_STATED, PlannedDateView, ProgrammeView, counted
from domain.planned_date import Precision
from domain.rating import Light
from domain.refusals import day_in_words
from domain.words import NOT_STATED

SHAPES = {
    Light.RED: "▲",
    Light.AMBER_RED: "◆",
    Light.AMBER: "◆",
    Light.AMBER_GREEN: "◆",
    Light.GREEN: "●",
    Light.EXEMPT: "○",
    Light.NOT_RATED: "○",
}
"""Every light has a shape and a word; colour is only ever added to them."""

NOT_RATED = "○ Not rated"


def light(of: Light, in_words: str) -> str:
    """▲ Red, ◆ Amber/Green, ● Green, ○ Not rated."""
    return f"{SHAPES[of]} {in_words}"


def day(found: date | None, missing: str = NOT_STATED) -> str:
    """19 January 2018, or “not stated”."""
    return missing if found is None else day_in_words(found)


def effective(found: date | None) -> str:
    """The day something took effect, or “date not stated” where an undated paper says it."""
    return day(found, DATE_NOT_STATED)


def time(found: datetime) -> str:
    """19 January 2018 at 14:05 UTC."""
    at = found.astimezone(UTC)
    return f"{day_in_words(at.date())} at {at:%H:%M} UTC"


def yes_or_no(answer: bool | None) -> str:
    """Yes, No, or “not stated”; what is missing is never No."""
    return NOT_STATED if answer is None else "Yes" if answer else "No"


def moment(as_at: date, known_at: datetime | None) -> str:
    """As at 19 January 2018, as known now."""
    known = "as known now" if known_at is None else f"as known on {time(known_at)}"
    return f"as at {day_in_words(as_at)}, {known}"


def title(what: str, view: ProgrammeView) -> str:
    """The first line of an answer: what it is, of which programme, at which moment."""
    return f"{what}: {view.programme_name}, {moment(view.as_at, view.known_at)}"


def planned(view: PlannedDateView | None) -> str:
    """A planned date, the words it was written in where they say it otherwise, and what was inferred of it."""
    if view is None:
        return NOT_STATED
    days = view.in_words
    marks = [f"written “{view.as_written}”"] if view.as_written and _says_more(view, days) else []
    marks += [f"{' and '.join(view.inferred)} inferred"] if view.inferred else []
    return f"{days} ({'; '.join(marks)})" if marks else days


def since(what: str, view: PlannedDateView | None) -> str:
    """What happened and when: “started, January 2018”, or “started, day not stated”."""
    return f"{what}, {planned(view)}" if view else f"{what}, day {NOT_STATED}"


def _says_more(view: PlannedDateView, days: str) -> bool:
    """Whether the words of the source are worth showing: never for 29/01/2018, which says the same."""
    return view.as_written != days and (view.precision is not Precision.DAY or bool(view.inferred or view.alternative))


def days(number: int) -> str:
    """1 day, 3 days."""
    return counted(number, "day") if number else "0 days"


def slip(in_days: int | None) -> str:
    """12 days later, 3 days earlier, as promised, or “not stated”."""
    if in_days is None:
        return NOT_STATED
    if in_days == 0:
        return "as promised"
    return f"{days(abs(in_days))} {'later' if in_days > 0 else 'earlier'}"


def sentence(words: str) -> str:
    """The words with a full stop, unless they bring their own."""
    return words if words.endswith((".", "!", "?")) else f"{words}."


def opening(words: str) -> str:
    """The words as a sentence of their own, with a capital and a full stop."""
    return sentence(f"{words[:1].upper()}{words[1:]}")


def unless_withheld(item: AgendaItemView | PackItem, words: str) -> str:
    """What is said where an item of an agenda has nothing to tell; of one that is withheld nobody can say that."""
    return NOT_SHOWN if item.is_withheld else words
