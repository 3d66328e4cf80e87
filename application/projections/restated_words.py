"""What does a restatement say in a sentence or two?"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from application.projections.restated_lights import Tally
from application.projections.view import counted
from domain.refusals import day_in_words
from domain.words import listed

CLAIMED = "claimed to have been known then"


class Where(NamedTuple):
    """One moment as the headline counts it: whether it was a report, and whether anything was known by then.

    It `is_claimed` where what was known then is known by claim alone, as nothing had been recorded yet.
    """

    is_report: bool
    was_recorded: bool
    is_claimed: bool


def headline_of(total: Tally, shown: Sequence[Where], *, began: date | None) -> str:
    """Of 12 lights shown in 3 reports, 2 were green then and are red with hindsight.

    `began` is the day on which the first entry was recorded.
    """
    if not shown:
        return "Nothing was shown yet: no report was issued, and no period has ended."
    return " ".join(f"{sentence}." for sentence in _sentences(total, shown, began))


def _sentences(total: Tally, shown: Sequence[Where], began: date | None) -> Iterator[str]:
    held = [one for one in shown if one.was_recorded]
    where = _where([one.is_report for one in held])
    if where and total.shown:
        yield _lights(total, f"claimed to have been shown {where}" if _all_claimed(held) else f"shown {where}")
    elif where:
        yield f"No light was shown {where}"
    if any(one.is_claimed for one in held):
        yield _claimed(total, began, is_all=_all_claimed(held))
    elif total.claimed:
        which = counted(total.claimed, "light was recorded later and is", "lights were recorded later and are")
        yield f"{which} {CLAIMED}"
    if total.shown_worse:
        yield f"{counted(total.shown_worse, 'light was', 'lights were')} shown worse than hindsight knows"
    yield from _apart(total)
    if missing := len(shown) - len(held):
        yield f"At the {'end' if missing == 1 else 'ends'} of {counted(missing, 'period')} nothing was recorded yet"


def _all_claimed(held: Sequence[Where]) -> bool:
    return bool(held) and all(one.is_claimed for one in held)


def _claimed(total: Tally, began: date | None, *, is_all: bool) -> str:
    """Nothing was recorded before 5 March 2018: 4 lights were recorded later and are claimed."""
    before = f"Nothing was recorded before {day_in_words(began)}" if began else "Nothing was recorded by then"
    if not total.claimed:
        return f"{before}: what was shown earlier is known by claim alone"
    which = "what is counted here was" if is_all else counted(total.claimed, "light was", "lights were")
    verb = "is" if is_all or total.claimed == 1 else "are"
    return f"{before}: {which} recorded later and {verb} {CLAIMED}"


def _where(are_reports: Sequence[bool]) -> str:
    """In 3 reports and at the ends of 2 periods."""
    reports, ends = sum(are_reports), len(are_reports) - sum(are_reports)
    places = [f"in {counted(reports, 'report')}"] if reports else []
    places += [f"at the {'end' if ends == 1 else 'ends'} of {counted(ends, 'period')}"] if ends else []
    return listed(places)


def _lights(total: Tally, shown: str) -> str:
    red, better = total.green_then_red, total.shown_better
    of_all = f"Of {counted(total.shown, 'light')} {shown}"
    if not better:
        return f"{of_all}, none is worse with hindsight than it was shown"
    if red == better:
        return f"{of_all}, {_green_then_red(red)}"
    was = counted(better, "was shown better than hindsight knows", "were shown better than hindsight knows")
    return f"{of_all}, {was}; {_green_then_red(red)}" if red else f"{of_all}, {was}"


def _green_then_red(number: int) -> str:
    return f"{counted(number, 'was', 'were')} green then and {'is' if number == 1 else 'are'} red with hindsight"


def _apart(total: Tally) -> Iterator[str]:
    """What is neither better nor worse, each told by itself."""
    told = (
        (
            total.not_rated_then,
            "thing was not rated then and is",
            "things were not rated then and are",
            "rated with hindsight",
        ),
        (total.no_longer_rated, "light was shown that no longer counts", "lights were shown that no longer count", ""),
        (total.not_comparable, "light cannot be compared", "lights cannot be compared", ""),
        (
            total.erased,
            "light can no longer be compared, because the entry from which it was shown was erased",
            "lights can no longer be compared, because the entries from which they were shown were erased",
            "",
        ),
    )
    for number, one, many, more in told:
        if number:
            yield f"{counted(number, one, many)} {more}".strip()
