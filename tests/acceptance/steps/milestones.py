"""Milestones: planned, expected, waited for, met or dropped."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of

# Planning -----------------------------------------------------------------------------------------------------------


@given(phrase('"{title:Title}" was promised for {day:Time}'))
def planned(tracker: Door, title: str, day: object) -> None:
    tracker.order("plan-milestone", f"milestone/{ref_of(title)}", title=title, baseline=day)


@given(phrase('"{title:Title}" was promised on {on:Day} for {day:Time}'))
def planned_on(tracker: Door, title: str, on: date, day: object) -> None:
    tracker.order("plan-milestone", f"milestone/{ref_of(title)}", title=title, baseline=day, effective_on=on)


@given(phrase('"{title:Title}" in "{workstream:Ref}" was promised for {day:Time}'))
def planned_in(tracker: Door, title: str, workstream: str, day: object) -> None:
    tracker.order("plan-milestone", f"milestone/{ref_of(title)}", title=title, baseline=day, workstream=workstream)


# Forecasting --------------------------------------------------------------------------------------------------------

LATE = {"reason": "supplier", "note": "the supplier is late"}


@given(phrase('the forecast of "{milestone:Ref}" changed to {day:Day}'))
def forecast_changed(tracker: Door, milestone: str, day: date) -> None:
    tracker.order("change-forecast", f"milestone/{milestone}", forecast=day, **LATE)


@given(phrase('the forecast of "{milestone:Ref}" changed, as from {on:Day}, to {day:Day}'))
def forecast_changed_on(tracker: Door, milestone: str, on: date, day: date) -> None:
    tracker.order("change-forecast", f"milestone/{milestone}", forecast=day, effective_on=on, **LATE)


@when(phrase('I change the forecast of "{milestone:Ref}" to {day:Day} because "{note:Title}" ({reason:Word})'))
def change_forecast(tracker: Door, told: Told, milestone: str, day: date, note: str, reason: str) -> None:
    with told:
        told.answer(tracker.order("change-forecast", f"milestone/{milestone}", forecast=day, note=note, reason=reason))


@when(phrase('I change the forecast of "{milestone:Ref}" to {day:Day} without saying why'))
def change_forecast_quietly(tracker: Door, told: Told, milestone: str, day: date) -> None:
    with told:
        told.answer(tracker.order("change-forecast", f"milestone/{milestone}", forecast=day))


@when(phrase('I confirm the forecast of "{milestone:Ref}"'))
def confirm_forecast(tracker: Door, told: Told, milestone: str) -> None:
    with told:
        told.answer(tracker.order("confirm-forecast", f"milestone/{milestone}"))


@when(phrase('I confirm the forecast of "{milestone:Ref}" as from {day:Day}'))
def confirm_forecast_as_from(tracker: Door, told: Told, milestone: str, day: date) -> None:
    with told:
        told.answer(tracker.order("confirm-forecast", f"milestone/{milestone}", effective_on=day))


@then(phrase('"{milestone:Ref}" is expected on {day:Day}'))
def is_expected(tracker: Door, milestone: str, day: date) -> None:
    assert tracker.thing(f"milestone/{milestone}")["forecast"]["to"] == day.isoformat()


@then(phrase('"{milestone:Ref}" was last confirmed on {day:Day}'))
def was_confirmed(tracker: Door, milestone: str, day: date) -> None:
    assert tracker.thing(f"milestone/{milestone}")["last_confirmed_on"] == day.isoformat()


@then(phrase('"{milestone:Ref}" has been forecast {times:Counted}'))
def has_been_forecast(tracker: Door, milestone: str, times: int) -> None:
    told = tracker.look("audit-trail", subject=f"milestone/{milestone}", fact="MilestoneForecastChanged")
    assert len([entry for entry in told["entries"] if entry["actor"] == "Programme manager"]) == times


# Meeting, dropping --------------------------------------------------------------------------------------------------


@given(phrase('"{milestone:Ref}" was met on {day:Day}'))
def was_met(tracker: Door, milestone: str, day: date) -> None:
    tracker.order("meet-milestone", f"milestone/{milestone}", met_on=day)


@given(phrase('"{milestone:Ref}" was dropped because "{note:Title}"'))
def was_dropped(tracker: Door, milestone: str, note: str) -> None:
    tracker.order("drop-milestone", f"milestone/{milestone}", note=note)


@when(phrase('I record that "{milestone:Ref}" was met on {day:Day}'))
def meet(tracker: Door, told: Told, milestone: str, day: date) -> None:
    with told:
        told.answer(tracker.order("meet-milestone", f"milestone/{milestone}", met_on=day))


@when(phrase('I record that "{milestone:Ref}" was met'))
def meet_some_day(tracker: Door, told: Told, milestone: str) -> None:
    with told:
        told.answer(tracker.order("meet-milestone", f"milestone/{milestone}"))


@when(phrase('I drop "{milestone:Ref}" because "{note:Title}"'))
def drop(tracker: Door, told: Told, milestone: str, note: str) -> None:
    with told:
        told.answer(tracker.order("drop-milestone", f"milestone/{milestone}", note=note))


@then(phrase('I am told that "{milestone:Title}" was dropped'))
def told_it_was_dropped(told: Told, milestone: str) -> None:
    assert f"“{milestone}” was dropped" in told.sentence


@then(phrase('"{milestone:Ref}" shows as "{words:Title}"'))
def shows_as(tracker: Door, milestone: str, words: str) -> None:
    assert tracker.thing(f"milestone/{milestone}")["status_in_words"] == words


@then(phrase('as at {day:Day} "{milestone:Ref}" shows as "{words:Title}"'))
def showed_as(tracker: Door, day: date, milestone: str, words: str) -> None:
    tracker.look_at(as_at=day)
    assert tracker.thing(f"milestone/{milestone}")["status_in_words"] == words


@then(phrase('"{milestone:Ref}" is {days:Counted} overdue'))
def is_overdue(tracker: Door, milestone: str, days: int) -> None:
    row = tracker.thing(f"milestone/{milestone}")
    assert (row["is_overdue"], row["days_overdue"]) == (days > 0, days or None)


# Waiting ------------------------------------------------------------------------------------------------------------


@given(phrase('"{milestone:Ref}" waits for "{other:Ref}"'))
def waits_for(tracker: Door, milestone: str, other: str) -> None:
    tracker.order("add-dependency", f"milestone/{milestone}", depends_on=other)


@when(phrase('I record that "{milestone:Ref}" waits for "{other:Ref}"'))
def let_it_wait(tracker: Door, told: Told, milestone: str, other: str) -> None:
    with told:
        told.answer(tracker.order("add-dependency", f"milestone/{milestone}", depends_on=other))


@then(phrase('"{milestone:Ref}" waits for "{other:Ref}", which is late'))
def waits_for_a_late_one(tracker: Door, milestone: str, other: str) -> None:
    assert tracker.thing(f"milestone/{milestone}")["late_predecessors"] == [other]


@then(phrase('no late milestone holds up "{milestone:Ref}"'))
def waits_for_no_late_one(tracker: Door, milestone: str) -> None:
    assert tracker.thing(f"milestone/{milestone}")["late_predecessors"] == []
