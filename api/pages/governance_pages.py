"""The two pages of whatever boards deal in: the list of all there is of a kind, and one of them on its own."""

from collections.abc import Sequence
from typing import NamedTuple

from starlette.responses import HTMLResponse

from api.pages.choosing import Count
from api.pages.governance_cells import Figure
from api.pages.neighbours import OF_DECISIONS, neighbours_of
from api.pages.page import Page
from api.pages.tables import Shown, Table
from api.pages.things import actions_on, history_of
from application.projections.sentences.telling import titled

TO_THE_RECORD = "See the record as they had it before them"
"""Where a way leads to unless a pack was frozen for them."""


class Begins(NamedTuple):
    """How one more of a kind comes into the record: the order for it, and what the link to its form says."""

    kind: str
    order: str
    words: str


class Listed(NamedTuple):
    """What stands on the page of a list: the answer, what can be counted and chosen, the tables, and figures below."""

    title: str
    answer: str
    counts: Sequence[Count]
    tables: Sequence[Table]
    begins: Begins
    figures: Sequence[Figure]

    def shown(self, page: Page) -> HTMLResponse:
        """The page, with a link to begin another one for whoever may."""
        kind, order, words = self.begins
        return page.show(
            "governance_list.html",
            title=self.title,
            answer=self.answer,
            neighbours=neighbours_of(page, OF_DECISIONS),
            counts=self.counts,
            tables=self.tables,
            new=page.links.new(kind) if page.may(order) else None,
            new_words=words,
            figures=self.figures,
        )


class Alone(NamedTuple):
    """What stands on the page of one thing: what it is called, the answer, its fields, and tables below.

    What a long `title` leaves out stands among the fields. What `is_over` takes no orders; a `way` leads to what those
    who decided had before them.
    """

    kind: str
    ref: str
    called: str
    title: str
    answer: str
    facts: Sequence[Shown]
    tables: Sequence[Table] = ()
    is_over: bool = False
    way: str | None = None
    way_words: str = TO_THE_RECORD

    def shown(self, page: Page) -> HTMLResponse:
        """The page, with what can be done here and now, and the history."""
        return page.show(
            "governance_thing.html",
            title=titled(self.title),
            kind=self.called,
            answer=self.answer,
            actions=() if self.is_over else actions_on(page, self.kind, self.ref),
            facts=self.facts,
            tables=self.tables,
            history=history_of(page, self.kind, self.ref),
            way=self.way,
            way_words=self.way_words,
        )
