"""The record of a programme at a moment holds what was true then, out of what was known then, and nothing else."""

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from domain.aggregates import fold
from domain.entry import Entry
from domain.fact import Fact
from domain.milestone import Milestone
from domain.milestone_facts import MilestoneForecastChanged, MilestoneMet, MilestonePlanned
from domain.planned_date import PlannedDate
from domain.programme import Programme, ProgrammeRegistered
from domain.rag_status import Dimension
from domain.record import Moment, Record, advance, nothing_at, those_that_count
from domain.refusals import NotRegisteredYet, UnknownSubject
from domain.risk import Risk, RiskIdentified
from domain.scope import what_the_plan_suggests
from domain.state import State
from tests.domain.given import NOON, entries, told

JANUARY, FEBRUARY, MARCH = date(2026, 1, 15), date(2026, 2, 15), date(2026, 3, 3)
MAY, JULY = PlannedDate.on(date(2026, 5, 29)), PlannedDate.on(date(2026, 7, 14))
NOW = Moment(MARCH)
DAY = timedelta(days=1)


def written(*streams: list[Entry]) -> list[Entry]:
    """Streams as the journal numbers them, one after the other."""
    position = count(1)
    return [entry._replace(position=next(position)) for stream in streams for entry in stream]


def stream(state: type[State], ref: str, *happened: tuple[Fact, date | None]) -> list[Entry]:
    return entries(state, ref, *(told(fact, effective_on=day) for fact, day in happened))


HISTORY = written(
    stream(Programme, "riverside", (ProgrammeRegistered(name="Riverside Crossing"), JANUARY)),
    stream(
        Milestone,
        "M4",
        (MilestonePlanned(title="Bridge opens", baseline=MAY), JANUARY),
        (MilestoneForecastChanged(forecast=JULY), FEBRUARY),
        (MilestoneMet(), MARCH),
    ),
    stream(Risk, "R1", (RiskIdentified(event="The steel arrives late"), FEBRUARY)),
)


def record(moment: Moment = NOW, history: list[Entry] = HISTORY) -> Record:
    return advance(nothing_at(moment), history)


# What was true ------------------------------------------------------------------------------------------------------


def test_now_is_every_entry_folded() -> None:
    bridge = record().get(Milestone, "M4")
    assert bridge == fold(None, HISTORY[1:4])
    assert (bridge.is_met, bridge.version, bridge.position) == (True, 3, 4)


def test_a_day_in_the_past_shows_what_was_true_on_it() -> None:
    bridge = record(Moment(FEBRUARY)).get(Milestone, "M4")
    assert (bridge.forecast, bridge.is_met) == (JULY, False)


def test_the_day_before_a_change_does_not_show_it() -> None:
    assert record(Moment(FEBRUARY - timedelta(days=1))).get(Milestone, "M4").forecast == MAY


def test_a_thing_that_came_later_is_not_there_yet() -> None:
    earlier = record(Moment(JANUARY))
    assert list(earlier.all(Risk)) == []
    with pytest.raises(UnknownSubject, match="“riverside” has no risk “R1”"):
        earlier.get(Risk, "R1")


def test_before_the_programme_was_registered_the_record_is_empty() -> None:
    assert record(Moment(date(2025, 12, 31))).is_empty
    assert not record(Moment(JANUARY)).is_empty


def test_an_empty_record_says_that_it_is_empty_when_it_is_asked_for_something() -> None:
    empty = record(Moment(date(2025, 12, 31)))
    with pytest.raises(NotRegisteredYet, match="Nothing is recorded as at 31 December 2025"):
        empty.get(Milestone, "M4")
    with pytest.raises(NotRegisteredYet):
        what_the_plan_suggests(empty, "programme", "riverside", Dimension.OVERALL)


def test_what_an_undated_paper_says_has_always_counted() -> None:
    undated = written(stream(Risk, "R9", (RiskIdentified(event="The river floods"), None)))
    ancient = record(Moment(date(1900, 1, 1)), undated).get(Risk, "R9")
    assert (ancient.since, ancient.latest_on) == (None, None)


