"""What does a restatement say in a sentence or two?"""

from collections.abc import Iterator, Sequence

from application.projections.restated_lights import Tally
from application.projections.view import counted, listed

CLAIMED = "claimed to have been known then"


def headline_of(total: Tally, shown: Sequence[tuple[bool, bool]]) -> str:
    """Of 12 lights shown in 3 reports, 2 were green then and are red with hindsight.

    `shown` says of each moment whether it was a report, and whether anything was recorded by then.
    """
    if not shown:
        return "Nothing was shown yet: no report was issued, and no period has ended."
    return " ".join(f"{sentence}." for sentence in _sentences(total, shown))


def _sentences(total: Tally, shown: Sequence[tuple[bool, bool]]) -> Iterator[str]:
    where = _where([is_report for is_report, was_recorded in shown if was_recorded])
    if where and total.shown:
        yield _lights(total, where)
    elif where:
        yield f"No light was shown {where}"
    if total.shown_worse:
        yield f"{counted(total.shown_worse, 'light was', 'lights were')} shown worse than hindsight knows"
    yield from _apart(total)
    if missing := sum(not was_recorded for _, was_recorded in shown):
        yield f"At the {'end' if missing == 1 else 'ends'} of {counted(missing, 'period')} nothing was recorded yet"


def _where(are_reports: Sequence[bool]) -> str:
    """In 3 reports and at the ends of 2 periods."""
    reports, ends = sum(are_reports), len(are_reports) - sum(are_reports)
    places = [f"in {counted(reports, 'report')}"] if reports else []
    places += [f"at the {'end' if ends == 1 else 'ends'} of {counted(ends, 'period')}"] if ends else []
    return listed(places)


def _lights(total: Tally, where: str) -> str:
    red, better = total.green_then_red, total.shown_better
    of_all = f"Of {counted(total.shown, 'light')} shown {where}"
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
        (total.claimed, "light was recorded later and is", "lights were recorded later and are", CLAIMED),
    )
    for number, one, many, more in told:
        if number:
            yield f"{counted(number, one, many)} {more}".strip()
