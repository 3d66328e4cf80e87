"""The portfolio puts the programme that needs us most first, says in one line how all stand, and makes nothing up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.projections.attention import attention
from application.projections.last_report import last_report_moment
from application.projections.portfolio import Portfolio, portfolio
from application.projections.portfolio_rows import PortfolioRow, ProgrammeThen
from application.projections.rag_board import rag_board
from domain.entry import Entry
from domain.milestone_facts import MilestoneKind
from domain.programme import CadenceSet, ProgrammeClosed, ProgrammeRegistered
from domain.rag_status import Dimension, RatedKind, RatingDeclared, rag_ref
from domain.rating import Light, Rating, Scale
from domain.record import Moment, nothing_at
from domain.reporting_cycle import Cadence
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
from tests.application.projections.planning import PLANNED, met, moved, on, planned

START, LOOKED_AT, AS_AT = date(2018, 1, 2), date(2018, 3, 1), date(2018, 3, 5)
WEEKLY: Telling = ("programme", PROGRAMME, CadenceSet(cadence=Cadence(every_days=7)), START)
CLOSED: Telling = ("programme", PROGRAMME, ProgrammeClosed(), AS_AT)
OVERDUE = planned("deck", AS_AT - timedelta(days=3), title="Deck laid")


def rated(light: Light, day: date = LOOKED_AT, *, scale: Scale = Scale.THREE, dimension: str = "overall") -> Told:
    fact = RatingDeclared(
        subject_kind=RatedKind.PROGRAMME,
        subject=PROGRAMME,
        dimension=Dimension(dimension),
        rating=Rating(light=light, scale=scale),
    )
    return Told("rag", rag_ref("programme", PROGRAMME, dimension), fact, day)


def called(name: str, *told: Telling) -> ProgrammeThen:
    """A programme of that name, its record now and as it stood at its last report."""
    entries = entries_of(registered(ProgrammeRegistered(name=name), START), *told)
    return then_and_now(entries)


def then_and_now(entries: tuple[Entry, ...]) -> ProgrammeThen:
    now = record_from(entries, as_at=AS_AT)
    moment = last_report_moment(now)
    return ProgrammeThen(now, record_from(entries, as_at=moment.as_at) if moment else None)


def row(*told: Telling) -> PortfolioRow:
    (only,) = portfolio([called(NAME, *told)]).programmes
    return only


def names(*programmes: ProgrammeThen) -> list[str]:
    return [shown.programme_name for shown in portfolio(programmes).programmes]


# The headline ---------------------------------------------------------------------------------------------------------


def test_one_line_says_how_all_stand() -> None:
    shown = portfolio(
        [
            called("Bridge", rated(Light.RED)),
            called("Tunnel", rated(Light.AMBER), WEEKLY, rated(Light.GREEN, START, dimension="scope")),
            called("Ferry", rated(Light.GREEN), OVERDUE),
            called("Ford", rated(Light.GREEN, START), WEEKLY),
        ]
    )
    assert shown.in_words == (
        "4 programmes: 1 red, 1 amber, 2 green. 2 ratings are stale. 1 green is contradicted by its plan."
    )
    assert (shown.as_at, shown.known_at, shown.stale, shown.contradicted) == (AS_AT, None, 2, 1)


def test_lights_of_other_scales_are_named_in_words() -> None:
    shown = portfolio(
        [
            called("Bridge", rated(Light.AMBER)),
            called("Tunnel", rated(Light.AMBER_RED, scale=Scale.FOUR)),
            called("Ferry", rated(Light.EXEMPT)),
        ]
    )
    assert shown.in_words == "3 programmes: 1 amber/red, 1 amber, 1 exempt."


def test_a_programme_nobody_rated_counts_as_not_rated_never_as_green() -> None:
    shown = portfolio([called("Bridge")])
    assert shown.in_words == "1 programme: 1 not rated."
    (light,) = shown.programmes[0].lights
    assert (light.rating.in_words, light.is_declared, light.trend_in_words) == ("Not rated", False, "not rated")


def test_contradicted_lights_that_are_not_green_are_counted_apart() -> None:
    shown = portfolio([called("Bridge", rated(Light.AMBER), OVERDUE), called("Ferry", rated(Light.GREEN), OVERDUE)])
    assert shown.in_words.endswith("1 rating and 1 green are contradicted by their plan.")


def test_a_closed_programme_is_counted_among_no_lights() -> None:
    shown = portfolio([called("Bridge", rated(Light.RED), CLOSED), called("Ferry", CLOSED)])
    assert shown.in_words == "2 programmes: 2 closed."
    assert [len(shown.lights) for shown in shown.programmes] == [1, 0]


def test_a_programme_that_came_into_the_record_later_has_no_row() -> None:
    nothing = ProgrammeThen(nothing_at(Moment(AS_AT)), None)
    shown = portfolio([called("Bridge", rated(Light.RED)), nothing])
    assert shown.in_words == "1 programme: 1 red. 1 programme came into the record later."
    assert portfolio([nothing]).in_words == (
        "There is no programme at this moment. 1 programme came into the record later."
    )


def test_an_empty_portfolio_says_so() -> None:
    assert portfolio([]) == Portfolio(
        as_at=None,
        known_at=None,
        in_words="There is no programme yet.",
        lights=(),
        closed=0,
        stale=0,
        contradicted=0,
        not_registered_yet=0,
        programmes=(),
    )


# Neediest first -------------------------------------------------------------------------------------------------------


def test_the_neediest_programme_comes_first() -> None:
    in_order = [
        called("Red", rated(Light.RED)),
        called("Contradicted", rated(Light.GREEN), OVERDUE),
        called("Amber", rated(Light.AMBER, START), WEEKLY),
        called("Stale", rated(Light.GREEN, START), WEEKLY),
        called("Not rated"),
        called("Green", rated(Light.GREEN)),
        called("Exempt", rated(Light.EXEMPT)),
        called("Closed", rated(Light.RED), CLOSED),
    ]
    expected = [programme.now.programme.name for programme in in_order]
    assert names(*reversed(in_order)) == expected


def test_nothing_between_red_and_green_is_ranked() -> None:
    ambers = [(Light.AMBER_GREEN, Scale.FIVE), (Light.AMBER_RED, Scale.FOUR), (Light.AMBER, Scale.THREE)]
    given_order = [called(light.value, rated(light, scale=scale)) for light, scale in ambers]
    assert names(*given_order) == [light.value for light, _ in ambers]


def test_among_equals_more_reds_count_before_anything_else() -> None:
    more_needs = called("More needs", rated(Light.RED), OVERDUE)
    more_reds = called("More reds", rated(Light.RED), rated(Light.RED, dimension="scope"))
    assert names(more_needs, more_reds) == ["More reds", "More needs"]


# Rows -----------------------------------------------------------------------------------------------------------------


def test_the_overall_light_comes_first_with_its_trend_and_since_when() -> None:
    shown = row(rated(Light.AMBER, dimension="budget"), rated(Light.GREEN, START), rated(Light.GREEN), WEEKLY, OVERDUE)
    assert [light.dimension for light in shown.lights] == [Dimension.OVERALL, Dimension.BUDGET]
    light = shown.lights[0]
    assert (light.held_since, light.declared_on) == (START, LOOKED_AT)
    assert light.trend_in_words == "the same as Green, declared on 2 January 2018"
    assert (light.is_stale, light.is_contradicted) == (False, True)
    assert light.suggested is not None
    assert light.suggested.in_words == "Red"
    assert (shown.stale, shown.contradicted) == (0, 1)


def test_what_changed_since_the_last_report_is_told() -> None:
    shown = row(WEEKLY, planned("M1", date(2018, 7, 2), title="Bridge opens"), moved("M1", date(2018, 7, 14), AS_AT))
    assert shown.changes.since_in_words == "since 26 February 2018"
    assert shown.changes.sentences == ("“Bridge opens” moved from 2 July 2018 to 14 July 2018, 12 days later.",)
    assert shown.changes.counts is not None
    assert shown.changes.counts.forecasts_later == 1


def test_where_nothing_changed_that_is_said() -> None:
    assert row(WEEKLY).changes.sentences == ("Nothing has changed since 26 February 2018.",)


def test_without_a_report_and_a_cycle_there_is_nothing_to_compare_with() -> None:
    changes = row().changes
    assert (changes.since, changes.counts) == (None, None)
    assert changes.sentences == (
        "No report was begun and no reporting cycle is stated, so there is nothing to compare with.",
    )


def test_a_programme_younger_than_its_last_report_says_so() -> None:
    cadence: Telling = ("programme", PROGRAMME, CadenceSet(cadence=Cadence(every_days=366)), START)
    changes = row(cadence).changes
    assert (changes.since, changes.counts) == (date(2017, 3, 4), None)
    assert changes.sentences == ("The programme came into the record after 4 March 2017.",)


def test_the_two_milestones_that_come_next_show_their_slip() -> None:
    shown = row(
        planned("M1", date(2018, 9, 3)),
        planned("M2", AS_AT),
        planned("M3", date(2018, 7, 2), title="Bridge opens"),
        moved("M3", date(2018, 7, 14), LOOKED_AT),
        planned("M4", date(2018, 3, 1)),
        planned("M5", date(2018, 3, 6)),
        met("M5", on(LOOKED_AT), LOOKED_AT),
        planned("T1", AS_AT, kind=MilestoneKind.TASK),
    )
    assert [(one.ref, one.days_ahead) for one in shown.next_milestones] == [("M2", 0), ("M3", 131)]
    slips = [(one.slip_in_days, one.slip_in_words) for one in shown.next_milestones]
    assert slips == [(0, "as first promised"), (12, "12 days later than first promised")]


@pytest.mark.parametrize(
    ("forecast", "words"),
    [(date(2018, 7, 1), "1 day earlier than first promised"), (None, "its first promise is not stated")],
)
def test_a_slip_is_said_in_words(forecast: date | None, words: str) -> None:
    told = [planned("M1", date(2018, 7, 2) if forecast else None), moved("M1", forecast or AS_AT, LOOKED_AT)]
    assert row(*told).next_milestones[0].slip_in_words == words


def test_tasks_come_next_only_where_no_milestone_lies_ahead() -> None:
    shown = row(planned("T1", AS_AT, kind=MilestoneKind.TASK), planned("M1", PLANNED))
    assert [one.ref for one in shown.next_milestones] == ["T1"]


def test_a_row_counts_what_needs_attention() -> None:
    told = (rated(Light.GREEN), OVERDUE)
    needed = attention(record_of(registered(day=START), *told, as_at=AS_AT))
    shown = row(*told)
    assert (shown.needs, shown.needs_in_words) == (needed.counts, needed.in_words)
    assert shown.needs_attention == len(needed.items) == 2


# Whatever was declared ------------------------------------------------------------------------------------------------

DECLARED = st.lists(
    st.builds(
        rated,
        st.sampled_from([Light.RED, Light.AMBER, Light.GREEN, Light.EXEMPT]),
        st.sampled_from([START, LOOKED_AT]),
        dimension=st.sampled_from(list(Dimension)),
    )
)


@given(st.lists(DECLARED, max_size=4), st.booleans(), st.booleans())
def test_the_lights_and_counts_are_those_of_each_board(told: list[list[Told]], is_weekly: bool, is_late: bool) -> None:
    more = (*((WEEKLY,) if is_weekly else ()), *((OVERDUE,) if is_late else ()))
    programmes = [called(str(number), *more, *declared) for number, declared in enumerate(told)]
    shown = portfolio(programmes)
    boards = {board.programme_name: board for board in (rag_board(programme.now) for programme in programmes)}
    assert sum(light.count for light in shown.lights) == len(shown.programmes) == len(programmes)
    for one in shown.programmes:
        board = boards[one.programme_name]
        assert [light.rating for light in one.lights] == [held.rating for held in board.rows]
        assert (one.stale, one.contradicted) == (board.stale, board.contradicted)
