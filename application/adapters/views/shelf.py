"""Where the store keeps the lines of one view, and how far it has come with them."""

from collections.abc import Iterable
from typing import NamedTuple

from application.adapters.store import Datastore
from application.adapters.views import tables
from application.adapters.views.made_by import made_by
from application.adapters.views.tables import BESIDE, LIVE, Standing
from application.projections.portfolio_lines import Line


class Found(NamedTuple):
    """Lines that somebody has stored; `whole` where these are all there are."""

    lines: list[Line]
    whole: bool
    is_another_edition: bool


class Shelf:
    """The edition of a view that this version of the program looks at; problems come in the words of the use cases."""

    def __init__(self, datastore: Datastore, name: str = LIVE) -> None:
        self._datastore = datastore
        self._name, self._made_by = name, made_by()
        self._stands: Standing | None = None
        self._looked_at = 0
        self._briefly = name != BESIDE  # whoever looks at the view waits for who stores it, and is told all the same

    @property
    def position(self) -> int:
        """Up to where it told everything when it was looked at last."""
        return self._stands.position if self._stands else 0

    def look(self, *, everything: bool) -> Found:
        """What was stored since it was looked at last, or all there is; the tables are made where there are none."""
        if self._stands is None:
            self._begin()
        with self._datastore.at_one_moment() as cursor:
            stands = tables.standing(cursor, self._name, self._made_by)
            if stands is None:  # another version was rebuilt, and has dropped this one
                self._stands, self._looked_at = None, 0
                return Found([], whole=False, is_another_edition=False)
            is_another = self._looked_at != stands.edition
            whole = everything or is_another
            lines = tables.rows(cursor, stands.edition, after=-1 if whole else self.position)
        self._stands, self._looked_at = stands, stands.edition
        return Found(lines, whole, is_another)

    def is_another_edition(self) -> bool:
        """Whether a rebuilt one was put in its place."""
        if self._stands is None:
            return True
        with self._datastore.reading() as cursor:
            stands = tables.standing(cursor, self._name, self._made_by)
        return stands is None or stands.edition != self._stands.edition

    def store(self, lines: Iterable[Line], *, to: int) -> None:
        """Lines and the position reached with them, together; Overtaken where somebody else has advanced the view."""
        if self._stands is None:
            raise tables.Overtaken
        told = list(lines)
        to = max(to, self._stands.position)
        if told or to > self._stands.position:
            with self._datastore.writing(briefly=self._briefly) as cursor:
                stands = tables.put(cursor, (self._name, self._made_by), self._stands, to=to, lines=told)
            self._stands = stands

    def begin_beside(self) -> None:
        """Begin with an empty edition, whatever was built here before."""
        with self._datastore.writing() as cursor:
            tables.make_tables(cursor)
            tables.begin_beside(cursor, self._made_by)

    def take_the_place(self) -> None:
        """What was built beside is what is looked at from now on; Overtaken where somebody else began anew."""
        if self._stands is None or self._name != BESIDE:
            raise tables.Overtaken
        with self._datastore.writing() as cursor:
            tables.swap(cursor, self._made_by, self._stands)

    def forget(self, programmes: Iterable[str]) -> None:
        """Leave nothing of what is told of programmes, whoever has stored it."""
        with self._datastore.writing() as cursor:
            tables.make_tables(cursor)
            for programme in programmes:
                tables.forget(cursor, programme)

    def drop_folds_before_erasures(self) -> None:
        """Leave nothing in saved folds of what was erased since, whoever has saved them."""
        with self._datastore.writing() as cursor:
            tables.drop_folds_before_erasures(cursor)

    def _begin(self) -> None:
        with self._datastore.writing(briefly=self._briefly) as cursor:
            tables.make_tables(cursor)
            tables.begin(cursor, self._name, self._made_by)