def test_things_are_listed_in_the_order_they_came_into_the_record() -> None:
    planned = (MilestonePlanned(title="A step"), JANUARY)
    later = written(*(stream(Milestone, ref, planned) for ref in ("M9", "M1", "M5")))
    assert list(record(history=later).all(Milestone)) == ["M9", "M1", "M5"]


def test_a_thing_says_since_when_it_is_there_and_when_it_last_changed() -> None:
    bridge = record().get(Milestone, "M4")
    assert (bridge.since, bridge.latest_on) == (JANUARY, MARCH)


def test_the_record_knows_its_programme_and_how_far_it_was_read() -> None:
    assert record().programme.name == "Riverside Crossing"
    assert record(Moment(JANUARY)).position == 5


# What was known -----------------------------------------------------------------------------------------------------


def recorded(fact: Fact, at: datetime, known_on: date | None = None) -> Entry:
    return told(fact, effective_on=JANUARY, recorded_at=at, known_on=known_on)


PLANNED = MilestonePlanned(title="Bridge opens", baseline=MAY)
LATE = MilestoneForecastChanged(forecast=JULY)
A_SECOND_EARLIER = NOON - timedelta(seconds=1)


@pytest.mark.parametrize(("known_at", "is_known"), [(A_SECOND_EARLIER, False), (NOON, True), (None, True)])
def test_what_was_recorded_at_noon_is_known_from_noon_on(known_at: datetime | None, is_known: bool) -> None:
    history = written(entries(Milestone, "M4", recorded(PLANNED, NOON)))
    assert ("M4" in record(Moment(MARCH, known_at), history).all(Milestone)) is is_known


@pytest.mark.parametrize(
    ("known_at", "is_known"),
    [(datetime(2026, 1, 14, 23, 59, tzinfo=UTC), False), (datetime(2026, 1, 15, tzinfo=UTC), True)],
)
def test_what_a_paper_published_is_claimed_to_be_known_from_that_day_on(known_at: datetime, is_known: bool) -> None:
    history = written(entries(Milestone, "M4", recorded(PLANNED, NOON, known_on=JANUARY)))
    assert ("M4" in record(Moment(MARCH, known_at), history).all(Milestone)) is is_known


def test_what_was_recorded_later_does_not_show_through() -> None:
    history = written(entries(Milestone, "M4", recorded(PLANNED, A_SECOND_EARLIER), recorded(LATE, NOON)))
    assert record(Moment(MARCH, A_SECOND_EARLIER), history).get(Milestone, "M4").forecast == MAY
    assert record(Moment(MARCH, NOON), history).get(Milestone, "M4").forecast == JULY


def test_a_thing_whose_first_entry_is_not_known_yet_does_not_appear_whatever_is_claimed_of_it() -> None:
    history = written(entries(Milestone, "M4", recorded(PLANNED, NOON), recorded(LATE, NOON, known_on=JANUARY)))
    assert list(record(Moment(MARCH, A_SECOND_EARLIER), history).all(Milestone)) == []
    assert record(Moment(MARCH, NOON), history).get(Milestone, "M4").forecast == JULY


def test_nothing_is_known_of_a_thing_before_what_came_before_it_whatever_is_claimed() -> None:
    history = written(
        entries(
            Milestone,
            "M4",
            recorded(PLANNED, NOON, known_on=JANUARY),
            recorded(LATE, NOON),
            recorded(MilestoneMet(), NOON, known_on=JANUARY),
        )
    )
    early, late = Moment(MARCH, A_SECOND_EARLIER), Moment(MARCH, NOON)
    bridge = record(early, history).get(Milestone, "M4")
    assert (bridge.forecast, bridge.is_met, bridge.version) == (MAY, False, 1)
    assert record(late, history).get(Milestone, "M4").version == 3
    assert [list(those_that_count(history, moment)) for moment in (early, late)] == [history[:1], history]


