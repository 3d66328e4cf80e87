"""The plan on a page puts marks where their days are, keeps words apart, and says in words what it shows."""

import re
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from api.pages.drawing.timeline import Linked, Timeline
from api.pages.drawing.timescale import LEFT, RIGHT, timescale
from domain.planned_date import Precision
from tests.api.pages.drawing.plans import TODAY, drawn_plan, milestone, on, phase, window

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
NEAR_DAYS = st.dates(date(2017, 1, 1), date(2019, 12, 31))
TITLES = st.text(alphabet="iWm é—,", min_size=1, max_size=60)
MILESTONES = st.builds(
    milestone,
    TITLES,
    st.one_of(st.none(), NEAR_DAYS),
    st.one_of(st.none(), NEAR_DAYS),
    state=st.sampled_from(["open", "met", "dropped"]),
    workstream=st.sampled_from([None, "Steel", "Deck"]),
    again=st.one_of(st.none(), NEAR_DAYS),
    ref=st.uuids().map(str),
)


def linked(timeline: Timeline) -> dict[str, Linked]:
    return {one.ref: one for lane in timeline.lanes for one in lane.linked}


def place_of(timeline: Timeline, ref: str, css: str) -> float:
    """Where a mark of one class begins, from left."""
    path = next(shape.path for shape in linked(timeline)[ref].shapes if shape.css == css)
    return float(re.findall(r"[-\d.]+", path)[0])


def shapes_of(timeline: Timeline, ref: str) -> list[str]:
    return [shape.css for shape in linked(timeline)[ref].shapes]


@given(st.lists(DAYS, min_size=2, max_size=12, unique=True))
def test_marks_stand_in_the_order_of_their_days(days: list[date]) -> None:
    plan = drawn_plan(*(milestone(str(day), day) for day in days))
    places = [place_of(plan, str(day), "promise") for day in sorted(days)]
    assert places == sorted(places)


@given(st.dates(date(2018, 1, 1), date(2018, 12, 30)))
def test_the_line_of_today_lies_between_yesterdays_mark_and_tomorrows(today: date) -> None:
    before, after = today - timedelta(days=1), today + timedelta(days=1)
    ends = (milestone("Work starts", date(2017, 1, 1)), milestone("Bridge opens", date(2019, 12, 31)))
    plan = drawn_plan(*ends, milestone("before", before), milestone("after", after), today=today)
    assert plan.today is not None
    assert place_of(plan, "before", "promise") < float(plan.today.x) < place_of(plan, "after", "promise")


@settings(max_examples=60)
@given(st.lists(MILESTONES, min_size=1, max_size=25, unique_by=lambda row: row.ref))
def test_no_two_milestones_overlap_and_none_leaves_the_drawing(rows: list[object]) -> None:
    plan = drawn_plan(*rows)  # type: ignore[arg-type]  # what st.builds makes of a function has no type
    for lane in plan.lanes:
        by_row: dict[str, list[tuple[float, float]]] = {}
        for one in lane.linked:
            start = float(one.x)
            by_row.setdefault(one.y, []).append((start, start + float(one.width)))
        for extents in by_row.values():
            held = sorted(extents)
            assert all(one[1] <= other[0] for one, other in pairwise(held))
            assert held[0][0] >= LEFT - 11
            assert held[-1][1] <= RIGHT + 11


@given(DAYS, st.integers(0, 20000))
def test_every_line_of_days_holds_both_ends_and_writes_something(first: date, length: int) -> None:
    last = min(first + timedelta(days=length), date(2199, 12, 31))
    scale = timescale(first, last)
    assert scale.holds(first)
    assert scale.holds(last)
    assert LEFT <= scale.at(first) <= scale.at(last) <= RIGHT


@given(st.lists(DAYS, min_size=1, max_size=4))
def test_what_is_written_above_the_line_does_not_run_together(days: list[date]) -> None:
    plan = drawn_plan(*(milestone(str(place), day) for place, day in enumerate(days)))
    years = [float(tick.x) for tick in plan.ticks if tick.year]
    units = [float(tick.x) for tick in plan.ticks if tick.label]
    assert years
    assert all(other - one >= 38 for one, other in pairwise(years))
    assert all(other - one >= 26 for one, other in pairwise(units))


def test_a_late_milestone_shows_both_dates_the_line_between_them_and_by_how_much() -> None:
    plan = drawn_plan(milestone("Bridge opens", date(2018, 3, 1), date(2018, 3, 13)))
    assert shapes_of(plan, "Bridge opens") == ["slip", "promise", "forecast"]
    assert linked(plan)["Bridge opens"].note == "12 days later"


def test_what_was_agreed_anew_has_a_ring() -> None:
    plan = drawn_plan(milestone("Bridge opens", date(2018, 3, 1), date(2018, 5, 1), again=date(2018, 4, 1)))
    assert "baseline" in shapes_of(plan, "Bridge opens")


def test_what_comes_earlier_than_promised_is_not_drawn_as_late() -> None:
    plan = drawn_plan(milestone("Bridge opens", date(2018, 3, 13), date(2018, 3, 1)))
    assert shapes_of(plan, "Bridge opens") == ["gain", "promise", "forecast"]
    assert linked(plan)["Bridge opens"].note == ""


def test_met_is_a_tick_and_dropped_a_cross() -> None:
    met = milestone("Steel arrives", date(2018, 1, 5), state="met")
    plan = drawn_plan(met, milestone("Toll booth", date(2018, 4, 5), state="dropped"))
    assert shapes_of(plan, "Steel arrives") == ["promise", "met", "tick"]
    assert shapes_of(plan, "Toll booth") == ["promise", "dropped"]
    assert linked(plan)["Toll booth"].note == "dropped"


