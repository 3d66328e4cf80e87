"""Dates as people write them (“End of Dec 17”, “Quarter 3 or 4”, “w/c 22 January”), read into what a PlannedDate keeps.

Days are written day first, two-digit years lie in 2000 to 2099, and quarter 1 of a financial year is April to June.
Where words name no year, the reader has to be told a day they are near to; the year that brings the start closest to
that day is taken, and marked as inferred.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta

from domain.calendar import EARLIEST, LATEST, financial_quarter, financial_year, last_day_of_month, plannable

Content = dict[str, object]
"""What a PlannedDate is made of, under its JSON names: `from`, `to`, `precision` and the rest."""

_Window = tuple[date, date]
_WindowOfYear = Callable[[int], _Window]
_Reader = Callable[[re.Match[str], date | None], Content]

_LONGEST = 300
_SHOWN = 60
_A_WEEK = timedelta(days=6)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TYPOGRAPHY = str.maketrans("–—−", "---", "'’‘")
_PARTS = {"beginning": "start", "mid": "middle", "later": "late"}
_WINDOW_NAMES = frozenset({"from", "to", "starts", "ends"})


def spell_out(value: object) -> object:
    """The content of a planned date given in short: a day, words, `{date: …}`, or words with remarks beside them.

    Whatever is spelt out already, or is no date at all, comes back as it is. Words without a year are refused.
    """
    return _spelt_out(value, None)


def read_near(value: object, near: date) -> object:
    """The same for one who knows a day the words are near to, such as the date of the paper they stand in."""
    return _spelt_out(value, near)


def read(words: str, *, near: date | None = None) -> Content:
    """Read words as a planned date. They are kept as written, unless they are a plain ISO day such as 2018-01-29.

    Refused, as a ValueError whose message is a sentence: words that are no date, days the calendar does not have,
    years outside 1900 to 2199, and words without a year where `near` does not say which year is meant.
    """
    plain = _plain(words)
    for form, reader in _FORMS:
        if match := form.fullmatch(plain):
            content = {**reader(match, near), **_qualifier(match)}
            return content if str(content.get("from")) == words.strip() else {**content, "as_written": words}
    raise ValueError(
        f"{quoted(words)} is not a date the tracker can read. It reads, for example, 29/01/2018, End of Dec 17 and "
        "Quarter 3 2023/24: write it in such a way, or TBC where it is not known yet."
    )


def quoted(words: str) -> str:
    """Words in quotation marks, shortened, and with a mark in place of what cannot be printed."""
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return f"“{''.join(letter if letter.isprintable() else '�' for letter in shown)}”"


# What comes in ------------------------------------------------------------------------------------------------------


def _spelt_out(value: object, near: date | None) -> object:
    if isinstance(value, Mapping):
        given = {name: part for name, part in value.items() if name != "date" or part is not None}
        return _from_parts(given, near)
    if isinstance(value, str):
        return read(value, near=near)
    if isinstance(value, date) and not isinstance(value, datetime):
        return {"from": value, "to": value, "precision": "day"}
    return value


def _from_parts(given: Mapping[str, object], near: date | None) -> Mapping[str, object]:
    stated = {name: part for name, part in given.items() if part is not None}
    words = stated.get("as_written")
    if _WINDOW_NAMES & stated.keys():
        return given
    if "date" in stated:
        day = stated.pop("date")
        window = _spelt_out(day, near) if isinstance(day, str) else {"from": day, "to": day}
        return {**window, **stated} if isinstance(window, dict) else given
    if isinstance(words, str) and "precision" not in stated:
        return {**read(words, near=near), **stated}
    return given


def _plain(words: str) -> str:
    """The words without markup and typography, so that each way of writing is looked for once."""
    if not words.strip():
        raise ValueError("Nothing is written where a date is wanted: write, for example, 29/01/2018, Dec 17 or TBC.")
    if len(words) > _LONGEST:
        raise ValueError(f"{quoted(words)} is too long for a date: {_LONGEST} characters are the most.")
    text = re.sub(r"<[^<>]*>", "", words).translate(_TYPOGRAPHY)
    return re.sub(r" ?([/-]) ?", r"\1", " ".join(text.split())).rstrip(". ")


# What the parts mean ------------------------------------------------------------------------------------------------


def _qualifier(match: re.Match[str]) -> Content:
    part = (match.groupdict().get("part") or "").lower()
    return {"qualifier": _PARTS.get(part, part)} if part else {}


def _year(match: re.Match[str], part: str = "year") -> int | None:
    """The year that part of the words states, if any."""
    digits = match.groupdict().get(part)
    return None if digits is None else _full_year(digits)


def _full_year(digits: str) -> int:
    """Two digits are a year from 2000 on."""
    year = int(f"20{digits}"[-4:])
    if not EARLIEST.year <= year <= LATEST.year:
        raise ValueError(f"The year {year} lies outside {EARLIEST.year} to {LATEST.year}. Correct the year.")
    return year


def _starting_year(match: re.Match[str]) -> int | None:
    """The year in which a financial year written as two years starts: 2023 in 2023/24."""
    starting, following = _year(match), match["next"]
    if starting is None:
        return None
    one, other = f"{starting}/{(starting + 1) % 100:02d}", f"{starting - 1}/{starting % 100:02d}"
    if following is None:
        raise ValueError(f"{quoted(match.string)} leaves open which financial year is meant: write {one} or {other}.")
    if not str(starting + 1).endswith(following):
        raise ValueError(f"{quoted(match.string)} is not one financial year: write {one}.")
    return starting


def _month_number(month: str) -> int:
    return int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1


def _day(year: int, month: int, *, day: int) -> date:
    if not 1 <= month <= len(_MONTHS):
        raise ValueError(f"There is no month {month}. Write the day first, for example 29/01/2018.")
    last = last_day_of_month(year, month)
    if not 1 <= day <= last.day:
        raise ValueError(f"There is no day {day} in {last:%B %Y}, which has {last.day} days. Correct the day.")
    return last.replace(day=day)


def _dated(
    match: re.Match[str], near: date | None, *, year: int | None, precision: str, window: _WindowOfYear
) -> Content:
    """The window in the stated year, or else in the year that brings its start closest to a day it is near to."""
    starts, ends = _nearest(match.string, near, window=window) if year is None else window(year)
    if ends < starts:
        raise ValueError(f"{quoted(match.string)} ends before it starts. Write the earlier part first.")
    content: Content = {"from": plannable(starts), "to": plannable(ends), "precision": precision}
    return {**content, "inferred": ["year"]} if year is None else content


def _nearest(words: str, near: date | None, *, window: _WindowOfYear) -> _Window:
    if near is None:
        raise ValueError(
            f"{quoted(words)} names no year. Write the year as well, as in 15/9/2017, Dec 17 or Quarter 4 2023/24."
        )
    windows = []
    # Eight years each way, because there may be that many between two that have a 29 February.
    for year in range(max(near.year - 8, EARLIEST.year), min(near.year + 8, LATEST.year) + 1):
        with suppress(ValueError):
            windows.append(window(year))
    if not windows:
        raise ValueError(f"{quoted(words)} is no day of the years around {near.year}. Correct the day or the month.")
    return min(windows, key=lambda found: (abs(found[0] - near), near - found[0]))


# The readers, one for each kind of date -----------------------------------------------------------------------------


def _a_day_or_week(match: re.Match[str], near: date | None) -> Content:
    month, day, is_week = _month_number(match["month"]), int(match["day"]), match["week"] is not None

    def window(year: int) -> _Window:
        starts = _day(year, month, day=day)
        return starts, starts + _A_WEEK if is_week else starts

    precision = "week" if is_week else "day"
    return _dated(match, near, year=_year(match), precision=precision, window=window)


def _a_month(match: re.Match[str], near: date | None) -> Content:
    month = _month_number(match["month"])

    def window(year: int) -> _Window:
        return date(year, month, 1), last_day_of_month(year, month)

    return _dated(match, near, year=_year(match), precision="month", window=window)


def _a_span_of_months(match: re.Match[str], near: date | None) -> Content:
    """The year may stand with either month, with both or with none; Dec – Jan runs over the end of the year."""
    first, last = _month_number(match["month"]), _month_number(match["last"])
    opening, closing = _year(match, "opening"), _year(match)
    years_on = int(first > last) if opening is None or closing is None else closing - opening
    starting = closing - years_on if opening is None and closing is not None else opening

    def window(year: int) -> _Window:
        return date(year, first, 1), last_day_of_month(year + years_on, last)

    content = _dated(match, near, year=starting, precision="month", window=window)
    if opening is None and closing is not None and years_on:
        content["doubt"] = f"{quoted(match.string)} states one year for two; it is read as the year of the second month"
    return content


def _a_quarter(match: re.Match[str], near: date | None) -> Content:
    first, last = int(match["quarter"]), int(match["other"] or match["quarter"])

    def window(year: int) -> _Window:
        return financial_quarter(year, first)[0], financial_quarter(year, last)[1]

    return _dated(match, near, year=_starting_year(match), precision="quarter", window=window)


def _a_financial_year(match: re.Match[str], near: date | None) -> Content:
    return _dated(match, near, year=_starting_year(match), precision="financial-year", window=financial_year)


def _either_financial_year(match: re.Match[str], _near: date | None) -> Content:
    """FY2018 may end in 2018 or in 2019. It is not for us to choose, so both last days are kept as candidates."""
    year = _full_year(match["year"])
    last_days = [plannable(date(ending, 3, 31)) for ending in (year, year + 1)]
    doubt = f"{quoted(match.string)} does not say whether the financial year ends or starts in {year}"
    return {"precision": "financial-year", "candidates": last_days, "doubt": doubt}


def _a_business_year(match: re.Match[str], _near: date | None) -> Content:
    return {"precision": "unknown", "doubt": f"{quoted(match.string)} does not say when a business year starts"}


def _a_calendar_year(match: re.Match[str], near: date | None) -> Content:
    def window(year: int) -> _Window:
        return date(year, 1, 1), date(year, 12, 31)

    return _dated(match, near, year=_year(match), precision="calendar-year", window=window)


def _a_rhythm(match: re.Match[str], _near: date | None) -> Content:
    return {"precision": "recurring", "recurrence": match["rhythm"].lower().replace(" ", "-")}


def _not_known(_match: re.Match[str], _near: date | None) -> Content:
    return {"precision": "unknown"}


# The ways of writing ------------------------------------------------------------------------------------------------

_NAME = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_MONTH = rf"(?P<month>{_NAME})\.?"
_YYYY = "(?P<year>[0-9]{4})"
_YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"
_OPENING = "(?: (?P<opening>[0-9]{4}|[0-9]{2}))?"
_NEXT = "(?P<next>[0-9]{4}|[0-9]{2})"
_NUMBER = "(?P<day>[0-9]{1,2})"
_TH = "(?: ?(?:st|nd|rd|th))"
_FY = "(?:fy|financial[ -]year)(?: of)? ?"
_Q = "(?:quarter|qtr|q)"
_QUARTER = rf"{_Q} ?(?P<quarter>[1-4])(?:(?: or | to |[/-])(?:{_Q} ?)?(?P<other>[1-4]))?"
_ON = "(?:(?:by|on|in) )?(?:the )?(?P<week>(?:week (?:commencing|beginning)|w/?[cb]) )?"
_IN = (
    "(?:(?:(?:by|at|in|before(?= (?:the )?end)) )?(?:the )?"
    "(?P<part>end|start|beginning|middle|mid|early|later?)(?: of| in)?[ -]|(?:by|in|during) )?(?:the )?"
)
_WAYS: tuple[tuple[str, _Reader], ...] = (
    (rf"{_ON}{_YYYY}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})", _a_day_or_week),
    (rf"{_ON}{_NUMBER}/(?P<month>[0-9]{{1,2}})(?:/{_YEAR})?", _a_day_or_week),
    (rf"{_ON}{_NUMBER}(?P<dot>[.-])(?P<month>[0-9]{{1,2}})(?P=dot){_YEAR}", _a_day_or_week),
    (rf"{_ON}{_NUMBER}{_TH}?(?: of)?[ -]{_MONTH}(?:,?[ -]{_YEAR})?", _a_day_or_week),
    (rf"{_ON}{_MONTH} {_NUMBER}{_TH}?,? {_YYYY}", _a_day_or_week),
    (rf"{_ON}{_MONTH} {_NUMBER}{_TH}", _a_day_or_week),
    (rf"{_IN}{_MONTH}(?:,?[ -]{_YEAR})?", _a_month),
    (rf"(?:(?:by|in) )?{_MONTH}{_OPENING}(?:[/-]| to | or )(?P<last>{_NAME})\.?(?:,? {_YEAR})?", _a_span_of_months),
    (rf"{_IN}{_QUARTER}(?:,? (?:of )?(?:{_FY})?{_YEAR}(?:[/-]{_NEXT})?)?", _a_quarter),
    (rf"{_IN}{_YYYY}[/-]{_NEXT}", _a_financial_year),
    (rf"{_IN}{_FY}{_YEAR}[/-]{_NEXT}", _a_financial_year),
    (rf"(?:by )?(?:the )?(?:(?P<part>end)(?: of)? (?:the )?)?{_FY}{_YEAR}", _either_financial_year),
    (rf"{_IN}(?:[0-9]{{4}} business year|business year [0-9]{{4}})", _a_business_year),
    (rf"{_IN}{_YYYY}", _a_calendar_year),
    ("(?:routine )?(?P<rhythm>(?:[1-9][0-9]? )?(?:daily|weekly|monthly|yearly))", _a_rhythm),
    ("(?P<rhythm>fortnightly|quarterly|annual|annually|bi-annual)", _a_rhythm),
    ("(?:at )?(?P<rhythm>regular)(?: points|ly)?", _a_rhythm),
    ("in due course|tb[acd]|to be (?:confirmed|agreed|decided)|(?:not |un)known|(?:the )?next report", _not_known),
)
_FORMS = tuple((re.compile(way, re.ASCII | re.IGNORECASE), reader) for way, reader in _WAYS)
