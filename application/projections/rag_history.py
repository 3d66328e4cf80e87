"""How has each light stood over the last periods?

A strip per rating, a cell per reporting period: what the board showed at the period's end. The last period ends on
the day shown, so the last cell is the board's light.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby, islice

from application.projections.rag_board import RatingShown
from application.projections.rag_periods import Period, period_ended
from application.projections.rag_rows import RagRow, RatingView, SuggestionView, suggestion_view
from application.projections.view import ProgrammeView, View, counted, header
from domain.rag_status import Dimension, RatedKind
from domain.rating import Light, Rating, Trend
from domain.record import Record
from domain.refusals import day_in_words
from domain.scope import subject_of
from domain.suggestion import Rule
from domain.words import listed

PERIODS = 12
"""How many periods a strip shows."""


class CellStanding(StrEnum):
    """Whether there was a light at the end of a period, and if not, why not."""

    RATED = "rated"
    NOT_RATED = "not-rated"
    NOT_REGISTERED_YET = "not-registered-yet"


class HistoryCell(View):
    """One light at the end of one period, as it stood then; what is not stated is null.

    It is not rated where nobody had declared it, or declared it “not rated”, and not registered yet where the
    programme, or what is rated, was not in the record. `trend` compares with the declaration before it,
    `since_last_period` with the cell before it (null without a light in both). `suggested` is what the plan suggested
    at the period's end. What was over by then says how it ended.
    """

    period_end: date
    standing: CellStanding
    in_words: str
    rating: RatingView | None
    trend: Trend | None
    trend_in_words: str | None
    since_last_period: Trend | None
    held_since: date | None
    declared_on: date | None
    declared_by: str | None
    rationale: str | None
    path_to_green: str | None
    confirmed_on: date | None
    is_stale: bool | None
    stale_since: date | None
    is_contradicted: bool
    contradiction: str | None
    suggested: RatingView | None
    suggested_rule: Rule | None
    suggested_rule_in_words: str | None
    over_in_words: str | None


class HistoryRow(View):
    """One rating with its cells, oldest first; `in_words` describes the strip to whoever cannot see it."""

    ref: str
    subject_kind: RatedKind
    subject: str
    subject_title: str
    dimension: Dimension
    in_words: str
    cells: tuple[HistoryCell, ...]


class RagHistory(ProgrammeView):
    """Every rating of the board over the periods, oldest first, in the order of the board.

    `cycle_in_days` is the length of a period, null where the periods are calendar months because no reporting cycle
    is stated in days.
    """

    in_words: str
    cycle_in_days: int | None
    period_ends: tuple[date, ...]
    rows: tuple[HistoryRow, ...]


def period_ends(record: Record, count: int = PERIODS) -> tuple[date, ...]:
    """The last days of the latest reporting periods, oldest first; the last period ends on the day shown.

    Periods are as long as the reporting cycle, or calendar months where none is stated in days. There are fewer where
    the calendar does not reach back so far.
    """
    as_at, cycle = record.moment.as_at, record.programme.cycle_in_days
    days = _cycles_back(as_at, cycle) if cycle else _months_back(as_at)
    return tuple(reversed(tuple(islice(days, count))))


def _cycles_back(day: date, cycle: int) -> Iterator[date]:
    yield day
    while (day - date.min).days >= cycle:
        day -= timedelta(days=cycle)
        yield day


def _months_back(day: date) -> Iterator[date]:
    """The day itself, then the last day of every month before it."""
    yield day
    while (first := day.replace(day=1)) > date.min:
        day = first - timedelta(days=1)
        yield day


def rag_history(record: Record, at_ends: Sequence[Record]) -> RagHistory:
    """The ratings of a programme at the ends of its periods; `at_ends` are its records then, oldest first.

    The ratings are those of the last board, then those that only an earlier one shows.
    """
    periods = [period_ended(held) for held in at_ends]
    shown: dict[str, RatingShown] = {}
    for period in reversed(periods):
        shown |= {ref: rating for ref, rating in period.ratings.items() if ref not in shown}
    rows = tuple(_row(record, rating, periods) for rating in shown.values())
    return RagHistory(
        **header(record),
        in_words=f"Over {_periods_in_words(record, len(at_ends))}, {_trends_in_words(rows)}.",
        cycle_in_days=record.programme.cycle_in_days,
        period_ends=tuple(held.moment.as_at for held in at_ends),
        rows=rows,
    )


def _row(record: Record, shown: RatingShown, periods: Sequence[Period]) -> HistoryRow:
    rows = [period.row(shown.ref) for period in periods]
    cells = tuple(_cell(shown, *found) for found in zip(periods, rows, (None, *rows), strict=False))
    return HistoryRow(
        ref=shown.ref,
        subject_kind=shown.kind,
        subject=shown.subject,
        subject_title=subject_of(record, shown.kind, shown.subject).title,
        dimension=shown.dimension,
        in_words=_strip_in_words(cells),
        cells=cells,
    )


# Cells ----------------------------------------------------------------------------------------------------------------


def _cell(shown: RatingShown, period: Period, row: RagRow | None, before: RagRow | None) -> HistoryCell:
    """One rating at the end of one period; `before` is its row on the board of the period before."""
    standing = _standing(shown, period.record, row)
    suggested = row.suggested if row else _suggested(shown, period, standing)
    return HistoryCell(
        period_end=period.record.moment.as_at,
        standing=standing,
        in_words=_cell_in_words(period.record, row, standing),
        rating=row.rating if row and standing is CellStanding.RATED else None,
        since_last_period=_compared(before, row),
        suggested=suggested.rating if suggested else None,
        suggested_rule=suggested.rule if suggested else None,
        suggested_rule_in_words=suggested.rule_in_words if suggested else None,
        **{name: getattr(row, name) if row else None for name in _AS_THE_BOARD_SAYS},
        is_contradicted=row is not None and row.is_contradicted,
    )


_AS_THE_BOARD_SAYS = (HistoryCell.model_fields.keys() & RagRow.model_fields.keys()) - {
    "rating",
    "suggested",
    "is_contradicted",
}


def _standing(shown: RatingShown, record: Record, row: RagRow | None) -> CellStanding:
    if row is not None:
        return CellStanding.NOT_RATED if row.rating.light is Light.NOT_RATED else CellStanding.RATED
    is_there = not record.is_empty and shown.subject in record.states.get(shown.kind, {})
    return CellStanding.NOT_RATED if is_there else CellStanding.NOT_REGISTERED_YET


def _suggested(shown: RatingShown, period: Period, standing: CellStanding) -> SuggestionView | None:
    """What the plan suggested of a thing that was there and that nobody had rated."""
    if standing is CellStanding.NOT_REGISTERED_YET:
        return None
    return suggestion_view(period.record, period.suggested(shown))


def _cell_in_words(record: Record, row: RagRow | None, standing: CellStanding) -> str:
    if standing is CellStanding.NOT_REGISTERED_YET:
        return "Not registered yet" if record.is_empty else "Not in the record yet"
    return row.rating.in_words if row else Rating(light=Light.NOT_RATED).in_words


def _compared(before: RagRow | None, row: RagRow | None) -> Trend | None:
    if before is None or row is None or Light.NOT_RATED in (before.rating.light, row.rating.light):
        return None
    return _rating(row.rating).compared_with(_rating(before.rating))


def _rating(shown: RatingView) -> Rating:
    return Rating(light=shown.light, scale=shown.scale)


# Words ----------------------------------------------------------------------------------------------------------------


def _strip_in_words(cells: Iterable[HistoryCell]) -> str:
    """Not rated for 2 periods, then Green for 9 periods, then Amber for 1 period."""
    runs = [(words, len(list(run))) for words, run in groupby(cells, key=lambda cell: cell.in_words)]
    return ", then ".join(f"{words} for {counted(periods, 'period')}" for words, periods in runs)


def _periods_in_words(record: Record, count: int) -> str:
    cycle, until = record.programme.cycle_in_days, day_in_words(record.moment.as_at)
    periods = f"{counted(count, 'period')} of {counted(cycle, 'day')}" if cycle else counted(count, "calendar month")
    return f"{periods} up to {until}"


def _trends_in_words(rows: Iterable[HistoryRow]) -> str:
    """How the last light of each strip compares with the first: 1 light became worse and 2 are as they were."""
    trends = Counter(trend for row in rows if (trend := _from_first_to_last(row)))
    told = {
        Trend.WORSE: ("light became worse", "lights became worse"),
        Trend.BETTER: ("light became better", "lights became better"),
        Trend.SAME: ("light is as it was", "lights are as they were"),
        Trend.NOT_COMPARABLE: ("light cannot be compared", "lights cannot be compared"),
    }
    words = [counted(trends[trend], one, many) for trend, (one, many) in told.items() if trends[trend]]
    return listed(words) if words else "nothing is rated"


def _from_first_to_last(row: HistoryRow) -> Trend | None:
    """Nothing where the last cell has no light."""
    first = next((cell.rating for cell in row.cells if cell.rating), None)
    last = row.cells[-1].rating
    return _rating(last).compared_with(_rating(first)) if first and last else None
