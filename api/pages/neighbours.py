"""Pages that share one step of the navigation: links from each of them to the others, above what it lists."""

from typing import NamedTuple

from api.pages.page import Page

OF_DECISIONS = (
    ("Decisions", "decisions"),
    ("Recommendations", "recommendations"),
    ("Papers", "papers"),
    ("Actions", "actions"),
    ("Change requests", "change-requests"),
    ("Exempt items", "exemptions"),
)
"""What was decided, what is asked, what was put before whom, who owes what, and what is to be changed."""

OF_PHASES = (
    ("Phases", "phases"),
    ("Gates", "gates"),
)
"""Which stretches the programme has, and what lets each of them start."""

OF_BOARDS = (
    ("Boards", "boards"),
    ("Forward plan", "forward-plan"),
    ("Meetings", "meetings"),
    ("Escalations", "escalations"),
    ("Board packs", "packs"),
)
"""Who decides and advises, what comes before them in which month, when they meet, what rose, and what they get."""

OF_REPORTS = (
    ("Highlight report", "highlight-report"),
    ("All reports", "highlight-reports"),
    ("Returns", "timeliness"),
)
"""What the board is told, what it was told before, and who reported in time for it."""


class Neighbour(NamedTuple):
    """One of those pages; `is_here` where it is the one that is read."""

    words: str
    href: str
    is_here: bool


def neighbours_of(page: Page, together: tuple[tuple[str, str], ...]) -> tuple[Neighbour, ...]:
    """The links, in their order."""
    return tuple(
        Neighbour(words, page.links.within(place), page.path.endswith(f"/{place}")) for words, place in together
    )
