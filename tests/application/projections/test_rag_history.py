"""The strip of a light shows what the board showed at the end of every period, and tells apart why a cell is empty."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from application.projections.rag_board import rag_board
from application.projections.rag_history import CellStanding, HistoryRow, RagHistory, period_ends, rag_history
from domain.entry import Entry
from domain.milestone_facts import MilestoneForecastChanged, MilestonePlanned
from domain.planned_date import PlannedDate
from domain.programme import CadenceSet, ProgrammeClosed, ProgrammeRegistered
from domain.rag_status import Dimension, RatedKind, RatingConfirmedUnchanged, RatingDeclared, rag_ref
from domain.rating import Light, Rating, Scale, Trend
from domain.record import Moment, nothing_at
from domain.reporting_cycle import Cadence
from domain.suggestion import Rule
from domain.workstream import WorkstreamOpened
from tests.application.projections.building import (
    NAME,
    PROGRAMME,
    Telling,
    Told,
    entries_of,
    record_from,
    record_of,
    registered,
)

START, AS_AT = date(2018, 1, 2), date(2018, 3, 5)
THIRD, SECOND, FIRST = (AS_AT - timedelta(days=7 * weeks) for weeks in (3, 2, 1))
BRIDGE = registered(ProgrammeRegistered(name=NAME), START)


def every(days: int, day: date = START) -> Telling:
    return ("programme", PROGRAMME, CadenceSet(cadence=Cadence(every_days=days)), day)


def rated(
    light: Light,
    day: date,
    *,
    of: tuple[str, str] = ("programme", PROGRAMME),
    dimension: Dimension = Dimension.OVERALL,
    scale: Scale = Scale.THREE,
) -> Told:
    kind, subject = of
    fact = RatingDeclared(
        subject_kind=RatedKind(kind),
        subject=subject,
        dimension=dimension,
        rating=Rating(light=light, scale=scale),
        rationale=f"It looks {light}.",
    )
    return Told("rag", rag_ref(kind, subject, dimension), fact, day)


def history_of(entries: Sequence[Entry], *, count: int = 4, known_at: datetime | None = None) -> RagHistory:
    """The history as a door asks for it: a record at the end of every period."""
    record = record_from(entries, as_at=AS_AT, known_at=known_at)
    ends = period_ends(record, count)
    return rag_history(record, [record_from(entries, as_at=end, known_at=known_at) for end in ends])


def history(*told: Telling, count: int = 4) -> RagHistory:
    return history_of(entries_of(BRIDGE, every(7), *told), count=count)


def strip(*told: Telling, count: int = 4) -> HistoryRow:
    return history(*told, count=count).rows[0]


def shown(row: HistoryRow) -> list[str]:
    return [cell.in_words for cell in row.cells]


# Periods --------------------------------------------------------------------------------------------------------------


def test_periods_are_as_long_as_the_reporting_cycle_and_end_on_the_day_shown() -> None:
    record = record_of(every(28), as_at=AS_AT)
    ends = period_ends(record)
    assert (len(ends), ends[0], ends[-2:]) == (12, date(2017, 5, 1), (date(2018, 2, 5), AS_AT))


def test_without_a_cycle_periods_are_calendar_months() -> None:
    ends = period_ends(record_of(as_at=date(2018, 3, 31)), 4)
    assert ends == (date(2017, 12, 31), date(2018, 1, 31), date(2018, 2, 28), date(2018, 3, 31))
    assert period_ends(record_of(as_at=AS_AT), 2) == (date(2018, 2, 28), AS_AT)


def test_periods_begin_with_the_calendar() -> None:
    weekly = every(7, date.min)
    assert period_ends(record_of(as_at=date(1, 1, 6))) == (date(1, 1, 6),)
    assert period_ends(record_of(weekly, as_at=date(1, 1, 7))) == (date(1, 1, 7),)
    assert period_ends(record_of(weekly, as_at=date(1, 1, 8))) == (date.min, date(1, 1, 8))


# Cells ----------------------------------------------------------------------------------------------------------------


def test_a_cell_says_who_declared_its_light_when_and_why() -> None:
    row = strip(rated(Light.GREEN, THIRD), rated(Light.AMBER, FIRST))
    assert shown(row) == ["Green", "Green", "Amber", "Amber"]
    cell = row.cells[1]
    assert (cell.period_end, cell.declared_on, cell.held_since) == (SECOND, THIRD, THIRD)
    assert (cell.declared_by, cell.rationale) == ("Programme manager", "It looks green.")
    assert row.cells[2].trend_in_words == "worse than Green, declared on 12 February 2018"
    assert row.in_words == "Green for 2 periods, then Amber for 2 periods"


def test_a_cell_is_compared_with_the_one_before_it() -> None:
    row = strip(rated(Light.GREEN, SECOND), rated(Light.AMBER, FIRST))
    assert [cell.since_last_period for cell in row.cells] == [None, None, Trend.WORSE, Trend.SAME]


def test_a_light_nobody_looked_at_in_a_period_is_stale_at_its_end() -> None:
    confirmed = Told("rag", "programme:overall", RatingConfirmedUnchanged(), AS_AT)
    row = strip(rated(Light.GREEN, THIRD), confirmed)
    assert [cell.is_stale for cell in row.cells] == [False, False, True, False]
    assert (row.cells[2].stale_since, row.cells[3].confirmed_on) == (date(2018, 2, 20), AS_AT)


def test_a_cell_shows_what_the_plan_suggested_then() -> None:
    planned = MilestonePlanned(title="Bridge opens", baseline=PlannedDate.on(SECOND))
    row = strip(("milestone", "M1", planned, START), rated(Light.GREEN, THIRD))
    assert [cell.is_contradicted for cell in row.cells] == [False, False, True, True]
    assert row.cells[1].suggested_rule is Rule.ON_PLAN
    assert row.cells[2].suggested is not None
    assert row.cells[2].suggested.light is Light.RED
    assert row.cells[2].suggested_rule_in_words == "Overdue without a new forecast"
    assert row.cells[2].contradiction is not None


def test_what_is_over_says_how_it_ended() -> None:
    row = strip(rated(Light.GREEN, THIRD), ("programme", PROGRAMME, ProgrammeClosed(), FIRST))
    assert [cell.over_in_words for cell in row.cells] == [None, None, "closed", "closed"]


# Why a cell is empty --------------------------------------------------------------------------------------------------


def test_not_rated_and_not_registered_yet_are_told_apart() -> None:
    entries = entries_of(registered(ProgrammeRegistered(name=NAME), SECOND), every(7, SECOND), rated(Light.RED, AS_AT))
    (row,) = history_of(entries).rows
    assert shown(row) == ["Not registered yet", "Not rated", "Not rated", "Red"]
    standings = [cell.standing for cell in row.cells]
    assert standings[:2] == [CellStanding.NOT_REGISTERED_YET, CellStanding.NOT_RATED]
    assert [cell.rating is None for cell in row.cells] == [True, True, True, False]


def test_a_workstream_that_was_opened_later_was_not_in_the_record_yet() -> None:
    opened = ("workstream", "deck", WorkstreamOpened(name="Deck"), SECOND)
    told = (opened, rated(Light.RED, AS_AT, of=("workstream", "deck"), dimension=Dimension.SCHEDULE))
    row = next(row for row in history(*told).rows if row.ref == "workstream:deck:schedule")
    assert shown(row) == ["Not in the record yet", "Not rated", "Not rated", "Red"]
    assert row.cells[0].suggested is None
    assert row.cells[1].suggested_rule is Rule.NOTHING_TO_GO_BY


def test_a_light_declared_not_rated_is_no_light() -> None:
    row = strip(rated(Light.GREEN, SECOND), rated(Light.NOT_RATED, FIRST), rated(Light.EXEMPT, AS_AT))
    standings = [cell.standing for cell in row.cells]
    assert standings[1:] == [CellStanding.RATED, CellStanding.NOT_RATED, CellStanding.RATED]
    assert [cell.since_last_period for cell in row.cells] == [None, None, None, None]
    assert row.cells[2].rationale == "It looks not-rated."


# Rows and words -------------------------------------------------------------------------------------------------------


def test_the_rows_are_those_of_the_board_in_its_order() -> None:
    told = (
        rated(Light.RED, THIRD, dimension=Dimension.BUDGET),
        ("workstream", "deck", WorkstreamOpened(name="D"), START),
    )
    entries = entries_of(BRIDGE, every(7), *told)
    board = rag_board(record_from(entries, as_at=AS_AT))
    assert [row.ref for row in history_of(entries).rows] == [row.ref for row in board.rows]


def test_a_rating_that_only_an_earlier_record_shows_is_not_lost() -> None:
    then = record_of(BRIDGE, rated(Light.RED, THIRD, dimension=Dimension.BUDGET), as_at=THIRD)
    now = record_of(BRIDGE, as_at=AS_AT)
    rows = rag_history(now, [then, now]).rows
    assert [shown(row) for row in rows] == [["Not rated", "Not rated"], ["Red", "Not rated"]]


def test_the_answer_says_what_became_worse_and_what_better() -> None:
    told = (
        rated(Light.GREEN, THIRD),
        rated(Light.AMBER, FIRST),
        rated(Light.RED, THIRD, dimension=Dimension.BUDGET),
        rated(Light.AMBER, FIRST, dimension=Dimension.BUDGET),
        rated(Light.RED, SECOND, dimension=Dimension.SCOPE),
        rated(Light.RED, SECOND, dimension=Dimension.RISK),
        rated(Light.RED, AS_AT, dimension=Dimension.RISK, scale=Scale.FIVE),
    )
    assert history(*told).in_words == (
        "Over 4 periods of 7 days up to 5 March 2018, 1 light became worse, 1 light became better, "
        "1 light is as it was and 1 light cannot be compared."
    )


def test_the_answer_without_a_cycle_or_a_rating() -> None:
    shown = history_of(entries_of(BRIDGE), count=12)
    assert shown.in_words == "Over 12 calendar months up to 5 March 2018, nothing is rated."
    assert (shown.cycle_in_days, shown.period_ends[0]) == (None, date(2017, 4, 30))


def test_where_no_period_is_asked_for_nothing_is_shown() -> None:
    assert rag_history(record_of(as_at=AS_AT), []).rows == ()


def test_what_was_not_known_by_then_shows_in_no_cell() -> None:
    late = rated(Light.RED, THIRD)._replace(recorded_at=datetime(2018, 3, 4, tzinfo=UTC))
    known_at = datetime(2018, 3, 1, tzinfo=UTC)
    (row,) = history_of(entries_of(BRIDGE, every(7), late), known_at=known_at).rows
    assert {cell.standing for cell in row.cells} == {CellStanding.NOT_RATED}


def test_before_anything_was_registered_there_are_no_rows() -> None:
    now = record_of(BRIDGE, as_at=AS_AT)
    before = [nothing_at(Moment(day)) for day in (SECOND, FIRST)]
    assert [shown(row) for row in rag_history(now, before).rows] == []


# Whatever was declared ------------------------------------------------------------------------------------------------

LIGHTS = st.sampled_from([Light.RED, Light.AMBER, Light.GREEN, Light.EXEMPT, Light.NOT_RATED])
DIMENSIONS = st.sampled_from([Dimension.OVERALL, Dimension.SCHEDULE, Dimension.BUDGET])
DECLARED = st.lists(st.builds(rated, LIGHTS, st.dates(START, AS_AT), dimension=DIMENSIONS), max_size=8)


DUE = st.lists(st.tuples(st.dates(START, AS_AT + timedelta(days=60)), st.integers(-5, 30)), max_size=4)


@given(DECLARED, DUE, st.none() | st.integers(1, 40), st.integers(1, 5))
def test_every_cell_is_what_the_board_showed_that_day(
    told: list[Told], due: list[tuple[date, int]], cycle: int | None, count: int
) -> None:
    plan = [step for number, (day, slip) in enumerate(due) for step in slipping(f"M{number}", day, slip)]
    in_order = sorted(told, key=lambda one: one.day or START)
    entries = entries_of(BRIDGE, *([every(cycle)] if cycle else []), *plan, *in_order)
    found = history_of(entries, count=count)
    assert found.period_ends[-1] == AS_AT
    for number, end in enumerate(found.period_ends):
        record = record_from(entries, as_at=end)
        board = {} if record.is_empty else {row.ref: row for row in rag_board(record).rows}
        cells = {row.ref: row.cells[number] for row in found.rows}
        for ref, row in board.items():
            cell = cells[ref]
            assert (cell.in_words, cell.declared_on, cell.is_stale) == (
                row.rating.in_words,
                row.declared_on,
                row.is_stale,
            )
            assert (cell.suggested, cell.contradiction) == (row.suggested and row.suggested.rating, row.contradiction)
        assert all(cells[ref].declared_on is None for ref in cells.keys() - board.keys())


def slipping(ref: str, due: date, slip: int) -> list[Telling]:
    """A milestone that is expected so many days after its promise."""
    planned = MilestonePlanned(title=ref, baseline=PlannedDate.on(due))
    moved = MilestoneForecastChanged(forecast=PlannedDate.on(due + timedelta(days=slip)))
    return [("milestone", ref, planned, START), ("milestone", ref, moved, START)]


def test_what_was_there_before_its_programme_was_registered_is_not_there_yet_either() -> None:
    late = registered(ProgrammeRegistered(name=NAME), FIRST)
    told = entries_of(late, every(7, FIRST), ("workstream", "W1", WorkstreamOpened(name="People"), SECOND))
    people = next(row for row in history_of(told).rows if row.subject == "W1")
    assert shown(people)[-3:] == ["Not registered yet", "Not rated", "Not rated"]