@pytest.mark.parametrize(("said", "instead"), [(FEBRUARY, MARCH), (MARCH, FEBRUARY)], ids=["later", "earlier"])
def test_a_correction_and_what_it_corrects_come_together_on_whichever_side_of_the_day_either_is(
    said: date, instead: date
) -> None:
    """The day shown lies between the two days."""
    bridge = entries(Milestone, "M4", recorded(PLANNED, NOON), recorded(LATE, NOON), recorded(LATE, NOON))
    planned, wrong, right = written(bridge)
    history = [planned, wrong._replace(effective_on=said), right._replace(effective_on=instead, corrects=2)]
    between = FEBRUARY + (MARCH - FEBRUARY) / 2
    assert [entry.position for entry in those_that_count(history, Moment(between))] == [1, 2, 3]
    uncorrected = [entry.position for entry in those_that_count(history[:2], Moment(between))]
    assert uncorrected == ([1, 2] if said < between else [1])


def test_an_instant_is_the_same_moment_in_every_zone_once_its_local_day_is_told() -> None:
    """Half past midnight in summer is the day before in UTC, on which the paper was not out yet."""
    local = datetime.fromisoformat("2026-07-02T00:30:00+01:00")
    published = told(PLANNED, kind="milestone", ref="M4", version=1, known_on=local.date(), recorded_at=local + DAY)
    here, elsewhere = Moment(local.date(), local), Moment(local.date(), local.astimezone(UTC), local.date())
    assert here == elsewhere
    assert here.may_count(published)
    assert elsewhere.may_count(published)
    assert Moment(local.date(), local.astimezone(UTC)) != here


def test_the_hour_that_comes_twice_at_the_end_of_summer_time_is_two_moments() -> None:
    first, second = (datetime(2018, 10, 28, 1, 30, tzinfo=ZoneInfo("Europe/London"), fold=fold) for fold in (0, 1))
    assert first == second  # to Python, within one zone
    assert Moment(MARCH, first) != Moment(MARCH, second)
    assert len({Moment(MARCH, first), Moment(MARCH, second), Moment(MARCH, second.astimezone(UTC))}) == 2


@pytest.mark.parametrize(
    ("instant", "sentence"),
    [
        (datetime(2026, 3, 3, 12), "2026-03-03 12:00:00 names no instant: say in which time zone it is meant."),  # noqa: DTZ001
        (datetime.max.replace(tzinfo=timezone(-DAY / 24)), "lies outside the calendar"),
    ],
    ids=["no zone", "beyond the calendar"],
)
def test_what_names_no_instant_is_no_moment(instant: datetime, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        Moment(MARCH, instant)


@pytest.mark.parametrize(
    ("as_at", "known_at", "counts"),
    [
        (JANUARY, NOON, True),
        (JANUARY - timedelta(days=1), NOON, False),
        (JANUARY, A_SECOND_EARLIER, False),
        (JANUARY, None, True),
    ],
)
def test_an_entry_counts_when_it_was_both_true_and_known(as_at: date, known_at: datetime | None, counts: bool) -> None:
    assert Moment(as_at, known_at).may_count(recorded(PLANNED, NOON)) is counts


# One entry at a time ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("moment", [NOW, Moment(FEBRUARY), Moment(JANUARY), Moment(MARCH, A_SECOND_EARLIER)])
@pytest.mark.parametrize("cut", range(len(HISTORY) + 1))
def test_a_record_advanced_later_is_the_record_folded_at_once(cut: int, moment: Moment) -> None:
    halfway = advance(nothing_at(moment), HISTORY[:cut])
    assert advance(halfway, HISTORY[cut:]) == record(moment)


def test_advancing_leaves_the_earlier_record_as_it_was() -> None:
    before = record(history=HISTORY[:2])
    advance(before, HISTORY[2:])
    assert before == record(history=HISTORY[:2])
