"""What was promised of milestones: every baseline, and how far things slipped against it."""

from datetime import date

from pytest_bdd import given, then, when

from tests.acceptance.doors.door import Door
from tests.acceptance.told import Told
from tests.acceptance.words import phrase, ref_of


@given(phrase('the baseline of "{milestone:Ref}" changed to {day:Day}'))
def baseline_changed(tracker: Door, milestone: str, day: date) -> None:
    tracker.order("rebaseline", f"milestone/{milestone}", baseline=day, reason="scope", note="there is more to do")


@when(phrase('I agree a new baseline of {day:Day} for "{milestone:Ref}" because "{note:Title}" ({reason:Word})'))
def rebaseline(tracker: Door, told: Told, day: date, milestone: str, note: str, reason: str) -> None:
    with told:
        told.answer(tracker.order("rebaseline", f"milestone/{milestone}", baseline=day, note=note, reason=reason))


@when(phrase('I agree a new baseline of "{words:Title}" for "{milestone:Ref}" because "{note:Title}" ({reason:Word})'))
def rebaseline_in_words(tracker: Door, told: Told, words: str, milestone: str, note: str, reason: str) -> None:
    with told:
        told.answer(tracker.order("rebaseline", f"milestone/{milestone}", baseline=words, note=note, reason=reason))


@when(phrase('I agree a new baseline of {day:Day} for "{milestone:Ref}" without saying why'))
def rebaseline_quietly(tracker: Door, told: Told, day: date, milestone: str) -> None:
    with told:
        told.answer(tracker.order("rebaseline", f"milestone/{milestone}", baseline=day))


@when(phrase('I plan "{title:Title}" for {one:Day} in "{partner:Ref}" and {two:Day} in "{other:Ref}"'))
def plan_with_partners(tracker: Door, told: Told, title: str, one: date, partner: str, two: date, other: str) -> None:
    promised = [{"partner": partner, "date": f"{one}"}, {"partner": other, "date": f"{two}"}]
    with told:
        told.answer(tracker.order("plan-milestone", f"milestone/{ref_of(title)}", title=title, partner_dates=promised))


@then(phrase('"{milestone:Ref}" is promised for {day:Day}'))
def is_promised(tracker: Door, milestone: str, day: date) -> None:
    assert tracker.thing(f"milestone/{milestone}")["baseline"]["to"] == day.isoformat()


@then(phrase('"{milestone:Ref}" was first promised for {day:Day}'))
def was_first_promised(tracker: Door, milestone: str, day: date) -> None:
    assert tracker.thing(f"milestone/{milestone}")["first_promise"]["to"] == day.isoformat()


@then(phrase('"{milestone:Ref}" has been promised {times:Counted}'))
def has_been_promised(tracker: Door, milestone: str, times: int) -> None:
    assert len(tracker.thing(f"milestone/{milestone}")["baselines"]) == times


@then(phrase('the latest promise for "{milestone:Ref}" was made because "{note:Title}"'))
def promised_because(tracker: Door, milestone: str, note: str) -> None:
    assert tracker.thing(f"milestone/{milestone}")["baselines"][-1]["note"] == note


@then(phrase('"{partner:Ref}" promised "{milestone:Ref}" for {day:Day}'))
def partner_promised(tracker: Door, partner: str, milestone: str, day: date) -> None:
    promised = tracker.thing(f"milestone/{milestone}")["partner_dates"]
    assert {held["partner"]: held["date"]["to"] for held in promised}[partner] == day.isoformat()


@then(phrase('the promise for "{milestone:Ref}" was written "{words:Title}", and its year is inferred'))
def was_written(tracker: Door, milestone: str, words: str) -> None:
    promised = tracker.thing(f"milestone/{milestone}")["baseline"]
    assert (promised["as_written"], promised["inferred"]) == (words, ["year"])


@then(phrase('"{milestone:Ref}" slips by {days:Number} days'))
def slips(tracker: Door, milestone: str, days: int) -> None:
    assert tracker.thing(f"milestone/{milestone}")["against_baseline"]["slip_in_days"] == days


@then(phrase('"{milestone:Ref}" slips by {days:Number} days against its first promise'))
def slips_since_the_first(tracker: Door, milestone: str, days: int) -> None:
    assert tracker.thing(f"milestone/{milestone}")["against_first_promise"]["slip_in_days"] == days


@then(phrase('"{milestone:Ref}" was met {how:Word}'))
def was_met_late(tracker: Door, milestone: str, how: str) -> None:
    assert how in {"late", "punctually"}
    assert tracker.thing(f"milestone/{milestone}")["against_baseline"]["was_met_late"] is (how == "late")


@then(phrase('"{milestone:Ref}" was met late against its first promise'))
def was_met_late_at_first(tracker: Door, milestone: str) -> None:
    against = tracker.thing(f"milestone/{milestone}")
    assert against["against_first_promise"]["was_met_late"] is True
    assert against["against_baseline"]["was_met_late"] is False


@then(phrase('whether "{milestone:Ref}" was met late is not stated'))
def not_stated_whether_late(tracker: Door, milestone: str) -> None:
    assert tracker.thing(f"milestone/{milestone}")["against_baseline"]["was_met_late"] is None
