"""An entry says when a fact was true; a thing's identity is its address, and its days run in order."""

from datetime import date

import pytest

from domain.entry import (
    NAMESPACE,
    Address,
    may_be_known_since,
    may_take_effect,
    must_be_there_by,
    stream_id,
    takes_effect_on,
)
from domain.milestone_facts import MilestoneDropped
from domain.refusals import (
    ClockIsBehind,
    EffectiveBeforeItWasThere,
    EffectiveBeforeTheLatest,
    EffectiveInTheFuture,
    KnownInTheFuture,
)
from tests.domain.given import told

MONDAY, TUESDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)
BRIDGE = Address("riverside", "milestone", "M4")


# Who it is ----------------------------------------------------------------------------------------------------------


def test_the_reference_people_use_is_the_identity() -> None:
    assert BRIDGE.stream_id == Address("riverside", "milestone", "M4").stream_id


def test_stream_ids_never_change_because_every_stored_history_hangs_on_them() -> None:
    assert str(NAMESPACE) == "b8a1f3a2-6f0e-5d7c-9a54-3a1d2c9e7f10"
    assert str(stream_id("riverside", "milestone", "M4")) == "ff16fabf-22ba-5e08-938e-e8432f2ed848"


@pytest.mark.parametrize(
    "other",
    [
        Address("hillside", "milestone", "M4"),
        Address("riverside", "risk", "M4"),
        Address("riverside", "milestone", "M5"),
        Address("riverside", "milestone", "m4"),
    ],
)
def test_another_programme_kind_or_reference_is_another_thing(other: Address) -> None:
    assert other.stream_id != BRIDGE.stream_id


def test_an_address_reads_as_words_in_a_sentence() -> None:
    assert BRIDGE.in_words == "milestone “M4”"
    assert Address("riverside", "highlight-report", "january").in_words == "highlight report “january”"


def test_an_entry_knows_which_thing_it_is_about() -> None:
    dropped = told(MilestoneDropped(), kind="milestone", ref="M4")
    assert dropped.address == BRIDGE


# When it takes effect -----------------------------------------------------------------------------------------------


def test_an_order_takes_effect_today_unless_something_else_is_said() -> None:
    assert takes_effect_on(None, happened_on=None, today=TUESDAY, latest=MONDAY) == TUESDAY


@pytest.mark.parametrize("happened_on", [None, MONDAY, WEDNESDAY])
@pytest.mark.parametrize("asked", [MONDAY, WEDNESDAY])
def test_a_day_that_was_asked_for_is_used_whatever_the_fact_says(asked: date, happened_on: date | None) -> None:
    assert takes_effect_on(asked, happened_on=happened_on, today=TUESDAY, latest=TUESDAY) == asked


@pytest.mark.parametrize("latest", [None, MONDAY])
def test_what_happened_on_monday_takes_effect_on_monday_where_the_order_of_things_allows(latest: date | None) -> None:
    assert takes_effect_on(None, happened_on=MONDAY, today=WEDNESDAY, latest=latest) == MONDAY


def test_what_happened_before_the_latest_change_takes_effect_on_the_day_of_recording() -> None:
    assert takes_effect_on(None, happened_on=MONDAY, today=WEDNESDAY, latest=TUESDAY) == WEDNESDAY


def test_a_day_still_to_come_takes_effect_on_the_day_of_recording() -> None:
    assert takes_effect_on(None, happened_on=WEDNESDAY, today=TUESDAY, latest=None) == TUESDAY


def test_nothing_takes_effect_tomorrow_and_the_refusal_names_both_days() -> None:
    with pytest.raises(EffectiveInTheFuture, match="take effect on 4 March 2026, but today is 3 March 2026"):
        may_take_effect(WEDNESDAY, "milestone “M4”", today=TUESDAY, latest=MONDAY)


def test_nothing_takes_effect_before_the_latest_change_and_the_refusal_names_both_days() -> None:
    with pytest.raises(EffectiveBeforeTheLatest, match=r"on 2 March 2026, but the latest .* effect on 3 March 2026"):
        may_take_effect(MONDAY, "milestone “M4”", today=WEDNESDAY, latest=TUESDAY)


def test_what_states_no_day_cannot_follow_what_states_one() -> None:
    with pytest.raises(EffectiveBeforeTheLatest, match="on a day that is not stated, but the latest"):
        may_take_effect(None, "milestone “M4”", today=WEDNESDAY, latest=TUESDAY)


@pytest.mark.parametrize(
    ("asked", "latest"),
    [(TUESDAY, TUESDAY), (TUESDAY, MONDAY), (MONDAY, MONDAY), (MONDAY, None), (TUESDAY, None), (None, None)],
)
def test_today_the_day_of_the_latest_change_and_any_day_between_are_welcome(
    asked: date | None, latest: date | None
) -> None:
    may_take_effect(asked, "milestone “M4”", today=TUESDAY, latest=latest)


def test_nothing_takes_effect_before_what_it_belongs_to_was_there() -> None:
    with pytest.raises(EffectiveBeforeItWasThere, match=r"on 2 March 2026, but .* only since 3 March 2026"):
        must_be_there_by(MONDAY, "workstream “steelwork”", since=TUESDAY, today=WEDNESDAY)


@pytest.mark.parametrize(
    ("day", "since"), [(None, TUESDAY), (MONDAY, None), (None, None), (TUESDAY, TUESDAY), (WEDNESDAY, TUESDAY)]
)
def test_a_day_that_is_not_stated_on_either_side_is_not_held_against_it(day: date | None, since: date | None) -> None:
    must_be_there_by(day, "workstream “steelwork”", since=since, today=WEDNESDAY)


@pytest.mark.parametrize("asked", [MONDAY, TUESDAY, WEDNESDAY])
def test_where_the_clock_was_set_back_every_day_is_refused_for_that_reason(asked: date) -> None:
    with pytest.raises(ClockIsBehind, match=r"clock says 2 March 2026, but .* took effect on 3 March 2026"):
        may_take_effect(asked, "milestone “M4”", today=MONDAY, latest=TUESDAY)


def test_what_was_there_only_tomorrow_by_the_clock_is_put_down_to_the_clock() -> None:
    with pytest.raises(ClockIsBehind):
        must_be_there_by(MONDAY, "workstream “steelwork”", since=TUESDAY, today=MONDAY)


def test_nobody_has_known_anything_since_tomorrow() -> None:
    may_be_known_since(None, today=TUESDAY)
    may_be_known_since(TUESDAY, today=TUESDAY)
    with pytest.raises(KnownInTheFuture, match="known since 4 March 2026, but today is 3 March 2026"):
        may_be_known_since(WEDNESDAY, today=TUESDAY)
