"""Counts above a list that choose from it: how many rows are such, and a link that shows those alone."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from api.pages.page import Page
from api.refusals import RequestUnreadable, fault

Row = TypeVar("Row")
ONLY = "only"
"""The parameter of an address that says which of the counts is chosen."""


class Choice(NamedTuple, Generic[Row]):
    """Something rows can be: `name` is how an address says it, `words` how people do."""

    name: str
    words: str
    holds: Callable[[Row], bool]


class Count(NamedTuple):
    """How many rows are such, and where they are shown alone."""

    number: int
    words: str
    href: str
    is_chosen: bool


def counts_of(page: Page, rows: Sequence[Row], choices: Sequence[Choice[Row]]) -> tuple[Count, ...]:
    """All of them, then each choice that any row answers to; nothing to choose from where there are no rows."""
    chosen = page.parameter(ONLY)
    found = [(choice, sum(map(choice.holds, rows))) for choice in choices]
    counted = [
        Count(number, choice.words, page.asked.with_(**{ONLY: choice.name}), choice.name == chosen)
        for choice, number in found
        if number or choice.name == chosen
    ]
    return (Count(len(rows), "in all", page.asked.with_(**{ONLY: None}), chosen is None), *counted) if rows else ()


def chosen_of(page: Page, rows: Sequence[Row], choices: Sequence[Choice[Row]]) -> tuple[Row, ...]:
    """The rows that the address chooses, all of them where it chooses nothing; an unknown choice is refused."""
    name = page.parameter(ONLY)
    if name is None:
        return tuple(rows)
    known = {choice.name: choice for choice in choices}
    if name not in known:
        raise RequestUnreadable([fault(ONLY, name, f"one of {', '.join(known)}")])
    return tuple(filter(known[name].holds, rows))
