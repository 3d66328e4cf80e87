"""What a person types for a planned date, a day, a number, an amount or an answer, read; and the way back."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date

from pydantic import ValidationError

from api.pages.forms.choice_words import NO, YES
from domain.calendar import month_in_words
from domain.dates_as_written import Content, quoted, read
from domain.money import Money
from domain.planned_date import PlannedDate, Precision
from domain.refusals import day_in_words
from domain.window_words import APRIL

LONGEST_NUMBER = 15
"""How many figures a whole number may have."""

_WINDOW = re.compile(r"(?:from )?(?P<first>.+?) (?:to|until|-|–) (?P<last>.+)", re.IGNORECASE)
_OPEN = re.compile(r"from (?P<first>.+?)(?: on(?:wards)?)?", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|up to) (?P<last>.+)", re.IGNORECASE)
_A_WEEK = re.compile(r"the week of (?P<monday>.+)", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"](?P<words>.+)[”\"]")
_WHOLE = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)", re.ASCII)


def planned(words: str, near: date) -> Content:
    """A planned date: in any way that dates are written, or as a window from one such date to another, or open.

    Words in quotation marks are kept as they are, and name no day. Refused, as a ValueError whose message is a
    sentence, is what is neither.
    """
    if match := _QUOTED.fullmatch(words):
        return {"precision": Precision.UNKNOWN, "as_written": match["words"]}
    try:
        return read(words, near=near)
    except ValueError:
        with suppress(ValueError):
            if window := _window(" ".join(words.split()), near):
                return {**window, "as_written": words}
        raise


def _window(words: str, near: date) -> Content | None:
    if match := _A_WEEK.fullmatch(words):
        return read(f"w/c {match['monday']}", near=near)
    match = _OPEN.fullmatch(words) if " to " not in words else None
    match = match or _UNTIL.fullmatch(words) or _WINDOW.fullmatch(words)
    if match is None:
        return None
    sides = match.groupdict()
    first, last = (read(side, near=near) if side else {} for side in (sides.get("first"), sides.get("last")))
    ends = {"from": first.get("from"), "to": last.get("to")}
    if any(not content.get("from") for content in (first, last) if content):
        return None
    precisions = {content["precision"] for content in (first, last) if content}
    of_one_kind = len(precisions) == 1 and Precision.DAY not in precisions
    inferred = {"inferred": ["year"]} if "inferred" in {**first, **last} else {}
    return {**ends, "precision": precisions.pop() if of_one_kind else Precision.WEEK, **inferred}


def planned_in_words(stated: PlannedDate) -> str:
    """What one would type for it; nothing where no words of ours mean the same days whatever day they are read on."""
    for words in _ways_to_write(stated):
        with suppress(ValueError, ValidationError):
            if stated.says_the_same_as(PlannedDate.model_validate(_without_a_day_to_go_by(words))):
                return words
    return ""


def _ways_to_write(stated: PlannedDate) -> Iterator[str]:
    if stated.as_written:
        yield stated.as_written
    yield stated.in_words
    starts, ends = stated.starts, stated.ends
    if starts and ends:
        yield f"{month_in_words(starts)} to {month_in_words(ends)}"
        yield f"{day_in_words(starts)} to {day_in_words(ends)}"
        yield f"{_quarter(starts)} to {_quarter(ends)}"
        yield f"{starts.year} to {ends.year}"
        yield f"{starts.year}/{(starts.year + 1) % 100:02d} to {ends.year - 1}/{ends.year % 100:02d}"
    elif ends:
        yield f"until {day_in_words(ends)}"
        yield f"until {month_in_words(ends)}"
    elif stated.as_written and not starts:
        yield f"“{stated.as_written}”"


def _quarter(day: date) -> str:
    """The quarter of a financial year that a day lies in."""
    began = day.year if day.month >= APRIL else day.year - 1
    return f"Quarter {(day.month - APRIL) // 3 % 4 + 1} {began}/{(began + 1) % 100:02d}"


def _without_a_day_to_go_by(words: str) -> Content:
    """The same read on two days centuries apart: words that leave the year open mean something else each time."""
    one, other = (planned(words, near) for near in (date(1950, 6, 15), date(2150, 6, 15)))
    return one if one == other else {}


def exact_day(words: str, near: date) -> date:
    """One exact day; a ValueError says why where the words leave it open."""
    content = read(words, near=near)
    day = content.get("from")
    if content["precision"] != Precision.DAY or not isinstance(day, date):
        raise ValueError(f"{quoted(words)} is not one exact day. Write a day such as 27 March 2026 or 27/3/2026.")
    return day


def number(words: str, _near: date) -> int:
    """A whole number in figures, with commas or without."""
    if not _WHOLE.fullmatch(words) or len(words) > LONGEST_NUMBER:
        raise ValueError(f"{quoted(words)} is not a whole number. Write one in figures, such as 12 or 1,200.")
    return int(words.replace(",", ""))


def money(words: str, _near: date) -> str:
    """An amount with its pound sign, which may be left out; what it comes to is for the amount itself to read."""
    return re.sub(r"^([+-]?)(?=[0-9])", r"\1£", words)


def money_in_words(amount: Money) -> str:
    """What one would type for it: its own words where they mean the same, else as it is printed."""
    for words in (amount.as_written, amount.in_words, *_rounded(amount)):
        with suppress(ValidationError):
            read_back = Money.model_validate(words or "")
            if (read_back.pence, read_back.rounded_to) == (amount.pence, amount.rounded_to):
                return str(words)
    return amount.in_words.removeprefix("about ")


def _rounded(amount: Money) -> Iterator[str]:
    """Thousands or millions, with as many decimal places as the amount was rounded to."""
    for unit, name in ((100_000, "k"), (100_000_000, "m")):
        places = len(str(unit // (amount.rounded_to or unit))) - 1
        yield f"{'-' if amount.pence < 0 else ''}£{abs(amount.pence) / unit:.{places}f}{name}"


def yes_or_no(words: str, _near: date) -> bool:
    """The answer that was chosen."""
    if words not in (YES, NO):
        raise ValueError(f"{quoted(words)} is neither yes nor no. Choose one of them.")
    return words == YES


def as_it_is(words: str, _near: date) -> str:
    """Words, which mean themselves."""
    return words


Reader = Callable[[str, date], object]
