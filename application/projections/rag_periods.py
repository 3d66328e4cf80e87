"""What did the board show at the end of one reporting period?"""

from functools import cached_property

from application.projections.kept import Kept
from application.projections.rag_board import RatingShown, ratings_shown
from application.projections.rag_rows import RagRow, row_beside
from domain.milestone import Milestone
from domain.rating import Scale
from domain.record import Record
from domain.scope import SUGGESTED, milestones_of
from domain.suggestion import Rule, Suggestion, suggest, weigh


class Period:
    """The end of one period: what the board showed, and what each milestone weighed, looked at once for all ratings.

    A period that is over stays as it was until something is recorded that bears on it, so it is kept with its rows.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.ratings = {} if record.is_empty else {shown.ref: shown for shown in ratings_shown(record)}
        self._rows: dict[str, RagRow | None] = {}

    def row(self, ref: str) -> RagRow | None:
        """The row of the board of that day; nothing where nobody had declared the rating."""
        if ref not in self._rows:
            self._rows[ref] = self._made(ref)
        return self._rows[ref]

    def _made(self, ref: str) -> RagRow | None:
        rating = self.ratings.get(ref)
        if rating is None or rating.status is None:
            return None
        suggested = self.suggested(rating, rating.status.declared.rating.scale)
        return row_beside(self.record, rating.status, suggested)

    @cached_property
    def _weight(self) -> dict[str, int]:
        """How much each milestone weighs, by the order of the rules: the least decides."""
        tolerance, as_at = self.record.programme.tolerance_in_force, self.record.moment.as_at
        found = ((ref, weigh(one, tolerance, as_at)) for ref, one in self.record.all(Milestone).items())
        return {ref: _SEVERITY.index(weighed.rule) for ref, weighed in found if weighed}

    def suggested(self, rating: RatingShown, scale: Scale | None = None) -> Suggestion | None:
        """What the plan suggests, from the milestones that decide it alone: without the notes on the others."""
        if rating.dimension not in SUGGESTED:
            return None
        programme, weight = self.record.programme, self._weight
        milestones = [one for one in milestones_of(self.record, rating.kind, rating.subject) if one.ref in weight]
        worst = min((weight[one.ref] for one in milestones), default=None)
        decisive = [one for one in milestones if weight[one.ref] == worst]
        return suggest(
            decisive[:1] if worst == _ON_PLAN else decisive,
            scale=scale or programme.scale,
            tolerance=programme.tolerance_in_force,
            as_at=self.record.moment.as_at,
        )


PERIODS_KEPT = 48
"""Of how many records the boards are kept: the twelve periods of a few programmes."""

_kept: Kept[Period] = Kept(PERIODS_KEPT)


def period_ended(record: Record) -> Period:
    """The period that ends at the moment of this record."""
    return _kept.of(record, None, lambda: Period(record))


_SEVERITY = tuple(Rule)
_ON_PLAN = _SEVERITY.index(Rule.ON_PLAN)
