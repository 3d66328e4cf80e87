"""What stands first in a highlight report: what is red, late or missing, each with where it is read."""

from typing import NamedTuple

from api.pages.page import Page
from application.projections.highlight_exceptions import ExceptionLine, Exceptions, HighlightReportWithExceptions
from application.projections.highlight_report import HighlightReportView


class Shown(NamedTuple):
    """One of them, and the address of its page."""

    line: ExceptionLine
    href: str


class Group(NamedTuple):
    """Those of one kind: their heading, the field of the view, and each of them."""

    heading: str
    name: str
    lines: tuple[Shown, ...]


class Drawn(NamedTuple):
    """The sentence, the groups that have something, where all returns are read, and what the figures are called."""

    held: Exceptions
    groups: tuple[Group, ...]
    returns: str


def exceptions_drawn(page: Page, view: HighlightReportView) -> Drawn | None:
    """What stands first; nothing in a report that was issued before reports had it."""
    if not isinstance(view, HighlightReportWithExceptions):
        return None
    held = view.exceptions
    groups = (
        _group(page, "Red", "exceptions.red", held.red),
        _group(page, "Overdue", "exceptions.late", held.late),
        _group(page, "Returns not received", "exceptions.not_received", held.not_received),
    )
    return Drawn(held, tuple(group for group in groups if group.lines), page.links.within("timeliness"))


def _group(page: Page, heading: str, name: str, lines: tuple[ExceptionLine, ...]) -> Group:
    return Group(heading, name, tuple(Shown(line, page.links.thing(line.kind, line.ref)) for line in lines))