def test_what_was_met_on_no_stated_day_lies_where_it_was_expected() -> None:
    row = milestone("Steel arrives", date(2018, 1, 5), state="met").model_copy(update={"met_on": None})
    assert shapes_of(drawn_plan(row), "Steel arrives") == ["promise", "met", "tick"]


def test_a_date_less_exact_than_a_day_is_led_to_by_a_dotted_line() -> None:
    march = window(date(2018, 3, 1), date(2018, 3, 31), Precision.MONTH)
    plan = drawn_plan(milestone("Bridge opens", None, forecast=march))
    assert shapes_of(plan, "Bridge opens") == ["window", "forecast"]


def test_a_milestone_without_a_day_is_listed_and_not_drawn() -> None:
    plan = drawn_plan(milestone("Bridge opens", date(2018, 3, 1)), milestone("Tolls end", None))
    assert [(one.what, one.words) for one in plan.undated] == [("Tolls end", "no date is stated")]
    assert "Tolls end" not in linked(plan)


def test_the_ends_of_a_phase_are_fuzzy_where_only_its_months_are_stated() -> None:
    months = window(date(2018, 1, 1), date(2018, 12, 31), Precision.MONTH)
    plan = drawn_plan(phases=(phase("Building", months), phase("Testing", window(date(2018, 3, 5), date(2018, 3, 5)))))
    assert shapes_of(plan, "Building") == ["fuzzy", "fuzzy", "phase"]


def test_a_phase_of_stated_days_has_firm_ends_and_says_that_it_runs() -> None:
    days = on(date(2018, 2, 1)).model_copy(update={"ends": date(2018, 6, 1)})
    plan = drawn_plan(phases=(phase("Building", days, is_active=True, is_started=True),))
    assert shapes_of(plan, "Building") == ["running"]
    assert linked(plan)["Building"].note == "running"


def test_a_phase_that_was_only_planned_for_the_day_is_not_drawn_as_running() -> None:
    days = on(date(2018, 2, 1)).model_copy(update={"ends": date(2018, 6, 1)})
    plan = drawn_plan(phases=(phase("Building", days, is_active=True),))
    assert shapes_of(plan, "Building") == ["phase"]
    building = linked(plan)["Building"]
    assert building.note == "start not recorded"
    assert building.words.endswith(", planned to be running, start not recorded")


def test_a_phase_without_an_end_says_so() -> None:
    plan = drawn_plan(
        milestone("Bridge opens", date(2019, 3, 1)),
        phases=(phase("Running the bridge", window(date(2018, 4, 1), None, Precision.MONTH)),),
    )
    assert linked(plan)["Running the bridge"].note == "no end stated"
    assert shapes_of(plan, "Running the bridge") == ["fuzzy", "fuzzy", "phase"]


def test_today_far_from_the_plan_is_told_and_not_drawn() -> None:
    plan = drawn_plan(milestone("Bridge opens", date(2012, 3, 1)), milestone("Tolls end", date(2012, 9, 1)))
    assert plan.today is None
    assert plan.off_the_plan == "Today, 20 February 2018, lies after the last day of this plan and is not drawn."


def test_today_soon_after_the_last_day_is_drawn() -> None:
    plan = drawn_plan(milestone("Work starts", date(2017, 1, 1)), milestone("Bridge opens", TODAY - timedelta(days=9)))
    assert plan.today is not None


def test_words_say_the_span_how_it_stands_and_what_comes_next() -> None:
    plan = drawn_plan(
        milestone("Steel arrives", date(2018, 1, 5), state="met"),
        milestone("Deck laid", date(2018, 2, 1)),
        milestone("Bridge opens", date(2018, 3, 1), date(2018, 3, 13)),
        milestone("Tolls end", None),
        phases=(phase("Building", on(date(2018, 1, 1))),),
    )
    assert plan.in_words == (
        "From 1 January 2018 to 13 March 2018: 1 phase and 4 milestones. 1 met, 1 expected later than first promised "
        "and 1 overdue. Next comes “Bridge opens” on 13 March 2018. 1 has no date and is listed below."
    )


def test_a_plan_without_any_day_has_words_and_no_lanes() -> None:
    plan = drawn_plan(milestone("Tolls end", None))
    assert plan.lanes == ()
    assert plan.in_words == "No phases and 1 milestone, none of them with a date that can be drawn."


def test_the_rows_of_the_table_say_everything_in_words() -> None:
    (row,) = drawn_plan(milestone("Bridge opens", date(2018, 3, 1), date(2018, 3, 13), workstream="Deck")).rows
    assert row._asdict() == {
        "href": "/milestones/Bridge opens",
        "what": "Bridge opens",
        "workstream": "Deck",
        "first_promise": "1 March 2018",
        "baseline": "1 March 2018",
        "forecast": "13 March 2018",
        "met": "not met",
        "slip": "12 days later than first promised",
    }


def test_the_title_of_a_mark_says_the_whole_title_that_the_drawing_shortens() -> None:
    title = "Consultation with everybody who crosses the river on their way to work, school, church or market"
    one = linked(drawn_plan(milestone(title, date(2018, 3, 1))))[title]
    assert one.words.startswith(f"{title}: first promised for 1 March 2018; expected 1 March 2018")
    assert one.label.endswith("…")
    assert title.startswith(one.label[:-1])
