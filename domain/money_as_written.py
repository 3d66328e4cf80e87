"""Money as people write it (“£496k”, “£1.2 million”, “£856,372.50”, “£ -”), read into pence."""

import re
from typing import NoReturn

from domain.dates_as_written import quoted
from domain.money import MOST, Money

_POUND = 100
_UNITS = {"k": 1_000 * _POUND, "m": 1_000_000 * _POUND, "million": 1_000_000 * _POUND, "mn": 1_000_000 * _POUND}
_A_YEAR = "(?: ?(?:per year|per annum|a year|pa|p\\.a\\.))?"
_SIGN = "(?P<sign>[+-]?)"
_WHOLE = "(?P<whole>[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,13})"
_DASH = re.compile("£? ?-{1,2}")
_EXACT = re.compile(rf"{_SIGN}£ ?{_WHOLE}(?:\.(?P<pence>[0-9]{{2}}))?{_A_YEAR}", re.ASCII | re.IGNORECASE)
_ROUNDED = re.compile(
    rf"{_SIGN}£ ?{_WHOLE}(?:\.(?P<part>[0-9]{{1,5}}))? ?(?P<unit>k|million|mn|m){_A_YEAR}", re.ASCII | re.IGNORECASE
)


def read_money(words: str) -> Money | None:
    """Read an amount; a dash is an empty cell, and gives none.

    Amounts in thousands or millions are rounded to their last written digit: £496k to £1,000, £1.2 million to
    £100,000. The words are kept, unless they are how the tracker prints the amount itself. Refused, as a ValueError
    whose message is a sentence, is what is no amount in pounds.
    """
    plain = " ".join(words.translate(str.maketrans("–—−", "---")).split())
    if _DASH.fullmatch(plain):
        return None
    pence, rounded_to = _exact(plain) or _rounded(plain) or _refused(words)
    if abs(pence) > MOST:
        raise ValueError(
            f"{quoted(words)} is more than the tracker can keep, which is £{MOST // _POUND:,}. Correct it."
        )
    money = Money(pence=pence, rounded_to=rounded_to)
    kept = " ".join(words.split())
    return money if money.in_words == kept else Money(pence=pence, as_written=kept, rounded_to=rounded_to)


def _exact(plain: str) -> tuple[int, int | None] | None:
    match = _EXACT.fullmatch(plain)
    return (_signed(match["sign"], match["whole"] + (match["pence"] or "00")), None) if match else None


def _rounded(plain: str) -> tuple[int, int | None] | None:
    match = _ROUNDED.fullmatch(plain)
    if match is None:
        return None
    part = match["part"] or ""
    last_digit: int = _UNITS[match["unit"].lower()] // 10 ** len(part)
    return _signed(match["sign"], match["whole"] + part) * last_digit, last_digit


def _refused(words: str) -> NoReturn:
    raise ValueError(
        f"{quoted(words)} is not an amount the tracker can read. It reads, for example, £1,712,745, £856,372.50 "
        "and £496k: write it in such a way, or leave the field out where no amount is stated."
    )


def _signed(sign: str, digits: str) -> int:
    return int(f"{sign}{digits.replace(',', '')}")
